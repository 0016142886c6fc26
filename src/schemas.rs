//! Every JSON Schema that the tool knows.

mod report;

use oci_conformance::{Record, schema::DocumentSchema};

/// That of what the tool prints itself.
static REPORT: DocumentSchema =
    DocumentSchema::new("report", "Report", report::schema).version(Record::FORMAT_VERSION);

/// Those of the specifications' documents, and that of reports.
pub(crate) fn all() -> impl Iterator<Item = &'static DocumentSchema> {
    let images = oci_image::schema::DOCUMENTS.iter();
    images
        .chain(oci_runtime::schema::DOCUMENTS)
        .chain([&REPORT])
}

/// The one with this name.
pub(crate) fn find(name: &str) -> Option<&'static DocumentSchema> {
    all().find(|schema| schema.name == name)
}
