//! Where verdicts differ, and the classes of differences that are known.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{corpus::Case, places::pattern_of, schemas::Violation, verdicts::Verdicts};

mod official;
mod ours;
mod serde;

/// Who says what.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Between {
    /// A clause about the form is broken, but the text can be read.
    Readable,
    /// No clause about the form is broken, but the text cannot be read.
    Unreadable,
    /// A requirement is broken, but the official schema accepts the text.
    SchemaAccepts,
    /// No requirement is broken, but the official schema refuses the text.
    SchemaRefuses,
    /// A clause about the form is broken, but our schema accepts the text.
    OursAccepts,
    /// No requirement is broken, but our schema refuses the text.
    OursRefuses,
    /// Our schema accepts the text, but it cannot be read.
    OursUnreadable,
}

/// One difference between two verdicts of a text.
pub(crate) struct Difference<'c> {
    /// Who says what.
    pub(crate) between: Between,
    /// The text.
    pub(crate) case: &'c Case,
    /// The type of document.
    pub(crate) subject: String,
    /// The clauses that could be why.
    pub(crate) clauses: Vec<String>,
    /// The place, with `*` for any item or entry; empty if reading does not tell.
    pub(crate) pattern: String,
    /// The place itself.
    pub(crate) pointer: String,
    /// Whether a name stands twice in some object of the text.
    pub(crate) duplicate: bool,
    /// What stands there, if the text is JSON and there is something.
    pub(crate) value: Option<Value>,
    /// The keyword of the schema that refuses the text.
    pub(crate) keyword: String,
    /// What one side says.
    pub(crate) message: String,
}

/// Differences that are known.
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
    /// What else is so.
    pub(crate) is: fn(&Difference) -> bool,
}

impl Class {
    /// The entry of the list of clauses by which this class knows the difference; 0 if it has none.
    fn knows(&self, difference: &Difference) -> Option<usize> {
        if self.between != difference.between || !(self.is)(difference) {
            return None;
        }
        if self.clauses.is_empty() {
            return Some(0);
        }
        self.clauses.iter().position(|entry| {
            let is = |id: &String| match entry.strip_prefix('*') {
                Some(end) => id.ends_with(end),
                None => id == entry,
            };
            difference.clauses.iter().any(is)
        })
    }
}

/// All differences of a text.
pub(crate) fn differences<'c>(case: &'c Case, verdicts: &Verdicts) -> Vec<Difference<'c>> {
    let broken = &verdicts.clauses;
    let document: Option<Value> = serde_json::from_str(&case.text).ok();
    let duplicate = broken.iter().any(|b| b.id.ends_with(".no-duplicate-names"));
    let of =
        |between, clauses: Vec<String>, pointer: &str, keyword: &str, message: &str| Difference {
            between,
            case,
            subject: case.subject.name(),
            clauses,
            pattern: pattern_of(case.subject, pointer),
            pointer: pointer.to_owned(),
            duplicate,
            value: document.as_ref().and_then(|d| d.pointer(pointer)).cloned(),
            keyword: keyword.to_owned(),
            message: message.to_owned(),
        };
    let mut found = Vec::new();
    match &verdicts.serde {
        Ok(()) => found.extend(broken.iter().filter(|b| b.structural).map(|b| {
            of(
                Between::Readable,
                vec![b.id.clone()],
                &b.pointer,
                "",
                &b.message,
            )
        })),
        Err(error) if !broken.iter().any(|b| b.structural) => {
            let errors = broken.iter().filter(|b| b.error);
            let clauses = errors.map(|b| b.id.clone()).collect();
            found.push(of(Between::Unreadable, clauses, "", "", error));
        }
        Err(_) => {}
    }
    if verdicts.ours.is_empty() {
        found.extend(broken.iter().filter(|b| b.structural && b.error).map(|b| {
            of(
                Between::OursAccepts,
                vec![b.id.clone()],
                &b.pointer,
                "",
                &b.message,
            )
        }));
        if let Err(error) = &verdicts.serde {
            let clauses = broken.iter().filter(|b| b.error).map(|b| b.id.clone());
            found.push(of(
                Between::OursUnreadable,
                clauses.collect(),
                "",
                "",
                error,
            ));
        }
    } else if !broken.iter().any(|b| b.error) {
        found.extend(verdicts.ours.iter().map(|violation| {
            let Violation {
                pointer,
                keyword,
                message,
            } = violation;
            of(Between::OursRefuses, Vec::new(), pointer, keyword, message)
        }));
    }
    let Some(violations) = &verdicts.official else {
        return found;
    };
    if violations.is_empty() {
        found.extend(broken.iter().filter(|b| b.error).map(|b| {
            of(
                Between::SchemaAccepts,
                vec![b.id.clone()],
                &b.pointer,
                "",
                &b.message,
            )
        }));
    } else if !broken.iter().any(|b| b.error) {
        found.extend(violations.iter().map(|violation| {
            let there = broken.iter().filter(|b| b.pointer == violation.pointer);
            let clauses = there.map(|b| b.id.clone()).collect();
            let Violation {
                pointer,
                keyword,
                message,
            } = violation;
            of(Between::SchemaRefuses, clauses, pointer, keyword, message)
        }));
    }
    found
}

/// How often each class was met, and what no class knows.
#[derive(Default)]
pub(crate) struct Account {
    met: BTreeMap<(usize, usize), usize>,
    unknown: BTreeMap<String, (usize, String)>,
}

fn classes() -> impl Iterator<Item = &'static Class> {
    serde::CLASSES
        .iter()
        .chain(ours::CLASSES)
        .chain(official::CLASSES)
}

impl Account {
    /// Takes note of a difference.
    pub(crate) fn take(&mut self, difference: &Difference) {
        let mut known = classes().enumerate();
        let known = known.find_map(|(index, class)| Some((index, class.knows(difference)?)));
        if let Some(class) = known {
            *self.met.entry(class).or_default() += 1;
            return;
        }
        let Difference {
            between,
            subject,
            clauses,
            pattern,
            keyword,
            message,
            case,
            ..
        } = difference;
        let group = format!("{between:?} {subject} {clauses:?} {pattern} {keyword}");
        let first = || format!("{}: {message}\n      {}", case.origin, excerpt(&case.text));
        self.unknown.entry(group).or_insert_with(|| (0, first())).0 += 1;
    }

    /// Every difference that no class knows, as one entry for all that look alike.
    pub(crate) fn unknown(&self) -> Vec<String> {
        let unknown = self.unknown.iter();
        unknown
            .map(|(group, (count, first))| format!("{group} × {count}\n    {first}"))
            .collect()
    }

    /// The classes, or their clauses, that were not met, of those that could be.
    pub(crate) fn unmet(&self, with_official: bool) -> Vec<String> {
        let mut unmet = Vec::new();
        for (index, class) in classes().enumerate() {
            let official = matches!(
                class.between,
                Between::SchemaAccepts | Between::SchemaRefuses
            );
            if official && !with_official {
                continue;
            }
            for entry in 0..class.clauses.len().max(1) {
                if !self.met.contains_key(&(index, entry)) {
                    let clause = class.clauses.get(entry).unwrap_or(&"");
                    unmet.push(format!("{:?}: {}: {clause}", class.between, class.name));
                }
            }
        }
        unmet
    }

    /// How often each class was met.
    pub(crate) fn summary(&self) -> Vec<String> {
        let count = |index| {
            let entries = self.met.iter().filter(|((class, _), _)| *class == index);
            entries.map(|(_, count)| count).sum::<usize>()
        };
        let classes = classes().enumerate();
        classes
            .map(|(index, class)| {
                let Class {
                    name,
                    between,
                    reason,
                    ..
                } = class;
                format!("{:7} {between:?}: {name}: {reason}", count(index))
            })
            .collect()
    }
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
