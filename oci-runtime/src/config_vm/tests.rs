use oci_conformance::{Document, Limits, Report, judge_node};
use serde_json::Value as Json;

use super::*;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "hypervisor": {
        "path": "/path/to/vmm",
        "parameters": ["opts1=foo", "opts2=bar"],
        "com.example": 1
    },
    "kernel": {
        "path": "/path/to/vmlinuz",
        "parameters": ["foo=bar", "hello world"],
        "initrd": "/path/to/initrd.img",
        "com.example": 1
    },
    "image": {"path": "/path/to/vm/rootfs.img", "format": "raw", "com.example": 1},
    "hwConfig": {
        "deviceTree": "/path/to/vm/devicetree.dtb",
        "vcpus": 1,
        "memory": 18446744073709551615,
        "dtdevs": ["path/to/dev1_node", "path/to/dev2_node"],
        "iomems": [
            {"firstMFN": 12288, "nrMFNs": 1, "com.example": 1},
            {"firstGFN": 12544, "firstMFN": 33024, "nrMFNs": 2}
        ],
        "irqs": [11, 4294967295],
        "com.example": 1
    },
    "com.example": {"nested": [null]}
}"#;

fn judged(text: &str, platforms: &[&str]) -> Vec<String> {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    let context = Context::default().on(platforms);
    judge_node(document.root(), &VM, &context, "", &mut report);
    report.sort();
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_kept() {
    let vm: Vm = serde_json::from_str(MAXIMAL).unwrap();
    let written: Json = serde_json::to_value(&vm).unwrap();
    assert_eq!(written, serde_json::from_str::<Json>(MAXIMAL).unwrap());
    let hardware = vm.hw_config.unwrap();
    let frames = hardware.iomems.iter().map(IoMem::guest_frame);
    assert!(frames.eq([12_288, 12_544]));
    assert_eq!(judged(MAXIMAL, &["vm"]), [""; 0]);
    let interrupts: HwConfig = serde_json::from_str(r#"{"irqs":[-0,7]}"#).unwrap();
    assert_eq!(interrupts.irqs, [0, 7]);
}

#[test]
fn null_is_absent() {
    let text = r#"{"hypervisor":null,"kernel":{"path":"/a","parameters":null,"initrd":null},"image":{"path":"/b","format":null},"hwConfig":{"vcpus":null,"iomems":null}}"#;
    let vm: Vm = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_string(&vm).unwrap(),
        r#"{"kernel":{"path":"/a"},"image":{"path":"/b"},"hwConfig":{}}"#
    );
    assert_eq!(vm.image.unwrap().effective_format(), ImageFormat::RAW);
}

#[test]
fn what_has_the_wrong_type_or_is_missing_is_refused() {
    for (text, error) in [
        ("{}", "missing field `kernel` at line 1 column 2"),
        (
            r#"{"kernel":{"initrd":"/a"}}"#,
            "missing field `path` at line 1 column 25",
        ),
        (
            r#"{"kernel":"/a"}"#,
            r#"invalid type: string "/a", expected the kernel at line 1 column 14"#,
        ),
        (
            r#"{"kernel":{"path":"/a"},"image":{"format":"raw"}}"#,
            "missing field `path` at line 1 column 48",
        ),
        (
            r#"{"kernel":{"path":"/a"},"hwConfig":{"vcpus":-1}}"#,
            "invalid value: integer `-1`, expected an integer in its range at line 1 column 46",
        ),
        (
            r#"{"kernel":{"path":"/a"},"hwConfig":{"iomems":[{"firstMFN":1}]}}"#,
            "missing field `nrMFNs` at line 1 column 60",
        ),
    ] {
        let found = serde_json::from_str::<Vm>(text).unwrap_err();
        assert_eq!(found.to_string(), error, "{text}");
    }
}

#[test]
fn the_spelling_of_go_is_read_and_told() {
    let text = r#"{"kernel":{"path":"/a"},"hwconfig":{"vcpus":2}}"#;
    let vm: Vm = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_string(&vm).unwrap(),
        r#"{"kernel":{"path":"/a"},"hwConfig":{"vcpus":2}}"#
    );
    assert_eq!(
        judged(text, &["vm"]),
        [
            "/hwconfig: some readers take `hwconfig` for `hwConfig`, others do not \
          [advisory.json.foreign-spelling]"
        ]
    );
    let both = r#"{"kernel":{"path":"/a"},"hwconfig":{},"hwConfig":{}}"#;
    let error = serde_json::from_str::<Vm>(both).unwrap_err();
    assert_eq!(
        error.to_string(),
        "duplicate field `hwConfig` at line 1 column 48"
    );
}

#[test]
fn what_go_writes_for_nothing_is_told() {
    let text =
        r#"{"hypervisor":{"path":""},"kernel":{"path":"/a"},"image":{"path":"","format":""}}"#;
    assert_eq!(
        judged(text, &["vm"]),
        [
            "/hypervisor: it stands for no `hypervisor` at all: leave it out \
             [advisory.runtime.vm.zero-value]",
            "/image: it stands for no `image` at all: leave it out \
             [advisory.runtime.vm.zero-value]",
            "/image/format: expected one of `raw`, `qcow2`, `vdi`, `vmdk`, `vhd`, found `` \
             [runtime.vm.image.format.enum]",
        ]
    );
}

#[test]
fn paths_are_those_of_the_host() {
    let windows = r#"{"kernel":{"path":"C:\\vm\\vmlinuz"}}"#;
    let posix = r#"{"kernel":{"path":"/vm/vmlinuz"}}"#;
    let broken = |text, platforms: &[&str]| !judged(text, platforms).is_empty();
    assert!(!broken(windows, &["vm"]) && !broken(posix, &["vm"]));
    assert!(broken(windows, &["linux", "vm"]) && !broken(posix, &["linux", "vm"]));
    assert!(!broken(windows, &["linux", "windows", "vm"]));
    assert!(broken(posix, &["linux", "windows", "vm"]));
}

#[test]
fn builders_answer_to_the_clauses() {
    assert_eq!(
        Kernel::builder("vmlinuz").build().unwrap_err().to_string(),
        "/path: expected an absolute path, found `vmlinuz` [runtime.vm.kernel.path.absolute]"
    );
    let kernel = Kernel::builder("/vmlinuz").initrd("/initrd").build();
    let hypervisor = Hypervisor::builder("/vmm").parameter("a").build();
    let vm = Vm::builder(kernel.unwrap())
        .hypervisor(hypervisor.unwrap())
        .image(Image::new("/image", ImageFormat::QCOW2))
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&vm).unwrap(),
        r#"{"hypervisor":{"path":"/vmm","parameters":["a"]},"kernel":{"path":"/vmlinuz","initrd":"/initrd"},"image":{"path":"/image","format":"qcow2"}}"#
    );
}
