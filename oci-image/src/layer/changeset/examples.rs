//! Proves the clauses about layers by their own examples.

use std::sync::Arc;

use oci_conformance::{Clause, ClauseRef, Context, Example, Held, Report, Subject};

use super::Changeset;
use crate::{
    ADVISORIES, CATALOGUE,
    layer::{
        Entry, Limits, forge,
        tar::{Scanner, Visitor},
        verdict::LayerVerdict,
    },
};

struct Judge {
    changeset: Changeset,
    verdict: LayerVerdict<'static>,
}

impl Visitor for Judge {
    fn entry(&mut self, entry: &Entry<'_>) {
        self.changeset.entry(entry, &mut self.verdict);
    }

    fn case(&mut self, clause: &'static Clause) {
        self.verdict.case(clause);
    }

    fn breach(&mut self, clause: &'static Clause, name: &[u8], offset: u64, message: String) {
        self.verdict.breach(clause, name, offset, message);
    }

    fn limit(&mut self, message: String) {
        self.verdict.limit(message);
    }
}

fn judge(archive: &str) -> Report {
    let mut judge = Judge {
        changeset: Changeset::new(&Limits::DEFAULT),
        verdict: LayerVerdict::new(Context::default(), Arc::from("layer")),
    };
    let mut scanner = Scanner::new(&Limits::DEFAULT);
    scanner.update(&forge::archive(archive), &mut judge);
    let complete = !scanner.has_stopped();
    scanner.finish(&mut judge);
    judge.changeset.finish(complete, &mut judge.verdict);
    judge.verdict.report
}

/// What is wrong with an example of a clause.
fn problem(clause: ClauseRef, example: &Example) -> Option<String> {
    let (archive, expected) = match *example {
        Example::PassEntries(archive) => (archive, None),
        Example::FailEntries(archive, name) => (archive, Some(name)),
        _ => return None,
    };
    let report = judge(archive);
    let breaks = |finding: &&oci_conformance::Finding| {
        finding.clause == clause || finding.also.contains(&clause)
    };
    let findings = report.findings().iter().filter(breaks);
    let names: Vec<&str> = findings
        .filter_map(|finding| Some(finding.place.entry.as_ref()?.name.as_str()))
        .collect();
    let cases = report.tally(clause).map_or(0, |tally| tally.cases);
    let holds = match expected {
        Some(name) => names.contains(&name),
        None => names.is_empty(),
    };
    (!holds || cases < names.len().max(1) as u64)
        .then(|| format!("{clause}: {cases} cases, broken at {names:?}: {archive}"))
}

#[test]
fn examples_of_entries_prove_their_clauses() {
    let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
    let mut problems = Vec::new();
    for clause in CATALOGUE.clauses().chain(advisories) {
        let examples = clause.examples();
        problems.extend(
            examples
                .iter()
                .filter_map(|example| problem(clause, example)),
        );
        let fails = |example: &Example| matches!(example, Example::FailEntries(..));
        let of_layers = clause.held() == Held::Judged(Subject::Layer);
        if of_layers && !examples.is_empty() && !examples.iter().any(fails) {
            problems.push(format!("{clause}: no example breaks it"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
