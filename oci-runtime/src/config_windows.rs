//! [config-windows.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `windows` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Windows {
    /// Properties that the specification does not name.
    pub extra: Extra<Windows>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Windows, "the `windows` section of a configuration", { "stub" => stub: text, });

/// The shape of the `windows` section of a configuration.
pub static WINDOWS: Shape = Shape::new("windows", "config-windows.md#x", &[])
    .since(V1_0_0_RC5)
    .on(platform::WINDOWS);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-windows.md",
    shapes: &[&WINDOWS],
    clauses: &[],
};
