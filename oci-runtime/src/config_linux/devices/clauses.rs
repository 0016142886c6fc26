//! The clauses about entries of `devices`: [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices).

use std::collections::BTreeSet;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Severity, Subject, Verdict, shortened,
};

use super::KnownDeviceType;
use crate::{
    config_linux::paths::check_absolute,
    platform,
    specification::{V1_0_0_RC5, V1_1_0, V1_3_0},
};

pub(super) static PATH_FULL: Clause = Clause::must(
    "runtime.linux.devices.path.full",
    "config-linux.md#devices",
    "`path` is the full path of the device in the container, which is absolute.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("The text uses no key word. That two devices have the same path it does not mention.")
.softened(Severity::Warning, "the text uses no key word")
.check(
    |device, _, verdict| check_absolute(device.at("path"), verdict),
    &[
        Pass(r#"{"type":"c","path":"/dev/fuse","major":10,"minor":229}"#),
        Fail(
            r#"{"type":"c","path":"dev/fuse","major":10,"minor":229}"#,
            "/path",
        ),
        Fail(r#"{"type":"p","path":""}"#, "/path"),
    ],
);

pub(crate) static PATH_EXISTING_MISMATCH_ERROR: Clause = Clause::must(
    "runtime.linux.devices.path.existing-mismatch-error",
    "config-linux.md#devices",
    "The runtime generates an error if there already is a file at `path` that does not match the \
     device.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "What has to match the text does not say; another type or other numbers surely do not. A \
     mount over the path hides what the root filesystem has there.",
)
.softened(
    Severity::Warning,
    "the sentence binds the runtime, and runtimes create such containers nonetheless",
)
.judged(
    Subject::Bundle,
    &[
        PassFiles(&[
            (
                "config.json",
                r#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"linux":{"devices":[{"type":"c","path":"/dev/fuse","major":10,"minor":229}]}}"#,
            ),
            ("rootfs/dev/null", ""),
        ]),
        FailFiles(
            &[
                (
                    "config.json",
                    r#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"linux":{"devices":[{"type":"c","path":"/dev/fuse","major":10,"minor":229}]}}"#,
                ),
                ("rootfs/dev/fuse", "no device"),
            ],
            "config.json",
            "/linux/devices/0/path",
        ),
    ],
);

pub(super) static PATH_ANYWHERE: Clause = Clause::may(
    "runtime.linux.devices.path.anywhere",
    "config-linux.md#devices",
    "`path` may be anywhere in the container, and not only in `/dev`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.examples(&[Pass(
    r#"{"type":"c","path":"/run/x/fuse","major":10,"minor":229}"#,
)]);

pub(super) static MAJOR_REQUIRED_UNLESS_P: Clause = Clause::required(
    "runtime.linux.devices.major.required-unless-p",
    "config-linux.md#devices",
    "Every device has a number `major`, unless its `type` is `p`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The JSON Schema does not demand it, and the Go type takes an absent number for 0. It also \
     writes 0 where there is none, so that those of type `p` can have numbers, too.",
)
.check(
    |device, _, verdict| check_number(device, "major", verdict),
    &[
        Pass(r#"{"type":"b","path":"/dev/sda","major":8,"minor":0}"#),
        Pass(r#"{"type":"u","path":"/dev/x","major":0,"minor":0}"#),
        Fail(r#"{"type":"b","path":"/dev/sda","minor":0}"#, "/major"),
        Fail(r#"{"type":"c","path":"/dev/x"}"#, "/major"),
    ],
);

pub(super) static MINOR_REQUIRED_UNLESS_P: Clause = Clause::required(
    "runtime.linux.devices.minor.required-unless-p",
    "config-linux.md#devices",
    "Every device has a number `minor`, unless its `type` is `p`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("It is read as that of `major` is.")
.check(
    |device, _, verdict| check_number(device, "minor", verdict),
    &[
        Pass(r#"{"type":"b","path":"/dev/sda","major":8,"minor":0}"#),
        Fail(r#"{"type":"b","path":"/dev/sda","major":8}"#, "/minor"),
        Fail(r#"{"type":"u","path":"/dev/x"}"#, "/minor"),
    ],
);

/// Demands one of the numbers of devices that have them.
fn check_number(device: Node<'_>, name: &'static str, verdict: &mut Verdict<'_>) {
    let Some(kind) = device.at("type").str() else {
        return;
    };
    let known = KnownDeviceType::of(&kind);
    if matches!(known, None | Some(KnownDeviceType::Fifo)) {
        return;
    }
    verdict.count_case();
    let number = device.at(name);
    if !number.exists() {
        verdict.breach(
            number,
            format!(
                "a device of type `{}` has a number `{name}`",
                shortened(&kind)
            ),
        );
    }
}

/// The largest mode that the JSON Schema takes.
const LARGEST_MODE: i128 = 0o777;

pub(super) static FILE_MODE_RANGE: Clause = Clause::must(
    "runtime.linux.devices.file-mode.range",
    "config-linux.md#devices",
    "`fileMode` is not above 511, which is 0777.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "Only the JSON Schema says so, up to version 1.2.1 with 512. Text and Go type take any of 32 \
     bits, with which `fileMode` could have the bits for setuid, setgid and sticky.",
)
.softened(
    Severity::Warning,
    "the text takes any number of 32 bits; only the JSON Schema does not",
)
.check(
    |device, _, verdict| {
        let mode = device.at("fileMode");
        let Some(number) = mode.int() else { return };
        verdict.count_case();
        if number > LARGEST_MODE {
            verdict.breach(
                mode,
                format!("expected no more than 511 (0777), found {number}"),
            );
        }
    },
    &[
        Pass(r#"{"type":"p","path":"/x","fileMode":511}"#),
        Fail(r#"{"type":"p","path":"/x","fileMode":512}"#, "/fileMode"),
    ],
);

pub(super) static FILE_MODE_DECIMAL: Clause = Clause::must(
    "runtime.linux.devices.file-mode.decimal",
    "config-linux.md#devices",
    "`fileMode` is a decimal number, not the octal one that modes are often written as.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "What was meant cannot be seen. A number above 511 is suspected that would make a mode if its \
     digits were octal, as 644 is.",
)
.softened(
    Severity::Warning,
    "that the number was meant to be octal is a guess",
)
.check(
    |device, _, verdict| {
        let mode = device.at("fileMode");
        let (Some(number), Some(digits)) = (mode.int(), mode.number()) else {
            return;
        };
        verdict.count_case();
        let Ok(octal) = i128::from_str_radix(digits, 8) else {
            return;
        };
        if number > LARGEST_MODE && octal <= 0o7777 {
            verdict.breach(
                mode,
                format!("{number} is no usual mode; if octal {number} is meant, it is {octal}"),
            );
        }
    },
    &[
        Pass(r#"{"type":"p","path":"/x","fileMode":438}"#),
        Fail(r#"{"type":"p","path":"/x","fileMode":666}"#, "/fileMode"),
        Fail(r#"{"type":"p","path":"/x","fileMode":4755}"#, "/fileMode"),
    ],
);

pub(in super::super) static NO_DUPLICATE_NUMBERS: Clause = Clause::should_not(
    "runtime.linux.devices.no-duplicate-numbers",
    "config-linux.md#devices",
    "No two devices have the same `type`, `major` and `minor`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "`u` and `c` are the same type. Those of type `p` have no numbers, although writers in Go \
     write 0 for them, and are left out. Different paths are no excuse.",
)
.check(
    no_duplicate_numbers,
    &[
        Pass(
            r#"{"devices":[{"type":"c","path":"/a","major":1,"minor":3},{"type":"b","path":"/b","major":1,"minor":3},{"type":"p","path":"/c"},{"type":"p","path":"/d"}]}"#,
        ),
        Fail(
            r#"{"devices":[{"type":"c","path":"/a","major":1,"minor":3},{"type":"u","path":"/b","major":1,"minor":3}]}"#,
            "/devices/1",
        ),
    ],
);

fn no_duplicate_numbers(linux: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut seen = BTreeSet::new();
    for device in linux.at("devices").items() {
        let block = match device.at("type").str().as_deref() {
            Some("c" | "u") => false,
            Some("b") => true,
            _ => continue,
        };
        let numbers = (device.at("major").int(), device.at("minor").int());
        let (Some(major), Some(minor)) = numbers else {
            continue;
        };
        verdict.count_case();
        if !seen.insert((block, major, minor)) {
            let kind = if block { "block" } else { "character" };
            verdict.breach(
                device,
                format!("there is a {kind} device {major}:{minor} before"),
            );
        }
    }
}
