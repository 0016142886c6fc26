use oci_conformance::{Context, Document, Limits, Report, judge_node};
use serde_json::json;

use super::*;
use crate::{config, specification::V1_1_0};

fn findings(text: &str, context: &Context<'_>) -> Vec<String> {
    let report = oci_conformance::judge(text.as_bytes(), &config::DOCUMENT, context, "");
    let findings = report.findings().iter();
    let of_mounts = findings.filter(|finding| finding.clause.to_string().contains(".mounts."));
    of_mounts
        .map(|finding| format!("{} {}", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn reads_what_it_writes() {
    let value = json!({
        "destination": "/data",
        "type": "none",
        "source": "/volumes/testing",
        "options": ["rbind", "rw", "x-own"],
        "uidMappings": [{"containerID": 0, "hostID": 1000, "size": 1}],
        "gidMappings": [{"containerID": 0, "hostID": 1000, "size": 1}],
        "com.example": [1],
    });
    let mount: Mount = serde_json::from_value(value.clone()).unwrap();
    assert!(mount.is_bind());
    assert_eq!(mount.kind, Some(MountType::NONE));
    assert_eq!(
        mount.options,
        ["rbind", "rw", "x-own"].map(MountOption::from)
    );
    assert_eq!(mount.options[1].known(), Some(KnownMountOption::Rw));
    assert_eq!(mount.uid_mappings, [IdMapping::new(0, 1000, 1)]);
    assert_eq!(serde_json::to_value(&mount).unwrap(), value);
}

#[test]
fn null_is_nothing() {
    let text = r#"{"destination":"/x","type":null,"source":null,"options":null,"uidMappings":null,"gidMappings":null}"#;
    let mount: Mount = serde_json::from_str(text).unwrap();
    assert_eq!(mount, Mount::builder("/x").build().unwrap());
    assert_eq!(
        serde_json::to_string(&mount).unwrap(),
        r#"{"destination":"/x"}"#
    );
}

#[test]
fn says_why_it_cannot_read() {
    for (text, problem) in [
        ("{}", "missing field `destination` at line 1 column 2"),
        (
            r#""/x""#,
            "invalid type: string \"/x\", expected a mount at line 1 column 4",
        ),
        (
            r#"{"destination":"/x","options":"ro"}"#,
            "invalid type: string \"ro\", expected a sequence at line 1 column 34",
        ),
        (
            r#"{"destination":"/x","options":[1]}"#,
            "invalid type: integer `1`, expected a string at line 1 column 32",
        ),
        (
            r#"{"destination":"/x","uidMappings":{}}"#,
            "invalid type: map, expected a sequence at line 1 column 34",
        ),
    ] {
        let error = serde_json::from_str::<Mount>(text).unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
}

#[test]
fn builds() {
    let mapping = IdMapping::new(0, 100_000, 65_536);
    let mount = Mount::bind("/src", "/dst")
        .option("idmap")
        .uid_mapping(mapping.clone())
        .gid_mappings([mapping])
        .build()
        .unwrap();
    assert_eq!(
        mount.options,
        [MountOption::BIND, MountOption::from("idmap")]
    );
    let cgroup = Mount::builder("/sys/fs/cgroup")
        .kind("cgroup")
        .source("cgroup")
        .options([MountOption::NOSUID, MountOption::RO])
        .build()
        .unwrap();
    assert!(!cgroup.is_bind());
}

#[test]
fn what_a_path_is_depends_on_the_platform() {
    let relative = "runtime.config.mounts.destination.linux.absolute";
    let windows = "runtime.config.mounts.destination.windows.absolute";
    let elsewhere = "runtime.config.mounts.destination.other-platforms.absolute";
    let place = |clause: &str| vec![format!("/mounts/0/destination {clause}")];
    for (destination, platforms, version, expected) in [
        ("x", &["linux"][..], "1.3.0", place(relative)),
        ("x", &["linux"], "1.1.0", place(elsewhere)),
        ("x", &["linux", "vm"], "1.3.0", place(relative)),
        ("x", &["vm"], "1.3.0", place(elsewhere)),
        ("x", &["freebsd"], "1.3.0", place(elsewhere)),
        ("x", &["zos"], "1.3.0", place(elsewhere)),
        (
            "x",
            &["solaris"],
            "1.3.0",
            place("runtime.config.mounts.destination.solaris.absolute"),
        ),
        ("/x", &["solaris", "linux", "zos"], "1.3.0", vec![]),
        ("/x", &["windows"], "1.3.0", place(windows)),
        (r"C:\\x", &["windows"], "1.3.0", vec![]),
        ("/x", &["windows", "linux"], "1.3.0", vec![]),
        (r"C:\\x", &["windows", "linux"], "1.3.0", place(relative)),
        // Nothing is known: it could be for Linux, where it is no more than deprecated.
        ("x", &[], "1.3.0", vec![]),
        ("x", &[], "1.1.0", place(elsewhere)),
        (r"C:\\x", &[], "1.1.0", vec![]),
    ] {
        let text =
            format!(r#"{{"ociVersion":"{version}","mounts":[{{"destination":"{destination}"}}]}}"#);
        let context = Context::default().on(platforms);
        assert_eq!(
            findings(&text, &context),
            expected,
            "{destination} {platforms:?} {version}",
        );
    }
}

#[test]
fn a_clause_of_a_platform_says_that_of_all_but_linux() {
    let text = br#"{"ociVersion":"1.3.0","mounts":[{"destination":"x"}]}"#;
    let context = Context::default().on(platform::SOLARIS);
    let report = oci_conformance::judge(text, &config::DOCUMENT, &context, "");
    let mut findings = report.findings().iter();
    let finding = findings
        .find(|finding| finding.place.pointer == "/mounts/0/destination")
        .unwrap();
    let also: Vec<_> = finding.also.iter().map(ToString::to_string).collect();
    assert_eq!(
        also,
        ["runtime.config.mounts.destination.other-platforms.absolute"]
    );
}

#[test]
fn all_that_is_inside_of_a_mount_is_found() {
    let text = r#"{"ociVersion":"1.3.0","mounts":[
        {"destination":"C:\\a\\b\\c"},
        {"destination":"C:\\a.b"},
        {"destination":"C:\\A"},
        {"destination":"C:\\a\\d"},
        {"destination":"c:\\a\\"}
    ]}"#;
    let context = Context::default().on(platform::WINDOWS);
    let nested = "destination runtime.config.mounts.destination.windows.not-nested";
    let expected = [0, 3].map(|index| format!("/mounts/{index}/{nested}"));
    assert_eq!(findings(text, &context), expected);
}

#[test]
fn mappings_have_clauses_of_their_own() {
    let text = r#"{"destination":"/x","options":["idmap"],"uidMappings":[{"hostID":-1,"size":4294967296}],"gidMappings":[{}]}"#;
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    let context = Context::default().on(platform::LINUX).at(V1_1_0);
    judge_node(document.root(), &MOUNT, &context, "", &mut report);
    let findings = report.findings().iter();
    let found: Vec<_> = findings
        .map(|finding| {
            let clause = finding.clause.to_string();
            let id = clause.trim_start_matches("runtime.config.mounts.");
            format!("{} {id}", finding.place.pointer)
        })
        .collect();
    assert_eq!(
        found,
        [
            "/uidMappings/0/hostID uid-mappings.host-id.json-type",
            "/uidMappings/0/size uid-mappings.size.json-type",
            "/uidMappings/0/containerID uid-mappings.container-id.required",
            "/gidMappings/0/containerID gid-mappings.container-id.required",
            "/gidMappings/0/hostID gid-mappings.host-id.required",
            "/gidMappings/0/size gid-mappings.size.required",
        ]
    );
}

#[test]
fn one_mapping_or_a_user_namespace_says_how_ids_are_mapped() {
    let mapping = json!([{"containerID": 0, "hostID": 0, "size": 1}]);
    let none = json!([]);
    for (uids, gids, namespace, advised) in [
        (&none, &none, "mount", true),
        (&mapping, &none, "mount", false),
        (&none, &mapping, "mount", false),
        (&none, &none, "user", false),
    ] {
        let mount = json!({
            "destination": "/x",
            "options": ["bind", "idmap"],
            "uidMappings": uids,
            "gidMappings": gids,
        });
        let linux = json!({"namespaces": [{"type": namespace}]});
        let text = json!({"ociVersion": "1.3.0", "mounts": [mount], "linux": linux}).to_string();
        let context = Context::default();
        let report = oci_conformance::judge(text.as_bytes(), &config::DOCUMENT, &context, "");
        let clause = oci_conformance::ClauseRef::from(&IDMAP_WITHOUT_MAPPING);
        let mut findings = report.findings().iter();
        let found = findings.any(|finding| finding.clause == clause);
        assert_eq!(found, advised, "{text}");
    }
}
