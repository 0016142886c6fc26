//! config-linux.md: seccomp.

use crate::{
    sound::LINUX,
    table::{Change::Text, Expected::Broken, Row, check},
};

#[test]
fn filters() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#""seccomp": {"#, r#""seccomp": [], "x": {"#),
                Broken(&[("runtime.linux.seccomp.json-type", "/linux/seccomp")]),
            ),
            Row(
                "no default",
                Text(r#""defaultAction": "SCMP_ACT_ALLOW","#, r#""#),
                Broken(&[(
                    "runtime.linux.seccomp.default-action.required",
                    "/linux/seccomp/defaultAction",
                )]),
            ),
            Row(
                "an unknown default",
                Text(
                    r#""defaultAction": "SCMP_ACT_ALLOW""#,
                    r#""defaultAction": "ALLOW""#,
                ),
                Broken(&[(
                    "runtime.linux.seccomp.default-action.enum",
                    "/linux/seccomp/defaultAction",
                )]),
            ),
            Row(
                "an unknown architecture",
                Text(r#""SCMP_ARCH_X32""#, r#""SCMP_ARCH_X128""#),
                Broken(&[(
                    "runtime.linux.seccomp.architectures.enum",
                    "/linux/seccomp/architectures/1",
                )]),
            ),
            Row(
                "an unknown flag",
                Text(
                    r#""SECCOMP_FILTER_FLAG_LOG""#,
                    r#""SECCOMP_FILTER_FLAG_LOGS""#,
                ),
                Broken(&[("runtime.linux.seccomp.flags.enum", "/linux/seccomp/flags/0")]),
            ),
            Row(
                "metadata for nobody",
                Text(r#""listenerPath": "/run/seccomp.sock","#, r#""#),
                Broken(&[(
                    "runtime.linux.seccomp.listener-metadata.requires-listener-path",
                    "/linux/seccomp/listenerMetadata",
                )]),
            ),
            Row(
                "no names",
                Text(r#"["ptrace"]"#, r#"[]"#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.names.min-items",
                    "/linux/seccomp/syscalls/1/names",
                )]),
            ),
            Row(
                "a name that is a number",
                Text(r#"["ptrace"]"#, r#"[101]"#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.names.json-type",
                    "/linux/seccomp/syscalls/1/names/0",
                )]),
            ),
            Row(
                "no action",
                Text(r#", "action": "SCMP_ACT_NOTIFY""#, r#""#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.action.required",
                    "/linux/seccomp/syscalls/1/action",
                )]),
            ),
            Row(
                "an unknown action",
                Text(
                    r#""action": "SCMP_ACT_NOTIFY""#,
                    r#""action": "SCMP_ACT_TELL""#,
                ),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.action.enum",
                    "/linux/seccomp/syscalls/1/action",
                )]),
            ),
            Row(
                "a negative error",
                Text(r#""errnoRet": 13"#, r#""errnoRet": -13"#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.errno-ret.range",
                    "/linux/seccomp/syscalls/0/errnoRet",
                )]),
            ),
            Row(
                "an argument without a value",
                Text(r#""value": 21, "#, r#""#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.args.value.required",
                    "/linux/seccomp/syscalls/0/args/0/value",
                )]),
            ),
            Row(
                "an argument without a place",
                Text(r#""index": 1, "#, r#""#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.args.index.required",
                    "/linux/seccomp/syscalls/0/args/0/index",
                )]),
            ),
            Row(
                "an unknown comparison",
                Text(r#""SCMP_CMP_MASKED_EQ""#, r#""SCMP_CMP_EQUAL""#),
                Broken(&[(
                    "runtime.linux.seccomp.syscalls.args.op.enum",
                    "/linux/seccomp/syscalls/0/args/0/op",
                )]),
            ),
        ],
    );
}
