//! `oci-tool clauses`

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use oci_conformance::{ClauseRef, Held, Level, Origin, Subject};
use serde::Serialize;

use crate::{
    cli::{ClausesArgs, HeldArg, ListFormat},
    error::Error,
    listing::{Rulebook, is_advisory, keyword},
    output::Output,
    status::Status,
};

pub(super) fn run(args: &ClausesArgs, output: &mut Output) -> Result<Status, Error> {
    let wanted = |&(clause, rulebook): &(ClauseRef, &Rulebook)| wanted(clause, rulebook, args);
    let (clauses, rulebooks): (Vec<ClauseRef>, Vec<&Rulebook>) =
        crate::listing::clauses().filter(wanted).unzip();
    match args.format {
        ListFormat::Human => write_table(&clauses, args.verbose, output)?,
        ListFormat::Json => {
            for (&clause, rulebook) in clauses.iter().zip(rulebooks) {
                serde_json::to_writer(&mut *output, &Entry::of(clause, rulebook))
                    .map_err(io::Error::from)?;
                writeln!(output)?;
            }
        }
    }
    Ok(Status::Conformant)
}

fn wanted(clause: ClauseRef, rulebook: &Rulebook, args: &ClausesArgs) -> bool {
    let pattern = args.pattern.as_deref().unwrap_or_default();
    // An advisory has no level.
    let level = |level| !is_advisory(clause) && clause.level() == Level::from(level);
    let specification = rulebook.catalogue.specification.name;
    args.spec.as_ref().is_none_or(|name| name == specification)
        && clause.to_string().contains(pattern)
        && args.level.is_none_or(level)
        && args.held.is_none_or(|held| held == held_arg(clause))
}

fn held_arg(clause: ClauseRef) -> HeldArg {
    match clause.held() {
        Held::Judged(_) => HeldArg::Judged,
        Held::Declared(_) => HeldArg::Declared,
        Held::Permits => HeldArg::Permits,
        Held::Behaviour => HeldArg::Behaviour,
        Held::Uncheckable(_) => HeldArg::Uncheckable,
    }
}

fn held_word(held: HeldArg) -> &'static str {
    match held {
        HeldArg::Judged => "judged",
        HeldArg::Declared => "declared",
        HeldArg::Permits => "permits",
        HeldArg::Behaviour => "behaviour",
        HeldArg::Uncheckable => "uncheckable",
    }
}

fn subject_word(subject: Subject) -> &'static str {
    match subject {
        Subject::Document => "document",
        Subject::Graph => "graph",
        Subject::Layer => "layer",
        Subject::Bundle => "bundle",
        Subject::Host => "host",
    }
}

fn subject(clause: ClauseRef) -> Option<&'static str> {
    match clause.held() {
        Held::Judged(subject) | Held::Declared(subject) => Some(subject_word(subject)),
        _ => None,
    }
}

fn write_table(clauses: &[ClauseRef], verbose: bool, output: &mut Output) -> io::Result<()> {
    let ids: Vec<String> = clauses.iter().map(ToString::to_string).collect();
    let width = ids.iter().map(String::len).max().unwrap_or(0);
    for (id, &clause) in ids.iter().zip(clauses) {
        let held = held_word(held_arg(clause));
        let held = subject(clause).map_or(held.to_owned(), |subject| format!("{held}: {subject}"));
        let since = clause.since().to_string();
        let row = format!("{id:width$}  {:15}  {held:18}  {since}", keyword(clause));
        writeln!(output, "{}", row.trim_end())?;
        if verbose {
            writeln!(output, "    {}", clause.summary())?;
        }
    }
    if !clauses.is_empty() {
        writeln!(output)?;
    }
    writeln!(output, "{}", counts(clauses))
}

fn counts(clauses: &[ClauseRef]) -> String {
    let (advisories, stated): (Vec<_>, Vec<_>) = clauses
        .iter()
        .copied()
        .partition(|&clause| is_advisory(clause));
    let mut by_held: BTreeMap<&str, usize> = BTreeMap::new();
    for &clause in &stated {
        *by_held.entry(held_word(held_arg(clause))).or_default() += 1;
    }
    let order = ["judged", "declared", "permits", "behaviour", "uncheckable"];
    let parts: Vec<String> = order
        .into_iter()
        .filter_map(|held| by_held.get(held).map(|n| format!("{n} {held}")))
        .collect();
    let plural =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut text = plural(stated.len(), "clause", "clauses");
    if !parts.is_empty() {
        text.push_str(": ");
        text.push_str(&parts.join(", "));
    }
    if !advisories.is_empty() {
        text.push_str("; ");
        text.push_str(&plural(advisories.len(), "advisory", "advisories"));
    }
    text
}

/// A clause for other programs.
#[derive(Serialize)]
struct Entry {
    id: String,
    spec: &'static str,
    origin: &'static str,
    level: &'static str,
    severity: &'static str,
    held: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    since: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    summary: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'static str,
    link: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vulnerability: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<&'static str>,
}

impl Entry {
    fn of(clause: ClauseRef, rulebook: &Rulebook) -> Self {
        let (origin, vulnerability) = match clause.origin() {
            Origin::Specification => ("specification", None),
            Origin::Advisory { vulnerability } => ("advisory", vulnerability),
        };
        Self {
            id: clause.to_string(),
            spec: rulebook.catalogue.specification.name,
            origin,
            level: clause.keyword().as_str(),
            severity: clause.severity().as_str(),
            held: held_word(held_arg(clause)),
            subject: subject(clause),
            reason: match clause.held() {
                Held::Uncheckable(reason) => Some(reason),
                _ => None,
            },
            since: clause.since().to_string(),
            until: clause.until().map(|until| until.to_string()),
            summary: clause.summary(),
            note: clause.note(),
            link: rulebook.link(clause),
            vulnerability,
            also: clause.also().iter().map(|same| same.id()).collect(),
        }
    }
}
