//! The catalogue against its own examples. The workspace's tests of agreement hold it against the list
//! of the specification's clauses.

use std::collections::{BTreeMap, BTreeSet};

use oci_conformance::{ClauseRef, proof};
use oci_runtime::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES};

#[test]
fn no_id_stands_twice() {
    let mut seen = BTreeSet::new();
    let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
    for clause in CATALOGUE.clauses().chain(advisories) {
        assert!(seen.insert(clause.to_string()), "{clause} stands twice");
    }
}

#[test]
fn every_clause_that_a_document_can_be_held_against_is_in_the_catalogue() {
    let ours: BTreeSet<String> = CATALOGUE.clauses().map(|c| c.to_string()).collect();
    for kind in DOCUMENT_TYPES {
        for clause in kind.clauses() {
            let id = clause.to_string();
            assert!(ours.contains(&id) || id.starts_with("advisory."), "{id}");
        }
    }
}

#[test]
fn no_two_sentences_of_a_section_are_summed_up_alike() {
    let mut seen = BTreeMap::new();
    let mut alike = Vec::new();
    let sentences = CATALOGUE.clauses();
    for clause in sentences.filter(|clause| matches!(clause, ClauseRef::Clause(_))) {
        let summary = clause.summary();
        assert!(summary.len() > 10, "{clause}: {summary:?}");
        if let Some(other) = seen.insert((clause.section(), summary), clause.to_string()) {
            alike.push(format!("{clause} and {other}"));
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}

/// What no example can show: shapes, the features of a runtime, profiles, what is no directory.
/// They have tests of their own.
const OTHERS_SHOW: &[&str] = &[
    "advisory.json.foreign-spelling",
    "advisory.features.unsupported",
    "advisory.features.unknown",
    "advisory.features.unsafe-annotation",
    "advisory.vm.needs-host",
    "advisory.vm.applies-to-vm",
    "runtime.bundle.local-directory",
];

#[test]
fn every_clause_that_is_judged_has_examples_that_hold_and_that_break_it() {
    let clauses = CATALOGUE.clauses().filter_map(|clause| match clause {
        ClauseRef::Clause(clause) => Some(clause),
        ClauseRef::Facet(..) => None,
    });
    let lacking: Vec<String> = clauses
        .chain(ADVISORIES.iter().copied())
        .filter(|clause| !OTHERS_SHOW.contains(&clause.id()))
        .filter_map(|clause| Some(format!("{}: {}", clause.id(), proof::lacking(clause)?)))
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}
