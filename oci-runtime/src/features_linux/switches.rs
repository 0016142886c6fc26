//! Features that a runtime supports or not.

use oci_conformance::{Property, Shape, Value, object};

use crate::{
    Extra, platform,
    specification::{V1_1_0, V1_3_0},
};

/// Makes a type whose only property is `enabled`.
macro_rules! switch {
    ($(#[$meta:meta])* $name:ident, $what:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, Eq, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            /// Whether the runtime supports it.
            pub enabled: Option<bool>,
            /// Properties that the specification does not name.
            pub extra: Extra<$name>,
        }

        object!($name, $what, { "enabled" => enabled: optional, });

        impl $name {
            /// Says whether the runtime supports it.
            #[must_use]
            pub fn new(enabled: bool) -> Self {
                Self {
                    enabled: Some(enabled),
                    extra: Extra::default(),
                }
            }
        }
    };
}

pub(super) use switch;

switch! {
    /// Whether a runtime supports `AppArmor`, whatever the host has.
    ///
    /// [features-linux.md#apparmor](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#apparmor)
    ApparmorFeatures, "features of AppArmor"
}

switch! {
    /// Whether a runtime supports `SELinux`, whatever the host has.
    ///
    /// [features-linux.md#selinux](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#selinux)
    SelinuxFeatures, "features of SELinux"
}

switch! {
    /// Whether a runtime can move network devices into containers.
    ///
    /// [features-linux.md#netdevices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#netdevices)
    NetDevicesFeatures, "features of network devices"
}

/// The shape of `apparmor`.
pub static APPARMOR_FEATURES: Shape = Shape::new(
    "features of AppArmor",
    "features-linux.md#apparmor",
    &[Property::optional(
        "enabled",
        "runtime.features.linux.apparmor.enabled",
        Value::Bool,
    )
    .nullable()],
)
.since(V1_1_0)
.on(platform::LINUX);

/// The shape of `selinux`.
pub static SELINUX_FEATURES: Shape = Shape::new(
    "features of SELinux",
    "features-linux.md#selinux",
    &[Property::optional(
        "enabled",
        "runtime.features.linux.selinux.enabled",
        Value::Bool,
    )
    .nullable()],
)
.since(V1_1_0)
.on(platform::LINUX);

/// The shape of `netDevices`.
pub static NET_DEVICES_FEATURES: Shape = Shape::new(
    "features of network devices",
    "features-linux.md#netdevices",
    &[Property::optional(
        "enabled",
        "runtime.features.linux.net-devices.enabled",
        Value::Bool,
    )
    .nullable()],
)
.since(V1_3_0)
.on(platform::LINUX);
