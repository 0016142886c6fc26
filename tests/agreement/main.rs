//! What is stated twice agrees: clauses, types, JSON Schemas, lists of clauses.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod clause_lists;
mod corpus;
mod dates;
mod differences;
mod mutate;
mod names;
mod places;
mod schemas;
mod sound;
mod subjects;
mod verdicts;

use std::collections::{BTreeMap, BTreeSet};

use self::{
    corpus::{Corpus, Source},
    differences::{Account, differences},
    places::Place,
    schemas::{Validators, upstream},
    subjects::SUBJECTS,
    verdicts::Judges,
};

/// Places at which nothing is sound.
const UNSOUND: [&str; 1] = ["/linux/personality/flags/*"];

#[test]
fn the_smallest_documents_are_sound() {
    let judges = Judges::new(None);
    let mut faults = Vec::new();
    for subject in &SUBJECTS {
        for place in Place::all(subject) {
            if UNSOUND.contains(&place.pattern.as_str()) {
                continue;
            }
            let text = place.document().to_string();
            let verdicts = judges.verdicts(subject, &text);
            let errors = verdicts.clauses.iter().filter(|broken| broken.error);
            let first = errors
                .map(|e| format!("{} [{}] {}", e.pointer, e.id, e.message))
                .next();
            if let Some(error) = first.or(verdicts.serde.err()) {
                faults.push(format!("{} {}: {error}", subject.name(), place.pattern));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn verdicts_differ_only_where_it_is_known() {
    let upstream = upstream();
    let judges = Judges::new(upstream.as_deref().map(Validators::official));
    let mut account = Account::default();
    let mut counts: BTreeMap<(Source, bool), usize> = BTreeMap::new();
    Corpus::show(upstream.as_deref(), &mut |case| {
        *counts.entry((case.source, case.mutated)).or_default() += 1;
        let verdicts = judges.verdicts(case.subject, &case.text);
        for difference in differences(case, &verdicts) {
            account.take(&difference);
        }
    });
    for ((source, mutated), count) in &counts {
        let mutated = if *mutated { "changed" } else { "as they are" };
        println!("{count:7} {source:?}, {mutated}");
    }
    let sources = counts
        .keys()
        .map(|(source, _)| *source)
        .collect::<BTreeSet<_>>();
    for source in Source::ALL {
        let there = sources.contains(&source);
        assert!(
            there || (source == Source::Official && upstream.is_none()),
            "no {source:?}"
        );
    }
    for line in account.summary() {
        println!("{line}");
    }
    let unknown = account.unknown();
    assert!(
        unknown.is_empty(),
        "{} unknown:\n  {}",
        unknown.len(),
        unknown.join("\n  ")
    );
    let unmet = account.unmet(judges.has_official());
    assert!(unmet.is_empty(), "no longer so:\n  {}", unmet.join("\n  "));
}
