//! `resources`: [config-windows.md#resources](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#resources).

mod cpu;
mod storage;

use oci_conformance::{Clause, Property, Shape, Value, builder, object};

pub use self::{
    cpu::{AFFINITY, Affinities, Affinity, CPU, Cpu, CpuBuilder},
    storage::{STORAGE, Storage, StorageBuilder},
};
pub(super) use self::{
    cpu::{
        RESOURCES_CPU_AFFINITY_EFFECT, RESOURCES_CPU_COUNT_EFFECT, RESOURCES_CPU_MAXIMUM_EFFECT,
        RESOURCES_CPU_SHARES_EFFECT,
    },
    storage::{
        RESOURCES_STORAGE_BPS_EFFECT, RESOURCES_STORAGE_IOPS_EFFECT,
        RESOURCES_STORAGE_SANDBOX_SIZE_EFFECT,
    },
};
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// What a container on Windows may use of the host.
///
/// [config-windows.md#resources](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#resources)
///
/// ```
/// use oci_runtime::config_windows::{Memory, Resources};
///
/// let memory = Memory::builder().limit(2_097_152_u64).build()?;
/// let resources = Resources::builder().memory(memory).build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Resources {
    /// Of its memory.
    pub memory: Option<Memory>,
    /// Of its processors.
    pub cpu: Option<Cpu>,
    /// Of its storage.
    pub storage: Option<Storage>,
    /// Properties that the specification does not name.
    pub extra: Extra<Resources>,
}

object!(Resources, "the resources of a container on Windows", {
    "memory" => memory: part,
    "cpu" => cpu: part,
    "storage" => storage: part,
});

builder! {
    /// Makes a [`Resources`].
    pub struct ResourcesBuilder(Resources) => RESOURCES;
    option memory: Memory;
    option cpu: Cpu;
    option storage: Storage;
    value extra: Extra<Resources>;
}

impl Resources {
    /// Starts resources, of which no part has to be there.
    pub fn builder() -> ResourcesBuilder {
        ResourcesBuilder::of(Self::default())
    }
}

/// The memory that a container on Windows may use.
///
/// [config-windows.md#memory](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#memory)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Memory {
    /// How many bytes at most.
    pub limit: Option<u64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Memory>,
}

object!(Memory, "the memory of a container on Windows", {
    "limit" => limit: optional_integer,
});

builder! {
    /// Makes a [`Memory`].
    pub struct MemoryBuilder(Memory) => MEMORY;
    option limit: u64;
    value extra: Extra<Memory>;
}

impl Memory {
    /// Starts memory, of which no part has to be there.
    pub fn builder() -> MemoryBuilder {
        MemoryBuilder::of(Self::default())
    }
}

/// The shape of `resources`.
pub static RESOURCES: Shape = Shape::new(
    "resources",
    "config-windows.md#resources",
    &[
        Property::optional(
            "memory",
            "runtime.windows.resources.memory",
            Value::Shape(&MEMORY),
        )
        .section("config-windows.md#memory")
        .note("Only the JSON Schema says which type it has."),
        Property::optional("cpu", "runtime.windows.resources.cpu", Value::Shape(&CPU))
            .section("config-windows.md#cpu")
            .note("Only the JSON Schema says which type it has."),
        Property::optional(
            "storage",
            "runtime.windows.resources.storage",
            Value::Shape(&STORAGE),
        )
        .section("config-windows.md#storage")
        .note("Only the JSON Schema says which type it has."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);

/// The shape of `memory`.
pub static MEMORY: Shape = Shape::new(
    "memory",
    "config-windows.md#memory",
    &[Property::optional(
        "limit",
        "runtime.windows.resources.memory.limit",
        Value::UINT64,
    )
    .note("There is no value for no limit: -1, as Linux has it, is an error.")],
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);

pub(super) static RESOURCES_MEMORY_LIMIT_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.memory.limit.effect",
    "config-windows.md#memory",
    "The container can use no more bytes of memory than `limit`.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);
