//! Schemas of values.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Number, Value as Json, json};

use super::{Grammar, SchemaSource};
use crate::{ClauseRef, Facet, Property, Severity, Shape, Value, shape::Null};

impl SchemaSource {
    /// The schema of a property's value.
    pub(super) fn property_value(
        &self,
        owner: &'static Shape,
        property: &'static Property,
        grammar: Option<&Grammar>,
        generator: &mut SchemaGenerator,
    ) -> Schema {
        let is_error = |facet| {
            let clause = ClauseRef::Facet(owner, property, facet);
            clause.severity() == Severity::Error
        };
        let schema = match (grammar, property.value) {
            (None, Value::Enum(known)) if is_error(Facet::Enum) => json_schema!({
                "type": "string",
                "enum": known,
            }),
            (None, Value::Integer(..)) if property.ranged && !is_error(Facet::Range) => {
                self.value(&Value::INT64, None, generator)
            }
            _ => self.value(&property.value, grammar, generator),
        };
        match property.null {
            Null::Absent => or_null(schema),
            Null::Mistyped | Null::Breaks(_) => schema,
        }
    }

    /// The schema of a value; what is in a list or a map has no clause of its own about which
    /// strings are allowed.
    pub(super) fn value(
        &self,
        value: &'static Value,
        grammar: Option<&Grammar>,
        generator: &mut SchemaGenerator,
    ) -> Schema {
        match (*value, grammar) {
            (Value::List(item), _) => json_schema!({
                "type": "array",
                "items": self.value(item, grammar, generator),
            }),
            (Value::Map(value), _) => json_schema!({
                "type": "object",
                "additionalProperties": self.value(value, grammar, generator),
            }),
            (Value::Shape(shape), None) => self.shape(shape, generator),
            (_, Some(grammar)) => (grammar.schema)(generator),
            (Value::Any, None) => Schema::default(),
            (Value::Bool, None) => json_schema!({ "type": "boolean" }),
            (Value::String, None) => json_schema!({ "type": "string" }),
            (Value::Enum(known), None) => json_schema!({ "type": "string", "examples": known }),
            (Value::Number, None) => json_schema!({ "type": "number" }),
            (Value::Integer(first, last), None) => integer(first, last),
        }
    }

    /// Refers to the schema of an object, or writes it here.
    fn shape(&self, shape: &'static Shape, generator: &mut SchemaGenerator) -> Schema {
        let part = self
            .parts
            .iter()
            .find(|part| std::ptr::eq(part.shape, shape));
        match part {
            Some(part) => (part.schema)(generator),
            None => self.object(shape, generator),
        }
    }
}

fn integer(first: i128, last: i128) -> Schema {
    if first == last {
        return json_schema!({ "const": number(first) });
    }
    json_schema!({
        "type": "integer",
        "minimum": number(first),
        "maximum": number(last),
    })
}

/// A bound, which has 64 bits wherever a specification has one.
fn number(bound: i128) -> Option<Number> {
    Number::from_i128(bound)
}

/// The same values, and null.
fn or_null(mut schema: Schema) -> Schema {
    match schema.get("type").cloned() {
        Some(Json::String(only)) if schema.get("enum").is_none() => {
            schema.insert("type".to_owned(), json!([only, "null"]));
            schema
        }
        _ => json_schema!({ "anyOf": [schema, { "type": "null" }] }),
    }
}
