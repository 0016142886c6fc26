//! Entries into reports that keep to the version and the platforms that are judged.

use oci_conformance::{Clause, ClauseRef, Context, Place, Reason, Report};

/// Where the clauses about a bundle put what they looked at and what they found.
#[derive(Debug)]
pub(crate) struct Ledger<'r> {
    pub(crate) context: Context<'r>,
    pub(crate) report: &'r mut Report,
}

impl Ledger<'_> {
    pub(crate) fn applies(&self, clause: ClauseRef) -> bool {
        clause.is_in(self.context.version()) && clause.binds(self.context.platforms)
    }

    /// Counts one more thing that a clause was held against.
    pub(crate) fn case(&mut self, clause: impl Into<ClauseRef>) {
        let clause = clause.into();
        if self.applies(clause) {
            self.report.case(clause);
        }
    }

    /// A clause is broken.
    pub(crate) fn breach(
        &mut self,
        clause: impl Into<ClauseRef>,
        place: Place,
        message: impl Into<String>,
    ) {
        let clause = clause.into();
        if self.applies(clause) {
            self.report.breach(clause, place, message);
        }
    }

    /// A clause could not be held against something.
    pub(crate) fn unjudged(&mut self, clause: impl Into<ClauseRef>, reason: Reason) {
        let clause = clause.into();
        if self.applies(clause) {
            self.report.unjudged(clause, reason);
        }
    }

    /// The same as [`Ledger::case`] for clauses that are judged together.
    pub(crate) fn cases(&mut self, clauses: &[&'static Clause]) {
        for &clause in clauses {
            self.case(clause);
        }
    }
}
