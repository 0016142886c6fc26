//! `devices`: [config-linux.md#allowed-device-list](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#allowed-device-list).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Shape, Value, Verdict, builder, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// A rule about the access to devices. Rules are applied in their order.
///
/// [config-linux.md#allowed-device-list](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#allowed-device-list)
///
/// ```
/// use oci_runtime::config_linux::resources::{DeviceCgroup, DeviceKind};
///
/// let none = DeviceCgroup::deny().access("rwm").build()?;
/// let null = DeviceCgroup::allow()
///     .kind(DeviceKind::CHAR)
///     .major(1)
///     .minor(3)
///     .access("rwm")
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DeviceCgroup {
    /// Whether the access is allowed or denied.
    pub allow: bool,
    /// Which type of devices the rule is about; all, if it is not set.
    pub kind: Option<DeviceKind>,
    /// The devices' major number; any, if it is not set.
    pub major: Option<i64>,
    /// The devices' minor number; any, if it is not set.
    pub minor: Option<i64>,
    /// To read (`r`), to write (`w`), to make a node of it (`m`).
    pub access: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<DeviceCgroup>,
}

object!(DeviceCgroup, "a rule about devices", {
    "allow" => allow: required,
    "type" => kind: text,
    "major" => major: optional_integer,
    "minor" => minor: optional_integer,
    "access" => access: text,
});

vocabulary! {
    /// A type of devices: `a`, `c`, `b`.
    ///
    /// [config-linux.md#allowed-device-list](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#allowed-device-list)
    pub struct DeviceKind;
    /// A [`DeviceKind`] that the specification names.
    pub enum KnownDeviceKind {
        /// Devices of every type.
        ALL / All = "a",
        /// Character devices.
        CHAR / Char = "c",
        /// Block devices.
        BLOCK / Block = "b",
    }
}

builder! {
    /// Makes a [`DeviceCgroup`].
    pub struct DeviceCgroupBuilder(DeviceCgroup) => DEVICE;
    option kind: DeviceKind;
    option major: i64;
    option minor: i64;
    option access: String;
    value extra: Extra<DeviceCgroup>;
}

impl DeviceCgroup {
    /// Starts a rule that allows access.
    pub fn allow() -> DeviceCgroupBuilder {
        Self::builder(true)
    }

    /// Starts a rule that denies access.
    pub fn deny() -> DeviceCgroupBuilder {
        Self::builder(false)
    }

    /// Starts a rule that allows access or denies it, to all devices unless told.
    pub fn builder(allow: bool) -> DeviceCgroupBuilder {
        DeviceCgroupBuilder::of(Self {
            allow,
            kind: None,
            major: None,
            minor: None,
            access: None,
            extra: Extra::default(),
        })
    }
}

/// The shape of a rule about devices.
pub static DEVICE: Shape = Shape::new(
    "rule about devices",
    "config-linux.md#allowed-device-list",
    &[
        Property::required(
            "allow",
            "runtime.linux.resources.devices.allow",
            Value::Bool,
        )
        .note("Go takes a rule without it for one that denies."),
        Property::optional(
            "type",
            "runtime.linux.resources.devices.type",
            Value::Enum(DeviceKind::KNOWN),
        )
        .note(
            "The prose lists three values; the JSON Schema and the Go type take any string. The \
             prose is followed: `u` and `p`, which devices can have, are none of them.",
        ),
        Property::optional(
            "major",
            "runtime.linux.resources.devices.major",
            Value::INT64,
        )
        .note(NUMBER_NOTE),
        Property::optional(
            "minor",
            "runtime.linux.resources.devices.minor",
            Value::INT64,
        )
        .note(NUMBER_NOTE),
        Property::optional(
            "access",
            "runtime.linux.resources.devices.access",
            Value::String,
        )
        .note(
            "What a rule without it means is not said, and some runtimes refuse one: it is \
                 better set.",
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&ACCESS_LETTERS]);

const NUMBER_NOTE: &str = "Of negative numbers nothing is said; runtimes take -1 for any number. \
                           0 is a number like others.";

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.resources.devices.applied",
    "config-linux.md#allowed-device-list",
    "What devices the container can use is what the rules of `devices` say.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "What is allowed before the first rule is not said; runtimes add rules for the default \
     devices.",
);

pub(super) static ORDER: Clause = Clause::must(
    "runtime.linux.resources.devices.order",
    "config-linux.md#allowed-device-list",
    "The rules of `devices` are applied in their order, so that a later one overrides an earlier.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static TYPE_DEFAULT: Clause = Clause::must(
    "runtime.linux.resources.devices.type.default",
    "config-linux.md#allowed-device-list",
    "A rule without `type` is one about all devices (`a`).",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("With `a`, control groups of version 1 overlook the numbers and the access.");

pub(super) static MAJOR_DEFAULT: Clause = Clause::must(
    "runtime.linux.resources.devices.major.default",
    "config-linux.md#allowed-device-list",
    "A rule without `major` is one about every major number.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static MINOR_DEFAULT: Clause = Clause::must(
    "runtime.linux.resources.devices.minor.default",
    "config-linux.md#allowed-device-list",
    "A rule without `minor` is one about every minor number.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

static ACCESS_LETTERS: Clause = Clause::must(
    "runtime.linux.resources.devices.access.letters",
    "config-linux.md#allowed-device-list",
    "`access` is composed of the letters `r`, `w` and `m`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The JSON Schema and the Go type take any string; the prose is followed. The order is free, \
     and that a letter is repeated or none is there is not forbidden.",
)
.check(
    access_letters,
    &[
        Pass(r#"{"allow":true,"access":"mr"}"#),
        Pass(r#"{"allow":true,"access":""}"#),
        Fail(r#"{"allow":true,"access":"rx"}"#, "/access"),
        Fail(r#"{"allow":false,"access":"RWM"}"#, "/access"),
    ],
);

fn access_letters(rule: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let access = rule.at("access");
    let Some(text) = access.str() else { return };
    verdict.count_case();
    if !text.chars().all(|letter| matches!(letter, 'r' | 'w' | 'm')) {
        let text = shortened(&text);
        verdict.breach(
            access,
            format!("expected some of the letters `r`, `w` and `m`, found `{text}`"),
        );
    }
}
