//! Going from a value to what is in it, along its shape.

use std::{fmt, ptr};

use oci_conformance::{Shape, Value as Kind};
use oci_runtime::config;
use serde_json::{Map, Value, map::Entry};

use super::{ChangeError, path::Step, value};
use crate::printable::printable;

/// The path of a value, as errors name it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct At(String);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_str() {
            "" => f.write_str("the document"),
            path => write!(f, "`{}`", printable(path)),
        }
    }
}

impl At {
    pub(super) fn member(&self, name: &str) -> Self {
        match self.0.as_str() {
            "" => Self(name.to_owned()),
            path => Self(format!("{path}.{name}")),
        }
    }

    pub(super) fn item(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }
}

/// Where a path has led so far.
pub(super) struct Place<'v> {
    value: &'v mut Value,
    pub(super) kind: Kind,
    pub(super) at: At,
    /// How its parent has it.
    pub(super) key: Key,
}

#[derive(Clone)]
pub(super) enum Key {
    Name(String),
    Index(usize),
}

impl<'v> Place<'v> {
    pub(super) fn root(value: &'v mut Value, shape: &'static Shape) -> Self {
        Self {
            value,
            kind: Kind::Shape(shape),
            at: At::default(),
            key: Key::Index(0),
        }
    }

    /// Gives the place the value that a text stands for.
    pub(super) fn assign(self, text: &str) -> Result<(), ChangeError> {
        *self.value = value::of(self.kind, text, &self.at)?;
        Ok(())
    }

    /// Takes a step to what is there, or makes it; returns the steps that are left, too.
    pub(super) fn take<'s>(
        self,
        step: &'s Step,
        behind: &'s [Step],
    ) -> Result<(Self, &'s [Step]), ChangeError> {
        let place = match self.kind {
            Kind::Shape(shape) => match values(shape) {
                Some(kind) => return self.entry(kind, step, behind),
                None => self.property(shape, step)?,
            },
            Kind::Map(kind) => return self.entry(*kind, step, behind),
            Kind::List(kind) => self.item(step, *kind)?,
            Kind::Any if self.value.is_array() => self.item(step, Kind::Any)?,
            Kind::Any => {
                let name = self.name(step)?.to_owned();
                self.member(name, Kind::Any)?
            }
            kind => {
                return Err(ChangeError::Leaf {
                    at: self.at,
                    kind: value::expected(kind),
                });
            }
        };
        Ok((place, behind))
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

    fn property(self, shape: &'static Shape, step: &Step) -> Result<Self, ChangeError> {
        let name = self.name(step)?.to_owned();
        let kind = match property(shape, &name, &self.at) {
            // What the specification does not know, but the document has, can be anything.
            Err(_) if self.value.get(&name).is_some() => Kind::Any,
            known => known?,
        };
        self.member(name, kind)
    }

    /// What a map has under a name: as no property is below a string, what looks like several names
    /// is one with dots.
    fn entry<'s>(
        self,
        kind: Kind,
        step: &Step,
        behind: &'s [Step],
    ) -> Result<(Self, &'s [Step]), ChangeError> {
        let mut name = self.name(step)?.to_owned();
        if matches!(
            kind,
            Kind::Shape(_) | Kind::List(_) | Kind::Map(_) | Kind::Any
        ) {
            return Ok((self.member(name, kind)?, behind));
        }
        for step in behind {
            name.push('.');
            name.push_str(self.name(step)?);
        }
        Ok((self.member(name, kind)?, &[]))
    }

    fn member(self, name: String, kind: Kind) -> Result<Self, ChangeError> {
        if self.value.is_null() {
            *self.value = Value::Object(Map::new());
        }
        let Value::Object(members) = self.value else {
            return Err(ChangeError::Mistyped {
                at: self.at,
                kind: "an object",
            });
        };
        Ok(Self {
            at: self.at.member(&name),
            key: Key::Name(name.clone()),
            value: match members.entry(name) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => entry.insert(Value::Null),
            },
            kind,
        })
    }

    fn item(self, step: &Step, kind: Kind) -> Result<Self, ChangeError> {
        if self.value.is_null() {
            *self.value = Value::Array(Vec::new());
        }
        let Value::Array(items) = self.value else {
            return Err(ChangeError::Mistyped {
                at: self.at,
                kind: "a list",
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
                if let (Some(name), Kind::Shape(shape)) = (name, kind) {
                    property(shape, name, &self.at.item(length))?;
                }
                let name = name.as_deref();
                let found = items.iter().position(|item| meets(item, name, wanted));
                found.unwrap_or(length)
            }
        };
        let at = self.at.item(index);
        if index == length {
            items.push(match step {
                Step::Where(Some(name), wanted) => {
                    let kind = match kind {
                        Kind::Shape(shape) => property(shape, name, &at)?,
                        _ => Kind::Any,
                    };
                    let value = value::of(kind, wanted, &at.member(name))?;
                    Value::Object(Map::from_iter([(name.clone(), value)]))
                }
                Step::Where(None, wanted) => value::of(kind, wanted, &at)?,
                Step::Append | Step::Name(_) => Value::Null,
            });
        }
        let Some(value) = items.get_mut(index) else {
            return Err(ChangeError::Beyond { at, index, length });
        };
        Ok(Self {
            value,
            kind,
            at,
            key: Key::Index(index),
        })
    }
}

/// Whether an item meets a condition: it, or its property of this name, is what is wanted.
pub(super) fn meets(item: &Value, name: Option<&str>, wanted: &str) -> bool {
    let value = match name {
        Some(name) => item.get(name),
        None => Some(item),
    };
    let text = match value {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => return false,
    };
    text == wanted
}

/// The kind of a property that a shape has.
pub(super) fn property(shape: &'static Shape, name: &str, at: &At) -> Result<Kind, ChangeError> {
    let properties = || shape.lineage().flat_map(Shape::properties);
    if let Some(property) = properties().find(|property| property.name() == name) {
        return Ok(*property.value());
    }
    let likeness =
        |known: &str| strsim::normalized_damerau_levenshtein(&folded(known), &folded(name));
    let known = properties().map(|property| (likeness(property.name()), property.name()));
    let similar = known.max_by(|(a, _), (b, _)| a.total_cmp(b));
    Err(ChangeError::Unknown {
        at: at.clone(),
        name: name.to_owned(),
        similar: similar
            .filter(|&(likeness, _)| likeness > 0.4)
            .map(|(_, name)| name),
    })
}

/// What is below the names of a shape, if it takes any.
pub(super) fn values(shape: &'static Shape) -> Option<Kind> {
    // Their shape takes any value, so that a clause can say which is no string.
    if ptr::eq(shape, &raw const config::ANNOTATIONS) {
        return Some(Kind::String);
    }
    shape.rest_value().copied()
}

/// The text without what one is likely to get wrong.
fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', '_'], "")
}
