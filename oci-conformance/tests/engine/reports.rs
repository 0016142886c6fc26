//! In which order findings are, and how they get line and column.

use std::borrow::Cow;

use oci_conformance::{
    Clause, Conformance, Context, DocumentState, EntryPlace, JudgedDocument, Outcome, Place,
    Position, Reason, Report, Severity, Summary,
};

use crate::specification::{ABSOLUTE, NAME_SHORT, SIZE_EVEN, V1_1};

fn entry(file: &str, offset: u64) -> Place {
    let entry = EntryPlace {
        name: format!("entry at {offset}"),
        offset,
    };
    let mut place = Place::file(file);
    place.entry = Some(entry);
    place
}

fn places(report: &Report) -> Vec<String> {
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn findings_are_ordered_by_document_place_pointer_and_id() {
    let mut report = Report::default();
    report.document(JudgedDocument::new("z", "first", DocumentState::Judged));
    report.document(JudgedDocument::new("a", "second", DocumentState::Judged));
    report.breach(&SIZE_EVEN, Place::file("unlisted"), "g");
    report.breach(&SIZE_EVEN, Place::new("a", "/b", Some(5..6)), "f");
    report.breach(&SIZE_EVEN, Place::new("a", "/a", Some(5..6)), "e");
    report.breach(&NAME_SHORT, Place::new("a", "/a", Some(5..6)), "d");
    report.breach(&SIZE_EVEN, Place::new("a", "/z", Some(4..9)), "c");
    report.breach(&SIZE_EVEN, entry("z", 1024), "b");
    report.breach(&SIZE_EVEN, entry("z", 512), "a");
    report.sort();
    let messages: Vec<&str> = report
        .findings()
        .iter()
        .map(|f| f.message.as_str())
        .collect();
    assert_eq!(messages, ["a", "b", "c", "d", "e", "f", "g"]);
}

#[test]
fn each_finding_is_located_in_its_own_file() {
    let mut report = Report::default();
    for file in ["a", "b", "a", "c"] {
        report.breach(&SIZE_EVEN, Place::new(file, "", Some(3..4)), "it is odd");
    }
    report.breach(&SIZE_EVEN, Place::file("a"), "it is odd");
    report.locate(|file| match file {
        "a" => Some(Cow::Borrowed(b"aa\na")),
        "b" => Some(Cow::Borrowed(b"\n\n\nb")),
        _ => None,
    });
    assert_eq!(
        places(&report),
        [
            "a:2:1: it is odd [part.size.even]",
            "b:4:1: it is odd [part.size.even]",
            "a:2:1: it is odd [part.size.even]",
            "c: it is odd [part.size.even]",
            "a: it is odd [part.size.even]",
        ]
    );
}

#[test]
fn what_is_located_stays_so() {
    let mut report = Report::default();
    let mut place = Place::new("a", "", Some(0..1));
    place.position = Some(Position { line: 7, column: 8 });
    report.breach(&SIZE_EVEN, place, "it is odd");
    report.locate(|_| panic!("there is nothing to be read"));
    assert_eq!(places(&report), ["a:7:8: it is odd [part.size.even]"]);
}

#[test]
fn words_are_those_of_reports() {
    let severities = [Severity::Note, Severity::Warning, Severity::Error];
    assert_eq!(
        severities.map(Severity::as_str),
        ["note", "warning", "error"]
    );
    assert_eq!(
        severities.map(|severity| severity.to_string()),
        ["note", "warning", "error"]
    );
    let verdicts = [
        Conformance::Conformant,
        Conformance::NotConformant,
        Conformance::Undetermined,
    ];
    let words = ["conformant", "not-conformant", "undetermined"];
    assert_eq!(verdicts.map(Conformance::as_str), words);
    assert_eq!(verdicts.map(|verdict| verdict.to_string()), words);
    let outcomes = [
        Outcome::Held(1),
        Outcome::Broken(1),
        Outcome::NotApplicable,
        Outcome::Permits,
        Outcome::NotChecked(Reason::Io),
    ];
    let words = ["held", "broken", "not-applicable", "permits", "not-checked"];
    assert_eq!(outcomes.map(Outcome::as_str), words);
    let all = [
        outcomes[0],
        outcomes[1],
        outcomes[1],
        outcomes[2],
        outcomes[3],
        outcomes[4],
    ];
    let summary = Summary::of(all);
    assert_eq!((summary.clauses, summary.held, summary.broken), (6, 1, 2));
    let rest = [summary.not_applicable, summary.permits, summary.not_checked];
    assert_eq!(rest, [1, 1, 1]);
}

#[test]
fn reasons_are_a_set_in_their_order() {
    let words = [
        "limit",
        "io",
        "prerequisite",
        "algorithm",
        "option",
        "unimplemented",
        "version",
        "platform",
        "behaviour",
        "uncheckable",
    ];
    let all = [
        Reason::Limit,
        Reason::Io,
        Reason::Prerequisite,
        Reason::Algorithm,
        Reason::Option,
        Reason::Unimplemented,
        Reason::Version,
        Reason::Platform,
        Reason::Behaviour,
        Reason::Uncheckable,
    ];
    assert_eq!(all.map(Reason::as_str), words);
    assert_eq!(all.map(|reason| reason.to_string()), words);
    let open = all.into_iter().filter(|reason| reason.undetermines());
    assert_eq!(open.collect::<Vec<_>>(), [Reason::Limit, Reason::Io]);

    let mut report = Report::default();
    report.case(&SIZE_EVEN);
    let unjudged = |report: &Report| report.tally((&SIZE_EVEN).into()).unwrap().unjudged;
    assert!(unjudged(&report).is_empty());
    for reason in [Reason::Uncheckable, Reason::Io, Reason::Option, Reason::Io] {
        report.unjudged(&SIZE_EVEN, reason);
    }
    let reasons = unjudged(&report);
    assert!(!reasons.is_empty() && reasons.contains(Reason::Io));
    assert!(!reasons.contains(Reason::Limit));
    let expected = [Reason::Io, Reason::Option, Reason::Uncheckable];
    assert_eq!(reasons.iter().collect::<Vec<_>>(), expected);

    let mut other = Report::default();
    other.unjudged(&SIZE_EVEN, Reason::Limit);
    report.merge(other);
    assert_eq!(unjudged(&report).iter().count(), 4);
}

#[test]
fn what_was_not_judged_tells_most_where_it_leaves_the_verdict_open() {
    let context = Context::default().at(V1_1).on(&["linux"]);
    let outcome = |clause: &'static Clause, cases: u64, reason, context: &Context<'_>| {
        let mut report = Report::default();
        let mut other = Report::default();
        for _ in 0..cases {
            report.case(clause);
            other.case(clause);
            other.case(clause);
        }
        report.unjudged(clause, reason);
        report.merge(other);
        report.outcome(clause.into(), context)
    };
    let limit = Outcome::NotChecked(Reason::Limit);
    assert_eq!(outcome(&SIZE_EVEN, 1, Reason::Limit, &context), limit);
    let held = Outcome::Held(6);
    assert_eq!(outcome(&SIZE_EVEN, 2, Reason::Option, &context), held);
    let option = Outcome::NotChecked(Reason::Option);
    assert_eq!(outcome(&SIZE_EVEN, 0, Reason::Option, &context), option);
    // On another platform it would not have been judged anyway.
    assert_eq!(outcome(&ABSOLUTE, 0, Reason::Limit, &context), limit);
    let windows = context.on(&["windows"]);
    let platform = Outcome::NotChecked(Reason::Platform);
    assert_eq!(outcome(&ABSOLUTE, 0, Reason::Limit, &windows), platform);
}

#[test]
fn a_place_is_written_as_far_as_it_is_known() {
    let at = |mut place: Place| {
        place.position = Some(Position { line: 2, column: 3 });
        place
    };
    for (place, expected) in [
        (Place::file(""), "the whole"),
        (Place::file("a"), "a"),
        (Place::new("", "/b", None), "/b"),
        (Place::new("a", "/b", None), "a (/b)"),
        (at(Place::file("")), "2:3"),
        (at(Place::file("a")), "a:2:3"),
        (at(Place::new("a", "/b", None)), "a:2:3 (/b)"),
        (
            Place::entry("a", b"etc/\xff", 512),
            "a, `etc/\u{fffd}` at byte 512",
        ),
        (Place::entry("", b"etc", 512), "`etc` at byte 512"),
        (Place::entry("a", b"", 1024), "a, byte 1024"),
    ] {
        assert_eq!(place.to_string(), expected);
    }
    let name = |length| {
        let place = Place::entry("a", "ü".repeat(length).as_bytes(), 0);
        place.entry.unwrap().name
    };
    assert_eq!(name(2048), "ü".repeat(2048));
    assert_eq!(name(2049), "ü".repeat(2048) + "…");
}

#[test]
fn an_excerpt_is_the_line_around_a_place() {
    let excerpt = |text: &str, span: std::ops::Range<usize>| {
        let mut report = Report::default();
        report.breach(&SIZE_EVEN, Place::new("", "", Some(span)), "it is odd");
        report.locate(|_| Some(Cow::Borrowed(text.as_bytes())));
        report.findings()[0].place.excerpt.clone().unwrap()
    };
    let short = excerpt("a\n\tb\u{7} c\r\nd", 5..6);
    assert_eq!(
        (short.text.as_str(), short.highlight.clone()),
        ("\tb\u{fffd} c", 5..6)
    );
    assert_eq!(short.to_string(), short.text);
    assert!(!short.cut_before && !short.cut_behind);

    // Characters are not torn, on either side.
    let text = format!("{}xyz{}", "ü".repeat(31), "ü".repeat(31));
    let wide = excerpt(&text, 63..64);
    let expected = format!("…{}xyz{}…", "ü".repeat(29), "ü".repeat(30));
    assert_eq!(wide.to_string(), expected);
    assert_eq!(wide.text.get(wide.highlight), Some("y"));
    // Just as much as there is room for is not cut.
    let text = format!("{}x{}", "a".repeat(60), "b".repeat(60));
    let whole = excerpt(&text, 60..61);
    assert_eq!((whole.to_string(), whole.highlight), (text, 60..61));

    let long = excerpt(&"a".repeat(500), 100..400);
    assert_eq!((long.text.len(), long.highlight), (60 + 120 + 60, 60..180));
    // What goes on in the next line ends with this one.
    let lines = excerpt("ab\ncd", 1..5);
    assert_eq!((lines.text.as_str(), lines.highlight), ("ab", 1..2));
}
