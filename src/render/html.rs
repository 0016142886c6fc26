//! One page for people that needs nothing but a browser, and of that not even scripts.
//!
//! All that was judged is hostile: its text goes through [`Text`], and the page's policy lets
//! nothing run and nothing be loaded but the style and the script that it brings along.

mod clauses;
mod finding;
mod subject;
mod text;

use std::{
    fmt::Display,
    io::{self, Write},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use oci_digest::Digest;

use self::text::Text;
use super::{Render, summary};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    name::Name,
    status::Status,
};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The page begins with an overview over all paths, so it is written when all are judged.
pub(super) struct Html<'s> {
    settings: &'s Settings<'s>,
    time: String,
    entries: Vec<Entry>,
    sections: Vec<u8>,
}

/// A path in the overview.
struct Entry {
    name: String,
    state: State,
    /// The verdict in a sentence.
    verdict: String,
}

/// How a path fared, as a reader sees at once.
#[derive(Clone, Copy, Eq, PartialEq)]
enum State {
    Good,
    Bad,
    Open,
    Failed,
}

impl State {
    fn of(judged: &Judged, settings: &Settings<'_>) -> Self {
        match Status::of(judged, settings.level) {
            Status::Conformant => Self::Good,
            Status::NotConformant => Self::Bad,
            Status::Undetermined => Self::Open,
        }
    }

    /// The class of elements that are coloured by it.
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Open | Self::Failed => "open",
        }
    }

    /// What it is without colours.
    const fn word(self) -> &'static str {
        match self {
            Self::Good => "pass",
            Self::Bad => "fail",
            Self::Open => "undetermined",
            Self::Failed => "not judged",
        }
    }
}

impl<'s> Html<'s> {
    pub(super) fn new(settings: &'s Settings<'s>, time: String) -> Self {
        Self {
            settings,
            time,
            entries: Vec::new(),
            sections: Vec::new(),
        }
    }

    fn title(&self) -> String {
        match self.entries.as_slice() {
            [entry] => entry.verdict.clone(),
            entries => {
                let mut parts = Vec::new();
                for state in [State::Good, State::Bad, State::Open, State::Failed] {
                    let count = entries.iter().filter(|entry| entry.state == state).count();
                    if count > 0 {
                        parts.push(format!("{count} {}", state.word()));
                    }
                }
                format!("{} paths: {}", entries.len(), parts.join(", "))
            }
        }
    }

    fn overview(&self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(
            to,
            r#"<nav aria-label="What was judged"><ol class="overview">"#
        )?;
        for (index, Entry { name, state, .. }) in self.entries.iter().enumerate() {
            let (number, class, word) = (index + 1, state.class(), state.word());
            writeln!(
                to,
                r##"<li><b class="word {class}">{word}</b> <a href="#subject-{number}">{}</a></li>"##,
                Text(name)
            )?;
        }
        writeln!(to, "</ol></nav>")
    }

    /// Begins the section of the next path.
    fn begin_section(&mut self, name: &Name, state: State, verdict: String) -> io::Result<usize> {
        let number = self.entries.len() + 1;
        writeln!(
            self.sections,
            r#"<section id="subject-{number}" aria-labelledby="verdict-{number}">
<h2 id="verdict-{number}" class="{}"><b class="word">{}</b> {}</h2>"#,
            state.class(),
            state.word(),
            Text(&verdict)
        )?;
        self.entries.push(Entry {
            name: name.to_string(),
            state,
            verdict,
        });
        Ok(number)
    }
}

impl Render for Html<'_> {
    fn judged(&mut self, judged: &Judged, _: &mut dyn Write) -> io::Result<()> {
        let verdict = summary::verdict(judged, self.settings);
        let state = State::of(judged, self.settings);
        let number = self.begin_section(&judged.name, state, verdict)?;
        let context = judged.context(self.settings);
        let to = &mut self.sections;
        subject::facts(judged, &context, to)?;
        clauses::counts(number, judged, &context, to)?;
        finding::write(number, judged, to)?;
        subject::obstacles(judged, to)?;
        subject::documents(judged, to)?;
        subject::layers(&judged.layers, to)?;
        clauses::table(number, judged, &context, to)?;
        writeln!(to, "</section>")
    }

    fn failed(&mut self, name: &Name, error: &Error, _: &mut dyn Write) -> io::Result<()> {
        let verdict = format!("{name} could not be judged");
        self.begin_section(name, State::Failed, verdict)?;
        let to = &mut self.sections;
        writeln!(to, "<p>{}</p>\n</section>", Text(&error.to_string()))
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        let title = self.title();
        head(&title, to)?;
        writeln!(to, "<body>\n<header>\n<h1>Conformance report</h1>")?;
        writeln!(
            to,
            r#"<p>Made by oci-tool {version} on <time datetime="{time}">{time}</time>.</p>"#,
            version = env!("CARGO_PKG_VERSION"),
            time = self.time,
        )?;
        if self.entries.len() > 1 {
            writeln!(to, "<p>{}</p>", Text(&title))?;
            self.overview(to)?;
        }
        writeln!(to, "</header>\n<main>")?;
        to.write_all(&self.sections)?;
        writeln!(to, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>")
    }
}

fn head(title: &str, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{}</title>
<style>{STYLE}</style>
</head>"#,
        hash(STYLE),
        hash(SCRIPT),
        Text(title)
    )
}

/// The hash of an element's text, as policies write it.
fn hash(text: &str) -> String {
    let digest = Digest::sha256_of(text.as_bytes());
    BASE64_STANDARD.encode(digest.as_bytes().unwrap_or_default())
}

/// Writes a row of a list of facts; what stands behind `value` is a part of the page already.
fn fact(name: &str, value: &dyn Display, to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "<div><dt>{name}</dt><dd>{value}</dd></div>")
}
