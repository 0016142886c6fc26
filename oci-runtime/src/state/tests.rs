use oci_conformance::{Context, Severity, judge};

use super::*;

fn findings(text: &str, context: &Context<'_>) -> Vec<String> {
    let report = judge(text.as_bytes(), &DOCUMENT, context, "");
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_read_and_written() {
    let text = r#"{"ociVersion":"1.3.0","id":"redis","status":"running","pid":4422,"bundle":"/containers/redis","annotations":{"a":"b"},"owner":"root"}"#;
    let state = State::from_slice(text.as_bytes()).unwrap();
    assert_eq!(state.status.known(), Some(KnownStatus::Running));
    assert_eq!(state.pid, Some(4422));
    assert_eq!(state.extra.get("owner"), Some(&"root".into()));
    assert_eq!(serde_json::to_string(&state).unwrap(), text);
    assert_eq!(findings(text, &Context::default()), [""; 0]);
}

#[test]
fn nulls_are_read_as_absent_and_told_of() {
    let text = r#"{"ociVersion":"1.3.0","id":"a","status":"stopped","bundle":"/a","pid":null,"annotations":null}"#;
    let state = State::from_slice(text.as_bytes()).unwrap();
    assert_eq!((state.pid, state.annotations.len()), (None, 0));
    assert_eq!(
        findings(text, &Context::default()),
        [
            "1:71 (/pid): expected an integer, found null [runtime.state.pid.json-type]",
            "1:90 (/annotations): expected an object of strings, found null \
             [runtime.state.annotations.json-type]",
        ]
    );
}

#[test]
fn what_is_missing_or_mistyped_cannot_be_read() {
    for (text, error) in [
        (
            r#"{"ociVersion":"1.0.0","id":"a","status":"stopped"}"#,
            "missing field `bundle` at line 1 column 50; 1:1 (/bundle): the state has no `bundle` \
             [runtime.state.bundle.required]",
        ),
        (
            r#"{"ociVersion":"1.0.0","id":1,"status":"stopped","bundle":"/"}"#,
            "invalid type: integer `1`, expected a string at line 1 column 28; 1:28 (/id): \
             expected a string, found the number 1 [runtime.state.id.json-type]",
        ),
    ] {
        let rejected = State::from_slice(text.as_bytes()).unwrap_err();
        assert_eq!(rejected.to_string(), error);
    }
}

#[test]
fn a_status_of_a_runtime_is_kept_and_noted() {
    let text = r#"{"ociVersion":"1.1.0","id":"a","status":"paused","pid":1,"bundle":"/a"}"#;
    let state = State::from_slice(text.as_bytes()).unwrap();
    assert_eq!(
        (state.status.as_str(), state.status.known()),
        ("paused", None)
    );
    let report = judge(text.as_bytes(), &DOCUMENT, &Context::default(), "");
    let severities: Vec<_> = report.findings().iter().map(|f| f.severity).collect();
    assert_eq!(severities, [Severity::Note]);
    assert!(report.conforms());
}

#[test]
fn a_pid_is_demanded_on_linux_only() {
    let text = r#"{"ociVersion":"1.1.0","id":"a","status":"running","bundle":"/a"}"#;
    assert_eq!(findings(text, &Context::default()), [""; 0]);
    assert_eq!(
        findings(text, &Context::default().on(&["freebsd"])),
        [""; 0]
    );
    assert_eq!(
        findings(text, &Context::default().on(&["linux"])),
        [
            "1:1 (/pid): the container is running, and there is no `pid` \
             [runtime.state.pid.required-linux]"
        ]
    );
}

#[test]
fn which_paths_are_absolute_depends_on_the_platform() {
    for (path, platforms, absolute) in [
        ("/a", &["linux"][..], true),
        ("/a", &["windows"], false),
        ("/a", &["linux", "windows"], true),
        ("/a", &[], true),
        (r"C:\\a", &["linux"], false),
        (r"C:\\a", &["windows"], true),
        (r"C:\\a", &["linux", "windows"], true),
        (r"C:\\a", &["vm"], true),
        ("a", &[], false),
    ] {
        let text =
            format!(r#"{{"ociVersion":"1.1.0","id":"a","status":"stopped","bundle":"{path}"}}"#);
        let found = findings(&text, &Context::default().on(platforms));
        assert_eq!(
            found.is_empty(),
            absolute,
            "{path} {platforms:?}: {found:?}"
        );
    }
}

#[test]
fn builders_answer_to_the_clauses() {
    let error = State::builder("1.1.0", "a", Status::STOPPED, "a")
        .pid(-1)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "1:57 (/pid): -1 is no ID of a process [runtime.state.pid.minimum]; \
         1:69 (/bundle): `a` is no absolute path [runtime.state.bundle.absolute]"
    );
    let linux = Context::default().on(&["linux"]);
    let state = State::builder("1.1.0", "a", Status::CREATED, "/a");
    assert!(state.clone().build_for(&linux).is_err());
    assert!(state.pid(1).build_for(&linux).is_ok());
}
