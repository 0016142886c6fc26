//! Reports for people, in the manner of rustc.

mod excerpt;
mod finding;
mod layers;
mod outcomes;

use std::io::{self, Write};

use annotate_snippets::Renderer;
use anstyle::{AnsiColor, Style};
use oci_conformance::{Level, Severity};

use super::{Detail, Render, more, summary};
use crate::{
    judging::{Judged, Settings},
    status::Status,
};

pub(super) struct Human<'s> {
    settings: &'s Settings<'s>,
    detail: Detail,
    /// Whether nothing has been written yet.
    first: bool,
}

impl<'s> Human<'s> {
    pub(super) fn new(settings: &'s Settings<'s>, detail: Detail) -> Self {
        Self {
            settings,
            detail,
            first: true,
        }
    }
}

impl Render for Human<'_> {
    fn judged(&mut self, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
        // Excerpts are cut to size already.
        let renderer = Renderer::styled().term_width(usize::MAX >> 1);
        let report = &judged.report;
        let context = judged.context(self.settings);
        if self.detail != Detail::Quiet && !std::mem::take(&mut self.first) {
            writeln!(to)?;
        }
        let notes = self.detail == Detail::Verbose || self.settings.level == Level::May;
        let mut hidden = 0_usize;
        for finding in report.findings() {
            if finding.severity == Severity::Note && !notes {
                hidden += 1;
            } else {
                writeln!(to, "{}\n", finding::shown(finding, judged, &renderer))?;
            }
        }
        for line in more(report) {
            writeln!(to, "{line}\n")?;
        }
        for obstacle in report.obstacles() {
            writeln!(to, "{}\n", finding::obstacle(obstacle, judged, &renderer))?;
        }
        if self.detail == Detail::Verbose {
            outcomes::write(judged, &context, to)?;
            writeln!(to)?;
            layers::write(&judged.layers, to)?;
        }
        let style = match Status::of(judged, self.settings.level) {
            Status::Conformant => GOOD,
            Status::NotConformant => BAD,
            Status::Undetermined => OPEN,
        };
        let verdict = summary::verdict(judged, self.settings);
        writeln!(to, "{style}{verdict}{style:#}")?;
        if self.detail == Detail::Quiet {
            return Ok(());
        }
        if let Some(line) = summary::subject(judged) {
            writeln!(to, "  {line}")?;
        }
        writeln!(to, "  {}", summary::counts(judged, &context))?;
        match hidden {
            0 => Ok(()),
            1 => writeln!(to, "  1 note not shown (--verbose)"),
            more => writeln!(to, "  {more} notes not shown (--verbose)"),
        }
    }
}

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::BrightRed.on_default().bold();
const OPEN: Style = AnsiColor::Yellow.on_default().bold();
