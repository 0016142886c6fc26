//! JUnit's XML: a test suite per path, and a test case per clause.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Write},
};

use oci_conformance::{ClauseRef, Finding, Outcome, is_unprintable};

use super::{Render, fails, findings, obstacles, place};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    listing::keyword,
    name::Name,
};

/// The counts of all suites come first, so they are written when all is judged.
pub(super) struct Junit<'s> {
    settings: &'s Settings<'s>,
    time: String,
    all: Counts,
    suites: Vec<u8>,
}

/// How many test cases there are, and what became of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// As attributes.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            tests,
            failures,
            errors,
            skipped,
        } = self;
        write!(
            f,
            r#"tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}""#
        )
    }
}

/// What became of a test case, as an element inside it.
enum Case<'r> {
    Passed,
    Skipped(Cow<'static, str>),
    /// A breach that does not fail the run.
    Tolerated(Breaches<'r>),
    Failed(Breaches<'r>),
}

/// How often a clause is broken, and what the report keeps of that.
struct Breaches<'r> {
    times: u64,
    findings: Vec<&'r Finding>,
}

impl Breaches<'_> {
    /// The first in full.
    fn message(&self) -> String {
        match self.findings.first() {
            None => format!("{} breaches", self.times),
            Some(first) if self.times <= 1 => first.message.clone(),
            Some(first) => format!("{} (and {} more)", first.message, self.times - 1),
        }
    }
}

impl<'s> Junit<'s> {
    pub(super) fn new(settings: &'s Settings<'s>, time: String) -> Self {
        Self {
            settings,
            time,
            all: Counts::default(),
            suites: Vec::new(),
        }
    }

    /// Begins the suite of the next path.
    fn suite(&mut self, name: &Name, counts: Counts) -> io::Result<&mut Vec<u8>> {
        self.all.tests += counts.tests;
        self.all.failures += counts.failures;
        self.all.errors += counts.errors;
        self.all.skipped += counts.skipped;
        let name = name.given();
        let (name, time) = (Xml(&name), &self.time);
        writeln!(
            self.suites,
            r#"  <testsuite name="{name}" {counts} timestamp="{time}">"#
        )?;
        Ok(&mut self.suites)
    }

    fn case<'r>(&self, clause: ClauseRef, outcome: Outcome, judged: &'r Judged) -> Case<'r> {
        match outcome {
            Outcome::Held(_) => Case::Passed,
            Outcome::NotApplicable => Case::Skipped("not applicable".into()),
            Outcome::Permits => Case::Skipped("permits".into()),
            Outcome::NotChecked(reason) => Case::Skipped(format!("not checked: {reason}").into()),
            Outcome::Broken(times) => {
                let findings = findings(clause, &judged.report);
                let breaches = Breaches { times, findings };
                if fails(clause, self.settings) {
                    Case::Failed(breaches)
                } else {
                    Case::Tolerated(breaches)
                }
            }
        }
    }
}

impl Render for Junit<'_> {
    fn judged(&mut self, judged: &Judged, _: &mut dyn Write) -> io::Result<()> {
        let report = &judged.report;
        let context = judged.context(self.settings);
        let cases: Vec<_> = judged
            .rulebook
            .outcomes(report, &context)
            .map(|(clause, outcome)| (clause, self.case(clause, outcome, judged)))
            .collect();
        let count =
            |wanted: fn(&Case<'_>) -> bool| cases.iter().filter(|(_, case)| wanted(case)).count();
        let reasons = obstacles(report);
        let errors = usize::from(!reasons.is_empty());
        let counts = Counts {
            tests: cases.len() + errors,
            failures: count(|case| matches!(case, Case::Failed(_))),
            errors,
            skipped: count(|case| matches!(case, Case::Skipped(_) | Case::Tolerated(_))),
        };
        let to = self.suite(&judged.name, counts)?;
        if !judged.options.is_empty() {
            let options = judged.options.join(" ");
            let options = Xml(&options);
            writeln!(to, "    <properties>")?;
            writeln!(to, r#"      <property name="config" value="{options}"/>"#)?;
            writeln!(to, "    </properties>")?;
        }
        for (clause, case) in &cases {
            test_case(*clause, case, judged, to)?;
        }
        if !reasons.is_empty() {
            let reasons = reasons.join("\n");
            error_case("everything could be judged", &reasons, to)?;
        }
        writeln!(to, "  </testsuite>")
    }

    fn failed(&mut self, name: &Name, error: &Error, _: &mut dyn Write) -> io::Result<()> {
        let counts = Counts {
            tests: 1,
            errors: 1,
            ..Counts::default()
        };
        let to = self.suite(name, counts)?;
        error_case("it could be judged", &error.to_string(), to)?;
        writeln!(to, "  </testsuite>")
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(to, r#"<testsuites name="oci-tool" {}>"#, self.all)?;
        to.write_all(&self.suites)?;
        writeln!(to, "</testsuites>")
    }
}

fn test_case(
    clause: ClauseRef,
    case: &Case<'_>,
    judged: &Judged,
    to: &mut dyn Write,
) -> io::Result<()> {
    let section = clause.section();
    let file = section.split_once('#').map_or(section, |(file, _)| file);
    let id = clause.to_string();
    write!(
        to,
        r#"    <testcase name="{}" classname="{}""#,
        Xml(&id),
        Xml(file)
    )?;
    match case {
        Case::Passed => return writeln!(to, "/>"),
        Case::Skipped(reason) => {
            writeln!(to, "><skipped message=\"{}\"/></testcase>", Xml(reason))?;
            return Ok(());
        }
        Case::Tolerated(breaches) => {
            let message = format!(
                "{}, which does not fail the run: {}",
                keyword(clause),
                breaches.message()
            );
            writeln!(to, ">\n      <skipped message=\"{}\"/>", Xml(&message))?;
            write!(to, "      <system-out>")?;
            details(breaches, judged, to)?;
            writeln!(to, "</system-out>")?;
        }
        Case::Failed(breaches) => {
            write!(
                to,
                ">\n      <failure type=\"{}\" message=\"{}\">",
                Xml(keyword(clause)),
                Xml(&breaches.message()),
            )?;
            details(breaches, judged, to)?;
            writeln!(to, "\n{}</failure>", Xml(&judged.rulebook.link(clause)))?;
        }
    }
    writeln!(to, "    </testcase>")
}

fn details(breaches: &Breaches<'_>, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in breaches.findings.iter().enumerate() {
        let end = if index == 0 { "" } else { "\n" };
        let at = place(&finding.place, judged);
        write!(to, "{end}{}: {}", Xml(&at), Xml(&finding.message))?;
    }
    match breaches
        .times
        .saturating_sub(breaches.findings.len() as u64)
    {
        0 => Ok(()),
        more => write!(to, "\n{more} more, which are not listed"),
    }
}

fn error_case(name: &str, message: &str, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        r#"    <testcase name="{}" classname="oci-tool">"#,
        Xml(name)
    )?;
    writeln!(to, r#"      <error message="{}"/>"#, Xml(message))?;
    writeln!(to, "    </testcase>")
}

/// Text in XML 1.0, which cannot hold every character, not even escaped.
struct Xml<'t>(&'t str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(c))?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                c if is_unprintable(c) => write!(f, "&#{};", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_text_in_xml() {
        assert_eq!(
            Xml("<a b=\"c\">&\0\u{1b}\r\n\t\u{7f}\u{202e}\u{ffff}ü").to_string(),
            "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}\u{fffd}&#13;&#10;&#9;&#127;&#8238;\u{fffd}ü"
        );
    }
}
