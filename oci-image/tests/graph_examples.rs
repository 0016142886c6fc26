//! Proves the clauses about files, and between documents, by their own examples.
#![cfg(feature = "layout")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod memory;

use memory::Memory;
use oci_conformance::{ClauseRef, Example, Held, Report};
use oci_image::{
    ADVISORIES, CATALOGUE,
    layout::{Options, judge_store},
};

fn judge(files: &[(&str, &str)]) -> Report {
    let files = files
        .iter()
        .map(|&(path, content)| (path, content.as_bytes()));
    let judged = judge_store(&Memory::new(files), &Options::default());
    judged.expect("memory can be listed").report
}

/// What is wrong with an example of a clause.
fn problem(clause: ClauseRef, example: &Example) -> Option<String> {
    let (report, expected) = match *example {
        Example::PassFiles(files) => (judge(files), None),
        Example::FailFiles(files, file, pointer) => (judge(files), Some((file, pointer))),
        _ => return None,
    };
    let found: Vec<(&str, &str)> = report
        .findings()
        .iter()
        .filter(|finding| finding.clause == clause || finding.also.contains(&clause))
        .map(|finding| (finding.place.file.as_str(), finding.place.pointer.as_str()))
        .collect();
    let cases = report.tally(clause).map_or(0, |tally| tally.cases);
    match expected {
        None if found.is_empty() && (cases > 0 || clause.held() == Held::Permits) => None,
        _ if is_beyond_this_build(clause) && cases == 0 => None,
        None => Some(format!("{cases} cases, broken at {found:?}")),
        Some(place) if found.contains(&place) && cases >= found.len() as u64 => None,
        Some(place) => Some(format!(
            "expected at {place:?}, {cases} cases, found {found:?}"
        )),
    }
}

/// Whether the clause is about digests of an algorithm that this build cannot compute.
fn is_beyond_this_build(clause: ClauseRef) -> bool {
    cfg!(not(feature = "blake3")) && clause.to_string().contains("blake3")
}

#[test]
fn examples_of_files_prove_their_clauses() {
    let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
    let mut problems = Vec::new();
    for clause in CATALOGUE.clauses().chain(advisories) {
        for example in clause.examples() {
            problems.extend(problem(clause, example).map(|p| format!("{clause}: {p}")));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
