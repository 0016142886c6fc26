//! Classes of differences, each with its reason and its clauses.

use super::{Between, Difference, official, ours, serde};
use crate::clause_lists::LISTS;

/// Differences that are known, and alike.
pub(crate) struct Class {
    /// What they have in common.
    pub(crate) name: &'static str,
    /// Why they are.
    pub(crate) reason: &'static str,
    /// Who says what.
    pub(crate) between: Between,
    /// The clauses that are concerned, of which every one has to be: ids, or `*` and how ids end.
    /// No clause is, if there is none.
    pub(crate) clauses: &'static [&'static str],
    /// The clauses that bear on it, if none is concerned: ids, or `*` and how ids end.
    pub(crate) see: &'static [&'static str],
    /// What else is so.
    pub(crate) is: fn(&Difference) -> bool,
}

impl Class {
    /// The entry of the list of clauses by which this class knows the difference; 0 if it has none.
    pub(super) fn knows(&self, difference: &Difference) -> Option<usize> {
        if self.between != difference.between || !(self.is)(difference) {
            return None;
        }
        if self.clauses.is_empty() {
            return Some(0);
        }
        let ids = &difference.clauses;
        let mut entries = self.clauses.iter();
        entries.position(|entry| ids.iter().any(|id| names(entry, id)))
    }
}

/// Whether an entry of a list of clauses is this id, or `*` and how it ends.
fn names(entry: &str, id: &str) -> bool {
    match entry.strip_prefix('*') {
        Some(end) => id.ends_with(end),
        None => id == entry,
    }
}

/// All of them.
pub(super) fn classes() -> impl Iterator<Item = &'static Class> {
    serde::CLASSES
        .iter()
        .chain(ours::CLASSES)
        .chain(official::CLASSES)
}

/// The ids that stand in a text.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'));
    let words = words.map(|word| word.trim_end_matches('.'));
    words.filter(|word| word.starts_with("image.") || word.starts_with("runtime."))
}

#[test]
fn every_class_has_a_reason_and_clauses_that_there_are() {
    let clauses = LISTS.iter().flat_map(|list| list.catalogue.clauses());
    let known: Vec<String> = clauses.map(|clause| clause.to_string()).collect();
    let is_known = |entry: &str| known.iter().any(|id| names(entry, id));
    let mut faults = Vec::new();
    for class in classes() {
        let name = format!("{:?}: {}", class.between, class.name);
        if class.reason.is_empty() {
            faults.push(format!("{name} has no reason"));
        }
        if class.clauses.is_empty() == class.see.is_empty() {
            faults.push(format!("{name} has to have one of both lists of clauses"));
        }
        let listed = class.clauses.iter().chain(class.see).copied();
        for id in listed.chain(ids(class.reason)) {
            if !is_known(id) {
                faults.push(format!("{name}: there is no {id}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
