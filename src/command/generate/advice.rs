//! What to do about findings.

use oci_conformance::{Clause, ClauseRef, Context, Report, judge};
use oci_runtime::{CATALOGUE, config};
use serde_json::Value;

/// The oldest version that has all properties of a configuration, if it names one that has not.
pub(super) fn version_that_has_all(report: &Report, text: &[u8]) -> Option<String> {
    let clause = config::DOCUMENT.newer?;
    if !breaks(report, clause) {
        return None;
    }
    let mut document: Value = serde_json::from_slice(text).ok()?;
    let releases = CATALOGUE.specification.releases.iter();
    let mut names = releases.map(ToString::to_string);
    names.find(|name| {
        if let Some(version) = document.get_mut("ociVersion") {
            *version = name.as_str().into();
        }
        let text = document.to_string();
        !breaks(
            &judge(text.as_bytes(), &config::DOCUMENT, &Context::default(), ""),
            clause,
        )
    })
}

fn breaks(report: &Report, clause: &'static Clause) -> bool {
    report
        .findings()
        .iter()
        .any(|finding| finding.clause == ClauseRef::from(clause))
}
