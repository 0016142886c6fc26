//! What a runtime tells of itself.

use oci_conformance::generate::{Choices, Form};
use serde_json::Value;

use super::grammar::some_of;
use crate::{
    config::{MountOption, process::Capability},
    config_linux::{NamespaceType, memory_policy, seccomp},
    features::{self, clauses::HOOKS},
    features_linux::{
        APPARMOR_FEATURES, CGROUP_FEATURES, IDMAP_FEATURES, INTEL_RDT_FEATURES, LINUX_FEATURES,
        MEMORY_POLICY_FEATURES, MOUNT_EXTENSIONS_FEATURES, NET_DEVICES_FEATURES, SECCOMP_FEATURES,
        SELINUX_FEATURES,
    },
};

pub(super) const FORMS: &[Form] = &[
    Form::of(&features::SHAPE)
        .with(&[
            ("ociVersionMin", |choices| {
                format!("1.0.{}", choices.below(3)).into()
            }),
            ("ociVersionMax", |choices| {
                format!("1.{}.0", choices.below(3).saturating_add(1)).into()
            }),
            ("hooks", |choices| some_of(choices, HOOKS).into()),
            ("mountOptions", |choices| {
                some_of(choices, MountOption::KNOWN).into()
            }),
            ("annotations", annotations),
        ])
        .closed(),
    Form::of(&LINUX_FEATURES)
        .with(&[
            ("namespaces", |choices| {
                some_of(choices, NamespaceType::KNOWN).into()
            }),
            ("capabilities", |choices| {
                some_of(choices, Capability::KNOWN).into()
            }),
        ])
        .closed(),
    Form::of(&MEMORY_POLICY_FEATURES)
        .with(&[
            ("modes", |choices| {
                some_of(choices, memory_policy::Mode::KNOWN).into()
            }),
            ("flags", |choices| {
                some_of(choices, memory_policy::Flag::KNOWN).into()
            }),
        ])
        .closed(),
    Form::of(&SECCOMP_FEATURES)
        .with(&[
            ("actions", |choices| {
                some_of(choices, seccomp::Action::KNOWN).into()
            }),
            ("operators", |choices| {
                some_of(choices, seccomp::Operator::KNOWN).into()
            }),
            ("archs", |choices| {
                some_of(choices, seccomp::Arch::KNOWN).into()
            }),
            ("knownFlags", |choices| {
                some_of(choices, seccomp::Flag::KNOWN).into()
            }),
            ("supportedFlags", |choices| {
                some_of(choices, seccomp::Flag::KNOWN).into()
            }),
        ])
        .closed(),
    Form::of(&CGROUP_FEATURES).closed(),
    Form::of(&APPARMOR_FEATURES).closed(),
    Form::of(&SELINUX_FEATURES).closed(),
    Form::of(&INTEL_RDT_FEATURES).closed(),
    Form::of(&MOUNT_EXTENSIONS_FEATURES).closed(),
    Form::of(&IDMAP_FEATURES).closed(),
    Form::of(&NET_DEVICES_FEATURES).closed(),
];

fn annotations(choices: &mut Choices<'_>) -> Value {
    let annotations = choices.list(0..=3, |choices| {
        (
            format!("com.example.{}", choices.word()),
            choices.text().into(),
        )
    });
    Value::Object(annotations.into_iter().collect())
}
