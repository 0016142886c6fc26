//! The one way a builder ends: assemble, then answer to the clauses.

use derive_builder::UninitializedFieldError;
use oci_conformance::{Context, DocumentType, Invalid, Shape};
use serde::Serialize;

/// Passes a part of a document that breaks no MUST of its own shape.
pub(crate) fn part<T: Serialize>(
    assembled: Result<T, UninitializedFieldError>,
    shape: &'static Shape,
    context: &Context<'_>,
) -> Result<T, Invalid> {
    Invalid::or_part(required(assembled)?, shape, context)
}

/// Passes a document that breaks no MUST.
pub(crate) fn document<T: Serialize>(
    assembled: Result<T, UninitializedFieldError>,
    kind: &DocumentType,
    context: &Context<'_>,
) -> Result<T, Invalid> {
    Invalid::or_document(required(assembled)?, kind, context)
}

/// Every constructor of a builder sets what is required, so that nothing can be missing; if one
/// did not, that would be said rather than panicked about.
fn required<T>(assembled: Result<T, UninitializedFieldError>) -> Result<T, Invalid> {
    assembled.map_err(|missing| Invalid::incomplete(missing.field_name()))
}
