//! Image layouts: [image-layout.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md).

pub(crate) mod example;
mod files;
mod header;
mod index;

use oci_conformance::{
    Context, DocumentType, Heading, Invalid, Property, Rejected, Shape, Value, builder, model,
    object,
};

pub use self::{
    files::{
        BLOBS_ALGORITHM_DIRECTORIES, BLOBS_CONTENT_MATCHES_NAME, BLOBS_EXISTS, BLOBS_NAME_CHARSET,
        INDEX_EXISTS, OCI_LAYOUT_EXISTS,
    },
    index::{INDEX, INDEX_REF_NAME_ONLY_HERE},
};
use crate::{Extra, MediaType, ReadDocument, considerations};

/// The file `oci-layout`, which makes a directory an image layout.
///
/// [image-layout.md#oci-layout-file](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#oci-layout-file)
///
/// ```
/// use oci_image::OciLayout;
///
/// let layout = OciLayout::from_slice(br#"{"imageLayoutVersion": "1.0.0"}"#)?;
/// assert_eq!(layout, OciLayout::default());
/// # Ok::<(), oci_image::Rejected>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct OciLayout {
    /// The version of the layout, not of the specification: all releases so far say
    /// [`OciLayout::VERSION`].
    pub image_layout_version: String,
    /// Properties that the specification does not name.
    pub extra: Extra<OciLayout>,
}

object!(OciLayout, "the file `oci-layout`", {
    "imageLayoutVersion" => image_layout_version: required,
});

builder! {
    /// Makes an [`OciLayout`].
    pub struct OciLayoutBuilder(OciLayout);
    value extra: Extra<OciLayout>;
}

impl OciLayout {
    /// The only version of the layout that there is.
    pub const VERSION: &'static str = "1.0.0";

    /// Starts from the version of the layout.
    pub fn builder(image_layout_version: impl Into<String>) -> OciLayoutBuilder {
        OciLayoutBuilder(Self {
            image_layout_version: image_layout_version.into(),
            extra: Extra::default(),
        })
    }

    /// Reads the file, or says why it is none.
    #[inline]
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        model::read(bytes, &DOCUMENT, |_| Ok(()))
    }
}

/// The version that there is, and nothing else.
impl Default for OciLayout {
    fn default() -> Self {
        Self {
            image_layout_version: Self::VERSION.to_owned(),
            extra: Extra::default(),
        }
    }
}

impl ReadDocument for OciLayout {
    #[inline]
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        Self::from_slice(bytes)
    }

    fn media_type(&self) -> MediaType {
        MediaType::LAYOUT_HEADER
    }
}

impl OciLayoutBuilder {
    /// Ends the file, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<OciLayout, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the document for a version of the specification, or names the clauses that the version
    /// has and it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<OciLayout, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// The file `oci-layout`.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "oci-layout",
    shape: &SHAPE,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

/// The shape of the file `oci-layout`.
pub static SHAPE: Shape = Shape::new(
    "layout",
    "image-layout.md#oci-layout-file",
    &[Property::required(
        "imageLayoutVersion",
        "image.layout.oci-layout.version",
        Value::String,
    )
    .present_by(&header::VERSION_REQUIRED)],
)
.object(&header::JSON_OBJECT)
.rules(&[
    &header::VERSION_REQUIRED,
    &header::VERSION_VALUE,
    &header::ADDITIONAL_FIELDS,
]);

/// The clauses of image-layout.md.
pub(crate) static HEADING: Heading = Heading {
    file: "image-layout.md",
    shapes: &[&SHAPE],
    clauses: &[
        &files::TRANSPORT,
        &files::BLOBS_DIRECTORY_OF_BLOBS,
        &files::BLOBS_OPAQUE,
        &BLOBS_EXISTS,
        &files::BLOBS_MAY_BE_EMPTY,
        &OCI_LAYOUT_EXISTS,
        &INDEX_EXISTS,
        &index::INDEX_IS_IMAGE_INDEX,
        &files::ADDITIONAL_FILES,
        &files::UNKNOWN_FILES,
        &BLOBS_ALGORITHM_DIRECTORIES,
        &BLOBS_CONTENT_MATCHES_NAME,
        &BLOBS_NAME_CHARSET,
        &files::BLOBS_MAY_BE_UNREFERENCED,
        &files::BLOBS_MAY_BE_MISSING,
        &files::BLOBS_MISSING_FROM_EXTERNAL,
        &files::INDEX_REQUIRED,
        &index::INDEX_REF_NAME_FREE,
        &index::INDEX_MEDIA_TYPES_GENERAL,
        &index::INDEX_FUTURE_MEDIA_TYPES,
        &index::INDEX_UNKNOWN_MEDIA_TYPE,
        &INDEX_REF_NAME_ONLY_HERE,
    ],
};

#[cfg(test)]
mod tests;
