use oci_conformance::{Context, Severity, judge};
use serde_json::{Value, json};

use super::*;

/// The places and ids of what is wrong with a document, from a severity on.
fn found(text: &str, context: &Context<'_>, least: Severity) -> Vec<String> {
    let report = judge(text.as_bytes(), &DOCUMENT, context, "");
    let findings = report.findings().iter();
    findings
        .filter(|finding| finding.severity >= least)
        .map(|finding| format!("{} {}", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn reads_what_it_writes() {
    let value = json!({
        "ociVersion": "1.3.0",
        "root": {"path": "rootfs", "com.example": 1},
        "mounts": [{"destination": "/proc", "type": "proc", "source": "proc"}],
        "process": {},
        "hostname": "a",
        "domainname": "b",
        "freebsd": {},
        "linux": {},
        "solaris": {},
        "zos": {},
        "hooks": {"poststop": [{"path": "/x"}]},
        "annotations": {"com.example.gpu-cores": "2"},
        "com.example.own": {"a": [null, 1.5]},
    });
    let mut value = value;
    // What has required parts, other modules test.
    value.as_object_mut().unwrap().remove("process");
    let config: Config = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(config.annotations["com.example.gpu-cores"], "2");
    assert_eq!(config.mounts[0].kind, Some(MountType::PROC));
    assert_eq!(serde_json::to_value(&config).unwrap(), value);
    let text = serde_json::to_string(&config).unwrap();
    let names: Vec<_> = ["ociVersion", "root", "mounts", "hostname", "linux", "hooks"]
        .map(|name| text.find(&format!("\"{name}\"")).unwrap())
        .into();
    assert!(names.is_sorted(), "{text}");
}

#[test]
fn what_is_rewritten_changes_where_it_was_changed() {
    let text = r#"{"com.example": 1e0,"ociVersion": "1.0.2", "hostname": "a"}"#;
    let rename = |config: &mut Config| config.hostname = Some("b".to_owned());
    let rewritten = Config::rewrite(text.as_bytes(), rename).unwrap();
    assert_eq!(
        String::from_utf8(rewritten).unwrap(),
        text.replace("\"a\"", "\"b\"")
    );
}

#[test]
fn null_is_nothing() {
    let mut value = json!({"ociVersion": "1.3.0"});
    let object = value.as_object_mut().unwrap();
    for property in SHAPE.properties().iter().skip(1) {
        object.insert(property.name().to_owned(), Value::Null);
    }
    let config: Config = serde_json::from_value(value).unwrap();
    assert_eq!(
        serde_json::to_string(&config).unwrap(),
        r#"{"ociVersion":"1.3.0"}"#
    );
}

#[test]
fn says_why_it_cannot_read() {
    for (text, problem) in [
        ("{}", "missing field `ociVersion` at line 1 column 2"),
        (
            "null",
            "invalid type: null, expected the configuration of a container at line 1 column 4",
        ),
        (
            r#"{"ociVersion":1}"#,
            "invalid type: integer `1`, expected a string at line 1 column 15",
        ),
        (
            r#"{"ociVersion":"1.0.0","root":"rootfs"}"#,
            "invalid type: string \"rootfs\", expected a root filesystem at line 1 column 37",
        ),
        (
            r#"{"ociVersion":"1.0.0","annotations":{"a.b":1}}"#,
            "invalid type: integer `1`, expected a string at line 1 column 44",
        ),
        (
            r#"{"ociVersion":"1.0.0","ociVersion":"1.0.0"}"#,
            "duplicate field `ociVersion` at line 1 column 34",
        ),
    ] {
        let error = serde_json::from_str::<Config>(text).unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
}

#[test]
fn what_cannot_be_read_is_judged() {
    let rejected = Config::from_slice(br#"{"root":[],"hostname":1}"#).unwrap_err();
    let findings = rejected.report().findings().iter();
    let found: Vec<_> = findings.map(|finding| finding.clause.to_string()).collect();
    assert_eq!(
        found,
        [
            "runtime.config.oci-version.required",
            "runtime.config.root.json-type",
            "runtime.config.hostname.json-type",
        ]
    );
}

#[test]
fn builds_and_refuses_to() {
    let config = Config::builder(Config::NEWEST_VERSION).root(Root::new("rootfs"));
    assert!(config.clone().build().is_ok());
    let error = config.annotation("", "x").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "1:63 (/annotations/): the key is empty [runtime.config.annotations.key.non-empty]"
    );
    assert!(
        Config::builder("1.3")
            .root(Root::new("rootfs"))
            .build()
            .is_err()
    );
    let error = Config::builder("1.3.0").build().unwrap_err();
    assert!(
        error.to_string().contains("the config has no `root`"),
        "{error}"
    );
}

#[test]
fn the_newest_version_is_the_newest_release() {
    let newest = crate::specification::SPECIFICATION.releases.last().unwrap();
    assert_eq!(Config::NEWEST_VERSION, newest.to_string());
}

#[test]
fn a_root_is_there_but_for_hyper_v() {
    let windows = "/root runtime.config.root.windows-server.required";
    let others = "/root runtime.config.root.other-platforms.required";
    let hyperv = "/root runtime.config.root.hyperv.absent";
    for (text, platforms, expected) in [
        ("{}", None, Some(others)),
        (r#"{"linux":{}}"#, None, Some(others)),
        (r#"{"windows":{}}"#, None, Some(windows)),
        (r#"{"windows":{},"root":{"path":"x"}}"#, None, None),
        (r#"{"windows":{"hyperv":{}}}"#, None, None),
        (r#"{"windows":{"hyperv":{}},"linux":{}}"#, None, None),
        (
            r#"{"windows":{"hyperv":{}},"linux":{},"root":{}}"#,
            None,
            Some(hyperv),
        ),
        (
            r#"{"windows":{"hyperv":{}}}"#,
            Some(platform::LINUX),
            Some(others),
        ),
        (r#"{"windows":{"hyperv":{}}}"#, Some(&[][..]), None),
        ("{}", Some(platform::WINDOWS), Some(windows)),
    ] {
        let mut context = Context::default();
        context.platforms = platforms;
        let found = found(text, &context, Severity::Error);
        let found: Vec<_> = found
            .iter()
            .filter(|finding| finding.starts_with("/root "))
            .collect();
        assert_eq!(found, Vec::from_iter(expected), "{text} {platforms:?}");
    }
}

#[test]
fn a_version_that_is_not_known_is_a_note() {
    for (version, expected) in [
        ("1.3.0", None),
        ("1.0.0-rc5", None),
        ("1.4.0", Some("advisory.runtime.unreleased-version")),
        ("0.2.0", Some("advisory.runtime.early-version")),
    ] {
        let text = format!(r#"{{"ociVersion":"{version}","root":{{"path":"rootfs"}}}}"#);
        let context = Context::default();
        let expected: Vec<_> = expected
            .map(|clause| format!("/ociVersion {clause}"))
            .into_iter()
            .collect();
        assert_eq!(
            found(&text, &context, Severity::Note),
            expected,
            "{version}"
        );
        assert_eq!(
            found(&text, &context, Severity::Warning),
            [""; 0],
            "{version}"
        );
    }
}

#[test]
fn one_defect_of_annotations_is_one_finding() {
    let context = Context::default();
    for (annotations, expected) in [
        (
            "[]",
            "/annotations runtime.config.annotations.key-value-map",
        ),
        (
            "null",
            "/annotations runtime.config.annotations.key-value-map",
        ),
        (
            r#"{"a.b":1}"#,
            "/annotations/a.b runtime.config.annotations.value.string",
        ),
        (
            r#"{"org.opencontainers.x":""}"#,
            "/annotations/org.opencontainers.x runtime.config.annotations.opencontainers.other-keys",
        ),
    ] {
        let text = format!(
            r#"{{"ociVersion":"1.3.0","root":{{"path":"rootfs"}},"annotations":{annotations}}}"#
        );
        assert_eq!(found(&text, &context, Severity::Note), [expected], "{text}");
    }
}

#[test]
fn texts_are_judged_whatever_they_say() {
    let context = Context::default();
    for (text, expected) in [
        (&b"{"[..], " runtime.config.json.rfc8259"),
        (b"\xef\xbb\xbf{}", " runtime.config.json.utf8"),
        (b"{\"x\":\"\xff\"}", "/x runtime.config.json.utf8"),
        (
            b"{\"x\":{\"a\":1,\"a\":1}}",
            "/x/a runtime.config.json.no-duplicate-names",
        ),
        (b"{\"x\":\"\\ud800\"}", "/x advisory.runtime.lone-surrogate"),
    ] {
        let report = judge(text, &DOCUMENT, &context, "");
        let mut findings = report.findings().iter();
        let found = findings.find(|finding| {
            let finding = format!("{} {}", finding.place.pointer, finding.clause);
            finding == expected
        });
        assert!(found.is_some(), "{expected}: {:?}", report.findings());
    }
}
