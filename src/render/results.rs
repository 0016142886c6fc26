//! The results of a run for who reviews a claim of conformance, as `results.yaml`.
//!
//! As the conformance suite of the distribution-spec does, it gives one word for each subject that
//! is tested: `Pass`, `FAIL`, `Skip` (nothing to test) or `Error` (could not be tested).

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use oci_conformance::{ClauseRef, Context, Level, Outcome, Reason, Severity, Summary};

use super::{Render, fails, findings, obstacles, place, yaml::yaml};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    listing::is_advisory,
    name::Name,
    status::Status,
};

/// The status of all paths comes first, so it is written when all are judged.
pub(super) struct ResultsYaml<'s> {
    settings: &'s Settings<'s>,
    time: String,
    status: Status,
    subjects: Vec<u8>,
}

impl<'s> ResultsYaml<'s> {
    pub(super) fn new(settings: &'s Settings<'s>, time: String) -> Self {
        Self {
            settings,
            time,
            status: Status::Conformant,
            subjects: Vec::new(),
        }
    }
}

impl Render for ResultsYaml<'_> {
    fn judged(&mut self, judged: &Judged, _: &mut dyn Write) -> io::Result<()> {
        let status = Status::of(judged, self.settings.level);
        self.status = self.status.max(status);
        let context = judged.context(self.settings);
        let report = &judged.report;
        let outcomes: Vec<_> = judged
            .rulebook
            .catalogue
            .outcomes(report, &context)
            .collect();
        let to = &mut self.subjects;
        writeln!(to, "  - path: {}", yaml(&judged.name.given()))?;
        writeln!(to, "    status: {}", yaml(word(status)))?;
        writeln!(to, "    verdict: {}", yaml(report.conformance().as_str()))?;
        writeln!(to, "    type: {}", yaml(judged.kind))?;
        if let Some(digest) = &judged.digest {
            writeln!(to, "    digest: {}", yaml(digest))?;
        }
        let specification = judged.rulebook.catalogue.specification.name;
        writeln!(to, "    spec:\n      name: {}", yaml(specification))?;
        let version = context.version().to_string();
        writeln!(to, "      version: {}", yaml(&version))?;
        config(judged, to)?;
        counts(&outcomes, to)?;
        documents(judged, &context, to)?;
        if let Some(coverage) = &judged.coverage {
            let path = yaml(&coverage.features.given());
            writeln!(to, "    features:\n      path: {path}")?;
            writeln!(to, "      unsupported: {}", coverage.unsupported)?;
            writeln!(to, "      unknown: {}", coverage.unknown)?;
            let annotations = coverage.unsafe_annotations;
            writeln!(to, "      unsafe_annotations: {annotations}")?;
        }
        broken(judged, &context, self.settings, to)?;
        unjudged(&outcomes, to)?;
        let reasons = obstacles(report);
        if !reasons.is_empty() {
            writeln!(to, "    obstacles:")?;
        }
        for reason in reasons {
            writeln!(to, "      - {}", yaml(&reason))?;
        }
        Ok(())
    }

    fn failed(&mut self, name: &Name, error: &Error, _: &mut dyn Write) -> io::Result<()> {
        self.status = Status::Undetermined;
        let to = &mut self.subjects;
        writeln!(to, "  - path: {}", yaml(&name.given()))?;
        writeln!(to, "    status: {}", yaml(word(Status::Undetermined)))?;
        writeln!(to, "    verdict: {}", yaml("not-judged"))?;
        writeln!(to, "    error: {}", yaml(&error.to_string()))
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "tool:\n  name: {}", yaml(env!("CARGO_PKG_NAME")))?;
        writeln!(to, "  version: {}", yaml(env!("CARGO_PKG_VERSION")))?;
        writeln!(to, "time: {}", yaml(&self.time))?;
        let level = self.settings.level.as_str();
        writeln!(to, "level: {}", yaml(level))?;
        writeln!(to, "status: {}", yaml(word(self.status)))?;
        writeln!(to, "subjects:")?;
        to.write_all(&self.subjects)
    }
}

const fn word(status: Status) -> &'static str {
    match status {
        Status::Conformant => "Pass",
        Status::NotConformant => "FAIL",
        Status::Undetermined => "Error",
    }
}

/// Writes the options that the verdict depends on, if there are any.
fn config(judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    if !judged.options.is_empty() {
        writeln!(to, "    config:")?;
    }
    for option in &judged.options {
        writeln!(to, "      - {}", yaml(option))?;
    }
    Ok(())
}

/// Writes how many clauses of which level had which outcome.
fn counts(outcomes: &[(ClauseRef, Outcome)], to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "    clauses:")?;
    for level in [Level::Must, Level::Should, Level::May] {
        let of_level = outcomes
            .iter()
            .filter(|(clause, _)| clause.level() == level);
        let summary = Summary::of(of_level.map(|&(_, outcome)| outcome));
        writeln!(to, "      {}:", level.as_str())?;
        for (outcome, count) in [
            ("held", summary.held),
            ("broken", summary.broken),
            ("not-applicable", summary.not_applicable),
            ("permits", summary.permits),
            ("not-checked", summary.not_checked),
        ] {
            writeln!(to, "        {outcome}: {count}")?;
        }
    }
    Ok(())
}

/// Writes how the subject fared with the requirements of each document of the specification.
fn documents(judged: &Judged, context: &Context<'_>, to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "    documents:")?;
    // A long document has several headings in a row.
    let headings = judged.rulebook.catalogue.headings;
    for document in headings.chunk_by(|one, other| one.file == other.file) {
        let outcomes: Vec<Outcome> = document
            .iter()
            .flat_map(|heading| heading.clauses())
            .filter(|clause| clause.severity() == Severity::Error)
            .map(|clause| judged.report.outcome(clause, context))
            .collect();
        let file = document.first().map_or("", |heading| heading.file);
        writeln!(to, "      {}: {}", yaml(file), yaml(word_of(&outcomes)))?;
    }
    Ok(())
}

fn word_of(outcomes: &[Outcome]) -> &'static str {
    let any = |wanted: fn(&Outcome) -> bool| outcomes.iter().any(wanted);
    if any(|outcome| matches!(outcome, Outcome::Broken(_))) {
        "FAIL"
    } else if any(|outcome| matches!(outcome, Outcome::NotChecked(reason) if reason.undetermines()))
    {
        "Error"
    } else if any(|outcome| matches!(outcome, Outcome::Held(_))) {
        "Pass"
    } else {
        "Skip"
    }
}

/// Writes the MUSTs that are broken, and whatever else fails the run, advisories too, with what was
/// found.
fn broken(
    judged: &Judged,
    context: &Context<'_>,
    settings: &Settings<'_>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let listed = |clause: ClauseRef| clause.level() == Level::Must || fails(clause, settings);
    let outcomes = judged.rulebook.outcomes(&judged.report, context);
    let broken: Vec<(ClauseRef, u64)> = outcomes
        .filter_map(|(clause, outcome)| match outcome {
            Outcome::Broken(times) if listed(clause) => Some((clause, times)),
            _ => None,
        })
        .collect();
    if broken.is_empty() {
        return writeln!(to, "    broken: []");
    }
    writeln!(to, "    broken:")?;
    for (clause, times) in broken {
        writeln!(to, "      - clause: {}", yaml(&clause.to_string()))?;
        let link = judged.rulebook.link(clause);
        writeln!(to, "        link: {}", yaml(&link))?;
        let level = if is_advisory(clause) {
            "advisory"
        } else {
            clause.level().as_str()
        };
        let severity = clause.severity().as_str();
        writeln!(to, "        level: {}", yaml(level))?;
        writeln!(to, "        severity: {}", yaml(severity))?;
        writeln!(to, "        breaches: {times}")?;
        let findings = findings(clause, &judged.report);
        if !findings.is_empty() {
            writeln!(to, "        findings:")?;
        }
        for finding in findings {
            let at = place(&finding.place, judged);
            writeln!(to, "          - at: {}", yaml(&at))?;
            writeln!(to, "            message: {}", yaml(&finding.message))?;
        }
    }
    Ok(())
}

/// Writes the MUSTs that were not judged, by reason.
fn unjudged(outcomes: &[(ClauseRef, Outcome)], to: &mut dyn Write) -> io::Result<()> {
    let mut by_reason: BTreeMap<Reason, Vec<ClauseRef>> = BTreeMap::new();
    for &(clause, outcome) in outcomes {
        if let (Level::Must, Outcome::NotChecked(reason)) = (clause.level(), outcome) {
            by_reason.entry(reason).or_default().push(clause);
        }
    }
    if by_reason.is_empty() {
        return writeln!(to, "    unjudged: {{}}");
    }
    writeln!(to, "    unjudged:")?;
    for (reason, clauses) in by_reason {
        writeln!(to, "      {}:", yaml(reason.as_str()))?;
        for clause in clauses {
            writeln!(to, "        - {}", yaml(&clause.to_string()))?;
        }
    }
    Ok(())
}
