//! `maskedPaths` and `readonlyPaths`: [config-linux.md#masked-paths](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#masked-paths).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
};

use super::paths::check_absolute;
use crate::{platform, specification::V1_0_0_RC5};

pub(super) static NOT_READABLE: Clause = Clause::must(
    "runtime.linux.masked-paths.not-readable",
    "config-linux.md#masked-paths",
    "What is at a masked path cannot be read in the container.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Of paths that do not exist the text says nothing. Runtimes put `/dev/null` over files, which \
     then read as empty.",
);

pub(super) static MASKED_ABSOLUTE: Clause = Clause::must(
    "runtime.linux.masked-paths.absolute",
    "config-linux.md#masked-paths",
    "Each of `maskedPaths` is an absolute path of the container.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("The JSON Schema takes any string.")
.check(
    |linux, _, verdict| {
        for path in linux.at("maskedPaths").items() {
            check_absolute(path, verdict);
        }
    },
    &[
        Pass(r#"{"maskedPaths":["/proc/kcore"]}"#),
        Fail(
            r#"{"maskedPaths":["/proc/kcore","proc/keys"]}"#,
            "/maskedPaths/1",
        ),
        Fail(r#"{"maskedPaths":[""]}"#, "/maskedPaths/0"),
    ],
);

pub(super) static NOT_WRITABLE: Clause = Clause::must(
    "runtime.linux.readonly-paths.not-writable",
    "config-linux.md#readonly-paths",
    "What is at a read-only path can be read in the container, and cannot be written.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Of paths that do not exist, and of mounts below the path, the text says nothing.");

pub(super) static READONLY_ABSOLUTE: Clause = Clause::must(
    "runtime.linux.readonly-paths.absolute",
    "config-linux.md#readonly-paths",
    "Each of `readonlyPaths` is an absolute path of the container.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("The JSON Schema takes any string.")
.check(
    |linux, _, verdict| {
        for path in linux.at("readonlyPaths").items() {
            check_absolute(path, verdict);
        }
    },
    &[
        Pass(r#"{"readonlyPaths":["/proc/sys"]}"#),
        Fail(r#"{"readonlyPaths":["./proc/sys"]}"#, "/readonlyPaths/0"),
    ],
);
