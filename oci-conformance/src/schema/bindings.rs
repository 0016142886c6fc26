//! Which clauses bind which property.

use std::collections::{BTreeMap, BTreeSet};

use schemars::Schema;
use serde_json::Value as Json;

use crate::{Catalogue, ClauseRef, Held, Level, Origin, Property, Shape, Version};

/// The clauses of a catalogue, by the property or the object that they bind.
pub(super) struct Bindings {
    catalogue: &'static Catalogue,
    by_base: BTreeMap<&'static str, Vec<ClauseRef>>,
}

impl Bindings {
    /// The ids of clauses tell: they begin with those of the property that they speak of.
    pub(super) fn of(catalogue: &'static Catalogue) -> Self {
        let shapes = catalogue.headings.iter().flat_map(|heading| heading.shapes);
        let properties = shapes.flat_map(|shape| shape.properties);
        let mut by_base: BTreeMap<_, Vec<_>> = properties
            .map(|property| (property.base, Vec::new()))
            .collect();
        for clause in catalogue
            .clauses()
            .filter(|&clause| is_of_documents(clause))
        {
            let id = clause.to_string();
            if let Some(base) = base_in(&id, |base| by_base.contains_key(base))
                && let Some(clauses) = by_base.get_mut(base)
            {
                clauses.push(clause);
            }
        }
        Self { catalogue, by_base }
    }

    /// The clauses about a property alone, in the specification's order.
    pub(super) fn about(&self, property: &Property) -> &[ClauseRef] {
        let clauses = self.by_base.get(property.base);
        clauses.map(Vec::as_slice).unwrap_or_default()
    }

    /// The clauses that bind a property: those about it, and others that state its facets.
    pub(super) fn of_property(&self, property: &Property) -> Vec<ClauseRef> {
        let elsewhere = property.stated_elsewhere().map(ClauseRef::from);
        each_once(self.about(property).iter().copied().chain(elsewhere))
    }

    /// The clauses about an object that are about none of its properties alone.
    pub(super) fn of_object(&self, shape: &'static Shape) -> Vec<ClauseRef> {
        let object = shape.object_clause().map(ClauseRef::from).into_iter();
        let lineage: Vec<_> = shape.lineage().collect();
        let rules = lineage.iter().rev().flat_map(|shape| shape.all_rules());
        let properties = lineage.iter().flat_map(|shape| shape.properties);
        let bound: BTreeSet<_> = properties
            .flat_map(|property| self.of_property(property))
            .map(|clause| clause.to_string())
            .collect();
        let rules = rules.map(ClauseRef::from).filter(|&rule| {
            rule.origin() == Origin::Specification && !bound.contains(&rule.to_string())
        });
        each_once(object.chain(rules))
    }

    /// Puts the clauses into a schema, and the section where they stand.
    pub(super) fn annotate(
        &self,
        schema: &mut Schema,
        clauses: &[ClauseRef],
        section: &str,
        since: Version,
    ) {
        let specification = self.catalogue.specification;
        if !clauses.is_empty() {
            let ids = clauses.iter().map(|clause| Json::from(clause.to_string()));
            schema.insert("x-oci-clauses".to_owned(), ids.collect());
        }
        let link = specification.link(section, since);
        schema.insert("x-oci-section".to_owned(), link.into());
        let oldest = specification.releases.first();
        if oldest.is_some_and(|oldest| *oldest < since) {
            schema.insert("x-oci-since".to_owned(), since.to_string().into());
        }
    }
}

/// Describes what clauses say; a note follows as a paragraph of its own.
pub(super) fn describe(schema: &mut Schema, clauses: &[ClauseRef], note: &str) {
    let paragraphs = [summary(clauses).as_str(), note].map(str::to_owned);
    let paragraphs: Vec<_> = paragraphs
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    if !paragraphs.is_empty() {
        schema.insert("description".to_owned(), paragraphs.join("\n\n").into());
    }
}

/// What rules say beside the type and the presence, which the schema itself says; without rules,
/// these.
fn summary(clauses: &[ClauseRef]) -> String {
    let binding = clauses.iter().filter(|clause| clause.level() > Level::May);
    let (rules, facets): (Vec<ClauseRef>, Vec<ClauseRef>) =
        binding.partition(|clause| matches!(clause, ClauseRef::Clause(_)));
    let said = if rules.is_empty() { facets } else { rules };
    let said: Vec<_> = said.into_iter().map(ClauseRef::summary).collect();
    said.join(" ")
}

/// Whether a document can break a clause, or do what it permits.
fn is_of_documents(clause: ClauseRef) -> bool {
    match clause.held() {
        Held::Judged(_) | Held::Declared(_) | Held::Permits => true,
        Held::Behaviour | Held::Uncheckable(_) => false,
    }
}

/// The longest part of an id, up to one of its dots, that is a base.
fn base_in(id: &str, is_base: impl Fn(&str) -> bool) -> Option<&str> {
    std::iter::successors(Some(id), |part| part.rsplit_once('.').map(|(base, _)| base))
        .find(|part| is_base(part))
}

fn each_once(clauses: impl Iterator<Item = ClauseRef>) -> Vec<ClauseRef> {
    let mut known = BTreeSet::new();
    clauses
        .filter(|clause| known.insert(clause.address()))
        .collect()
}
