//! Considerations.
use oci_conformance::Clause;
pub(crate) static PLUS_JSON_TYPES: Clause = Clause::must(
    "image.considerations.json.plus-json-types",
    "considerations.md#json",
    "x",
);
pub(crate) static TEXT: &[&Clause] = &[];
