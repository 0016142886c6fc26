//! Reports for programs: one JSON object per path and line.

use std::io::{self, Write};

use oci_conformance::{FeaturesRecord, Record, SubjectRecord, Tool};
use serde::Serialize;

use super::Render;
use crate::{
    judging::{Judged, Settings},
    printable::printable_json,
};

pub(super) struct Json<'s> {
    pub(super) settings: &'s Settings<'s>,
    pub(super) time: String,
}

/// A report of the library, and what only this tool knows.
#[derive(Serialize)]
struct Line<'r> {
    #[serde(flatten)]
    record: Record,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    options: &'r [String],
}

impl Render for Json<'_> {
    fn judged(&mut self, judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
        let tool = Tool {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let subject = SubjectRecord {
            path: judged.name.given(),
            kind: judged.kind.to_owned(),
            digest: judged.digest.clone(),
        };
        let mut record = Record::new(
            &judged.report,
            judged.rulebook.catalogue,
            &judged.context(self.settings),
            tool,
            subject,
            Some(self.time.clone()),
        );
        record.layers.clone_from(&judged.layers);
        record.features = judged.coverage.as_ref().map(|coverage| FeaturesRecord {
            path: coverage.features.given(),
            unsupported: coverage.unsupported,
            unknown: coverage.unknown,
            unsafe_annotations: coverage.unsafe_annotations,
        });
        let options = &judged.options;
        let text = serde_json::to_string(&Line { record, options })?;
        writeln!(to, "{}", printable_json(&text))
    }
}
