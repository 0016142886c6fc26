//! Platforms: [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions),
//! `platform`.

mod architecture;
pub(crate) mod clauses;
mod os;
mod variant;
pub(crate) mod variants;

use oci_conformance::{Context, Invalid, Property, Shape, Value, builder, object};

pub use self::{
    architecture::{Architecture, KnownArchitecture},
    os::{KnownOs, Os},
    variant::{KnownVariant, Variant},
};
use crate::Extra;

/// What content runs on: the minimum that a host has to offer.
///
/// [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions)
///
/// ```
/// use oci_image::{Platform, platform::{Architecture, Os, Variant}};
///
/// let platform = Platform::builder(Os::LINUX, Architecture::ARM)
///     .variant(Variant::V7)
///     .build()?;
/// assert_eq!(
///     serde_json::to_string(&platform).unwrap(),
///     r#"{"architecture":"arm","os":"linux","variant":"v7"}"#,
/// );
/// # Ok::<(), oci_image::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Platform {
    /// The CPU architecture.
    pub architecture: Architecture,
    /// The operating system.
    pub os: Os,
    /// The version of the operating system, in whatever form that has.
    pub os_version: Option<String>,
    /// Features of the operating system that are needed.
    pub os_features: Vec<String>,
    /// The variant of the CPU architecture.
    pub variant: Option<Variant>,
    /// Properties that the specification does not name, and `features`, which it reserves.
    pub extra: Extra<Platform>,
}

object!(Platform, "a platform", {
    "architecture" => architecture: required_text,
    "os" => os: required_text,
    "os.version" => os_version: text,
    "os.features" => os_features: collection,
    "variant" => variant: text,
});

builder! {
    /// Makes a [`Platform`].
    pub struct PlatformBuilder(Platform);
    option os_version: String;
    list os_features/os_feature: String;
    option variant: Variant;
    value extra: Extra<Platform>;
}

impl Platform {
    /// Starts a platform from the two properties that every platform has.
    pub fn builder(os: impl Into<Os>, architecture: impl Into<Architecture>) -> PlatformBuilder {
        PlatformBuilder(Self {
            architecture: architecture.into(),
            os: os.into(),
            os_version: None,
            os_features: Vec::new(),
            variant: None,
            extra: Extra::default(),
        })
    }
}

impl PlatformBuilder {
    /// Ends the platform, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<Platform, Invalid> {
        Invalid::or_part(self.0, &SHAPE, &Context::default())
    }
}

/// The shape of a platform.
pub static SHAPE: Shape = Shape::new(
    "platform",
    "image-index.md#image-index-property-descriptions",
    &[
        Property::required(
            "architecture",
            "image.index.manifests.platform.architecture",
            Value::String,
        ),
        Property::required("os", "image.index.manifests.platform.os", Value::String),
        Property::optional(
            "os.version",
            "image.index.manifests.platform.os-version",
            Value::String,
        ),
        Property::optional(
            "os.features",
            "image.index.manifests.platform.os-features",
            Value::STRINGS,
        ),
        Property::optional(
            "variant",
            "image.index.manifests.platform.variant",
            Value::String,
        ),
    ],
)
.rules(&[
    &clauses::ARCHITECTURE_GOARCH,
    &clauses::OS_GOOS,
    &clauses::OS_VERSION_VALUES,
    &clauses::OS_FEATURES_WINDOWS,
    &variants::VARIANT_VALUES,
    &clauses::FEATURES_RESERVED,
    &variants::GO_ANALOG,
    &variants::TABLE,
]);

#[cfg(test)]
mod tests;
