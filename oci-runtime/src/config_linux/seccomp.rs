//! [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `seccomp` of linux.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Seccomp {
    /// Properties that the specification does not name.
    pub extra: Extra<Seccomp>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Seccomp, "the `seccomp` of Linux", { "stub" => stub: text, });

/// The shape of the `seccomp` of Linux.
pub static SECCOMP: Shape = Shape::new("seccomp", "config-linux.md#seccomp", &[])
    .since(V1_0_0_RC5)
    .on(platform::LINUX);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&SECCOMP],
    clauses: &[],
};
