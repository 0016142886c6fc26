//! [config-freebsd.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `freebsd` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Freebsd {
    /// Properties that the specification does not name.
    pub extra: Extra<Freebsd>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Freebsd, "the `freebsd` section of a configuration", { "stub" => stub: text, });

/// The shape of the `freebsd` section of a configuration.
pub static FREEBSD: Shape = Shape::new("freebsd", "config-freebsd.md#x", &[])
    .since(V1_0_0_RC5)
    .on(platform::FREEBSD);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-freebsd.md",
    shapes: &[&FREEBSD],
    clauses: &[],
};
