//! [config-solaris.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `solaris` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Solaris {
    /// Properties that the specification does not name.
    pub extra: Extra<Solaris>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Solaris, "the `solaris` section of a configuration", { "stub" => stub: text, });

/// The shape of the `solaris` section of a configuration.
pub static SOLARIS: Shape = Shape::new("solaris", "config-solaris.md#x", &[])
    .since(V1_0_0_RC5)
    .on(platform::SOLARIS);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-solaris.md",
    shapes: &[&SOLARIS],
    clauses: &[],
};
