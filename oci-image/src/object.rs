//! Reading and writing of objects that keep the properties they do not know.

use std::{borrow::Cow, marker::PhantomData};

use serde_core::{Deserialize, Deserializer, de};

/// Implements `Serialize` and `Deserialize` for an object whose field `extra` keeps the properties
/// that the specification does not name.
///
/// serde's own `flatten` does the same, but buffers every value on its way, which costs more than
/// reading it. The properties stand in the specification's order, which is the order of writing:
///
/// - `required`: has to be there.
/// - `optional`: an `Option`, which an explicit null leaves empty.
/// - `collection`: something that can be empty and is not written then; null is empty, too.
/// - `integer`, `optional_integer`: the same for integers, of which JSON has `-0`, too.
/// - `loose_collection`: a collection that the specification says nothing about; a value of another
///   type is kept in `extra` instead.
/// - `required_collection`: has to be there, may be null, and is always written.
///
/// `never "name"` refuses objects that have that property: they are of another type.
macro_rules! object {
    ($type:ident, $what:literal, {
        $($key:literal => $field:ident: $mode:ident,)+
        $(never $other:literal,)*
    }) => {
        impl crate::Specified for $type {
            const PROPERTIES: &'static [&'static str] = &[$($key),+];
        }

        impl serde_core::Serialize for $type {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(crate::object::write!($mode, map, $key, self.$field, self.extra);)+
                self.extra.serialize_into(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $type {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Object;

                impl<'de> serde_core::de::Visitor<'de> for Object {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_map<A: serde_core::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$type, A::Error> {
                        use serde_core::de::Error;
                        $(let mut $field = None;)+
                        let mut extra = crate::Extra::default();
                        while let Some(crate::object::Name(name)) = map.next_key()? {
                            match name.as_ref() {
                                $($key => {
                                    if $field.is_some() {
                                        return Err(A::Error::duplicate_field($key));
                                    }
                                    crate::object::read!($mode, $field, $key, map, extra);
                                })+
                                $($other => return Err(A::Error::custom(concat!(
                                    "`", $other, "` does not belong into ", $what,
                                    ": the document could be taken for one of another type",
                                ))),)*
                                unknown => extra.keep(unknown, map.next_value()?)?,
                            }
                        }
                        Ok($type {
                            $($field: crate::object::finish!($mode, $field, $key),)+
                            extra,
                        })
                    }
                }

                deserializer.deserialize_map(Object)
            }
        }
    };
}

macro_rules! read {
    (integer, $field:ident, $key:literal, $map:ident, $extra:ident) => {
        $field = Some($map.next_value::<crate::object::Integer<_>>()?.0)
    };
    (optional_integer, $field:ident, $key:literal, $map:ident, $extra:ident) => {
        let integer: Option<crate::object::Integer<_>> = $map.next_value()?;
        $field = Some(integer.map(|integer| integer.0));
    };
    (loose_collection, $field:ident, $key:literal, $map:ident, $extra:ident) => {
        $field = Some(Vec::new());
        match $map.next_value()? {
            serde_json::Value::Null => {}
            value => match serde_core::Deserialize::deserialize(&value) {
                Ok(collection) => $field = Some(collection),
                Err(_) => $extra.keep($key, value)?,
            },
        }
    };
    ($mode:ident, $field:ident, $key:literal, $map:ident, $extra:ident) => {
        $field = Some($map.next_value()?)
    };
}

macro_rules! write {
    (integer, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        $map.serialize_entry($key, &$value)?
    };
    (optional_integer, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        crate::object::write!(optional, $map, $key, $value, $extra)
    };
    (loose_collection, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        // What was read as something else is kept in `extra`: nothing is written twice.
        if $extra.get($key).is_none() {
            crate::object::write!(collection, $map, $key, $value, $extra);
        }
    };
    (required, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        $map.serialize_entry($key, &$value)?
    };
    (required_collection, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        $map.serialize_entry($key, &$value)?
    };
    (optional, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        if let Some(value) = &$value {
            $map.serialize_entry($key, value)?;
        }
    };
    (collection, $map:ident, $key:literal, $value:expr, $extra:expr) => {
        if !$value.is_empty() {
            $map.serialize_entry($key, &$value)?;
        }
    };
}

macro_rules! finish {
    (integer, $field:ident, $key:literal) => {
        crate::object::finish!(required, $field, $key)
    };
    (optional_integer, $field:ident, $key:literal) => {
        crate::object::finish!(optional, $field, $key)
    };
    (loose_collection, $field:ident, $key:literal) => {
        $field.unwrap_or_default()
    };
    (required, $field:ident, $key:literal) => {
        $field.ok_or_else(|| A::Error::missing_field($key))?
    };
    (required_collection, $field:ident, $key:literal) => {
        $field
            .ok_or_else(|| A::Error::missing_field($key))
            .map(Option::unwrap_or_default)?
    };
    (optional, $field:ident, $key:literal) => {
        $field.flatten()
    };
    (collection, $field:ident, $key:literal) => {
        $field.flatten().unwrap_or_default()
    };
}

pub(crate) use {finish, object, read, write};

/// An integer. `serde_json` takes `-0` for a double, although it is an integer to JSON and to Go.
pub(crate) struct Integer<T>(pub(crate) T);

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
pub(crate) struct Name<'de>(pub(crate) Cow<'de, str>);

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
