//! What everybody says of one text.

use std::collections::HashSet;

use oci_conformance::{ClauseRef, Context, Facet, Held, Origin, Severity, Shape, Version, judge};

use crate::{
    schemas::{Validators, Violation},
    subjects::{SUBJECTS, Subject},
};

/// What everybody says of one text.
pub(crate) struct Verdicts {
    /// The clauses of the specification that it breaks, at the newest version.
    pub(crate) clauses: Vec<Broken>,
    /// Whether it can be read.
    pub(crate) serde: Result<(), String>,
    /// What the official schema finds fault with, if there is one.
    pub(crate) official: Option<Vec<Violation>>,
    /// What our own schema finds fault with.
    pub(crate) ours: Vec<Violation>,
}

/// One breach of a clause.
pub(crate) struct Broken {
    /// The id of the clause.
    pub(crate) id: String,
    /// The place.
    pub(crate) pointer: String,
    /// Whether the clause is about the form of a document.
    pub(crate) structural: bool,
    /// Whether this decides conformance.
    pub(crate) error: bool,
    /// What is wrong there.
    pub(crate) message: String,
}

/// Everybody who judges.
pub(crate) struct Judges {
    structural: HashSet<ClauseRef>,
    official: Option<Validators>,
    ours: Validators,
}

impl Judges {
    /// All but the official schemas, if they are not there.
    pub(crate) fn new(official: Option<Validators>) -> Self {
        Self {
            structural: structural(),
            official,
            ours: Validators::ours(),
        }
    }

    /// What everybody says of a text.
    pub(crate) fn verdicts(&self, subject: &Subject, text: &str) -> Verdicts {
        let context = Context::default().at(Version::UNRELEASED);
        let report = judge(text.as_bytes(), subject.kind, &context, "");
        assert!(report.obstacles().is_empty(), "{text} could not be judged");
        let of_specification = |clause: ClauseRef| clause.origin() == Origin::Specification;
        let findings = report.findings().iter();
        let clauses = findings
            .filter(|finding| of_specification(finding.clause))
            .map(|finding| Broken {
                id: finding.clause.to_string(),
                pointer: finding.place.pointer.clone(),
                structural: self.structural.contains(&finding.clause),
                error: finding.severity == Severity::Error,
                message: finding.message.clone(),
            });
        let official = self.official.as_ref();
        Verdicts {
            clauses: clauses.collect(),
            serde: (subject.read)(text.as_bytes()),
            official: official.and_then(|official| official.judge(subject, text)),
            ours: self.ours.judge(subject, text).expect("every type has one"),
        }
    }

    /// Whether the official schemas are there.
    pub(crate) fn has_official(&self) -> bool {
        self.official.is_some()
    }
}

/// How the ids of clauses end that are about the form of a document, beside those that the shapes
/// themselves tell of.
const STRUCTURAL: &[&str] = &[
    ".json-type",
    ".required",
    ".enum",
    ".range",
    ".pattern",
    ".map.string-values",
    ".value.present",
    ".value.string",
    ".value-empty-object",
    ".schema-version.value",
    ".size.non-negative",
];

/// The clauses about the form of documents: that they are JSON, which types values have, what has to
/// be there, which strings and integers a property can be.
fn structural() -> HashSet<ClauseRef> {
    let mut found = told_by_shapes();
    let clauses = SUBJECTS.iter().flat_map(|subject| subject.kind.clauses());
    let is_listed = |clause: &ClauseRef| STRUCTURAL.iter().any(|end| is_rule(*clause, end));
    found.extend(clauses.filter(is_listed));
    found
}

/// Whether this is a rule the id of which ends so.
fn is_rule(clause: ClauseRef, end: &str) -> bool {
    matches!(clause, ClauseRef::Clause(clause) if clause.id().ends_with(end))
}

/// Those of them that are facets of properties, or what shapes and types of documents name for it.
fn told_by_shapes() -> HashSet<ClauseRef> {
    let mut found = HashSet::new();
    for subject in &SUBJECTS {
        found.insert(subject.kind.syntax.into());
        let text = subject.kind.text.iter();
        found.extend(text.map(|&clause| ClauseRef::from(clause)));
        for shape in subject.kind.shape.reachable() {
            found.extend(shape.object_clause().map(ClauseRef::from));
            for property in shape.properties() {
                found.extend(property.stated_by().map(ClauseRef::from));
            }
        }
        let clauses = subject.kind.clauses().into_iter();
        found.extend(clauses.filter(|clause| match clause {
            ClauseRef::Facet(_, _, Facet::Presence) => clause.held() != Held::Permits,
            ClauseRef::Facet(..) => true,
            ClauseRef::Clause(_) => false,
        }));
    }
    found
}

#[test]
fn every_end_of_an_id_adds_clauses_about_the_form() {
    let told = told_by_shapes();
    for end in STRUCTURAL {
        let mut clauses = SUBJECTS.iter().flat_map(|subject| subject.kind.clauses());
        let adds = clauses.any(|clause| is_rule(clause, end) && !told.contains(&clause));
        assert!(adds, "{end}");
    }
}

/// The rules that an object of a shape has examples for.
pub(crate) fn rules(shape: &'static Shape) -> impl Iterator<Item = ClauseRef> {
    let object = shape.object_clause().into_iter();
    object.chain(shape.all_rules()).map(ClauseRef::from)
}
