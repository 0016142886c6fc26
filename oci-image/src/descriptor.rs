//! Content descriptors: [descriptor.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md).

mod data;
mod digests;
mod embedded_content;
mod properties;

use std::collections::BTreeMap;

use oci_conformance::{
    Context, DocumentType, Heading, Invalid, Property, Shape, Value, builder, object,
};
use oci_digest::Digest;

pub use self::data::{Data, ParseDataError};
pub use self::{
    digests::{DIGEST_BLAKE3_OUTPUT_LENGTH, DIGEST_CALCULATION},
    properties::*,
};
use crate::{
    Extra, MediaType, Platform, annotations, considerations, media_types, platform,
    specification::V1_1_0,
};

/// Names some content: what it is, which bytes exactly, and how many of them.
///
/// [descriptor.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties)
///
/// ```
/// use oci_image::{Descriptor, Digest, MediaType};
///
/// let layer = Descriptor::builder(MediaType::IMAGE_LAYER, Digest::sha256_of(b"..."), 3)
///     .annotation("org.opencontainers.image.title", "dots")
///     .build()?;
/// assert_eq!(layer.size, 3);
/// # Ok::<(), oci_image::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Descriptor {
    /// The media type of the content.
    pub media_type: MediaType,
    /// The digest of the content.
    pub digest: Digest,
    /// The size of the content in bytes, at most [`i64::MAX`].
    pub size: u64,
    /// Where the content may be downloaded from.
    pub urls: Vec<String>,
    /// What a reader may want to know about the content.
    pub annotations: BTreeMap<String, String>,
    /// The content itself.
    pub data: Option<Data>,
    /// The type of the artifact, where the content is one.
    pub artifact_type: Option<MediaType>,
    /// What the content runs on, where it is a manifest:
    /// [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions).
    pub platform: Option<Platform>,
    /// Properties that the specification does not name.
    pub extra: Extra<Descriptor>,
}

object!(Descriptor, "a descriptor", {
    "mediaType" => media_type: required_text,
    "digest" => digest: required_text,
    "size" => size: integer,
    "urls" => urls: collection,
    "annotations" => annotations: collection,
    "data" => data: optional,
    "artifactType" => artifact_type: text,
    "platform" => platform: optional,
});

builder! {
    /// Makes a [`Descriptor`].
    pub struct DescriptorBuilder(Descriptor);
    list urls/url: String;
    map annotations/annotation: String;
    option data: Data;
    option artifact_type: MediaType;
    option platform: Platform;
    value extra: Extra<Descriptor>;
}

impl Descriptor {
    /// Starts a descriptor from the three properties that every descriptor has.
    pub fn builder(
        media_type: impl Into<MediaType>,
        digest: Digest,
        size: u64,
    ) -> DescriptorBuilder {
        DescriptorBuilder(Self {
            media_type: media_type.into(),
            digest,
            size,
            urls: Vec::new(),
            annotations: BTreeMap::new(),
            data: None,
            artifact_type: None,
            platform: None,
            extra: Extra::default(),
        })
    }

    /// Describes `content` by its SHA-256 digest and its length.
    pub fn of(media_type: impl Into<MediaType>, content: &[u8]) -> DescriptorBuilder {
        Self::builder(media_type, Digest::sha256_of(content), content.len() as u64)
    }

    /// The [descriptor of unused content](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor):
    /// the two bytes `{}`, which it carries.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            media_type: MediaType::EMPTY,
            digest: EMPTY_DIGEST,
            size: 2,
            urls: Vec::new(),
            annotations: BTreeMap::new(),
            data: Some(Data::from(b"{}")),
            artifact_type: None,
            platform: None,
            extra: Extra::default(),
        }
    }
}

/// The SHA-256 digest of the two bytes `{}`.
pub const EMPTY_DIGEST: Digest = Digest::sha256([
    0x44, 0x13, 0x6f, 0xa3, 0x55, 0xb3, 0x67, 0x8a, 0x11, 0x46, 0xad, 0x16, 0xf7, 0xe8, 0x64, 0x9e,
    0x94, 0xfb, 0x4f, 0xc2, 0x1f, 0xe7, 0x7e, 0x83, 0x10, 0xc0, 0x60, 0xf6, 0x1c, 0xaa, 0xff, 0x8a,
]);

/// How [`EMPTY_DIGEST`] is spelled.
pub(crate) const EMPTY_DIGEST_TEXT: &str =
    "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

impl DescriptorBuilder {
    /// Ends the descriptor, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<Descriptor, Invalid> {
        Invalid::or_part(self.0, &SHAPE, &Context::default())
    }
}

/// A descriptor as a document of its own, which has a media type but no place in a layout.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "descriptor",
    shape: &SHAPE,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

/// The shape of a descriptor.
pub static SHAPE: Shape = Shape::new(
    "descriptor",
    "descriptor.md#properties",
    &[
        Property::required("mediaType", "image.descriptor.media-type", Value::String),
        Property::required("digest", "image.descriptor.digest", Value::String),
        Property::required("size", "image.descriptor.size", Value::INT64).note(
            "The JSON Schema allows 9223372036854776000, which no signed integer of 64 bits \
             holds; the prose, which calls it an int64, is followed. `1.0` and `1e3` are \
             integers to a mathematician, but to no reader: they are refused.",
        ),
        Property::optional("urls", "image.descriptor.urls", Value::STRINGS),
        Property::optional(
            "annotations",
            "image.descriptor.annotations",
            Value::Shape(&annotations::SHAPE),
        )
        .typed_by(&annotations::MAP_OBJECT)
        .null_breaks(&annotations::EMPTY_ABSENT_OR_EMPTY_MAP)
        .covers(&[&ANNOTATIONS_RULES]),
        Property::optional("data", "image.descriptor.data", Value::String)
            .since(V1_1_0)
            .note(
                "The JSON Schema of the index does not list `data` for its entries, and so lets \
                 any type pass there; the prose, which types it for every descriptor, is \
                 followed. Versions 1.0.x had reserved the name.",
            ),
        Property::optional(
            "artifactType",
            "image.descriptor.artifact-type",
            Value::String,
        )
        .since(V1_1_0)
        .note(
            "The JSON Schema of the index does not list `artifactType` for its entries, \
                 where it is used most; the prose, which types it for every descriptor, is \
                 followed.",
        ),
        Property::optional(
            "platform",
            "image.descriptor.platform",
            Value::Shape(&platform::SHAPE),
        )
        .typed_by(&PLATFORM_SHAPE_ANYWHERE)
        .presence_unstated()
        .covers(&[&PLATFORM_SHAPE_ANYWHERE]),
    ],
)
.object(&OBJECT)
.rules(&[
    &INDEPENDENCE,
    &MEDIA_TYPE_RFC6838,
    &MEDIA_TYPE_OCI_DEFINED,
    &SIZE_NON_NEGATIVE,
    &URLS_RFC3986,
    &URLS_HTTP_SCHEME,
    &DATA_BASE64,
    &DATA_IDENTICAL_TO_CONTENT,
    &ARTIFACT_TYPE_RFC6838,
    &PLATFORM_MANIFEST_TARGET,
    &PLATFORM_ONLY_ON_MANIFEST_TARGETS,
    &digests::DIGEST_GRAMMAR,
    &digests::DIGEST_ALGORITHM_RESTRICTS_ENCODED,
    &digests::DIGEST_PREFER_SHA256,
    &digests::DIGEST_REGISTERED_SET,
    &digests::DIGEST_SHA256_ENCODED,
    &digests::DIGEST_SHA256_NO_UPPERCASE,
    &digests::DIGEST_SHA512_ENCODED,
    &digests::DIGEST_SHA512_NO_UPPERCASE,
    &digests::DIGEST_BLAKE3_ENCODED,
    &digests::DIGEST_BLAKE3_NO_UPPERCASE,
    &crate::manifest::EMPTY_DESCRIPTOR_DIGEST,
    &crate::manifest::EMPTY_DESCRIPTOR_DATA,
])
.rules_elsewhere(&[media_types::DESCRIPTOR_RULES]);

/// The clauses of descriptor.md.
pub(crate) static HEADING: Heading = Heading {
    file: "descriptor.md",
    shapes: &[&SHAPE],
    clauses: &[
        &USAGE_EMBEDDED,
        &USAGE_OTHER_FORMATS,
        &DIGEST_VERIFY_UNTRUSTED,
        &SIZE_MATCHES_CONTENT,
        &SIZE_MISMATCH_UNTRUSTED,
        &URLS_DOWNLOAD,
        &ANNOTATIONS_RULES,
        &DATA_VERIFY,
        &ARTIFACT_TYPE_VALUE_FROM_CONFIG,
        &ARTIFACT_TYPE_IANA,
        &PLATFORM_SHAPE_ANYWHERE,
        &EXTENSION_PROPOSAL_FIRST,
        &digests::DIGEST_UNRECOGNISED_ALGORITHM_PASSES,
        &digests::DIGEST_SHA256_HEX_ONLY,
        &digests::VERIFICATION_BEFORE_CONSUMING,
        &digests::VERIFICATION_SIZE_FIRST,
        &digests::VERIFICATION_NO_HEAVY_PROCESSING,
        &digests::VERIFICATION_CANONICALIZATION,
        &DIGEST_CALCULATION,
        &digests::DIGEST_REGISTER_NEW,
        &digests::DIGEST_SHA256_IMPLEMENT,
        &digests::DIGEST_SHA512_IMPLEMENT,
        &DIGEST_BLAKE3_OUTPUT_LENGTH,
        &digests::DIGEST_BLAKE3_IMPLEMENT,
        &embedded_content::DATA_EMBED,
        &embedded_content::DATA_NOT_CHANGE_IDENTIFIERS,
        &embedded_content::DATA_REGISTRY_NO_POPULATE,
        &embedded_content::DATA_CLIENT_POPULATE,
        &embedded_content::DATA_PORTABILITY,
    ],
};
