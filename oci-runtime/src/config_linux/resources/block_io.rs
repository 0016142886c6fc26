//! `blockIO`: [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io).

mod throttle_device;
mod weight_device;

use oci_conformance::{Clause, Held, Property, Shape, Value, builder, object};

pub use self::{
    throttle_device::{READ_BPS, READ_IOPS, ThrottleDevice, WRITE_BPS, WRITE_IOPS},
    weight_device::{WEIGHT_DEVICE, WeightDevice, WeightDeviceBuilder},
};
pub(super) use self::{
    throttle_device::{READ_BPS_APPLIED, READ_IOPS_APPLIED, WRITE_BPS_APPLIED, WRITE_IOPS_APPLIED},
    weight_device::WEIGHT_DEVICE_APPLIED,
};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_1_0},
};

/// Limits of reading from block devices and writing to them.
///
/// [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io)
///
/// ```
/// use oci_runtime::config_linux::resources::{BlockIo, ThrottleDevice};
///
/// let block_io = BlockIo::builder()
///     .weight(500_u16)
///     .throttled_read_bps(ThrottleDevice::new(8, 0, 10 << 20))
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct BlockIo {
    /// The group's weight on all devices that have none of their own.
    pub weight: Option<u16>,
    /// The weight of the group's own tasks beside its child groups.
    pub leaf_weight: Option<u16>,
    /// The group's weights on devices.
    pub weight_device: Vec<WeightDevice>,
    /// How many bytes a second can be read from devices.
    pub throttle_read_bps_device: Vec<ThrottleDevice>,
    /// How many bytes a second can be written to devices.
    pub throttle_write_bps_device: Vec<ThrottleDevice>,
    /// How many times a second can be read from devices.
    pub throttle_read_iops_device: Vec<ThrottleDevice>,
    /// How many times a second can be written to devices.
    pub throttle_write_iops_device: Vec<ThrottleDevice>,
    /// Properties that the specification does not name.
    pub extra: Extra<BlockIo>,
}

object!(BlockIo, "limits of block devices", {
    "weight" => weight: optional_integer,
    "leafWeight" => leaf_weight: optional_integer,
    "weightDevice" => weight_device: list,
    "throttleReadBpsDevice" => throttle_read_bps_device: list,
    "throttleWriteBpsDevice" => throttle_write_bps_device: list,
    "throttleReadIOPSDevice" => throttle_read_iops_device: list,
    "throttleWriteIOPSDevice" => throttle_write_iops_device: list,
});

builder! {
    /// Makes a [`BlockIo`].
    pub struct BlockIoBuilder(BlockIo) => BLOCK_IO;
    option weight: u16;
    option leaf_weight: u16;
    list weight_device/weighted: WeightDevice;
    list throttle_read_bps_device/throttled_read_bps: ThrottleDevice;
    list throttle_write_bps_device/throttled_write_bps: ThrottleDevice;
    list throttle_read_iops_device/throttled_read_iops: ThrottleDevice;
    list throttle_write_iops_device/throttled_write_iops: ThrottleDevice;
    value extra: Extra<BlockIo>;
}

impl BlockIo {
    /// Starts limits, of which none has to be there.
    pub fn builder() -> BlockIoBuilder {
        BlockIoBuilder::of(Self::default())
    }
}

/// The shape of limits of block devices.
pub static BLOCK_IO: Shape = Shape::new(
    "limits of block devices",
    "config-linux.md#block-io",
    &[
        Property::optional(
            "weight",
            "runtime.linux.resources.block-io.weight",
            Value::Integer(0, 0xffff),
        )
        .note(WEIGHT_NOTE),
        Property::optional(
            "leafWeight",
            "runtime.linux.resources.block-io.leaf-weight",
            Value::Integer(0, 0xffff),
        )
        .note(WEIGHT_NOTE),
        Property::optional(
            "weightDevice",
            "runtime.linux.resources.block-io.weight-device",
            Value::List(&Value::Shape(&WEIGHT_DEVICE)),
        )
        .note(RENAMED_NOTE),
        Property::optional(
            "throttleReadBpsDevice",
            "runtime.linux.resources.block-io.throttle-read-bps-device",
            Value::List(&Value::Shape(&READ_BPS)),
        )
        .note(RENAMED_NOTE),
        Property::optional(
            "throttleWriteBpsDevice",
            "runtime.linux.resources.block-io.throttle-write-bps-device",
            Value::List(&Value::Shape(&WRITE_BPS)),
        )
        .note(RENAMED_NOTE),
        Property::optional(
            "throttleReadIOPSDevice",
            "runtime.linux.resources.block-io.throttle-read-iops-device",
            Value::List(&Value::Shape(&READ_IOPS)),
        )
        .note(IOPS_NOTE),
        Property::optional(
            "throttleWriteIOPSDevice",
            "runtime.linux.resources.block-io.throttle-write-iops-device",
            Value::List(&Value::Shape(&WRITE_IOPS)),
        )
        .note(IOPS_NOTE),
    ],
)
.since(V1_0_0)
.on(platform::LINUX);

const WEIGHT_NOTE: &str = "Its name began with `blkio` in 1.0.0-rc5, which also had the range from \
                           10 to 1000. Later versions have none; kernels still do, and it is not \
                           the same in all.";

const RENAMED_NOTE: &str = "Its name began with `blkio` in 1.0.0-rc5.";

const IOPS_NOTE: &str = "Its name began with `blkio` in 1.0.0-rc5. The JSON Schemas of 1.0.0-rc5 \
                         and 1.0.0 have `Iops` in it; the prose is followed.";

pub(super) static V1_DIRECT_IO_ONLY: Clause = Clause::may(
    "runtime.linux.resources.block-io.v1-direct-io-only",
    "config-linux.md#block-io",
    "In version 1 of control groups, only direct input and output may be throttled.",
)
.since(V1_1_0)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(super) static WEIGHT_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.weight.applied",
    "config-linux.md#block-io",
    "`weight` is the weight of the container's control group on block devices.",
)
.on(platform::LINUX)
.note("How it becomes a weight of version 2 is not said.");

pub(super) static LEAF_WEIGHT_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.leaf-weight.applied",
    "config-linux.md#block-io",
    "`leafWeight` is the weight of the tasks of the container's control group beside its child \
     groups.",
)
.on(platform::LINUX)
.note("Linux has no such setting from 5.0 on.");
