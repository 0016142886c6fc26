//! A type of JSON document.

use std::collections::BTreeSet;

use crate::{Clause, ClauseRef, Context, Node, Shape, Value, Version};

/// A type of JSON document: what its root is, and the clauses that bind it as a text.
#[derive(Debug)]
pub struct DocumentType {
    /// What such a document is called, as in `--type manifest`.
    pub name: &'static str,
    /// The kind of object at its root.
    pub shape: &'static Shape,
    /// The clause that a text breaks which is no JSON at all.
    pub syntax: &'static Clause,
    /// Rules over the text as JSON, whatever it says; they read the document through its root.
    pub text: &'static [&'static Clause],
    /// Clauses that say no more than that the document obeys the clauses of its shape.
    pub covers: &'static [&'static Clause],
    /// What such a document itself says of the version and the platforms that it is for.
    pub terms: Option<fn(Node<'_>) -> Terms>,
    /// The clause that a property breaks which is newer than the version that the document is
    /// judged by. Without it such properties are left alone, as unknown ones are.
    pub newer: Option<&'static Clause>,
}

/// The terms on which a document is to be judged, as the document itself has them.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The version of the specification that it names.
    pub version: Option<Version>,
    /// The platforms that it tells to be for, as [`Context::platforms`].
    pub platforms: Option<Vec<&'static str>>,
}

impl Terms {
    /// What a document is judged against, where `context` leaves it to the document.
    #[must_use]
    pub fn apply<'c>(&'c self, context: Context<'c>) -> Context<'c> {
        Context {
            version: context.version.or(self.version),
            platforms: context.platforms.or(self.platforms.as_deref()),
            ..context
        }
    }
}

impl DocumentType {
    /// What a document itself says of the version and the platforms that it is for.
    #[must_use]
    pub fn terms_of(&self, root: Node<'_>) -> Terms {
        self.terms.map(|terms| terms(root)).unwrap_or_default()
    }

    /// Every clause that judging such a document can hold it against, in the specification's
    /// order within each shape.
    #[must_use]
    pub fn clauses(&self) -> Vec<ClauseRef> {
        let mut clauses = Clauses::default();
        clauses.add(self.syntax);
        for &clause in self.text.iter().chain(self.covers).chain(&self.newer) {
            clauses.add(clause);
        }
        clauses.shape(self.shape);
        clauses.found
    }
}

impl Shape {
    /// The clauses that stand in this shape itself: facets of its properties first, then rules.
    pub fn own_clauses(&'static self) -> impl Iterator<Item = ClauseRef> {
        let facets = self.properties.iter().flat_map(move |property| {
            property
                .facets()
                .map(move |facet| ClauseRef::Facet(self, property, facet))
        });
        facets.chain(self.rules.iter().map(|&rule| ClauseRef::Clause(rule)))
    }

    /// Every clause that judging such an object can hold it against.
    #[must_use]
    pub fn clauses(&'static self) -> Vec<ClauseRef> {
        let mut clauses = Clauses::default();
        clauses.shape(self);
        clauses.found
    }

    /// This shape and every shape that it leads to, each once.
    #[must_use]
    pub fn reachable(&'static self) -> Vec<&'static Self> {
        let mut clauses = Clauses::default();
        clauses.shape(self);
        clauses.shapes
    }
}

#[derive(Default)]
struct Clauses {
    found: Vec<ClauseRef>,
    known: BTreeSet<(usize, u8)>,
    shapes: Vec<&'static Shape>,
}

impl Clauses {
    fn add(&mut self, clause: impl Into<ClauseRef>) {
        let clause = clause.into();
        if self.known.insert(clause.address()) {
            self.found.push(clause);
            for &same in clause.also() {
                self.add(same);
            }
        }
    }

    fn shape(&mut self, shape: &'static Shape) {
        if self.shapes.iter().any(|&known| std::ptr::eq(known, shape)) {
            return;
        }
        self.shapes.push(shape);
        if let Some(base) = shape.base {
            self.shape(base);
        }
        if let Some(object) = shape.object {
            self.add(object);
        }
        for clause in shape.own_clauses() {
            self.add(clause);
        }
        for rule in shape.all_rules() {
            self.add(rule);
        }
        for property in shape.properties {
            for clause in property.stated_elsewhere() {
                self.add(clause);
            }
            self.value(&property.value);
        }
        if let Some(rest) = shape.rest {
            self.value(rest);
        }
    }

    fn value(&mut self, value: &Value) {
        match *value {
            Value::List(inner) | Value::Map(inner) => self.value(inner),
            Value::Shape(shape) => self.shape(shape),
            _ => {}
        }
    }
}
