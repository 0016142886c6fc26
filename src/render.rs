//! Writing reports in several formats.

mod html;
mod human;
mod json;
mod junit;
mod results;
mod sarif;
mod summary;
mod tap;
mod yaml;

use std::io::{self, Write};

use oci_conformance::{ClauseRef, Conformance, Finding, Place, Report};
use oci_runtime::features::UNSUPPORTED;

use crate::{
    cli::Format,
    error::Error,
    judging::{Judged, Settings},
    listing::is_advisory,
    name::Name,
    status::threshold,
};

/// A format for the reports of a run.
pub(crate) trait Render {
    /// Writes what comes before all reports.
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes the report of one path.
    fn judged(&mut self, judged: &Judged, to: &mut dyn Write) -> io::Result<()>;

    /// Writes that a path could not be judged at all.
    fn failed(&mut self, _: &Name, _: &Error, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what comes after all reports.
    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// How much a report for people says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Detail {
    Quiet,
    Normal,
    Verbose,
}

/// The renderer for `format`. `time` is when the run took place.
pub(crate) fn renderer<'s>(
    format: Format,
    settings: &'s Settings<'s>,
    detail: Detail,
    time: String,
) -> Box<dyn Render + 's> {
    match format {
        Format::Human => Box::new(human::Human::new(settings, detail)),
        Format::Json => Box::new(json::Json { settings, time }),
        Format::Tap => Box::new(tap::Tap::new(settings)),
        Format::Junit => Box::new(junit::Junit::new(settings, time)),
        Format::Sarif => Box::new(sarif::Sarif::new(settings, time)),
        Format::Html => Box::new(html::Html::new(settings, time)),
    }
}

/// The renderers of the files in a directory of results, with the names of these files.
pub(crate) fn results<'s>(
    settings: &'s Settings<'s>,
    time: &str,
) -> [(&'static str, Box<dyn Render + 's>); 3] {
    let yaml = results::ResultsYaml::new(settings, time.to_owned());
    let format = |format| renderer(format, settings, Detail::Normal, time.to_owned());
    [
        ("results.yaml", Box::new(yaml)),
        ("report.html", format(Format::Html)),
        ("junit.xml", format(Format::Junit)),
    ]
}

/// Whether a breach of the clause fails the run.
fn fails(clause: ClauseRef, settings: &Settings<'_>) -> bool {
    // This advice was asked for, and is a requirement to who did.
    if clause == ClauseRef::from(&UNSUPPORTED) {
        return true;
    }
    !is_advisory(clause) && clause.severity() >= threshold(settings.level)
}

/// What the report keeps of the breaches of `clause`, also as findings about other clauses.
fn findings(clause: ClauseRef, report: &Report) -> Vec<&Finding> {
    let all = report.findings().iter();
    all.filter(|finding| finding.clause == clause || finding.also.contains(&clause))
        .collect()
}

/// The place, with the path that was given before the file in it.
fn place(place: &Place, judged: &Judged) -> String {
    let mut place = place.clone();
    place.file = within(&place.file, judged);
    place.to_string()
}

/// A file of what was judged, or that itself, as one can find it.
fn within(file: &str, judged: &Judged) -> String {
    let path = judged.name.to_string();
    if file.is_empty() {
        path
    } else {
        format!("{}/{file}", path.trim_end_matches('/'))
    }
}

/// Why something could not be judged in full, if it could not.
fn obstacles(report: &Report) -> Vec<String> {
    let mut reasons: Vec<String> = report
        .obstacles()
        .iter()
        .map(|obstacle| match obstacle.file.as_str() {
            "" => obstacle.message.clone(),
            file => format!("{file}: {}", obstacle.message),
        })
        .collect();
    if reasons.is_empty() && report.conformance() == Conformance::Undetermined {
        reasons.push("a limit was reached, or something could not be read".to_owned());
    }
    reasons
}

/// What there is beyond the findings that the report keeps, in a sentence per clause.
fn more(report: &Report) -> impl Iterator<Item = String> {
    beyond(report).into_iter().map(|(clause, more)| {
        let findings = if more == 1 { "finding" } else { "findings" };
        format!("{more} more {findings} of {clause}")
    })
}

/// How many findings there are, also those that the report does not keep.
fn count(report: &Report) -> u64 {
    let beyond: u64 = beyond(report).iter().map(|&(_, more)| more).sum();
    (report.findings().len() as u64).saturating_add(beyond)
}

/// How many findings there are beyond those that the report keeps, by clause.
fn beyond(report: &Report) -> Vec<(ClauseRef, u64)> {
    let mut capped = Vec::new();
    for finding in report.findings() {
        let clause = finding.clause;
        if capped.iter().any(|&(known, _)| known == clause) {
            continue;
        }
        let shown = findings(clause, report).len();
        let all = report.tally(clause).map_or(0, |tally| tally.breaches);
        capped.push((clause, all.saturating_sub(shown as u64)));
    }
    capped.retain(|&(_, more)| more > 0);
    capped
}
