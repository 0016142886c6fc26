//! Reading and writing of objects that keep the properties they do not know.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de};

/// Implements `Serialize` and `Deserialize` for an object whose field `extra` keeps the properties
/// that the specification does not name.
///
/// serde's own `flatten` does the same, but buffers every value on its way, which costs more than
/// reading it. The properties stand in the specification's order, which is the order of writing:
///
/// - `required`: has to be there.
/// - `optional`: an `Option`, which an explicit null leaves empty.
/// - `collection`: something that can be empty and is not written then; null is empty, too.
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

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(crate::object::write!($mode, map, $key, self.$field);)+
                self.extra.serialize_into(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Object;

                impl<'de> serde::de::Visitor<'de> for Object {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$type, A::Error> {
                        use serde::de::Error;
                        $(let mut $field = None;)+
                        let mut extra = crate::Extra::default();
                        while let Some(crate::object::Name(name)) = map.next_key()? {
                            match name.as_ref() {
                                $($key => {
                                    if $field.is_some() {
                                        return Err(A::Error::duplicate_field($key));
                                    }
                                    $field = Some(map.next_value()?);
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

macro_rules! write {
    (required, $map:ident, $key:literal, $value:expr) => {
        $map.serialize_entry($key, &$value)?
    };
    (required_collection, $map:ident, $key:literal, $value:expr) => {
        $map.serialize_entry($key, &$value)?
    };
    (optional, $map:ident, $key:literal, $value:expr) => {
        if let Some(value) = &$value {
            $map.serialize_entry($key, value)?;
        }
    };
    (collection, $map:ident, $key:literal, $value:expr) => {
        if !$value.is_empty() {
            $map.serialize_entry($key, &$value)?;
        }
    };
}

macro_rules! finish {
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

pub(crate) use {finish, object, write};

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
