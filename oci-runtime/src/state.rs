//! [runtime.md#state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#state).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The state of a container.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct State {
    /// Properties that the specification does not name.
    pub extra: Extra<State>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(State, "the state of a container", { "stub" => stub: text, });

/// The shape of the state of a container.
pub static SHAPE: Shape = Shape::new("state", "runtime.md#state", &[]).since(V1_0_0_RC5);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "runtime.md",
    shapes: &[&SHAPE],
    clauses: &[],
};
