use oci_conformance::judge;

use super::*;
use crate::features_linux::{
    ApparmorFeatures, CgroupFeatures, IdmapFeatures, IntelRdtFeatures, MemoryPolicyFeatures,
    MountExtensionsFeatures, NetDevicesFeatures, SeccompFeatures, SelinuxFeatures,
};

/// Every property there is, each with an empty value or none.
const WHOLE: &str = r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","hooks":[],"mountOptions":["ro"],"linux":{"namespaces":[],"capabilities":["CAP_CHOWN"],"cgroup":{"v1":false,"v2":true,"systemd":true,"systemdUser":true,"rdma":true,"com.example.a":1},"seccomp":{"enabled":true,"actions":["SCMP_ACT_LOG"],"operators":[],"archs":["SCMP_ARCH_ARM"],"knownFlags":["SECCOMP_FILTER_FLAG_LOG"],"supportedFlags":[]},"apparmor":{"enabled":true},"selinux":{"enabled":false},"memoryPolicy":{"modes":["MPOL_BIND"],"flags":[]},"intelRdt":{"enabled":true,"schemata":false,"monitoring":true},"mountExtensions":{"idmap":{"enabled":true}},"netDevices":{"enabled":true}},"annotations":{},"potentiallyUnsafeConfigAnnotations":[]}"#;

fn findings(text: &str, context: &Context<'_>) -> Vec<String> {
    let report = judge(text.as_bytes(), &DOCUMENT, context, "");
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_read_and_written() {
    let features = Features::from_slice(WHOLE.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&features).unwrap(), WHOLE);
    let cgroup = features.linux.unwrap().cgroup.unwrap();
    assert_eq!(cgroup.extra.get("com.example.a"), Some(&1.into()));
    assert_eq!(
        findings(WHOLE, &Context::default()),
        [
            "1:214 (/linux/cgroup/com.example.a): no version defines `com.example.a` of the \
             features of control groups [runtime.features.no-undefined-properties]"
        ]
    );
}

#[test]
fn builders_make_the_same() {
    let seccomp = SeccompFeatures::builder()
        .enabled(true)
        .actions(["SCMP_ACT_LOG"])
        .operators([""; 0])
        .archs(["SCMP_ARCH_ARM"])
        .known_flags(["SECCOMP_FILTER_FLAG_LOG"])
        .supported_flags([""; 0])
        .build()
        .unwrap();
    let linux = LinuxFeatures::builder()
        .namespaces([""; 0])
        .capabilities(["CAP_CHOWN"])
        .cgroup(
            CgroupFeatures::builder()
                .v1(false)
                .v2(true)
                .systemd(true)
                .systemd_user(true)
                .rdma(true)
                .build()
                .unwrap(),
        )
        .seccomp(seccomp)
        .apparmor(ApparmorFeatures::new(true))
        .selinux(SelinuxFeatures::new(false))
        .memory_policy(
            MemoryPolicyFeatures::builder()
                .modes(["MPOL_BIND"])
                .flags([""; 0])
                .build()
                .unwrap(),
        )
        .intel_rdt(
            IntelRdtFeatures::builder()
                .enabled(true)
                .schemata(false)
                .monitoring(true)
                .build()
                .unwrap(),
        )
        .mount_extensions(
            MountExtensionsFeatures::builder()
                .idmap(IdmapFeatures::new(true))
                .build()
                .unwrap(),
        )
        .net_devices(NetDevicesFeatures::new(true))
        .build()
        .unwrap();
    let features = Features::builder("1.0.0", "1.3.0")
        .hooks([""; 0])
        .mount_options(["ro"])
        .linux(linux)
        .annotations([("", ""); 0])
        .potentially_unsafe_config_annotations([""; 0])
        .build()
        .unwrap();
    let text = WHOLE.replace(r#","com.example.a":1"#, "");
    assert_eq!(serde_json::to_string(&features).unwrap(), text);
    assert_eq!(findings(&text, &Context::default()), [""; 0]);
}

#[test]
fn annotations_may_be_unsafe_by_name_or_by_namespace() {
    let silent = Features::builder("1.0.0", "1.2.0").build().unwrap();
    assert_eq!(silent.may_be_unsafe("a"), None);
    let listed = ["com.example.foo", "org.systemd.property."];
    let features = Features::builder("1.0.0", "1.2.0");
    let features = features.potentially_unsafe_config_annotations(listed);
    let features = features.build().unwrap();
    for (annotation, unsafe_) in [
        ("com.example.foo", true),
        ("com.example.foo.bar", false),
        ("com.example.fo", false),
        ("org.systemd.property.", true),
        ("org.systemd.property.ExecStartPre", true),
        ("org.systemd.property", false),
        ("a", false),
    ] {
        assert_eq!(
            features.may_be_unsafe(annotation),
            Some(unsafe_),
            "{annotation}"
        );
    }
}

#[test]
fn builders_answer_to_the_clauses() {
    let features = Features::builder("1.1.0", "1.0").annotation("", "a");
    assert_eq!(
        features.build().unwrap_err().to_string(),
        "1:42 (/ociVersionMax): `1.0` is no version: unexpected end of input while parsing minor version number [runtime.features.oci-version-max.semver]; \
         1:63 (/annotations/): the key of the annotation is empty [runtime.features.annotations.config-convention]"
    );
}

#[test]
fn null_is_unknown_and_empty_is_not() {
    let read = |text: &str| Features::from_slice(text.as_bytes()).unwrap();
    let unknown = r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.2.0","hooks":null,"linux":null,"annotations":null,"potentiallyUnsafeConfigAnnotations":null}"#;
    let absent = r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.2.0"}"#;
    let empty = r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.2.0","hooks":[],"linux":{},"annotations":{},"potentiallyUnsafeConfigAnnotations":[]}"#;
    assert_eq!(read(unknown), read(absent));
    assert_eq!(read(absent).hooks, None);
    assert_eq!(read(empty).hooks, Some(Vec::new()));
    assert_eq!(read(empty).annotations, Some(BTreeMap::new()));
    assert_eq!(serde_json::to_string(&read(unknown)).unwrap(), absent);
    assert_eq!(serde_json::to_string(&read(empty)).unwrap(), empty);
    for text in [unknown, absent, empty] {
        assert_eq!(findings(text, &Context::default()), [""; 0]);
    }
    assert_eq!(read(absent).may_be_unsafe("com.example.a"), None);
    assert_eq!(read(empty).may_be_unsafe("com.example.a"), Some(false));
}

#[test]
fn what_is_missing_or_mistyped_cannot_be_read() {
    for (text, error) in [
        (
            r#"{"ociVersionMin":"1.1.0"}"#,
            "missing field `ociVersionMax` at line 1 column 25; 1:1 (/ociVersionMax): the Features \
             structure has no `ociVersionMax` [runtime.features.oci-version-max.required]",
        ),
        (
            r#"{"ociVersionMin":"1.1.0","ociVersionMax":"1.1.0","linux":{"mountExtensions":{"idmap":true}}}"#,
            "invalid type: boolean `true`, expected features of mounts with mappings of IDs at \
             line 1 column 89",
        ),
    ] {
        let rejected = Features::from_slice(text.as_bytes()).unwrap_err();
        assert_eq!(rejected.to_string(), error);
    }
}

#[test]
fn what_is_newer_than_the_newest_version_is_advised_against() {
    let text = |version: &str| {
        format!(
            r#"{{"ociVersionMin":"1.0.0","ociVersionMax":"{version}","linux":{{"netDevices":{{}}}}}}"#
        )
    };
    let newer = |version: &str| findings(&text(version), &Context::default());
    assert_eq!(
        newer("1.2.0"),
        [
            "1:72 (/linux/netDevices): `netDevices` came with version 1.3.0: a reader of version \
             1.2.0 ignores it [advisory.features.newer-than-max]"
        ]
    );
    // Older than Features structures themselves is as old as the first text about them.
    assert_eq!(newer("1.1.0-rc.2").len(), 1);
    assert_eq!(newer("1.0.0").len(), 1);
    for excused in ["1.3.0", "1.2.0+dev", "1.0.2-dev", "2.0.0"] {
        assert_eq!(newer(excused), [""; 0], "{excused}");
    }
}

#[test]
fn an_item_that_is_null_has_the_wrong_type() {
    let text = r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.1.0","hooks":[null]}"#;
    assert!(Features::from_slice(text.as_bytes()).is_err());
    assert_eq!(
        findings(text, &Context::default()),
        ["1:59 (/hooks/0): expected a string, found null [runtime.features.hooks.json-type]"]
    );
}

#[test]
fn supported_flags_are_held_against_known_ones_where_there_are_both() {
    let log = r#"["SECCOMP_FILTER_FLAG_LOG"]"#;
    for (known, supported, cases, breaches) in [
        (None, Some(log), 0, 0),
        (Some(log), None, 0, 0),
        (Some("null"), Some(log), 0, 0),
        (Some(log), Some("[]"), 1, 0),
        (Some(log), Some(log), 1, 0),
        (
            Some("[]"),
            Some(r#"["SECCOMP_FILTER_FLAG_LOG","SECCOMP_FILTER_FLAG_TSYNC"]"#),
            2,
            2,
        ),
    ] {
        let list = |name, list: Option<&str>| list.map(|list| format!(r#""{name}":{list}"#));
        let lists = [list("knownFlags", known), list("supportedFlags", supported)];
        let lists: Vec<_> = lists.into_iter().flatten().collect();
        let text = format!(r#"{{"linux":{{"seccomp":{{{}}}}}}}"#, lists.join(","));
        let report = judge(text.as_bytes(), &DOCUMENT, &Context::default(), "");
        let id = "runtime.features.linux.seccomp.supported-flags.subset";
        let mut tallies = report.tallies();
        let tally = tallies.find(|tally| tally.clause.to_string() == id);
        let counts = tally.map_or((0, 0), |tally| (tally.cases, tally.breaches));
        assert_eq!(counts, (cases, breaches), "{text}");
    }
}
