//! Who owns the container's control group: [config-linux.md#cgroup-ownership](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#cgroup-ownership).

use oci_conformance::{Clause, Held};

use crate::{platform, specification::V1_1_0};

pub(in super::super) static MAY_CHANGE: Clause = Clause::may(
    "runtime.linux.cgroup.ownership.may-change",
    "config-linux.md#cgroup-ownership",
    "A runtime may give the container's control group to the user that the process runs as.",
)
.since(V1_1_0)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(in super::super) static UID: Clause = Clause::must(
    "runtime.linux.cgroup.ownership.uid",
    "config-linux.md#cgroup-ownership",
    "The new owner is the user of the host that `process.user.uid` of the container stands for.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static NOT_ON_V1: Clause = Clause::should_not(
    "runtime.linux.cgroup.ownership.not-on-v1",
    "config-linux.md#cgroup-ownership",
    "With version 1 of control groups the owner is not changed, as that would not be safe.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static NEEDS_CGROUPNS: Clause = Clause::should_not(
    "runtime.linux.cgroup.ownership.needs-cgroupns",
    "config-linux.md#cgroup-ownership",
    "The owner is not changed unless the container gets a new namespace of type `cgroup`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static IFF_RW_MOUNT: Clause = Clause::should(
    "runtime.linux.cgroup.ownership.iff-rw-mount",
    "config-linux.md#cgroup-ownership",
    "The owner is changed if, and only if, `mounts` has an entry of the source `cgroup` at \
     `/sys/fs/cgroup` without the option `ro`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "The source is what counts, although the type is what decides the filesystem. How the \
     sentence stands to the two before it the text does not say.",
);

pub(in super::super) static NO_MOUNT: Clause = Clause::should_not(
    "runtime.linux.cgroup.ownership.no-mount",
    "config-linux.md#cgroup-ownership",
    "Without such an entry in `mounts`, the owner is not changed.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static DELEGATE_FILES: Clause = Clause::should(
    "runtime.linux.cgroup.ownership.delegate-files",
    "config-linux.md#cgroup-ownership",
    "Only the directory of the control group changes its owner, with the files in it that \
     `/sys/kernel/cgroup/delegate` lists.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static MISSING_FILES_NO_FAIL: Clause = Clause::must_not(
    "runtime.linux.cgroup.ownership.missing-files-no-fail",
    "config-linux.md#cgroup-ownership",
    "The runtime does not fail because a file that is listed there is not in the control group.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static CHANGE_EXISTING_LISTED: Clause = Clause::should(
    "runtime.linux.cgroup.ownership.change-existing-listed",
    "config-linux.md#cgroup-ownership",
    "The runtime changes the owner of those listed files that are there.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static FALLBACK_LIST: Clause = Clause::must(
    "runtime.linux.cgroup.ownership.fallback-list",
    "config-linux.md#cgroup-ownership",
    "Where `/sys/kernel/cgroup/delegate` does not exist, the list is `cgroup.procs`, \
     `cgroup.subtree_control` and `cgroup.threads`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static NO_OTHER_FILES: Clause = Clause::should_not(
    "runtime.linux.cgroup.ownership.no-other-files",
    "config-linux.md#cgroup-ownership",
    "Other files keep their owner, as the container could otherwise raise its own limits.",
)
.since(V1_1_0)
.on(platform::LINUX);
