//! The sections for platforms: [config.md#platform-specific-configuration](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#platform-specific-configuration).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
};

use crate::{
    platform,
    specification::{V1_0_2, V1_1_0, V1_3_0},
};

pub(super) const SECTION: &str = "config.md#platform-specific-configuration";

pub(super) static FREEBSD_MAY_BE_SET: Clause = Clause::may(
    "runtime.config.freebsd.may-be-set",
    SECTION,
    "A configuration for FreeBSD may have `freebsd`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"freebsd":{}}"#,
)]);

pub(super) static LINUX_MAY_BE_SET: Clause = Clause::may(
    "runtime.config.linux.may-be-set",
    SECTION,
    "A configuration for Linux may have `linux`.",
)
.on(platform::LINUX)
.note(
    "Nothing forbids it elsewhere: Linux containers on Windows have it beside `windows`. Up to \
     v1.0.0-rc5 it was forbidden.",
)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"linux":{}}"#,
)]);

pub(super) static SOLARIS_MAY_BE_SET: Clause = Clause::may(
    "runtime.config.solaris.may-be-set",
    SECTION,
    "A configuration for Solaris may have `solaris`.",
)
.on(platform::SOLARIS)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"solaris":{}}"#,
)]);

pub(super) static VM_MAY_BE_SET: Clause = Clause::may(
    "runtime.config.vm.may-be-set",
    SECTION,
    "A configuration may have `vm` where platform and architecture support virtual machines.",
)
.since(V1_0_2)
.on(platform::VM)
.note("It can stand beside the section of the guest's platform.")
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"vm":{"kernel":{"path":"/boot/vmlinuz"}}}"#,
)]);

pub(super) static WINDOWS_REQUIRED_ON_WINDOWS: Clause = Clause::must(
    "runtime.config.windows.required-on-windows",
    SECTION,
    "A configuration for Windows has `windows`.",
)
.on(platform::WINDOWS)
.note("The same line of the text calls it OPTIONAL, as it is elsewhere. Up to v1.0.0-rc5 it was a MAY.")
.check(
    |config, _, verdict| {
        verdict.count_case();
        let windows = config.at("windows");
        if !windows.exists() {
            verdict.breach(windows, "a configuration for Windows has no `windows`");
        }
    },
    &[
        Pass(r#"{"windows":{"layerFolders":["C:\\layer"]}}"#),
        Fail("{}", "/windows"),
        Fail(r#"{"linux":{}}"#, "/windows"),
    ],
);

pub(super) static ZOS_MAY_BE_SET: Clause = Clause::may(
    "runtime.config.zos.may-be-set",
    SECTION,
    "A configuration for z/OS may have `zos`.",
)
.since(V1_1_0)
.on(platform::ZOS)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"zos":{}}"#,
)]);
