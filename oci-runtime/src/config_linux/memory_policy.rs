//! [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `memory_policy` of linux.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct MemoryPolicy {
    /// Properties that the specification does not name.
    pub extra: Extra<MemoryPolicy>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(MemoryPolicy, "the `memory_policy` of Linux", { "stub" => stub: text, });

/// The shape of the `memory_policy` of Linux.
pub static MEMORY_POLICY: Shape = Shape::new("memory_policy", "config-linux.md#memory-policy", &[])
    .since(V1_0_0_RC5)
    .on(platform::LINUX);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&MEMORY_POLICY],
    clauses: &[],
};
