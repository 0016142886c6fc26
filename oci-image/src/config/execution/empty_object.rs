//! Objects that say nothing.

use std::fmt;

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
};

use oci_conformance::model::Name;

use crate::{Extra, Specified};

/// What stands behind a port or a directory, where the name alone matters: `{}`.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
/// calls it a direct serialisation of Go's `struct{}`. If it has properties nevertheless, they are
/// kept.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct EmptyObject {
    /// What should not be there.
    pub extra: Extra<EmptyObject>,
}

impl Specified for EmptyObject {
    const PROPERTIES: &'static [&'static str] = &[];
}

impl Serialize for EmptyObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.extra.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for EmptyObject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> de::Visitor<'de> for Object {
            type Value = EmptyObject;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an empty object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EmptyObject, A::Error> {
                let mut extra = Extra::default();
                while let Some(Name(name)) = map.next_key()? {
                    extra.keep(&name, map.next_value()?)?;
                }
                Ok(EmptyObject { extra })
            }
        }

        deserializer.deserialize_map(Object)
    }
}
