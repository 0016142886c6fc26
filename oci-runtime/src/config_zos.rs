//! [config-zos.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-zos.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `zos` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Zos {
    /// Properties that the specification does not name.
    pub extra: Extra<Zos>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Zos, "the `zos` section of a configuration", { "stub" => stub: text, });

/// The shape of the `zos` section of a configuration.
pub static ZOS: Shape = Shape::new("zos", "config-zos.md#x", &[])
    .since(V1_0_0_RC5)
    .on(platform::ZOS);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-zos.md",
    shapes: &[&ZOS],
    clauses: &[],
};
