//! `netDevices`: [config-linux.md#network-devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network-devices).

pub(super) mod effects;

use oci_conformance::{Property, Shape, Value, builder, object};

use crate::{Extra, platform, specification::V1_3_0};

/// A network device of the host that the container gets; its name on the host is the key.
///
/// [config-linux.md#network-devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network-devices)
///
/// ```
/// use oci_runtime::config_linux::{Linux, Namespace, NamespaceType, NetDevice};
///
/// let linux = Linux::builder()
///     .namespace(Namespace::new(NamespaceType::NETWORK))
///     .net_device("eth0", NetDevice::renamed("container_eth0"))
///     .net_device("eth1", NetDevice::default())
///     .build()?;
/// assert_eq!(linux.net_devices["eth0"].name.as_deref(), Some("container_eth0"));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct NetDevice {
    /// Its name in the container; without one it keeps that of the host.
    pub name: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<NetDevice>,
}

object!(NetDevice, "a network device", {
    "name" => name: text,
});

builder! {
    /// Makes a [`NetDevice`].
    pub struct NetDeviceBuilder(NetDevice) => NET_DEVICE;
    option name: String;
    value extra: Extra<NetDevice>;
}

impl NetDevice {
    /// A device that has this name in the container. At the end of a name, `%d` lets the kernel
    /// choose a number.
    pub fn renamed(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            extra: Extra::default(),
        }
    }

    /// Starts a device, of which no part has to be there.
    pub fn builder() -> NetDeviceBuilder {
        NetDeviceBuilder::of(Self::default())
    }
}

/// The shape of an entry of `netDevices`.
pub static NET_DEVICE: Shape = Shape::new(
    "network device",
    "config-linux.md#network-devices",
    &[
        Property::optional("name", "runtime.linux.net-devices.name", Value::String).note(
            "The specification sets no limits, but the kernel does: 15 bytes, no whitespace, `/` \
             and `:`, and not `.` or `..`. Readers in Go take an empty name for none.",
        ),
    ],
)
.since(V1_3_0)
.on(platform::LINUX);

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn network_devices_are_written_as_they_are_read() {
        let text = r#"{"name":"eth%d","com.example":true}"#;
        let device: NetDevice = from_str(text).unwrap();
        assert_eq!(device.name.as_deref(), Some("eth%d"));
        assert_eq!(to_string(&device).unwrap(), text);
        let bare: NetDevice = from_str(r#"{"name":null}"#).unwrap();
        assert_eq!(bare, NetDevice::default());
        let error = from_str::<NetDevice>(r#"{"name":1}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid type: integer `1`, expected a string at line 1 column 9",
        );
    }

    #[test]
    fn a_builder_sets_what_it_is_told() {
        let device = NetDevice::builder().name("eth1").build();
        assert_eq!(device.unwrap(), NetDevice::renamed("eth1"));
    }
}
