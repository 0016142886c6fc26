//! Values of vocabularies.

use oci_conformance::{
    generate::{Choices, Forms},
    generated,
};

use super::grammar::line;
use crate::{
    config::{MountOption, MountType, process},
    config_freebsd::Sharing,
    config_linux::{self, memory_policy, seccomp},
    config_vm::ImageFormat,
    config_windows::IdType,
    config_zos,
    state::Status,
};

/// Vocabularies that others than the specification add to.
macro_rules! open {
    ($($word:ty: $other:expr;)+) => { generated! { $(
        $word: |choices| Forms::read(choices.known_or(<$word>::KNOWN, $other));
    )+ } };
}

/// Vocabularies that nobody else adds to.
macro_rules! closed {
    ($($word:ty;)+) => { generated! { $(
        $word: |choices| Forms::read(*choices.pick(<$word>::KNOWN));
    )+ } };
}

open! {
    process::Capability: capability;
    process::RlimitType: rlimit;
    MountOption: mount_option;
    MountType: Choices::word;
    Status: Choices::word;
}

closed! {
    process::IoPriorityClass;
    process::SchedulerPolicy;
    process::SchedulerFlag;
    Sharing;
    ImageFormat;
    IdType;
    config_zos::NamespaceType;
    config_linux::NamespaceType;
    config_linux::DeviceType;
    config_linux::PersonalityDomain;
    config_linux::RootfsPropagation;
    config_linux::Clock;
    config_linux::resources::DeviceKind;
    memory_policy::Mode;
    memory_policy::Flag;
    seccomp::Action;
    seccomp::Arch;
    seccomp::Flag;
    seccomp::Operator;
}

/// The name of a capability that the specification does not have.
pub(super) fn capability(choices: &mut Choices<'_>) -> String {
    format!("CAP_{}", choices.word().to_uppercase())
}

/// The name of a resource that Linux does not limit.
pub(super) fn rlimit(choices: &mut Choices<'_>) -> String {
    format!("RLIMIT_{}", choices.word().to_uppercase())
}

/// An option for a filesystem.
pub(super) fn mount_option(choices: &mut Choices<'_>) -> String {
    format!("{}={}", choices.word(), line(choices))
}
