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

    /// Counts one more thing that clauses were held against which are judged together.
    pub(crate) fn cases(&mut self, clauses: &[&'static Clause]) {
        for &clause in clauses {
            self.case(clause);
        }
    }

    /// Clauses that say the same are broken.
    pub(crate) fn breach_all(
        &mut self,
        clauses: &[&'static Clause],
        place: Place,
        message: impl Into<String>,
    ) {
        let applies = |clause: &&'static Clause| self.applies(ClauseRef::from(*clause));
        let clauses: Vec<_> = clauses.iter().copied().filter(applies).collect();
        if let Some((&first, also)) = clauses.split_first() {
            self.report.breach_also(first, place, message, also);
        }
    }
}
