//! `rootfsPropagation`: [config-linux.md#rootfs-mount-propagation](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#rootfs-mount-propagation).

use oci_conformance::{Clause, vocabulary};

use crate::{platform, specification::V1_0_2};

vocabulary! {
    /// How mounts of the root filesystem propagate.
    ///
    /// [config-linux.md#rootfs-mount-propagation](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#rootfs-mount-propagation)
    pub struct RootfsPropagation;
    /// The propagations that the specification names.
    pub enum KnownRootfsPropagation {
        /// Among the mounts of a group of its own.
        SHARED / Shared = "shared",
        /// From the host to the container, not back.
        SLAVE / Slave = "slave",
        /// Neither to the container nor from it.
        PRIVATE / Private = "private",
        /// As a private one, which cannot be bound to another place; since version 1.0.0.
        UNBINDABLE / Unbindable = "unbindable",
    }
}

pub(super) static SHARED_NEW_PEER_GROUP: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.shared.new-peer-group",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `shared`, the mount of the root filesystem belongs to a new peer group, which the \
     host is not in.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static SHARED_PROPAGATES_TO_ROOTFS: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.shared.propagates-to-rootfs",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `shared`, further mounts belong to that group, and propagate to the root filesystem.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static SLAVE_RECEIVES_HOST_EVENTS: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.slave.receives-host-events",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `slave`, what is mounted on the host appears in the container.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("That needs a root filesystem on a mount that the host shares.");

pub(super) static SLAVE_NOT_PROPAGATED_TO_HOST: Clause = Clause::must_not(
    "runtime.linux.rootfs-propagation.slave.not-propagated-to-host",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `slave`, what is mounted in the container does not appear on the host.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static PRIVATE_ISOLATED_FROM_HOST: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.private.isolated-from-host",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `private`, what is mounted on the host does not appear in the container.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static PRIVATE_NESTED_ISOLATED: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.private.nested-isolated",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `private`, mounts of nested containers are seen neither on the host nor in the root \
     filesystem, even if those are `shared`.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static UNBINDABLE_BIND_MOUNT_REFUSED: Clause = Clause::must(
    "runtime.linux.rootfs-propagation.unbindable.bind-mount-refused",
    "config-linux.md#rootfs-mount-propagation",
    "If it is `unbindable`, the mount of the root filesystem is private, and cannot be bound to \
     another place.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("The value is as old as version 1.0.0, what it means is said since version 1.0.2.");
