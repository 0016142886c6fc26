//! Clauses that the lists about seccomp can break.

use std::collections::BTreeSet;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Severity, Verdict, shortened,
};

use crate::{features::known_words, platform, specification::V1_1_0};

const ONLY_SCHEMA: &str = "it is only the schema that closes the list";

/// The actions that a configuration can have.
const ACTIONS: &[&str] = &[
    "SCMP_ACT_KILL",
    "SCMP_ACT_KILL_PROCESS",
    "SCMP_ACT_KILL_THREAD",
    "SCMP_ACT_TRAP",
    "SCMP_ACT_ERRNO",
    "SCMP_ACT_TRACE",
    "SCMP_ACT_ALLOW",
    "SCMP_ACT_LOG",
    "SCMP_ACT_NOTIFY",
];

/// The operators that a configuration can have.
const OPERATORS: &[&str] = &[
    "SCMP_CMP_NE",
    "SCMP_CMP_LT",
    "SCMP_CMP_LE",
    "SCMP_CMP_EQ",
    "SCMP_CMP_GE",
    "SCMP_CMP_GT",
    "SCMP_CMP_MASKED_EQ",
];

/// The architectures that a configuration can have.
const ARCHS: &[&str] = &[
    "SCMP_ARCH_X86",
    "SCMP_ARCH_X86_64",
    "SCMP_ARCH_X32",
    "SCMP_ARCH_ARM",
    "SCMP_ARCH_AARCH64",
    "SCMP_ARCH_LOONGARCH64",
    "SCMP_ARCH_M68K",
    "SCMP_ARCH_MIPS",
    "SCMP_ARCH_MIPS64",
    "SCMP_ARCH_MIPS64N32",
    "SCMP_ARCH_MIPSEL",
    "SCMP_ARCH_MIPSEL64",
    "SCMP_ARCH_MIPSEL64N32",
    "SCMP_ARCH_PPC",
    "SCMP_ARCH_PPC64",
    "SCMP_ARCH_PPC64LE",
    "SCMP_ARCH_S390",
    "SCMP_ARCH_S390X",
    "SCMP_ARCH_SH",
    "SCMP_ARCH_SHEB",
    "SCMP_ARCH_PARISC",
    "SCMP_ARCH_PARISC64",
    "SCMP_ARCH_RISCV64",
];

/// The flags that a configuration can have.
const FLAGS: &[&str] = &[
    "SECCOMP_FILTER_FLAG_TSYNC",
    "SECCOMP_FILTER_FLAG_LOG",
    "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
    "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
];

pub(super) static ACTIONS_ENUM: Clause = Clause::must(
    "runtime.features.linux.seccomp.actions.enum",
    "features-linux.md#seccomp",
    "Each of `actions` is an action that the schema of configurations lists.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, ONLY_SCHEMA)
.check(
    |seccomp, _, verdict| known_words(seccomp.at("actions"), ACTIONS, "action", verdict),
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
    |seccomp, _, verdict| known_words(seccomp.at("operators"), OPERATORS, "operator", verdict),
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
    |seccomp, _, verdict| known_words(seccomp.at("archs"), ARCHS, "architecture", verdict),
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
    |seccomp, _, verdict| known_words(seccomp.at("knownFlags"), FLAGS, "flag", verdict),
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
    |seccomp, _, verdict| known_words(seccomp.at("supportedFlags"), FLAGS, "flag", verdict),
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
    verdict.count_case();
    let known: BTreeSet<_> = known.items().filter_map(Node::str).collect();
    for (index, flag) in supported.items().enumerate() {
        let Some(text) = flag.str() else { continue };
        if index > 0 {
            verdict.count_case();
        }
        if !known.contains(&text) {
            let text = shortened(&text);
            verdict.breach(flag, format!("`{text}` is not one of `knownFlags`"));
        }
    }
}
