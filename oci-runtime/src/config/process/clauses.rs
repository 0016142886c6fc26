//! The rules over the process itself: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Severity, Subject, Verdict, shortened,
};

use crate::{
    platform::{self, has_windows_paths, is_absolute_posix, is_absolute_windows, is_posix},
    specification::{V1_0_0_RC5, V1_0_2, V1_2_1},
};

const SECTION: &str = "config.md#process";

pub(super) static CWD_ABSOLUTE: Clause = Clause::must(
    "runtime.config.process.cwd.absolute",
    SECTION,
    "`cwd` is an absolute path of the platform that the process runs on.",
)
.since(V1_0_0_RC5)
.note(
    "On POSIX platforms it begins with `/`; on Windows it has a drive and begins at its root, or \
     is a UNC or device path. Where the platform is not known, either passes. A comment in Go asks \
     for the opposite, and means that the path is one of the container.",
)
.check(
    cwd_absolute,
    &[
        Pass(r#"{"cwd":"/"}"#),
        Pass(r#"{"cwd":"C:\\app"}"#),
        Fail(r#"{"cwd":"home"}"#, "/cwd"),
        Fail(r#"{"cwd":"./"}"#, "/cwd"),
        Fail(r#"{"cwd":"C:app"}"#, "/cwd"),
        Fail(r#"{"cwd":""}"#, "/cwd"),
    ],
);

fn cwd_absolute(process: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let cwd = process.at("cwd");
    let Some(text) = cwd.str() else { return };
    verdict.count_case();
    let (absolute, platform) = if has_windows_paths(context) {
        (is_absolute_windows(&text), " of Windows")
    } else if is_posix(context) {
        (is_absolute_posix(&text), "")
    } else {
        (is_absolute_posix(&text) || is_absolute_windows(&text), "")
    };
    if !absolute {
        let text = shortened(&text);
        verdict.breach(cwd, format!("`{text}` is no absolute path{platform}"));
    }
}

pub(super) static ENV_ENVIRON_SEMANTICS: Clause = Clause::must(
    "runtime.config.process.env.environ-semantics",
    SECTION,
    "Each entry of `env` is a name, `=`, and a value; the name is not empty, and nothing has a NUL.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "The text refers to `environ` of POSIX. The name ends at the first `=`; the value may be \
     empty. Names of other characters than letters, digits and underscores are fine, and of \
     repeated names nothing is said. The JSON Schema takes any string.",
)
.check(
    env_is_environ,
    &[
        Pass(r#"{"env":["PATH=/bin","EMPTY=","OPTS=a=b","a-b.c=d","PATH=/sbin"]}"#),
        Fail(r#"{"env":["PATH=/bin","FOO"]}"#, "/env/1"),
        Fail(r#"{"env":["=x"]}"#, "/env/0"),
        Fail(r#"{"env":[""]}"#, "/env/0"),
        Fail(r#"{"env":["A=\u0000"]}"#, "/env/0"),
    ],
);

fn env_is_environ(process: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for entry in process.at("env").items() {
        let Some(text) = entry.str() else { continue };
        verdict.count_case();
        let problem = match text.split_once('=') {
            None => "has no `=`",
            Some(("", _)) => "has no name before the `=`",
            Some(_) if text.contains('\0') => "has a NUL",
            Some(_) => continue,
        };
        verdict.breach(entry, format!("`{}` {problem}", shortened(&text)));
    }
}

pub(super) static ARGS_AT_LEAST_ONE: Clause = Clause::required(
    "runtime.config.process.args.at-least-one",
    SECTION,
    "On every platform but Windows there are `args`, with at least one entry.",
)
.since(V1_0_0_RC5)
.note(
    "The text also calls the property OPTIONAL, which goes for Windows; up to v1.0.1 it does not \
     tell Windows from the others. The JSON Schema and Go let it be missing. Where the platform is \
     not known, a `commandLine` is taken to be for Windows.",
)
.check(
    args_at_least_one,
    &[
        Pass(r#"{"cwd":"/","args":["sh"]}"#),
        Pass(r#"{"cwd":"/","args":[""]}"#),
        Fail(r#"{"cwd":"/","args":[]}"#, "/args"),
        Fail(r#"{"cwd":"/"}"#, "/args"),
    ],
);

fn args_at_least_one(process: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let windows_may_lack = context.version() >= V1_0_2;
    if windows_may_lack && !is_posix(context) {
        let for_windows = context.is_for("windows");
        if for_windows || process.at("commandLine").exists() {
            return;
        }
    }
    let args = process.at("args");
    match args.kind() {
        None => {
            verdict.count_case();
            verdict.breach(args, "the process has no `args`: at least one is needed");
        }
        Some(Kind::Array) => {
            verdict.count_case();
            if args.is_empty() {
                verdict.breach(args, "`args` is empty: at least one is needed");
            }
        }
        // What type it has is the subject of another clause.
        Some(_) => {}
    }
}

pub(super) static ARGS_WINDOWS_OPTIONAL: Clause = Clause::optional(
    "runtime.config.process.args.windows.optional",
    SECTION,
    "On Windows `args` may be missing.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.examples(&[Pass(r#"{"cwd":"C:\\","commandLine":"cmd /c dir"}"#)]);

pub(super) static COMMAND_LINE_REQUIRED_WITHOUT_ARGS: Clause = Clause::required(
    "runtime.config.process.command-line.required-without-args",
    SECTION,
    "On Windows there is a `commandLine` if there are no `args`.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note(
    "An empty `args` is taken for a missing one, which Go cannot tell apart; an empty \
     `commandLine` passes. The JSON Schema asks for neither. What runs on Linux inside of Windows \
     has the arguments of Linux, and is not held to it.",
)
.check(
    |process, context, verdict| {
        let args = process.at("args");
        let none = !args.exists() || (args.kind() == Some(Kind::Array) && args.is_empty());
        if !has_windows_paths(context) || !none {
            return;
        }
        verdict.count_case();
        let command_line = process.at("commandLine");
        if !command_line.exists() {
            let message = "the process has neither `args` nor a `commandLine`";
            verdict.breach(command_line, message);
        }
    },
    &[
        Pass(r#"{"cwd":"C:\\","commandLine":"cmd"}"#),
        Fail(r#"{"cwd":"C:\\"}"#, "/commandLine"),
        Fail(r#"{"cwd":"C:\\","args":[]}"#, "/commandLine"),
    ],
);

pub(super) static COMMAND_LINE_PREFERRED: Clause = Clause::recommended(
    "runtime.config.process.command-line.preferred",
    SECTION,
    "On Windows the command line is given as `commandLine` rather than as `args`.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note("If both are given, it is only implied that `commandLine` counts.")
.softened(
    Severity::Note,
    "the text only calls it the preferred way, and says what becomes of the other",
)
.check(
    |process, context, verdict| {
        let args = process.at("args");
        if !has_windows_paths(context) || args.is_empty() {
            return;
        }
        verdict.count_case();
        if !process.at("commandLine").exists() {
            verdict.breach(args, "`commandLine` is preferred to `args` on Windows");
        }
    },
    &[
        Pass(r#"{"cwd":"C:\\","args":["cmd"],"commandLine":"cmd"}"#),
        Fail(r#"{"cwd":"C:\\","args":["cmd"]}"#, "/args"),
    ],
);

pub(super) static NO_NEW_PRIVILEGES_ZOS_OPTIONAL: Clause = Clause::optional(
    "runtime.config.process.no-new-privileges.zos.optional",
    "config.md#zos-process",
    "On z/OS `noNewPrivileges` may be missing.",
)
.since(V1_2_1)
.on(platform::ZOS)
.examples(&[Pass(
    r#"{"cwd":"/","args":["sh"],"user":{"uid":0,"gid":0}}"#,
)]);

pub(super) static NO_NEW_PRIVILEGES_ZOS_JSON_TYPE: Clause = Clause::must(
    "runtime.config.process.no-new-privileges.zos.json-type",
    "config.md#zos-process",
    "On z/OS `noNewPrivileges` is a boolean.",
)
.since(V1_2_1)
.on(platform::ZOS)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"noNewPrivileges":true}"#),
        Fail(r#"{"noNewPrivileges":"yes"}"#, "/noNewPrivileges"),
        Fail(r#"{"noNewPrivileges":null}"#, "/noNewPrivileges"),
    ],
);
