//! Every type of document on any text: judging ends, breaches have cases, and what breaks no MUST
//! can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, judge};
use oci_image::DOCUMENT_TYPES;

fuzz_target!(|text: &[u8]| {
    for kind in DOCUMENT_TYPES {
        let report = judge(text, kind, &Context::default(), "");
        for finding in report.findings() {
            if let Some(span) = &finding.place.span {
                assert!(span.start <= span.end && span.end <= text.len());
            }
            let tally = report.tally(finding.clause).expect("what is broken is counted");
            assert!(tally.cases > 0, "{finding}");
        }
        if report.conforms() && report.obstacles().is_empty() {
            if let Err(error) = oci_image::read(kind.name, text) {
                panic!("a {} that breaks no MUST is not read: {error}", kind.name);
            }
        }
    }
});
