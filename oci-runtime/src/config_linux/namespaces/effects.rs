//! What namespaces do: [config-linux.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#namespaces).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

pub(in super::super) static TYPE_SUPPORTED: Clause = Clause::should(
    "runtime.linux.namespaces.type.supported",
    "config-linux.md#namespaces",
    "A runtime supports all listed types of namespaces.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "Earlier versions say that they are supported, without a key word. `time` came with version \
     1.1.0.",
);

pub(in super::super) static PID_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.pid.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `pid`, processes of the container see only processes of the same \
     namespace.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static NETWORK_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.network.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `network`, the container has a network stack of its own.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static MOUNT_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.mount.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `mount`, the container has a table of mounts of its own.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static IPC_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.ipc.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `ipc`, processes communicate through the system only with others of \
     the same container.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static UTS_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.uts.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `uts`, the container can have its own names of host and domain.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static USER_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.user.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `user`, the container can have users and groups that are mapped to \
     others of the host.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static CGROUP_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.cgroup.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `cgroup`, the container has its own view of the hierarchy of \
     control groups.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static TIME_EFFECT: Clause = Clause::must(
    "runtime.linux.namespaces.type.time.effect",
    "config-linux.md#namespaces",
    "With a namespace of type `time`, the container can have clocks of its own.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel has such a namespace for the clocks `boottime` and `monotonic`.");

pub(in super::super) static PATH_JOINED: Clause = Clause::must(
    "runtime.linux.namespaces.path.joined",
    "config-linux.md#namespaces",
    "The runtime puts the process of the container into the namespace that the file at `path` \
     stands for.",
)
.on(platform::LINUX);

pub(in super::super) static PATH_TYPE_MISMATCH_ERROR: Clause = Clause::must(
    "runtime.linux.namespaces.path.type-mismatch-error",
    "config-linux.md#namespaces",
    "The runtime generates an error if the file at `path` does not stand for a namespace of the \
     entry's `type`.",
)
.on(platform::LINUX)
.note("That goes for files that stand for no namespace, too.");

pub(in super::super) static PATH_ABSENT_CREATES_NEW: Clause = Clause::must(
    "runtime.linux.namespaces.path.absent-creates-new",
    "config-linux.md#namespaces",
    "Without `path`, the runtime makes a new namespace for the container.",
)
.on(platform::LINUX);

pub(in super::super) static UNLISTED_INHERITED: Clause = Clause::must(
    "runtime.linux.namespaces.unlisted-inherited",
    "config-linux.md#namespaces",
    "Of a type that `namespaces` does not list, the container has the namespace of the runtime.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);
