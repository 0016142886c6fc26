//! Entries into reports that keep to the version that is judged.

use oci_conformance::{Clause, ClauseRef, Context, Place, Reason, Report};

/// Counts a case of `clause`, if the judged version has it.
pub(crate) fn case(report: &mut Report, context: &Context<'_>, clause: &'static Clause) {
    if ClauseRef::from(clause).is_in(context.version()) {
        report.case(clause);
    }
}

/// Enters a breach of `clause`, if the judged version has it.
pub(crate) fn breach(
    report: &mut Report,
    context: &Context<'_>,
    clause: &'static Clause,
    place: Place,
    message: impl Into<String>,
) {
    if ClauseRef::from(clause).is_in(context.version()) {
        report.breach(clause, place, message);
    }
}

/// Says why `clause` could not be held against something, if the judged version has it.
pub(crate) fn unjudged(
    report: &mut Report,
    context: &Context<'_>,
    clause: impl Into<ClauseRef>,
    reason: Reason,
) {
    let clause = clause.into();
    if clause.is_in(context.version()) {
        report.unjudged(clause, reason);
    }
}
