//! `seccomp`: [features-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#seccomp).

mod clauses;

use oci_conformance::{Property, Shape, Value, builder, object};

use crate::{
    Extra,
    config_linux::seccomp::{Action, Arch, Flag, Operator},
    features::lists,
    platform,
    specification::V1_1_0,
};

/// What a runtime supports of seccomp; but for `supported_flags`, whatever the kernel has.
///
/// [features-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#seccomp)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct SeccompFeatures {
    /// Whether it supports seccomp.
    pub enabled: Option<bool>,
    /// The actions that it recognizes.
    pub actions: Option<Vec<Action>>,
    /// The operators that it recognizes.
    pub operators: Option<Vec<Operator>>,
    /// The architectures that it recognizes.
    pub archs: Option<Vec<Arch>>,
    /// The flags that it recognizes.
    pub known_flags: Option<Vec<Flag>>,
    /// The flags that it recognizes, and that the kernel and libseccomp support.
    pub supported_flags: Option<Vec<Flag>>,
    /// Properties that the specification does not name.
    pub extra: Extra<SeccompFeatures>,
}

object!(SeccompFeatures, "features of seccomp", {
    "enabled" => enabled: optional,
    "actions" => actions: optional,
    "operators" => operators: optional,
    "archs" => archs: optional,
    "knownFlags" => known_flags: optional,
    "supportedFlags" => supported_flags: optional,
});

builder! {
    /// Makes a [`SeccompFeatures`].
    pub struct SeccompFeaturesBuilder(SeccompFeatures) => SECCOMP_FEATURES;
    option enabled: bool;
    value extra: Extra<SeccompFeatures>;
}

lists! {
    SeccompFeaturesBuilder;
    actions: Action;
    operators: Operator;
    archs: Arch;
    known_flags: Flag;
    supported_flags: Flag;
}

impl SeccompFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> SeccompFeaturesBuilder {
        SeccompFeaturesBuilder::of(Self::default())
    }
}

/// The shape of `seccomp`.
pub static SECCOMP_FEATURES: Shape = Shape::new(
    "features of seccomp",
    "features-linux.md#seccomp",
    &[
        Property::optional(
            "enabled",
            "runtime.features.linux.seccomp.enabled",
            Value::Bool,
        )
        .nullable(),
        Property::optional(
            "actions",
            "runtime.features.linux.seccomp.actions",
            Value::STRINGS,
        )
        .nullable(),
        Property::optional(
            "operators",
            "runtime.features.linux.seccomp.operators",
            Value::STRINGS,
        )
        .nullable(),
        Property::optional(
            "archs",
            "runtime.features.linux.seccomp.archs",
            Value::STRINGS,
        )
        .nullable(),
        Property::optional(
            "knownFlags",
            "runtime.features.linux.seccomp.known-flags",
            Value::STRINGS,
        )
        .nullable(),
        Property::optional(
            "supportedFlags",
            "runtime.features.linux.seccomp.supported-flags",
            Value::STRINGS,
        )
        .nullable()
        .note("Unlike the rest of the structure it depends on the kernel and on libseccomp."),
    ],
)
.since(V1_1_0)
.on(platform::LINUX)
.rules(&[
    &clauses::ACTIONS_ENUM,
    &clauses::OPERATORS_ENUM,
    &clauses::ARCHS_ENUM,
    &clauses::KNOWN_FLAGS_ENUM,
    &clauses::SUPPORTED_FLAGS_ENUM,
    &clauses::SUPPORTED_FLAGS_SUBSET,
]);
