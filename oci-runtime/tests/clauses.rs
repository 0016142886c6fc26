//! The catalogue against the list of the specification's clauses, and against its own examples.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
};

use oci_conformance::{ClauseRef, Held, Version, proof};
use oci_runtime::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES};

/// One row of the list.
struct Row {
    level: String,
    platforms: Vec<String>,
    section: String,
    since: Version,
    kind: String,
}

fn listed() -> Option<BTreeMap<String, Row>> {
    let Some(folder) = env::var_os("OCI_CLAUSES") else {
        println!("skipped: OCI_CLAUSES does not say where the list of clauses is");
        return None;
    };
    let path = PathBuf::from(folder).join("runtime-spec.tsv");
    let text = fs::read_to_string(&path).expect("the list of clauses is readable");
    let rows = text.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let since = fields[6].parse().expect("a version");
        let platforms = match fields[4] {
            "all" => vec![],
            "posix" => vec!["linux", "solaris", "freebsd", "zos"],
            name => vec![name],
        };
        let row = Row {
            level: fields[1].to_owned(),
            platforms: platforms.into_iter().map(str::to_owned).collect(),
            section: fields[5].to_owned(),
            since,
            kind: fields[3].to_owned(),
        };
        (fields[0].to_owned(), row)
    });
    Some(rows.collect())
}

#[test]
fn every_listed_clause_is_in_the_catalogue_and_no_other() {
    let Some(listed) = listed() else { return };
    let ours: BTreeSet<String> = CATALOGUE.clauses().map(|c| c.to_string()).collect();
    let theirs: BTreeSet<String> = listed.keys().cloned().collect();
    let missing: Vec<_> = theirs.difference(&ours).collect();
    let unknown: Vec<_> = ours.difference(&theirs).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
    assert!(unknown.is_empty(), "unknown: {unknown:#?}");
}

#[test]
fn key_words_sections_versions_and_platforms_are_those_of_the_list() {
    let Some(listed) = listed() else { return };
    let mut differences = Vec::new();
    for clause in CATALOGUE.clauses() {
        let id = clause.to_string();
        let Some(row) = listed.get(&id) else { continue };
        let ours = (
            clause.keyword().as_str(),
            clause.section(),
            clause.since(),
            clause.platforms().to_vec(),
        );
        let platforms = row.platforms.iter().map(String::as_str).collect();
        let theirs = (
            row.level.as_str(),
            row.section.as_str(),
            row.since,
            platforms,
        );
        if ours != theirs {
            differences.push(format!("{id}: ours {ours:?}, listed {theirs:?}"));
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn what_the_list_calls_behaviour_no_check_judges() {
    let Some(listed) = listed() else { return };
    for clause in CATALOGUE.clauses() {
        let kind = listed.get(&clause.to_string()).map(|row| row.kind.as_str());
        let judged = matches!(clause.held(), Held::Judged(_) | Held::Permits);
        if matches!(
            kind,
            Some("runtime-inside" | "runtime-outside" | "uncheckable")
        ) {
            assert!(!judged, "{clause}: {:?}", clause.held());
        }
    }
}

#[test]
fn no_id_stands_twice() {
    let mut seen = BTreeSet::new();
    let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
    for clause in CATALOGUE.clauses().chain(advisories) {
        assert!(seen.insert(clause.to_string()), "{clause} stands twice");
    }
}

#[test]
fn the_examples_prove_their_clauses() {
    for kind in DOCUMENT_TYPES {
        let unproven = proof::prove(kind);
        assert!(unproven.is_empty(), "{}: {unproven:#?}", kind.name);
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
