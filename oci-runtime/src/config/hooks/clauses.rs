//! What is judged of `hooks` as a whole: [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Severity, Subject,
};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

const SECTION: &str = "config.md#posix-platform-hooks";

pub(in crate::config) static POSIX_ONLY: Clause = Clause::must(
    "runtime.config.hooks.posix-only",
    SECTION,
    "Hooks are for POSIX platforms.",
)
.on(platform::POSIX)
.note(
    "The sentence has no key word, and the tag of the Go type leaves FreeBSD out. Hooks of a \
     configuration for Windows are advised against.",
)
.uncheckable("what is for a POSIX platform cannot break it, and it binds nothing else");

/// Tells that hooks mean nothing on Windows.
pub static HOOKS_ON_WINDOWS: Clause = Clause::advisory(
    "advisory.runtime.hooks-on-windows",
    SECTION,
    "A configuration for Windows has no `hooks`.",
    None,
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.note("The text defines hooks for POSIX platforms only; elsewhere they are likely to be ignored.")
.softened(Severity::Note, "nothing forbids what is ignored")
.check(
    |config, context, verdict| {
        if platform::is_posix(context) {
            return;
        }
        verdict.count_case();
        if let Some(hooks) = config.at("hooks").present() {
            verdict.breach(hooks, "the text defines hooks for POSIX platforms only");
        }
    },
    &[
        Pass(r#"{"windows":{}}"#),
        Fail(r#"{"windows":{},"hooks":{}}"#, "/hooks"),
    ],
);

pub(super) static MEMBERS: Clause = Clause::may(
    "runtime.config.hooks.members",
    SECTION,
    "`hooks` may have any of the lists of hooks, or none.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.examples(&[
    Pass("{}"),
    Pass(r#"{"createRuntime":[],"poststop":[{"path":"/usr/sbin/cleanup.sh"}]}"#),
    Pass(r#"{"com.example.later":[{"path":"/usr/bin/true"}]}"#),
]);

pub(super) static PRESTART_DEPRECATED: Clause = Clause::should_not(
    "runtime.config.hooks.prestart.deprecated",
    SECTION,
    "There are no `prestart` hooks: they are deprecated.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note(
    "The text says no more than that `createRuntime`, `createContainer` and `startContainer` are \
     there in their place. Runtimes still have to run them.",
)
.softened(
    Severity::Note,
    "the sentence has no key word, and such hooks are as common as ever",
)
.check(
    |hooks, _, verdict| {
        verdict.count_case();
        let prestart = hooks.at("prestart");
        if !prestart.is_empty() {
            verdict.breach(prestart, "`prestart` hooks are deprecated");
        }
    },
    &[
        Pass(r#"{"createRuntime":[{"path":"/usr/bin/setup-network"}]}"#),
        Pass(r#"{"prestart":[]}"#),
        Fail(
            r#"{"prestart":[{"path":"/usr/bin/setup-network"}]}"#,
            "/prestart",
        ),
    ],
);

pub(super) static CREATE_CONTAINER_ENTRIES_SAME_SCHEMA: Clause = Clause::must(
    "runtime.config.hooks.create-container.entries-same-schema",
    SECTION,
    "Entries of `createContainer` are like those of `createRuntime`.",
)
.since(V1_0_2)
.on(platform::POSIX)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"createContainer":[{"path":"/usr/bin/mount-hook","timeout":1}]}"#),
        Fail(r#"{"createContainer":[{}]}"#, "/createContainer/0/path"),
        Fail(
            r#"{"createContainer":[{"path":"/x","timeout":0}]}"#,
            "/createContainer/0/timeout",
        ),
    ],
);

pub(super) static START_CONTAINER_ENTRIES_SAME_SCHEMA: Clause = Clause::must(
    "runtime.config.hooks.start-container.entries-same-schema",
    SECTION,
    "Entries of `startContainer` are like those of `createRuntime`.",
)
.since(V1_0_2)
.on(platform::POSIX)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"startContainer":[{"path":"/usr/bin/refresh-ldcache"}]}"#),
        Fail(
            r#"{"startContainer":[{"path":"refresh-ldcache"}]}"#,
            "/startContainer/0/path",
        ),
    ],
);

pub(super) static POSTSTART_ENTRIES_SAME_SCHEMA: Clause = Clause::must(
    "runtime.config.hooks.poststart.entries-same-schema",
    SECTION,
    "Entries of `poststart` are like those of `createRuntime`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "Up to v1.0.1 the text says so of `prestart`, whose entries are the same, and by whose clauses \
     they are judged in every version.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"poststart":[{"path":"/usr/bin/notify-start","timeout":5}]}"#),
        Fail(
            r#"{"poststart":[{"path":"/x","args":"x"}]}"#,
            "/poststart/0/args",
        ),
    ],
);

pub(super) static POSTSTOP_ENTRIES_SAME_SCHEMA: Clause = Clause::must(
    "runtime.config.hooks.poststop.entries-same-schema",
    SECTION,
    "Entries of `poststop` are like those of `createRuntime`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("They are judged as those of `poststart` are.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"poststop":[{"path":"/usr/sbin/cleanup.sh"}]}"#),
        Fail(
            r#"{"poststop":[{"path":"/x","env":{"A":"b"}}]}"#,
            "/poststop/0/env",
        ),
    ],
);
