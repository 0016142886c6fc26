//! Every JSON Schema that the tool knows.

use oci_conformance::schema::DocumentSchema;

/// Those of the specifications' documents.
pub(crate) fn all() -> impl Iterator<Item = &'static DocumentSchema> {
    let documents = oci_image::schema::DOCUMENTS.iter();
    documents.chain(oci_runtime::schema::DOCUMENTS)
}

/// The one with this name.
pub(crate) fn find(name: &str) -> Option<&'static DocumentSchema> {
    all().find(|schema| schema.name == name)
}
