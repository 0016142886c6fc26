//! [config-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md).

pub(crate) mod id_mappings;
pub mod intel_rdt;
pub mod memory_policy;
pub mod resources;
pub mod seccomp;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub use self::{
    id_mappings::IdMapping, intel_rdt::IntelRdt, memory_policy::MemoryPolicy, resources::Resources,
    seccomp::Seccomp,
};
use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_3_0},
};

/// The `linux` section of a configuration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Linux {
    /// Limits of control groups.
    pub resources: Option<Resources>,
    /// What the process may call of the kernel.
    pub seccomp: Option<Seccomp>,
    /// Intel's Resource Director Technology.
    pub intel_rdt: Option<IntelRdt>,
    /// From which nodes memory is taken.
    pub memory_policy: Option<MemoryPolicy>,
    /// Properties that the specification does not name.
    pub extra: Extra<Linux>,
}

object!(Linux, "the `linux` section of a configuration", {
    "resources" => resources: part,
    "seccomp" => seccomp: part,
    "intelRdt" => intel_rdt: part,
    "memoryPolicy" => memory_policy: part,
});

builder! {
    /// Makes a [`Linux`].
    pub struct LinuxBuilder(Linux) => LINUX;
    option resources: Resources;
    option seccomp: Seccomp;
    option intel_rdt: IntelRdt;
    option memory_policy: MemoryPolicy;
    value extra: Extra<Linux>;
}

impl Linux {
    /// Starts a section, of which no part has to be there.
    pub fn builder() -> LinuxBuilder {
        LinuxBuilder::of(Self::default())
    }
}

/// The shape of the `linux` section.
pub static LINUX: Shape = Shape::new(
    "linux",
    "config-linux.md#linux-container-configuration",
    &[
        Property::optional(
            "resources",
            "runtime.linux.resources",
            Value::Shape(&resources::RESOURCES),
        )
        .section("config-linux.md#control-groups"),
        Property::optional(
            "seccomp",
            "runtime.linux.seccomp",
            Value::Shape(&seccomp::SECCOMP),
        )
        .section("config-linux.md#seccomp"),
        Property::optional(
            "intelRdt",
            "runtime.linux.intel-rdt",
            Value::Shape(&intel_rdt::INTEL_RDT),
        )
        .section("config-linux.md#intelrdt"),
        Property::optional(
            "memoryPolicy",
            "runtime.linux.memory-policy",
            Value::Shape(&memory_policy::MEMORY_POLICY),
        )
        .section("config-linux.md#memory-policy")
        .since(V1_3_0),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&LINUX],
    clauses: &[],
};
