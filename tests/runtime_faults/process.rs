//! config.md: the process.

use crate::{
    sound::LINUX,
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn what_is_run() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#""process": {"#, r#""process": [], "x": {"#),
                Broken(&[("runtime.config.process.json-type", "/process")]),
            ),
            Row(
                "no directory to run in",
                Text(r#""cwd": "/home","#, r#""#),
                Broken(&[("runtime.config.process.cwd.required", "/process/cwd")]),
            ),
            Row(
                "a relative directory",
                Text(r#""cwd": "/home""#, r#""cwd": "home""#),
                Broken(&[("runtime.config.process.cwd.absolute", "/process/cwd")]),
            ),
            Row(
                "an empty directory",
                Text(r#""cwd": "/home""#, r#""cwd": """#),
                Broken(&[("runtime.config.process.cwd.absolute", "/process/cwd")]),
            ),
            Row(
                "arguments as a text",
                Text(
                    r#""args": ["sh"],
    "env""#,
                    r#""args": "sh",
    "env""#,
                ),
                Broken(&[("runtime.config.process.args.json-type", "/process/args")]),
            ),
            Row(
                "no arguments",
                Text(
                    r#""args": ["sh"],
    "env""#,
                    r#""args": [],
    "env""#,
                ),
                Broken(&[("runtime.config.process.args.at-least-one", "/process/args")]),
            ),
            Row(
                "an argument that is a number",
                Text(
                    r#""args": ["sh"],
    "env""#,
                    r#""args": [1],
    "env""#,
                ),
                Broken(&[("runtime.config.process.args.json-type", "/process/args/0")]),
            ),
            Row(
                "a variable that is an object",
                Text(r#""TERM=xterm""#, r#"{"TERM": "xterm"}"#),
                Broken(&[("runtime.config.process.env.json-type", "/process/env/1")]),
            ),
            Row(
                "a terminal that is a number",
                Text(r#""terminal": true"#, r#""terminal": 1"#),
                Broken(&[(
                    "runtime.config.process.terminal.json-type",
                    "/process/terminal",
                )]),
            ),
            Row(
                "a width that is a text",
                Text(r#""width": 80"#, r#""width": "80""#),
                Broken(&[(
                    "runtime.config.process.console-size.width.json-type",
                    "/process/consoleSize/width",
                )]),
            ),
            Row(
                "a negative height",
                Text(r#""height": 25"#, r#""height": -25"#),
                Broken(&[(
                    "runtime.config.process.console-size.height.json-type",
                    "/process/consoleSize/height",
                )]),
            ),
            Row(
                "privileges as a text",
                Text(r#""noNewPrivileges": true"#, r#""noNewPrivileges": "true""#),
                Broken(&[(
                    "runtime.config.process.no-new-privileges.json-type",
                    "/process/noNewPrivileges",
                )]),
            ),
            Row(
                "a profile that is a list",
                Text(
                    r#""apparmorProfile": "profile""#,
                    r#""apparmorProfile": ["profile"]"#,
                ),
                Broken(&[(
                    "runtime.config.process.apparmor-profile.json-type",
                    "/process/apparmorProfile",
                )]),
            ),
            Row(
                "a label that is a number",
                Text(r#""selinuxLabel": "label""#, r#""selinuxLabel": 1"#),
                Broken(&[(
                    "runtime.config.process.selinux-label.json-type",
                    "/process/selinuxLabel",
                )]),
            ),
            Row(
                "a broken number",
                Text(r#""oomScoreAdj": 100"#, r#""oomScoreAdj": 1.5"#),
                Broken(&[(
                    "runtime.config.process.oom-score-adj.json-type",
                    "/process/oomScoreAdj",
                )]),
            ),
            Row(
                "an adjustment without bounds",
                Text(r#""oomScoreAdj": 100"#, r#""oomScoreAdj": 1001"#),
                Hints(&["advisory.process.oom-score-adj-range"]),
            ),
        ],
    );
}

#[test]
fn who_runs_it() {
    check(
        &LINUX,
        &[
            Row(
                "a name",
                Text(
                    r#""user": {"uid": 1, "gid": 2, "umask": 18, "additionalGids": [5, 6]}"#,
                    r#""user": "root""#,
                ),
                Broken(&[("runtime.config.process.user.json-type", "/process/user")]),
            ),
            Row(
                "no user",
                Text(r#""uid": 1, "gid": 2, "umask""#, r#""gid": 2, "umask""#),
                Broken(&[(
                    "runtime.config.process.user.uid.required",
                    "/process/user/uid",
                )]),
            ),
            Row(
                "a user as a text",
                Text(
                    r#""uid": 1, "gid": 2, "umask""#,
                    r#""uid": "1", "gid": 2, "umask""#,
                ),
                Broken(&[
                    (
                        "runtime.config.process.user.numeric-only",
                        "/process/user/uid",
                    ),
                    (
                        "runtime.config.process.user.uid.json-type",
                        "/process/user/uid",
                    ),
                ]),
            ),
            Row(
                "a negative user",
                Text(
                    r#""uid": 1, "gid": 2, "umask""#,
                    r#""uid": -1, "gid": 2, "umask""#,
                ),
                Broken(&[(
                    "runtime.config.process.user.uid.json-type",
                    "/process/user/uid",
                )]),
            ),
            Row(
                "a group of 33 bits",
                Text(r#""gid": 2, "umask""#, r#""gid": 4294967296, "umask""#),
                Broken(&[(
                    "runtime.config.process.user.gid.json-type",
                    "/process/user/gid",
                )]),
            ),
            Row(
                "a group that is a text",
                Text(
                    r#""additionalGids": [5, 6]"#,
                    r#""additionalGids": ["audio"]"#,
                ),
                Broken(&[
                    (
                        "runtime.config.process.user.additional-gids.json-type",
                        "/process/user/additionalGids/0",
                    ),
                    (
                        "runtime.config.process.user.numeric-only",
                        "/process/user/additionalGids/0",
                    ),
                ]),
            ),
        ],
    );
}

#[test]
fn what_it_may() {
    check(
        &LINUX,
        &[
            Row(
                "a capability without its prefix",
                Text(
                    r#"["CAP_KILL", "CAP_CHOWN"]"#,
                    r#"["KILL", "CAP_CHOWN", "CAP_KILL"]"#,
                ),
                Hints(&["runtime.config.process.capabilities.values"]),
            ),
            Row(
                "a capability in small letters",
                Text(
                    r#""effective": ["CAP_KILL"]"#,
                    r#""effective": ["cap_kill"]"#,
                ),
                Hints(&[
                    "advisory.process.capabilities-contradictory",
                    "runtime.config.process.capabilities.values",
                ]),
            ),
            Row(
                "a capability that is a number",
                Text(
                    r#""permitted": ["CAP_KILL"]"#,
                    r#""permitted": ["CAP_KILL", 5]"#,
                ),
                Broken(&[(
                    "runtime.config.process.capabilities.permitted.json-type",
                    "/process/capabilities/permitted/1",
                )]),
            ),
            Row(
                "capabilities as a list",
                Text(r#""capabilities": {"#, r#""capabilities": [], "x": {"#),
                Broken(&[(
                    "runtime.config.process.capabilities.json-type",
                    "/process/capabilities",
                )]),
            ),
            Row(
                "a limit without a type",
                Text(r#""type": "RLIMIT_NOFILE", "#, r#""#),
                Broken(&[(
                    "runtime.config.process.rlimits.type.required",
                    "/process/rlimits/0/type",
                )]),
            ),
            Row(
                "a limit of an unknown type",
                Text(r#""RLIMIT_NOFILE""#, r#""RLIMIT_NOFILES""#),
                Hints(&["runtime.config.process.rlimits.type.linux.values"]),
            ),
            Row(
                "a limit in small letters",
                Text(r#""RLIMIT_NOFILE""#, r#""nofile""#),
                Broken(&[(
                    "runtime.config.process.rlimits.type.pattern",
                    "/process/rlimits/0/type",
                )]),
            ),
            Row(
                "a limit twice",
                Text(
                    r#""soft": 512}"#,
                    r#""soft": 512}, {"type": "RLIMIT_NOFILE", "hard": 1, "soft": 1}"#,
                ),
                Broken(&[(
                    "runtime.config.process.rlimits.no-duplicate-types",
                    "/process/rlimits/1/type",
                )]),
            ),
            Row(
                "no hard limit",
                Text(r#""hard": 1024, "#, r#""#),
                Broken(&[(
                    "runtime.config.process.rlimits.hard.required",
                    "/process/rlimits/0/hard",
                )]),
            ),
            Row(
                "a negative limit",
                Text(r#""soft": 512"#, r#""soft": -1"#),
                Broken(&[(
                    "runtime.config.process.rlimits.soft.json-type",
                    "/process/rlimits/0/soft",
                )]),
            ),
        ],
    );
}

#[test]
fn how_it_is_scheduled() {
    check(
        &LINUX,
        &[
            Row(
                "no policy",
                Text(r#""policy": "SCHED_OTHER", "#, r#""#),
                Broken(&[(
                    "runtime.config.process.scheduler.policy.required",
                    "/process/scheduler/policy",
                )]),
            ),
            Row(
                "an unknown policy",
                Text(r#""SCHED_OTHER""#, r#""SCHED_FAST""#),
                Broken(&[(
                    "runtime.config.process.scheduler.policy.json-type",
                    "/process/scheduler/policy",
                )]),
            ),
            Row(
                "an unknown flag",
                Text(r#""nice": 3"#, r#""nice": 3, "flags": ["SCHED_FLAG_NONE"]"#),
                Broken(&[(
                    "runtime.config.process.scheduler.flags.json-type",
                    "/process/scheduler/flags/0",
                )]),
            ),
            Row(
                "a nice value that is a text",
                Text(r#""nice": 3"#, r#""nice": "3""#),
                Broken(&[(
                    "runtime.config.process.scheduler.nice.json-type",
                    "/process/scheduler/nice",
                )]),
            ),
            Row(
                "a priority without a class",
                Text(r#""class": "IOPRIO_CLASS_IDLE", "#, r#""#),
                Broken(&[(
                    "runtime.config.process.io-priority.class.required",
                    "/process/ioPriority/class",
                )]),
            ),
            Row(
                "an unknown class",
                Text(r#""IOPRIO_CLASS_IDLE""#, r#""IOPRIO_CLASS_NONE""#),
                Broken(&[(
                    "runtime.config.process.io-priority.class.json-type",
                    "/process/ioPriority/class",
                )]),
            ),
            Row(
                "processors in words",
                Text(r#""initial": "0-1""#, r#""initial": "all""#),
                Broken(&[(
                    "runtime.config.process.exec-cpu-affinity.initial.cpu-list",
                    "/process/execCPUAffinity/initial",
                )]),
            ),
            Row(
                "a list with a blank",
                Text(r#""final": "2,3""#, r#""final": "2, 3""#),
                Silence,
            ),
        ],
    );
}
