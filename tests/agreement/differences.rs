//! Where verdicts differ, and the classes of differences that are known.

use std::collections::BTreeMap;

use serde_json::Value;

use self::class::{Class, classes};
use crate::{
    corpus::Case,
    places::{pattern_of, platforms_of},
    schemas::Violation,
    verdicts::{Broken, Verdicts},
};

mod class;
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
    /// A requirement is broken where the official schema finds fault with nothing.
    SchemaAccepts,
    /// The official schema finds fault where no requirement is broken.
    SchemaRefuses,
    /// A clause about the form is broken where our schema finds fault with nothing.
    OursAccepts,
    /// Our schema finds fault where no requirement is broken.
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
    /// Whether it is in an object that only platforms have of which the text has no section.
    pub(crate) of_other_platforms: bool,
    /// Whether a name stands twice in some object of the text.
    pub(crate) duplicate: bool,
    /// What stands there, if the text is JSON and there is something.
    pub(crate) value: Option<Value>,
    /// The keyword of the schema that refuses the text.
    pub(crate) keyword: String,
    /// What one side says.
    pub(crate) message: String,
}

/// What a schema refuses without a requirement that is broken there, above or below.
fn unexcused<'v>(
    violations: &'v [Violation],
    broken: &'v [Broken],
) -> impl Iterator<Item = &'v Violation> {
    violations.iter().filter(|violation| {
        let mut errors = broken.iter().filter(|broken| broken.error);
        !errors.any(|error| share(&error.pointer, &violation.pointer))
    })
}

/// The requirements that are broken without a fault that a schema finds there, above or below.
fn unseen<'v>(
    violations: &'v [Violation],
    broken: &'v [Broken],
) -> impl Iterator<Item = &'v Broken> {
    let errors = broken.iter().filter(|broken| broken.error);
    errors.filter(|error| {
        let mut violations = violations.iter();
        !violations.any(|violation| share(&error.pointer, &violation.pointer))
    })
}

/// Whether one of two JSON pointers leads to what the other does, or to what has it within.
fn share(one: &str, other: &str) -> bool {
    leads_into(one, other) || leads_into(other, one)
}

/// Whether the first JSON pointer leads to what the second does, or to what has it within.
fn leads_into(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// All differences of a text.
pub(crate) fn differences<'c>(case: &'c Case, verdicts: &Verdicts) -> Vec<Difference<'c>> {
    let broken = &verdicts.clauses;
    let document: Option<Value> = serde_json::from_str(&case.text).ok();
    let has = |name: &str| document.as_ref().is_some_and(|d| d.get(name).is_some());
    let duplicate = broken.iter().any(|b| b.id.ends_with(".no-duplicate-names"));
    let of =
        |between, clauses: Vec<String>, pointer: &str, keyword: &str, message: &str| Difference {
            between,
            case,
            subject: case.subject.name(),
            clauses,
            pattern: pattern_of(case.subject, pointer),
            pointer: pointer.to_owned(),
            of_other_platforms: {
                let own = platforms_of(case.subject, pointer);
                !own.is_empty() && !own.iter().any(|platform| has(platform))
            },
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
    let of_form = unseen(&verdicts.ours, broken).filter(|b| b.structural);
    found.extend(of_form.map(|b| {
        of(
            Between::OursAccepts,
            vec![b.id.clone()],
            &b.pointer,
            "",
            &b.message,
        )
    }));
    if verdicts.ours.is_empty()
        && let Err(error) = &verdicts.serde
    {
        let errors = broken.iter().filter(|b| b.error);
        let clauses = errors.map(|b| b.id.clone()).collect();
        found.push(of(Between::OursUnreadable, clauses, "", "", error));
    }
    found.extend(unexcused(&verdicts.ours, broken).map(|violation| {
        let Violation {
            pointer,
            keyword,
            message,
        } = violation;
        of(Between::OursRefuses, Vec::new(), pointer, keyword, message)
    }));
    let Some(violations) = &verdicts.official else {
        return found;
    };
    found.extend(unseen(violations, broken).map(|b| {
        of(
            Between::SchemaAccepts,
            vec![b.id.clone()],
            &b.pointer,
            "",
            &b.message,
        )
    }));
    found.extend(unexcused(violations, broken).map(|violation| {
        let there = broken.iter().filter(|b| b.pointer == violation.pointer);
        let clauses = there.map(|b| b.id.clone()).collect();
        let Violation {
            pointer,
            keyword,
            message,
        } = violation;
        of(Between::SchemaRefuses, clauses, pointer, keyword, message)
    }));
    found
}

/// How often each class was met, and what no class knows.
#[derive(Default)]
pub(crate) struct Account {
    met: BTreeMap<(usize, usize), usize>,
    unknown: BTreeMap<String, (usize, String)>,
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
