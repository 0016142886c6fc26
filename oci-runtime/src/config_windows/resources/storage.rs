//! `storage`: [config-windows.md#storage](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#storage).

use oci_conformance::{Clause, Property, Shape, Value, builder, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The storage that a container on Windows may use.
///
/// [config-windows.md#storage](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#storage)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Storage {
    /// How often it may read from and write to its system drive in a second.
    pub iops: Option<u64>,
    /// How many bytes it may read from and write to its system drive in a second.
    pub bps: Option<u64>,
    /// How many bytes its system drive has at least.
    pub sandbox_size: Option<u64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Storage>,
}

object!(Storage, "the storage of a container on Windows", {
    "iops" => iops: optional_integer,
    "bps" => bps: optional_integer,
    "sandboxSize" => sandbox_size: optional_integer,
});

builder! {
    /// Makes a [`Storage`].
    pub struct StorageBuilder(Storage) => STORAGE;
    option iops: u64;
    option bps: u64;
    option sandbox_size: u64;
    value extra: Extra<Storage>;
}

impl Storage {
    /// Starts storage, of which no part has to be there.
    pub fn builder() -> StorageBuilder {
        StorageBuilder::of(Self::default())
    }
}

/// The shape of `storage`.
pub static STORAGE: Shape = Shape::new(
    "storage",
    "config-windows.md#storage",
    &[
        Property::optional(
            "iops",
            "runtime.windows.resources.storage.iops",
            Value::UINT64,
        ),
        Property::optional(
            "bps",
            "runtime.windows.resources.storage.bps",
            Value::UINT64,
        ),
        Property::optional(
            "sandboxSize",
            "runtime.windows.resources.storage.sandbox-size",
            Value::UINT64,
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);

pub(crate) static RESOURCES_STORAGE_IOPS_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.storage.iops.effect",
    "config-windows.md#storage",
    "The container does not read from and write to its system drive more often in a second than \
     `iops` says.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);

pub(crate) static RESOURCES_STORAGE_BPS_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.storage.bps.effect",
    "config-windows.md#storage",
    "The container does not move more bytes to and from its system drive in a second than `bps` \
     says.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);

pub(crate) static RESOURCES_STORAGE_SANDBOX_SIZE_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.storage.sandbox-size.effect",
    "config-windows.md#storage",
    "The container's system drive has `sandboxSize` bytes or more.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);
