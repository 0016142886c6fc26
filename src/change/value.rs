//! The values that texts stand for.

use oci_conformance::Value as Kind;
use serde_json::Value;

use super::{
    ChangeError,
    place::{At, property, values},
};

/// The value that a text stands for where `kind` is expected.
pub(super) fn of(kind: Kind, text: &str, at: &At) -> Result<Value, ChangeError> {
    let wrong = || ChangeError::Value {
        at: at.clone(),
        kind: expected(kind),
        found: text.to_owned(),
    };
    let value = match kind {
        Kind::String | Kind::Enum(_) => match serde_json::from_str(text) {
            Ok(Value::String(text)) => Value::String(text),
            _ => text.into(),
        },
        Kind::Integer(first, last) => integer(text, first, last).ok_or_else(wrong)?,
        Kind::Any => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        _ => serde_json::from_str(text).map_err(|_| wrong())?,
    };
    check(kind, &value, at)?;
    Ok(value)
}

/// What kind of value is expected.
pub(super) fn expected(kind: Kind) -> String {
    match kind {
        Kind::Integer(first, last) => format!("an integer from {first} to {last}"),
        other => other.to_string(),
    }
}

/// An integer in decimal or, as modes are written, in octal behind `0o`.
fn integer(text: &str, first: i128, last: i128) -> Option<Value> {
    let value = match text.strip_prefix("0o") {
        Some(digits) => u64::from_str_radix(digits, 8).ok().map(Value::from),
        None => serde_json::from_str(text).ok(),
    };
    value.filter(|value| is_integer(value, first, last))
}

fn is_integer(value: &Value, first: i128, last: i128) -> bool {
    let number = value.as_i64().map(i128::from);
    let number = number.or_else(|| value.as_u64().map(i128::from));
    number.is_some_and(|number| (first..=last).contains(&number))
}

/// Whether a value is of the kind, in depth.
fn check(kind: Kind, value: &Value, at: &At) -> Result<(), ChangeError> {
    let sound = match kind {
        Kind::Any => true,
        Kind::Bool => value.is_boolean(),
        // Whether the specification knows the value is for the judge to say.
        Kind::String | Kind::Enum(_) => value.is_string(),
        Kind::Number => value.is_number(),
        Kind::Integer(first, last) => is_integer(value, first, last),
        Kind::List(kind) => {
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                check(*kind, item, &at.item(index))?;
            }
            value.is_array()
        }
        Kind::Map(kind) => {
            for (name, item) in value.as_object().into_iter().flatten() {
                check(*kind, item, &at.member(name))?;
            }
            value.is_object()
        }
        Kind::Shape(shape) => {
            for (name, item) in value.as_object().into_iter().flatten() {
                let kind = match values(shape) {
                    Some(kind) => kind,
                    None => property(shape, name, at)?,
                };
                check(kind, item, &at.member(name))?;
            }
            value.is_object()
        }
    };
    if sound {
        return Ok(());
    }
    Err(ChangeError::Value {
        at: at.clone(),
        kind: expected(kind),
        found: value.to_string(),
    })
}
