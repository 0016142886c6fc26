use oci_conformance::{Context, judge};
use serde_json::json;

use super::*;
use crate::config;

#[test]
fn reads_what_it_writes() {
    let hook = |path: &str| json!({"path": path});
    let value = json!({
        "prestart": [{"path": "/a", "args": ["a", "-b"], "env": ["K=v"], "timeout": 5, "com.example": {}}],
        "createRuntime": [hook("/b"), hook("/c")],
        "createContainer": [hook("/d")],
        "startContainer": [hook("/e")],
        "poststart": [hook("/f")],
        "poststop": [hook("/g")],
        "com.example.later": [hook("/h")],
    });
    let hooks: Hooks = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(hooks.prestart[0].timeout, Some(5));
    assert_eq!(hooks.create_runtime, ["/b", "/c"].map(Hook::new));
    assert_eq!(serde_json::to_value(&hooks).unwrap(), value);
}

#[test]
fn null_is_nothing() {
    let text = r#"{"prestart":null,"createRuntime":null,"createContainer":null,"startContainer":null,"poststart":null,"poststop":[{"path":"/x","args":null,"env":null,"timeout":null}]}"#;
    let hooks: Hooks = serde_json::from_str(text).unwrap();
    assert_eq!(
        hooks,
        Hooks::builder()
            .poststop([Hook::new("/x")])
            .build()
            .unwrap()
    );
    assert_eq!(
        serde_json::to_string(&hooks).unwrap(),
        r#"{"poststop":[{"path":"/x"}]}"#
    );
}

#[test]
fn reads_what_breaks_a_clause() {
    let hook: Hook = serde_json::from_str(r#"{"path":"x","timeout":-0}"#).unwrap();
    assert_eq!((hook.path.as_str(), hook.timeout), ("x", Some(0)));
}

#[test]
fn says_why_it_cannot_read() {
    for (text, problem) in [
        (
            "[]",
            "invalid type: sequence, expected an object of hooks at line 1 column 0",
        ),
        (
            r#"{"prestart":{}}"#,
            "invalid type: map, expected a sequence at line 1 column 12",
        ),
        (
            r#"{"poststop":[{}]}"#,
            "missing field `path` at line 1 column 15",
        ),
        (
            r#"{"poststop":["/x"]}"#,
            "invalid type: string \"/x\", expected a hook at line 1 column 17",
        ),
        (
            r#"{"poststop":[{"path":"/x","timeout":1.5}]}"#,
            "invalid type: floating point `1.5`, expected an integer in its range at line 1 column 39",
        ),
    ] {
        let error = serde_json::from_str::<Hooks>(text).unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
}

#[test]
fn refuses_to_build_what_breaks_a_clause() {
    let error = Hook::builder("/x").timeout(0).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "/timeout: 0 is not greater than zero \
         [runtime.config.hooks.create-runtime.timeout.positive]"
    );
    let error = Hooks::builder().poststop_hook(Hook::new("x")).build();
    assert!(error.is_err());
}

#[test]
fn hooks_that_older_versions_have_are_judged_by_them() {
    let text = br#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"linux":{},"hooks":{"poststart":[{"path":"x"}],"startContainer":[{"path":"x"}]}}"#;
    let report = judge(text, &config::DOCUMENT, &Context::default(), "");
    let findings = report.findings().iter();
    let found: Vec<_> = findings
        .map(|finding| {
            let also: Vec<_> = finding.also.iter().map(ToString::to_string).collect();
            let place = &finding.place.pointer;
            format!("{place} {} {}", finding.clause, also.join(" "))
        })
        .collect();
    assert_eq!(
        found,
        [
            "/hooks/poststart/0/path runtime.config.hooks.prestart.path.absolute \
             runtime.config.hooks.poststart.entries-same-schema",
            "/hooks/startContainer runtime.config.oci-version.names-complied-version ",
        ]
    );
}
