//! What became of each clause.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use oci_conformance::{ClauseRef, Context, Level, Outcome, Report, Summary};

use super::text::Text;
use crate::{
    judging::Judged,
    listing::{is_advisory, keyword},
    name::Name,
};

/// The outcomes as the page's script knows them, and as people read them.
const OUTCOMES: [(&str, &str); 5] = [
    ("broken", "broken"),
    ("held", "held"),
    ("not-applicable", "not applicable"),
    ("permits", "permits"),
    ("not-checked", "not checked"),
];

/// The levels as the page's script knows them, and as people read them.
const LEVELS: [(&str, &str); 4] = [
    ("must", "MUST"),
    ("should", "SHOULD"),
    ("may", "MAY"),
    ("advisory", "advisory"),
];

/// What a clause of the page's table is filtered by.
fn level(clause: ClauseRef) -> &'static str {
    match clause.level() {
        _ if is_advisory(clause) => "advisory",
        Level::Must => "must",
        Level::Should => "should",
        Level::May => "may",
    }
}

/// Writes how many clauses of which level had which outcome; each number leads to the table and, with
/// the page's script, to those in it.
pub(super) fn counts(
    number: usize,
    judged: &Judged,
    context: &Context<'_>,
    to: &mut dyn Write,
) -> io::Result<()> {
    write!(
        to,
        r#"<h3>Summary</h3>
<table class="counts">
<caption>Clauses by outcome and level</caption>
<thead><tr><th scope="col">Outcome</th>"#
    )?;
    for (_, level) in LEVELS {
        write!(to, r#"<th scope="col">{level}</th>"#)?;
    }
    writeln!(to, "</tr></thead>\n<tbody>")?;
    let summaries = LEVELS.map(|(id, _)| {
        let outcomes = judged.rulebook.outcomes(&judged.report, context);
        let of_level = outcomes.filter(|&(clause, _)| level(clause) == id);
        Summary::of(of_level.map(|(_, outcome)| outcome))
    });
    for (outcome, name) in OUTCOMES {
        write!(to, r#"<tr class="{outcome}"><th scope="row">{name}</th>"#)?;
        for ((level, _), summary) in LEVELS.into_iter().zip(&summaries) {
            match count(summary, outcome) {
                0 => write!(to, "<td>0</td>")?,
                count => write!(
                    to,
                    r##"<td><a href="#clauses-{number}" data-filter="subject={number}&amp;level={level}&amp;outcome={outcome}">{count}</a></td>"##
                )?,
            }
        }
        writeln!(to, "</tr>")?;
    }
    write!(to, r#"<tr><th scope="row">all</th>"#)?;
    for summary in &summaries {
        write!(to, "<td>{}</td>", summary.clauses)?;
    }
    writeln!(to, "</tr>\n</tbody>\n</table>")
}

/// How many clauses had the outcome of this name.
fn count(summary: &Summary, outcome: &str) -> usize {
    match outcome {
        "broken" => summary.broken,
        "held" => summary.held,
        "not-applicable" => summary.not_applicable,
        "permits" => summary.permits,
        _ => summary.not_checked,
    }
}

/// Writes the table of all clauses, with what filters it.
pub(super) fn table(
    number: usize,
    judged: &Judged,
    context: &Context<'_>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let report = &judged.report;
    let outcomes: Vec<_> = judged.rulebook.outcomes(report, context).collect();
    let advisories = outcomes.iter().filter(|(clause, _)| is_advisory(*clause));
    let advisories = advisories.count();
    writeln!(to, "<h3>Clauses</h3>")?;
    filter(number, &judged.name, to)?;
    writeln!(
        to,
        r#"<table class="rows clauses" id="clauses-{number}">
<caption>{} clauses of the {}, and {advisories} advisories</caption>
<thead><tr><th scope="col">Clause</th><th scope="col">Level</th><th scope="col">Outcome</th><th scope="col">Cases</th><th scope="col">Reason</th><th scope="col">Section</th></tr></thead>
<tbody>"#,
        outcomes.len().saturating_sub(advisories),
        judged.rulebook.catalogue.specification.name,
    )?;
    let first = first_findings(report);
    for (clause, outcome) in outcomes {
        write_row(number, clause, outcome, &first, judged, to)?;
    }
    writeln!(to, "</tbody>\n</table>")
}

/// Hidden until there is a script that obeys it.
fn filter(number: usize, name: &Name, to: &mut dyn Write) -> io::Result<()> {
    let name = name.to_string();
    let name = Text(&name);
    write!(
        to,
        r#"<form class="filter" role="search" aria-label="Clauses of {name}" data-subject="{number}" hidden>
<label>Level <select name="level"><option value="">all</option>"#
    )?;
    for (value, name) in LEVELS {
        write!(to, r#"<option value="{value}">{name}</option>"#)?;
    }
    write!(
        to,
        r#"</select></label>
<label>Outcome <select name="outcome"><option value="">all</option>"#
    )?;
    for (value, name) in OUTCOMES {
        write!(to, r#"<option value="{value}">{name}</option>"#)?;
    }
    writeln!(
        to,
        r#"</select></label>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<output></output>
</form>"#
    )
}

/// The index of the first finding that names each clause.
fn first_findings(report: &Report) -> HashMap<ClauseRef, usize> {
    let mut first = HashMap::new();
    for (index, finding) in report.findings().iter().enumerate() {
        for &clause in std::iter::once(&finding.clause).chain(&finding.also) {
            first.entry(clause).or_insert(index);
        }
    }
    first
}

fn write_row(
    number: usize,
    clause: ClauseRef,
    outcome: Outcome,
    first: &HashMap<ClauseRef, usize>,
    judged: &Judged,
    to: &mut dyn Write,
) -> io::Result<()> {
    let id = outcome.as_str();
    let name = OUTCOMES.iter().find(|&&(known, _)| known == id);
    let name = name.map_or(id, |&(_, name)| name);
    let word = match first.get(&clause) {
        Some(index) if matches!(outcome, Outcome::Broken(_)) => {
            let finding = index.saturating_add(1);
            format!(r##"<a href="#finding-{number}-{finding}">{name}</a>"##)
        }
        _ => name.to_owned(),
    };
    let tally = judged.report.tally(clause);
    let cases = tally.map(|tally| tally.cases).filter(|&cases| cases > 0);
    let cases = cases.map_or_else(String::new, |cases| cases.to_string());
    let reason = match outcome {
        Outcome::NotChecked(reason) => reason.as_str(),
        _ => "",
    };
    writeln!(
        to,
        r#"<tr data-level="{}" data-outcome="{id}"><th scope="row"><code>{}</code></th><td>{}</td><td class="{id}">{word}</td><td>{cases}</td><td>{reason}</td><td><a href="{}">{}</a></td></tr>"#,
        level(clause),
        Text(&clause.to_string()),
        keyword(clause),
        Text(&judged.rulebook.link(clause)),
        Text(clause.section()),
    )
}
