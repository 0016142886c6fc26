//! The JSON Schemas: what they are, and what they say to documents, be it in the tools that users
//! have. That they agree with the judge and with the types is tested in `tests/agreement`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod documents;
mod embedding;
mod interop;
mod structure;

use jsonschema::Validator;
use oci_conformance::schema::DocumentSchema;

/// Every schema of a specification's document.
fn all() -> impl Iterator<Item = &'static DocumentSchema> {
    let documents = oci_image::schema::DOCUMENTS.iter();
    documents.chain(oci_runtime::schema::DOCUMENTS)
}

/// The schema with this name.
#[track_caller]
fn schema(name: &str) -> serde_json::Value {
    let mut schemas = all();
    let found = schemas.find(|schema| schema.name == name);
    found.expect(name).schema().to_value()
}

#[track_caller]
fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema(name)).unwrap()
}
