//! Image manifests: [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md).

mod artifacts;
mod config;
mod empty_descriptor;
mod layers;
mod properties;
mod schema_version;

use std::collections::BTreeMap;

use oci_conformance::{
    Context, DocumentType, Heading, Invalid, Property, Rejected, Shape, Value, builder, model,
    object,
};

pub use self::{
    config::CONFIG_RUNNABLE_UNIQUE,
    empty_descriptor::EMPTY_DESCRIPTOR_CONTENT,
    properties::{MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR, SINGLE_PLATFORM},
    schema_version::SchemaVersion,
};
pub(crate) use self::{
    empty_descriptor::{EMPTY_DESCRIPTOR_DATA, EMPTY_DESCRIPTOR_DIGEST},
    layers::{APPLY_RESULT, BASE_FIRST, STACK_ORDER},
    properties::{check_schema_version, check_stated_media_type, repeated_media_type_clauses},
};
use crate::{
    Descriptor, Extra, KnownMediaType, MediaType, ReadDocument, annotations, artifacts_guidance,
    considerations, descriptor, image_index, layer, media_types, parsed, specification::V1_1_0,
};

/// What an image is made of: its config and its layers. Other content than images, called
/// artifacts, is packed the same way.
///
/// [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions)
///
/// ```
/// use oci_image::{Descriptor, ImageManifest, MediaType};
///
/// let config = br#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
/// let manifest = ImageManifest::builder(Descriptor::of(MediaType::IMAGE_CONFIG, config).build()?)
///     .layer(Descriptor::of(MediaType::IMAGE_LAYER, b"...").build()?)
///     .annotation("org.opencontainers.image.title", "dots")
///     .build()?;
/// assert_eq!(manifest.media_type, Some(MediaType::IMAGE_MANIFEST));
///
/// let bytes = serde_json::to_vec(&manifest)?;
/// assert_eq!(ImageManifest::from_slice(&bytes)?, manifest);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ImageManifest {
    /// The version of the schema, which is 2.
    pub schema_version: SchemaVersion,
    /// The media type of the manifest itself; [`MediaType::IMAGE_MANIFEST`] where a builder is not
    /// told otherwise.
    pub media_type: Option<MediaType>,
    /// The type of the artifact, where the manifest is one.
    pub artifact_type: Option<MediaType>,
    /// The configuration.
    pub config: Descriptor,
    /// The layers of the file system, the base first; or what an artifact consists of.
    pub layers: Vec<Descriptor>,
    /// Another manifest, which this one says something about.
    pub subject: Option<Descriptor>,
    /// What a reader may want to know about the image.
    pub annotations: BTreeMap<String, String>,
    /// Properties that the specification does not name.
    pub extra: Extra<ImageManifest>,
}

object!(ImageManifest, "an image manifest", {
    "schemaVersion" => schema_version: required,
    "mediaType" => media_type: text,
    "artifactType" => artifact_type: text,
    "config" => config: required,
    "layers" => layers: required_list,
    "subject" => subject: optional,
    "annotations" => annotations: collection,
    never "manifests",
});

builder! {
    /// Makes an [`ImageManifest`].
    pub struct ImageManifestBuilder(ImageManifest);
    option media_type: MediaType;
    option artifact_type: MediaType;
    list layers/layer: Descriptor;
    option subject: Descriptor;
    map annotations/annotation: String;
    value extra: Extra<ImageManifest>;
}

impl ImageManifest {
    /// Starts a manifest from the descriptor of its config.
    pub fn builder(config: Descriptor) -> ImageManifestBuilder {
        ImageManifestBuilder(Self {
            schema_version: SchemaVersion,
            media_type: Some(MediaType::IMAGE_MANIFEST),
            artifact_type: None,
            config,
            layers: Vec::new(),
            subject: None,
            annotations: BTreeMap::new(),
            extra: Extra::default(),
        })
    }

    /// Starts the manifest of an artifact that has no config. If it is given no layers either, it
    /// gets the empty one, as the
    /// [guidelines](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage)
    /// want it.
    ///
    /// ```
    /// use oci_image::{Descriptor, ImageManifest};
    ///
    /// let artifact = ImageManifest::artifact("application/vnd.example+type")
    ///     .annotation("com.example.data", "payload")
    ///     .build()?;
    /// assert_eq!(artifact.config, Descriptor::empty());
    /// assert_eq!(artifact.layers, [Descriptor::empty()]);
    /// # Ok::<(), oci_image::Invalid>(())
    /// ```
    pub fn artifact(artifact_type: impl Into<MediaType>) -> ImageManifestBuilder {
        Self::builder(Descriptor::empty()).artifact_type(artifact_type)
    }

    /// Reads a manifest, or says why it is none.
    ///
    /// A document that says that it is something else is refused, but for Docker's counterpart of
    /// a manifest; so is one that could be taken for an index.
    #[inline]
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        model::read(bytes, &DOCUMENT, |manifest: &Self| {
            parsed::agree(manifest.media_type.as_ref(), KnownMediaType::ImageManifest)
        })
    }
}

impl ReadDocument for ImageManifest {
    #[inline]
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        Self::from_slice(bytes)
    }

    fn media_type(&self) -> MediaType {
        let stated = self.media_type.clone();
        stated.unwrap_or(MediaType::IMAGE_MANIFEST)
    }
}

impl ImageManifestBuilder {
    /// Ends the manifest, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<ImageManifest, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the manifest for a version of the specification, or names the clauses that the version
    /// has and it would break.
    #[inline]
    pub fn build_for(mut self, context: &Context<'_>) -> Result<ImageManifest, Invalid> {
        if self.0.layers.is_empty() && self.0.config.media_type == MediaType::EMPTY {
            self.0.layers.push(Descriptor::empty());
        }
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// An image manifest.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "manifest",
    shape: &ADVISED,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

/// Advisories are no clauses of the specification, and so stand in a shape of their own.
static ADVISED: Shape = Shape::new(
    "manifest",
    "manifest.md#image-manifest-property-descriptions",
    &[],
)
.extends(&SHAPE)
.object(&properties::OBJECT)
.rules(&[&image_index::BOTH_SHAPES, &image_index::SUBJECT_NO_MANIFEST]);

/// The shape of an image manifest.
pub static SHAPE: Shape = Shape::new(
    "manifest",
    "manifest.md#image-manifest-property-descriptions",
    &[
        Property::required(
            "schemaVersion",
            "image.manifest.schema-version",
            Value::Integer(2, 2),
        )
        .untyped(),
        Property::optional("mediaType", "image.manifest.media-type", Value::String)
            .presence_unstated(),
        Property::optional(
            "artifactType",
            "image.manifest.artifact-type",
            Value::String,
        )
        .since(V1_1_0),
        Property::required(
            "config",
            "image.manifest.config",
            Value::Shape(&descriptor::SHAPE),
        )
        .typed_by(&config::DESCRIPTOR_RULES)
        .present_by(&config::REQUIRED)
        .covers(&[
            &config::DESCRIPTOR_RULES,
            &media_types::RELATIONS_DESCRIPTORS,
        ]),
        Property::required(
            "layers",
            "image.manifest.layers",
            Value::List(&Value::Shape(&descriptor::SHAPE)),
        )
        .present_by(&layers::PRESENT)
        .covers(&[&layers::DESCRIPTOR, &media_types::RELATIONS_DESCRIPTORS]),
        Property::optional(
            "subject",
            "image.manifest.subject",
            Value::Shape(&descriptor::SHAPE),
        )
        .since(V1_1_0)
        .typed_by(&properties::SUBJECT_DESCRIPTOR)
        .covers(&[
            &properties::SUBJECT_DESCRIPTOR,
            &media_types::RELATIONS_DESCRIPTORS,
        ]),
        Property::optional(
            "annotations",
            "image.manifest.annotations",
            Value::Shape(&annotations::SHAPE),
        )
        .typed_by(&annotations::MAP_OBJECT)
        .null_breaks(&annotations::EMPTY_ABSENT_OR_EMPTY_MAP)
        .covers(&[&properties::ANNOTATIONS_RULES]),
    ],
)
.object(&properties::OBJECT)
.rules(&[
    &properties::SCHEMA_VERSION_VALUE,
    &properties::MEDIA_TYPE_PRESENT,
    &properties::MEDIA_TYPE_VALUE,
    &properties::ARTIFACT_TYPE_REQUIRED_WITH_EMPTY_CONFIG,
    &properties::ARTIFACT_TYPE_RFC6838,
    &config::REQUIRED,
    &config::DESCRIPTOR_RULES,
    &config::MEDIA_TYPE_PORTABLE_IMAGE,
    &config::MEDIA_TYPE_PORTABLE_ARTIFACT,
    &config::MEDIA_TYPE_RFC6838,
    &config::EMPTY_GUIDANCE,
    &layers::PRESENT,
    &layers::DESCRIPTOR,
    &layers::MIN_ONE,
    &layers::DESCRIPTOR_EXTRA_RULES,
    &layers::MEDIA_TYPE_PORTABLE,
    &layers::MEDIA_TYPE_RFC6838,
    &properties::SUBJECT_DESCRIPTOR,
    &properties::ANNOTATIONS_RULES,
    &empty_descriptor::EMPTY_DESCRIPTOR_MEDIA_TYPE,
    &artifacts::MAY_USE_MANIFEST,
    &artifacts::CONFIG_MEDIA_TYPE,
    &artifacts::ARTIFACT_TYPE_WITH_EMPTY_CONFIG,
    &artifacts::SINGLE_LAYER,
    &artifacts::UNUSED_LAYERS_EMPTY_DESCRIPTOR,
])
.rules_elsewhere(&[
    layer::MANIFEST_RULES,
    media_types::MANIFEST_RULES,
    artifacts_guidance::MANIFEST_RULES,
]);

/// The clauses of manifest.md. Two of the clauses about empty descriptors stand with all
/// descriptors.
pub(crate) static HEADING: Heading = Heading {
    file: "manifest.md",
    shapes: &[&SHAPE],
    clauses: &[
        &SINGLE_PLATFORM,
        &properties::SCHEMA_VERSION_MAY_BE_REMOVED,
        &MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR,
        &properties::ARTIFACT_TYPE_IANA,
        &properties::ARTIFACT_TYPE_UNKNOWN,
        &config::MEDIA_TYPE_NO_PARSE_UNKNOWN,
        &config::MEDIA_TYPE_UNKNOWN,
        &config::MEDIA_TYPE_SUPPORT,
        &config::MEDIA_TYPE_IANA,
        &CONFIG_RUNNABLE_UNIQUE,
        &BASE_FIRST,
        &STACK_ORDER,
        &APPLY_RESULT,
        &layers::INITIAL_ATTRIBUTES,
        &layers::MEDIA_TYPE_SUPPORT_TAR,
        &layers::MEDIA_TYPE_SUPPORT_TAR_GZIP,
        &layers::MEDIA_TYPE_SUPPORT_NONDISTRIBUTABLE_TAR,
        &layers::MEDIA_TYPE_SUPPORT_NONDISTRIBUTABLE_TAR_GZIP,
        &layers::MEDIA_TYPE_SUPPORT_ZSTD,
        &layers::MEDIA_TYPE_UNKNOWN,
        &layers::MEDIA_TYPE_IANA,
        &properties::SUBJECT_REFERRERS,
        &EMPTY_DESCRIPTOR_CONTENT,
        &artifacts::DECISION_TREE,
        &artifacts::FALLBACK_TO_CONFIG_TYPE,
    ],
};

#[cfg(test)]
mod tests;
