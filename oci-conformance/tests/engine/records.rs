//! Reports as data.

use oci_conformance::{
    Context, DocumentState, JudgedDocument, Place, Reason, Record, Report, SubjectRecord, Tool,
    judge,
};
use serde_json::{Value, json};

use crate::specification::*;

fn report(context: &Context<'_>) -> Report {
    let text = br#"{"parts":[{"size":1,"name":"long"}]}"#;
    let mut report = judge(text, &LIST_DOCUMENT, context, "list.json");
    let list = JudgedDocument::new("list.json", "list", DocumentState::Judged);
    report.document(list);
    report.document(JudgedDocument::new("other", "layer", DocumentState::Absent));
    report.obstacle("other", Reason::Io, "permission denied");
    report.breach(&SIZE_EVEN, Place::entry("other", b"a", 512), "it is odd");
    report
}

/// A report as data, of which parts are told by JSON pointers.
fn recorded(
    report: &Report,
    context: &Context<'_>,
    time: Option<&str>,
) -> impl Fn(&str) -> Value + use<> {
    let tool = Tool {
        name: "tool".to_owned(),
        version: "1.2.3".to_owned(),
    };
    let subject = SubjectRecord {
        path: "list.json".to_owned(),
        kind: "list".to_owned(),
        digest: None,
    };
    let time = time.map(str::to_owned);
    let record = Record::new(report, &CATALOGUE, context, tool, subject, time);
    let record = serde_json::to_value(record).unwrap();
    move |pointer| record.pointer(pointer).cloned().unwrap_or_default()
}

#[test]
fn a_record_tells_what_was_judged() {
    let context = Context::default().at(V1_1);
    let at = recorded(&report(&context), &context, Some("2000-01-01T00:00:00Z"));
    assert_eq!(at("/tool"), json!({ "name": "tool", "version": "1.2.3" }));
    assert_eq!(
        at("/spec"),
        json!({ "name": "some-spec", "version": "1.1.0" })
    );
    assert_eq!(
        at("/subject"),
        json!({ "path": "list.json", "type": "list" })
    );
    assert_eq!(
        (at("/time"), at("/verdict")),
        (json!("2000-01-01T00:00:00Z"), json!("not-conformant"))
    );
    assert_eq!(
        at("/documents"),
        json!([
            { "path": "list.json", "role": "list", "state": "judged" },
            { "path": "other", "role": "layer", "state": "absent" },
        ])
    );
}

#[test]
fn a_record_has_every_finding() {
    let context = Context::default().at(V1_1);
    let at = recorded(&report(&context), &context, None);
    assert_eq!(
        at("/findings"),
        json!([
            {
                "clause": "part.size.even",
                "origin": "specification",
                "level": "MUST",
                "severity": "error",
                "document": "list.json",
                "pointer": "/parts/0/size",
                "span": [18, 19],
                "line": 1,
                "column": 19,
                "message": "the size is odd",
                "excerpt": r#"{"parts":[{"size":1,"name":"long"}]}"#,
                "link": "https://example.com/some-spec/blob/v1.1.0/part.md#size",
                "also": ["part.size.odd", "list.parts.rules"],
            },
            {
                "clause": "part.name.short",
                "origin": "specification",
                "level": "SHOULD",
                "severity": "note",
                "document": "list.json",
                "pointer": "/parts/0/name",
                "span": [27, 33],
                "line": 1,
                "column": 28,
                "message": "the name is long",
                "excerpt": r#"{"parts":[{"size":1,"name":"long"}]}"#,
                "link": "https://example.com/some-spec/blob/v1.1.0/part.md#name",
            },
            {
                "clause": "part.size.even",
                "origin": "specification",
                "level": "MUST",
                "severity": "error",
                "document": "other",
                "pointer": "",
                "entry": { "name": "a", "offset": 512 },
                "message": "it is odd",
                "link": "https://example.com/some-spec/blob/v1.1.0/part.md#size",
                "also": ["part.size.odd"],
            },
        ])
    );
}

#[test]
fn a_record_has_what_became_of_every_clause() {
    let context = Context::default().at(V1_1);
    let report = report(&context);
    let at = recorded(&report, &context, None);
    assert_eq!(
        at("/obstacles"),
        json!([{ "document": "other", "reason": "io", "message": "permission denied" }])
    );
    let clauses = at("/clauses");
    let clauses = clauses.as_array().unwrap();
    assert_eq!(at("/summary/clauses"), json!(clauses.len()));
    assert_eq!(
        (at("/summary/documents"), at("/summary/findings")),
        (json!(2), json!(report.breaches()))
    );
    let clause = |id: &str| -> Value {
        let mut clauses = clauses.iter();
        clauses
            .find(|clause| clause["id"] == id)
            .cloned()
            .unwrap_or_default()
    };
    assert_eq!(
        clause("part.size.even"),
        json!({ "id": "part.size.even", "level": "MUST", "outcome": "broken", "cases": 1 })
    );
    assert_eq!(
        clause("json"),
        json!({ "id": "json", "level": "MUST", "outcome": "held", "cases": 1 })
    );
    assert_eq!(
        clause("json.unique"),
        json!({
            "id": "json.unique",
            "level": "MUST NOT",
            "outcome": "not-checked",
            "cases": 0,
            "reason": "version",
            "unreleased": true,
        })
    );
}

#[test]
fn what_there_is_not_is_left_out() {
    let at = recorded(&Report::default(), &Context::default(), None);
    let record = at("");
    assert_eq!((record.get("time"), record.get("layers")), (None, None));
    assert_eq!(record.get("findings"), Some(&json!([])));
}
