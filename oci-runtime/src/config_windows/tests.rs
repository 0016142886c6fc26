use oci_conformance::{Context, Document, Limits, Report, judge_node};

use super::*;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "layerFolders": ["C:\\Layers\\layer1", "C:\\Layers\\layer-base", "C:\\scratch"],
    "devices": [
        {"id": "24E552D7-6523-47F7-A647-D3465BF1F5CA", "idType": "class", "com.example": 1},
        {"id": "PCIROOT(0)", "idType": "vpci-location-path"}
    ],
    "resources": {
        "memory": {"limit": 18446744073709551615, "com.example": 1},
        "cpu": {
            "count": 2,
            "shares": 10000,
            "maximum": 0,
            "affinity": [
                {"mask": 18446744073709551615, "group": 0, "com.example": 1},
                {"mask": 1, "group": 4294967295}
            ],
            "com.example": 1
        },
        "storage": {"iops": 50, "bps": 0, "sandboxSize": 1, "com.example": 1},
        "com.example": 1
    },
    "network": {
        "endpointList": ["7a010682-17e0-4455-a838-02e5d9655fe6"],
        "allowUnqualifiedDNSQuery": true,
        "DNSSearchList": ["a.com", "b.com"],
        "networkSharedContainerName": "containerName",
        "networkNamespace": "168f3daf-efc6-4377-b20a-2c86764ba892",
        "com.example": 1
    },
    "credentialSpec": {"CmsPlugins": ["ActiveDirectory"]},
    "servicing": true,
    "ignoreFlushesDuringBoot": false,
    "hyperv": {"utilityVMPath": "C:\\path\\to\\utilityvm", "com.example": 1},
    "com.example": {"nested": [null]}
}"#;

fn judged(text: &str) -> Report {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    let context = Context::default().on(WINDOWS.platforms());
    judge_node(document.root(), &WINDOWS, &context, "", &mut report);
    report.sort();
    report
}

fn findings(text: &str) -> Vec<String> {
    let report = judged(text);
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_kept() {
    let windows: Windows = serde_json::from_str(MAXIMAL).unwrap();
    let written: Json = serde_json::to_value(&windows).unwrap();
    assert_eq!(written, serde_json::from_str::<Json>(MAXIMAL).unwrap());
    let text = serde_json::to_string(&windows).unwrap();
    assert!(text.starts_with(r#"{"layerFolders":["#), "{text}");
    assert_eq!(serde_json::from_str::<Windows>(&text).unwrap(), windows);
    assert_eq!(windows.devices[1].id_type.known(), None);
    assert_eq!(windows.scratch(), Some(r"C:\scratch"));
    assert!(
        windows
            .layers()
            .eq([r"C:\Layers\layer-base", r"C:\Layers\layer1"])
    );
}

#[test]
fn null_is_absent() {
    let text = r#"{"layerFolders":null,"devices":null,"resources":{"memory":null,"cpu":{"count":null,"affinity":null}},"network":null,"credentialSpec":null,"servicing":null,"hyperv":null}"#;
    let windows: Windows = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&windows).unwrap();
    assert_eq!(written, r#"{"resources":{"cpu":{}}}"#);
}

#[test]
fn a_section_of_the_first_candidate_can_be_read() {
    let windows: Windows = serde_json::from_str(r#"{"resources":{}}"#).unwrap();
    assert_eq!(windows.layer_folders, [""; 0]);
    assert_eq!((windows.scratch(), windows.layers().count()), (None, 0));
}

#[test]
fn what_has_the_wrong_type_is_refused() {
    for (text, error) in [
        (
            r#"{"layerFolders":"C:\\"}"#,
            r#"invalid type: string "C:\\", expected a sequence at line 1 column 22"#,
        ),
        (
            r#"{"devices":[{"id":"a"}]}"#,
            "missing field `idType` at line 1 column 22",
        ),
        (
            r#"{"resources":{"cpu":{"shares":65536}}}"#,
            "invalid value: integer `65536`, expected an integer in its range at line 1 column 35",
        ),
        (
            r#"{"resources":{"memory":{"limit":-1}}}"#,
            "invalid value: integer `-1`, expected an integer in its range at line 1 column 34",
        ),
        (
            r#"{"resources":{"cpu":{"affinity":3}}}"#,
            "invalid type: integer `3`, expected an array of affinities at line 1 column 33",
        ),
        (
            r#"{"servicing":"true"}"#,
            r#"invalid type: string "true", expected a boolean at line 1 column 19"#,
        ),
        (
            r#"{"hyperv":true}"#,
            "invalid type: boolean `true`, expected the isolation by Hyper-V at line 1 column 14",
        ),
    ] {
        let found = serde_json::from_str::<Windows>(text).unwrap_err();
        assert_eq!(found.to_string(), error, "{text}");
    }
}

#[test]
fn an_affinity_of_the_json_schema_is_read_as_a_list_of_one_and_judged() {
    let text = r#"{"layerFolders":["C:\\"],"resources":{"cpu":{"affinity":{"mask":3}}}}"#;
    let windows: Windows = serde_json::from_str(text).unwrap();
    let affinity = windows.resources.and_then(|it| it.cpu).unwrap().affinity;
    let expected = Affinity {
        mask: Some(3),
        ..Affinity::default()
    };
    assert_eq!(affinity.0, [expected]);
    assert_eq!(
        findings(text),
        [
            "/resources/cpu/affinity: expected an array of objects, found an object \
          [runtime.windows.resources.cpu.affinity.json-type]"
        ]
    );
}

#[test]
fn a_group_that_go_leaves_out_is_no_error() {
    let text = r#"{"layerFolders":["C:\\"],"resources":{"cpu":{"affinity":[{"mask":3}]}}}"#;
    let report = judged(text);
    assert!(report.conforms());
    assert_eq!(
        findings(text),
        [
            "/resources/cpu/affinity/0/group: the affinity has no `group` \
          [runtime.windows.resources.cpu.affinity.group.required]"
        ]
    );
}

#[test]
fn a_credential_spec_in_a_text_is_kept_and_judged() {
    let text = r#"{"layerFolders":["C:\\"],"credentialSpec":"{\"CmsPlugins\":[]}"}"#;
    let windows: Windows = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&windows).unwrap(), text);
    assert_eq!(
        findings(text),
        ["/credentialSpec: expected an object, found a string \
          [runtime.windows.credential-spec.json-type]"]
    );
}

#[test]
fn builders_answer_to_the_clauses() {
    let cpu = Cpu::builder().shares(10_001_u16);
    assert_eq!(
        cpu.build().unwrap_err().to_string(),
        "/shares: expected no more than 10000, found 10001 \
         [runtime.windows.resources.cpu.shares.range]"
    );
    assert_eq!(
        Windows::builder([""; 0]).build().unwrap_err().to_string(),
        "/layerFolders: the `windows` section has no `layerFolders` [runtime.windows.layer-folders.required]"
    );
    let device = Device::class("PCIROOT(0)");
    let windows = Windows::builder([r"C:\scratch"]).device(device);
    assert_eq!(
        windows.build().unwrap_err().to_string(),
        "/devices/0/id: a class has a GUID, which `PCIROOT(0)` is not \
         [runtime.windows.devices.id.guid-when-class]"
    );
    let storage = Storage::builder().iops(50_u64).build().unwrap();
    let memory = Memory::builder().limit(2_097_152_u64).build().unwrap();
    let resources = Resources::builder().storage(storage).memory(memory);
    let windows = Windows::builder([r"C:\Layers\base", r"C:\scratch"])
        .resources(resources.build().unwrap())
        .network(Network::builder().network_namespace("a").build().unwrap())
        .credential_spec(serde_json::json!({"CmsPlugins": []}))
        .servicing(false)
        .ignore_flushes_during_boot(true)
        .hyperv(HyperV::builder().utility_vm_path("C:\\vm").build().unwrap())
        .build()
        .unwrap();
    let text = serde_json::to_string(&windows).unwrap();
    assert_eq!(findings(&text), [""; 0]);
    assert_eq!(serde_json::from_str::<Windows>(&text).unwrap(), windows);
}

#[test]
fn affinities_are_a_list() {
    let (one, other) = (Affinity::new(1, 0), Affinity::new(6, 1));
    let mut affinities: Affinities = [one.clone()].into_iter().collect();
    affinities.push(other.clone());
    assert_eq!(*affinities, [one, other]);
}
