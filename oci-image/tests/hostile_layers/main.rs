//! Hostile layers: each with all that is found in it, and where.
#![cfg(feature = "layer")]
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

/// A layer, and all that is found in it: clause, name of the entry, and where its header begins.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str, u64)]);

fn judge(media_type: &str, stored: &[u8]) -> Report {
    let media_type = KnownMediaType::of(media_type).expect("a type of layers");
    let mut source = LayerSource::new(media_type);
    source.size = Some(stored.len() as u64);
    let mut reading = LayerReading::new(source);
    reading.update(stored);
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

#[test]
fn every_case_is_found_where_it_is() {
    let mut problems = Vec::new();
    for (text, expected) in archives::CASES.iter().chain(payloads::CASES) {
        let layer = forge::layer(text);
        let mut report = judge(&layer.media_type, &layer.stored);
        report.sort();
        let expected = expected.iter().copied();
        let expected: Vec<(String, String, u64)> = expected
            .map(|(clause, name, offset)| (clause.to_owned(), name.to_owned(), offset))
            .collect();
        let found = found(&report);
        if found != expected || !report.obstacles().is_empty() {
            problems.push(format!("{text:?},\n{found:?} {:?}", report.obstacles()));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
