//! The texts that are compared.

use std::{collections::HashSet, fs, path::Path, rc::Rc};

use oci_conformance::{ClauseRef, Example, Value as Kind};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::{
    maximal::{maximal, spoiled},
    mutate::{mutations, with},
    places::{Place, pattern_of},
    subjects::{SUBJECTS, Subject},
    verdicts::rules,
};

/// Where a text comes from.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Source {
    /// An example of a clause, in the smallest document that has a place for it.
    Example,
    /// The smallest document around a place.
    Smallest,
    /// A document with everything that can stand together.
    Maximal,
    /// A document that the official schemas are tested with.
    Official,
    /// A document that a program has written.
    Recorded,
    /// A document that a strategy has made.
    Made,
}

impl Source {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Example,
        Self::Smallest,
        Self::Maximal,
        Self::Official,
        Self::Recorded,
        Self::Made,
    ];
}

/// One text to compare.
pub(crate) struct Case {
    /// What it is meant to be.
    pub(crate) subject: &'static Subject,
    /// Where it comes from.
    pub(crate) source: Source,
    /// The document and, if it was changed, how and where.
    pub(crate) origin: String,
    /// Whether it was changed.
    pub(crate) mutated: bool,
    /// The text.
    pub(crate) text: String,
}

/// A property that no specification names.
const UNKNOWN: &str = "com.example.unknown";

/// Of all that can be done to places in documents that are not the smallest, one of so many is done.
const SAMPLE: usize = 13;

/// How many documents of each type the strategies make.
const MADE: usize = 100;

/// All texts to compare.
pub(crate) struct Corpus<'v> {
    visit: &'v mut dyn FnMut(&Case),
    seen: HashSet<(String, Source, String)>,
    turn: usize,
}

impl<'v> Corpus<'v> {
    /// Shows every text to `visit`; those of official documents, if they are there.
    pub(crate) fn show(upstream: Option<&Path>, visit: &'v mut dyn FnMut(&Case)) {
        let mut corpus = Self {
            visit,
            seen: HashSet::new(),
            turn: 0,
        };
        for subject in &SUBJECTS {
            let places = Place::all(subject);
            for place in &places {
                let document = place.document();
                let origin = format!("the smallest document with {:?}", place.pattern);
                corpus.unchanged(subject, Source::Smallest, &origin, &document.to_string());
                corpus.mutated(
                    subject,
                    Source::Smallest,
                    &origin,
                    &document,
                    &place.pointer,
                );
            }
            for place in &places {
                corpus.bounds(subject, place);
                corpus.unknown(subject, place);
            }
            for (origin, document) in maximal(subject) {
                corpus.document(subject, Source::Maximal, origin, &document.to_string());
            }
            for (origin, document) in spoiled(subject) {
                corpus.unchanged(subject, Source::Maximal, &origin, &document.to_string());
            }
            corpus.examples(subject, &places);
            let mut runner = TestRunner::deterministic();
            for turn in 1..=MADE {
                let text = (subject.make)(&mut runner);
                corpus.document(subject, Source::Made, &format!("document {turn}"), &text);
            }
        }
        for (name, text, recorded) in RECORDED {
            let subject = runtime(name);
            corpus.document(subject, Source::Recorded, recorded, text);
        }
        if let Some(upstream) = upstream {
            corpus.official(upstream);
        }
    }

    /// The smallest documents with the first and the last integer that can be there, and such beyond.
    fn bounds(&mut self, subject: &'static Subject, place: &Place) {
        let Kind::Integer(first, last) = place.kind else {
            return;
        };
        let document = place.document();
        for number in [first - 1, first, last, last + 1] {
            let text = with(&document, &place.pointer, &number.to_string());
            let origin = format!("the smallest document with {number} at {:?}", place.pattern);
            self.unchanged(subject, Source::Smallest, &origin, &text);
        }
    }

    /// The smallest document with a property that no specification names in an object there.
    fn unknown(&mut self, subject: &'static Subject, place: &Place) {
        let mut document = place.document();
        let there = document.pointer_mut(&place.pointer);
        if let (Kind::Shape(_), Some(Value::Object(members))) = (place.kind, there) {
            members.insert(UNKNOWN.to_owned(), 1.into());
            let pointer = format!("{}/{UNKNOWN}", place.pointer);
            let origin = format!("the smallest document with an unknown {pointer:?}");
            self.unchanged(subject, Source::Smallest, &origin, &document.to_string());
            self.mutated(subject, Source::Smallest, &origin, &document, &pointer);
        }
    }

    fn official(&mut self, upstream: &Path) {
        for name in ["config", "state", "features"] {
            for folder in ["good", "bad"] {
                let path = upstream.join(format!("runtime-spec/cases/{name}/{folder}"));
                let entries = fs::read_dir(&path).expect("a folder of official documents");
                let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
                let mut paths: Vec<_> = paths.collect();
                paths.sort();
                for path in paths {
                    let text = fs::read_to_string(&path).expect("an official document");
                    let origin = path.display().to_string();
                    self.document(runtime(name), Source::Official, &origin, &text);
                }
            }
        }
    }

    /// Every example of a clause that a document of the type can break or hold.
    fn examples(&mut self, subject: &'static Subject, places: &[Rc<Place>]) {
        let text = subject.kind.text.iter().chain(&subject.kind.newer);
        for &clause in text.chain([&subject.kind.syntax]) {
            self.examples_of(subject, clause.into(), &places[0]);
        }
        for shape in subject.kind.shape.reachable() {
            // A shape that others extend has no place of its own.
            let place = places.iter().find(|place| match place.kind {
                Kind::Shape(own) => own.lineage().any(|own| std::ptr::eq(own, shape)),
                _ => false,
            });
            let place = place.expect("a shape that is reachable has a place");
            for clause in rules(shape) {
                self.examples_of(subject, clause, place);
            }
        }
    }

    fn examples_of(&mut self, subject: &'static Subject, clause: ClauseRef, place: &Place) {
        for example in clause.examples() {
            let (Example::Pass(text) | Example::Fail(text, _)) = example else {
                continue;
            };
            let around = with(&place.document(), &place.pointer, text);
            let origin = format!("an example of {clause}");
            self.unchanged(subject, Source::Example, &origin, &around);
            let Ok(document) = serde_json::from_str::<Value>(&around) else {
                continue;
            };
            if matches!(example, Example::Pass(_)) {
                self.everywhere(subject, Source::Example, &origin, &document);
            }
        }
    }

    /// A document, and all that can be done to it.
    fn document(&mut self, subject: &'static Subject, source: Source, origin: &str, text: &str) {
        self.unchanged(subject, source, origin, text);
        if let Ok(document) = serde_json::from_str(text) {
            self.everywhere(subject, source, origin, &document);
        }
    }

    fn everywhere(
        &mut self,
        subject: &'static Subject,
        source: Source,
        origin: &str,
        document: &Value,
    ) {
        let mut pointers = Vec::new();
        collect(document, "", &mut pointers);
        for pointer in pointers {
            self.mutated(subject, source, origin, document, &pointer);
        }
    }

    fn unchanged(&mut self, subject: &'static Subject, source: Source, origin: &str, text: &str) {
        let key = (subject.name(), source, text.to_owned());
        if self.seen.insert(key) {
            (self.visit)(&Case {
                subject,
                source,
                origin: origin.to_owned(),
                mutated: false,
                text: text.to_owned(),
            });
        }
    }

    /// Everything that can be done to one place, or every [`SAMPLE`]th of it in a document that is not
    /// the smallest; unless the same was done to the same place of another document of this source.
    fn mutated(
        &mut self,
        subject: &'static Subject,
        source: Source,
        origin: &str,
        document: &Value,
        pointer: &str,
    ) {
        let mut place = pattern_of(subject, pointer);
        if source == Source::Maximal {
            // The same is not the same beside other sections of platforms.
            place.push_str(origin);
        }
        for mutation in mutations(document, pointer) {
            let key = format!("{place} {}", mutation.what);
            if !self.seen.insert((subject.name(), source, key)) {
                continue;
            }
            self.turn += 1;
            if source == Source::Smallest || self.turn.is_multiple_of(SAMPLE) {
                (self.visit)(&Case {
                    subject,
                    source,
                    origin: format!("{pointer:?} {} in {origin}", mutation.what),
                    mutated: true,
                    text: mutation.apply(document, pointer),
                });
            }
        }
    }
}

/// The JSON pointers to all values in a document.
fn collect(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let token = name.replace('~', "~0").replace('/', "~1");
                collect(member, &format!("{at}/{token}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn runtime(name: &str) -> &'static Subject {
    let mut all = SUBJECTS
        .iter()
        .filter(|s| s.specification == "runtime-spec");
    all.find(|subject| subject.kind.name == name)
        .expect("a type of the runtime-spec")
}

macro_rules! recorded {
    ($($kind:literal $file:literal,)+) => {
        /// Types of documents, their texts, and what they are called.
        const RECORDED: &[(&str, &str, &str)] = &[$((
            $kind,
            include_str!(concat!("../../oci-runtime/tests/recorded/", $file)),
            $file,
        ),)+];
    };
}

recorded! {
    "config" "runc-spec.json",
    "config" "runc-spec-rootless.json",
    "config" "crun-spec.json",
    "config" "crun-spec-rootless.json",
    "config" "podman-config.json",
    "config" "buildah-config.json",
    "features" "runc-features.json",
    "features" "crun-features.json",
}
