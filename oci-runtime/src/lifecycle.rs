//! [runtime.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md).

use oci_conformance::Heading;

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "runtime.md",
    shapes: &[],
    clauses: &[],
};
