//! Proves clauses by their own examples.
//!
//! The crates that state clauses run this as a test; so can anyone who states clauses of their own.
//! Without the feature `catalogue` clauses have neither summaries nor examples, and none is proven.

mod catalogue;

use std::fmt;

use crate::{
    Clause, ClauseRef, Context, Document, DocumentType, Example, Held, Limits, Report, Severity,
    Shape, Subject, Version, judge, judge_node,
};

pub use catalogue::prove_catalogue;

/// A clause that is not proven, such as one whose example does not show what it says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unproven {
    /// The clause.
    pub clause: String,
    /// What is wrong with it or its example.
    pub problem: String,
}

impl fmt::Display for Unproven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.clause, self.problem)
    }
}

/// Runs the examples of every rule that is reachable from a type of document, each as an object of
/// the shape that the rule stands in, or as a document if the rule is about its text or about the
/// version that it names.
#[must_use]
pub fn prove(kind: &DocumentType) -> Vec<Unproven> {
    let mut unproven = Vec::new();
    for rule in kind.text.iter().copied().chain([kind.syntax]) {
        for example in rule.examples {
            prove_example(rule, example, &mut unproven, |text| {
                judge(text.as_bytes(), kind, &context(rule), "")
            });
        }
        demand_examples(rule, &mut unproven);
    }
    if let Some(newer) = kind.newer {
        // Each is judged by the version that it names itself.
        for example in newer.examples {
            prove_example(newer, example, &mut unproven, |text| {
                judge(text.as_bytes(), kind, &Context::default(), "")
            });
        }
        demand_examples(newer, &mut unproven);
    }
    for shape in kind.shape.reachable() {
        for rule in shape.object.into_iter().chain(shape.all_rules()) {
            for example in rule.examples {
                prove_example(rule, example, &mut unproven, |text| {
                    as_shape(text, shape, &context(rule))
                });
            }
            demand_examples(rule, &mut unproven);
        }
    }
    unproven
}

fn as_shape(text: &str, shape: &'static Shape, context: &Context<'_>) -> Report {
    let mut report = Report::default();
    if let Ok(document) = Document::parse(text.as_bytes(), &Limits::DEFAULT) {
        judge_node(document.root(), shape, context, "", &mut report);
    }
    report
}

/// The version and platform at which a clause binds: the newest version, unless that has it no
/// longer, and the first of its platforms.
fn context(rule: &'static Clause) -> Context<'static> {
    Context {
        version: Some(match rule.until {
            None => Version::UNRELEASED,
            Some(_) => rule.since,
        }),
        platforms: rule.platforms.get(..1),
        ..Context::default()
    }
}

fn demand_examples(rule: &'static Clause, unproven: &mut Vec<Unproven>) {
    if let Some(problem) = lacking(rule) {
        unproven.push(Unproven {
            clause: rule.id.to_owned(),
            problem: problem.to_owned(),
        });
    }
}

/// What the examples of a clause lack. One that is judged has examples that break it and others that
/// do not; only what a machine is like cannot be in an example.
#[must_use]
pub fn lacking(rule: &'static Clause) -> Option<&'static str> {
    let fails = |example: &Example| {
        matches!(
            example,
            Example::Fail(..) | Example::FailFiles(..) | Example::FailEntries(..)
        )
    };
    let broken = rule.examples.iter().any(fails);
    match rule.held {
        Held::Judged(Subject::Host) => None,
        Held::Judged(_) if !broken => Some("no example breaks it"),
        Held::Judged(_) if rule.examples.iter().all(fails) => Some("every example breaks it"),
        Held::Permits if broken => Some("nothing can break it"),
        _ => None,
    }
}

fn prove_example(
    rule: &'static Clause,
    example: &Example,
    unproven: &mut Vec<Unproven>,
    judge: impl Fn(&str) -> Report,
) {
    let (text, pointer) = match *example {
        Example::Pass(text) => (text, None),
        Example::Fail(text, pointer) => (text, Some(pointer)),
        Example::PassFiles(_)
        | Example::FailFiles(..)
        | Example::PassEntries(_)
        | Example::FailEntries(..) => return,
    };
    let report = judge(text);
    if let Some(problem) = problem(rule, &report, pointer) {
        unproven.push(Unproven {
            clause: rule.id.to_owned(),
            problem: format!("{problem}: {text}"),
        });
    }
}

/// What is wrong with a report over an example of `rule` that should break it at `pointer`, or not
/// at all.
#[must_use]
pub fn problem(rule: &'static Clause, report: &Report, pointer: Option<&str>) -> Option<String> {
    let clause = ClauseRef::from(rule);
    let of_rule =
        |finding: &&crate::Finding| finding.clause == clause || finding.also.contains(&clause);
    let places: Vec<&str> = report
        .findings()
        .iter()
        .filter(of_rule)
        .map(|finding| finding.place.pointer.as_str())
        .collect();
    let cases = report.tally(clause).map_or(0, |tally| tally.cases);
    match (rule.held, pointer) {
        (Held::Permits, _) => {
            let loud = |finding: &&crate::Finding| finding.severity > Severity::Note;
            let finding = report.findings().iter().find(loud)?;
            Some(format!("what it permits is found fault with: {finding}"))
        }
        (_, None) if !places.is_empty() => Some(format!("broken at {places:?}")),
        (_, _) if cases < places.len().max(1) as u64 => {
            Some(format!("{cases} cases for {} breaches", places.len()))
        }
        (_, None) => None,
        (_, Some(pointer)) if places.contains(&pointer) => None,
        (_, Some(pointer)) => Some(format!(
            "expected a breach at {pointer:?}, found {places:?}"
        )),
    }
}
