//! What is judged of objects that only some platforms have.

use oci_conformance::{
    Clause, Context, DocumentType,
    Example::{Fail, Pass},
    Outcome, Property, Reason, Shape, Subject, Value, Version, judge,
};

use crate::{found, specification::CONFIG_DOCUMENT};

/// What only Windows has.
static WINDOW: Shape = Shape::new(
    "window",
    "config.md#window",
    &[
        Property::required("panes", "window.panes", Value::List(&Value::UINT32)),
        Property::optional("glass", "window.glass", Value::Enum(&["clear", "frosted"])),
        Property::optional("height", "window.height", Value::Integer(1, 9)).ranged(),
        Property::required("handle", "window.handle", Value::String).on(&["mac"]),
    ],
)
.on(&["windows"])
.rules(&[&PANES]);

static PANES: Clause = Clause::must("window.panes.one", "config.md#window", "There is one.")
    .on(&["windows"])
    .check(
        |window, _, verdict| {
            let Some(panes) = verdict.case(window.at("panes")) else {
                return;
            };
            if panes.is_empty() {
                verdict.breach(panes, "there are no panes");
            }
        },
        &[Pass(r#"{"panes":[1]}"#), Fail(r#"{"panes":[]}"#, "/panes")],
    );

static HOUSE: Shape = Shape::new(
    "house",
    "config.md#house",
    &[
        Property::optional("window", "house.window", Value::Shape(&WINDOW)).on(&["windows"]),
        Property::optional("floors", "house.floors", Value::UINT32).on(&["windows"]),
        Property::required("door", "house.door", Value::Shape(&DOOR))
            .typed_by(&DOOR_OBJECT)
            .on(&["linux"]),
    ],
);

static DOOR: Shape = Shape::new("door", "config.md#door", &[]).on(&["linux"]);

static DOOR_OBJECT: Clause = Clause::must("door.object", "config.md#door", "It is an object.")
    .on(&["linux"])
    .judged(Subject::Document, &[]);

static HOUSE_DOCUMENT: DocumentType = DocumentType {
    name: "house",
    shape: &HOUSE,
    ..CONFIG_DOCUMENT
};

#[test]
fn types_bind_on_every_platform() {
    let text = r#"{"window":7,"floors":-1,"door":[]}"#;
    for platforms in [&["linux"] as &[_], &["windows"], &["mac"], &[]] {
        assert_eq!(
            found(text, &HOUSE_DOCUMENT, &Context::default().on(platforms)),
            [
                "1:11 (/window): expected an object, found the number 7 [house.window.json-type]",
                "1:22 (/floors): expected an integer from 0 to 4294967295, found -1 \
                 [house.floors.json-type]",
                "1:32 (/door): expected an object, found an array [door.object]",
            ],
            "{platforms:?}"
        );
    }
}

#[test]
fn types_bind_from_their_version_on() {
    static LATE: Shape = Shape::new(
        "late",
        "config.md#late",
        &[Property::optional("door", "late.door", Value::Shape(&DOOR))
            .typed_by(&DOOR_OBJECT)
            .on(&["linux"])],
    )
    .object(&LATE_OBJECT);
    static LATE_OBJECT: Clause = Clause::must("late.object", "config.md#late", "An object.")
        .since(Version::new(1, 1, 0))
        .judged(Subject::Document, &[]);
    static DOCUMENT: DocumentType = DocumentType {
        name: "late",
        shape: &LATE,
        ..HOUSE_DOCUMENT
    };
    let at = |version| found("7", &DOCUMENT, &Context::default().at(version));
    assert_eq!(at(Version::new(1, 0, 0)), [""; 0]);
    assert_eq!(
        at(Version::new(1, 1, 0)),
        ["1:1: expected an object, found the number 7 [late.object]"]
    );
    let report = judge(
        b"7",
        &DOCUMENT,
        &Context::default().at(Version::new(1, 0, 0)),
        "",
    );
    assert!(report.tally((&LATE_OBJECT).into()).is_none());
}

#[test]
fn an_object_has_its_form_wherever_it_is() {
    let text = r#"{"window":{"panes":[],"glass":"red","height":0},"door":{}}"#;
    let form = [
        "1:31 (/window/glass): expected one of `clear`, `frosted`, found `red` [window.glass.enum]",
        "1:46 (/window/height): expected an integer from 1 to 9, found 0 [window.height.range]",
    ];
    let linux = Context::default().on(&["linux"]);
    assert_eq!(found(text, &HOUSE_DOCUMENT, &linux), form);
    assert_eq!(
        found(r#"{"window":{},"door":{}}"#, &HOUSE_DOCUMENT, &linux,),
        ["1:11 (/window/panes): the window has no `panes` [window.panes.required]"],
    );
    // What only some platforms require, and what rules say, is for those.
    let windows = found(text, &HOUSE_DOCUMENT, &linux.on(&["windows"]));
    assert_eq!(windows.len(), 3);
    assert!(
        windows.contains(&"1:20 (/window/panes): there are no panes [window.panes.one]".to_owned())
    );
    assert_eq!(
        found("{}", &HOUSE_DOCUMENT, &linux),
        ["1:1 (/door): the house has no `door` [house.door.required]"],
    );
    assert_eq!(found("{}", &HOUSE_DOCUMENT, &linux.on(&["mac"])), [""; 0]);
}

#[test]
fn what_was_judged_on_another_platform_is_held_there() {
    let context = Context::default().on(&["linux"]);
    let outcome = |text: &str, clause: &str| {
        let report = judge(text.as_bytes(), &HOUSE_DOCUMENT, &context, "");
        let mut clauses = HOUSE_DOCUMENT.clauses().into_iter();
        let clause = clauses.find(|other| other.to_string() == clause);
        report.outcome(clause.expect("it has the clause"), &context)
    };
    let (there, absent) = (r#"{"floors":2,"door":{}}"#, r#"{"door":{}}"#);
    assert_eq!(outcome(there, "house.floors.json-type"), Outcome::Held(1));
    assert_eq!(
        outcome(absent, "house.floors.json-type"),
        Outcome::NotChecked(Reason::Platform)
    );
    assert_eq!(
        outcome(there, "window.panes.one"),
        Outcome::NotChecked(Reason::Platform)
    );
}
