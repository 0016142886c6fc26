//! `seccomp`: [features-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#seccomp).

use oci_conformance::shortened;

use super::{Gaps, Support, Words};
use crate::{
    config_linux::{Linux, Seccomp},
    features_linux::{LinuxFeatures, SeccompFeatures},
};

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let Some(seccomp) = &linux.seccomp else {
        return;
    };
    let features = features.and_then(|linux| linux.seccomp.as_ref());
    let enabled = features.and_then(|features| features.enabled);
    gaps.expect(
        enabled,
        format_args!("seccomp"),
        format_args!("/linux/seccomp"),
        "/linux/seccomp/enabled",
    );
    // One gap says it all if there is no seccomp, or not a word about it.
    let Some(features) = features.filter(|_| enabled != Some(false)) else {
        return;
    };
    let actions = Words::new(
        "action of seccomp",
        "/linux/seccomp/actions",
        features.actions.as_ref(),
    );
    let default_action = format_args!("/linux/seccomp/defaultAction");
    gaps.expect_word(&actions, seccomp.default_action.as_str(), default_action);
    find_architectures(seccomp, features, gaps);
    find_flags(seccomp, features, gaps);
    find_in_rules(seccomp, &actions, features, gaps);
}

fn find_architectures(seccomp: &Seccomp, features: &SeccompFeatures, gaps: &mut Gaps) {
    let archs = Words::new(
        "architecture of seccomp",
        "/linux/seccomp/archs",
        features.archs.as_ref(),
    );
    for (index, arch) in seccomp.architectures.iter().enumerate() {
        let config = format_args!("/linux/seccomp/architectures/{index}");
        gaps.expect_word(&archs, arch.as_str(), config);
    }
}

/// Of flags two lists tell: which the runtime knows, and which of them can be used.
fn find_flags(seccomp: &Seccomp, features: &SeccompFeatures, gaps: &mut Gaps) {
    const WHAT: &str = "flag of seccomp";
    const KNOWN: &str = "/linux/seccomp/knownFlags";
    const SUPPORTED: &str = "/linux/seccomp/supportedFlags";
    let known = Words::new(WHAT, KNOWN, features.known_flags.as_ref());
    let supported = Words::new(WHAT, SUPPORTED, features.supported_flags.as_ref());
    for (index, flag) in seccomp.flags.iter().flatten().enumerate() {
        let word = flag.as_str();
        let config = format_args!("/linux/seccomp/flags/{index}");
        match (supported.have(word), known.have(word)) {
            (Some(true), _) => {}
            (Some(false), Some(true)) => {
                let word = shortened(word);
                let message = format!(
                    "the runtime knows the {WHAT} `{word}`, but its kernel or libseccomp does not \
                     support it"
                );
                gaps.add(config, SUPPORTED, Support::Unsupported, message);
            }
            (_, Some(false)) => gaps.expect_word(&known, word, config),
            (Some(false) | None, _) => gaps.expect_word(&supported, word, config),
        }
    }
}

fn find_in_rules(
    seccomp: &Seccomp,
    actions: &Words<'_>,
    features: &SeccompFeatures,
    gaps: &mut Gaps,
) {
    let operators = Words::new(
        "operator of seccomp",
        "/linux/seccomp/operators",
        features.operators.as_ref(),
    );
    for (index, rule) in seccomp.syscalls.iter().enumerate() {
        let config = format_args!("/linux/seccomp/syscalls/{index}/action");
        gaps.expect_word(actions, rule.action.as_str(), config);
        for (number, argument) in rule.args.iter().enumerate() {
            let config = format_args!("/linux/seccomp/syscalls/{index}/args/{number}/op");
            gaps.expect_word(&operators, argument.op.as_str(), config);
        }
    }
}
