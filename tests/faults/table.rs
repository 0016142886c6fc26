//! Tables of faults.

use oci_conformance::{Conformance, Report, Severity};

use crate::{
    draft::{Draft, Files, OnDisk},
    sound,
};

/// How a layout is made faulty.
pub(crate) enum Change {
    /// In this document this text, which stands there once, becomes that.
    Text(&'static str, &'static str, &'static str),
    /// This document becomes that.
    Whole(&'static str, &'static [u8]),
    /// Before digests and sizes are filled in.
    Draft(fn(&mut Draft)),
    /// Afterwards.
    Files(fn(&mut Files)),
    /// In the file system.
    Disk(fn(&OnDisk)),
}

/// What the judge has to say.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    /// Every MUST holds, and nothing is said that is not said of the sound layout.
    Silence,
    /// Every MUST holds, and these clauses are pointed out.
    Hints(&'static [&'static str]),
    /// These MUST clauses are broken, and no others.
    Broken(&'static [&'static str]),
    /// Nothing is broken, but not everything could be judged.
    Undetermined,
}

pub(crate) struct Row(
    pub(crate) &'static str,
    pub(crate) Change,
    pub(crate) Expected,
);

/// Judges every row of a table, and says of all at once what is not as expected.
pub(crate) fn check(rows: &[Row]) {
    let problems: Vec<String> = rows.iter().filter_map(problem).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    println!("{} cases", rows.len());
}

pub(crate) fn files(change: &Change) -> Files {
    let mut draft = sound::draft();
    match *change {
        Change::Text(document, from, to) => draft.replace(document, from, to),
        Change::Whole(document, text) => draft.write(document, text),
        Change::Draft(edit) => edit(&mut draft),
        Change::Files(_) | Change::Disk(_) => {}
    }
    let mut files = draft.finish();
    if let Change::Files(edit) = change {
        edit(&mut files);
    }
    files
}

fn problem(Row(name, change, expected): &Row) -> Option<String> {
    let disk = files(change).on_disk();
    if let Change::Disk(edit) = change {
        edit(&disk);
    }
    let report = disk.judge(&oci_image::layout::Options::default());
    differs(&report, *expected).map(|problem| format!("{name}: {problem}\n{}", told(&report)))
}

/// A hint that the sound layout gets, too: descriptor.md wants a platform of every manifest, which
/// artifacts have none of.
const OF_EVERY_ARTIFACT: &str = "image.descriptor.platform.manifest-target";

/// In what a report is not what was expected.
pub(crate) fn differs(report: &Report, expected: Expected) -> Option<String> {
    let ids = |errors: bool| {
        let findings = report.findings().iter();
        let mut ids: Vec<String> = findings
            .filter(|finding| (finding.severity == Severity::Error) == errors)
            .map(|finding| finding.clause.to_string())
            .filter(|id| id != OF_EVERY_ARTIFACT)
            .collect();
        ids.sort();
        ids
    };
    let (verdict, errors, hints) = match expected {
        Expected::Silence => (Conformance::Conformant, &[][..], Some(&[][..])),
        Expected::Hints(hints) => (Conformance::Conformant, &[][..], Some(hints)),
        Expected::Broken(errors) => (Conformance::NotConformant, errors, None),
        Expected::Undetermined => (Conformance::Undetermined, &[][..], None),
    };
    let sorted = |ids: &[&str]| {
        let mut ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        ids.sort();
        ids
    };
    if ids(true) != sorted(errors) {
        return Some(format!(
            "expected the errors {errors:#?}, found {:#?}",
            ids(true)
        ));
    }
    if let Some(hints) = hints
        && ids(false) != sorted(hints)
    {
        return Some(format!(
            "expected the hints {hints:#?}, found {:#?}",
            ids(false)
        ));
    }
    (report.conformance() != verdict)
        .then(|| format!("expected {verdict:?}, found {:?}", report.conformance()))
}

/// What a report says, for people.
pub(crate) fn told(report: &Report) -> String {
    let findings = report
        .findings()
        .iter()
        .filter(|finding| finding.clause.to_string() != OF_EVERY_ARTIFACT)
        .map(|finding| format!("  {}: {finding}", finding.severity));
    let obstacles = report
        .obstacles()
        .iter()
        .map(|obstacle| format!("  obstacle: {}: {}", obstacle.file, obstacle.message));
    findings.chain(obstacles).collect::<Vec<_>>().join("\n")
}
