//! Changing properties of a document by the paths to them, checked against its shape.

mod path;
mod place;
#[cfg(test)]
mod tests;
mod value;

use oci_conformance::{Shape, shortened};
use serde_json::Value;
use thiserror::Error;

pub(crate) use self::path::{Assignment, Path};
use self::{
    path::Step,
    place::{At, Key, Place, meets},
};

/// Why a property cannot be set or removed.
#[derive(Debug, Eq, Error, PartialEq)]
pub(crate) enum ChangeError {
    #[error("{at} has no property `{}`{}", shortened(.name), nearest(*.similar))]
    Unknown {
        /// What should have the property.
        at: At,
        name: String,
        similar: Option<&'static str>,
    },
    #[error("{at} is {kind}: nothing is below it")]
    Leaf { at: At, kind: String },
    #[error("{at} is a list: expected the number of an item, `-` for a new one, or a condition such as `[type=network]`, found `{}`", shortened(.found))]
    Item { at: At, found: String },
    #[error("{at} has {length} items, which are counted from 0, and no item {index}")]
    Beyond { at: At, index: usize, length: usize },
    #[error("{at} is no list, so that a condition chooses nothing")]
    NoList { at: At },
    #[error("`-` stands for a new item of {at}, and there is none to remove")]
    NewItem { at: At },
    #[error("{at} is not {kind} in the document that is changed")]
    Mistyped { at: At, kind: &'static str },
    #[error("expected {kind} for {at}, found `{}`{}", shortened(.found), hint(.found))]
    Value { at: At, kind: String, found: String },
}

fn nearest(similar: Option<&str>) -> String {
    similar.map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
}

/// What was meant by digits behind a zero, which is how modes are written elsewhere.
fn hint(found: &str) -> String {
    match found.strip_prefix('0') {
        Some(digits)
            if !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b)) =>
        {
            format!("; octal is `0o{digits}`")
        }
        _ => String::new(),
    }
}

/// Sets the value at the path, and makes what leads to it.
pub(crate) fn set(
    document: &mut Value,
    shape: &'static Shape,
    assignment: &Assignment,
) -> Result<(), ChangeError> {
    let mut place = Place::root(document, shape);
    let mut left = assignment.path.steps.as_slice();
    while let Some((step, behind)) = left.split_first() {
        (place, left) = place.take(step, behind)?;
    }
    place.assign(&assignment.value)
}

/// Removes the value at the path, if it is there; a condition at its end means all that meet it.
pub(crate) fn unset(
    document: &mut Value,
    shape: &'static Shape,
    path: &Path,
) -> Result<(), ChangeError> {
    // The path has to be one that there can be, even if nothing is there.
    let mut scratch = document.clone();
    let mut place = Place::root(&mut scratch, shape);
    let mut left = path.steps.as_slice();
    let mut parent = Some(document);
    let mut last = None;
    while let Some((step, behind)) = left.split_first() {
        if matches!(
            (step, &place.kind),
            (Step::Append, oci_conformance::Value::List(_))
        ) {
            return Err(ChangeError::NewItem { at: place.at });
        }
        (place, left) = match place.take(step, behind) {
            Err(ChangeError::Beyond { .. }) => return Ok(()),
            taken => taken?,
        };
        if let Some(key) = last.replace(place.key.clone()) {
            parent = parent.and_then(|value| match key {
                Key::Name(name) => value.get_mut(name),
                Key::Index(index) => value.get_mut(index),
            });
        }
    }
    match (parent, last, path.steps.last()) {
        (Some(Value::Object(members)), Some(Key::Name(name)), _) => {
            members.remove(&name);
        }
        (Some(Value::Array(items)), _, Some(Step::Where(name, wanted))) => {
            items.retain(|item| !meets(item, name.as_deref(), wanted));
        }
        (Some(Value::Array(items)), Some(Key::Index(index)), _) if index < items.len() => {
            items.remove(index);
        }
        _ => {}
    }
    Ok(())
}
