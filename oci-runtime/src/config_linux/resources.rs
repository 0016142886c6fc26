//! [config-linux.md#control-groups](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#control-groups).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `resources` of linux.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Resources {
    /// Properties that the specification does not name.
    pub extra: Extra<Resources>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Resources, "the `resources` of Linux", { "stub" => stub: text, });

/// The shape of the `resources` of Linux.
pub static RESOURCES: Shape = Shape::new("resources", "config-linux.md#control-groups", &[])
    .since(V1_0_0_RC5)
    .on(platform::LINUX);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&RESOURCES],
    clauses: &[],
};
