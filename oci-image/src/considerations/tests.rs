use oci_conformance::{
    Clause, ClauseRef, Context, DocumentType, Reason, Report, Shape, judge, proof,
};

use super::*;

static ANYTHING: DocumentType = DocumentType {
    name: "anything",
    shape: &Shape::new("anything", "considerations.md#json", &[]),
    syntax: &PLUS_JSON_TYPES,
    text: TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

fn report(text: &[u8]) -> Report {
    judge(text, &ANYTHING, &Context::default(), "")
}

fn found(text: &[u8]) -> Vec<String> {
    let report = report(text);
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

fn cases(report: &Report, clause: &'static Clause) -> u64 {
    report.tally(clause.into()).map_or(0, |tally| tally.cases)
}

#[test]
fn the_examples_prove_the_clauses() {
    let unproven = proof::prove(&ANYTHING);
    assert!(unproven.is_empty(), "{unproven:#?}");
}

#[test]
fn every_document_is_a_case_of_every_clause() {
    let report = report(b"[]");
    assert_eq!(report.breaches(), 0);
    for &clause in TEXT.iter().chain([&&PLUS_JSON_TYPES]) {
        // I-JSON is judged by its three requirements.
        let expected = if clause.id() == json::I_JSON.id() {
            3
        } else {
            1
        };
        assert_eq!(cases(&report, clause), expected, "{}", clause.id());
    }
}

#[test]
fn hostile_texts() {
    let utf8 = "image.considerations.json.utf8";
    let surrogates = "image.considerations.json.no-surrogates";
    let names = "image.considerations.json.no-duplicate-names";
    let numbers = "image.considerations.json.numbers";
    for (text, expected) in [
        (
            &b"{\"a\":\"\xff\xfe\"}"[..],
            &[("1:7 (/a): `\\xff\\xfe` is not UTF-8", utf8)][..],
        ),
        (
            b"{\"\xed\xa0\x80\":0}",
            &[(
                "1:3 (/\u{fffd}\u{fffd}\u{fffd}): `\\xed\\xa0\\x80` is not UTF-8",
                utf8,
            )],
        ),
        (
            b"[\"\xc0\xaf\xc0\xaf\xc0\xaf\xc0\xaf\xc0\xaf\"]",
            &[(
                "1:3 (/0): `\\xc0\\xaf\\xc0\\xaf\\xc0\\xaf\\xc0\\xaf…` is not UTF-8",
                utf8,
            )],
        ),
        (
            b"[\"\xc0\xaf\xc0\xaf\xc0\xaf\xc0\xaf\"]",
            &[(
                "1:3 (/0): `\\xc0\\xaf\\xc0\\xaf\\xc0\\xaf\\xc0\\xaf` is not UTF-8",
                utf8,
            )],
        ),
        (
            b"\xef\xbb\xbf{\"a\":1e999,\n\"a\":\"\\uD800\xef\xbf\xbf\"}",
            &[
                ("1:1: the text starts with a byte order mark", utf8),
                ("1:7 (/a): 1e999 exceeds the range of doubles", numbers),
                ("2:1 (/a): the name `a` is taken already", names),
                (
                    "2:6 (/a): `\\uD800` is half of a surrogate pair",
                    surrogates,
                ),
                ("2:12 (/a): U+FFFF is a noncharacter", surrogates),
            ],
        ),
        (
            b"{\"\\ud83f\\udfff\":\"\\ud83d\\ud83d\\ude00\"}",
            &[
                (
                    "1:3 (/\u{1ffff}): `\\ud83f\\udfff` is a noncharacter",
                    surrogates,
                ),
                (
                    "1:18 (/\u{1ffff}): `\\ud83d` is half of a surrogate pair",
                    surrogates,
                ),
            ],
        ),
        (
            b"{\"a\\u202e\":0,\"a\\u202E\":1}",
            &[(
                "1:14 (/a\u{202e}): the name `a\\u{202e}` is taken already",
                names,
            )],
        ),
    ] {
        let expected = expected
            .iter()
            .map(|(message, id)| format!("{message} [{id}]"));
        let expected: Vec<_> = expected.collect();
        assert_eq!(found(text), expected, "{}", text.escape_ascii());
    }
}

#[test]
fn the_umbrella_is_named_with_its_requirements_alone() {
    let report = report(br#"{"a":1e999,"a":"\ud800"}"#);
    let i_json = ClauseRef::from(&json::I_JSON);
    for finding in report.findings() {
        let numbers = finding.clause == ClauseRef::from(&numbers::NUMBERS);
        assert_eq!(finding.also.contains(&i_json), !numbers, "{finding}");
    }
    assert_eq!(report.tally(i_json).unwrap().breaches, 2);
    assert!(!report.conforms());
}

#[test]
fn no_release_has_the_limits_of_i_json() {
    let context = Context::default().at(crate::specification::V1_1_1);
    let report = judge(br#"{"a":1e999,"a":"\ud800"}"#, &ANYTHING, &context, "");
    assert_eq!(report.breaches(), 0);
}

#[test]
fn what_is_no_json_is_not_held_against_its_limits() {
    for text in [
        &b"\xff"[..],
        b"{\"a\"\xa0:1}",
        b"\xff\xfe{\0}\0",
        b"\0{\0}",
        b"{} \0",
    ] {
        let report = report(text);
        let clauses: Vec<_> = report.findings().iter().map(|found| found.clause).collect();
        assert_eq!(
            clauses,
            [ClauseRef::from(&PLUS_JSON_TYPES)],
            "{}",
            text.escape_ascii()
        );
        for &clause in TEXT {
            let tally = report.tally(clause.into()).unwrap();
            assert!(
                tally.unjudged.contains(Reason::Prerequisite),
                "{}",
                clause.id()
            );
        }
    }
}

#[test]
fn what_other_defects_crowd_out_is_not_called_held() {
    let text = format!("[{}{{\"a\":0,\"a\":0}}]", r#""\ud800","#.repeat(2000));
    let report = report(text.as_bytes());
    let tally = |clause: &'static Clause| report.tally(clause.into()).unwrap();
    assert_eq!(tally(&json::NO_SURROGATES).breaches, 1000);
    let names = tally(&json::NO_DUPLICATE_NAMES);
    assert_eq!(
        (names.breaches, names.unjudged.contains(Reason::Limit)),
        (0, true)
    );
}
