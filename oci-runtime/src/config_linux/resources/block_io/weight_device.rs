//! `weightDevice`: [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Property, Shape, Value, builder, object,
};

use crate::{Extra, platform, specification::V1_0_0};

/// The weight of a control group on one block device.
///
/// [config-linux.md#block-io](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#block-io)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct WeightDevice {
    /// The device's major number.
    pub major: i64,
    /// The device's minor number.
    pub minor: i64,
    /// The group's weight.
    pub weight: Option<u16>,
    /// The weight of the group's own tasks beside its child groups.
    pub leaf_weight: Option<u16>,
    /// Properties that the specification does not name.
    pub extra: Extra<WeightDevice>,
}

object!(WeightDevice, "a weight on a block device", {
    "major" => major: integer,
    "minor" => minor: integer,
    "weight" => weight: optional_integer,
    "leafWeight" => leaf_weight: optional_integer,
});

builder! {
    /// Makes a [`WeightDevice`].
    pub struct WeightDeviceBuilder(WeightDevice) => WEIGHT_DEVICE;
    option weight: u16;
    option leaf_weight: u16;
    value extra: Extra<WeightDevice>;
}

impl WeightDevice {
    /// Starts the weight on a device; at least one of the two weights has to be set.
    pub fn builder(major: i64, minor: i64) -> WeightDeviceBuilder {
        WeightDeviceBuilder::of(Self {
            major,
            minor,
            weight: None,
            leaf_weight: None,
            extra: Extra::default(),
        })
    }
}

/// The shape of a weight on a block device.
pub static WEIGHT_DEVICE: Shape = Shape::new(
    "weight on a block device",
    "config-linux.md#block-io",
    &[
        Property::required(
            "major",
            "runtime.linux.resources.block-io.weight-device.major",
            Value::INT64,
        ),
        Property::required(
            "minor",
            "runtime.linux.resources.block-io.weight-device.minor",
            Value::INT64,
        ),
        Property::optional(
            "weight",
            "runtime.linux.resources.block-io.weight-device.weight",
            Value::Integer(0, 0xffff),
        ),
        Property::optional(
            "leafWeight",
            "runtime.linux.resources.block-io.weight-device.leaf-weight",
            Value::Integer(0, 0xffff),
        ),
    ],
)
.since(V1_0_0)
.on(platform::LINUX)
.rules(&[&WEIGHT_OR_LEAF_WEIGHT, &BOTH]);

static WEIGHT_OR_LEAF_WEIGHT: Clause = Clause::must(
    "runtime.linux.resources.block-io.weight-device.weight-or-leaf-weight",
    "config-linux.md#block-io",
    "An entry of `weightDevice` has `weight` or `leafWeight`.",
)
.on(platform::LINUX)
.note("The JSON Schema does not demand it; the prose is followed. 0 is a weight.")
.check(
    |device, _, verdict| {
        verdict.count_case();
        let weights = [device.at("weight"), device.at("leafWeight")];
        if weights
            .iter()
            .all(|weight| !weight.exists() || weight.is_null())
        {
            verdict.breach(device, "there is neither `weight` nor `leafWeight`");
        }
    },
    &[
        Pass(r#"{"major":8,"minor":0,"weight":0}"#),
        Pass(r#"{"major":8,"minor":0,"leafWeight":300}"#),
        Fail(r#"{"major":8,"minor":0}"#, ""),
        Fail(r#"{"major":8,"minor":0,"weight":null}"#, ""),
    ],
);

static BOTH: Clause = Clause::may(
    "runtime.linux.resources.block-io.weight-device.both",
    "config-linux.md#block-io",
    "An entry of `weightDevice` may have both `weight` and `leafWeight`.",
)
.on(platform::LINUX)
.examples(&[Pass(
    r#"{"major":8,"minor":0,"weight":500,"leafWeight":300}"#,
)]);

pub(in super::super) static WEIGHT_DEVICE_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.block-io.weight-device.applied",
    "config-linux.md#block-io",
    "The container's control group has the weights of `weightDevice` on these devices.",
)
.on(platform::LINUX);
