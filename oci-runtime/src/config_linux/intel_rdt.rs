//! [config-linux.md#intelrdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#intelrdt).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `intel_rdt` of linux.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct IntelRdt {
    /// Properties that the specification does not name.
    pub extra: Extra<IntelRdt>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(IntelRdt, "the `intel_rdt` of Linux", { "stub" => stub: text, });

/// The shape of the `intel_rdt` of Linux.
pub static INTEL_RDT: Shape = Shape::new("intel_rdt", "config-linux.md#intelrdt", &[])
    .since(V1_0_0_RC5)
    .on(platform::LINUX);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&INTEL_RDT],
    clauses: &[],
};
