//! The clauses about filters as a whole: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use super::{KnownArch, KnownFlag};
use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

pub(super) static FILTER_INSTALLED: Clause = Clause::must(
    "runtime.linux.seccomp.filter-installed",
    "config-linux.md#seccomp",
    "The container process runs under the filter that `seccomp` describes.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static DEFAULT_ACTION_APPLIED: Clause = Clause::must(
    "runtime.linux.seccomp.default-action.applied",
    "config-linux.md#seccomp",
    "A system call that no rule is about gets `defaultAction`.",
)
.on(platform::LINUX);

pub(super) static DEFAULT_ERRNO_RET_UNSUPPORTED_ACTION_ERROR: Clause = Clause::must(
    "runtime.linux.seccomp.default-errno-ret.unsupported-action-error",
    "config-linux.md#seccomp",
    "If `defaultErrnoRet` is set and `defaultAction` returns no error number, the runtime prints \
     an error and fails.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Which actions return one is said by example only: `SCMP_ACT_ERRNO` and `SCMP_ACT_TRACE`. \
     Some runtimes start the container.",
);

pub(super) static DEFAULT_ERRNO_RET_DEFAULT_EPERM: Clause = Clause::must(
    "runtime.linux.seccomp.default-errno-ret.default-eperm",
    "config-linux.md#seccomp",
    "Without `defaultErrnoRet`, a `defaultAction` that returns an error number returns `EPERM`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static ARCHITECTURES_ENUM: Clause = Clause::must(
    "runtime.linux.seccomp.architectures.enum",
    "config-linux.md#seccomp",
    "Each of `architectures` is one of the listed `SCMP_ARCH_…`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The list is that of the newest text, in every version. Whether it is complete the prose does \
     not say; the JSON Schema does. `SCMP_ARCH_NATIVE` of libseccomp is not in it.",
)
.check(
    |seccomp, _, verdict| {
        let list = seccomp.at("architectures");
        check_each(list, verdict, "architecture", |text| KnownArch::of(text).is_some());
    },
    &[
        Pass(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86_64","SCMP_ARCH_SHEB"]}"#,
        ),
        Fail(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86","SCMP_ARCH_NATIVE"]}"#,
            "/architectures/1",
        ),
        Fail(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","architectures":["x86_64"]}"#,
            "/architectures/0",
        ),
    ],
);

pub(super) static ARCHITECTURES_NATIVE_BY_DEFAULT: Clause = Clause::must(
    "runtime.linux.seccomp.architectures.native-by-default",
    "config-linux.md#seccomp",
    "Without `architectures`, the filter is for the native architecture of the kernel only.",
)
.on(platform::LINUX)
.note(
    "A comment on the Go type says so, not the prose. What happens to calls of other \
     architectures is not said.",
);

pub(super) static FLAGS_ENUM: Clause = Clause::must(
    "runtime.linux.seccomp.flags.enum",
    "config-linux.md#seccomp",
    "Each of `flags` is one of the listed `SECCOMP_FILTER_FLAG_…`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "The list is that of the newest text, in every version. The Go type has no constant for \
     `SECCOMP_FILTER_FLAG_TSYNC`.",
)
.check(
    |seccomp, _, verdict| {
        let list = seccomp.at("flags");
        check_each(list, verdict, "flag", |text| KnownFlag::of(text).is_some());
    },
    &[
        Pass(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","flags":["SECCOMP_FILTER_FLAG_TSYNC","SECCOMP_FILTER_FLAG_LOG"]}"#,
        ),
        Fail(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","flags":["SECCOMP_FILTER_FLAG_NEW_LISTENER"]}"#,
            "/flags/0",
        ),
    ],
);

pub(super) static FLAGS_APPLIED: Clause = Clause::must(
    "runtime.linux.seccomp.flags.applied",
    "config-linux.md#seccomp",
    "The filter is installed with `flags`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.uncheckable("with which flags a filter was installed cannot be asked for");

/// Holds each text of a list against a vocabulary.
fn check_each(
    list: Node<'_>,
    verdict: &mut Verdict<'_>,
    what: &str,
    is_known: impl Fn(&str) -> bool,
) {
    for item in list.items() {
        let Some(text) = item.str() else { continue };
        verdict.count_case();
        if !is_known(&text) {
            let text = shortened(&text);
            verdict.breach(item, format!("`{text}` is no listed {what}"));
        }
    }
}

pub(super) static SYSCALLS_OPTIONAL_FOR_ANY_DEFAULT_ACTION: Clause = Clause::optional(
    "runtime.linux.seccomp.syscalls.optional-for-any-default-action",
    "config-linux.md#seccomp",
    "`syscalls` may be empty or missing whatever `defaultAction` is, although the container may \
     then be killed for its first call.",
)
.on(platform::LINUX)
.examples(&[
    Pass(r#"{"defaultAction":"SCMP_ACT_KILL"}"#),
    Pass(r#"{"defaultAction":"SCMP_ACT_KILL","syscalls":[]}"#),
]);

pub(super) static ACTION_APPLIED: Clause = Clause::must(
    "runtime.linux.seccomp.syscalls.action.applied",
    "config-linux.md#seccomp",
    "A system call that a rule names, and all of whose `args` match, gets the action of that \
     rule.",
)
.on(platform::LINUX);

pub(super) static ERRNO_RET_UNSUPPORTED_ACTION_ERROR: Clause = Clause::must(
    "runtime.linux.seccomp.syscalls.errno-ret.unsupported-action-error",
    "config-linux.md#seccomp",
    "If the `errnoRet` of a rule is set and its action returns no error number, the runtime \
     prints an error and fails.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Which actions return one is said by example only: `SCMP_ACT_ERRNO` and `SCMP_ACT_TRACE`. \
     Some runtimes start the container.",
);

pub(super) static ERRNO_RET_DEFAULT_EPERM: Clause = Clause::must(
    "runtime.linux.seccomp.syscalls.errno-ret.default-eperm",
    "config-linux.md#seccomp",
    "Without `errnoRet`, an action that returns an error number returns `EPERM`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("That rules inherit `defaultErrnoRet` is not said.");
