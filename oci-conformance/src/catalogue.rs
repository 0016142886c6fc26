//! All clauses of a specification.

use crate::{Clause, ClauseRef, Context, Outcome, Report, Shape, Specification, Summary};

/// All clauses of a specification, in its order.
#[derive(Debug)]
pub struct Catalogue {
    /// The specification.
    pub specification: &'static Specification,
    /// Its documents, as a table of contents.
    pub headings: &'static [&'static Heading],
}

/// What one document of a specification says: the shapes that it describes and its clauses.
#[derive(Debug)]
pub struct Heading {
    /// The document, such as `descriptor.md`.
    pub file: &'static str,
    /// The shapes that it describes; their facets and rules are clauses.
    pub shapes: &'static [&'static Shape],
    /// Its other clauses.
    pub clauses: &'static [&'static Clause],
}

impl Catalogue {
    /// Every clause, in the order of the specification's documents.
    pub fn clauses(&self) -> impl Iterator<Item = ClauseRef> {
        self.headings.iter().flat_map(|heading| heading.clauses())
    }

    /// The clause with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<ClauseRef> {
        self.clauses().find(|clause| clause.to_string() == id)
    }

    /// What became of every clause in `report`.
    pub fn outcomes<'r>(
        &'r self,
        report: &'r Report,
        context: &'r Context<'_>,
    ) -> impl Iterator<Item = (ClauseRef, Outcome)> + 'r {
        self.clauses()
            .map(|clause| (clause, report.outcome(clause, context)))
    }

    /// How many clauses had which outcome.
    #[must_use]
    pub fn summary(&self, report: &Report, context: &Context<'_>) -> Summary {
        let judged = self.outcomes(report, context);
        Summary::of(judged.map(|(_, outcome)| outcome))
    }
}

impl Heading {
    /// Its clauses: those of its shapes first, then the others.
    pub fn clauses(&self) -> impl Iterator<Item = ClauseRef> {
        let shapes = self.shapes.iter().flat_map(|&shape| {
            let object = shape.object.map(ClauseRef::Clause);
            object.into_iter().chain(shape.own_clauses())
        });
        shapes.chain(self.clauses.iter().map(|&clause| ClauseRef::Clause(clause)))
    }
}
