//! Memory policies: [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy).

mod clauses;
#[cfg(test)]
mod tests;

use oci_conformance::{Heading, Property, Shape, Value, builder, object, vocabulary};

pub(crate) use self::clauses::NODES_AVAILABLE_ON_HOST;
use crate::{Extra, platform, specification::V1_3_0};

/// From which nodes the container gets its memory.
///
/// [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy)
///
/// ```
/// use oci_runtime::config_linux::{
///     MemoryPolicy,
///     memory_policy::{Flag, Mode},
/// };
///
/// let policy = MemoryPolicy::builder(Mode::INTERLEAVE)
///     .nodes("2-3")
///     .flag(Flag::STATIC_NODES)
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MemoryPolicy {
    /// How nodes are chosen.
    pub mode: Mode,
    /// The nodes, as `0-3,7`.
    pub nodes: Option<String>,
    /// How the nodes are to be understood.
    pub flags: Vec<Flag>,
    /// Properties that the specification does not name.
    pub extra: Extra<MemoryPolicy>,
}

object!(MemoryPolicy, "the `memoryPolicy` of Linux", {
    "mode" => mode: required_text,
    "nodes" => nodes: text,
    "flags" => flags: collection,
});

vocabulary! {
    /// How nodes are chosen.
    ///
    /// [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy)
    pub struct Mode;
    /// A [`Mode`] that the specification names.
    pub enum KnownMode {
        /// As the system does.
        DEFAULT / Default = "MPOL_DEFAULT",
        /// Only these nodes.
        BIND / Bind = "MPOL_BIND",
        /// These nodes in turn.
        INTERLEAVE / Interleave = "MPOL_INTERLEAVE",
        /// These nodes in turn, some more often than others.
        WEIGHTED_INTERLEAVE / WeightedInterleave = "MPOL_WEIGHTED_INTERLEAVE",
        /// This node first.
        PREFERRED / Preferred = "MPOL_PREFERRED",
        /// These nodes first.
        PREFERRED_MANY / PreferredMany = "MPOL_PREFERRED_MANY",
        /// The node of the processor first.
        LOCAL / Local = "MPOL_LOCAL",
    }
}

vocabulary! {
    /// How nodes are to be understood.
    ///
    /// [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy)
    pub struct Flag;
    /// A [`Flag`] that the specification names.
    pub enum KnownFlag {
        /// The kernel moves memory to where it is used.
        NUMA_BALANCING / NumaBalancing = "MPOL_F_NUMA_BALANCING",
        /// The nodes are counted among those that the process can use.
        RELATIVE_NODES / RelativeNodes = "MPOL_F_RELATIVE_NODES",
        /// The nodes are those of the host.
        STATIC_NODES / StaticNodes = "MPOL_F_STATIC_NODES",
    }
}

builder! {
    /// Makes a [`MemoryPolicy`].
    pub struct MemoryPolicyBuilder(MemoryPolicy) => MEMORY_POLICY;
    option nodes: String;
    list flags/flag: Flag;
    value extra: Extra<MemoryPolicy>;
}

impl MemoryPolicy {
    /// Starts a policy from how nodes are chosen.
    pub fn builder(mode: impl Into<Mode>) -> MemoryPolicyBuilder {
        MemoryPolicyBuilder::of(Self {
            mode: mode.into(),
            nodes: None,
            flags: Vec::new(),
            extra: Extra::default(),
        })
    }
}

/// The shape of the `memoryPolicy` of Linux.
pub static MEMORY_POLICY: Shape = Shape::new(
    "memory policy",
    "config-linux.md#memory-policy",
    &[
        Property::required(
            "mode",
            "runtime.linux.memory-policy.mode",
            Value::Enum(Mode::KNOWN),
        )
        .note("The prose demands it, the JSON Schema does not. The prose is followed."),
        Property::optional("nodes", "runtime.linux.memory-policy.nodes", Value::String)
            .note("An empty list is the same as none, as it is to Go."),
        Property::optional("flags", "runtime.linux.memory-policy.flags", Value::STRINGS),
    ],
)
.since(V1_3_0)
.on(platform::LINUX)
.rules(&[
    &clauses::NODES_LIST_FORMAT,
    &clauses::NODES_FORBIDDEN_BY_MODE,
    &clauses::NODES_REQUIRED_BY_MODE,
    &clauses::FLAGS_ENUM,
    &clauses::FLAGS_COMBINATION,
]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&MEMORY_POLICY],
    clauses: &[&clauses::APPLIED, &NODES_AVAILABLE_ON_HOST],
};
