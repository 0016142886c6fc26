//! `mountExtensions`: [features-linux.md#mountextensions](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#mountextensions).

use oci_conformance::{Property, Shape, Value, builder, object};

use super::switches::switch;
use crate::{Extra, platform, specification::V1_2_0};

/// Which extensions of mounts a runtime supports, whatever the kernel has.
///
/// [features-linux.md#mountextensions](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#mountextensions)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct MountExtensionsFeatures {
    /// Mounts with mappings of IDs.
    pub idmap: Option<IdmapFeatures>,
    /// Properties that the specification does not name.
    pub extra: Extra<MountExtensionsFeatures>,
}

object!(MountExtensionsFeatures, "features of mounts", { "idmap" => idmap: part, });

builder! {
    /// Makes a [`MountExtensionsFeatures`].
    pub struct MountExtensionsFeaturesBuilder(MountExtensionsFeatures) => MOUNT_EXTENSIONS_FEATURES;
    option idmap: IdmapFeatures;
    value extra: Extra<MountExtensionsFeatures>;
}

impl MountExtensionsFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> MountExtensionsFeaturesBuilder {
        MountExtensionsFeaturesBuilder::of(Self::default())
    }
}

switch! {
    /// Whether a runtime reads `uidMappings` and `gidMappings` of mounts and tries to use them.
    ///
    /// [features-linux.md#mountextensions](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#mountextensions)
    IdmapFeatures, "features of mounts with mappings of IDs"
}

/// The shape of `mountExtensions`.
pub static MOUNT_EXTENSIONS_FEATURES: Shape = Shape::new(
    "features of mounts",
    "features-linux.md#mountextensions",
    &[Property::optional(
        "idmap",
        "runtime.features.linux.mount-extensions.idmap",
        Value::Shape(&IDMAP_FEATURES),
    )
    .nullable()],
)
.since(V1_2_0)
.on(platform::LINUX);

/// The shape of `idmap`.
pub static IDMAP_FEATURES: Shape = Shape::new(
    "features of mounts with mappings of IDs",
    "features-linux.md#mountextensions",
    &[Property::optional(
        "enabled",
        "runtime.features.linux.mount-extensions.idmap.enabled",
        Value::Bool,
    )
    .nullable()],
)
.since(V1_2_0)
.on(platform::LINUX);
