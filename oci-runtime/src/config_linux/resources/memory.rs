//! `memory`: [config-linux.md#memory](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Facet, Held, Property, Shape, Value, builder, object,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0},
};

/// Limits of memory. They count bytes; -1 is no limit.
///
/// [config-linux.md#memory](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#memory)
///
/// ```
/// use oci_runtime::config_linux::resources::Memory;
///
/// let memory = Memory::builder().limit(512 << 20).swap(-1).build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Memory {
    /// How much memory can be used.
    pub limit: Option<i64>,
    /// How much memory can be used where it is scarce.
    pub reservation: Option<i64>,
    /// How much memory and swap can be used together.
    pub swap: Option<i64>,
    /// How much memory the kernel can use for the container; not recommended.
    pub kernel: Option<i64>,
    /// How much memory the kernel can use for buffers of TCP; not recommended.
    pub kernel_tcp: Option<i64>,
    /// How readily memory is swapped, from 0 to 100.
    pub swappiness: Option<u64>,
    /// Whether what uses more memory than it may is left alive.
    pub disable_oom_killer: Option<bool>,
    /// Whether the limits bind child groups, too.
    pub use_hierarchy: Option<bool>,
    /// Whether a new limit is checked against what is in use.
    pub check_before_update: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<Memory>,
}

object!(Memory, "limits of memory", {
    "limit" => limit: optional_integer,
    "reservation" => reservation: optional_integer,
    "swap" => swap: optional_integer,
    "kernel" => kernel: optional_integer,
    "kernelTCP" => kernel_tcp: optional_integer,
    "swappiness" => swappiness: optional_integer,
    "disableOOMKiller" => disable_oom_killer: optional,
    "useHierarchy" => use_hierarchy: optional,
    "checkBeforeUpdate" => check_before_update: optional,
});

builder! {
    /// Makes a [`Memory`].
    pub struct MemoryBuilder(Memory) => MEMORY;
    option limit: i64;
    option reservation: i64;
    option swap: i64;
    option kernel: i64;
    option kernel_tcp: i64;
    option swappiness: u64;
    option disable_oom_killer: bool;
    option use_hierarchy: bool;
    option check_before_update: bool;
    value extra: Extra<Memory>;
}

impl Memory {
    /// Starts limits of memory, of which none has to be there.
    pub fn builder() -> MemoryBuilder {
        MemoryBuilder::of(Self::default())
    }
}

/// The shape of limits of memory.
pub static MEMORY: Shape = Shape::new(
    "limits of memory",
    "config-linux.md#memory",
    &[
        Property::optional(
            "limit",
            "runtime.linux.resources.memory.limit",
            Value::INT64,
        )
        .note(BYTES_NOTE),
        Property::optional(
            "reservation",
            "runtime.linux.resources.memory.reservation",
            Value::INT64,
        )
        .note("An example of the specification has one that is above the limit."),
        Property::optional("swap", "runtime.linux.resources.memory.swap", Value::INT64)
            .note("It counts memory and swap together, so that less than `limit` makes no sense."),
        Property::optional(
            "kernel",
            "runtime.linux.resources.memory.kernel",
            Value::INT64,
        )
        .note(BYTES_NOTE),
        Property::optional(
            "kernelTCP",
            "runtime.linux.resources.memory.kernel-tcp",
            Value::INT64,
        )
        .note(BYTES_NOTE),
        Property::optional(
            "swappiness",
            "runtime.linux.resources.memory.swappiness",
            Value::Integer(0, 100),
        )
        .ranged()
        .facets_since(&[(Facet::Range, V1_0_0)])
        .note(
            "The prose says from 0 to 100; the JSON Schema and the Go type take all unsigned \
             integers, and newer kernels values up to 200. The prose is followed.",
        ),
        Property::optional(
            "disableOOMKiller",
            "runtime.linux.resources.memory.disable-oom-killer",
            Value::Bool,
        )
        .since(V1_0_0)
        .note("In 1.0.0-rc5 it stood in `resources` itself."),
        Property::optional(
            "useHierarchy",
            "runtime.linux.resources.memory.use-hierarchy",
            Value::Bool,
        )
        .since(V1_0_2),
        Property::optional(
            "checkBeforeUpdate",
            "runtime.linux.resources.memory.check-before-update",
            Value::Bool,
        )
        .since(V1_1_0),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&KERNEL_NOT_RECOMMENDED, &KERNEL_TCP_NOT_RECOMMENDED]);

const BYTES_NOTE: &str =
    "In 1.0.0-rc5 it was unsigned. Of numbers below -1 nothing is said; they pass.";

pub(super) static MINUS_ONE_UNLIMITED: Clause = Clause::must(
    "runtime.linux.resources.memory.minus-one-unlimited",
    "config-linux.md#memory",
    "`limit`, `reservation`, `swap`, `kernel` and `kernelTCP` count bytes, and -1 is no limit.",
)
.on(platform::LINUX)
.note("0 is a limit by the text; some runtimes take it for unset.");

pub(super) static LIMIT_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.limit.applied",
    "config-linux.md#memory",
    "`limit` is the limit of memory of the container's control group.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Kernels round to whole pages.");

pub(super) static RESERVATION_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.reservation.applied",
    "config-linux.md#memory",
    "`reservation` is the soft limit of memory of the container's control group.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static SWAP_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.swap.applied",
    "config-linux.md#memory",
    "`swap` is the limit of memory and swap of the container's control group.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have a limit of swap alone: it is `swap` less `limit`.");

static KERNEL_NOT_RECOMMENDED: Clause = Clause::should_not(
    "runtime.linux.resources.memory.kernel.not-recommended",
    "config-linux.md#memory",
    "`kernel` is better left out.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The specification's own example has it.")
.check(
    |memory, _, verdict| {
        verdict.count_case();
        if let Some(kernel) = memory.at("kernel").present() {
            verdict.breach(kernel, "limits of kernel memory are not recommended");
        }
    },
    &[
        Pass(r#"{"limit":1048576}"#),
        Fail(r#"{"kernel":-1}"#, "/kernel"),
    ],
);

pub(super) static KERNEL_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.kernel.applied",
    "config-linux.md#memory",
    "`kernel` is the limit of kernel memory of the container's control group.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Newer kernels have no such limit, and a comment on the Go type lets runtimes ignore it.");

static KERNEL_TCP_NOT_RECOMMENDED: Clause = Clause::should_not(
    "runtime.linux.resources.memory.kernel-tcp.not-recommended",
    "config-linux.md#memory",
    "`kernelTCP` is better left out.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The specification's own example has it.")
.check(
    |memory, _, verdict| {
        verdict.count_case();
        if let Some(kernel) = memory.at("kernelTCP").present() {
            verdict.breach(kernel, "limits of memory for TCP are not recommended");
        }
    },
    &[
        Pass(r#"{"limit":1048576}"#),
        Fail(r#"{"kernelTCP":-1}"#, "/kernelTCP"),
    ],
);

pub(super) static KERNEL_TCP_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.kernel-tcp.applied",
    "config-linux.md#memory",
    "`kernelTCP` is the limit of memory for buffers of TCP of the container's control group.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static SWAPPINESS_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.swappiness.applied",
    "config-linux.md#memory",
    "The container's control group swaps as readily as `swappiness` says.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");

pub(super) static DISABLE_OOM_KILLER_DEFAULT_ENABLED: Clause = Clause::must(
    "runtime.linux.resources.memory.disable-oom-killer.default-enabled",
    "config-linux.md#memory",
    "Without `disableOOMKiller`, or where it is false, the kernel kills what uses more memory \
     than it may.",
)
.on(platform::LINUX);

pub(super) static DISABLE_OOM_KILLER_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.disable-oom-killer.applied",
    "config-linux.md#memory",
    "Where `disableOOMKiller` is true, the kernel kills nothing in the container's control group \
     for want of memory.",
)
.on(platform::LINUX)
.note("Control groups of version 2 have no such setting.");

pub(super) static USE_HIERARCHY_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.memory.use-hierarchy.applied",
    "config-linux.md#memory",
    "Where `useHierarchy` is true, child groups share the limits of the container's control \
     group.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("They always do in version 2 and from Linux 5.11 on.");

pub(super) static CHECK_BEFORE_UPDATE_MAY_CHECK: Clause = Clause::may(
    "runtime.linux.resources.memory.check-before-update.may-check",
    "config-linux.md#memory",
    "Where `checkBeforeUpdate` is true, a runtime may compare a new limit with what is in use \
     before it sets it.",
)
.since(V1_1_0)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(super) static CHECK_BEFORE_UPDATE_REJECT: Clause = Clause::must(
    "runtime.linux.resources.memory.check-before-update.reject",
    "config-linux.md#memory",
    "Where `checkBeforeUpdate` is true, a new limit below what is in use is rejected.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "The sentence lets a runtime check and demands that it rejects: one that never checks follows \
     the letter.",
);
