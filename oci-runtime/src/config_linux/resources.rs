//! Control groups: [config-linux.md#control-groups](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#control-groups).

mod block_io;
mod cpu;
mod devices;
mod hugepage_limits;
mod memory;
mod network;
mod pids;
mod rdma;
#[cfg(test)]
mod tests;
mod unified;

use std::collections::BTreeMap;

use oci_conformance::{Clause, Heading, Property, Shape, Value, builder, object};

pub use self::{
    block_io::{
        BLOCK_IO, BlockIo, BlockIoBuilder, READ_BPS, READ_IOPS, ThrottleDevice, WEIGHT_DEVICE,
        WRITE_BPS, WRITE_IOPS, WeightDevice, WeightDeviceBuilder,
    },
    cpu::{CPU, Cpu, CpuBuilder},
    devices::{DEVICE, DeviceCgroup, DeviceCgroupBuilder, DeviceKind, KnownDeviceKind},
    hugepage_limits::{HUGEPAGE_LIMIT, HugepageLimit},
    memory::{MEMORY, Memory, MemoryBuilder},
    network::{InterfacePriority, NETWORK, Network, NetworkBuilder, PRIORITY},
    pids::{PIDS, Pids, PidsBuilder},
    rdma::{RDMA, Rdma, RdmaBuilder},
};
pub(crate) use self::{
    hugepage_limits::PAGE_SIZE_MATCHES_HOST, network::NAME_HOST_INTERFACE, unified::KEY_IS_FILE,
};
use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

/// What a container can use, as limits of its control group.
///
/// [config-linux.md#control-groups](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#control-groups)
///
/// ```
/// use oci_runtime::config_linux::{
///     Resources,
///     resources::{DeviceCgroup, Memory, Pids},
/// };
///
/// let resources = Resources::builder()
///     .device(DeviceCgroup::deny().access("rwm").build()?)
///     .memory(Memory::builder().limit(512 << 20).build()?)
///     .pids(Pids::of(2048))
///     .unified_entry("memory.high", "500M")
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Resources {
    /// Rules about the access to devices, which are applied in their order.
    pub devices: Vec<DeviceCgroup>,
    /// Limits of memory.
    pub memory: Option<Memory>,
    /// Limits of processor time.
    pub cpu: Option<Cpu>,
    /// Limits of block devices.
    pub block_io: Option<BlockIo>,
    /// Limits of huge pages.
    pub hugepage_limits: Vec<HugepageLimit>,
    /// How packets are marked.
    pub network: Option<Network>,
    /// The limit of tasks.
    pub pids: Option<Pids>,
    /// Limits of devices for remote direct memory access, by the names of the devices.
    pub rdma: BTreeMap<String, Rdma>,
    /// What is written to files of the control group, by the names of the files.
    pub unified: BTreeMap<String, String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Resources>,
}

object!(Resources, "the `resources` of Linux", {
    "devices" => devices: list,
    "memory" => memory: part,
    "cpu" => cpu: part,
    "blockIO" => block_io: part,
    "hugepageLimits" => hugepage_limits: list,
    "network" => network: part,
    "pids" => pids: part,
    "rdma" => rdma: collection,
    "unified" => unified: collection,
});

builder! {
    /// Makes a [`Resources`].
    pub struct ResourcesBuilder(Resources) => RESOURCES;
    list devices/device: DeviceCgroup;
    option memory: Memory;
    option cpu: Cpu;
    option block_io: BlockIo;
    list hugepage_limits/hugepage_limit: HugepageLimit;
    option network: Network;
    option pids: Pids;
    map rdma/rdma_device: Rdma;
    map unified/unified_entry: String;
    value extra: Extra<Resources>;
}

impl Resources {
    /// Starts limits, of which none has to be there.
    pub fn builder() -> ResourcesBuilder {
        ResourcesBuilder::of(Self::default())
    }
}

/// The shape of the `resources` of Linux.
pub static RESOURCES: Shape = Shape::new(
    "resources",
    "config-linux.md#control-groups",
    &[
        Property::optional(
            "devices",
            "runtime.linux.resources.devices",
            Value::List(&Value::Shape(&DEVICE)),
        )
        .section("config-linux.md#allowed-device-list"),
        Property::optional(
            "memory",
            "runtime.linux.resources.memory",
            Value::Shape(&MEMORY),
        )
        .section("config-linux.md#memory"),
        Property::optional("cpu", "runtime.linux.resources.cpu", Value::Shape(&CPU))
            .section("config-linux.md#cpu"),
        Property::optional(
            "blockIO",
            "runtime.linux.resources.block-io",
            Value::Shape(&BLOCK_IO),
        )
        .section("config-linux.md#block-io"),
        Property::optional(
            "hugepageLimits",
            "runtime.linux.resources.hugepage-limits",
            Value::List(&Value::Shape(&HUGEPAGE_LIMIT)),
        )
        .section("config-linux.md#huge-page-limits")
        .note("Of several entries for one size nothing is said."),
        Property::optional(
            "network",
            "runtime.linux.resources.network",
            Value::Shape(&NETWORK),
        )
        .section("config-linux.md#network"),
        Property::optional("pids", "runtime.linux.resources.pids", Value::Shape(&PIDS))
            .section("config-linux.md#pids"),
        Property::optional(
            "rdma",
            "runtime.linux.resources.rdma",
            Value::Map(&Value::Shape(&RDMA)),
        )
        .section("config-linux.md#rdma")
        .since(V1_0_2),
        Property::optional(
            "unified",
            "runtime.linux.resources.unified",
            Value::Map(&Value::String),
        )
        .section("config-linux.md#unified")
        .since(V1_1_0)
        .note(
            "The prose does not say what it is a property of; the JSON Schema and the Go type put \
             it here.",
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&KEY_IS_FILE]);

static ONLY_FOR_UPDATES: Clause = Clause::should_not(
    "runtime.linux.resources.only-for-updates",
    "config-linux.md#cgroups-path",
    "`resources` is left out unless limits have to change, as when a process is run in a control \
     group that is there already.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.uncheckable("what a caller means to do no document shows");

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[
        &RESOURCES,
        &DEVICE,
        &MEMORY,
        &CPU,
        &BLOCK_IO,
        &WEIGHT_DEVICE,
        &READ_BPS,
        &WRITE_BPS,
        &READ_IOPS,
        &WRITE_IOPS,
        &HUGEPAGE_LIMIT,
        &NETWORK,
        &PRIORITY,
        &PIDS,
        &RDMA,
    ],
    clauses: &[
        &ONLY_FOR_UPDATES,
        &devices::APPLIED,
        &devices::ORDER,
        &devices::TYPE_DEFAULT,
        &devices::MAJOR_DEFAULT,
        &devices::MINOR_DEFAULT,
        &memory::MINUS_ONE_UNLIMITED,
        &memory::LIMIT_APPLIED,
        &memory::RESERVATION_APPLIED,
        &memory::SWAP_APPLIED,
        &memory::KERNEL_APPLIED,
        &memory::KERNEL_TCP_APPLIED,
        &memory::SWAPPINESS_APPLIED,
        &memory::DISABLE_OOM_KILLER_DEFAULT_ENABLED,
        &memory::DISABLE_OOM_KILLER_APPLIED,
        &memory::USE_HIERARCHY_APPLIED,
        &memory::CHECK_BEFORE_UPDATE_MAY_CHECK,
        &memory::CHECK_BEFORE_UPDATE_REJECT,
        &cpu::SHARES_APPLIED,
        &cpu::QUOTA_BURST_ERROR,
        &cpu::QUOTA_APPLIED,
        &cpu::BURST_NOT_ABOVE_QUOTA,
        &cpu::BURST_QUOTA_ERROR,
        &cpu::BURST_APPLIED,
        &cpu::PERIOD_APPLIED,
        &cpu::REALTIME_RUNTIME_APPLIED,
        &cpu::REALTIME_PERIOD_APPLIED,
        &cpu::CPUS_APPLIED,
        &cpu::MEMS_APPLIED,
        &cpu::IDLE_APPLIED,
        &block_io::V1_DIRECT_IO_ONLY,
        &block_io::WEIGHT_APPLIED,
        &block_io::LEAF_WEIGHT_APPLIED,
        &block_io::WEIGHT_DEVICE_APPLIED,
        &block_io::READ_BPS_APPLIED,
        &block_io::WRITE_BPS_APPLIED,
        &block_io::READ_IOPS_APPLIED,
        &block_io::WRITE_IOPS_APPLIED,
        &hugepage_limits::RESERVATION_DEFAULT,
        &hugepage_limits::PAGE_FAULT_FALLBACK,
        &PAGE_SIZE_MATCHES_HOST,
        &hugepage_limits::PAGE_SIZE_BASE_1024,
        &hugepage_limits::APPLIED,
        &network::CLASS_ID_APPLIED,
        &NAME_HOST_INTERFACE,
        &network::PRIORITIES_APPLIED,
        &pids::LIMIT_MINUS_ONE_UNLIMITED,
        &pids::LIMIT_ZERO,
        &pids::LIMIT_APPLIED,
        &rdma::APPLIED,
        &unified::APPLIED,
        &unified::CONTROLLERS_ENABLED,
        &unified::UNKNOWN_WRITTEN,
        &unified::MISSING_CONTROLLER_ERROR,
        &unified::V1_TO_V2_CONVERSION,
        &unified::V1_TO_V2_CONVERSION_ERROR,
    ],
};
