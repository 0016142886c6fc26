//! [spec.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/spec.md).

use oci_conformance::Heading;

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "spec.md",
    shapes: &[],
    clauses: &[],
};
