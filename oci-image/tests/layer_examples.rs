//! Proves the clauses about layers by their own examples.
#![cfg(all(feature = "layer", any(feature = "zstd", feature = "ruzstd")))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod forge;

use std::collections::BTreeSet;

use oci_conformance::{ClauseRef, Context, Example, Finding, Report, Severity};
use oci_image::{
    ADVISORIES, CATALOGUE, KnownMediaType,
    layer::{LayerReading, LayerSource},
};

/// Every clause with its examples of layers: the text, and the entry that breaks the clause.
fn examples() -> impl Iterator<Item = (ClauseRef, &'static str, Option<&'static str>)> {
    let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
    let clauses = CATALOGUE.clauses().chain(advisories);
    clauses.flat_map(|clause| {
        let of_layers = move |example: &Example| match *example {
            Example::PassEntries(text) => Some((clause, text, None)),
            Example::FailEntries(text, entry) => Some((clause, text, Some(entry))),
            _ => None,
        };
        clause.examples().iter().filter_map(of_layers)
    })
}

/// Judges a layer that is read in pieces of this length.
fn judge(text: &str, piece: usize) -> Report {
    let layer = forge::layer(text);
    let media_type = KnownMediaType::of(&layer.media_type).expect("a type of layers");
    let mut source = LayerSource::new(media_type);
    source.size = Some(layer.stored.len() as u64);
    let mut reading = LayerReading::new(source);
    layer
        .stored
        .chunks(piece)
        .for_each(|piece| reading.update(piece));
    reading.finish().report
}

/// The findings: the clauses that each is about, and the entry that breaks them.
fn broken(report: &Report) -> Vec<(Vec<String>, String)> {
    let findings = report.findings().iter();
    let place = |finding: &Finding| {
        let entry = finding.place.entry.as_ref();
        let entry = entry.expect("a place in the archive");
        let also = finding.also.iter().map(ToString::to_string);
        let clauses = std::iter::once(finding.clause.to_string()).chain(also);
        (clauses.collect(), entry.name.clone())
    };
    findings.map(place).collect()
}

/// What is wrong with an example of a clause.
fn problem(clause: ClauseRef, text: &str, entry: Option<&str>) -> Option<String> {
    let report = judge(text, usize::MAX);
    let broken = broken(&report);
    if !report.obstacles().is_empty() {
        return Some(format!(
            "not all of it was judged: {:?}",
            report.obstacles()
        ));
    }
    let id = clause.to_string();
    let of_clause = broken.iter().filter(|(clauses, _)| clauses.contains(&id));
    let entries: Vec<&str> = of_clause.map(|(_, entry)| entry.as_str()).collect();
    let is_right = match entry {
        Some(entry) => entries.contains(&entry),
        None => entries.is_empty(),
    };
    if !is_right {
        return Some(format!("expected at {entry:?}, broken are {broken:?}"));
    }
    let breaches = entries.len() as u64;
    let cases = report.tally(clause).map_or(0, |tally| tally.cases);
    (cases < breaches.max(1)).then(|| format!("{cases} cases for {breaches} breaches"))
}

#[test]
fn examples_of_layers_prove_their_clauses() {
    let mut problems = Vec::new();
    for (clause, text, entry) in examples() {
        let problem = problem(clause, text, entry);
        problems.extend(problem.map(|problem| format!("{clause}: {problem}: {text:?}")));
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

/// The clauses that examples of others break as well, because it cannot be otherwise or on purpose.
const TOGETHER: &[(&str, &str)] = &[
    (
        "advisory.layer.below-outward-link",
        "image.layer.format.no-duplicate-paths",
    ),
    (
        "advisory.layer.root-directory",
        "advisory.layer.escaping-name",
    ),
    (
        "advisory.layer.tar-empty-name",
        "advisory.layer.root-directory",
    ),
    (
        "advisory.layer.tar-sparse-map",
        "image.layer.attributes.no-sparse",
    ),
    (
        "advisory.layer.tar-two-names",
        "advisory.layer.tar-extension-order",
    ),
    (
        "image.layer.format.no-duplicate-paths",
        "image.layer.create.relative-paths",
    ),
    (
        "image.layer.hardlinks.not-directories",
        "advisory.layer.hard-link-order",
    ),
    (
        "image.layer.whiteout.empty",
        "image.layer.opaque.generate-explicit",
    ),
    (
        "image.layer.whiteout.regular-file",
        "image.layer.whiteout.order",
    ),
];

/// An example shows what breaks its clause, and little else.
#[test]
fn examples_break_their_own_clause() {
    let mut problems = BTreeSet::new();
    let mut unseen: BTreeSet<_> = TOGETHER.iter().collect();
    for (clause, text, _) in examples().filter(|(_, _, entry)| entry.is_some()) {
        let id = clause.to_string();
        for (clauses, entry) in broken(&judge(text, usize::MAX)) {
            if clauses.contains(&id) {
                continue;
            }
            unseen.retain(|(one, other)| *one != id || *other != clauses[0]);
            if !TOGETHER.contains(&(&id, &clauses[0])) {
                problems.insert(format!("{id}, and {clauses:?} at {entry:?}: {text:?}"));
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(unseen.is_empty(), "not needed: {unseen:#?}");
}

#[test]
fn what_passes_breaks_no_must() {
    for (clause, text, _) in examples().filter(|(_, _, entry)| entry.is_none()) {
        let report = judge(text, usize::MAX);
        assert!(
            !report.fails(Severity::Error),
            "{clause}: {:?}: {text}",
            broken(&report)
        );
    }
}

#[test]
fn how_a_layer_is_divided_into_pieces_changes_nothing() {
    let context = Context::default();
    for (clause, text, _) in examples() {
        let whole = judge(text, usize::MAX);
        for piece in [1, 3, 511, 512, 513] {
            let parts = judge(text, piece);
            let findings = |report: &Report| format!("{:?}", report.findings());
            assert_eq!(
                findings(&parts),
                findings(&whole),
                "{clause} by {piece}: {text}"
            );
            let outcome = |report: &Report| report.outcome(clause, &context);
            assert_eq!(
                outcome(&parts),
                outcome(&whole),
                "{clause} by {piece}: {text}"
            );
        }
    }
}
