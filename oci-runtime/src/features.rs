//! [features.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The features of a runtime.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// Properties that the specification does not name.
    pub extra: Extra<Features>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Features, "the features of a runtime", { "stub" => stub: text, });

/// The shape of the features of a runtime.
pub static SHAPE: Shape = Shape::new("features", "features.md#x", &[]).since(V1_0_0_RC5);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "features.md",
    shapes: &[&SHAPE],
    clauses: &[],
};
