//! Clauses about what a runtime does with what it tells.

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_1_0, V1_2_0, V1_3_0},
};

pub(super) static NAMESPACES_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.namespaces.recognized",
    "features-linux.md#namespaces",
    "The runtime recognizes each of `namespaces` as the `type` of a namespace in a configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel may still lack it.");

pub(super) static CAPABILITIES_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.capabilities.recognized",
    "features-linux.md#capabilities",
    "The runtime recognizes each of `capabilities` in `process.capabilities` of a configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel may still lack it.");

pub(super) static SECCOMP_ACTIONS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.seccomp.actions.recognized",
    "features-linux.md#seccomp",
    "The runtime recognizes each of `actions` as the `action` of a system call in `linux.seccomp` \
     of a configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Of `defaultAction` nothing is said: not every action can be the default.");

pub(super) static SECCOMP_OPERATORS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.seccomp.operators.recognized",
    "features-linux.md#seccomp",
    "The runtime recognizes each of `operators` as the `op` of an argument in `linux.seccomp` of a \
     configuration.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static SECCOMP_ARCHS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.seccomp.archs.recognized",
    "features-linux.md#seccomp",
    "The runtime recognizes each of `archs` in `linux.seccomp.architectures` of a configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel need not be able to run such programs.");

pub(super) static SECCOMP_KNOWN_FLAGS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.seccomp.known-flags.recognized",
    "features-linux.md#seccomp",
    "The runtime recognizes each of `knownFlags` in `linux.seccomp.flags` of a configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel may still lack support.");

pub(super) static SECCOMP_SUPPORTED_FLAGS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.seccomp.supported-flags.recognized",
    "features-linux.md#seccomp",
    "The runtime recognizes and supports each of `supportedFlags` in `linux.seccomp.flags` of a \
     configuration.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Unlike the other lists it depends on the host.");

pub(super) static MEMORY_POLICY_MODES_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.memory-policy.modes.recognized",
    "features-linux.md#memorypolicy",
    "The runtime recognizes each of `modes` as `linux.memoryPolicy.mode` of a configuration.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The kernel may still lack it.");

pub(super) static MEMORY_POLICY_FLAGS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.linux.memory-policy.flags.recognized",
    "features-linux.md#memorypolicy",
    "The runtime recognizes each of `flags` in `linux.memoryPolicy.flags` of a configuration.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("A word is missing in the sentence. Not every flag goes with every mode.");

pub(super) static MOUNT_EXTENSIONS_IDMAP_ENABLED_PARTIAL_STILL_TRUE: Clause = Clause::must(
    "runtime.features.linux.mount-extensions.idmap.enabled.partial-still-true",
    "features-linux.md#mountextensions",
    "A runtime that recognizes `uidMappings` and `gidMappings` of mounts sets `enabled` to true, \
     even if it implements them only in part.",
)
.since(V1_2_0)
.on(platform::LINUX);
