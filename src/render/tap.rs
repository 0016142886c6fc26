//! The [Test Anything Protocol](https://testanything.org/tap-version-14-specification.html): one
//! test point per clause, numbered on over all paths.
//!
//! The output is valid in the versions 13 and 14 alike, and says 13, because Perl's `prove` takes
//! any greater number for an error (3.44 does, which Debian 12 has).

use std::io::{self, Write};

use oci_conformance::{ClauseRef, Outcome, is_unprintable};

use super::{Render, fails, findings, obstacles, place, yaml::yaml};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    listing::keyword,
    name::Name,
};

pub(super) struct Tap<'s> {
    settings: &'s Settings<'s>,
    points: usize,
}

impl<'s> Tap<'s> {
    pub(super) fn new(settings: &'s Settings<'s>) -> Self {
        Self {
            settings,
            points: 0,
        }
    }

    /// Writes one test point; `directive` has its `#` already.
    fn point(
        &mut self,
        ok: bool,
        description: &str,
        directive: &str,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        self.points += 1;
        let ok = if ok { "ok" } else { "not ok" };
        writeln!(
            to,
            "{ok} {} - {}{directive}",
            self.points,
            escaped(description)
        )
    }

    fn broken(
        &mut self,
        clause: ClauseRef,
        times: u64,
        judged: &Judged,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let findings = findings(clause, &judged.report);
        let first = findings.first();
        let first = first.map_or_else(String::new, |first| escaped(&first.message));
        let todo = if fails(clause, self.settings) {
            String::new()
        } else {
            format!(" # TODO {}: {first}", keyword(clause))
        };
        self.point(false, &clause.to_string(), &todo, to)?;
        writeln!(to, "  ---")?;
        writeln!(to, "  level: {}", yaml(keyword(clause)))?;
        writeln!(to, "  link: {}", yaml(&judged.rulebook.link(clause)))?;
        writeln!(to, "  breaches: {times}")?;
        if !findings.is_empty() {
            writeln!(to, "  findings:")?;
        }
        for finding in findings {
            writeln!(to, "    - message: {}", yaml(&finding.message))?;
            writeln!(to, "      at: {}", yaml(&place(&finding.place, judged)))?;
        }
        writeln!(to, "  ...")
    }
}

impl Render for Tap<'_> {
    fn begin(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "TAP version 13")
    }

    fn judged(&mut self, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
        let report = &judged.report;
        let context = judged.context(self.settings);
        let name = escaped(&judged.name.to_string());
        writeln!(to, "# {name}: {}", report.conformance())?;
        for option in &judged.options {
            writeln!(to, "# {}", escaped(option))?;
        }
        for (clause, outcome) in judged.rulebook.outcomes(report, &context) {
            let id = clause.to_string();
            match outcome {
                Outcome::Held(_) => self.point(true, &id, "", to)?,
                Outcome::NotApplicable => self.point(true, &id, " # SKIP not applicable", to)?,
                Outcome::Permits => self.point(true, &id, " # SKIP permits", to)?,
                Outcome::NotChecked(reason) => {
                    self.point(true, &id, &format!(" # SKIP not checked: {reason}"), to)?;
                }
                Outcome::Broken(times) => self.broken(clause, times, judged, to)?,
            }
        }
        let reasons = obstacles(report);
        if !reasons.is_empty() {
            self.point(false, "everything could be judged", "", to)?;
            writeln!(to, "  ---\n  obstacles:")?;
            for reason in reasons {
                writeln!(to, "    - {}", yaml(&reason))?;
            }
            writeln!(to, "  ...")?;
        }
        Ok(())
    }

    fn failed(&mut self, name: &Name, error: &Error, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "# {}: not judged", escaped(&name.to_string()))?;
        self.point(false, "it could be judged", "", to)?;
        writeln!(to, "  ---\n  message: {}\n  ...", yaml(&error.to_string()))
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "1..{}", self.points)
    }
}

/// The text in one line, without a `#` that would begin a directive.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '#' | '\\' => line.extend(['\\', c]),
            c if is_unprintable(c) => line.push('\u{fffd}'),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_stays_one_and_begins_no_directive() {
        assert_eq!(
            escaped("a # TODO b\\\nok 2"),
            "a \\# TODO b\\\\\u{fffd}ok 2"
        );
    }
}
