//! What judging a layer finds.

use std::sync::Arc;

use oci_conformance::{Clause, ClauseRef, Context, Place, Reason, Report};

use super::FORMAT_TAR_ARCHIVE;
use crate::ledger;

/// Where the checks of a layer put what they looked at and what they found.
#[derive(Debug)]
pub(super) struct LayerVerdict<'c> {
    context: Context<'c>,
    /// The layer's file.
    file: Arc<str>,
    pub(super) report: Report,
    /// What was reached, if a limit was.
    limit: Option<String>,
}

impl<'c> LayerVerdict<'c> {
    pub(super) fn new(context: Context<'c>, file: Arc<str>) -> Self {
        Self {
            report: Report::new(context.findings),
            context,
            file,
            limit: None,
        }
    }

    /// Whether the judged version has `clause`.
    pub(super) fn judges(&self, clause: &'static Clause) -> bool {
        ClauseRef::from(clause).is_in(self.context.version())
    }

    /// Counts one more thing that `clause` was held against.
    pub(super) fn case(&mut self, clause: &'static Clause) {
        ledger::case(&mut self.report, &self.context, clause);
    }

    /// `clause` is broken by the entry of this name, whose header begins at `offset`; an empty name
    /// is a place beside all entries.
    pub(super) fn breach(
        &mut self,
        clause: &'static Clause,
        name: &[u8],
        offset: u64,
        message: impl Into<String>,
    ) {
        let place = Place::entry(&*self.file, name, offset);
        ledger::breach(&mut self.report, &self.context, clause, place, message);
    }

    /// `clause` could not be held against something, for this reason.
    pub(super) fn unjudged(&mut self, clause: &'static Clause, reason: Reason) {
        ledger::unjudged(&mut self.report, &self.context, clause, reason);
    }

    /// A limit was reached: nothing behind it is judged.
    pub(super) fn limit(&mut self, message: impl Into<String>) {
        if self.limit.is_none() {
            let message = message.into();
            self.report.obstacle(&*self.file, Reason::Limit, &*message);
            self.limit = Some(message);
        }
    }

    /// Whether what was read so far is a tar archive.
    pub(super) fn is_sound(&self) -> bool {
        let tally = self.report.tally((&FORMAT_TAR_ARCHIVE).into());
        tally.is_none_or(|tally| tally.breaches == 0)
    }

    /// What was reached, if a limit was.
    pub(super) fn limited(&self) -> Option<&str> {
        self.limit.as_deref()
    }
}
