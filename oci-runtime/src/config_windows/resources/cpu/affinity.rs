//! `affinity`: [config-windows.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#cpu).

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use oci_conformance::{Clause, Facet, Property, Severity, Shape, Value, object};
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{Extra, platform, specification::V1_2_1};

/// Processors of one group that a container runs on.
///
/// [config-windows.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#cpu)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Affinity {
    /// One bit for each processor of the group. Go's types leave a 0 out.
    pub mask: Option<u64>,
    /// The group of processors. Go's types leave a 0 out.
    pub group: Option<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<Affinity>,
}

object!(Affinity, "an affinity", {
    "mask" => mask: optional_integer,
    "group" => group: optional_integer,
});

impl Affinity {
    /// The processors of `group` whose bits are set.
    #[must_use]
    pub fn new(mask: u64, group: u32) -> Self {
        Self {
            mask: Some(mask),
            group: Some(group),
            extra: Extra::default(),
        }
    }
}

/// The processors of all groups that a container runs on.
///
/// It is a list. A single object, as the JSON Schema has it by mistake, is read as a list of one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Affinities(pub Vec<Affinity>);

impl Deref for Affinities {
    type Target = Vec<Affinity>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Affinities {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl FromIterator<Affinity> for Affinities {
    fn from_iter<I: IntoIterator<Item = Affinity>>(affinities: I) -> Self {
        Self(affinities.into_iter().collect())
    }
}

impl Serialize for Affinities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Affinities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Affinities;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of affinities")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Affinities, A::Error> {
                let mut affinities = Vec::new();
                while let Some(affinity) = items.next_element()? {
                    affinities.push(affinity);
                }
                Ok(Affinities(affinities))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Affinities, A::Error> {
                let affinity = Affinity::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Affinities(vec![affinity]))
            }
        }

        deserializer.deserialize_any(OneOrMany)
    }
}

/// The shape of an entry of `affinity`.
pub static AFFINITY: Shape = Shape::new(
    "affinity",
    "config-windows.md#cpu",
    &[
        Property::required(
            "mask",
            "runtime.windows.resources.cpu.affinity.mask",
            Value::UINT64,
        )
        .softened(
            Facet::Presence,
            Severity::Warning,
            "Go's types leave a 0 out",
        )
        .note("A mask of 0 selects no processor; the text does not exclude it."),
        Property::required(
            "group",
            "runtime.windows.resources.cpu.affinity.group",
            Value::UINT32,
        )
        .softened(
            Facet::Presence,
            Severity::Warning,
            "Go's types leave a 0 out",
        )
        .note("The structure of Windows that the text refers to has 16 bits for it."),
    ],
)
.since(V1_2_1)
.on(platform::WINDOWS);

pub(crate) static RESOURCES_CPU_AFFINITY_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.cpu.affinity.effect",
    "config-windows.md#cpu",
    "The container runs only on the processors that the entries of `affinity` select.",
)
.since(V1_2_1)
.on(platform::WINDOWS)
.note("What an empty list, or two entries for one group, means the text does not say.");
