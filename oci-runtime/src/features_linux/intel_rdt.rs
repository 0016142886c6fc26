//! `intelRdt`: [features-linux.md#intel-rdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#intel-rdt).

use oci_conformance::{Property, Shape, Value, builder, object};

use crate::{
    Extra, platform,
    specification::{V1_1_0, V1_3_0},
};

/// What a runtime supports of Intel's Resource Director Technology, whatever the processor has.
///
/// [features-linux.md#intel-rdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#intel-rdt)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct IntelRdtFeatures {
    /// Whether it supports the technology.
    pub enabled: Option<bool>,
    /// Whether it supports `schemata` of a configuration.
    pub schemata: Option<bool>,
    /// Whether it supports `enableMonitoring` of a configuration.
    pub monitoring: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<IntelRdtFeatures>,
}

object!(IntelRdtFeatures, "features of Intel RDT", {
    "enabled" => enabled: optional,
    "schemata" => schemata: optional,
    "monitoring" => monitoring: optional,
});

builder! {
    /// Makes an [`IntelRdtFeatures`].
    pub struct IntelRdtFeaturesBuilder(IntelRdtFeatures) => INTEL_RDT_FEATURES;
    option enabled: bool;
    option schemata: bool;
    option monitoring: bool;
    value extra: Extra<IntelRdtFeatures>;
}

impl IntelRdtFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> IntelRdtFeaturesBuilder {
        IntelRdtFeaturesBuilder::of(Self::default())
    }
}

/// The shape of `intelRdt`.
pub static INTEL_RDT_FEATURES: Shape = Shape::new(
    "features of Intel RDT",
    "features-linux.md#intel-rdt",
    &[
        Property::optional(
            "enabled",
            "runtime.features.linux.intel-rdt.enabled",
            Value::Bool,
        )
        .nullable(),
        Property::optional(
            "schemata",
            "runtime.features.linux.intel-rdt.schemata",
            Value::Bool,
        )
        .since(V1_3_0)
        .nullable()
        .note("The schema does not have it."),
        Property::optional(
            "monitoring",
            "runtime.features.linux.intel-rdt.monitoring",
            Value::Bool,
        )
        .since(V1_3_0)
        .nullable()
        .note("The schema does not have it. In a configuration it is called `enableMonitoring`."),
    ],
)
.since(V1_1_0)
.on(platform::LINUX);
