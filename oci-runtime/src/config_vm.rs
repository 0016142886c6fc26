//! [config-vm.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md).

use oci_conformance::{Heading, Shape, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `vm` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Vm {
    /// Properties that the specification does not name.
    pub extra: Extra<Vm>,
    /// To be replaced.
    pub stub: Option<String>,
}

object!(Vm, "the `vm` section of a configuration", { "stub" => stub: text, });

/// The shape of the `vm` section of a configuration.
pub static VM: Shape = Shape::new("vm", "config-vm.md#x", &[])
    .since(V1_0_0_RC5)
    .on(platform::VM);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-vm.md",
    shapes: &[&VM],
    clauses: &[],
};
