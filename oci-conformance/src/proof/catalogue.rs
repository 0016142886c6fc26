//! Proves that lists of clauses are whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{Unproven, lacking};
use crate::{Catalogue, Clause, ClauseRef, DocumentType};

/// What is wrong with a catalogue and the advisories beside it.
///
/// An id stands once in them. Each sentence is summed up, no two of a section alike. Each clause that a
/// document of `kinds` can be held against is in one of them. Each that is judged has examples that
/// hold and examples that break it; `shown_elsewhere` names those which no example can show.
#[must_use]
pub fn prove_catalogue(
    catalogue: &Catalogue,
    advisories: &[&'static Clause],
    kinds: &[&'static DocumentType],
    shown_elsewhere: &[&str],
) -> Vec<Unproven> {
    let advisories = advisories.iter().map(|&clause| ClauseRef::Clause(clause));
    let clauses: Vec<ClauseRef> = catalogue.clauses().chain(advisories).collect();
    let mut unproven = Vec::new();
    let mut fault = |clause: String, problem: String| unproven.push(Unproven { clause, problem });

    let mut ids = BTreeSet::new();
    for clause in &clauses {
        if !ids.insert(clause.to_string()) {
            fault(clause.to_string(), "stands twice".to_owned());
        }
    }
    for clause in kinds.iter().flat_map(|kind| kind.clauses()) {
        let id = clause.to_string();
        if !ids.contains(&id) {
            fault(id, "in no list".to_owned());
        }
    }

    let mut summaries = BTreeMap::new();
    let mut shown: BTreeSet<&str> = shown_elsewhere.iter().copied().collect();
    for clause in &clauses {
        let ClauseRef::Clause(sentence) = *clause else {
            continue;
        };
        if sentence.summary.is_empty() {
            fault(sentence.id.to_owned(), "summed up in no word".to_owned());
        }
        let key = (clause.section(), sentence.summary);
        if let Some(other) = summaries.insert(key, sentence.id)
            && other != sentence.id
        {
            fault(sentence.id.to_owned(), format!("summed up like {other}"));
        }
        match (lacking(sentence), shown.remove(sentence.id)) {
            (Some(problem), false) => fault(sentence.id.to_owned(), problem.to_owned()),
            (None, true) => fault(sentence.id.to_owned(), "examples show it".to_owned()),
            _ => {}
        }
    }
    for id in shown {
        fault(id.to_owned(), "in no list".to_owned());
    }
    unproven
}
