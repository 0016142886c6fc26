//! Properties that the specification does not name.

use std::{
    collections::{BTreeMap, btree_map},
    fmt,
    marker::PhantomData,
};

use serde_core::{Serialize, Serializer, de};
use serde_json::{Number, Value};

/// A type of object of which the specification names some properties.
pub trait Specified {
    /// The properties that the specification names, in its order.
    const PROPERTIES: &'static [&'static str];
}

/// The properties of a `T` that the specification does not name, kept as they were read.
///
/// Every object of the specifications may have them, and no reader may fail for them. They are written behind the specified properties, in order of their names.
#[derive(Clone)]
pub struct Extra<T> {
    /// Never an empty map. Most objects have no such properties, and are read faster the smaller
    /// they are.
    #[expect(clippy::box_collection, reason = "a pointer is a third of a map")]
    properties: Option<Box<BTreeMap<String, Value>>>,
    /// Which lists and maps of the specification were there when the object was read, be they empty,
    /// by their positions as bits. It makes no difference to what the object means, so that
    /// comparisons ignore it.
    written: u64,
    of: PhantomData<fn() -> T>,
}

impl<T> PartialEq for Extra<T> {
    fn eq(&self, other: &Self) -> bool {
        self.properties == other.properties
    }
}

impl<T> Eq for Extra<T> {}

static NONE: BTreeMap<String, Value> = BTreeMap::new();

impl<T> Default for Extra<T> {
    fn default() -> Self {
        Self {
            properties: None,
            written: 0,
            of: PhantomData,
        }
    }
}

impl<T> Extra<T> {
    /// The properties by their names.
    #[inline]
    pub(crate) fn properties(&self) -> &BTreeMap<String, Value> {
        self.properties.as_deref().unwrap_or(&NONE)
    }

    /// The value of a property.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.properties().get(name)
    }

    /// Whether there are no such properties.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.properties.is_none()
    }

    /// How many such properties there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.properties().len()
    }

    /// The properties in order of their names.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Value> {
        self.properties().iter()
    }

    /// Sets a property and returns the value that it had.
    ///
    /// # Errors
    ///
    /// A name that the specification gives to a property of this object is refused, as it would be
    /// written twice.
    pub fn insert(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Result<Option<Value>, SpecifiedPropertyError>
    where
        T: Specified,
    {
        let name = name.into();
        if T::PROPERTIES.contains(&name.as_str()) {
            return Err(SpecifiedPropertyError { name });
        }
        let properties = self.properties.get_or_insert_default();
        Ok(properties.insert(name, value.into()))
    }

    /// Removes a property and returns the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let value = self.properties.as_mut()?.remove(name);
        self.properties.take_if(|left| left.is_empty());
        value
    }

    /// Keeps that the list or map at this position was there.
    #[doc(hidden)]
    pub fn keep_written(&mut self, position: usize) {
        self.written |= bit(position);
    }

    /// Whether the list or map at this position was there.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn was_written(&self, position: usize) -> bool {
        self.written & bit(position) != 0
    }

    /// Keeps a property that was read.
    #[doc(hidden)]
    pub fn keep<E: de::Error>(&mut self, name: &str, value: Value) -> Result<(), E> {
        keep(self.properties.get_or_insert_default(), name, value).map_err(E::custom)
    }
}

impl<T> fmt::Debug for Extra<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<'e, T> IntoIterator for &'e Extra<T> {
    type Item = (&'e String, &'e Value);
    type IntoIter = btree_map::Iter<'e, String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> Serialize for Extra<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.properties().serialize(serializer)
    }
}

#[inline]
fn bit(position: usize) -> u64 {
    let position = u32::try_from(position).unwrap_or(u32::MAX);
    1_u64.checked_shl(position).unwrap_or(0)
}

fn keep(properties: &mut BTreeMap<String, Value>, name: &str, value: Value) -> Result<(), String> {
    if let Some(number) = lossy(&value) {
        return Err(format!(
            "the number {number} in the unknown property `{name}` cannot be kept exactly"
        ));
    }
    match properties.insert(name.to_owned(), value) {
        None => Ok(()),
        Some(_) => Err(format!("duplicate property `{name}`")),
    }
}

/// A number somewhere in `value` that may not be the one that was written: an integer beyond 64
/// bits has become the nearest double.
fn lossy(value: &Value) -> Option<&Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => {
            let double = number.as_f64().filter(|_| number.is_f64())?;
            (double.abs() >= EXACT && double.fract() == 0.0).then_some(number)
        }
        Value::Array(items) => items.iter().find_map(lossy),
        Value::Object(members) => members.values().find_map(lossy),
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}

/// A property that belongs to the specification, not beside it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SpecifiedPropertyError {
    name: String,
}

impl fmt::Display for SpecifiedPropertyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        write!(
            f,
            "`{name}` is a property of the specification: set its own field"
        )
    }
}

impl std::error::Error for SpecifiedPropertyError {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use crate::model::Extra;

    #[derive(Debug)]
    struct Descriptor {
        media_type: String,
        size: u64,
        urls: Vec<String>,
        labels: BTreeMap<String, String>,
        extra: Extra<Self>,
    }

    crate::object!(Descriptor, "a descriptor", {
        "mediaType" => media_type: required_text,
        "size" => size: integer,
        "urls" => urls: collection,
        "labels" => labels: collection,
    });

    fn read(unknown: &str) -> serde_json::Result<Descriptor> {
        let text = format!(r#"{{"mediaType":"a/b","size":1,"x":{unknown}}}"#);
        serde_json::from_str(&text)
    }

    #[test]
    fn numbers_are_kept_exactly_or_refused() {
        for number in [
            "1.5",
            "0",
            "18446744073709551615",
            "-9223372036854775808",
            "0.1",
            "1e-7",
        ] {
            let written = serde_json::to_value(read(number).unwrap()).unwrap();
            assert_eq!(
                written["x"].to_string().parse(),
                number.parse::<f64>(),
                "{number}"
            );
        }
        let long = format!("0.{}", "2".repeat(40));
        let written = serde_json::to_value(read(&long).unwrap()).unwrap();
        assert_eq!(written["x"].as_f64(), long.parse().ok());
        for number in [
            "18446744073709551616",
            "[1,{\"y\":-9223372036854775809}]",
            "1e30",
        ] {
            let error = read(number).unwrap_err().to_string();
            assert!(
                error.contains("in the unknown property `x` cannot be kept exactly"),
                "{error}"
            );
        }
    }

    #[test]
    fn what_was_read_as_empty_is_written_as_empty() {
        let text = r#"{"mediaType":"a","size":1,"urls":[],"labels":{}}"#;
        let mut descriptor: Descriptor = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&descriptor).unwrap(), text);
        let absent: Descriptor = serde_json::from_str(r#"{"mediaType":"a","size":1}"#).unwrap();
        assert_eq!(descriptor.extra, absent.extra);
        descriptor.urls.push("b".to_owned());
        let expected = r#"{"mediaType":"a","size":1,"urls":["b"],"labels":{}}"#;
        assert_eq!(serde_json::to_string(&descriptor).unwrap(), expected);
        let null: Descriptor =
            serde_json::from_str(r#"{"mediaType":"a","size":1,"urls":null}"#).unwrap();
        let expected = r#"{"mediaType":"a","size":1}"#;
        assert_eq!(serde_json::to_string(&null).unwrap(), expected);
    }

    #[test]
    fn a_property_of_the_specification_is_not_taken() {
        let mut descriptor = read("1").unwrap();
        let error = descriptor.extra.insert("size", 2).unwrap_err();
        let expected = "`size` is a property of the specification: set its own field";
        assert_eq!(error.to_string(), expected);
        assert_eq!(descriptor.extra.insert("y", true).unwrap(), None);
        assert_eq!(descriptor.extra.insert("x", 2).unwrap(), Some(json!(1)));
        assert_eq!(descriptor.extra.remove("y"), Some(json!(true)));
        assert_eq!(descriptor.extra.len(), 1);
    }
}
