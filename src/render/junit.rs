//! JUnit's XML: a test suite per path, and a test case per clause.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Write},
};

use oci_conformance::{ClauseRef, Finding, Outcome};

use super::{Render, fails, findings, obstacles, place};
use crate::{
    error::Error,
    judging::{Judged, Settings},
    listing::keyword,
    name::Name,
    printable::harmful,
};

pub(super) struct Junit<'s> {
    pub(super) settings: &'s Settings<'s>,
    pub(super) time: String,
}

/// What became of a test case, as an element inside it.
enum Case<'r> {
    Passed,
    Skipped(Cow<'static, str>),
    /// A breach that does not fail the run.
    Tolerated(Vec<&'r Finding>),
    Failed(Vec<&'r Finding>),
}

impl Junit<'_> {
    fn case<'r>(&self, clause: ClauseRef, outcome: Outcome, judged: &'r Judged) -> Case<'r> {
        match outcome {
            Outcome::Held(_) => Case::Passed,
            Outcome::NotApplicable => Case::Skipped("not applicable".into()),
            Outcome::Permits => Case::Skipped("permits".into()),
            Outcome::NotChecked(reason) => Case::Skipped(format!("not checked: {reason}").into()),
            Outcome::Broken(_) => {
                let findings = findings(clause, &judged.report);
                if fails(clause, self.settings) {
                    Case::Failed(findings)
                } else {
                    Case::Tolerated(findings)
                }
            }
        }
    }
}

impl Render for Junit<'_> {
    fn begin(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(to, r#"<testsuites name="oci-tool">"#)
    }

    fn judged(&mut self, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
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
        let failures = count(|case| matches!(case, Case::Failed(_)));
        let skipped = count(|case| matches!(case, Case::Skipped(_) | Case::Tolerated(_)));
        let errors = usize::from(!reasons.is_empty());
        suite(
            &judged.name,
            cases.len() + errors,
            failures,
            errors,
            skipped,
            &self.time,
            to,
        )?;
        for (clause, case) in &cases {
            test_case(*clause, case, judged, to)?;
        }
        if !reasons.is_empty() {
            let reasons = reasons.join("\n");
            error_case("everything could be judged", &reasons, to)?;
        }
        writeln!(to, "  </testsuite>")
    }

    fn failed(&mut self, name: &Name, error: &Error, to: &mut dyn Write) -> io::Result<()> {
        suite(name, 1, 0, 1, 0, &self.time, to)?;
        error_case("it could be judged", &error.to_string(), to)?;
        writeln!(to, "  </testsuite>")
    }

    fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "</testsuites>")
    }
}

fn suite(
    name: &Name,
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
    time: &str,
    to: &mut dyn Write,
) -> io::Result<()> {
    let name = Xml(&name.given()).to_string();
    writeln!(
        to,
        r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}" timestamp="{time}">"#,
    )
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
    let message = |findings: &[&Finding]| {
        let first = findings
            .first()
            .map_or("", |finding| finding.message.as_str());
        match findings.len() {
            0 | 1 => first.to_owned(),
            n => format!("{first} (and {} more)", n - 1),
        }
    };
    match case {
        Case::Passed => return writeln!(to, "/>"),
        Case::Skipped(reason) => {
            writeln!(to, "><skipped message=\"{}\"/></testcase>", Xml(reason))?;
            return Ok(());
        }
        Case::Tolerated(findings) => {
            let message = format!(
                "{}, which does not fail the run: {}",
                keyword(clause),
                message(findings)
            );
            writeln!(to, ">\n      <skipped message=\"{}\"/>", Xml(&message))?;
            write!(to, "      <system-out>")?;
            details(findings, judged, to)?;
            writeln!(to, "</system-out>")?;
        }
        Case::Failed(findings) => {
            write!(
                to,
                ">\n      <failure type=\"{}\" message=\"{}\">",
                Xml(keyword(clause)),
                Xml(&message(findings)),
            )?;
            details(findings, judged, to)?;
            writeln!(to, "\n{}</failure>", Xml(&judged.rulebook.link(clause)))?;
        }
    }
    writeln!(to, "    </testcase>")
}

fn details(findings: &[&Finding], judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in findings.iter().enumerate() {
        let end = if index == 0 { "" } else { "\n" };
        let at = place(&finding.place, judged);
        write!(to, "{end}{}: {}", Xml(&at), Xml(&finding.message))?;
    }
    Ok(())
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
                c if harmful(c) => write!(f, "&#{};", u32::from(c))?,
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
