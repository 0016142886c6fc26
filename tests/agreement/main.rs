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
mod maximal;
mod mutate;
mod names;
mod places;
mod schemas;
mod sound;
mod subjects;
mod verdicts;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use self::{
    corpus::{Corpus, Source},
    differences::{Account, differences},
    maximal::{maximal, spoiled},
    places::Place,
    schemas::{Validators, upstream},
    subjects::{SUBJECTS, Subject},
    verdicts::Judges,
};

/// Types of documents and places at which nothing is sound.
const UNSOUND: [(&str, &str); 1] = [("runtime-spec/config", "/linux/personality/flags/*")];

fn is_unsound(subject: &Subject, place: &Place) -> bool {
    UNSOUND.contains(&(subject.name().as_str(), place.pattern.as_str()))
}

/// The first requirement that a document breaks, or why it cannot be read.
fn fault(judges: &Judges, subject: &Subject, document: &Value) -> Option<String> {
    let verdicts = judges.verdicts(subject, &document.to_string());
    let mut errors = verdicts.clauses.iter().filter(|broken| broken.error);
    let first = errors.next();
    let first = first.map(|e| format!("{} [{}] {}", e.pointer, e.id, e.message));
    first.or(verdicts.serde.err())
}

#[test]
fn the_smallest_documents_are_sound() {
    let judges = Judges::new(None);
    let mut faults = Vec::new();
    let mut unsound = 0;
    for subject in &SUBJECTS {
        for place in Place::all(subject) {
            let fault = fault(&judges, subject, &place.document());
            let name = format!("{} {}", subject.name(), place.pattern);
            match (is_unsound(subject, &place), fault) {
                (true, Some(_)) => unsound += 1,
                (true, None) => faults.push(format!("{name} is sound")),
                (false, Some(fault)) => faults.push(format!("{name}: {fault}")),
                (false, None) => {}
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert_eq!(unsound, UNSOUND.len());
}

#[test]
fn the_maximal_documents_are_sound_and_have_every_place() {
    let judges = Judges::new(None);
    let mut faults = Vec::new();
    for subject in &SUBJECTS {
        let documents = maximal(subject);
        for (name, document) in &documents {
            if let Some(fault) = fault(&judges, subject, document) {
                faults.push(format!("{} {name}: {fault}", subject.name()));
            }
        }
        for place in Place::all(subject) {
            let has_it = |(_, document): &(_, Value)| document.pointer(&place.pointer).is_some();
            if !is_unsound(subject, &place) && !documents.iter().any(has_it) {
                faults.push(format!("{} has no {}", subject.name(), place.pattern));
            }
        }
        for (name, document) in spoiled(subject) {
            if fault(&judges, subject, &document).is_none() {
                faults.push(format!("{} {name} is sound", subject.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
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
