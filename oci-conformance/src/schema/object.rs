//! Schemas of objects.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value as Json, json};

use super::{
    Governed, SchemaSource,
    bindings::{Bindings, describe},
};
use crate::{ClauseRef, Facet, Presence, Property, Severity, Shape, shape::Stated};

impl SchemaSource {
    /// Makes the schema of an object.
    #[must_use]
    pub fn object(&self, shape: &'static Shape, generator: &mut SchemaGenerator) -> Schema {
        let bindings = Bindings::of(self.catalogue);
        let properties = properties(shape);
        let mut schema = Schema::default();
        schema.insert("type".to_owned(), "object".into());
        schema.insert("title".to_owned(), shape.name.into());
        let since = shape
            .lineage()
            .last()
            .map_or(shape.since, |base| base.since);
        let clauses = bindings.of_object(shape);
        describe(&mut schema, &clauses, "");
        bindings.annotate(&mut schema, &clauses, shape.section, since);
        let platforms = Platforms::of(&properties);
        let required = properties
            .iter()
            .filter(|&&(owner, property)| has_to_be_there(owner, property, &platforms));
        let required: Vec<_> = required.map(|(_, property)| property.name).collect();
        let members: Map<_, _> = properties
            .iter()
            .map(|&(owner, property)| {
                let schema = self.property(owner, property, &bindings, generator);
                (property.name.to_owned(), schema.to_value())
            })
            .collect();
        if !members.is_empty() {
            schema.insert("properties".to_owned(), Json::Object(members));
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if let Some(rest) = shape.rest_value() {
            let of_rest = |of| matches!(of, Governed::Rest(of) if std::ptr::eq(of, shape));
            let grammar = self.grammars.iter().find(|grammar| of_rest(grammar.of));
            let rest = self.value(rest, grammar, generator);
            schema.insert("additionalProperties".to_owned(), rest.to_value());
        }
        schema
    }

    fn property(
        &self,
        owner: &'static Shape,
        property: &'static Property,
        bindings: &Bindings,
        generator: &mut SchemaGenerator,
    ) -> Schema {
        let of_property = |of| matches!(of, Governed::Property(base) if base == property.base);
        let grammar = self.grammars.iter().find(|grammar| of_property(grammar.of));
        let mut schema = self.property_value(owner, property, grammar, generator);
        let section = property.section.unwrap_or(owner.section);
        let clauses = bindings.of_property(property);
        let since = property.since_in(owner);
        describe(&mut schema, bindings.about(property), property.note);
        bindings.annotate(&mut schema, &clauses, section, since);
        schema
    }
}

/// The properties of such an object with the shapes that describe them, in the specification's
/// order: what a shape describes anew stands where the shape that it extends has it.
fn properties(shape: &'static Shape) -> Vec<(&'static Shape, &'static Property)> {
    let mut found: Vec<(&'static Shape, &'static Property)> = Vec::new();
    let lineage: Vec<_> = shape.lineage().collect();
    for owner in lineage.into_iter().rev() {
        for property in owner.properties {
            match found
                .iter_mut()
                .find(|(_, known)| known.name == property.name)
            {
                Some(known) => *known = (owner, property),
                None => found.push((owner, property)),
            }
        }
    }
    found
}

/// The platforms that an object can be for: those of which it has a property.
struct Platforms(Option<Vec<&'static str>>);

impl Platforms {
    fn of(properties: &[(&'static Shape, &'static Property)]) -> Self {
        let lists = properties
            .iter()
            .map(|(owner, property)| property.platforms.unwrap_or(owner.platforms));
        let names = lists.map(|list| (!list.is_empty()).then_some(list));
        Self(
            names
                .collect::<Option<Vec<_>>>()
                .map(|lists| lists.concat()),
        )
    }

    /// Whether a clause binds the object whatever it is for.
    fn are_bound_by(&self, clause: ClauseRef) -> bool {
        let bound = clause.platforms();
        bound.is_empty()
            || matches!(&self.0, Some(all) if all.iter().all(|name| bound.contains(name)))
    }
}

/// Whether it is an error on every platform if the property is missing.
fn has_to_be_there(
    owner: &'static Shape,
    property: &'static Property,
    platforms: &Platforms,
) -> bool {
    let clause = match property.present {
        Stated::Facet => ClauseRef::Facet(owner, property, Facet::Presence),
        Stated::By(clause) => clause.into(),
        Stated::Nowhere => return false,
    };
    property.presence == Presence::Required
        && clause.severity() == Severity::Error
        && platforms.are_bound_by(clause)
}
