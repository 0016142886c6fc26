//! `devices`: [config-windows.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#devices).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_0_2};

/// A device of the host that the container has, or a class of them.
///
/// [config-windows.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#devices)
///
/// ```
/// use oci_runtime::config_windows::{Device, IdType};
///
/// let device = Device::class("24E552D7-6523-47F7-A647-D3465BF1F5CA");
/// assert_eq!(device.id_type, IdType::CLASS);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Device {
    /// Which device it is.
    pub id: String,
    /// How to read `id`.
    pub id_type: IdType,
    /// Properties that the specification does not name.
    pub extra: Extra<Device>,
}

object!(Device, "a device of Windows", {
    "id" => id: required_text,
    "idType" => id_type: required_text,
});

impl Device {
    /// A device, and how to read its name.
    #[must_use]
    pub fn new(id: impl Into<String>, id_type: impl Into<IdType>) -> Self {
        Self {
            id: id.into(),
            id_type: id_type.into(),
            extra: Extra::default(),
        }
    }

    /// All devices of an interface class, which a GUID names.
    #[must_use]
    pub fn class(guid: impl Into<String>) -> Self {
        Self::new(guid, IdType::CLASS)
    }
}

vocabulary! {
    /// How the name of a [`Device`] is to be read.
    pub struct IdType;
    /// The ways that the specification names.
    pub enum KnownIdType {
        /// As the GUID of a device interface class.
        CLASS / Class = "class",
    }
}

/// The shape of an entry of `devices`.
pub static DEVICE: Shape = Shape::new(
    "device",
    "config-windows.md#devices",
    &[
        Property::required("id", "runtime.windows.devices.id", Value::String),
        Property::required("idType", "runtime.windows.devices.id-type", Value::String),
    ],
)
.since(V1_0_2)
.on(platform::WINDOWS)
.rules(&[&DEVICES_ID_GUID_WHEN_CLASS, &DEVICES_ID_TYPE_CLASS_ONLY]);

pub(super) static DEVICES_AVAILABLE: Clause = Clause::must(
    "runtime.windows.devices.available",
    "config-windows.md#devices",
    "Every device in `devices` can be used in the container.",
)
.since(V1_0_2)
.on(platform::WINDOWS);

pub(super) static DEVICES_ID_AVAILABLE: Clause = Clause::must(
    "runtime.windows.devices.id.available",
    "config-windows.md#devices",
    "The runtime gives the container the device that `id` names.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note("What to do if the host has none the text does not say.");

static DEVICES_ID_GUID_WHEN_CLASS: Clause = Clause::must(
    "runtime.windows.devices.id.guid-when-class",
    "config-windows.md#devices",
    "If `idType` is `class`, `id` is the GUID of a device interface class.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note(
    "The text writes GUIDs without braces, in upper or lower case. Braces are taken, too, as \
     Windows writes them.",
)
.check(
    guid_when_class,
    &[
        Pass(r#"{"id":"5175d334-c371-4806-b3ba-71fd53c9258d","idType":"class"}"#),
        Pass(r#"{"id":"{24E552D7-6523-47F7-A647-D3465BF1F5CA}","idType":"class"}"#),
        Fail(r#"{"id":"PCIROOT(0)#PCI(0100)","idType":"class"}"#, "/id"),
        Fail(
            r#"{"id":"5175d334c3714806b3ba71fd53c9258d","idType":"class"}"#,
            "/id",
        ),
        Fail(r#"{"id":"","idType":"class"}"#, "/id"),
    ],
);

fn guid_when_class(device: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let id = device.at("id");
    let Some(text) = id.str() else { return };
    if !device.at("idType").is_str("class") {
        return;
    }
    verdict.count_case();
    if !is_guid(&text) {
        let text = shortened(&text);
        verdict.breach(id, format!("a class has a GUID, which `{text}` is not"));
    }
}

/// Whether a text is a GUID, in braces or not.
fn is_guid(text: &str) -> bool {
    let braced = text.strip_prefix('{').map(|rest| rest.strip_suffix('}'));
    let Some(text) = braced.unwrap_or(Some(text)) else {
        return false;
    };
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

static DEVICES_ID_TYPE_CLASS_ONLY: Clause = Clause::must(
    "runtime.windows.devices.id-type.class-only",
    "config-windows.md#devices",
    "`idType` is `class`, the only value that is defined so far.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note("Runtimes know further values, such as `vpci-instance-id`.")
.softened(
    Severity::Warning,
    "the text only says what Windows supports today; the list is closed in the JSON Schema alone",
)
.check(
    class_only,
    &[
        Pass(r#"{"id":"5175d334-c371-4806-b3ba-71fd53c9258d","idType":"class"}"#),
        Fail(
            r#"{"id":"PCIROOT(0)#PCI(0100)","idType":"vpci-location-path"}"#,
            "/idType",
        ),
        Fail(
            r#"{"id":"5175d334-c371-4806-b3ba-71fd53c9258d","idType":"Class"}"#,
            "/idType",
        ),
    ],
);

fn class_only(device: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let id_type = device.at("idType");
    let Some(text) = id_type.str() else { return };
    verdict.count_case();
    if KnownIdType::of(&text).is_none() {
        let text = shortened(&text);
        verdict.breach(id_type, format!("expected `class`, found `{text}`"));
    }
}
