//! The catalogue against its own examples. The workspace's tests of agreement hold it against the list
//! of the specification's clauses.

use std::collections::{BTreeMap, BTreeSet};

use oci_conformance::ClauseRef;
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
fn every_clause_has_a_summary_of_its_own() {
    let mut seen = BTreeMap::new();
    for clause in CATALOGUE
        .clauses()
        .filter(|c| matches!(c, ClauseRef::Clause(_)))
    {
        let summary = clause.summary();
        assert!(summary.len() > 10, "{clause}: {summary:?}");
        if let Some(other) = seen.insert(summary.clone(), clause.to_string()) {
            println!("{clause} and {other} are summed up alike: {summary}");
        }
    }
}
