//! `network`: [config-linux.md#network](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network).

use oci_conformance::{Clause, Property, Shape, Subject, Value, builder, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// How the packets of a container are marked.
///
/// [config-linux.md#network](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network)
///
/// ```
/// use oci_runtime::config_linux::resources::{InterfacePriority, Network};
///
/// let network = Network::builder()
///     .class_id(0x10_0001_u32)
///     .priority(InterfacePriority::new("eth0", 500))
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Network {
    /// The class of the packets.
    pub class_id: Option<u32>,
    /// The priorities on network interfaces.
    pub priorities: Vec<InterfacePriority>,
    /// Properties that the specification does not name.
    pub extra: Extra<Network>,
}

object!(Network, "how packets are marked", {
    "classID" => class_id: optional_integer,
    "priorities" => priorities: list,
});

/// The priority of a container's packets on one network interface.
///
/// [config-linux.md#network](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct InterfacePriority {
    /// The interface, by its name in the network namespace of the runtime.
    pub name: String,
    /// The priority.
    pub priority: u32,
    /// Properties that the specification does not name.
    pub extra: Extra<InterfacePriority>,
}

object!(InterfacePriority, "a priority on a network interface", {
    "name" => name: required_text,
    "priority" => priority: integer,
});

builder! {
    /// Makes a [`Network`].
    pub struct NetworkBuilder(Network) => NETWORK;
    option class_id: u32;
    list priorities/priority: InterfacePriority;
    value extra: Extra<Network>;
}

impl Network {
    /// Starts how packets are marked, of which no part has to be there.
    pub fn builder() -> NetworkBuilder {
        NetworkBuilder::of(Self::default())
    }
}

impl InterfacePriority {
    /// Gives packets a priority on an interface.
    #[must_use]
    pub fn new(name: impl Into<String>, priority: u32) -> Self {
        Self {
            name: name.into(),
            priority,
            extra: Extra::default(),
        }
    }
}

/// The shape of how packets are marked.
pub static NETWORK: Shape = Shape::new(
    "network",
    "config-linux.md#network",
    &[
        Property::optional(
            "classID",
            "runtime.linux.resources.network.class-id",
            Value::UINT32,
        ),
        Property::optional(
            "priorities",
            "runtime.linux.resources.network.priorities",
            Value::List(&Value::Shape(&PRIORITY)),
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

/// The shape of a priority on a network interface.
pub static PRIORITY: Shape = Shape::new(
    "priority on a network interface",
    "config-linux.md#network",
    &[
        Property::required(
            "name",
            "runtime.linux.resources.network.priorities.name",
            Value::String,
        ),
        Property::required(
            "priority",
            "runtime.linux.resources.network.priorities.priority",
            Value::UINT32,
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CLASS_ID_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.network.class-id.applied",
    "config-linux.md#network",
    "The packets of the container's control group are tagged with `classID`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");

pub(crate) static NAME_HOST_INTERFACE: Clause = Clause::must(
    "runtime.linux.resources.network.priorities.name.host-interface",
    "config-linux.md#network",
    "`name` is an interface in the network namespace of the runtime.",
)
.on(platform::LINUX)
.note("It is none of the container's own interfaces.")
.judged(Subject::Host, &[]);

pub(super) static PRIORITIES_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.network.priorities.applied",
    "config-linux.md#network",
    "The packets of the container's control group have the priorities of `priorities` on these \
     interfaces.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");
