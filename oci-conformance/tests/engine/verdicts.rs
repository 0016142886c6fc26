//! What checks tell of what they find.

use oci_conformance::{
    Clause, ClauseRef, Context, DefectKind, DocumentType,
    Example::{Fail, Pass},
    Outcome, Reason, Report, Shape, judge,
};

use crate::specification::{CONFIG_DOCUMENT, NAME_SHORT, SIZE_EVEN, SIZE_NOT_ODD};

static OBJECT: Shape = Shape::new("object", "object.md", &[]).rules(&[&NAMES]);

/// Tells of members by their first letter.
static NAMES: Clause = Clause::must("names", "object.md#names", "Names are `a`.").check(
    |object, _, verdict| {
        for member in object.members() {
            verdict.count_case();
            match member.name().as_deref() {
                Some("a") => {}
                Some("b") => verdict.breach_also(member, "it is b", &[&SIZE_EVEN, &SIZE_NOT_ODD]),
                Some("c") => verdict.count_case_of(&NAME_SHORT),
                Some("d") => verdict.unjudged(Reason::Io),
                _ => verdict.breach_name(member, "it is another"),
            }
        }
    },
    &[Pass(r#"{"a":1}"#), Fail(r#"{"e":1}"#, "/e")],
);

static TWICE: Clause = Clause::must_not("twice", "object.md#twice", "No name stands twice.").check(
    |root, _, verdict| {
        verdict.defects(root, &[DefectKind::DuplicateName]);
    },
    &[Pass("{}"), Fail(r#"{"a":1,"a":2}"#, "/a")],
);

static DOCUMENT: DocumentType = DocumentType {
    name: "object",
    shape: &OBJECT,
    text: &[&TWICE],
    ..CONFIG_DOCUMENT
};

fn judged(text: &str) -> Report {
    judge(text.as_bytes(), &DOCUMENT, &Context::default(), "")
}

fn outcome(report: &Report, clause: &'static Clause) -> Outcome {
    report.outcome(clause.into(), &Context::default())
}

#[test]
fn clauses_that_say_the_same_are_broken_with_it() {
    let report = judged(r#"{"b":1}"#);
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!(finding.to_string(), "1:6 (/b): it is b [names]");
    let also: [ClauseRef; 2] = [(&SIZE_EVEN).into(), (&SIZE_NOT_ODD).into()];
    assert_eq!(finding.also, also);
    assert_eq!(outcome(&report, &SIZE_EVEN), Outcome::Broken(1));
}

#[test]
fn a_name_is_where_it_stands() {
    let report = judged(r#"{"a":1,"other":2}"#);
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!(finding.to_string(), "1:8 (/other): it is another [names]");
    assert_eq!(finding.place.span, Some(7..14));
}

#[test]
fn cases_are_counted_for_other_clauses() {
    let report = judged(r#"{"a":1,"c":2}"#);
    assert_eq!(outcome(&report, &NAMES), Outcome::Held(2));
    assert_eq!(outcome(&report, &NAME_SHORT), Outcome::Held(1));
    assert_eq!(
        outcome(&judged(r#"{"a":1}"#), &NAME_SHORT),
        Outcome::NotApplicable
    );
}

#[test]
fn what_could_not_be_held_against_something_is_told() {
    let report = judged(r#"{"d":1}"#);
    assert_eq!(outcome(&report, &NAMES), Outcome::NotChecked(Reason::Io));
}

#[test]
fn defects_are_told_and_others_are_not() {
    let report = judged(r#"{"a":1,"a":"\ud800"}"#);
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!(
        finding.to_string(),
        "1:8 (/a): the name `a` is taken already [twice]"
    );
    let report = judged(r#"{"a":"\ud800"}"#);
    assert_eq!(outcome(&report, &TWICE), Outcome::Held(1));
}

#[test]
fn what_other_defects_have_crowded_out_is_left_open() {
    let surrogates = |count: usize| {
        let items = vec![r#""\ud800""#; count].join(",");
        judged(&format!(r#"{{"a":[{items}]}}"#))
    };
    assert_eq!(outcome(&surrogates(1000), &TWICE), Outcome::Held(1));
    assert_eq!(
        outcome(&surrogates(1001), &TWICE),
        Outcome::NotChecked(Reason::Limit)
    );
    // Some were told, so that the verdict is clear.
    let items = vec![r#""\ud800""#; 1001].join(",");
    let report = judged(&format!(r#"{{"a":1,"a":[{items}]}}"#));
    assert_eq!(outcome(&report, &TWICE), Outcome::Broken(1));
    assert!(
        report
            .tallies()
            .all(|tally| tally.unjudged.iter().next().is_none())
    );
}
