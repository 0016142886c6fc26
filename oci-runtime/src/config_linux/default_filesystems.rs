//! What an application of Linux finds mounted: [config-linux.md#default-filesystems](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#default-filesystems).

use oci_conformance::Clause;

use crate::{platform, specification::V1_0_0_RC5};

pub(super) static PROC: Clause = Clause::should(
    "runtime.linux.default-filesystems.proc",
    "config-linux.md#default-filesystems",
    "A container has a filesystem of type `proc` at `/proc`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Whether the runtime mounts it by itself, or the author of the configuration lists it in \
     `mounts`, the text does not say, here and for the other three. Common runtimes mount what is \
     listed, so that a configuration without it is no breach.",
);

pub(super) static SYS: Clause = Clause::should(
    "runtime.linux.default-filesystems.sys",
    "config-linux.md#default-filesystems",
    "A container has a filesystem of type `sysfs` at `/sys`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static DEV_PTS: Clause = Clause::should(
    "runtime.linux.default-filesystems.dev-pts",
    "config-linux.md#default-filesystems",
    "A container has a filesystem of type `devpts` at `/dev/pts`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static DEV_SHM: Clause = Clause::should(
    "runtime.linux.default-filesystems.dev-shm",
    "config-linux.md#default-filesystems",
    "A container has a filesystem of type `tmpfs` at `/dev/shm`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);
