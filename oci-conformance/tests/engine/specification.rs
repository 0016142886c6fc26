//! The two small specifications.

use oci_conformance::{
    Catalogue, Clause, DocumentType,
    Example::{Fail, Pass},
    Heading, Keyword, Property, Severity, Shape, Specification, Subject, Value, Version,
};

pub(crate) const V1_0: Version = Version::new(1, 0, 0);
pub(crate) const V1_1: Version = Version::new(1, 1, 0);

pub(crate) static SPECIFICATION: Specification = Specification {
    name: "some-spec",
    repository: "https://example.com/some-spec",
    releases: &[V1_0, V1_1],
};

pub(crate) static JSON: Clause = Clause::must("json", "json.md#json", "The text is JSON.")
    .judged(Subject::Document, &[Pass("{}"), Fail("{", "")]);

pub(crate) static UNIQUE: Clause =
    Clause::must_not("json.unique", "json.md#json", "No name stands twice.")
        .unreleased()
        .check(
            |root, _, verdict| {
                verdict.count_case();
                for defect in root.document().defects() {
                    verdict.breach_in(root, defect.span.clone(), "a defect");
                }
            },
            &[Pass(r#"{"a":1}"#), Fail(r#"{"a":1,"a":2}"#, "")],
        );

/// Like a descriptor.
pub(crate) static PART: Shape = Shape::new(
    "part",
    "part.md#properties",
    &[
        Property::required("size", "part.size", Value::UINT32),
        Property::optional("name", "part.name", Value::String),
        Property::optional("notes", "part.notes", Value::Shape(&NOTES))
            .typed_by(&NOTES_OBJECT)
            .null_breaks(&NOTES_NOT_NULL),
        Property::optional("data", "part.data", Value::String).since(V1_1),
    ],
)
.object(&PART_OBJECT)
.rules(&[&SIZE_EVEN, &NAME_SHORT]);

pub(crate) static PART_OBJECT: Clause =
    Clause::must("part.object", "part.md#properties", "It is an object.")
        .judged(Subject::Document, &[Pass(r#"{"size":2}"#), Fail("[]", "")]);

pub(crate) static NOTES: Shape = Shape::new("notes", "part.md#notes", &[]).rest(&Value::String);

pub(crate) static NOTES_OBJECT: Clause =
    Clause::must("notes.object", "part.md#notes", "They are strings.")
        .judged(Subject::Document, &[]);

pub(crate) static NOTES_NOT_NULL: Clause =
    Clause::must("notes.not-null", "part.md#notes", "Never null.").judged(Subject::Document, &[]);

pub(crate) static SIZE_EVEN: Clause =
    Clause::must("part.size.even", "part.md#size", "`size` is even.")
        .also(&[&SIZE_NOT_ODD])
        .check(
            |part, _, verdict| {
                let Some(size) = verdict.case(part.at("size")) else {
                    return;
                };
                if size.int().is_some_and(|size| size % 2 != 0) {
                    verdict.breach(size, "the size is odd");
                }
            },
            &[Pass(r#"{"size":2}"#), Fail(r#"{"size":3}"#, "/size")],
        );

pub(crate) static SIZE_NOT_ODD: Clause =
    Clause::must_not("part.size.odd", "part.md#size", "Not odd.").judged(Subject::Document, &[]);

pub(crate) static NAME_SHORT: Clause =
    Clause::should("part.name.short", "part.md#name", "It is short.")
        .softened(Severity::Note, "it is a matter of taste")
        .check(
            |part, _, verdict| {
                let Some(name) = verdict.case(part.at("name")) else {
                    return;
                };
                if name.str().is_some_and(|name| name.len() > 3) {
                    verdict.breach(name, "the name is long");
                }
            },
            &[
                Pass(r#"{"name":"abc"}"#),
                Fail(r#"{"name":"abcd"}"#, "/name"),
            ],
        );

/// Like an entry of an index: a part, of which it describes a property anew.
pub(crate) static ENTRY: Shape = Shape::new(
    "entry",
    "list.md#entries",
    &[Property::required("name", "entry.name", Value::String)],
)
.extends(&PART);

/// Like an index.
pub(crate) static LIST: Shape = Shape::new(
    "list",
    "list.md#properties",
    &[
        Property::required("parts", "list.parts", Value::List(&Value::Shape(&ENTRY)))
            .keyword(Keyword::Must)
            .covers(&[&PART_RULES]),
        Property::optional("main", "list.main", Value::Shape(&PART)),
    ],
)
.rules(&[&MAY_BE_EMPTY]);

pub(crate) static PART_RULES: Clause =
    Clause::must("list.parts.rules", "list.md#parts", "As part.md says.")
        .judged(Subject::Document, &[]);

pub(crate) static MAY_BE_EMPTY: Clause =
    Clause::may("list.parts.empty", "list.md#parts", "It may be empty.").examples(&[
        Pass(r#"{"parts":[]}"#),
        Pass(r#"{"parts":[{"size":2,"name":"a matter of taste"}]}"#),
    ]);

pub(crate) static LIST_DOCUMENT: DocumentType = DocumentType {
    name: "list",
    shape: &LIST,
    syntax: &JSON,
    text: &[&UNIQUE],
    covers: &[],
    terms: None,
    newer: None,
};

/// Like a runtime's configuration.
pub(crate) static CONFIG: Shape = Shape::new(
    "config",
    "config.md#properties",
    &[
        Property::optional("shares", "config.shares", Value::Integer(2, 10)).ranged(),
        Property::optional("mode", "config.mode", Value::Enum(&["shared", "private"])).nullable(),
        Property::optional("inner", "config.inner", Value::Shape(&CONFIG)),
        Property::optional("flags", "config.flags", Value::Map(&Value::Bool)),
        Property::optional("weight", "config.weight", Value::Number),
    ],
)
.rules(&[&ABSOLUTE]);

pub(crate) static ABSOLUTE: Clause =
    Clause::must("config.path.absolute", "config.md#path", "It is absolute.")
        .on(&["linux"])
        .until(Version::UNRELEASED)
        .check(
            |config, context, verdict| {
                let Some(path) = verdict.case(config.at("path")) else {
                    return;
                };
                if path.str().is_some_and(|path| !path.starts_with('/')) {
                    let platforms = context
                        .platforms
                        .map_or_else(String::new, |names| names.join(", "));
                    verdict.breach(path, format!("the path is relative on {platforms}"));
                }
            },
            &[Pass(r#"{"path":"/"}"#), Fail(r#"{"path":"a"}"#, "/path")],
        );

pub(crate) static CONFIG_DOCUMENT: DocumentType = DocumentType {
    name: "config",
    shape: &CONFIG,
    syntax: &JSON,
    text: &[],
    covers: &[],
    terms: None,
    newer: None,
};

pub(crate) static BEHAVIOUR: Clause =
    Clause::must("list.copy", "list.md#copies", "Copies are exact.");

pub(crate) static TASTE: Clause =
    Clause::should("list.taste", "list.md#taste", "Lists are beautiful.")
        .uncheckable("no check has taste");

pub(crate) static CATALOGUE: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[
        &Heading {
            file: "json.md",
            shapes: &[],
            clauses: &[&JSON, &UNIQUE],
        },
        &Heading {
            file: "part.md",
            shapes: &[&PART],
            clauses: &[&NOTES_OBJECT, &NOTES_NOT_NULL, &SIZE_NOT_ODD],
        },
        &Heading {
            file: "list.md",
            shapes: &[&ENTRY, &LIST],
            clauses: &[&PART_RULES, &BEHAVIOUR, &TASTE],
        },
        &Heading {
            file: "config.md",
            shapes: &[&CONFIG],
            clauses: &[],
        },
    ],
};
