//! Documents with one thing changed.

use std::fmt;

use serde_json::{Value, json};

/// A document in which one value is another, or is missing.
pub(crate) struct Mutant {
    pub(crate) pointer: String,
    pub(crate) value: Option<Value>,
    pub(crate) document: Value,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{} is {value}", self.pointer),
            None => write!(f, "{} is missing", self.pointer),
        }
    }
}

/// What a value may be instead: something of every type, and the bounds of integers with what is
/// beyond them.
fn others() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(7),
        json!(65536),
        json!(4_294_967_296_u64),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!(2.0),
        json!(1e30),
        json!(""),
        json!("text"),
        json!([]),
        json!({}),
        json!([null]),
        json!([1]),
        json!(["text"]),
        json!([{}]),
        json!({"a": null}),
        json!({"a": "text"}),
        json!({"a": {}}),
    ]
}

/// Every mutant of a document, at each of its places.
pub(crate) fn mutants(document: &Value) -> impl Iterator<Item = Mutant> {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    places.into_iter().flat_map(move |pointer| {
        let others = others().into_iter().map(Some).chain([None]);
        others.map(move |value| Mutant {
            document: changed(document, &pointer, value.as_ref()),
            pointer: pointer.clone(),
            value,
        })
    })
}

fn changed(document: &Value, pointer: &str, value: Option<&Value>) -> Value {
    let mut document = document.clone();
    let (parent, token) = pointer.rsplit_once('/').unwrap();
    let name = token.replace("~1", "/").replace("~0", "~");
    match (document.pointer_mut(parent).unwrap(), value) {
        (Value::Object(members), None) => drop(members.remove(&name)),
        (Value::Array(items), None) => drop(items.remove(token.parse().unwrap())),
        (_, None) => panic!("{pointer} leads nowhere"),
        (_, Some(value)) => *document.pointer_mut(pointer).unwrap() = value.clone(),
    }
    document
}

/// The places in a document; of a list only the first item, as others tell nothing new.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                found.push(format!("{at}/{name}"));
                pointers(member, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            if let Some(first) = items.first() {
                found.push(format!("{at}/0"));
                pointers(first, &format!("{at}/0"), found);
            }
        }
        _ => {}
    }
}
