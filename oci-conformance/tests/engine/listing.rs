//! What the clauses of a catalogue tell of themselves.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use oci_conformance::{
    Catalogue, Clause, ClauseRef, Context,
    Example::{Fail, Pass},
    Facet, Heading, Held, Keyword, Origin, Property, Severity, Shape, Subject, Terms, Value,
    Version,
};

use crate::specification::*;

/// Properties of every kind, whose facets differ in all that facets can differ in.
static DEVICE: Shape = Shape::new(
    "device",
    "device.md#properties",
    &[
        Property::required("any", "device.any", Value::Any),
        Property::optional("open", "device.open", Value::Bool).keyword(Keyword::May),
        Property::optional("kind", "device.kind", Value::Enum(&["block", "character"]))
            .facets_since(&[(Facet::Enum, V1_1)])
            .softened(Facet::Enum, Severity::Warning, "new kinds appear"),
        Property::required("number", "device.number", Value::Integer(-1, 9))
            .ranged_by(Keyword::Should)
            .section("device.md#number")
            .on(&["linux", "freebsd"])
            .since(V1_1)
            .note("It was a string once."),
        Property::optional("factor", "device.factor", Value::Number),
        Property::optional("lists", "device.lists", Value::List(&Value::STRINGS)),
        Property::optional("flags", "device.flags", Value::Map(&Value::Bool)),
        Property::optional(
            "others",
            "device.others",
            Value::List(&Value::Map(&Value::Any)),
        ),
        Property::optional("parts", "device.parts", Value::Map(&Value::Shape(&DEVICE))),
        Property::optional("codes", "device.codes", Value::List(&Value::INT64)),
        Property::optional("sizes", "device.sizes", Value::Map(&Value::Number)),
        Property::optional("parent", "device.parent", Value::Shape(&DEVICE)).untyped(),
        Property::optional("name", "device.name", Value::String)
            .typed_by(&NAMED)
            .presence_unstated(),
    ],
)
.on(&["linux"])
.object(&OBJECT)
.rules(&[&NAMED]);

static OBJECT: Clause = Clause::required("device.object", "device.md", "It is an object.")
    .judged(Subject::Document, &[]);

static NAMED: Clause = Clause::should("device.named.json-type", "device.md#name", "It is named.")
    .on(&["solaris"])
    .note("Nobody names them.")
    .also(&[&OBJECT, &QUIET])
    .judged(Subject::Host, &[Pass("{}"), Fail("[]", "")]);

static QUIET: Clause =
    Clause::recommended("device.quiet", "device.md#noise", "It is quiet.").uncheckable("no ears");

static LOUD: Clause = Clause::should_not("device.loud", "device.md#noise", "It is not loud.")
    .since(Version::new(1, 0, 0).candidate(2))
    .until(V1_1);

static EXTRA: Clause = Clause::optional("device.extra", "device.md#more", "There may be more.");

static ADVICE: Clause = Clause::advisory(
    "advisory.device",
    "device.md",
    "Be careful.",
    Some("CVE-0000-0000"),
)
.until(V1_0);

static DEVICES: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[&Heading {
        file: "device.md",
        shapes: &[&DEVICE],
        clauses: &[&QUIET, &LOUD, &EXTRA, &ADVICE],
    }],
};

const EXPECTED: &str = r#"
device.object: REQUIRED (Must), device.md, 1.0.0, Judged(Document), Error, "It is an object.", ""
device.any.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`any` is any JSON value.", ""
device.any.required: REQUIRED (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`any` is there.", ""
device.open.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`open` is a boolean.", ""
device.open.optional: MAY (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`open` may be missing.", ""
device.kind.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`kind` is a string.", ""
device.kind.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`kind` may be missing.", ""
device.kind.enum: MUST (Must), device.md#properties, 1.1.0, on linux, Judged(Document), Warning, new kinds appear, "`kind` is one of `block`, `character`.", ""
device.number.json-type: MUST (Must), device.md#number, 1.1.0, on linux freebsd, Judged(Document), Error, "`number` is an integer.", "It was a string once."
device.number.required: REQUIRED (Must), device.md#number, 1.1.0, on linux freebsd, Judged(Document), Error, "`number` is there.", "It was a string once."
device.number.range: SHOULD (Should), device.md#number, 1.1.0, on linux freebsd, Judged(Document), Warning, "`number` is between -1 and 9.", "It was a string once."
device.factor.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`factor` is a number.", ""
device.factor.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`factor` may be missing.", ""
device.lists.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`lists` is an array of arrays.", ""
device.lists.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`lists` may be missing.", ""
device.flags.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`flags` is an object of booleans.", ""
device.flags.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`flags` may be missing.", ""
device.others.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`others` is an array of objects.", ""
device.others.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`others` may be missing.", ""
device.parts.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`parts` is an object of objects.", ""
device.parts.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`parts` may be missing.", ""
device.codes.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`codes` is an array of integers.", ""
device.codes.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`codes` may be missing.", ""
device.sizes.json-type: MUST (Must), device.md#properties, 1.0.0, on linux, Judged(Document), Error, "`sizes` is an object of numbers.", ""
device.sizes.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`sizes` may be missing.", ""
device.parent.optional: OPTIONAL (May), device.md#properties, 1.0.0, on linux, Permits, Note, "`parent` may be missing.", ""
device.named.json-type: SHOULD (Should), device.md#name, 1.0.0, on solaris, Judged(Host), Warning, like device.object, like device.quiet, "It is named.", "Nobody names them.", Pass("{}"), Fail("[]", "")
device.quiet: RECOMMENDED (Should), device.md#noise, 1.0.0, Uncheckable("no ears"), Warning, "It is quiet.", ""
device.loud: SHOULD NOT (Should), device.md#noise, 1.0.0-rc2, to 1.1.0, Behaviour, Warning, "It is not loud.", ""
device.extra: OPTIONAL (May), device.md#more, 1.0.0, Permits, Note, "There may be more.", ""
advisory.device: SHOULD (Should), device.md, 1.0.0, to 1.0.0, Behaviour, Warning, Some("CVE-0000-0000"), "Be careful.", ""
"#;

fn line(clause: ClauseRef) -> String {
    let mut parts = vec![
        format!("{clause}: {} ({:?})", clause.keyword(), clause.level()),
        clause.section().to_owned(),
        clause.since().to_string(),
    ];
    parts.extend(clause.until().map(|until| format!("to {until}")));
    if !clause.platforms().is_empty() {
        parts.push(format!("on {}", clause.platforms().join(" ")));
    }
    parts.push(format!("{:?}, {:?}", clause.held(), clause.severity()));
    parts.extend(clause.softened().map(|softened| softened.reason.to_owned()));
    if let Origin::Advisory { vulnerability } = clause.origin() {
        parts.push(format!("{vulnerability:?}"));
    }
    parts.extend(
        clause
            .also()
            .iter()
            .map(|also| format!("like {}", also.id())),
    );
    parts.push(format!("{:?}", clause.summary()));
    parts.push(format!("{:?}", clause.note()));
    parts.extend(
        clause
            .examples()
            .iter()
            .map(|example| format!("{example:?}")),
    );
    parts.join(", ")
}

#[test]
fn every_clause_tells_all_of_itself() {
    let lines: Vec<String> = DEVICES.clauses().map(line).collect();
    assert_eq!(lines.join("\n"), EXPECTED.trim());
}
#[test]
fn how_clauses_are_held_and_linked() {
    assert_eq!(CATALOGUE.find("list.copy").unwrap().held(), Held::Behaviour);
    let size = CATALOGUE.find("part.size.required").unwrap();
    assert_eq!(size.summary(), "`size` is there.");
    assert_eq!(
        size.link(&SPECIFICATION),
        "https://example.com/some-spec/blob/v1.1.0/part.md#properties",
    );
    let unique = CATALOGUE.find("json.unique").unwrap();
    assert_eq!(
        unique.link(&SPECIFICATION),
        "https://example.com/some-spec/blob/main/json.md#json",
    );
    assert!(CATALOGUE.find("list.copies").is_none());
}

#[test]
fn a_clause_is_itself_alone() {
    let clauses: HashSet<ClauseRef> = DEVICES.clauses().chain(DEVICES.clauses()).collect();
    assert_eq!(clauses.len(), DEVICES.clauses().count());
    let hashes: HashSet<u64> = DEVICES
        .clauses()
        .map(|clause| {
            let mut hasher = DefaultHasher::new();
            clause.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    assert_eq!(hashes.len(), clauses.len());
    let range = DEVICES.find("device.number.range").unwrap();
    assert_eq!(format!("{range:?}"), "ClauseRef(device.number.range)");
    assert_eq!(range, DEVICES.find("device.number.range").unwrap());
    assert_ne!(range, DEVICES.find("device.number.required").unwrap());
}

#[test]
fn a_clause_belongs_to_versions() {
    let is_in = |id: &str, version| DEVICES.find(id).unwrap().is_in(version);
    assert!(!is_in("device.kind.enum", V1_0) && is_in("device.kind.enum", V1_1));
    assert!(is_in("device.kind.json-type", V1_0));
    assert!(is_in("device.loud", V1_0) && !is_in("device.loud", V1_1));
    assert!(is_in("advisory.device", V1_1));
}

#[test]
fn a_clause_binds_platforms() {
    let binds = |id: &str, platforms| DEVICES.find(id).unwrap().binds(platforms);
    let number = "device.number.range";
    for platforms in [
        None,
        Some(["freebsd"].as_slice()),
        Some(&["solaris", "linux"]),
    ] {
        assert!(binds(number, platforms), "{platforms:?}");
    }
    assert!(!binds(number, Some(&["solaris"])));
    // Form binds where no platform is known; anything else does not.
    assert!(binds(number, Some(&[])));
    assert!(binds("device.named.json-type", Some(&[])));
    let absolute = CATALOGUE.find("config.path.absolute").unwrap();
    assert!(!absolute.binds(Some(&[])) && absolute.binds(None));
    assert!(binds("device.quiet", Some(&["solaris"])));
}

#[test]
fn a_document_type_has_the_clauses_of_all_that_it_leads_to() {
    let ids = |clauses: Vec<ClauseRef>| -> Vec<String> {
        clauses.iter().map(ToString::to_string).collect()
    };
    let of_part = [
        "part.object",
        "part.size.json-type",
        "part.size.required",
        "part.name.json-type",
        "part.name.optional",
        "part.notes.optional",
        "part.data.json-type",
        "part.data.optional",
        "part.size.even",
        "part.size.odd",
        "part.name.short",
        "notes.object",
        "notes.not-null",
    ];
    assert_eq!(ids(PART.clauses()), of_part);
    let of_list = [
        "json",
        "json.unique",
        "list.parts.json-type",
        "list.parts.required",
        "list.main.json-type",
        "list.main.optional",
        "list.parts.empty",
        "list.parts.rules",
    ];
    let of_entry = ["entry.name.json-type", "entry.name.required"];
    let expected = [of_list.as_slice(), &of_part, &of_entry].concat();
    assert_eq!(ids(LIST_DOCUMENT.clauses()), expected);
    let reachable = LIST.reachable();
    let names: Vec<&str> = reachable.iter().map(|shape| shape.name()).collect();
    assert_eq!(names, ["list", "entry", "part", "notes"]);
    assert_eq!(DEVICE.reachable().len(), 1);
}

#[test]
fn a_context_wins_over_what_a_document_says_of_itself() {
    let terms = Terms {
        version: Some(V1_0),
        platforms: Some(vec!["linux"]),
    };
    let told = terms.apply(Context::default());
    assert_eq!(told.version(), V1_0);
    assert!(told.is_for("linux") && !told.is_for("windows"));
    let context = Context::default().at(V1_1).on(&["windows"]);
    let told = terms.apply(context);
    assert_eq!(told.version(), V1_1);
    assert!(told.is_for("windows") && !told.is_for("linux"));
    assert!(!Context::default().is_for("linux"));
}
