//! Devices that every container has: [config-linux.md#default-devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#default-devices).

use oci_conformance::Clause;

use crate::{platform, specification::V1_0_0_RC5};

pub(in super::super) static NULL: Clause = Clause::must(
    "runtime.linux.default-devices.null",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/null`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The numbers of this device, and those of the others, are in Linux's manual and not in the \
     text.",
);

pub(in super::super) static ZERO: Clause = Clause::must(
    "runtime.linux.default-devices.zero",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/zero`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static FULL: Clause = Clause::must(
    "runtime.linux.default-devices.full",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/full`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static RANDOM: Clause = Clause::must(
    "runtime.linux.default-devices.random",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/random`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static URANDOM: Clause = Clause::must(
    "runtime.linux.default-devices.urandom",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/urandom`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static TTY: Clause = Clause::must(
    "runtime.linux.default-devices.tty",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/tty`, be it listed or not.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static CONSOLE: Clause = Clause::must(
    "runtime.linux.default-devices.console",
    "config-linux.md#default-devices",
    "If the process has a terminal, the runtime mounts its pseudoterminal at `/dev/console`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Without a terminal the device need not be missing.");

pub(in super::super) static PTMX: Clause = Clause::must(
    "runtime.linux.default-devices.ptmx",
    "config-linux.md#default-devices",
    "The runtime supplies `/dev/ptmx`, as a mount of the container's `/dev/pts/ptmx` or as a link \
     to it.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);
