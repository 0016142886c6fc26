//! The engine on two small specifications: one like that of images, with documents that refer to
//! each other, and one like that of runtimes, with platforms, ranges and vocabularies.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod listing;
mod platforms;
mod proofs;
#[cfg(feature = "record")]
mod records;
mod reports;
#[cfg(all(feature = "record", feature = "schema"))]
mod schemas;
mod specification;
mod values;
mod verdicts;

use oci_conformance::{
    Clause, ClauseRef, Conformance, Context, DocumentState, DocumentType, JudgedDocument, Limits,
    Outcome, Place, Reason, Report, Severity, Version, judge,
};

use self::specification::*;

fn found(text: &str, kind: &DocumentType, context: &Context<'_>) -> Vec<String> {
    judge(text.as_bytes(), kind, context, "")
        .findings()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[track_caller]
fn finds(text: &str, kind: &DocumentType, expected: &[&str]) {
    assert_eq!(found(text, kind, &Context::default()), expected, "{text}");
}

#[test]
fn presence_and_types_are_facets() {
    finds(
        "{}",
        &LIST_DOCUMENT,
        &["1:1 (/parts): the list has no `parts` [list.parts.required]"],
    );
    finds(
        r#"{"parts":{},"main":{"size":"2","name":null}}"#,
        &LIST_DOCUMENT,
        &[
            "1:10 (/parts): expected an array of objects, found an object [list.parts.json-type]",
            "1:28 (/main/size): expected an integer, found a string [part.size.json-type]",
            "1:39 (/main/name): expected a string, found null [part.name.json-type]",
        ],
    );
}

#[test]
fn the_root_and_items_have_to_be_objects_where_a_clause_says_so() {
    finds(
        r#"{"parts":[1]}"#,
        &LIST_DOCUMENT,
        &["1:11 (/parts/0): expected an object, found the number 1 [part.object]"],
    );
    // No clause of this specification says what a config is.
    finds("1", &CONFIG_DOCUMENT, &[]);
}

#[test]
fn an_integer_is_written_as_one() {
    for number in ["1.0", "1e2", "-1", "4294967296", "1e400"] {
        let text = format!(r#"{{"parts":[],"main":{{"size":{number}}}}}"#);
        let found = found(&text, &LIST_DOCUMENT, &Context::default());
        assert!(
            found
                .iter()
                .any(|line| line.contains("[part.size.json-type]")),
            "{found:?}"
        );
    }
}

#[test]
fn rules_name_the_clauses_that_say_the_same_and_those_that_cover_the_place() {
    let text = br#"{"parts":[{"size":3,"name":"a"}],"main":{"size":5}}"#;
    let report = judge(text, &LIST_DOCUMENT, &Context::default(), "list.json");
    let also: Vec<Vec<String>> = report
        .findings()
        .iter()
        .map(|finding| finding.also.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(
        also,
        [
            vec!["part.size.odd", "list.parts.rules"],
            vec!["part.size.odd"]
        ]
    );
    let outcome = |clause: &'static Clause| report.outcome(clause.into(), &Context::default());
    assert_eq!(outcome(&SIZE_EVEN), Outcome::Broken(2));
    assert_eq!(outcome(&SIZE_NOT_ODD), Outcome::Broken(2));
    assert_eq!(outcome(&PART_RULES), Outcome::Broken(1));
}

#[test]
fn a_breach_of_advice_does_not_break_what_covers_the_place() {
    let text = br#"{"parts":[{"size":2,"name":"long"}]}"#;
    let report = judge(text, &LIST_DOCUMENT, &Context::default(), "");
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!((finding.severity, finding.also.len()), (Severity::Note, 0));
    assert_eq!(
        report.outcome((&PART_RULES).into(), &Context::default()),
        Outcome::Held(1),
    );
    assert!(report.conforms() && report.fails(Severity::Note));
}

#[test]
fn a_shape_describes_properties_of_its_base_anew() {
    finds(
        r#"{"parts":[{"size":2}]}"#,
        &LIST_DOCUMENT,
        &["1:11 (/parts/0/name): the entry has no `name` [entry.name.required]"],
    );
    let report = judge(
        br#"{"parts":[{"size":2,"name":"a"}]}"#,
        &LIST_DOCUMENT,
        &Context::default(),
        "",
    );
    let held: Vec<String> = CATALOGUE
        .outcomes(&report, &Context::default())
        .filter(|(_, outcome)| matches!(outcome, Outcome::Held(_)))
        .map(|(clause, _)| clause.to_string())
        .collect();
    assert!(
        held.contains(&"entry.name.json-type".to_owned()),
        "{held:?}"
    );
    assert!(
        !held.contains(&"part.name.json-type".to_owned()),
        "{held:?}"
    );
}

#[test]
fn maps_and_nulls_have_clauses_of_their_own() {
    finds(
        r#"{"parts":[],"main":{"size":2,"notes":null}}"#,
        &LIST_DOCUMENT,
        &["1:38 (/main/notes): `notes` is null [notes.not-null]"],
    );
    finds(
        r#"{"parts":[],"main":{"size":2,"notes":{"a/b":1}}}"#,
        &LIST_DOCUMENT,
        &["1:45 (/main/notes/a~1b): expected a string, found the number 1 [notes.object]"],
    );
    finds(r#"{"mode":null,"flags":{"a":true}}"#, &CONFIG_DOCUMENT, &[]);
    finds(
        r#"{"flags":{"a":1}}"#,
        &CONFIG_DOCUMENT,
        &["1:15 (/flags/a): expected a boolean, found the number 1 [config.flags.json-type]"],
    );
}

#[test]
fn ranges_and_vocabularies_are_facets() {
    finds(
        r#"{"shares":1,"mode":"public","inner":{"shares":11}}"#,
        &CONFIG_DOCUMENT,
        &[
            "1:11 (/shares): expected an integer from 2 to 10, found 1 [config.shares.range]",
            "1:20 (/mode): expected one of `shared`, `private`, found `public` [config.mode.enum]",
            "1:47 (/inner/shares): expected an integer from 2 to 10, found 11 [config.shares.range]",
        ],
    );
    finds(r#"{"shares":2,"mode":"shared"}"#, &CONFIG_DOCUMENT, &[]);
    finds(r#"{"weight":0.5}"#, &CONFIG_DOCUMENT, &[]);
    finds(
        r#"{"weight":"0.5"}"#,
        &CONFIG_DOCUMENT,
        &["1:11 (/weight): expected a number, found a string [config.weight.json-type]"],
    );
}

#[test]
fn duplicates_are_all_judged_and_rules_see_the_last() {
    finds(
        r#"{"parts":[],"main":{"size":"a","size":3}}"#,
        &LIST_DOCUMENT,
        &[
            "1:28 (/main/size): expected an integer, found a string [part.size.json-type]",
            "1:32: a defect [json.unique]",
            "1:39 (/main/size): the size is odd [part.size.even]",
        ],
    );
}

#[test]
fn a_version_judges_its_own_clauses_only() {
    let text = br#"{"parts":[],"parts":[],"main":{"size":2,"data":1}}"#;
    let at = |version| {
        let context = Context::default().at(version);
        let report = judge(text, &LIST_DOCUMENT, &context, "");
        let found: Vec<String> = report
            .findings()
            .iter()
            .map(|finding| finding.clause.to_string())
            .collect();
        (found, report.outcome((&UNIQUE).into(), &context))
    };
    let version = Outcome::NotChecked(Reason::Version);
    assert_eq!(at(V1_0), (vec![], version));
    assert_eq!(at(V1_1), (vec!["part.data.json-type".to_owned()], version));
    let (found, outcome) = at(Version::UNRELEASED);
    assert_eq!(found, ["json.unique", "part.data.json-type"]);
    assert_eq!(outcome, Outcome::Broken(1));
}

#[test]
fn a_clause_can_bind_one_platform_and_end_with_a_version() {
    let text = r#"{"path":"a"}"#;
    let linux = Context::default().at(V1_1).on(&["linux"]);
    let expected = ["1:9 (/path): the path is relative on linux [config.path.absolute]"];
    assert_eq!(found(text, &CONFIG_DOCUMENT, &linux), expected);
    assert_eq!(
        found(text, &CONFIG_DOCUMENT, &linux.on(&["windows"])),
        [""; 0]
    );
    assert_eq!(found(text, &CONFIG_DOCUMENT, &Context::default()), [""; 0]);
    let windows = linux.on(&["windows"]);
    let report = judge(text.as_bytes(), &CONFIG_DOCUMENT, &windows, "");
    let outcome = report.outcome((&ABSOLUTE).into(), &windows);
    assert_eq!(outcome, Outcome::NotChecked(Reason::Platform));
}

#[test]
fn foreign_spellings_are_advised_against_in_every_version() {
    let text = r#"{"parts":[],"Parts":[],"unknown":1}"#;
    let expected = "1:13 (/Parts): some readers take `Parts` for `parts`, others do not \
                    [advisory.json.foreign-spelling]";
    assert_eq!(
        found(text, &LIST_DOCUMENT, &Context::default().at(V1_0)),
        [expected]
    );
    let report = judge(text.as_bytes(), &LIST_DOCUMENT, &Context::default(), "");
    assert_eq!(report.findings()[0].severity, Severity::Warning);
    assert_eq!(report.conformance(), Conformance::Conformant);
    assert!(!report.fails(Severity::Warning));
}

#[test]
fn what_is_no_json_leaves_the_rest_unjudged() {
    let report = judge(
        b"{\"parts\":[",
        &LIST_DOCUMENT,
        &Context::default(),
        "list.json",
    );
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!(finding.clause, ClauseRef::from(&JSON));
    assert_eq!(report.conformance(), Conformance::NotConformant);
    let outcome = report.outcome((&SIZE_EVEN).into(), &Context::default());
    assert_eq!(outcome, Outcome::NotChecked(Reason::Prerequisite));
    let outcome = |clause: &'static Clause, context| {
        judge(b"{", &LIST_DOCUMENT, &context, "").outcome(clause.into(), &context)
    };
    let released = Context::default().at(V1_1);
    assert_eq!(outcome(&JSON, released), Outcome::Broken(1));
    assert_eq!(
        outcome(&UNIQUE, released),
        Outcome::NotChecked(Reason::Version)
    );
    let report = judge(b"{", &LIST_DOCUMENT, &released, "");
    assert!(report.tally((&UNIQUE).into()).is_none());
}

#[test]
fn a_limit_leaves_the_verdict_open() {
    let limits = Limits {
        bytes: 5,
        ..Limits::DEFAULT
    };
    let context = Context::default().limits(limits);
    let report = judge(br#"{"parts":[]}"#, &LIST_DOCUMENT, &context, "list.json");
    assert_eq!(report.conformance(), Conformance::Undetermined);
    assert_eq!(report.findings().len(), 0);
    let [obstacle] = report.obstacles() else {
        panic!("{:?}", report.obstacles())
    };
    assert_eq!(
        (obstacle.reason, obstacle.file.as_str()),
        (Reason::Limit, "list.json")
    );
    assert_eq!(obstacle.message, "larger than 5 bytes");
    let outcome = report.outcome((&SIZE_EVEN).into(), &context);
    assert_eq!(outcome, Outcome::NotChecked(Reason::Limit));
}

#[test]
fn only_the_places_of_what_is_kept_are_looked_for() {
    let mut report = Report::new(2);
    let mut looked = 0;
    for _ in 0..5 {
        let place = || {
            looked += 1;
            Place::new("", String::new(), None)
        };
        report.breach_at(&NAME_SHORT, place, "long");
    }
    assert_eq!((looked, report.breaches()), (2, 5));
}

#[test]
fn findings_are_capped_by_clause_and_counted_in_full() {
    let parts = vec![r#"{"size":1,"name":"a"}"#; 500].join(",");
    let text = format!(r#"{{"parts":[{parts}],"main":1}}"#);
    let report = judge(text.as_bytes(), &LIST_DOCUMENT, &Context::default(), "");
    let odd = report
        .findings()
        .iter()
        .filter(|f| f.clause == (&SIZE_EVEN).into());
    assert_eq!(odd.count(), Context::FINDINGS);
    assert_eq!(
        report.outcome((&SIZE_EVEN).into(), &Context::default()),
        Outcome::Broken(500)
    );
    // Another clause still has its place.
    assert!(
        report
            .findings()
            .iter()
            .any(|f| f.clause == (&PART_OBJECT).into())
    );
}

#[test]
fn merging_adds_up_and_keeps_the_order() {
    let one = judge(
        br#"{"parts":[{"size":1,"name":"a"}]}"#,
        &LIST_DOCUMENT,
        &Context::default(),
        "b",
    );
    let other = judge(
        br#"{"parts":[{"size":3,"name":"a"}]}"#,
        &LIST_DOCUMENT,
        &Context::default(),
        "a",
    );
    let mut merged = Report::new(1);
    merged.merge(one);
    merged.merge(other);
    assert_eq!(merged.findings().len(), 1);
    assert_eq!(merged.findings()[0].place.file, "b");
    assert_eq!(
        merged.outcome((&SIZE_EVEN).into(), &Context::default()),
        Outcome::Broken(2)
    );
}

#[test]
fn every_outcome_is_counted_once() {
    let report = judge(
        br#"{"parts":[{"size":1,"name":"a"}]}"#,
        &LIST_DOCUMENT,
        &Context::default().at(V1_1),
        "",
    );
    let context = Context::default().at(V1_1);
    let summary = CATALOGUE.summary(&report, &context);
    let parts = [
        summary.held,
        summary.broken,
        summary.not_applicable,
        summary.permits,
        summary.not_checked,
    ];
    assert_eq!(parts.iter().sum::<usize>(), summary.clauses);
    assert_eq!(summary.clauses, CATALOGUE.clauses().count());
    assert_eq!(summary.broken, 3);
    // The defects of JSON, which no release forbids yet, behaviour, and what no check can tell.
    assert_eq!(summary.not_checked, 3);
}

#[test]
fn an_excerpt_is_cut_around_its_place() {
    let long = "x".repeat(3000);
    let text = format!(r#"{{"a":"{long}","parts":1,"b":"{long}"}}"#);
    let report = judge(text.as_bytes(), &LIST_DOCUMENT, &Context::default(), "");
    let place = &report.findings()[0].place;
    let excerpt = place.excerpt.as_ref().unwrap();
    assert_eq!(excerpt.text.get(excerpt.highlight.clone()), Some("1"));
    assert!(excerpt.cut_before && excerpt.cut_behind && excerpt.text.len() < 300);
    assert_eq!(place.position.unwrap().column, 3017);
    assert_eq!(place.end.unwrap().column, 3018);
}

#[test]
fn pointers_are_cut_before_they_get_out_of_hand() {
    let name = "n".repeat(10_000);
    let text = format!(r#"{{"flags":{{"{name}":1}}}}"#);
    let report = judge(text.as_bytes(), &CONFIG_DOCUMENT, &Context::default(), "");
    let pointer = &report.findings()[0].place.pointer;
    assert!(pointer.ends_with('…') && pointer.len() < 5000);
}

#[test]
fn graph_rules_are_entered_into_the_report_directly() {
    let mut report = Report::default();
    report.case(&SIZE_EVEN);
    report.breach(&SIZE_EVEN, Place::file("blobs/a"), "it is odd");
    assert_eq!(
        report.findings()[0].to_string(),
        "blobs/a: it is odd [part.size.even]"
    );
    report.obstacle("blobs/b", Reason::Io, "permission denied");
    assert_eq!(report.conformance(), Conformance::NotConformant);
}

#[test]
fn a_report_counts_what_came_up() {
    let text = br#"{"parts":[{"size":1,"name":"a"},{"size":3,"name":"long"}]}"#;
    let report = judge(text, &LIST_DOCUMENT, &Context::default(), "list.json");
    // Those of the clauses that say the same, or cover the place, are counted with them.
    assert_eq!(report.breaches(), 7);
    let broken = report.tallies().filter(|tally| tally.breaches > 0);
    let mut broken: Vec<String> = broken
        .map(|tally| format!("{}: {} of {}", tally.clause, tally.breaches, tally.cases))
        .collect();
    broken.sort();
    assert_eq!(
        broken,
        [
            "list.parts.rules: 2 of 1",
            "part.name.short: 1 of 2",
            "part.size.even: 2 of 2",
            "part.size.odd: 2 of 2",
        ]
    );

    let mut report = Report::default();
    assert_eq!(report.breaches(), 0);
    report.document(JudgedDocument::new("a", "list", DocumentState::Judged));
    report.document(JudgedDocument::new("b", "layer", DocumentState::Absent));
    let documents: Vec<String> = report
        .documents()
        .iter()
        .map(|document| {
            format!(
                "{} {} {}",
                document.file,
                document.role,
                document.state.as_str()
            )
        })
        .collect();
    assert_eq!(documents, ["a list judged", "b layer absent"]);
    assert_eq!(DocumentState::Hashed.as_str(), "hashed");
    assert_eq!(DocumentState::Unread.as_str(), "unread");
}

#[test]
fn a_must_that_was_not_judged_leaves_the_verdict_open() {
    let with = |clause: &'static Clause, reason| {
        let mut report = Report::default();
        report.unjudged(clause, reason);
        report.conformance()
    };
    assert_eq!(with(&SIZE_EVEN, Reason::Limit), Conformance::Undetermined);
    assert_eq!(with(&SIZE_EVEN, Reason::Platform), Conformance::Conformant);
    assert_eq!(with(&NAME_SHORT, Reason::Limit), Conformance::Conformant);
}

#[test]
fn obstacles_are_capped() {
    let mut report = Report::new(2);
    for file in ["a", "b", "c"] {
        report.obstacle(file, Reason::Io, "permission denied");
    }
    assert_eq!(report.obstacles().len(), 2);
}

#[test]
fn a_clause_that_says_the_same_is_broken_once() {
    let mut report = Report::default();
    let also = [&SIZE_NOT_ODD, &PART_OBJECT, &SIZE_EVEN];
    report.breach_also(&SIZE_EVEN, Place::file("a"), "it is odd", &also);
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    let named: Vec<String> = finding.also.iter().map(ToString::to_string).collect();
    assert_eq!(named, ["part.size.odd", "part.object"]);
    assert_eq!(report.breaches(), 3);
}
