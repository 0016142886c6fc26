//! Every clause that the tool knows: those of the specification, and the advisories behind them.

use oci_conformance::{ClauseRef, Context, Origin, Outcome, Report};
use oci_image::{ADVISORIES, CATALOGUE};

/// Every clause of the specification, and the advisories behind them.
pub(crate) fn clauses() -> impl Iterator<Item = ClauseRef> {
    let advisories = ADVISORIES.iter().copied().map(ClauseRef::from);
    CATALOGUE.clauses().chain(advisories)
}

/// What became of each in `report`.
pub(crate) fn outcomes(
    report: &Report,
    context: &Context<'_>,
) -> impl Iterator<Item = (ClauseRef, Outcome)> {
    clauses().map(|clause| (clause, report.outcome(clause, context)))
}

/// Whether the clause is advice of this project.
pub(crate) fn is_advisory(clause: ClauseRef) -> bool {
    matches!(clause.origin(), Origin::Advisory { .. })
}

/// The clause's key word, or that it is advice of this project.
pub(crate) fn keyword(clause: ClauseRef) -> &'static str {
    if is_advisory(clause) {
        "advisory"
    } else {
        clause.keyword().as_str()
    }
}
