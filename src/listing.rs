//! Every clause that the tool knows: those of the specifications, and the advisories behind them.

use oci_conformance::{Catalogue, Clause, ClauseRef, Context, Origin, Outcome, Report};

/// All that a document can be held against: the clauses of a specification, and the advisories.
pub(crate) struct Rulebook {
    pub(crate) catalogue: &'static Catalogue,
    advisories: &'static [&'static Clause],
}

/// What images are held against.
pub(crate) static IMAGE: Rulebook = Rulebook {
    catalogue: &oci_image::CATALOGUE,
    advisories: oci_image::ADVISORIES,
};

/// What bundles, and the documents of runtimes, are held against.
pub(crate) static RUNTIME: Rulebook = Rulebook {
    catalogue: &oci_runtime::CATALOGUE,
    advisories: oci_runtime::ADVISORIES,
};

/// All of them.
pub(crate) static RULEBOOKS: [&Rulebook; 2] = [&IMAGE, &RUNTIME];

impl Rulebook {
    /// Every clause of the specification, and the advisories behind them.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = ClauseRef> {
        let advisories = self.advisories.iter().copied().map(ClauseRef::from);
        self.catalogue.clauses().chain(advisories)
    }

    /// What became of each in `report`.
    pub(crate) fn outcomes(
        &self,
        report: &Report,
        context: &Context<'_>,
    ) -> impl Iterator<Item = (ClauseRef, Outcome)> {
        self.clauses()
            .map(|clause| (clause, report.outcome(clause, context)))
    }

    /// The address of the clause's section.
    pub(crate) fn link(&self, clause: ClauseRef) -> String {
        clause.link(self.catalogue.specification)
    }
}

/// Every clause, with where it stands. An advisory of several specifications is listed once.
pub(crate) fn clauses() -> impl Iterator<Item = (ClauseRef, &'static Rulebook)> {
    let (first, second) = (&IMAGE, &RUNTIME);
    let of_first = first.clauses().map(move |clause| (clause, first));
    let known = |clause: ClauseRef| first.clauses().any(|known| known == clause);
    let of_second = second
        .clauses()
        .filter(move |&clause| !is_advisory(clause) || !known(clause));
    of_first.chain(of_second.map(move |clause| (clause, second)))
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
