//! What the fuzz targets share: the clauses' examples as material, changes to it, and what has to hold
//! of documents and reports.
#![forbid(unsafe_code)]

pub mod archives;
pub mod changes;
pub mod examples;
pub mod html;
pub mod junit;
pub mod models;
pub mod results;
pub mod tap;
pub mod words;

#[path = "../../oci-image/tests/forge/mod.rs"]
pub mod forge;

#[allow(dead_code, reason = "it is shared with tests")]
#[path = "../../oci-image/tests/hostile_layers/archives.rs"]
mod hostile;

#[path = "../../oci-image/tests/memory/mod.rs"]
pub mod memory;

/// A hostile archive, and what is found in it: clause, name of the entry, and its place.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str, u64)]);

use oci_conformance::Report;

/// Panics if the report has a finding without a case, or one that lies outside of the text.
///
/// # Panics
///
/// This is what it is for.
pub fn check(report: &Report, text: Option<&[u8]>) {
    for finding in report.findings() {
        if let (Some(span), Some(text)) = (&finding.place.span, text) {
            assert!(
                span.start <= span.end && span.end <= text.len(),
                "{finding}"
            );
        }
        let tally = report
            .tally(finding.clause)
            .expect("what is broken is counted");
        assert!(tally.cases > 0, "{finding}");
    }
}
