//! `scheduler`: [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Shape, Value, Verdict, builder, object, shortened, vocabulary,
};

use super::advisories;
use crate::{Extra, platform, specification::V1_1_0};

/// How Linux gives time on the CPU to a process.
///
/// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
///
/// Every number that is not given is 0 to a runtime.
///
/// ```
/// use oci_runtime::config::process::{Scheduler, SchedulerFlag, SchedulerPolicy};
///
/// let scheduler = Scheduler::builder(SchedulerPolicy::DEADLINE)
///     .flag(SchedulerFlag::RESET_ON_FORK)
///     .runtime(1_000_000_u64)
///     .deadline(5_000_000_u64)
///     .period(10_000_000_u64)
///     .build()?;
/// assert_eq!(scheduler.policy, "SCHED_DEADLINE");
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Scheduler {
    /// The policy.
    pub policy: SchedulerPolicy,
    /// The nice value: the lower it is, the more time the process gets.
    pub nice: Option<i32>,
    /// The static priority, of the policies `SCHED_FIFO` and `SCHED_RR`.
    pub priority: Option<i32>,
    /// More about the behaviour.
    pub flags: Vec<SchedulerFlag>,
    /// How long the process runs in each period, in nanoseconds; of the policy `SCHED_DEADLINE`.
    pub runtime: Option<u64>,
    /// When it has to be done in each period, in nanoseconds; of the policy `SCHED_DEADLINE`.
    pub deadline: Option<u64>,
    /// How long a period is, in nanoseconds; of the policy `SCHED_DEADLINE`.
    pub period: Option<u64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Scheduler>,
}

object!(Scheduler, "the scheduling of a process", {
    "policy" => policy: required_text,
    "nice" => nice: optional_integer,
    "priority" => priority: optional_integer,
    "flags" => flags: collection,
    "runtime" => runtime: optional_integer,
    "deadline" => deadline: optional_integer,
    "period" => period: optional_integer,
});

builder! {
    /// Makes a [`Scheduler`].
    pub struct SchedulerBuilder(Scheduler) => SCHEDULER;
    option nice: i32;
    option priority: i32;
    list flags/flag: SchedulerFlag;
    option runtime: u64;
    option deadline: u64;
    option period: u64;
    value extra: Extra<Scheduler>;
}

impl Scheduler {
    /// Starts with a policy.
    pub fn builder(policy: impl Into<SchedulerPolicy>) -> SchedulerBuilder {
        SchedulerBuilder::of(Self {
            policy: policy.into(),
            nice: None,
            priority: None,
            flags: Vec::new(),
            runtime: None,
            deadline: None,
            period: None,
            extra: Extra::default(),
        })
    }
}

vocabulary! {
    /// A scheduling policy, such as `SCHED_BATCH`.
    ///
    /// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
    pub struct SchedulerPolicy;
    /// The scheduling policies that the specification names.
    pub enum KnownSchedulerPolicy {
        /// The usual one, which shares time fairly.
        OTHER / Other = "SCHED_OTHER",
        /// First in, first out.
        FIFO / Fifo = "SCHED_FIFO",
        /// Round robin.
        RR / Rr = "SCHED_RR",
        /// For long work without interaction.
        BATCH / Batch = "SCHED_BATCH",
        /// Isochronous; reserved, but not in Linux.
        ISO / Iso = "SCHED_ISO",
        /// For what is less important than anything else.
        IDLE / Idle = "SCHED_IDLE",
        /// Earliest deadline first.
        DEADLINE / Deadline = "SCHED_DEADLINE",
    }
}

vocabulary! {
    /// More about scheduling, such as `SCHED_FLAG_RESET_ON_FORK`.
    ///
    /// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
    pub struct SchedulerFlag;
    /// The flags that the specification names.
    pub enum KnownSchedulerFlag {
        /// Children do not inherit a privileged policy.
        RESET_ON_FORK / ResetOnFork = "SCHED_FLAG_RESET_ON_FORK",
        /// Time that others with a deadline leave unused may be used.
        RECLAIM / Reclaim = "SCHED_FLAG_RECLAIM",
        /// The process is sent a signal when it runs for too long.
        DL_OVERRUN / DlOverrun = "SCHED_FLAG_DL_OVERRUN",
        /// The policy stays as it is.
        KEEP_POLICY / KeepPolicy = "SCHED_FLAG_KEEP_POLICY",
        /// The parameters stay as they are.
        KEEP_PARAMS / KeepParams = "SCHED_FLAG_KEEP_PARAMS",
        /// The utilization has a lower bound, for which the specification has no property.
        UTIL_CLAMP_MIN / UtilClampMin = "SCHED_FLAG_UTIL_CLAMP_MIN",
        /// The utilization has an upper bound, for which the specification has no property.
        UTIL_CLAMP_MAX / UtilClampMax = "SCHED_FLAG_UTIL_CLAMP_MAX",
    }
}

const SECTION: &str = "config.md#linux-process";

/// The shape of `scheduler`.
pub static SCHEDULER: Shape = Shape::new(
    "scheduler",
    SECTION,
    &[
        Property::required(
            "policy",
            "runtime.config.process.scheduler.policy",
            Value::String,
        )
        .typed_by(&POLICY_TYPE),
        Property::optional(
            "nice",
            "runtime.config.process.scheduler.nice",
            Value::Integer(i32::MIN as i128, i32::MAX as i128),
        )
        .note("The specification has no range within 32 bits; Linux has -20 to 19."),
        Property::optional(
            "priority",
            "runtime.config.process.scheduler.priority",
            Value::Integer(i32::MIN as i128, i32::MAX as i128),
        )
        .note(
            "The specification has no range within 32 bits; Linux has 1 to 99 for `SCHED_FIFO` and \
             `SCHED_RR`, and 0 for all others, so that the default does not do for these two.",
        ),
        Property::optional(
            "flags",
            "runtime.config.process.scheduler.flags",
            Value::STRINGS,
        )
        .typed_by(&FLAGS_TYPE),
        Property::optional(
            "runtime",
            "runtime.config.process.scheduler.runtime",
            Value::UINT64,
        )
        .note(
            "For `SCHED_DEADLINE` Linux wants that it is not more than `deadline`, and that not \
             more than `period`; the specification does not say so.",
        ),
        Property::optional(
            "deadline",
            "runtime.config.process.scheduler.deadline",
            Value::UINT64,
        )
        .note(
            "The text calls it absolute, but it counts from the beginning of each period. It has \
             no unit there; Linux takes nanoseconds.",
        ),
        Property::optional(
            "period",
            "runtime.config.process.scheduler.period",
            Value::UINT64,
        )
        .note("To Linux, 0 means as long as `deadline`."),
    ],
)
.since(V1_1_0)
.on(platform::LINUX)
.rules(&[&POLICY_TYPE, &FLAGS_TYPE])
.rules_elsewhere(&[advisories::OF_SCHEDULER]);

/// Judges the value alone; the type is left to the shape.
static POLICY_TYPE: Clause = Clause::must(
    "runtime.config.process.scheduler.policy.json-type",
    SECTION,
    "`policy` is one of the strings `SCHED_OTHER`, `SCHED_FIFO`, `SCHED_RR`, `SCHED_BATCH`, \
     `SCHED_ISO`, `SCHED_IDLE`, `SCHED_DEADLINE`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("`SCHED_ISO` is listed, although Linux has no such policy; `SCHED_EXT` is not.")
.check(
    |scheduler, _, verdict| {
        let policy = scheduler.at("policy");
        let Some(text) = policy.str() else { return };
        verdict.count_case();
        if KnownSchedulerPolicy::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(policy, format!("`{text}` is no scheduling policy"));
        }
    },
    &[
        Pass(r#"{"policy":"SCHED_ISO"}"#),
        Fail(r#"{"policy":"SCHED_EXT"}"#, "/policy"),
        Fail(r#"{"policy":"sched_fifo"}"#, "/policy"),
        Fail(r#"{"policy":0}"#, "/policy"),
    ],
);

static FLAGS_TYPE: Clause = Clause::must(
    "runtime.config.process.scheduler.flags.json-type",
    SECTION,
    "`flags` is an array of strings out of `SCHED_FLAG_RESET_ON_FORK`, `SCHED_FLAG_RECLAIM`, \
     `SCHED_FLAG_DL_OVERRUN`, `SCHED_FLAG_KEEP_POLICY`, `SCHED_FLAG_KEEP_PARAMS`, \
     `SCHED_FLAG_UTIL_CLAMP_MIN`, `SCHED_FLAG_UTIL_CLAMP_MAX`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Repeats are not forbidden. The bounds that the last two flags are about have no properties.")
.check(
    known_flags,
    &[
        Pass(r#"{"policy":"SCHED_RR","flags":["SCHED_FLAG_RECLAIM","SCHED_FLAG_RECLAIM"]}"#),
        Fail(
            r#"{"policy":"SCHED_RR","flags":["SCHED_FLAG_RECLAIM","RECLAIM"]}"#,
            "/flags/1",
        ),
        Fail(
            r#"{"policy":"SCHED_RR","flags":"SCHED_FLAG_RECLAIM"}"#,
            "/flags",
        ),
    ],
);

/// Judges the values alone; the type is left to the shape.
fn known_flags(scheduler: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for flag in scheduler.at("flags").items() {
        let Some(text) = flag.str() else { continue };
        verdict.count_case();
        if KnownSchedulerFlag::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(flag, format!("`{text}` is no flag of the scheduler"));
        }
    }
}
