//! [features-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md).

use oci_conformance::Heading;

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "features-linux.md",
    shapes: &[],
    clauses: &[],
};
