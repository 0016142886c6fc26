//! `process`: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The process of a container.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Process {
    /// Properties that the specification does not name.
    pub extra: Extra<Process>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Process, "the process of a container", { "stub" => stub: text, });

/// The shape of the process of a container.
pub static PROCESS: Shape = Shape::new("process", "config.md#process", &[]).since(V1_0_0_RC5);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&PROCESS],
    clauses: &[],
};
