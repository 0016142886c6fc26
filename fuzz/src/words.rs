//! The words that the specifications' documents are made of.

use std::collections::BTreeSet;

use oci_conformance::{DocumentType, Shape, Value};

/// The names of properties and the values of closed lists in documents of these types.
pub fn of(kinds: &[&'static DocumentType]) -> BTreeSet<&'static str> {
    let mut words = BTreeSet::new();
    for kind in kinds {
        for shape in kind.shape.reachable() {
            words.extend(shape.properties().iter().map(|property| property.name()));
            for value in values(shape) {
                if let Value::Enum(texts) = value {
                    words.extend(texts);
                }
            }
        }
    }
    words
}

fn values(shape: &'static Shape) -> impl Iterator<Item = Value> {
    let properties = shape.properties().iter().map(|property| *property.value());
    properties.chain(shape.rest_value().copied()).map(innermost)
}

fn innermost(value: Value) -> Value {
    match value {
        Value::List(item) | Value::Map(item) => innermost(*item),
        value => value,
    }
}

/// A line of a dictionary of libFuzzer: the word as a JSON string.
pub fn line(word: &str) -> String {
    let quoted = format!("\"{word}\"");
    let escaped: String = quoted
        .bytes()
        .flat_map(std::ascii::escape_default)
        .map(char::from)
        .collect();
    format!("\"{}\"\n", escaped.replace("\\'", "'"))
}
