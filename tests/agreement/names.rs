//! The names of properties: those of the shapes, of the official JSON Schemas, and of what the lists
//! of clauses note about both and about the Go types.

mod go;
mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;

use self::table::{DIFFERING, Who};
use crate::{
    places::Place,
    schemas::{Schemas, upstream},
    subjects::{SUBJECTS, Subject},
};

/// The places of properties that a schema describes, with `*` for items, and for entries of maps.
struct Described<'s> {
    schemas: &'s Schemas,
    files: BTreeMap<String, Value>,
    found: BTreeSet<String>,
}

impl Described<'_> {
    /// Follows a schema that stands in `file`.
    fn schema(&mut self, file: &str, schema: &Value, at: &str) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if other.is_empty() { file } else { other };
            let whole = self.file(file);
            let target = whole.pointer(pointer);
            let target = target.unwrap_or_else(|| panic!("{reference} leads nowhere"));
            self.schema(file, target, at);
        }
        for keyword in ["oneOf", "anyOf", "allOf"] {
            for part in schema
                .get(keyword)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                self.schema(file, part, at);
            }
        }
        for (name, property) in members(schema, "properties") {
            let at = format!("{at}/{name}");
            self.found.insert(at.clone());
            self.schema(file, property, &at);
        }
        let entries = members(schema, "patternProperties").map(|(_, entry)| entry);
        let more = [schema.get("items"), schema.get("additionalProperties")];
        for inner in entries.chain(more.into_iter().flatten()) {
            self.schema(file, inner, &format!("{at}/*"));
        }
    }

    fn file(&mut self, file: &str) -> Value {
        let read = || self.schemas.read(file).expect("the official schema");
        self.files
            .entry(file.to_owned())
            .or_insert_with(read)
            .clone()
    }
}

fn members<'v>(schema: &'v Value, keyword: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    schema
        .get(keyword)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

fn described(upstream: &Path, subject: &Subject, file: &str) -> BTreeSet<String> {
    let schemas = Schemas::of(upstream, subject.specification);
    let mut described = Described {
        schemas: &schemas,
        files: BTreeMap::new(),
        found: BTreeSet::new(),
    };
    let whole = described.file(file);
    described.schema(file, &whole, "");
    described.found
}

/// The places of properties that the shapes describe.
fn ours(subject: &'static Subject) -> BTreeSet<String> {
    let places = Place::all(subject)
        .into_iter()
        .map(|place| place.pattern.clone());
    places
        .filter(|pattern| !pattern.is_empty() && !pattern.ends_with('*'))
        .collect()
}

/// The places of properties in a type of document, by who describes them.
struct Known {
    subject: String,
    shape: BTreeSet<String>,
    schema: BTreeSet<String>,
}

impl Known {
    /// Those of all types of documents that have an official schema.
    fn all(upstream: &Path) -> Vec<Self> {
        let subjects = SUBJECTS.iter();
        let known = subjects.filter_map(|subject| {
            let schema = described(upstream, subject, subject.schema?);
            let shape = ours(subject);
            assert!(schema.len() > 20 || shape.len() < 20, "{schema:?}");
            Some(Self {
                subject: subject.name(),
                shape,
                schema,
            })
        });
        known.collect()
    }

    /// What only one of both has: the place, who lacks it, and who has it.
    fn differences(&self) -> impl Iterator<Item = (&String, Who, Who)> {
        let ours = self.shape.difference(&self.schema);
        let theirs = self.schema.difference(&self.shape);
        let ours = ours.map(|pattern| (pattern, Who::Schema, Who::Shape));
        ours.chain(theirs.map(|pattern| (pattern, Who::Shape, Who::Schema)))
    }
}

#[test]
fn shapes_and_official_schemas_name_the_same_properties() {
    let Some(upstream) = upstream() else { return };
    let mut unknown = Vec::new();
    for known in Known::all(&upstream) {
        for (pattern, lacking, having) in known.differences() {
            let listed = DIFFERING.iter().any(|differs| {
                let lacks = |who| differs.lacking.contains(&who);
                differs.covers(&known.subject, pattern) && lacks(lacking) && !lacks(having)
            });
            if !listed {
                unknown.push(format!(
                    "{}{pattern}: not in the {lacking:?}",
                    known.subject
                ));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn names_that_differ_are_lacking_where_the_table_says() {
    let Some(upstream) = upstream() else { return };
    let all = Known::all(&upstream);
    let mut faults = Vec::new();
    for differs in DIFFERING {
        for place in differs.places {
            let (subject, pattern) = place;
            let known = all.iter().find(|known| known.subject == *subject);
            let known = known.expect("a type of document with a schema");
            for (who, names) in [(Who::Shape, &known.shape), (Who::Schema, &known.schema)] {
                let below = format!("{pattern}/");
                let is = |name: &String| name == pattern || name.starts_with(&below);
                if names.iter().any(is) == differs.lacking.contains(&who) {
                    faults.push(format!("{subject}{pattern}: {who:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "no longer so: {faults:#?}");
}
