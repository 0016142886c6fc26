//! The clauses about memory policies: [config-linux.md#memory-policy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory-policy).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict, shortened,
};

use super::{Flag, KnownFlag, KnownMode};
use crate::{cpu_list, platform, specification::V1_3_0};

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.memory-policy.applied",
    "config-linux.md#memory-policy",
    "The container process runs under the memory policy.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static NODES_LIST_FORMAT: Clause = Clause::must(
    "runtime.linux.memory-policy.nodes.list-format",
    "config-linux.md#memory-policy",
    "`nodes` is a list of numbers and of ranges, as `0-3,7`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "The JSON Schema takes any string. Forms that only Linux knows (`all`, `0-31:2/4`, blanks) \
     are none that the text describes. An empty list is the same as none, as it is to Go.",
)
.check(
    |policy, _, verdict| {
        let nodes = policy.at("nodes");
        let Some(text) = nodes.str().filter(|text| !text.is_empty()) else {
            return;
        };
        verdict.count_case();
        if let Err(problem) = cpu_list::check(&text) {
            verdict.breach(nodes, problem.to_string());
        }
    },
    &[
        Pass(r#"{"mode":"MPOL_BIND","nodes":"0-3,7"}"#),
        Fail(r#"{"mode":"MPOL_BIND","nodes":"3-0"}"#, "/nodes"),
        Fail(r#"{"mode":"MPOL_BIND","nodes":"all"}"#, "/nodes"),
        Fail(r#"{"mode":"MPOL_BIND","nodes":"node0"}"#, "/nodes"),
    ],
);

pub(crate) static NODES_AVAILABLE_ON_HOST: Clause = Clause::must(
    "runtime.linux.memory-policy.nodes.available-on-host",
    "config-linux.md#memory-policy",
    "Each of `nodes` is a node of the host that has memory.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("Linux fails only if none of them is.")
.judged(Subject::Host, &[]);

pub(super) static NODES_FORBIDDEN_BY_MODE: Clause = Clause::must_not(
    "runtime.linux.memory-policy.nodes.forbidden-by-mode",
    "config-linux.md#memory-policy",
    "`nodes` is missing or empty if `mode` is `MPOL_DEFAULT` or `MPOL_LOCAL`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The text gives these two as examples, and leaves the rest to set_mempolicy(2).")
.check(
    nodes_forbidden_by_mode,
    &[
        Pass(r#"{"mode":"MPOL_LOCAL"}"#),
        Pass(r#"{"mode":"MPOL_DEFAULT","nodes":""}"#),
        Fail(r#"{"mode":"MPOL_DEFAULT","nodes":"0"}"#, "/nodes"),
        Fail(r#"{"mode":"MPOL_LOCAL","nodes":"0-1"}"#, "/nodes"),
    ],
);

fn nodes_forbidden_by_mode(policy: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some(mode @ (KnownMode::Default | KnownMode::Local)) = mode_of(policy) else {
        return;
    };
    verdict.count_case();
    if has_nodes(policy) {
        let mode = mode.as_str();
        verdict.breach(
            policy.at("nodes"),
            format!("the mode `{mode}` has no nodes"),
        );
    }
}

pub(super) static NODES_REQUIRED_BY_MODE: Clause = Clause::must(
    "runtime.linux.memory-policy.nodes.required-by-mode",
    "config-linux.md#memory-policy",
    "`nodes` has a node if `mode` is `MPOL_BIND`, `MPOL_INTERLEAVE`, `MPOL_WEIGHTED_INTERLEAVE` \
     or `MPOL_PREFERRED_MANY`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "The text gives the first two as examples, and leaves the rest to set_mempolicy(2). \
     `MPOL_PREFERRED` may do without.",
)
.check(
    nodes_required_by_mode,
    &[
        Pass(r#"{"mode":"MPOL_BIND","nodes":"0"}"#),
        Fail(r#"{"mode":"MPOL_BIND"}"#, "/nodes"),
        Fail(r#"{"mode":"MPOL_INTERLEAVE","nodes":""}"#, "/nodes"),
        Fail(r#"{"mode":"MPOL_PREFERRED_MANY"}"#, "/nodes"),
    ],
);

fn nodes_required_by_mode(policy: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some(
        mode @ (KnownMode::Bind
        | KnownMode::Interleave
        | KnownMode::WeightedInterleave
        | KnownMode::PreferredMany),
    ) = mode_of(policy)
    else {
        return;
    };
    verdict.count_case();
    if !has_nodes(policy) {
        let mode = mode.as_str();
        verdict.breach(
            policy.at("nodes"),
            format!("the mode `{mode}` needs a node"),
        );
    }
}

fn mode_of(policy: Node<'_>) -> Option<KnownMode> {
    KnownMode::of(&policy.at("mode").str()?)
}

/// Whether there are nodes, be they of the wrong form.
fn has_nodes(policy: Node<'_>) -> bool {
    let nodes = policy.at("nodes");
    nodes.exists() && !nodes.is_null() && !nodes.is_str("")
}

pub(super) static FLAGS_ENUM: Clause = Clause::must(
    "runtime.linux.memory-policy.flags.enum",
    "config-linux.md#memory-policy",
    "Each of `flags` is one of the listed `MPOL_F_…`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.check(
    |policy, _, verdict| {
        for flag in policy.at("flags").items() {
            let Some(text) = flag.str() else { continue };
            verdict.count_case();
            if KnownFlag::of(&text).is_none() {
                let text = shortened(&text);
                verdict.breach(flag, format!("`{text}` is no listed flag"));
            }
        }
    },
    &[
        Pass(r#"{"mode":"MPOL_BIND","nodes":"0","flags":["MPOL_F_STATIC_NODES"]}"#),
        Fail(
            r#"{"mode":"MPOL_BIND","nodes":"0","flags":["MPOL_F_STATIC_NODES","MPOL_F_OTHER"]}"#,
            "/flags/1",
        ),
        Fail(
            r#"{"mode":"MPOL_BIND","nodes":"0","flags":["static"]}"#,
            "/flags/0",
        ),
    ],
);

pub(super) static FLAGS_COMBINATION: Clause = Clause::must_not(
    "runtime.linux.memory-policy.flags.combination",
    "config-linux.md#memory-policy",
    "`flags` has not both `MPOL_F_STATIC_NODES` and `MPOL_F_RELATIVE_NODES`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "Only set_mempolicy(2) says so. It also has modes with which some flags cannot be used.",
)
.softened(Severity::Warning, "set_mempolicy(2) says so, not the specification")
.check(
    |policy, _, verdict| {
        let flags = policy.at("flags");
        if flags.is_empty() {
            return;
        }
        verdict.count_case();
        let has = |flag: &Flag| flags.items().any(|item| item.is_str(flag.as_str()));
        if has(&Flag::STATIC_NODES) && has(&Flag::RELATIVE_NODES) {
            verdict.breach(
                flags,
                "`MPOL_F_STATIC_NODES` and `MPOL_F_RELATIVE_NODES` exclude each other",
            );
        }
    },
    &[
        Pass(r#"{"mode":"MPOL_BIND","nodes":"0","flags":["MPOL_F_STATIC_NODES"]}"#),
        Fail(
            r#"{"mode":"MPOL_BIND","nodes":"0","flags":["MPOL_F_STATIC_NODES","MPOL_F_RELATIVE_NODES"]}"#,
            "/flags",
        ),
    ],
);
