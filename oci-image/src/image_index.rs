//! Image indexes: [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md).

mod advisories;
mod entries;
mod properties;

use std::collections::BTreeMap;

use oci_conformance::{
    Context, DocumentType, Heading, Invalid, Property, Rejected, Shape, Value, builder, model,
    object,
};

pub(crate) use self::properties::OBJECT;
pub use self::{
    advisories::{ADVISORIES, BOTH_SHAPES, PLATFORM_MISMATCH, SUBJECT_NO_MANIFEST},
    entries::MANIFESTS_PLATFORM_WHEN_SPECIFIC,
    properties::MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR,
};
use crate::{
    Descriptor, Extra, KnownMediaType, MediaType, ReadDocument, annotations, considerations,
    descriptor,
    manifest::SchemaVersion,
    media_types, parsed,
    platform::{self, clauses as platform_clauses, variants},
    specification::V1_1_0,
};

/// Lists manifests, usually of one image for several platforms.
///
/// [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions)
///
/// ```
/// use oci_image::{
///     Descriptor, ImageIndex, MediaType, Platform,
///     platform::{Architecture, Os},
/// };
///
/// let index = ImageIndex::builder()
///     .manifest(
///         Descriptor::of(MediaType::IMAGE_MANIFEST, b"...")
///             .platform(Platform::builder(Os::LINUX, Architecture::ARM64).build()?)
///             .build()?,
///     )
///     .build()?;
/// assert_eq!(index.media_type, Some(MediaType::IMAGE_INDEX));
///
/// let bytes = serde_json::to_vec(&index)?;
/// assert_eq!(ImageIndex::from_slice(&bytes)?, index);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ImageIndex {
    /// The version of the schema, which is 2.
    pub schema_version: SchemaVersion,
    /// The media type of the index itself; [`MediaType::IMAGE_INDEX`] where a builder is not told
    /// otherwise.
    pub media_type: Option<MediaType>,
    /// The type of the artifact, where the index is one.
    pub artifact_type: Option<MediaType>,
    /// The manifests. Of several that fit, the first counts.
    pub manifests: Vec<Descriptor>,
    /// Another manifest, which this index says something about.
    pub subject: Option<Descriptor>,
    /// What a reader may want to know about the index.
    pub annotations: BTreeMap<String, String>,
    /// Properties that the specification does not name.
    pub extra: Extra<ImageIndex>,
}

object!(ImageIndex, "an image index", {
    "schemaVersion" => schema_version: required,
    "mediaType" => media_type: text,
    "artifactType" => artifact_type: text,
    "manifests" => manifests: required_list,
    "subject" => subject: optional,
    "annotations" => annotations: collection,
    never "config",
    never "layers",
});

builder! {
    /// Makes an [`ImageIndex`].
    pub struct ImageIndexBuilder(ImageIndex);
    option media_type: MediaType;
    option artifact_type: MediaType;
    list manifests/manifest: Descriptor;
    option subject: Descriptor;
    map annotations/annotation: String;
    value extra: Extra<ImageIndex>;
}

impl ImageIndex {
    /// Starts an index, which need not list anything.
    pub fn builder() -> ImageIndexBuilder {
        ImageIndexBuilder(Self {
            schema_version: SchemaVersion,
            media_type: Some(MediaType::IMAGE_INDEX),
            artifact_type: None,
            manifests: Vec::new(),
            subject: None,
            annotations: BTreeMap::new(),
            extra: Extra::default(),
        })
    }

    /// Reads an index, or says why it is none.
    ///
    /// A document that says that it is something else is refused, but for Docker's counterpart of
    /// an index; so is one that could be taken for a manifest.
    #[inline]
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        model::read(bytes, &DOCUMENT, |index: &Self| {
            parsed::agree(index.media_type.as_ref(), KnownMediaType::ImageIndex)
        })
    }
}

impl ReadDocument for ImageIndex {
    #[inline]
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        Self::from_slice(bytes)
    }

    fn media_type(&self) -> MediaType {
        let stated = self.media_type.clone();
        stated.unwrap_or(MediaType::IMAGE_INDEX)
    }
}

impl ImageIndexBuilder {
    /// Ends the index, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<ImageIndex, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the index for a version of the specification, or names the clauses that the version
    /// has and it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<ImageIndex, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// An image index.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "index",
    shape: &ADVISED,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

/// Advisories are no clauses of the specification, and so stand in a shape of their own.
static ADVISED: Shape = Shape::new(
    "index",
    "image-index.md#image-index-property-descriptions",
    &[],
)
.extends(&SHAPE)
.object(&OBJECT)
.rules(&[&BOTH_SHAPES, &SUBJECT_NO_MANIFEST]);

/// The shape of an image index.
pub static SHAPE: Shape = Shape::new(
    "index",
    "image-index.md#image-index-property-descriptions",
    &[
        Property::required(
            "schemaVersion",
            "image.index.schema-version",
            Value::Integer(2, 2),
        )
        .untyped(),
        Property::optional("mediaType", "image.index.media-type", Value::String)
            .presence_unstated(),
        Property::optional("artifactType", "image.index.artifact-type", Value::String)
            .since(V1_1_0),
        Property::required(
            "manifests",
            "image.index.manifests",
            Value::List(&Value::Shape(&ENTRY)),
        )
        .present_by(&entries::MANIFESTS_REQUIRED)
        .covers(&[&entries::MANIFESTS_DESCRIPTOR_RULES, &media_types::RELATIONS_DESCRIPTORS])
        .note(
            "Go writes `null` for a list that was never made. The JSON Schema refuses it, and so do \
             these checks; reading takes it for an empty list.",
        ),
        Property::optional(
            "subject",
            "image.index.subject",
            Value::Shape(&descriptor::SHAPE),
        )
        .since(V1_1_0)
        .typed_by(&properties::SUBJECT_DESCRIPTOR)
        .covers(&[&properties::SUBJECT_DESCRIPTOR, &media_types::RELATIONS_DESCRIPTORS]),
        Property::optional(
            "annotations",
            "image.index.annotations",
            Value::Shape(&annotations::SHAPE),
        )
        .typed_by(&annotations::MAP_OBJECT)
        .null_breaks(&annotations::EMPTY_ABSENT_OR_EMPTY_MAP)
        .covers(&[&properties::ANNOTATIONS_RULES]),
    ],
)
.object(&OBJECT)
.rules(&[
    &properties::SCHEMA_VERSION_VALUE,
    &properties::MEDIA_TYPE_PRESENT,
    &properties::MEDIA_TYPE_VALUE,
    &properties::ARTIFACT_TYPE_RFC6838,
    &entries::MANIFESTS_REQUIRED,
    &entries::MANIFESTS_PRESENT,
    &entries::MANIFESTS_MAY_BE_EMPTY,
    &entries::MANIFESTS_DESCRIPTOR_RULES,
    &entries::MEDIA_TYPE_FUTURE,
    &properties::SUBJECT_DESCRIPTOR,
    &properties::ANNOTATIONS_RULES,
])
.rules_elsewhere(&[media_types::INDEX_RULES]);

/// The shape of an entry of an index: a descriptor with a platform.
pub static ENTRY: Shape = Shape::new(
    "descriptor",
    "image-index.md#image-index-property-descriptions",
    &[Property::optional(
        "platform",
        "image.index.manifests.platform",
        Value::Shape(&platform::SHAPE),
    )
    .covers(&[&descriptor::PLATFORM_SHAPE_ANYWHERE])
    .note("The JSON Schema refuses `null`; readers take it for a missing `platform`.")],
)
.extends(&descriptor::SHAPE)
.rules(&[&entries::MEDIA_TYPE_PORTABLE]);

/// The clauses of image-index.md.
pub(crate) static HEADING: Heading = Heading {
    file: "image-index.md",
    shapes: &[&SHAPE, &ENTRY, &platform::SHAPE],
    clauses: &[
        &properties::USAGE_PROVIDERS_OPTIONAL,
        &properties::USAGE_CONSUMERS_PREPARED,
        &properties::SCHEMA_VERSION_MAY_BE_REMOVED,
        &MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR,
        &properties::ARTIFACT_TYPE_IANA,
        &entries::MEDIA_TYPE_SUPPORT_MANIFEST,
        &entries::MEDIA_TYPE_SUPPORT_NESTED_INDEX,
        &entries::MEDIA_TYPE_UNKNOWN,
        &MANIFESTS_PLATFORM_WHEN_SPECIFIC,
        &platform_clauses::ARCHITECTURE_UNDERSTAND,
        &platform_clauses::OS_UNDERSTAND,
        &platform_clauses::OS_VERSION_REFUSE,
        &platform_clauses::OS_FEATURES_WINDOWS_UNDERSTAND,
        &platform_clauses::OS_FEATURES_OTHER_OS,
        &variants::VARIANT_UNDERSTAND,
        &entries::FIRST_MATCH,
        &properties::SUBJECT_REFERRERS,
        &variants::SUBMIT,
    ],
};

#[cfg(test)]
mod tests;
