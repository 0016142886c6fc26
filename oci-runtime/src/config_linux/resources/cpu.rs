//! `cpu`: [config-linux.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#cpu).

mod effects;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Subject, Value, Verdict, builder, object,
};

pub(super) use self::effects::{
    BURST_APPLIED, BURST_QUOTA_ERROR, CPUS_APPLIED, IDLE_APPLIED, MEMS_APPLIED, PERIOD_APPLIED,
    QUOTA_APPLIED, QUOTA_BURST_ERROR, REALTIME_PERIOD_APPLIED, REALTIME_RUNTIME_APPLIED,
    SHARES_APPLIED,
};
use crate::{
    Extra, cpu_list, platform,
    specification::{V1_0_0_RC5, V1_1_0, V1_2_1},
};

/// Limits of processor time, and which processors and memory nodes are used.
///
/// [config-linux.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#cpu)
///
/// ```
/// use oci_runtime::config_linux::resources::Cpu;
///
/// // Half of the time of one processor, which is one of the first four.
/// let cpu = Cpu::builder().quota(50_000).period(100_000_u64).cpus("0-3").build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Cpu {
    /// The share of time, relative to that of other groups.
    pub shares: Option<u64>,
    /// How many microseconds all tasks together can run in each period.
    pub quota: Option<i64>,
    /// How many microseconds of unused quota can be saved up.
    pub burst: Option<u64>,
    /// How many microseconds a period has.
    pub period: Option<u64>,
    /// How many microseconds realtime tasks can run in each of their periods.
    pub realtime_runtime: Option<i64>,
    /// How many microseconds a period of realtime tasks has.
    pub realtime_period: Option<u64>,
    /// The processors that the container runs on, as `0-3,7`.
    pub cpus: Option<String>,
    /// The memory nodes that the container runs on, as `0-3,7`.
    pub mems: Option<String>,
    /// 1 if the container only gets time that nobody else wants, 0 if not.
    pub idle: Option<i64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Cpu>,
}

object!(Cpu, "limits of processor time", {
    "shares" => shares: optional_integer,
    "quota" => quota: optional_integer,
    "burst" => burst: optional_integer,
    "period" => period: optional_integer,
    "realtimeRuntime" => realtime_runtime: optional_integer,
    "realtimePeriod" => realtime_period: optional_integer,
    "cpus" => cpus: text,
    "mems" => mems: text,
    "idle" => idle: optional_integer,
});

builder! {
    /// Makes a [`Cpu`].
    pub struct CpuBuilder(Cpu) => CPU;
    option shares: u64;
    option quota: i64;
    option burst: u64;
    option period: u64;
    option realtime_runtime: i64;
    option realtime_period: u64;
    option cpus: String;
    option mems: String;
    option idle: i64;
    value extra: Extra<Cpu>;
}

impl Cpu {
    /// Starts limits, of which none has to be there.
    pub fn builder() -> CpuBuilder {
        CpuBuilder::of(Self::default())
    }
}

/// The shape of limits of processor time.
pub static CPU: Shape = Shape::new(
    "limits of processor time",
    "config-linux.md#cpu",
    &[
        Property::optional(
            "shares",
            "runtime.linux.resources.cpu.shares",
            Value::UINT64,
        ),
        Property::optional("quota", "runtime.linux.resources.cpu.quota", Value::INT64)
            .note("That a negative one is no limit the text implies; Linux takes it so."),
        Property::optional("burst", "runtime.linux.resources.cpu.burst", Value::UINT64)
            .since(V1_1_0),
        Property::optional(
            "period",
            "runtime.linux.resources.cpu.period",
            Value::UINT64,
        )
        .note("Linux takes periods from 1000 to 1000000; the text has no range."),
        Property::optional(
            "realtimeRuntime",
            "runtime.linux.resources.cpu.realtime-runtime",
            Value::INT64,
        ),
        Property::optional(
            "realtimePeriod",
            "runtime.linux.resources.cpu.realtime-period",
            Value::UINT64,
        ),
        Property::optional("cpus", "runtime.linux.resources.cpu.cpus", Value::String)
            .note(EMPTY_LIST_NOTE),
        Property::optional("mems", "runtime.linux.resources.cpu.mems", Value::String)
            .note(EMPTY_LIST_NOTE),
        Property::optional("idle", "runtime.linux.resources.cpu.idle", Value::INT64).since(V1_1_0),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[
    &QUOTA_NOT_BELOW_BURST,
    &CPUS_LIST_FORMAT,
    &MEMS_LIST_FORMAT,
    &IDLE_VALUES,
]);

const EMPTY_LIST_NOTE: &str = "An empty list is the same as none, as it is to Go.";

const LIST_NOTE: &str = "The form was spelled out in 1.2.1; the JSON Schema takes any string. \
                         Forms that only Linux knows (`all`, `0-31:2/4`, blanks) are none that the \
                         text describes. An empty list is the same as none, as it is to Go.";

static QUOTA_NOT_BELOW_BURST: Clause = Clause::must(
    "runtime.linux.resources.cpu.quota.not-below-burst",
    "config-linux.md#cpu",
    "A positive `quota` is at least as large as `burst`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("A quota that is 0, negative or not there binds nothing.")
.also(&[&BURST_NOT_ABOVE_QUOTA])
.check(
    quota_not_below_burst,
    &[
        Pass(r#"{"quota":1000000,"burst":1000000}"#),
        Fail(r#"{"quota":5,"burst":6}"#, "/burst"),
        Fail(r#"{"quota":1,"burst":18446744073709551615}"#, "/burst"),
    ],
);

fn quota_not_below_burst(cpu: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let (Some(quota), Some(burst)) = (cpu.at("quota").int(), cpu.at("burst").int()) else {
        return;
    };
    if quota <= 0 {
        return;
    }
    verdict.count_case();
    verdict.count_case_of(&BURST_NOT_ABOVE_QUOTA);
    if burst > quota {
        verdict.breach(
            cpu.at("burst"),
            format!("`burst` is {burst}, which is more than `quota`, {quota}"),
        );
    }
}

pub(super) static BURST_NOT_ABOVE_QUOTA: Clause = Clause::must(
    "runtime.linux.resources.cpu.burst.not-above-quota",
    "config-linux.md#cpu",
    "`burst` is at most as large as a positive `quota`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("It is judged with its mirror image, the clause about `quota`.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"quota":1000000,"burst":1000000}"#),
        Fail(r#"{"quota":5,"burst":6}"#, "/burst"),
    ],
);

static CPUS_LIST_FORMAT: Clause = Clause::must(
    "runtime.linux.resources.cpu.cpus.list-format",
    "config-linux.md#cpu",
    "`cpus` is a list of numbers and of ranges, as `0-3,7`.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note(LIST_NOTE)
.check(
    |cpu, _, verdict| check_list(cpu.at("cpus"), verdict),
    &[
        Pass(r#"{"cpus":"0-3,7"}"#),
        Pass(r#"{"cpus":"0"}"#),
        Fail(r#"{"cpus":"abc"}"#, "/cpus"),
        Fail(r#"{"cpus":"3-0"}"#, "/cpus"),
        Fail(r#"{"cpus":"0, 1"}"#, "/cpus"),
    ],
);

static MEMS_LIST_FORMAT: Clause = Clause::must(
    "runtime.linux.resources.cpu.mems.list-format",
    "config-linux.md#cpu",
    "`mems` is a list of numbers and of ranges, as `0-3,7`.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note(LIST_NOTE)
.check(
    |cpu, _, verdict| check_list(cpu.at("mems"), verdict),
    &[
        Pass(r#"{"mems":"0-3,7"}"#),
        Fail(r#"{"mems":"0-"}"#, "/mems"),
        Fail(r#"{"mems":"0,,1"}"#, "/mems"),
    ],
);

/// Holds a list against the form of lists; an empty one is none.
fn check_list(list: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = list.str() else { return };
    if text.is_empty() {
        return;
    }
    verdict.count_case();
    if let Err(problem) = cpu_list::check(&text) {
        verdict.breach(list, problem.to_string());
    }
}

static IDLE_VALUES: Clause = Clause::must(
    "runtime.linux.resources.cpu.idle.values",
    "config-linux.md#cpu",
    "`idle` is 0 or 1.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The JSON Schema and the Go type take every integer, Linux none but these.")
.softened(
    Severity::Warning,
    "the text explains two values and does not say that there are no others",
)
.check(
    |cpu, _, verdict| {
        let idle = cpu.at("idle");
        let Some(value) = idle.int() else { return };
        verdict.count_case();
        if !matches!(value, 0 | 1) {
            verdict.breach(idle, format!("expected 0 or 1, found {value}"));
        }
    },
    &[
        Pass(r#"{"idle":0}"#),
        Pass(r#"{"idle":1}"#),
        Fail(r#"{"idle":7}"#, "/idle"),
        Fail(r#"{"idle":-1}"#, "/idle"),
    ],
);
