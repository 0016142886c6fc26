//! Throttled devices: [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io).

use oci_conformance::{Clause, Property, Shape, Value, object};

use crate::{Extra, platform, specification::V1_0_0};

/// How much is read from a block device or written to it in a second at most.
///
/// [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ThrottleDevice {
    /// The device's major number.
    pub major: i64,
    /// The device's minor number.
    pub minor: i64,
    /// How many bytes, or how many operations, in a second.
    pub rate: u64,
    /// Properties that the specification does not name.
    pub extra: Extra<ThrottleDevice>,
}

object!(ThrottleDevice, "a throttled device", {
    "major" => major: integer,
    "minor" => minor: integer,
    "rate" => rate: integer,
});

impl ThrottleDevice {
    /// Throttles a device to so many bytes or operations in a second.
    #[must_use]
    pub fn new(major: i64, minor: i64, rate: u64) -> Self {
        Self {
            major,
            minor,
            rate,
            extra: Extra::default(),
        }
    }
}

/// The shape of an entry of `throttleReadBpsDevice`.
pub static READ_BPS: Shape = throttled(&[
    major("runtime.linux.resources.block-io.throttle-read-bps-device.major"),
    minor("runtime.linux.resources.block-io.throttle-read-bps-device.minor"),
    rate("runtime.linux.resources.block-io.throttle-read-bps-device.rate"),
]);

/// The shape of an entry of `throttleWriteBpsDevice`.
pub static WRITE_BPS: Shape = throttled(&[
    major("runtime.linux.resources.block-io.throttle-write-bps-device.major"),
    minor("runtime.linux.resources.block-io.throttle-write-bps-device.minor"),
    rate("runtime.linux.resources.block-io.throttle-write-bps-device.rate"),
]);

/// The shape of an entry of `throttleReadIOPSDevice`.
pub static READ_IOPS: Shape = throttled(&[
    major("runtime.linux.resources.block-io.throttle-read-iops-device.major"),
    minor("runtime.linux.resources.block-io.throttle-read-iops-device.minor"),
    rate("runtime.linux.resources.block-io.throttle-read-iops-device.rate"),
]);

/// The shape of an entry of `throttleWriteIOPSDevice`.
pub static WRITE_IOPS: Shape = throttled(&[
    major("runtime.linux.resources.block-io.throttle-write-iops-device.major"),
    minor("runtime.linux.resources.block-io.throttle-write-iops-device.minor"),
    rate("runtime.linux.resources.block-io.throttle-write-iops-device.rate"),
]);

const fn throttled(properties: &'static [Property]) -> Shape {
    Shape::new("throttled device", "config-linux.md#block-io", properties)
        .since(V1_0_0)
        .on(platform::LINUX)
}

const fn major(base: &'static str) -> Property {
    Property::required("major", base, Value::INT64)
}

const fn minor(base: &'static str) -> Property {
    Property::required("minor", base, Value::INT64)
}

const fn rate(base: &'static str) -> Property {
    Property::required("rate", base, Value::UINT64).note(
        "The prose demands it, the JSON Schema does not; Go takes an entry without it for one of \
         0. The prose is followed.",
    )
}

pub(in super::super) static READ_BPS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.throttle-read-bps-device.applied",
    "config-linux.md#block-io",
    "The container reads no more bytes a second from each device of `throttleReadBpsDevice` than \
     its rate.",
)
.on(platform::LINUX);

pub(in super::super) static WRITE_BPS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.throttle-write-bps-device.applied",
    "config-linux.md#block-io",
    "The container writes no more bytes a second to each device of `throttleWriteBpsDevice` than \
     its rate.",
)
.on(platform::LINUX);

pub(in super::super) static READ_IOPS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.throttle-read-iops-device.applied",
    "config-linux.md#block-io",
    "The container reads no more often in a second from each device of `throttleReadIOPSDevice` \
     than its rate.",
)
.on(platform::LINUX);

pub(in super::super) static WRITE_IOPS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.throttle-write-iops-device.applied",
    "config-linux.md#block-io",
    "The container writes no more often in a second to each device of `throttleWriteIOPSDevice` \
     than its rate.",
)
.on(platform::LINUX);
