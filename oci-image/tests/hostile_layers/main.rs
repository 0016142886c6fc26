//! Hostile layers: each with all that is found in it, and where.
#![cfg(all(feature = "layer", any(feature = "zstd", feature = "ruzstd")))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod archives;
mod bombs;
#[path = "../forge/mod.rs"]
mod forge;
mod payloads;

use oci_conformance::{Finding, Report};
use oci_image::{
    KnownMediaType,
    layer::{LayerReading, LayerSource},
};

/// What is found: clause, name of the entry, and where its header begins.
pub(crate) type Place = (&'static str, &'static str, u64);

/// A layer, and all that is found in it.
pub(crate) type Case = (&'static str, &'static [Place]);

fn judge(media_type: &str, stored: &[u8]) -> Report {
    judge_pieces(media_type, stored, usize::MAX)
}

/// Judges a layer that comes in pieces of this length.
fn judge_pieces(media_type: &str, stored: &[u8], piece: usize) -> Report {
    let media_type = KnownMediaType::of(media_type).expect("a type of layers");
    let mut source = LayerSource::new(media_type);
    source.size = Some(stored.len() as u64);
    let mut reading = LayerReading::new(source);
    stored.chunks(piece).for_each(|piece| reading.update(piece));
    let judged = reading.finish();
    judged.report
}

fn found(report: &Report) -> Vec<(String, String, u64)> {
    let place = |finding: &Finding| {
        let entry = finding.place.entry.clone().expect("a place in the archive");
        (finding.clause.to_string(), entry.name, entry.offset)
    };
    report.findings().iter().map(place).collect()
}

/// What is wrong with what is found in a layer.
fn problem(media_type: &str, stored: &[u8], expected: &[Place]) -> Option<String> {
    let mut report = judge(media_type, stored);
    report.sort();
    let expected = expected.iter().copied();
    let expected: Vec<(String, String, u64)> = expected
        .map(|(clause, name, offset)| (clause.to_owned(), name.to_owned(), offset))
        .collect();
    let found = found(&report);
    let is_right = found == expected && report.obstacles().is_empty();
    (!is_right).then(|| format!("found {found:?}, {:?}", report.obstacles()))
}

#[test]
fn every_case_is_found_where_it_is() {
    let mut problems = Vec::new();
    for (text, expected) in archives::CASES.iter().chain(payloads::CASES) {
        let layer = forge::layer(text);
        let problem = problem(&layer.media_type, &layer.stored, expected);
        problems.extend(problem.map(|problem| format!("{text:?}: {problem}")));
    }
    for (media_type, (name, stored, expected)) in payloads::made() {
        let problem = problem(media_type, &stored, expected);
        problems.extend(problem.map(|problem| format!("{name}, {media_type}: {problem}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_is_found_in_what_is_only_odd() {
    for text in archives::ODD {
        let layer = forge::layer(text);
        let report = judge(&layer.media_type, &layer.stored);
        assert!(found(&report).is_empty(), "{text:?}: {:?}", found(&report));
        assert!(report.obstacles().is_empty(), "{text:?}");
    }
}

/// Nothing is found behind a limit, whatever comes in the same piece.
#[test]
fn a_limit_ends_all_alike() {
    let archive = forge::archive("file a\nfile b magic=USTAR\nfile c magic=USTAR");
    let judge = |piece: usize| {
        let mut source = LayerSource::new(KnownMediaType::ImageLayer);
        source.limits.entries = 1;
        let mut reading = LayerReading::new(source);
        let pieces = archive.chunks(piece);
        pieces.for_each(|piece| reading.update(piece));
        let report = reading.finish().report;
        assert_eq!(report.obstacles().len(), 1);
        found(&report)
    };
    assert_eq!(judge(usize::MAX), judge(1));
}

/// What is found has been looked for, also if the rest cannot be read.
#[test]
fn what_is_found_is_counted() {
    let cut_off = [(
        "labelled tar+gzip\ncompressed gzip\ncut 1\nfile a\nzeros 2\nfile hidden",
        &[][..],
    )];
    let cases = archives::CASES.iter().chain(payloads::CASES);
    for (text, _) in cases.chain(&cut_off) {
        let layer = forge::layer(text);
        let report = judge(&layer.media_type, &layer.stored);
        for finding in report.findings() {
            let of_clause = |other: &&Finding| other.clause == finding.clause;
            let breaches = report.findings().iter().filter(of_clause).count();
            let tally = report.tally(finding.clause).unwrap();
            assert!(tally.cases >= breaches as u64, "{text:?}: {finding}");
        }
    }
}
