//! `oci-tool explain`

use std::io::{self, Write};

use anstyle::Style;
use oci_conformance::{ClauseRef, Example, Held, Origin, Subject};

use crate::{
    cli::ExplainArgs,
    error::Error,
    listing::{Rulebook, clauses, keyword},
    output::Output,
    status::Status,
};

const BOLD: Style = Style::new().bold();
/// How many similar ids are shown for one that does not exist.
const SIMILAR: usize = 5;

pub(super) fn run(args: &ExplainArgs, output: &mut Output) -> Result<Status, Error> {
    let Some((clause, rulebook)) = clauses().find(|(clause, _)| clause.to_string() == args.id)
    else {
        return Err(Error::UnknownClause {
            id: args.id.clone(),
            nearest: nearest(&args.id),
        });
    };
    explain(clause, rulebook, output)?;
    Ok(Status::Conformant)
}

/// The ids most like `id`, the best first: those that begin with it, then those that are misspelt.
fn nearest(id: &str) -> Vec<String> {
    const LIKE: f64 = 0.7;
    const LONG: usize = 200;
    if id.is_empty() || id.len() > LONG {
        return Vec::new();
    }
    let mut similar: Vec<(f64, String)> = clauses()
        .map(|(clause, _)| clause.to_string())
        .map(|known| match known.strip_prefix(id) {
            Some(rest) if rest.starts_with('.') => (1.0, known),
            _ => (strsim::normalized_damerau_levenshtein(id, &known), known),
        })
        .filter(|&(likeness, _)| likeness >= LIKE)
        .collect();
    similar.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    similar
        .into_iter()
        .take(SIMILAR)
        .map(|(_, known)| known)
        .collect()
}

fn explain(clause: ClauseRef, rulebook: &Rulebook, to: &mut Output) -> io::Result<()> {
    writeln!(to, "{BOLD}{clause}{BOLD:#}")?;
    writeln!(to, "{}", facts(clause).join(" · "))?;
    paragraph(&clause.summary(), to)?;
    paragraph(clause.note(), to)?;
    if let Held::Uncheckable(reason) = clause.held() {
        paragraph(
            &format!(
                "No check can tell whether it is broken: {}",
                sentence(reason)
            ),
            to,
        )?;
    }
    if let Some(softened) = clause.softened() {
        let severity = softened.severity.as_str();
        let article = if severity == "error" { "an" } else { "a" };
        paragraph(
            &format!(
                "A breach is reported as {article} {severity}: {}",
                sentence(softened.reason)
            ),
            to,
        )?;
    }
    if !clause.also().is_empty() {
        writeln!(to, "\nThe same is said by:")?;
        for same in clause.also() {
            writeln!(to, "  {}", same.id())?;
        }
    }
    let examples = clause.examples();
    for (heading, wanted) in [("Holds:", true), ("Breaks it:", false)] {
        let mut found = examples
            .iter()
            .filter(|example| holds(example) == wanted)
            .peekable();
        if found.peek().is_some() {
            writeln!(to, "\n{BOLD}{heading}{BOLD:#}")?;
        }
        let mut first = true;
        for example in found {
            // What is several lines long has to be told from the next.
            if is_several_files(example) && !first {
                writeln!(to)?;
            }
            first = false;
            write_example(example, to)?;
        }
    }
    writeln!(to, "\n{}", rulebook.link(clause))
}

/// The text with a full stop at its end.
fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

fn facts(clause: ClauseRef) -> Vec<String> {
    let held = match clause.held() {
        Held::Judged(subject) => format!("judged {}", by(subject)),
        Held::Declared(subject) => format!("not judged yet {}", by(subject)),
        Held::Permits => "permits something, so nothing can break it".to_owned(),
        Held::Behaviour => "binds the behaviour of implementations".to_owned(),
        Held::Uncheckable(_) => "uncheckable".to_owned(),
    };
    let mut facts = vec![keyword(clause).to_owned(), held];
    match clause.origin() {
        Origin::Advisory { vulnerability } => {
            facts.push("advice of this project, which never decides conformance".to_owned());
            facts.extend(vulnerability.map(str::to_owned));
        }
        Origin::Specification if clause.since().is_unreleased() => {
            facts.push("not yet in a release".to_owned());
        }
        Origin::Specification => facts.push(format!("since {}", clause.since())),
    }
    if let Some(until) = clause.until() {
        facts.push(format!("no longer in {until}"));
    }
    facts
}

fn by(subject: Subject) -> &'static str {
    match subject {
        Subject::Document => "in each document",
        Subject::Graph => "over documents and files that refer to each other",
        Subject::Layer => "over the entries of a layer",
        Subject::Bundle => "over a bundle",
        Subject::Host => "on the machine",
    }
}

/// Writes a text of some lines, if there is any, behind an empty line.
fn paragraph(text: &str, to: &mut Output) -> io::Result<()> {
    const WIDTH: usize = 96;
    if text.is_empty() {
        return Ok(());
    }
    writeln!(to)?;
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= WIDTH {
            writeln!(to, "{line}")?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(to, "{line}")
}

fn holds(example: &Example) -> bool {
    matches!(
        example,
        Example::Pass(_) | Example::PassFiles(_) | Example::PassEntries(_)
    )
}

fn is_several_files(example: &Example) -> bool {
    !matches!(example, Example::Pass(_) | Example::Fail(..))
}

fn write_example(example: &Example, to: &mut Output) -> io::Result<()> {
    match *example {
        Example::Pass(text) => writeln!(to, "  {}", shown(text)),
        Example::Fail(text, pointer) => writeln!(to, "  {}\n    at {}", shown(text), at(pointer)),
        Example::PassFiles(files) => write_files(files, to),
        Example::PassEntries(entries) => write_entries(entries, to),
        Example::FailEntries(entries, name) => {
            write_entries(entries, to)?;
            writeln!(to, "    at {}", at(name))
        }
        Example::FailFiles(files, file, pointer) => {
            write_files(files, to)?;
            match (file, pointer) {
                (file, "") => writeln!(to, "    at {}", at(file)),
                (file, pointer) => writeln!(to, "    at {file} ({pointer})"),
            }
        }
    }
}

fn write_entries(entries: &str, to: &mut Output) -> io::Result<()> {
    entries
        .lines()
        .try_for_each(|entry| writeln!(to, "  {}", shown(entry)))
}

fn write_files(files: &[(&str, &str)], to: &mut Output) -> io::Result<()> {
    for (path, content) in files {
        let blank = if content.is_empty() { "" } else { "  " };
        writeln!(to, "  {path}{blank}{}", shown(content))?;
    }
    Ok(())
}

fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    crate::printable::printable(text)
}

fn at(place: &str) -> &str {
    if place.is_empty() { "the whole" } else { place }
}
