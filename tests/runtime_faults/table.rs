//! Tables of faults.

use oci_conformance::{Conformance, Context, Report, Severity, judge};

use crate::sound::Sound;

/// How a sound document is made faulty.
pub(crate) enum Change {
    /// This text, which stands there once, becomes that.
    Text(&'static str, &'static str),
    /// All of it becomes that.
    Whole(&'static [u8]),
}

/// What the judge has to say.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    /// Every MUST holds, and nothing else is said either.
    Silence,
    /// Every MUST holds, and these clauses are pointed out.
    Hints(&'static [&'static str]),
    /// These MUST clauses are broken at these JSON pointers, and no others.
    Broken(&'static [(&'static str, &'static str)]),
    /// Nothing is broken, but not everything could be judged.
    Undetermined,
}

pub(crate) struct Row(
    pub(crate) &'static str,
    pub(crate) Change,
    pub(crate) Expected,
);

/// Judges every row of a table, and says of all at once what is not as expected.
pub(crate) fn check(sound: &Sound, rows: &[Row]) {
    let problem = |Row(name, change, expected): &Row| {
        let report = judge_changed(sound, change);
        let problem = differs(&report, *expected)?;
        Some(format!("{name}: {problem}\n{}", told(&report)))
    };
    let problems: Vec<String> = rows.iter().filter_map(problem).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    println!("{} cases", rows.len());
}

fn judge_changed(sound: &Sound, change: &Change) -> Report {
    let text = match *change {
        Change::Text(from, to) => {
            let times = sound.text.matches(from).count();
            assert_eq!(times, 1, "{from} stands there {times} times");
            sound.text.replace(from, to).into_bytes()
        }
        Change::Whole(text) => text.to_vec(),
    };
    judge(&text, sound.kind, &Context::default(), "")
}

/// In what a report is not what was expected.
pub(crate) fn differs(report: &Report, expected: Expected) -> Option<String> {
    let (verdict, errors, hints) = match expected {
        Expected::Silence => (Conformance::Conformant, &[][..], Some(&[][..])),
        Expected::Hints(hints) => (Conformance::Conformant, &[][..], Some(hints)),
        Expected::Broken(errors) => (Conformance::NotConformant, errors, None),
        Expected::Undetermined => (Conformance::Undetermined, &[][..], None),
    };
    let found = findings(report, true);
    let found: Vec<(&str, &str)> = found.iter().map(|(id, at)| (&**id, &**at)).collect();
    let mut errors = errors.to_vec();
    errors.sort_unstable();
    if found != errors {
        return Some(format!("expected the errors {errors:#?}, found {found:#?}"));
    }
    if let Some(hints) = hints {
        let found: Vec<String> = findings(report, false)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let mut hints = hints.to_vec();
        hints.sort_unstable();
        if found != hints {
            return Some(format!("expected the hints {hints:#?}, found {found:#?}"));
        }
    }
    let found = report.conformance();
    (found != verdict).then(|| format!("expected {verdict:?}, found {found:?}"))
}

/// The clauses that are broken, with the places.
fn findings(report: &Report, errors: bool) -> Vec<(String, String)> {
    let findings = report.findings().iter();
    let mut found: Vec<(String, String)> = findings
        .filter(|finding| (finding.severity == Severity::Error) == errors)
        .map(|finding| (finding.clause.to_string(), finding.place.pointer.clone()))
        .collect();
    found.sort();
    found
}

/// What a report says, for people.
pub(crate) fn told(report: &Report) -> String {
    let findings = report.findings().iter();
    let findings = findings.map(|finding| format!("  {}: {finding}", finding.severity));
    let obstacles = report.obstacles().iter();
    let obstacles = obstacles.map(|obstacle| format!("  obstacle: {}", obstacle.message));
    findings.chain(obstacles).collect::<Vec<_>>().join("\n")
}
