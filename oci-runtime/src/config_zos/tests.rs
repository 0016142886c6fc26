use oci_conformance::{ClauseRef, Context, Document, Limits, Report, judge_node};
use serde_json::Value as Json;

use super::*;
use crate::specification::V1_2_0;

/// Every property, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "namespaces": [
        {"type": "pid", "path": "/proc/1234/ns/pid", "com.example": 1},
        {"type": "mount"},
        {"type": "time"}
    ],
    "devices": [{"path": "/dev/null"}]
}"#;

fn judged(text: &str, context: &Context<'_>) -> Vec<String> {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    judge_node(document.root(), &ZOS, context, "", &mut report);
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_kept() {
    let zos: Zos = serde_json::from_str(MAXIMAL).unwrap();
    let written: Json = serde_json::to_value(&zos).unwrap();
    assert_eq!(written, serde_json::from_str::<Json>(MAXIMAL).unwrap());
    assert_eq!(zos.namespaces[0].kind, NamespaceType::PID);
    assert!(zos.extra.get("devices").is_some());
    assert_eq!(
        judged(MAXIMAL, &Context::default().on(ZOS.platforms())),
        [
            "/namespaces/2/type: expected one of `pid`, `mount`, `ipc`, `uts`, found `time` \
          [runtime.zos.namespaces.type.enum]"
        ]
    );
}

#[test]
fn null_is_absent() {
    let zos: Zos = serde_json::from_str(r#"{"namespaces":null}"#).unwrap();
    assert_eq!(zos, Zos::default());
    assert_eq!(serde_json::to_string(&zos).unwrap(), "{}");
}

#[test]
fn what_has_the_wrong_type_or_is_missing_is_refused() {
    for (text, error) in [
        (
            r#"{"namespaces":[{"path":"/a"}]}"#,
            "missing field `type` at line 1 column 28",
        ),
        (
            r#"{"namespaces":{}}"#,
            "invalid type: map, expected a sequence at line 1 column 14",
        ),
    ] {
        let found = serde_json::from_str::<Zos>(text).unwrap_err();
        assert_eq!(found.to_string(), error, "{text}");
    }
}

#[test]
fn namespaces_are_newer_than_the_section() {
    let old = Context::default().on(ZOS.platforms()).at(V1_2_0);
    let text = r#"{"namespaces":[{"type":"pid"},{}]}"#;
    assert_eq!(judged(text, &old), [""; 0]);
}

#[test]
fn common_properties_of_posix_platforms_do_no_harm() {
    let clause: &'static Clause = &POSIX_COMMON_FIELDS;
    for example in ClauseRef::from(clause).examples() {
        let Pass(text) = example else { unreachable!() };
        let report = oci_conformance::judge(
            text.as_bytes(),
            &crate::config::DOCUMENT,
            &Context::default(),
            "",
        );
        assert!(report.conforms(), "{:?}", report.findings());
    }
}

#[test]
fn builders_answer_to_the_clauses() {
    let zos = Zos::builder()
        .namespace(Namespace::new(NamespaceType::PID))
        .namespace(Namespace::join("pid", "ns"));
    assert_eq!(
        zos.build().unwrap_err().to_string(),
        "/namespaces/1/type: there is a namespace of the type `pid` already \
         [runtime.zos.namespaces.no-duplicate-types]; \
         /namespaces/1/path: expected an absolute path, found `ns` \
         [runtime.zos.namespaces.path.absolute]"
    );
    let zos = Zos::builder().namespaces([Namespace::join("uts", "/ns")]);
    assert_eq!(
        serde_json::to_string(&zos.build().unwrap()).unwrap(),
        r#"{"namespaces":[{"type":"uts","path":"/ns"}]}"#
    );
}
