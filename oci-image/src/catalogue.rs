//! All clauses of the image-spec, and its types of documents.

use oci_conformance::{Catalogue, Clause, Document, DocumentType, FOREIGN_SPELLING, Limits, Node};

use crate::{
    ContentKind, KnownMediaType, annotations, artifacts_guidance, config, considerations,
    conversion, descriptor, image_index, image_layout, layer, manifest, media_types, spec,
    specification::SPECIFICATION,
};

/// All clauses of the image-spec, in the order of its table of contents.
pub static CATALOGUE: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[
        &spec::HEADING,
        &media_types::HEADING,
        &descriptor::HEADING,
        &image_layout::HEADING,
        &manifest::HEADING,
        &image_index::HEADING,
        &layer::HEADING,
        &config::HEADING,
        &annotations::HEADING,
        &conversion::HEADING,
        &considerations::HEADING,
        &artifacts_guidance::HEADING,
    ],
};

/// The advisories of this project: what no sentence of the specification forbids, but a careful
/// reader wants to know.
pub static ADVISORIES: &[&Clause] = &[
    &FOREIGN_SPELLING,
    &image_index::BOTH_SHAPES,
    &image_index::PLATFORM_MISMATCH,
    &image_index::SUBJECT_NO_MANIFEST,
    #[cfg(feature = "layer")]
    &layer::MEDIA_TYPE_CONTRADICTED,
    #[cfg(feature = "layer")]
    &layer::TRAILING_BYTES,
    #[cfg(feature = "layer")]
    &layer::tar::BEHIND_END,
    #[cfg(feature = "layer")]
    &layer::tar::CHECKSUM,
    #[cfg(feature = "layer")]
    &layer::tar::EMPTY_NAME,
    #[cfg(feature = "layer")]
    &layer::tar::END,
    #[cfg(feature = "layer")]
    &layer::tar::EXTENSION_ORDER,
    #[cfg(feature = "layer")]
    &layer::tar::EXTENSION_TYPE,
    #[cfg(feature = "layer")]
    &layer::tar::GLOBAL_RECORDS,
    #[cfg(feature = "layer")]
    &layer::tar::HEADER_NAME,
    #[cfg(feature = "layer")]
    &layer::tar::MAGIC,
    #[cfg(feature = "layer")]
    &layer::tar::NAME_ENCODING,
    #[cfg(feature = "layer")]
    &layer::tar::NUL_IN_NAME,
    #[cfg(feature = "layer")]
    &layer::tar::NUMBERS,
    #[cfg(feature = "layer")]
    &layer::tar::PAX_RECORDS,
    #[cfg(feature = "layer")]
    &layer::tar::PAX_SIZE,
    #[cfg(feature = "layer")]
    &layer::tar::SIZE_WITHOUT_CONTENT,
    #[cfg(feature = "layer")]
    &layer::tar::SPARSE_MAP,
    #[cfg(feature = "layer")]
    &layer::tar::TRAILING_SLASH,
    #[cfg(feature = "layer")]
    &layer::tar::TWO_NAMES,
    #[cfg(feature = "archive")]
    &crate::layout::ARCHIVE_DUPLICATE_NAME,
    #[cfg(feature = "archive")]
    &crate::layout::ARCHIVE_ESCAPING_NAME,
    #[cfg(feature = "archive")]
    &crate::layout::ARCHIVE_WITHOUT_END,
    #[cfg(feature = "layer")]
    &layer::ESCAPING_NAME,
    #[cfg(feature = "layer")]
    &layer::BELOW_OUTWARD_LINK,
    #[cfg(feature = "layer")]
    &layer::BELOW_INWARD_LINK,
    #[cfg(feature = "layer")]
    &layer::BELOW_NON_DIRECTORY,
    #[cfg(feature = "layer")]
    &layer::ROOT_DIRECTORY,
    #[cfg(feature = "layer")]
    &layer::OVERLAY_WHITEOUT,
    #[cfg(feature = "layer")]
    &layer::AUFS_NAME,
    #[cfg(feature = "layer")]
    &layer::HARD_LINK_ABSOLUTE,
    #[cfg(feature = "layer")]
    &layer::HARD_LINK_ORDER,
    #[cfg(feature = "layer")]
    &layer::HARD_LINK_DANGLING,
    #[cfg(feature = "layer")]
    &layer::HARD_LINK_ACROSS_LAYERS,
    #[cfg(feature = "layer")]
    &layer::WHITEOUT_OF_NOTHING,
];

/// The types of documents that the image-spec describes.
pub static DOCUMENT_TYPES: &[&DocumentType] = &[
    &descriptor::DOCUMENT,
    &image_layout::DOCUMENT,
    &manifest::DOCUMENT,
    &image_index::DOCUMENT,
    &config::DOCUMENT,
];

/// What type of document a text is meant to be, by its media type or else by its properties;
/// `None` if neither tells.
///
/// The text need not be faultless, but it has to be JSON within the [default limits](Limits).
///
/// ```
/// let text = br#"{"schemaVersion": 2, "manifests": []}"#;
/// assert_eq!(oci_image::recognise(text).unwrap().name, "index");
/// assert!(oci_image::recognise(b"{}").is_none());
/// ```
#[must_use]
pub fn recognise(text: &[u8]) -> Option<&'static DocumentType> {
    let document = Document::parse(text, &Limits::DEFAULT).ok()?;
    let root = document.root();
    by_media_type(root).or_else(|| by_properties(root))
}

fn by_media_type(root: Node<'_>) -> Option<&'static DocumentType> {
    // A descriptor has the media type of what it describes.
    if root.at("digest").exists() {
        return None;
    }
    let media_type = root.at("mediaType").str()?;
    match KnownMediaType::of(&media_type)?.kind() {
        ContentKind::Descriptor => Some(&descriptor::DOCUMENT),
        ContentKind::LayoutHeader => Some(&image_layout::DOCUMENT),
        ContentKind::Index => Some(&image_index::DOCUMENT),
        ContentKind::Manifest => Some(&manifest::DOCUMENT),
        ContentKind::Config => Some(&config::DOCUMENT),
        ContentKind::Layer | ContentKind::Empty => None,
    }
}

fn by_properties(root: Node<'_>) -> Option<&'static DocumentType> {
    let has = |name| root.at(name).exists();
    if has("imageLayoutVersion") {
        Some(&image_layout::DOCUMENT)
    } else if has("manifests") {
        Some(&image_index::DOCUMENT)
    } else if has("layers") {
        Some(&manifest::DOCUMENT)
    } else if has("rootfs") || (has("architecture") && has("os")) {
        Some(&config::DOCUMENT)
    } else if has("digest") && (has("size") || has("mediaType")) {
        Some(&descriptor::DOCUMENT)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_recognised_by_its_media_type_or_its_properties() {
        for (text, name) in [
            (r#"{"imageLayoutVersion":"1.0.0"}"#, Some("oci-layout")),
            (r#"{"manifests":[]}"#, Some("index")),
            (r#"{"layers":[],"config":{}}"#, Some("manifest")),
            (
                r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#,
                Some("manifest"),
            ),
            (
                r#"{"mediaType":"application/vnd.docker.distribution.manifest.v2+json"}"#,
                Some("manifest"),
            ),
            (
                r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"a:b","size":1}"#,
                Some("descriptor"),
            ),
            (r#"{"architecture":"amd64","os":"linux"}"#, Some("config")),
            (r#"{"rootfs":{}}"#, Some("config")),
            (r#"{"architecture":"amd64"}"#, None),
            (r#"{"os":"linux"}"#, None),
            (r#"{"digest":"a:b","size":1}"#, Some("descriptor")),
            (r#"{"digest":"a:b","mediaType":"a/b"}"#, Some("descriptor")),
            (r#"{"digest":"a:b"}"#, None),
            (r#"{"size":1}"#, None),
            ("{}", None),
            ("[]", None),
            ("{", None),
        ] {
            let found = recognise(text.as_bytes()).map(|kind| kind.name);
            assert_eq!(found, name, "{text}");
        }
    }
}
