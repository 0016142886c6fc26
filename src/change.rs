//! Changing properties of a document by the paths to them, checked against its shape.

mod path;

use oci_conformance::{Shape, Value as Kind};
use serde_json::{Map, Value};
use thiserror::Error;

use self::path::Step;
pub(crate) use self::path::{Assignment, Path};
use crate::printable::printable;

/// Why a property cannot be set or removed.
#[derive(Debug, Eq, Error, PartialEq)]
pub(crate) enum ChangeError {
    #[error("{at} has no property `{}`{}", printable(.name), nearest(.similar))]
    Unknown {
        /// What should have the property.
        at: String,
        name: String,
        similar: Option<&'static str>,
    },
    #[error("{at} is {kind}: nothing is below it")]
    Leaf { at: String, kind: String },
    #[error("{at} is a list: expected the number of an item, `-` for a new one, or a condition such as `[type=network]`, found `{}`", printable(.found))]
    Item { at: String, found: String },
    #[error("{at} has {length} items, which are counted from 0, and no item {index}")]
    Beyond {
        at: String,
        index: usize,
        length: usize,
    },
    #[error("{at} is no list, so that a condition chooses nothing")]
    NoList { at: String },
    #[error("{at} is not {kind} in the document that is changed")]
    Mistyped { at: String, kind: String },
    #[error("expected {kind} for {at}, found `{}`", printable(.found))]
    Value {
        at: String,
        kind: String,
        found: String,
    },
}

fn nearest(similar: &Option<&'static str>) -> String {
    similar.map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
}

/// Sets the value at the path, and makes what leads to it.
pub(crate) fn set(
    document: &mut Value,
    shape: &'static Shape,
    assignment: &Assignment,
) -> Result<(), ChangeError> {
    let mut place = Place::root(document, shape);
    let steps = &assignment.path.steps;
    let mut index = 0;
    while let Some(step) = steps.get(index) {
        let left = steps.get(index..).unwrap_or_default();
        let (next, taken) = place.make(step, left)?;
        place = next;
        index += taken;
    }
    *place.value = value_of(place.kind, &assignment.value, &place.at)?;
    Ok(())
}

/// Removes the value at the path, if it is there.
pub(crate) fn unset(
    document: &mut Value,
    shape: &'static Shape,
    path: &Path,
) -> Result<(), ChangeError> {
    // The path has to be one that there can be, even if nothing is there.
    let mut scratch = document.clone();
    let mut place = Place::root(&mut scratch, shape);
    let mut keys = Vec::new();
    let mut index = 0;
    while let Some(step) = path.steps.get(index) {
        let left = path.steps.get(index..).unwrap_or_default();
        let length = place.value.as_array().map_or(0, Vec::len);
        let (next, taken) = place.make(step, left)?;
        keys.push((next.key.clone(), length));
        place = next;
        index += taken;
    }
    let Some(((last, length), leading)) = keys.split_last() else {
        return Ok(());
    };
    let mut parent = Some(document);
    for (key, _) in leading {
        parent = parent.and_then(|value| match key {
            Key::Name(name) => value.get_mut(name),
            Key::Index(index) => value.get_mut(index),
        });
    }
    match (parent, last) {
        (Some(Value::Object(members)), Key::Name(name)) => {
            members.remove(name);
        }
        (Some(Value::Array(items)), Key::Index(index)) if index < length => {
            items.remove(*index);
        }
        _ => {}
    }
    Ok(())
}

/// Where a path has led so far.
struct Place<'v> {
    value: &'v mut Value,
    kind: Kind,
    at: String,
    /// How its parent has it.
    key: Key,
}

#[derive(Clone)]
enum Key {
    Name(String),
    Index(usize),
}

impl<'v> Place<'v> {
    fn root(value: &'v mut Value, shape: &'static Shape) -> Self {
        Self {
            value,
            kind: Kind::Shape(shape),
            at: "the document".to_owned(),
            key: Key::Index(0),
        }
    }

    /// Takes a step to what is there, or makes it; says how many steps that were.
    fn make(self, step: &Step, left: &[Step]) -> Result<(Self, usize), ChangeError> {
        match self.kind {
            Kind::Shape(shape) => {
                let name = self.name(step)?;
                let kind = self.property(shape, name)?;
                Ok((self.member(name.to_owned(), kind)?, 1))
            }
            Kind::Map(kind) => {
                let (name, taken) = self.key(kind, step, left)?;
                Ok((self.member(name, *kind)?, taken))
            }
            Kind::List(kind) => Ok((self.item(step, *kind)?, 1)),
            Kind::Any => {
                let name = self.name(step)?.to_owned();
                Ok((self.member(name, Kind::Any)?, 1))
            }
            kind => Err(ChangeError::Leaf {
                at: self.at,
                kind: expected(kind),
            }),
        }
    }

    fn name<'s>(&self, step: &'s Step) -> Result<&'s str, ChangeError> {
        match step {
            Step::Name(name) => Ok(name),
            Step::Append => Ok("-"),
            Step::Where(..) => Err(ChangeError::NoList {
                at: self.at.clone(),
            }),
        }
    }

    /// The name that a map has something under: as no property is below a string, what looks like
    /// several names is one with dots.
    fn key(&self, kind: &Kind, step: &Step, left: &[Step]) -> Result<(String, usize), ChangeError> {
        let below = matches!(
            kind,
            Kind::Shape(_) | Kind::List(_) | Kind::Map(_) | Kind::Any
        );
        if below {
            return Ok((self.name(step)?.to_owned(), 1));
        }
        let names: Result<Vec<&str>, _> = left.iter().map(|step| self.name(step)).collect();
        Ok((names?.join("."), left.len()))
    }

    fn property(&self, shape: &'static Shape, name: &str) -> Result<Kind, ChangeError> {
        let mut properties = shape.lineage().flat_map(|shape| shape.properties());
        if let Some(property) = properties.find(|property| property.name() == name) {
            return Ok(*property.value());
        }
        let names = shape.lineage().flat_map(|shape| shape.properties());
        let names = names.map(|property| property.name());
        let similar = names
            .map(|known| {
                (
                    strsim::normalized_damerau_levenshtein(&folded(known), &folded(name)),
                    known,
                )
            })
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        Err(ChangeError::Unknown {
            at: self.at.clone(),
            name: name.to_owned(),
            similar: similar
                .filter(|&(likeness, _)| likeness > 0.4)
                .map(|(_, name)| name),
        })
    }

    fn member(self, name: String, kind: Kind) -> Result<Self, ChangeError> {
        let at = if self.at == "the document" {
            format!("`{}`", printable(&name))
        } else {
            format!("`{}.{}`", self.at.trim_matches('`'), printable(&name))
        };
        if self.value.is_null() {
            *self.value = Value::Object(Map::new());
        }
        let Value::Object(members) = self.value else {
            return Err(ChangeError::Mistyped {
                at: self.at,
                kind: "an object".to_owned(),
            });
        };
        Ok(Self {
            value: members.entry(name.clone()).or_insert(Value::Null),
            kind,
            at,
            key: Key::Name(name),
        })
    }

    fn item(self, step: &Step, kind: Kind) -> Result<Self, ChangeError> {
        if self.value.is_null() {
            *self.value = Value::Array(Vec::new());
        }
        let Value::Array(items) = self.value else {
            return Err(ChangeError::Mistyped {
                at: self.at,
                kind: "a list".to_owned(),
            });
        };
        let length = items.len();
        let index = match step {
            Step::Append => length,
            Step::Name(number) => match number.parse::<usize>() {
                Ok(index) if index <= length => index,
                Ok(index) => {
                    return Err(ChangeError::Beyond {
                        at: self.at,
                        index,
                        length,
                    });
                }
                Err(_) => {
                    return Err(ChangeError::Item {
                        at: self.at,
                        found: number.clone(),
                    });
                }
            },
            Step::Where(name, wanted) => {
                let is = |value: &Value| match value {
                    Value::String(text) => text == wanted,
                    other => other.to_string() == *wanted,
                };
                let found = items.iter().position(|item| match name {
                    Some(name) => item.get(name).is_some_and(is),
                    None => is(item),
                });
                found.unwrap_or(length)
            }
        };
        if index == length {
            items.push(match step {
                Step::Where(Some(name), value) => {
                    Value::Object(Map::from_iter([(name.clone(), plain(value))]))
                }
                Step::Where(None, value) => plain(value),
                Step::Append | Step::Name(_) => Value::Null,
            });
        }
        let at = format!("`{}[{index}]`", self.at.trim_matches('`'));
        let value = match items.get_mut(index) {
            Some(value) => value,
            None => return Err(ChangeError::NoList { at }),
        };
        Ok(Self {
            value,
            kind,
            at,
            key: Key::Index(index),
        })
    }
}

/// The text without what one is likely to get wrong.
fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', '_'], "")
}

/// What kind of value is expected.
fn expected(kind: Kind) -> String {
    match kind {
        Kind::Integer(first, last) => format!("an integer from {first} to {last}"),
        other => other.to_string(),
    }
}

/// A value in a condition: a number if it is one, or else a string.
fn plain(text: &str) -> Value {
    match text.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => text.into(),
    }
}

/// The value that a text stands for where `kind` is expected.
fn value_of(kind: Kind, text: &str, at: &str) -> Result<Value, ChangeError> {
    let wrong = || ChangeError::Value {
        at: at.to_owned(),
        kind: expected(kind),
        found: text.to_owned(),
    };
    let value = match kind {
        Kind::String | Kind::Enum(_) => match serde_json::from_str(text) {
            Ok(Value::String(text)) => Value::String(text),
            _ => text.into(),
        },
        Kind::Integer(..) => integer(text).ok_or_else(wrong)?,
        Kind::Any => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        _ => serde_json::from_str(text).map_err(|_| wrong())?,
    };
    check(kind, &value, at)?;
    Ok(value)
}

/// An integer in decimal or, as modes are written, in octal behind `0o`.
fn integer(text: &str) -> Option<Value> {
    match text.strip_prefix("0o") {
        Some(digits) => u64::from_str_radix(digits, 8).ok().map(Value::from),
        None => serde_json::from_str(text).ok(),
    }
}

/// Whether a value is of the kind, in depth.
fn check(kind: Kind, value: &Value, at: &str) -> Result<(), ChangeError> {
    let below = |name: &str| format!("`{}.{}`", at.trim_matches('`'), printable(name));
    let sound = match kind {
        Kind::Any => true,
        Kind::Bool => value.is_boolean(),
        // Whether the specification knows the value is for the judge to say.
        Kind::String | Kind::Enum(_) => value.is_string(),
        Kind::Number => value.is_number(),
        Kind::Integer(first, last) => {
            let number = value.as_i64().map(i128::from);
            let number = number.or_else(|| value.as_u64().map(i128::from));
            number.is_some_and(|number| (first..=last).contains(&number))
        }
        Kind::List(kind) => {
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                check(*kind, item, &format!("`{}[{index}]`", at.trim_matches('`')))?;
            }
            value.is_array()
        }
        Kind::Map(kind) => {
            for (name, item) in value.as_object().into_iter().flatten() {
                check(*kind, item, &below(name))?;
            }
            value.is_object()
        }
        Kind::Shape(shape) => {
            let place = Place {
                value: &mut Value::Null,
                kind,
                at: at.to_owned(),
                key: Key::Index(0),
            };
            for (name, item) in value.as_object().into_iter().flatten() {
                check(place.property(shape, name)?, item, &below(name))?;
            }
            value.is_object()
        }
    };
    if sound {
        return Ok(());
    }
    Err(ChangeError::Value {
        at: at.to_owned(),
        kind: expected(kind),
        found: value.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use oci_conformance::Property;
    use serde_json::json;

    use super::*;

    static NAMESPACE: Shape = Shape::new(
        "namespace",
        "",
        &[
            Property::required("type", "", Kind::String),
            Property::optional("path", "", Kind::String),
        ],
    );

    static CONFIG: Shape = Shape::new(
        "config",
        "",
        &[
            Property::optional("hostname", "", Kind::String),
            Property::optional("args", "", Kind::STRINGS),
            Property::optional("umask", "", Kind::UINT32),
            Property::optional("readonly", "", Kind::Bool),
            Property::optional("annotations", "", Kind::Map(&Kind::String)),
            Property::optional("namespaces", "", Kind::List(&Kind::Shape(&NAMESPACE))),
            Property::optional("devices", "", Kind::Map(&Kind::Shape(&NAMESPACE))),
            Property::optional("spec", "", Kind::Any),
        ],
    );

    fn changed(document: Value, assignment: &str) -> Result<Value, String> {
        let mut document = document;
        let done = set(&mut document, &CONFIG, &assignment.parse().unwrap());
        done.map(|()| document).map_err(|error| error.to_string())
    }

    #[test]
    fn what_leads_to_a_value_is_made() {
        for (assignment, expected) in [
            ("hostname=a", json!({"hostname": "a"})),
            ("hostname=\"1\"", json!({"hostname": "1"})),
            ("hostname=1", json!({"hostname": "1"})),
            ("/umask=18", json!({"umask": 18})),
            ("umask=0o22", json!({"umask": 18})),
            ("readonly=true", json!({"readonly": true})),
            ("args=[\"a\"]", json!({"args": ["a"]})),
            ("args.-=a", json!({"args": ["a"]})),
            ("args.0=a", json!({"args": ["a"]})),
            ("args[=a]=a", json!({"args": ["a"]})),
            (
                "annotations.com.example.key=v",
                json!({"annotations": {"com.example.key": "v"}}),
            ),
            (
                "annotations.\"a b\"=v",
                json!({"annotations": {"a b": "v"}}),
            ),
            ("/annotations/a~1b=v", json!({"annotations": {"a/b": "v"}})),
            (
                "namespaces[type=pid].path=/x",
                json!({"namespaces": [{"type": "pid", "path": "/x"}]}),
            ),
            (
                "devices.eth0.type=v",
                json!({"devices": {"eth0": {"type": "v"}}}),
            ),
            ("spec.a.b=[1]", json!({"spec": {"a": {"b": [1]}}})),
        ] {
            assert_eq!(changed(json!({}), assignment), Ok(expected), "{assignment}");
        }
    }

    #[test]
    fn what_is_there_is_changed_in_its_place() {
        let document = || json!({"namespaces": [{"type": "pid"}, {"type": "net"}], "x": 1});
        assert_eq!(
            changed(document(), "namespaces[type=net].path=/n"),
            Ok(json!({"namespaces": [{"type": "pid"}, {"type": "net", "path": "/n"}], "x": 1})),
        );
        assert_eq!(
            changed(document(), "namespaces.-={\"type\":\"ipc\"}"),
            Ok(json!({"namespaces": [{"type": "pid"}, {"type": "net"}, {"type": "ipc"}], "x": 1})),
        );
    }

    #[test]
    fn an_error_says_what_was_expected_and_where() {
        for (assignment, error) in [
            (
                "hostnam=a",
                "the document has no property `hostnam`; the nearest is `hostname`",
            ),
            (
                "read-only=a",
                "the document has no property `read-only`; the nearest is `readonly`",
            ),
            ("zzz=a", "the document has no property `zzz`"),
            (
                "hostname.a=b",
                "`hostname` is a string: nothing is below it",
            ),
            (
                "umask=-1",
                "expected an integer from 0 to 4294967295 for `umask`, found `-1`",
            ),
            (
                "umask=a",
                "expected an integer from 0 to 4294967295 for `umask`, found `a`",
            ),
            (
                "readonly=yes",
                "expected a boolean for `readonly`, found `yes`",
            ),
            (
                "args=a",
                "expected an array of strings for `args`, found `a`",
            ),
            ("args=[1]", "expected a string for `args[0]`, found `1`"),
            (
                "args.1=a",
                "`args` has 0 items, which are counted from 0, and no item 1",
            ),
            (
                "args.a=a",
                "`args` is a list: expected the number of an item, `-` for a new one, or a \
                 condition such as `[type=network]`, found `a`",
            ),
            (
                "namespaces=[{\"typ\":1}]",
                "`namespaces[0]` has no property `typ`; the nearest is `type`",
            ),
            (
                "hostname[a=b]=c",
                "`hostname` is a string: nothing is below it",
            ),
            ("[a=b]=c", "the path is empty"),
        ] {
            let found = match assignment.parse() {
                Ok(assignment) => set(&mut json!({}), &CONFIG, &assignment)
                    .unwrap_err()
                    .to_string(),
                Err(_) => "the path is empty".to_owned(),
            };
            assert_eq!(found, error, "{assignment}");
        }
        assert_eq!(
            changed(json!({"args": 1}), "args.-=a"),
            Err("`args` is not a list in the document that is changed".to_owned()),
        );
    }

    #[test]
    fn what_is_there_can_be_removed() {
        let document = json!({"args": ["a", "b"], "annotations": {"a.b": "c"}, "hostname": "h"});
        let without = |path: &str| {
            let mut document = document.clone();
            let done = unset(&mut document, &CONFIG, &path.parse().unwrap());
            done.map(|()| document).map_err(|error| error.to_string())
        };
        let expected = [
            (
                "args[=a]",
                json!({"args": ["b"], "annotations": {"a.b": "c"}, "hostname": "h"}),
            ),
            (
                "annotations.a.b",
                json!({"args": ["a", "b"], "annotations": {}, "hostname": "h"}),
            ),
            (
                "hostname",
                json!({"args": ["a", "b"], "annotations": {"a.b": "c"}}),
            ),
            ("args[=z]", document.clone()),
            ("namespaces[type=pid].path", document.clone()),
        ];
        for (path, expected) in expected {
            assert_eq!(without(path), Ok(expected), "{path}");
        }
        let error = "the document has no property `hostnames`; the nearest is `hostname`";
        assert_eq!(without("hostnames"), Err(error.to_owned()));
    }
}
