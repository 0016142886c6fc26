//! Clauses.
use oci_conformance::Heading;
pub(crate) static HEADING: Heading = Heading {
    file: "media-types.md",
    shapes: &[],
    clauses: &[],
};
