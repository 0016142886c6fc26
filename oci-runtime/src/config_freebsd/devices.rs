//! `devices`: [config-freebsd.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#devices).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, object, shortened,
};

use crate::{Extra, platform, specification::V1_3_0};

/// A device that a container on FreeBSD has.
///
/// [config-freebsd.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#devices)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Device {
    /// Where it is below `/dev`.
    pub path: String,
    /// Who may do what with it.
    pub mode: Option<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<Device>,
}

object!(Device, "a device of FreeBSD", {
    "path" => path: required_text,
    "mode" => mode: optional_integer,
});

impl Device {
    /// The device at a path below `/dev`.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            mode: None,
            extra: Extra::default(),
        }
    }

    /// The same with a mode, such as `0o600`.
    #[must_use]
    pub fn mode(mut self, mode: u32) -> Self {
        self.mode = Some(mode);
        self
    }
}

/// The shape of an entry of `devices`.
pub static DEVICE: Shape = Shape::new(
    "device",
    "config-freebsd.md#devices",
    &[
        Property::required("path", "runtime.freebsd.devices.path", Value::String)
            .note("The JSON Schema does not require it; the text does."),
        Property::optional("mode", "runtime.freebsd.devices.mode", Value::UINT32).note(
            "The text has no default. In Go's types the bits above 511 are not those of Unix.",
        ),
    ],
)
.since(V1_3_0)
.on(platform::FREEBSD)
.rules(&[
    &DEVICES_PATH_RELATIVE,
    &DEVICES_MODE_RANGE,
    &DEVICES_MODE_DECIMAL,
]);

pub(super) static DEFAULT_FILESYSTEMS_DEVFS: Clause = Clause::should(
    "runtime.freebsd.default-filesystems.devfs",
    "config-freebsd.md#devices",
    "Every container has a filesystem of the type `devfs` at `/dev`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The runtime may mount it unasked: its absence from `mounts` breaks nothing.");

pub(super) static DEVICES_EXPOSED: Clause = Clause::must(
    "runtime.freebsd.devices.exposed",
    "config-freebsd.md#devices",
    "The container has every device in `devices` in its `/dev`, beside the usual ones.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("What to do if the host has none the text does not say.");

static DEVICES_PATH_RELATIVE: Clause = Clause::must(
    "runtime.freebsd.devices.path.relative",
    "config-freebsd.md#devices",
    "`path` is relative to `/dev`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("It is the opposite of `path` of a device on Linux: `pf`, not `/dev/pf`.")
.check(
    path_relative,
    &[
        Pass(r#"{"path":"pf"}"#),
        Pass(r#"{"path":"zvol/tank/disk"}"#),
        Fail(r#"{"path":"/dev/pf"}"#, "/path"),
        Fail(r#"{"path":"../etc/passwd"}"#, "/path"),
        Fail(r#"{"path":""}"#, "/path"),
    ],
);

fn path_relative(device: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let path = device.at("path");
    let Some(text) = path.str() else { return };
    verdict.count_case();
    let problem = if text.is_empty() {
        "names no device"
    } else if platform::is_absolute_posix(&text) {
        "is absolute"
    } else if text.split('/').any(|part| part == "..") {
        "may lead out of `/dev`"
    } else {
        return;
    };
    let text = shortened(&text);
    verdict.breach(
        path,
        format!("expected a path below `/dev`, but `{text}` {problem}"),
    );
}

const PERMISSIONS: i128 = 0o777;

static DEVICES_MODE_RANGE: Clause = Clause::must(
    "runtime.freebsd.devices.mode.range",
    "config-freebsd.md#devices",
    "`mode` is no more than 511, which is 0777 in octal digits.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.softened(
    Severity::Warning,
    "the text has an integer of 32 bits; only the JSON Schema has the range",
)
.check(
    mode_range,
    &[
        Pass(r#"{"path":"pf","mode":511}"#),
        Fail(r#"{"path":"pf","mode":512}"#, "/mode"),
    ],
);

fn mode_range(device: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mode = device.at("mode");
    let Some(number) = mode.int() else { return };
    verdict.count_case();
    if (PERMISSIONS + 1..=i128::from(u32::MAX)).contains(&number) {
        verdict.breach(
            mode,
            format!("expected no more than {PERMISSIONS}, found {number}"),
        );
    }
}

/// Common modes, if their octal digits are read as decimal ones. None is a mode that anybody wants.
const OCTAL: &[i128] = &[
    400, 440, 444, 600, 620, 640, 644, 660, 664, 666, 700, 750, 755, 770, 775, 777,
];

static DEVICES_MODE_DECIMAL: Clause = Clause::must(
    "runtime.freebsd.devices.mode.decimal",
    "config-freebsd.md#devices",
    "`mode` is written in decimal digits: 448 is 0700.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("JSON has no other digits. Found are numbers that look like a common mode in octal ones.")
.softened(
    Severity::Warning,
    "a number does not tell which digits were meant",
)
.check(
    mode_decimal,
    &[
        Pass(r#"{"path":"pf","mode":448}"#),
        Fail(r#"{"path":"pf","mode":440}"#, "/mode"),
        Fail(r#"{"path":"pf","mode":755}"#, "/mode"),
    ],
);

fn mode_decimal(device: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mode = device.at("mode");
    let Some(number) = mode.int() else { return };
    verdict.count_case();
    if OCTAL.contains(&number) {
        let meant = i128::from_str_radix(&number.to_string(), 8).unwrap_or(number);
        verdict.breach(
            mode,
            format!(
                "{number} is 0{number:o} in octal digits: if 0{number} is meant, it is {meant}"
            ),
        );
    }
}

pub(super) static DEVICES_MODE_EFFECT: Clause = Clause::must(
    "runtime.freebsd.devices.mode.effect",
    "config-freebsd.md#devices",
    "The device has the permissions of `mode` in the container.",
)
.since(V1_3_0)
.on(platform::FREEBSD);
