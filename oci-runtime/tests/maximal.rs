//! Documents with every property of every platform, made from their shapes: what the shapes, the
//! types and the judge make of them.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

use oci_conformance::{Context, DocumentType, Shape, Value as Kind, judge};
use oci_runtime::{Config, Features, State, config, features, state};
use serde_json::{Map, Value, json};

/// A property that no specification names.
const UNKNOWN: &str = "com.example.unknown";

/// A value with everything that it can have.
fn maximal(kind: Kind) -> Value {
    match kind {
        Kind::Any => json!({"any": [null, 1.5]}),
        Kind::Bool => true.into(),
        Kind::String => "/text".into(),
        Kind::Enum(known) => (*known.first().unwrap()).into(),
        Kind::Integer(_, last) => u64::try_from(last).unwrap().into(),
        Kind::Number => 1.5.into(),
        Kind::List(item) => json!([maximal(*item), maximal(*item)]),
        Kind::Map(item) => json!({"a/b~c": maximal(*item), "d": maximal(*item)}),
        Kind::Shape(shape) => object(shape),
    }
}

fn object(shape: &'static Shape) -> Value {
    let properties = shape.lineage().flat_map(Shape::properties);
    let members = properties.map(|property| {
        let value = maximal(*property.value());
        (property.name().to_owned(), value)
    });
    let mut object: Map<String, Value> = members.collect();
    // A shape without properties is that of a map of texts.
    let unknown = if object.is_empty() {
        json!("text")
    } else {
        json!([{"b": 1, "a": 0.1}])
    };
    object.insert(UNKNOWN.to_owned(), unknown);
    Value::Object(object)
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != UNKNOWN) {
                let at = format!("{at}/{}", escaped(name));
                pointers(member, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let at = format!("{at}/{index}");
                pointers(item, &at, found);
                found.push(at);
            }
        }
        _ => {}
    }
}

/// The document with this value at the pointer, and with nothing else but what leads there.
fn alone(document: &Value, pointer: &str, value: &Value) -> Value {
    let Some((_, rest)) = pointer.split_once('/') else {
        return value.clone();
    };
    let (token, below) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let name = token.replace("~1", "/").replace("~0", "~");
    match document {
        Value::Object(members) => {
            let inner = alone(&members[&name], below, value);
            Value::Object(Map::from_iter([(name, inner)]))
        }
        Value::Array(items) => json!([alone(&items[0], below, value)]),
        _ => panic!("{pointer} leads nowhere"),
    }
}

/// A type of document, and whether a text can be read as one.
type Readable = fn(&[u8]) -> Result<Value, String>;

fn documents() -> [(&'static DocumentType, Readable); 3] {
    [
        (&config::DOCUMENT, |text| {
            let config = Config::from_slice(text).map_err(|error| error.to_string())?;
            Ok(serde_json::to_value(config).unwrap())
        }),
        (&state::DOCUMENT, |text| {
            let state = State::from_slice(text).map_err(|error| error.to_string())?;
            Ok(serde_json::to_value(state).unwrap())
        }),
        (&features::DOCUMENT, |text| {
            let features = Features::from_slice(text).map_err(|error| error.to_string())?;
            Ok(serde_json::to_value(features).unwrap())
        }),
    ]
}

#[test]
fn everything_is_written_as_it_was_read() {
    for (kind, read) in documents() {
        let document = object(kind.shape);
        let written = read(document.to_string().as_bytes()).unwrap();
        assert_eq!(written, document, "{}", kind.name);
    }
}

#[test]
fn what_is_empty_is_written_as_it_was_read() {
    for (kind, read) in documents() {
        let mut document = object(kind.shape);
        let mut places = Vec::new();
        pointers(&document, "", &mut places);
        for pointer in places {
            match document.pointer_mut(&pointer) {
                Some(Value::Array(items)) => items.clear(),
                Some(Value::Object(members)) if members.contains_key("a/b~c") => members.clear(),
                _ => {}
            }
        }
        let written = read(document.to_string().as_bytes()).unwrap();
        assert_eq!(written, document, "{}", kind.name);
    }
}

#[test]
fn a_value_of_another_type_is_found_in_its_place() {
    let others = [
        json!(null),
        json!(true),
        json!(1),
        json!("text"),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": null}),
    ];
    for (kind, read) in documents() {
        let document = object(kind.shape);
        let mut places = Vec::new();
        pointers(&document, "", &mut places);
        assert!(places.len() > 5, "{}", kind.name);
        let context = Context::default().at(oci_conformance::Version::UNRELEASED);
        // The second item of a list and the second entry of a map tell nothing new.
        places.retain(|pointer| !pointer.contains("/1/") && !pointer.ends_with("/1"));
        for pointer in places {
            let is = document.pointer(&pointer).unwrap();
            for other in &others {
                let same = std::mem::discriminant(is) == std::mem::discriminant(other);
                let text = alone(&document, &pointer, other).to_string();
                let report = judge(text.as_bytes(), kind, &context, "");
                let there = report.findings().iter().any(|finding| {
                    let place = &finding.place.pointer;
                    *place == pointer || place.starts_with(&format!("{pointer}/"))
                });
                let readable = read(text.as_bytes());
                if let Err(error) = &readable {
                    assert!(
                        there || !report.conforms(),
                        "{}{pointer}: {other}: {error}",
                        kind.name,
                    );
                }
                let any = pointer.contains("/any") || is.get("any").is_some();
                let nullable = other.is_null() && kind.name == "features";
                if !(same || any || nullable) {
                    assert!(there, "{}{pointer}: {other} is not found", kind.name);
                }
            }
        }
    }
}
