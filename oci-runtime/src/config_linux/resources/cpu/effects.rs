//! What a runtime does with `cpu`: [config-linux.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#cpu).

use oci_conformance::{Clause, Held};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0},
};

pub(in super::super) static SHARES_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.shares.applied",
    "config-linux.md#cpu",
    "The container's control group gets time in proportion to `shares`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "How shares become the weight that control groups of version 2 have is not said, and runtimes \
     differ.",
);

pub(in super::super) static QUOTA_BURST_ERROR: Clause = Clause::may(
    "runtime.linux.resources.cpu.quota.burst-error",
    "config-linux.md#cpu",
    "A runtime may refuse a `quota` below `burst`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(in super::super) static QUOTA_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.quota.applied",
    "config-linux.md#cpu",
    "All tasks of the container's control group together can run `quota` microseconds in each \
     period.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static BURST_QUOTA_ERROR: Clause = Clause::may(
    "runtime.linux.resources.cpu.burst.quota-error",
    "config-linux.md#cpu",
    "A runtime may refuse a `burst` above a positive `quota`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(in super::super) static BURST_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.burst.applied",
    "config-linux.md#cpu",
    "The container's control group can save up to `burst` microseconds of unused quota.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(in super::super) static PERIOD_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.period.applied",
    "config-linux.md#cpu",
    "The period of the container's control group is `period` microseconds.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static REALTIME_RUNTIME_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.realtime-runtime.applied",
    "config-linux.md#cpu",
    "Realtime tasks of the container's control group can run `realtimeRuntime` microseconds in \
     each of their periods.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");

pub(in super::super) static REALTIME_PERIOD_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.realtime-period.applied",
    "config-linux.md#cpu",
    "The period of realtime tasks of the container's control group is `realtimePeriod` \
     microseconds.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");

pub(in super::super) static CPUS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.cpus.applied",
    "config-linux.md#cpu",
    "The container runs on the processors of `cpus` only.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static MEMS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.mems.applied",
    "config-linux.md#cpu",
    "The container gets memory of the nodes of `mems` only.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static IDLE_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.cpu.idle.applied",
    "config-linux.md#cpu",
    "Where `idle` is 1, the container only gets time that nobody else wants; where it is 0, it \
     gets time as usual.",
)
.since(V1_1_0)
.on(platform::LINUX);
