//! `memoryPolicy`: [features-linux.md#memorypolicy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#memorypolicy).

use oci_conformance::{Property, Shape, Value, builder, object};

use crate::{
    Extra,
    config_linux::memory_policy::{Flag, Mode},
    features::lists,
    platform,
    specification::V1_3_0,
};

/// Which policies of memory a runtime recognizes, whatever the kernel has.
///
/// [features-linux.md#memorypolicy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#memorypolicy)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct MemoryPolicyFeatures {
    /// The modes that it recognizes.
    pub modes: Option<Vec<Mode>>,
    /// The flags that it recognizes.
    pub flags: Option<Vec<Flag>>,
    /// Properties that the specification does not name.
    pub extra: Extra<MemoryPolicyFeatures>,
}

object!(MemoryPolicyFeatures, "features of memory policies", {
    "modes" => modes: optional,
    "flags" => flags: optional,
});

builder! {
    /// Makes a [`MemoryPolicyFeatures`].
    pub struct MemoryPolicyFeaturesBuilder(MemoryPolicyFeatures) => MEMORY_POLICY_FEATURES;
    value extra: Extra<MemoryPolicyFeatures>;
}

lists! {
    MemoryPolicyFeaturesBuilder;
    modes: Mode;
    flags: Flag;
}

impl MemoryPolicyFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> MemoryPolicyFeaturesBuilder {
        MemoryPolicyFeaturesBuilder::of(Self::default())
    }
}

/// The shape of `memoryPolicy`.
pub static MEMORY_POLICY_FEATURES: Shape = Shape::new(
    "features of memory policies",
    "features-linux.md#memorypolicy",
    &[
        Property::optional(
            "modes",
            "runtime.features.linux.memory-policy.modes",
            Value::STRINGS,
        )
        .nullable()
        .note("The schema does not have it."),
        Property::optional(
            "flags",
            "runtime.features.linux.memory-policy.flags",
            Value::STRINGS,
        )
        .nullable()
        .note("The schema does not have it."),
    ],
)
.since(V1_3_0)
.on(platform::LINUX);
