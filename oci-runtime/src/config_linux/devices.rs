//! `devices`: [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices).

pub(super) mod clauses;
pub(super) mod default_devices;
pub(super) mod effects;

use oci_conformance::{Property, Shape, Value, builder, object, vocabulary};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// A device that is there in the container.
///
/// [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices)
///
/// ```
/// use oci_runtime::config_linux::{Device, DeviceType};
///
/// let fuse = Device::character("/dev/fuse", 10, 229)
///     .file_mode(0o666_u32)
///     .uid(0_u32)
///     .gid(0_u32)
///     .build()?;
/// assert_eq!((fuse.kind, fuse.file_mode), (DeviceType::CHARACTER, Some(438)));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Device {
    /// What sort of device it is, `type`.
    pub kind: DeviceType,
    /// Where it is in the container.
    pub path: String,
    /// The major number, which all have but those of type `p`.
    pub major: Option<i64>,
    /// The minor number, which all have but those of type `p`.
    pub minor: Option<i64>,
    /// The permissions.
    pub file_mode: Option<u32>,
    /// The owner, as an id of the container.
    pub uid: Option<u32>,
    /// The group, as an id of the container.
    pub gid: Option<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<Device>,
}

object!(Device, "a device", {
    "type" => kind: required_text,
    "path" => path: required_text,
    "major" => major: optional_integer,
    "minor" => minor: optional_integer,
    "fileMode" => file_mode: optional_integer,
    "uid" => uid: optional_integer,
    "gid" => gid: optional_integer,
});

builder! {
    /// Makes a [`Device`].
    pub struct DeviceBuilder(Device) => DEVICE;
    option major: i64;
    option minor: i64;
    option file_mode: u32;
    option uid: u32;
    option gid: u32;
    value extra: Extra<Device>;
}

impl Device {
    /// Starts a device of this type, without numbers.
    pub fn builder(kind: impl Into<DeviceType>, path: impl Into<String>) -> DeviceBuilder {
        DeviceBuilder::of(Self {
            kind: kind.into(),
            path: path.into(),
            major: None,
            minor: None,
            file_mode: None,
            uid: None,
            gid: None,
            extra: Extra::default(),
        })
    }

    /// Starts a character device.
    pub fn character(path: impl Into<String>, major: i64, minor: i64) -> DeviceBuilder {
        let device = Self::builder(DeviceType::CHARACTER, path);
        device.major(major).minor(minor)
    }

    /// Starts a block device.
    pub fn block(path: impl Into<String>, major: i64, minor: i64) -> DeviceBuilder {
        let device = Self::builder(DeviceType::BLOCK, path);
        device.major(major).minor(minor)
    }

    /// Starts a FIFO, which has no numbers.
    pub fn fifo(path: impl Into<String>) -> DeviceBuilder {
        Self::builder(DeviceType::FIFO, path)
    }
}

vocabulary! {
    /// A type of devices.
    ///
    /// [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices)
    pub struct DeviceType;
    /// The types of devices that the specification names.
    pub enum KnownDeviceType {
        /// A character device.
        CHARACTER / Character = "c",
        /// A block device.
        BLOCK / Block = "b",
        /// A character device that is not buffered, which on Linux is any.
        UNBUFFERED / Unbuffered = "u",
        /// A FIFO.
        FIFO / Fifo = "p",
    }
}

/// The shape of an entry of `devices`.
pub static DEVICE: Shape = Shape::new(
    "device",
    "config-linux.md#devices",
    &[
        Property::required(
            "type",
            "runtime.linux.devices.type",
            Value::Enum(DeviceType::KNOWN),
        )
        .note("`a` belongs to `resources.devices` only."),
        Property::required("path", "runtime.linux.devices.path", Value::String),
        Property::optional("major", "runtime.linux.devices.major", Value::INT64)
            .presence_unstated()
            .note("The specification allows negative numbers, which no device has."),
        Property::optional("minor", "runtime.linux.devices.minor", Value::INT64)
            .presence_unstated()
            .note("The specification allows negative numbers, which no device has."),
        Property::optional("fileMode", "runtime.linux.devices.file-mode", Value::UINT32)
            .note("Without it the runtime chooses."),
        Property::optional("uid", "runtime.linux.devices.uid", Value::UINT32),
        Property::optional("gid", "runtime.linux.devices.gid", Value::UINT32),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[
    &clauses::PATH_FULL,
    &clauses::PATH_ANYWHERE,
    &clauses::MAJOR_REQUIRED_UNLESS_P,
    &clauses::MINOR_REQUIRED_UNLESS_P,
    &clauses::FILE_MODE_RANGE,
    &clauses::FILE_MODE_DECIMAL,
]);

#[cfg(test)]
mod tests {
    use oci_conformance::{Context, judge};
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn devices_are_written_as_they_are_read() {
        let text = r#"{"type":"b","path":"/dev/sda","major":8,"minor":0,"fileMode":432,"uid":0,"gid":6,"note":{}}"#;
        let device: Device = from_str(text).unwrap();
        assert_eq!((device.major, device.minor), (Some(8), Some(0)));
        assert_eq!(to_string(&device).unwrap(), text);
        let bare: Device = from_str(r#"{"type":"p","path":"/x","major":null,"gid":null}"#).unwrap();
        assert_eq!(bare, Device::fifo("/x").build().unwrap());
        let unknown: Device = from_str(r#"{"type":"a","path":"/x"}"#).unwrap();
        assert_eq!(unknown.kind.known(), None);
    }

    #[test]
    fn what_is_no_device_is_refused() {
        for (text, problem) in [
            (
                r#"{"type":"c"}"#,
                "missing field `path` at line 1 column 12",
            ),
            (
                r#"{"type":"c","path":"/x","major":"1"}"#,
                "invalid type: string \"1\", expected an integer in its range at line 1 column 35",
            ),
            (
                r#"{"type":"c","path":"/x","fileMode":4294967296}"#,
                "invalid value: integer `4294967296`, expected an integer in its range at line 1 \
                 column 45",
            ),
        ] {
            let error = from_str::<Device>(text).unwrap_err();
            assert_eq!(error.to_string(), problem, "{text}");
        }
    }

    /// The places at which a `linux` section with these devices breaks the clause.
    fn places(id: &str, devices: &str) -> Vec<String> {
        let text = format!(r#"{{"linux":{{"devices":[{devices}]}}}}"#);
        let kind = &crate::config::DOCUMENT;
        let report = judge(text.as_bytes(), kind, &Context::default(), "");
        let findings = report.findings().iter();
        let found = findings.filter(|finding| finding.clause.to_string() == id);
        found.map(|finding| finding.place.pointer.clone()).collect()
    }

    #[test]
    fn modes_that_look_octal_are_told() {
        for (mode, told) in [
            (420, false),
            (511, false),
            (512, true),
            (666, true),
            (4755, true),
            (7777, true),
            (10_000, false),
            (689, false),
        ] {
            let device = format!(r#"{{"type":"p","path":"/x","fileMode":{mode}}}"#);
            let found = places("runtime.linux.devices.file-mode.decimal", &device);
            assert_eq!(!found.is_empty(), told, "{mode}");
        }
    }

    #[test]
    fn numbers_are_those_of_a_kind() {
        let device =
            |kind, path| format!(r#"{{"type":"{kind}","path":"{path}","major":1,"minor":3}}"#);
        for (one, other, twice) in [
            ("c", "c", true),
            ("c", "u", true),
            ("b", "b", true),
            ("b", "c", false),
            ("p", "p", false),
        ] {
            let devices = format!("{},{}", device(one, "/a"), device(other, "/b"));
            let found = places("runtime.linux.devices.no-duplicate-numbers", &devices);
            assert_eq!(found.len(), usize::from(twice), "{devices}");
        }
    }

    #[test]
    fn a_builder_answers_to_the_clauses() {
        let device = Device::block("/dev/sda", 8, 0).build().unwrap();
        assert_eq!(device.kind, DeviceType::BLOCK);
        let error = Device::builder(DeviceType::CHARACTER, "/x")
            .major(1)
            .build();
        assert_eq!(
            error.unwrap_err().to_string(),
            "/minor: a device of type `c` has a number `minor` \
             [runtime.linux.devices.minor.required-unless-p]",
        );
    }
}
