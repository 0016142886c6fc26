//! The sections of a configuration decide which platforms' rules apply.

use crate::{
    sound::LINUX,
    table::{
        Change::Whole,
        Expected::{Broken, Silence},
        Row, check,
    },
};

#[test]
fn platforms() {
    check(&LINUX, &[
        Row(
            "none, and so no root filesystem that Windows could do without",
            Whole(br#"{"ociVersion":"1.3.0"}"#),
            Broken(&[("runtime.config.root.other-platforms.required", "/root")]),
        ),
        Row(
            "Linux on Windows, where users have numbers",
            Whole(
                br#"{"ociVersion":"1.3.0","process":{"cwd":"/","args":["a"],"user":{"username":"a"}},"linux":{},"windows":{"layerFolders":["C:/a"]}}"#,
            ),
            Broken(&[
                ("runtime.config.root.windows-server.required", "/root"),
                ("runtime.config.process.user.uid.required", "/process/user/uid"),
                ("runtime.config.process.user.gid.required", "/process/user/gid"),
            ]),
        ),
        Row(
            "Hyper-V, which has no root filesystem",
            Whole(
                br#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"windows":{"layerFolders":["C:/a"],"hyperv":{}}}"#,
            ),
            Broken(&[
                ("runtime.config.root.hyperv.absent", "/root"),
                ("runtime.config.root.path.windows.volume-guid", "/root/path"),
            ]),
        ),
        Row(
            "Linux and FreeBSD",
            Whole(
                br#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"freebsd":{},"linux":{"namespaces":[{"type":"pid","path":"a"}]}}"#,
            ),
            Broken(&[("runtime.linux.namespaces.path.absolute", "/linux/namespaces/0/path")]),
        ),
        Row(
            "Linux without arguments",
            Whole(
                br#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"process":{"cwd":"/","user":{"uid":0,"gid":0}},"linux":{}}"#,
            ),
            Broken(&[("runtime.config.process.args.at-least-one", "/process/args")]),
        ),
        Row(
            "Windows without arguments, but with a line",
            Whole(
                br#"{"ociVersion":"1.3.0","windows":{"layerFolders":["C:/a"],"hyperv":{}},"process":{"cwd":"C:/","user":{},"commandLine":"a"}}"#,
            ),
            Silence,
        ),
        Row(
            "the limits of Solaris",
            Whole(
                br#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"solaris":{},"process":{"cwd":"/","args":["a"],"user":{"uid":0,"gid":0},"rlimits":[{"type":"RLIMIT_CPU","hard":1,"soft":1}]}}"#,
            ),
            Silence,
        ),
    ]);
}
