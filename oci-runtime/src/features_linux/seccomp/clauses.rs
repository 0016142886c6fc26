//! Clauses that the lists about seccomp can break.

use std::collections::BTreeSet;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Severity, Verdict, shortened,
};

use crate::{
    config_linux::seccomp::{Action, Arch, Flag, Operator},
    features::known_words,
    platform,
    specification::V1_1_0,
};

const ONLY_SCHEMA: &str = "it is only the schema that closes the list";

pub(super) static ACTIONS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.actions.enum",
    "features-linux.md#seccomp",
    "Each of `actions` is an action that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.check(
    |seccomp, _, verdict| known_words(seccomp.at("actions"), Action::KNOWN, "action", verdict),
    &[
        Pass(r#"{"actions":["SCMP_ACT_KILL_PROCESS"]}"#),
        Fail(
            r#"{"actions":["SCMP_ACT_KILL_PROCESS","SCMP_ACT_DENY"]}"#,
            "/actions/1",
        ),
    ],
);

pub(super) static OPERATORS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.operators.enum",
    "features-linux.md#seccomp",
    "Each of `operators` is an operator that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.check(
    |seccomp, _, verdict| {
        known_words(
            seccomp.at("operators"),
            Operator::KNOWN,
            "operator",
            verdict,
        );
    },
    &[
        Pass(r#"{"operators":["SCMP_CMP_MASKED_EQ"]}"#),
        Fail(
            r#"{"operators":["SCMP_CMP_MASKED_EQ","=="]}"#,
            "/operators/1",
        ),
    ],
);

pub(super) static ARCHS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.archs.enum",
    "features-linux.md#seccomp",
    "Each of `archs` is an architecture that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.note(
    "Four of them came with v1.2.1 only: LOONGARCH64, M68K, SH and SHEB. They pass in every \
     version.",
)
.check(
    |seccomp, _, verdict| known_words(seccomp.at("archs"), Arch::KNOWN, "architecture", verdict),
    &[
        Pass(r#"{"archs":["SCMP_ARCH_LOONGARCH64"]}"#),
        Fail(
            r#"{"archs":["SCMP_ARCH_LOONGARCH64","SCMP_ARCH_Z80"]}"#,
            "/archs/1",
        ),
    ],
);

pub(super) static KNOWN_FLAGS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.known-flags.enum",
    "features-linux.md#seccomp",
    "Each of `knownFlags` is a flag that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.note("The kernel has more flags, which a configuration cannot have.")
.check(
    |seccomp, _, verdict| known_words(seccomp.at("knownFlags"), Flag::KNOWN, "flag", verdict),
    &[
        Pass(r#"{"knownFlags":["SECCOMP_FILTER_FLAG_TSYNC"]}"#),
        Fail(
            r#"{"knownFlags":["SECCOMP_FILTER_FLAG_TSYNC","SECCOMP_FILTER_FLAG_NEW_LISTENER"]}"#,
            "/knownFlags/1",
        ),
    ],
);

pub(super) static SUPPORTED_FLAGS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.supported-flags.enum",
    "features-linux.md#seccomp",
    "Each of `supportedFlags` is a flag that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.check(
    |seccomp, _, verdict| known_words(seccomp.at("supportedFlags"), Flag::KNOWN, "flag", verdict),
    &[
        Pass(r#"{"supportedFlags":["SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"]}"#),
        Fail(r#"{"supportedFlags":["SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV","SECCOMP_FILTER_FLAG_TSYNC_ESRCH"]}"#, "/supportedFlags/1"),
    ],
);

pub(super) static SUPPORTED_FLAGS_SUBSET: Clause = Clause::must(
    "runtime.features.linux.seccomp.supported-flags.subset",
    "features-linux.md#seccomp",
    "If there are both lists, each of `supportedFlags` is one of `knownFlags`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(
    Severity::Warning,
    "the text only says that it may be a subset: it follows from what the lists are",
)
.check(
    supported_flags_subset,
    &[
        Pass(r#"{"knownFlags":["SECCOMP_FILTER_FLAG_LOG"],"supportedFlags":[]}"#),
        Pass(
            r#"{"knownFlags":["SECCOMP_FILTER_FLAG_LOG"],"supportedFlags":["SECCOMP_FILTER_FLAG_LOG"]}"#,
        ),
        Fail(
            r#"{"knownFlags":[],"supportedFlags":["SECCOMP_FILTER_FLAG_LOG"]}"#,
            "/supportedFlags/0",
        ),
    ],
);

fn supported_flags_subset(seccomp: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let (known, supported) = (seccomp.at("knownFlags"), seccomp.at("supportedFlags"));
    if known.kind() != Some(Kind::Array) || supported.kind() != Some(Kind::Array) {
        return;
    }
    if supported.is_empty() {
        verdict.count_case();
    }
    let known: BTreeSet<_> = known.items().filter_map(Node::str).collect();
    for flag in supported.items() {
        let Some(text) = flag.str() else { continue };
        verdict.count_case();
        if !known.contains(&text) {
            let text = shortened(&text);
            verdict.breach(flag, format!("`{text}` is not one of `knownFlags`"));
        }
    }
}
