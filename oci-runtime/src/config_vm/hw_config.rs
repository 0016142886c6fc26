//! `hwConfig`: [config-vm.md#hwconfig-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#hwconfig-object).

use oci_conformance::{Clause, Property, Shape, Value, builder, object};

use super::advisories;
use crate::{Extra, platform, specification::V1_3_0};

/// The hardware of the virtual machine of a container.
///
/// [config-vm.md#hwconfig-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#hwconfig-object)
///
/// ```
/// use oci_runtime::config_vm::{HwConfig, IoMem};
///
/// let hardware = HwConfig::builder()
///     .device_tree("/path/to/vm/devicetree.dtb")
///     .vcpus(1_u32)
///     .memory(4_194_304_u64)
///     .dtdev("path/to/dev1_node")
///     .iomem(IoMem::new(12_288, 1))
///     .iomem(IoMem::new(33_024, 2).at(12_544))
///     .irqs([11_u32, 22])
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct HwConfig {
    /// Where the blob of the device tree is.
    pub device_tree: Option<String>,
    /// How many processors the virtual machine has.
    pub vcpus: Option<u32>,
    /// How many bytes of memory it has at most.
    pub memory: Option<u64>,
    /// The nodes of the host's device tree that are passed through.
    pub dtdevs: Vec<String>,
    /// The pages of the host's memory for input and output that are passed through.
    pub iomems: Vec<IoMem>,
    /// The host's interrupts that are passed through.
    pub irqs: Vec<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<HwConfig>,
}

object!(HwConfig, "the hardware of a virtual machine", {
    "deviceTree" => device_tree: text,
    "vcpus" => vcpus: optional_integer,
    "memory" => memory: optional_integer,
    "dtdevs" => dtdevs: collection,
    "iomems" => iomems: list,
    "irqs" => irqs: integers,
});

builder! {
    /// Makes a [`HwConfig`].
    pub struct HwConfigBuilder(HwConfig) => HW_CONFIG;
    option device_tree: String;
    option vcpus: u32;
    option memory: u64;
    list dtdevs/dtdev: String;
    list iomems/iomem: IoMem;
    list irqs/irq: u32;
    value extra: Extra<HwConfig>;
}

impl HwConfig {
    /// Starts hardware, of which no part has to be there.
    pub fn builder() -> HwConfigBuilder {
        HwConfigBuilder::of(Self::default())
    }
}

/// A range of pages of the host's memory for input and output that a virtual machine can use.
///
/// [config-vm.md#hwconfig-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#hwconfig-object)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct IoMem {
    /// The frame of the guest that the range begins at; [`IoMem::guest_frame`] has the default.
    pub first_gfn: Option<u64>,
    /// The page of the host that it begins at.
    pub first_mfn: u64,
    /// How many pages it has.
    pub nr_mfns: u64,
    /// Properties that the specification does not name.
    pub extra: Extra<IoMem>,
}

object!(IoMem, "a range of memory for input and output", {
    "firstGFN" => first_gfn: optional_integer,
    "firstMFN" => first_mfn: integer,
    "nrMFNs" => nr_mfns: integer,
});

impl IoMem {
    /// So many pages from this page of the host on.
    #[must_use]
    pub fn new(first_mfn: u64, nr_mfns: u64) -> Self {
        Self {
            first_gfn: None,
            first_mfn,
            nr_mfns,
            extra: Extra::default(),
        }
    }

    /// The same, from this frame of the guest on.
    #[must_use]
    pub fn at(mut self, first_gfn: u64) -> Self {
        self.first_gfn = Some(first_gfn);
        self
    }

    /// The frame of the guest that it begins at: if it does not say, that with the number of the
    /// host's page.
    #[must_use]
    pub fn guest_frame(&self) -> u64 {
        self.first_gfn.unwrap_or(self.first_mfn)
    }
}

/// The shape of `hwConfig`.
pub static HW_CONFIG: Shape = Shape::new(
    "hardware",
    "config-vm.md#hwconfig-object",
    &[
        Property::optional(
            "deviceTree",
            "runtime.vm.hw-config.device-tree",
            Value::String,
        )
        .note(
            "Unlike the section's other paths it need not be absolute; an advisory tells of a \
             relative one.",
        ),
        Property::optional("vcpus", "runtime.vm.hw-config.vcpus", Value::UINT32)
            .note("The text has no width; that of the JSON Schema and of Go's types is taken."),
        Property::optional("memory", "runtime.vm.hw-config.memory", Value::UINT64)
            .note("The text has no width; that of the JSON Schema and of Go's types is taken."),
        Property::optional("dtdevs", "runtime.vm.hw-config.dtdevs", Value::STRINGS).note(
            "Only the JSON Schema and Go's types say that the items are strings. They are paths in \
             a device tree, not in a filesystem.",
        ),
        Property::optional(
            "iomems",
            "runtime.vm.hw-config.iomems",
            Value::List(&Value::Shape(&IOMEM)),
        ),
        Property::optional(
            "irqs",
            "runtime.vm.hw-config.irqs",
            Value::List(&Value::UINT32),
        )
        .note("Only the JSON Schema and Go's types say that the items are integers of 32 bits."),
    ],
)
.since(V1_3_0)
.on(platform::VM)
.rules_elsewhere(&[advisories::OF_HARDWARE]);

/// The shape of an entry of `iomems`.
pub static IOMEM: Shape = Shape::new(
    "range of memory",
    "config-vm.md#hwconfig-object",
    &[
        Property::optional(
            "firstGFN",
            "runtime.vm.hw-config.iomems.first-gfn",
            Value::UINT64,
        ),
        Property::required(
            "firstMFN",
            "runtime.vm.hw-config.iomems.first-mfn",
            Value::UINT64,
        )
        .note("Go's types write `null` where it is not set, which is an error here."),
        Property::required(
            "nrMFNs",
            "runtime.vm.hw-config.iomems.nr-mfns",
            Value::UINT64,
        )
        .note("Go's types write `null` where it is not set, which is an error here."),
    ],
)
.since(V1_3_0)
.on(platform::VM);

pub(super) static HW_CONFIG_PASSED_TO_VM: Clause = Clause::should(
    "runtime.vm.hw-config.passed-to-vm",
    "config-vm.md#hwconfig-object",
    "The hardware of `hwConfig` is passed to the virtual machine.",
)
.since(V1_3_0)
.on(platform::VM)
.uncheckable("it depends on the hypervisor; what can be seen of it has clauses of its own");

pub(super) static HW_CONFIG_VCPUS_APPLIED: Clause = Clause::must(
    "runtime.vm.hw-config.vcpus.applied",
    "config-vm.md#hwconfig-object",
    "The virtual machine has `vcpus` processors.",
)
.since(V1_3_0)
.on(platform::VM);

pub(super) static HW_CONFIG_MEMORY_MAXIMUM: Clause = Clause::must(
    "runtime.vm.hw-config.memory.maximum",
    "config-vm.md#hwconfig-object",
    "The virtual machine has no more than `memory` bytes of memory.",
)
.since(V1_3_0)
.on(platform::VM);

pub(super) static HW_CONFIG_IOMEMS_FIRST_GFN_DEFAULT_FIRST_MFN: Clause = Clause::must(
    "runtime.vm.hw-config.iomems.first-gfn.default-first-mfn",
    "config-vm.md#hwconfig-object",
    "Without `firstGFN` the range begins at the guest's frame with the number `firstMFN`.",
)
.since(V1_3_0)
.on(platform::VM)
.uncheckable("it takes Xen, and hardware to pass through, to see");

pub(super) static HW_CONFIG_PASS_THROUGH_APPLIED: Clause = Clause::must(
    "runtime.vm.hw-config.pass-through-applied",
    "config-vm.md#hwconfig-object",
    "`deviceTree`, `dtdevs`, `iomems` and `irqs` let the virtual machine use just that hardware \
     of the host.",
)
.since(V1_3_0)
.on(platform::VM)
.uncheckable("it takes Xen, and hardware to pass through, to tell");
