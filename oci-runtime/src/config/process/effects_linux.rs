//! What a runtime does with the process on Linux and z/OS: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0, V1_2_1},
};

const LINUX: &str = "config.md#linux-process";

pub(super) static APPARMOR_PROFILE_APPLIED: Clause = Clause::must(
    "runtime.config.process.apparmor-profile.applied",
    LINUX,
    "The process runs under the named profile of AppArmor.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CAPABILITIES_UNMAPPABLE_WARNING: Clause = Clause::must(
    "runtime.config.process.capabilities.unmappable-warning",
    LINUX,
    "A runtime logs a warning for each capability that the kernel does not know or that cannot be \
     granted.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Up to v1.0.2 it had to fail. That other invalid values make a runtime fail does not go for \
     these.",
);

pub(super) static CAPABILITIES_NOT_GRANTABLE_NO_FAILURE: Clause = Clause::should_not(
    "runtime.config.process.capabilities.not-grantable-no-failure",
    LINUX,
    "A runtime does not fail because a capability cannot be granted.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static CAPABILITIES_EFFECTIVE_KEPT: Clause = Clause::must(
    "runtime.config.process.capabilities.effective.kept",
    LINUX,
    "The effective set of the process has the listed capabilities and no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CAPABILITIES_BOUNDING_KEPT: Clause = Clause::must(
    "runtime.config.process.capabilities.bounding.kept",
    LINUX,
    "The bounding set of the process has the listed capabilities and no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CAPABILITIES_INHERITABLE_KEPT: Clause = Clause::must(
    "runtime.config.process.capabilities.inheritable.kept",
    LINUX,
    "The inheritable set of the process has the listed capabilities and no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CAPABILITIES_PERMITTED_KEPT: Clause = Clause::must(
    "runtime.config.process.capabilities.permitted.kept",
    LINUX,
    "The permitted set of the process has the listed capabilities and no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "As the program is run, the rules of capabilities(7) change the sets: without ambient ones, \
     and without those of the file, a user other than 0 is left with none.",
);

pub(super) static CAPABILITIES_AMBIENT_KEPT: Clause = Clause::must(
    "runtime.config.process.capabilities.ambient.kept",
    LINUX,
    "The ambient set of the process has the listed capabilities and no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static NO_NEW_PRIVILEGES_ENFORCED: Clause = Clause::must(
    "runtime.config.process.no-new-privileges.enforced",
    LINUX,
    "Where `noNewPrivileges` is true, the process cannot gain privileges by running a program.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Where it is false, the process can still have inherited the restriction.");

pub(super) static OOM_SCORE_ADJ_SET: Clause = Clause::must(
    "runtime.config.process.oom-score-adj.set",
    LINUX,
    "`oom_score_adj` of the process in the proc filesystem is `oomScoreAdj`.",
)
.on(platform::LINUX)
.note("0 is a value like any other.");

pub(super) static OOM_SCORE_ADJ_UNSET_UNCHANGED: Clause = Clause::must_not(
    "runtime.config.process.oom-score-adj.unset-unchanged",
    LINUX,
    "Without `oomScoreAdj`, a runtime leaves the inherited `oom_score_adj` alone.",
)
.on(platform::LINUX);

pub(super) static SCHEDULER_NICE_DEFAULT_ZERO: Clause = Clause::must(
    "runtime.config.process.scheduler.nice.default-zero",
    LINUX,
    "Without `nice`, a runtime uses 0 where there is a `scheduler`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("An inherited nice value is lost.");

pub(super) static SCHEDULER_PRIORITY_DEFAULT_ZERO: Clause = Clause::must(
    "runtime.config.process.scheduler.priority.default-zero",
    LINUX,
    "Without `priority`, a runtime uses 0 where there is a `scheduler`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The policies that have priorities refuse 0.");

pub(super) static SCHEDULER_RUNTIME_DEFAULT_ZERO: Clause = Clause::must(
    "runtime.config.process.scheduler.runtime.default-zero",
    LINUX,
    "Without `runtime`, a runtime uses 0 where there is a `scheduler`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("`SCHED_DEADLINE` refuses 0.");

pub(super) static SCHEDULER_DEADLINE_DEFAULT_ZERO: Clause = Clause::must(
    "runtime.config.process.scheduler.deadline.default-zero",
    LINUX,
    "Without `deadline`, a runtime uses 0 where there is a `scheduler`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static SCHEDULER_PERIOD_DEFAULT_ZERO: Clause = Clause::must(
    "runtime.config.process.scheduler.period.default-zero",
    LINUX,
    "Without `period`, a runtime uses 0 where there is a `scheduler`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static SCHEDULER_APPLIED: Clause = Clause::must(
    "runtime.config.process.scheduler.applied",
    LINUX,
    "The process runs with the given policy, parameters and flags.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static SELINUX_LABEL_APPLIED: Clause = Clause::must(
    "runtime.config.process.selinux-label.applied",
    LINUX,
    "The process runs with the given label of SELinux.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("What happens on a host without SELinux is not said.");

pub(super) static IO_PRIORITY_PROCESS_GROUP: Clause = Clause::must(
    "runtime.config.process.io-priority.process-group",
    LINUX,
    "The I/O priority is that of the whole process group, and so of all processes of the \
     container.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Go has comments that speak of the process group in one place, and of the cgroup in another.",
);

pub(super) static EXEC_CPU_AFFINITY_NOT_FOR_INIT: Clause = Clause::must_not(
    "runtime.config.process.exec-cpu-affinity.not-for-init",
    LINUX,
    "`execCPUAffinity` is not for the first process of a container, but for those that are added \
     to it.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note("The specification has no operation that adds a process.");

pub(super) static EXEC_CPU_AFFINITY_INITIAL_APPLIED: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.initial.applied",
    LINUX,
    "What starts the added process runs on the CPUs of `initial` before it moves into the cgroup \
     of the container.",
)
.since(V1_2_1)
.on(platform::LINUX);

pub(super) static EXEC_CPU_AFFINITY_FINAL_APPLIED: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.final.applied",
    LINUX,
    "After that move the process runs on the CPUs of `final`.",
)
.since(V1_2_1)
.on(platform::LINUX);

pub(super) static EXEC_CPU_AFFINITY_FINAL_OMITTED_UNCHANGED: Clause = Clause::should_not(
    "runtime.config.process.exec-cpu-affinity.final.omitted-unchanged",
    LINUX,
    "Without `final`, or where it is empty, a runtime does not change the affinity after that \
     move: the kernel decides.",
)
.since(V1_2_1)
.on(platform::LINUX);

pub(super) static NO_NEW_PRIVILEGES_ZOS_ENFORCED: Clause = Clause::must(
    "runtime.config.process.no-new-privileges.zos.enforced",
    "config.md#zos-process",
    "On z/OS, where `noNewPrivileges` is true, the process cannot gain privileges.",
)
.since(V1_2_1)
.on(platform::ZOS);
