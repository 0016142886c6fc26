//! Reading and writing of objects that keep the properties they do not know.

use std::{borrow::Cow, marker::PhantomData};

use serde_core::{
    Deserialize, Deserializer,
    de::{self, MapAccess},
    ser::SerializeMap,
};
use serde_json::Value;

/// Implements `Serialize` and `Deserialize` for an object whose field `extra` keeps the properties
/// that the specification does not name.
///
/// serde's own `flatten` does the same, but buffers every value on its way, which costs more than
/// reading it. The properties stand in the specification's order, which is the order of writing:
///
/// - `required`: has to be there.
/// - `optional`: an `Option`, which an explicit null leaves empty.
/// - `required_text`, `text`: the same two for what is [`FromText`], which is read faster.
/// - `collection`: something that can be empty; null is empty, too. An empty one is written if the
///   property was there when it was read, so that nothing is lost.
/// - `integer`, `optional_integer`: the same for integers, of which JSON has `-0`, too.
/// - `integers`: a `collection` of these.
/// - `loose_collection`: a collection that the specification says nothing about; a value of another
///   type is kept in `extra` instead.
/// - `part`: an `optional` object, which is read right to its place.
/// - `list`: a `collection` of objects, each of which is read right to its place.
/// - `required_list`: the same, but has to be there, may be null, and is always written.
///
/// `"name" / "other"` reads the property under either name, and writes it under the first.
/// `never "name"` refuses objects that have that property: they are of another type.
#[macro_export]
macro_rules! object {
    ($type:ident, $what:literal, {
        $($key:literal $(/ $alias:literal)* => $field:ident: $mode:ident,)+
        $(never $other:literal,)*
    }) => {
        impl $crate::model::Specified for $type {
            const PROPERTIES: &'static [&'static str] = &[$($key),+];
        }

        impl $crate::model::serde_core::Serialize for $type {
            fn serialize<S: $crate::model::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use $crate::model::serde_core::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $($crate::__write!($mode, map, $key, self.$field, self.extra, $type);)+
                $crate::model::write_extra(&mut map, &self.extra)?;
                map.end()
            }
        }

        impl<'de> $crate::model::serde_core::Deserialize<'de> for $type {
            fn deserialize<D: $crate::model::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut place = None;
                $crate::model::Read::read(deserializer, &mut place)?;
                $crate::model::required(place, $what)
            }
        }

        impl $crate::model::Read for $type {
            fn read<'de, D: $crate::model::serde_core::Deserializer<'de>>(
                deserializer: D,
                place: &mut dyn $crate::model::Place<Self>,
            ) -> Result<(), D::Error> {
                struct Object<'p>(&'p mut dyn $crate::model::Place<$type>);

                impl<'de> $crate::model::serde_core::de::Visitor<'de> for Object<'_> {
                    type Value = ();

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_map<A: $crate::model::serde_core::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<(), A::Error> {
                        // One value that is dropped as one: less code than as many variables.
                        #[allow(non_camel_case_types, reason = "these are types by field")]
                        struct Parts<$($field),+> {
                            $($field: $field,)+
                            extra: $crate::model::Extra<$type>,
                        }

                        struct Seen {
                            $($field: bool,)+
                        }

                        let mut parts = Parts {
                            $($field: Default::default(),)+
                            extra: $crate::model::Extra::default(),
                        };
                        let mut seen = Seen { $($field: false,)+ };
                        while let Some($crate::model::Name(name)) = map.next_key()? {
                            match name.as_ref() {
                                $($key $(| $alias)* => {
                                    $crate::model::once(&mut seen.$field, $key)?;
                                    $crate::__read!($mode, parts, $field, $key, map, $type);
                                })+
                                $($other => return Err($crate::model::serde_core::de::Error::custom(concat!(
                                    "`", $other, "` does not belong into ", $what,
                                    ": the document could be taken for one of another type",
                                ))),)*
                                unknown => parts.extra.keep(unknown, map.next_value()?)?,
                            }
                        }
                        self.0.put($type {
                            $($field: $crate::__finish!($mode, parts.$field, $key),)+
                            extra: parts.extra,
                        });
                        Ok(())
                    }
                }

                deserializer.deserialize_map(Object(place))
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __read {
    (loose_collection, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        match $map.next_value()? {
            $crate::model::serde_json::Value::Null => {}
            value => match $crate::model::texts(&value) {
                Some(texts) => {
                    $crate::__keep_written!($parts, $key, $type);
                    $parts.$field = texts;
                }
                None => $parts.extra.keep($key, value)?,
            },
        }
    };
    (required, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $parts.$field = Some($crate::model::value(&mut $map)?)
    };
    (integer, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $parts.$field = Some($crate::model::value::<$crate::model::Integer<_>, A>(&mut $map)?.0)
    };
    (part, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $map.next_value_seed($crate::model::OptionalPart(&mut $parts.$field))?
    };
    (list, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        if $map.next_value_seed($crate::model::OptionalList(&mut $parts.$field))? {
            $crate::__keep_written!($parts, $key, $type);
        }
    };
    (required_list, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $map.next_value_seed($crate::model::OptionalList(Option::get_or_insert_default(
            &mut $parts.$field,
        )))?;
    };
    (required_text, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $map.next_value_seed($crate::model::Text(&mut $parts.$field))?
    };
    (text, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $map.next_value_seed($crate::model::OptionalText(&mut $parts.$field))?
    };
    (optional, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $parts.$field = $crate::model::value::<Option<_>, A>(&mut $map)?
    };
    (optional_integer, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        $parts.$field = $crate::model::value::<Option<$crate::model::Integer<_>>, A>(&mut $map)?
            .map(|integer| integer.0)
    };
    (integers, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        if let Some(integers) =
            $crate::model::value::<Option<Vec<$crate::model::Integer<_>>>, A>(&mut $map)?
        {
            $parts.$field = integers.into_iter().map(|integer| integer.0).collect();
            $crate::__keep_written!($parts, $key, $type);
        }
    };
    (collection, $parts:ident, $field:ident, $key:literal, $map:ident, $type:ident) => {
        if let Some(value) = $crate::model::value::<Option<_>, A>(&mut $map)? {
            $parts.$field = value;
            $crate::__keep_written!($parts, $key, $type);
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __keep_written {
    ($parts:ident, $key:literal, $type:ident) => {
        $parts
            .extra
            .keep_written(const { $crate::model::position::<$type>($key) })
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    (part, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(optional, $map, $key, $value, $extra, $type)
    };
    (list, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(collection, $map, $key, $value, $extra, $type)
    };
    (integers, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(collection, $map, $key, $value, $extra, $type)
    };
    (required_list, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $map.serialize_entry($key, &$value)?
    };
    (required_text, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(required, $map, $key, $value, $extra, $type)
    };
    (text, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(optional, $map, $key, $value, $extra, $type)
    };
    (integer, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $map.serialize_entry($key, &$value)?
    };
    (optional_integer, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $crate::__write!(optional, $map, $key, $value, $extra, $type)
    };
    (loose_collection, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        // What was read as something else is kept in `extra`: nothing is written twice.
        if $extra.get($key).is_none() {
            $crate::__write!(collection, $map, $key, $value, $extra, $type);
        }
    };
    (required, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        $map.serialize_entry($key, &$value)?
    };
    (optional, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        if let Some(value) = &$value {
            $map.serialize_entry($key, value)?;
        }
    };
    (collection, $map:ident, $key:literal, $value:expr, $extra:expr, $type:ident) => {
        if !$value.is_empty()
            || $extra.was_written(const { $crate::model::position::<$type>($key) })
        {
            $map.serialize_entry($key, &$value)?;
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __finish {
    (required, $part:expr, $key:literal) => {
        $crate::model::required($part, $key)?
    };
    (integer, $part:expr, $key:literal) => {
        $crate::model::required($part, $key)?
    };
    (required_text, $part:expr, $key:literal) => {
        $crate::model::required($part, $key)?
    };
    (required_list, $part:expr, $key:literal) => {
        $crate::model::required($part, $key)?
    };
    ($mode:ident, $part:expr, $key:literal) => {
        $part
    };
}

/// Refuses a second value of a property.
pub fn once<E: de::Error>(seen: &mut bool, key: &'static str) -> Result<(), E> {
    if std::mem::replace(seen, true) {
        return Err(E::duplicate_field(key));
    }
    Ok(())
}

/// The value of a property that has to be there.
pub fn required<T, E: de::Error>(part: Option<T>, key: &'static str) -> Result<T, E> {
    part.ok_or_else(|| E::missing_field(key))
}

/// Reads a value. A function of its own, as objects share types of values.
pub fn value<'de, T: Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
    map.next_value()
}

/// What can be made of a string.
pub trait FromText: Sized {
    /// What is expected, in an error.
    const EXPECTED: &'static str;

    /// Makes it of a text, or says why it cannot be made.
    fn from_text<E: de::Error>(text: &str) -> Result<Self, E>;

    /// The same of a string that need not be copied.
    fn from_string<E: de::Error>(text: String) -> Result<Self, E> {
        Self::from_text(&text)
    }
}

impl FromText for String {
    const EXPECTED: &'static str = "a string";

    fn from_text<E: de::Error>(text: &str) -> Result<Self, E> {
        Ok(text.to_owned())
    }

    fn from_string<E: de::Error>(text: String) -> Result<Self, E> {
        Ok(text)
    }
}

/// Reads a string or null right to where it belongs: a value that is handed up through layers of
/// functions is copied by each of them, at once after it was written, which processors are slow at.
pub struct OptionalText<'p, T>(pub &'p mut Option<T>);

impl<'de, T: FromText> de::DeserializeSeed<'de> for OptionalText<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: FromText> de::Visitor<'de> for OptionalText<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_string(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        *self.0 = Some(T::from_text(text)?);
        Ok(())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<(), E> {
        *self.0 = Some(T::from_string(text)?);
        Ok(())
    }
}

/// Reads a string right to where it belongs.
pub struct Text<'p, T>(pub &'p mut Option<T>);

impl<'de, T: FromText> de::DeserializeSeed<'de> for Text<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_string(OptionalText(self.0))
    }
}

#[cfg(feature = "digest")]
impl FromText for oci_digest::Digest {
    const EXPECTED: &'static str = "a digest";

    fn from_text<E: de::Error>(text: &str) -> Result<Self, E> {
        text.parse().map_err(E::custom)
    }
}

/// Where a value goes once it is read.
pub trait Place<T> {
    /// Puts the value there.
    fn put(&mut self, value: T);
}

impl<T> Place<T> for Option<T> {
    fn put(&mut self, value: T) {
        *self = Some(value);
    }
}

impl<T> Place<T> for Vec<T> {
    fn put(&mut self, value: T) {
        self.push(value);
    }
}

/// What can be read right to its place.
pub trait Read: Sized {
    /// Reads a value and puts it into `place`.
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        place: &mut dyn Place<Self>,
    ) -> Result<(), D::Error>;
}

/// Where the property stands among those that the specification names.
#[must_use]
pub const fn position<T: super::Specified>(name: &str) -> usize {
    let mut rest = T::PROPERTIES;
    let mut position = 0;
    while let [first, others @ ..] = rest {
        if is(first, name) {
            return position;
        }
        rest = others;
        position += 1;
    }
    position
}

/// Comparison of texts, of which the standard library has none yet for constants.
const fn is(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([a, rest_of_one @ ..], [b, rest_of_other @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        one = rest_of_one;
        other = rest_of_other;
    }
    one.is_empty() && other.is_empty()
}

/// Reads an array or null, and says whether it was an array.
pub struct OptionalList<'p, T>(pub &'p mut Vec<T>);

impl<'de, T: Read> de::DeserializeSeed<'de> for OptionalList<'_, T> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Read> de::Visitor<'de> for OptionalList<'_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_none<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_seq(self)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        while items.next_element_seed(Item(&mut *self.0))?.is_some() {}
        Ok(true)
    }
}

/// Reads an object or null.
pub struct OptionalPart<'p, T>(pub &'p mut Option<T>);

impl<'de, T: Read> de::DeserializeSeed<'de> for OptionalPart<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Read> de::Visitor<'de> for OptionalPart<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::read(deserializer, self.0)
    }
}

struct Item<'p, T>(&'p mut Vec<T>);

impl<'de, T: Read> de::DeserializeSeed<'de> for Item<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::read(deserializer, self.0)
    }
}

/// The strings of an array that has nothing else.
#[must_use]
pub fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_array()?.iter().map(|item| item.as_str());
    texts.map(|text| text.map(str::to_owned)).collect()
}

/// Writes the properties that the specification does not name.
#[inline]
pub fn write_extra<T, M: SerializeMap>(
    map: &mut M,
    extra: &super::Extra<T>,
) -> Result<(), M::Error> {
    if extra.is_empty() {
        return Ok(());
    }
    extra
        .iter()
        .try_for_each(|(name, value)| map.serialize_entry(name, value))
}

/// An integer. `serde_json` takes `-0` for a double, although it is an integer to JSON and to Go.
pub struct Integer<T>(pub T);

impl<'de, T: TryFrom<u64> + TryFrom<i64> + Default> Deserialize<'de> for Integer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number<T>(PhantomData<T>);

        impl<T: TryFrom<u64> + TryFrom<i64> + Default> de::Visitor<'_> for Number<T> {
            type Value = Integer<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an integer in its range")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
                let integer = T::try_from(number);
                let wrong = |_| E::invalid_value(de::Unexpected::Unsigned(number), &self);
                integer.map(Integer).map_err(wrong)
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
                let integer = T::try_from(number);
                let wrong = |_| E::invalid_value(de::Unexpected::Signed(number), &self);
                integer.map(Integer).map_err(wrong)
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
                if number == 0.0 && number.is_sign_negative() {
                    Ok(Integer(T::default()))
                } else {
                    Err(E::invalid_type(de::Unexpected::Float(number), &self))
                }
            }
        }

        deserializer.deserialize_any(Number(PhantomData))
    }
}

/// A property's name, borrowed where the text has it without escapes.
pub struct Name<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> de::Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a property's name")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_identifier(Text)
    }
}
