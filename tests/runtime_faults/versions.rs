//! The version that a configuration names decides by which rules it is judged.

use crate::{
    sound::LINUX,
    table::{
        Change::Whole,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn properties_that_came_later() {
    check(&LINUX, &[
        Row(
            "a domain name before 1.1.0",
            Whole(
                br#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"linux":{},"domainname":"a"}"#,
            ),
            Hints(&["runtime.config.oci-version.names-complied-version"]),
        ),
        Row(
            "a domain name in 1.1.0",
            Whole(
                br#"{"ociVersion":"1.1.0","root":{"path":"rootfs"},"linux":{},"domainname":"a"}"#,
            ),
            Silence,
        ),
        Row(
            "hooks of 1.0.2 before it",
            Whole(
                br#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"hooks":{"createRuntime":[{"path":"/a"}]},"linux":{}}"#,
            ),
            Hints(&["runtime.config.oci-version.names-complied-version"]),
        ),
        Row(
            "virtual machines before 1.0.2",
            Whole(
                br#"{"ociVersion":"1.0.1","root":{"path":"rootfs"},"vm":{"kernel":{"path":"vmlinuz"}}}"#,
            ),
            Hints(&["runtime.config.oci-version.names-complied-version"]),
        ),
        Row(
            "z/OS before 1.1.0",
            Whole(
                br#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"zos":{"namespaces":[{"type":"x"}]}}"#,
            ),
            Hints(&["runtime.config.oci-version.names-complied-version"]),
        ),
        Row(
            "policies of memory before 1.3.0",
            Whole(
                br#"{"ociVersion":"1.1.0","root":{"path":"rootfs"},"linux":{"memoryPolicy":{"mode":"MPOL_DEFAULT"}}}"#,
            ),
            Hints(&["runtime.config.oci-version.names-complied-version"]),
        ),
    ]);
}

#[test]
fn rules_that_changed() {
    check(&LINUX, &[
        Row(
            "a relative destination before 1.1.0",
            Whole(
                br#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"mounts":[{"destination":"data"}],"linux":{}}"#,
            ),
            Broken(&[
                ("runtime.config.mounts.destination.other-platforms.absolute", "/mounts/0/destination"),
            ]),
        ),
        Row(
            "a relative destination later",
            Whole(
                br#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"mounts":[{"destination":"data"}],"linux":{}}"#,
            ),
            Hints(&["runtime.config.mounts.destination.linux.absolute"]),
        ),
        Row(
            "the oldest version that is judged",
            Whole(
                br#"{"ociVersion":"1.0.0-rc5","root":{"path":"rootfs"},"linux":{},"process":{"cwd":"a","args":["a"],"user":{"uid":0,"gid":0}}}"#,
            ),
            Broken(&[("runtime.config.process.cwd.absolute", "/process/cwd")]),
        ),
        Row(
            "a version that is older than that",
            Whole(br#"{"ociVersion":"0.6.0","root":{"path":"rootfs"},"linux":{}}"#),
            Hints(&["advisory.runtime.early-version"]),
        ),
    ]);
}
