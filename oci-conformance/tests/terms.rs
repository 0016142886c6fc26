//! Documents that say themselves by which version and for which platforms they are judged.

use oci_conformance::{
    Clause, Context, DocumentType,
    Example::{Fail, Pass},
    Facet, Keyword, Outcome, Property, Reason, Severity, Shape, Subject, Terms, Value, Version,
    judge,
};

const V1_0: Version = Version::new(1, 0, 0);
const V1_1: Version = Version::new(1, 1, 0);

static JSON: Clause = Clause::must("json", "json.md#json", "The text is JSON.")
    .judged(Subject::Document, &[Pass("{}"), Fail("{", "")]);

fn found(text: &str, kind: &DocumentType, context: &Context<'_>) -> Vec<String> {
    let report = judge(text.as_bytes(), kind, context, "");
    report.findings().iter().map(ToString::to_string).collect()
}

/// Like a configuration that names its version and tells its platforms by its sections.
static TERMED: Shape = Shape::new(
    "config",
    "config.md#properties",
    &[
        Property::required("version", "termed.version", Value::String),
        Property::optional("linux", "termed.linux", Value::Shape(&LINUX)),
        Property::optional("new", "termed.new", Value::Bool).since(V1_1),
        Property::optional("old", "termed.old", Value::Enum(&["a"]))
            .facets_since(&[(Facet::Enum, V1_1)])
            .softened(Facet::Enum, Severity::Warning, "others may come"),
    ],
)
.since(V1_0);

static LINUX: Shape = Shape::new(
    "section",
    "config.md#linux",
    &[
        Property::optional("ids", "linux.ids", Value::List(&Value::UINT32)),
        Property::optional("shares", "linux.shares", Value::Integer(2, 10))
            .ranged_by(Keyword::Should),
    ],
)
.on(&["linux"]);

static NEWER: Clause = Clause::must("termed.newer", "config.md#version", "Nothing is newer.")
    .softened(Severity::Warning, "it is ignored")
    .judged(Subject::Document, &[]);

static TERMED_DOCUMENT: DocumentType = DocumentType {
    name: "termed",
    shape: &TERMED,
    syntax: &JSON,
    text: &[],
    covers: &[],
    terms: Some(|root| Terms {
        version: root.at("version").parse().and_then(Result::ok),
        platforms: Some(
            root.at("linux")
                .present()
                .map(|_| "linux")
                .into_iter()
                .collect(),
        ),
    }),
    newer: Some(&NEWER),
};

#[test]
fn a_document_can_say_itself_by_which_version_it_is_judged() {
    let newer = "1:26 (/new): `new` came with version 1.1.0: a reader of version 1.0.0 ignores it \
                 [termed.newer]";
    for (text, context, expected) in [
        (
            r#"{"version":"1.0.0","new":1}"#,
            Context::default(),
            vec![newer.to_owned()],
        ),
        (
            r#"{"version":"1.1.0","new":1}"#,
            Context::default(),
            vec![
                "1:26 (/new): expected a boolean, found the number 1 [termed.new.json-type]"
                    .to_owned(),
            ],
        ),
        (
            r#"{"version":"1.1.0","new":1}"#,
            Context::default().at(V1_0),
            vec![newer.to_owned()],
        ),
        (
            r#"{"version":"1.0.0","old":"b"}"#,
            Context::default(),
            vec![],
        ),
        (
            r#"{"version":"1.1.0","old":"b"}"#,
            Context::default(),
            vec!["1:26 (/old): expected one of `a`, found `b` [termed.old.enum]".to_owned()],
        ),
    ] {
        assert_eq!(found(text, &TERMED_DOCUMENT, &context), expected, "{text}");
    }
    let text = r#"{"version":"1.1.0","old":"b"}"#;
    let report = judge(text.as_bytes(), &TERMED_DOCUMENT, &Context::default(), "");
    assert!(report.conforms(), "a softened facet is a warning");
}

#[test]
fn a_document_can_say_itself_for_which_platforms_it_is() {
    let ids = "expected an integer from 0 to 4294967295, found -1 [linux.ids.json-type]";
    let shares = "expected an integer from 2 to 10, found 1 [linux.shares.range]";
    let text = r#"{"version":"1.0.0","linux":{"ids":[1,-1],"shares":1}}"#;
    let all = vec![
        format!("1:38 (/linux/ids/1): {ids}"),
        format!("1:51 (/linux/shares): {shares}"),
    ];
    for (context, expected) in [
        (Context::default(), all.clone()),
        (Context::default().on(&["linux", "windows"]), all.clone()),
        // What is there has its form, for whatever platform it is judged.
        (Context::default().on(&[]), all.clone()),
        (Context::default().on(&["windows"]), all),
    ] {
        assert_eq!(found(text, &TERMED_DOCUMENT, &context), expected);
    }
    let report = judge(text.as_bytes(), &TERMED_DOCUMENT, &Context::default(), "");
    let severities: Vec<_> = report.findings().iter().map(|f| f.severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning]);
    let windows = Context::default().on(&["windows"]);
    let facet = TERMED_DOCUMENT.clauses().into_iter();
    let facet = facet.filter(|clause| clause.to_string() == "linux.ids.json-type");
    for clause in facet {
        assert_eq!(clause.platforms(), ["linux"]);
        for (text, expected) in [
            (text, Outcome::Broken(1)),
            (
                r#"{"version":"1.0.0"}"#,
                Outcome::NotChecked(Reason::Platform),
            ),
        ] {
            let report = judge(text.as_bytes(), &TERMED_DOCUMENT, &windows, "");
            assert_eq!(report.outcome(clause, &windows), expected);
        }
    }
}
