//! In which order findings are, and how they get line and column.

use std::borrow::Cow;

use oci_conformance::{DocumentState, EntryPlace, JudgedDocument, Place, Position, Report};

use crate::specification::{NAME_SHORT, SIZE_EVEN};

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
