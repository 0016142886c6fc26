//! `cpu`: [config-windows.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#cpu).

mod affinity;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, builder, object,
};

pub(crate) use self::affinity::RESOURCES_CPU_AFFINITY_EFFECT;
pub use self::affinity::{AFFINITY, Affinities, Affinity};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_1_0, V1_2_1},
};

/// The processors that a container on Windows may use.
///
/// [config-windows.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#cpu)
///
/// ```
/// use oci_runtime::config_windows::{Affinity, Cpu};
///
/// let half_of_two = Cpu::builder()
///     .maximum(5000_u16)
///     .affine(Affinity::new(0b11, 0))
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Cpu {
    /// How many processors it has.
    pub count: Option<u64>,
    /// Its weight against others, from 0 to 10,000.
    pub shares: Option<u16>,
    /// Its share of the processors' time in hundredths of a percent.
    pub maximum: Option<u16>,
    /// The processors that it runs on.
    pub affinity: Affinities,
    /// Properties that the specification does not name.
    pub extra: Extra<Cpu>,
}

object!(Cpu, "the processors of a container on Windows", {
    "count" => count: optional_integer,
    "shares" => shares: optional_integer,
    "maximum" => maximum: optional_integer,
    "affinity" => affinity: collection,
});

builder! {
    /// Makes a [`Cpu`].
    pub struct CpuBuilder(Cpu) => CPU;
    option count: u64;
    option shares: u16;
    option maximum: u16;
    list affinity/affine: Affinity;
    value extra: Extra<Cpu>;
}

impl Cpu {
    /// Starts processors, of which no part has to be there.
    pub fn builder() -> CpuBuilder {
        CpuBuilder::of(Self::default())
    }
}

const UINT16: Value = Value::Integer(0, u16::MAX as i128);

/// The shape of `cpu`.
pub static CPU: Shape = Shape::new(
    "cpu",
    "config-windows.md#cpu",
    &[
        Property::optional(
            "count",
            "runtime.windows.resources.cpu.count",
            Value::UINT64,
        ),
        Property::optional("shares", "runtime.windows.resources.cpu.shares", UINT16),
        Property::optional("maximum", "runtime.windows.resources.cpu.maximum", UINT16)
            .since(V1_0_0),
        Property::optional(
            "affinity",
            "runtime.windows.resources.cpu.affinity",
            Value::List(&Value::Shape(&AFFINITY)),
        )
        .since(V1_2_1)
        .note(
            "The text and Go's types have an array. The JSON Schema by mistake has one object, \
             which Go cannot read; this crate reads it as an array of one.",
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.rules(&[
    &RESOURCES_CPU_MUTUALLY_EXCLUSIVE,
    &RESOURCES_CPU_SHARES_RANGE,
    &RESOURCES_CPU_MAXIMUM_RANGE,
]);

static RESOURCES_CPU_MUTUALLY_EXCLUSIVE: Clause = Clause::must(
    "runtime.windows.resources.cpu.mutually-exclusive",
    "config-windows.md#cpu",
    "No more than one of `count`, `shares` and `maximum` is there.",
)
.since(V1_1_0)
.on(platform::WINDOWS)
.note(
    "`affinity` came into the same list later; it is not at odds with the others, and is left \
     alone.",
)
.softened(
    Severity::Warning,
    "only a parenthesis says so, and up to version 1.0.2 nothing did",
)
.check(
    mutually_exclusive,
    &[
        Pass(r#"{"maximum":5000,"affinity":[{"mask":3,"group":0}]}"#),
        Fail(r#"{"maximum":5000,"count":2}"#, "/maximum"),
        Fail(r#"{"count":2,"shares":5000}"#, "/shares"),
    ],
);

fn mutually_exclusive(cpu: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let all = ["count", "shares", "maximum"].map(|name| cpu.at(name));
    let mut there = all
        .into_iter()
        .filter(|node| node.exists() && !node.is_null());
    let Some(first) = there.next() else { return };
    verdict.count_case();
    for other in there {
        verdict.count_case();
        let (first, name) = (first.name(), other.name());
        let (first, name) = (first.unwrap_or_default(), name.unwrap_or_default());
        verdict.breach(other, format!("`{name}` stands beside `{first}`"));
    }
}

static RESOURCES_CPU_SHARES_RANGE: Clause = Clause::must(
    "runtime.windows.resources.cpu.shares.range",
    "config-windows.md#cpu",
    "`shares` is no more than 10,000.",
)
.since(V1_1_0)
.on(platform::WINDOWS)
.note(
    "Version 1.0.0-rc5 had 1 to 10,000, the versions from 1.0.0 to 1.0.2 no range. The JSON \
     Schema has that of the type.",
)
.check(
    |cpu, _, verdict| check_range(cpu.at("shares"), verdict),
    &[
        Pass(r#"{"shares":10000}"#),
        Pass(r#"{"shares":0}"#),
        Fail(r#"{"shares":10001}"#, "/shares"),
    ],
);

static RESOURCES_CPU_MAXIMUM_RANGE: Clause = Clause::must(
    "runtime.windows.resources.cpu.maximum.range",
    "config-windows.md#cpu",
    "`maximum` is a percentage times 100, and so no more than 10,000.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.note("The JSON Schema has the range of the type.")
.softened(
    Severity::Warning,
    "it follows from what the number means, but no sentence says it",
)
.check(
    |cpu, _, verdict| check_range(cpu.at("maximum"), verdict),
    &[
        Pass(r#"{"maximum":10000}"#),
        Fail(r#"{"maximum":20000}"#, "/maximum"),
    ],
);

fn check_range(value: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(number) = value.int() else { return };
    verdict.count_case();
    if (10_001..=i128::from(u16::MAX)).contains(&number) {
        verdict.breach(
            value,
            format!("expected no more than 10000, found {number}"),
        );
    }
}

pub(crate) static RESOURCES_CPU_COUNT_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.cpu.count.effect",
    "config-windows.md#cpu",
    "The container has `count` processors.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.note(
    "Since version 1.1.0 the text goes on with a fraction in cycles per 10,000, which belongs \
     to `maximum`. What 0, or more than the host has, means it does not say.",
);

pub(crate) static RESOURCES_CPU_SHARES_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.cpu.shares.effect",
    "config-windows.md#cpu",
    "Containers that contend for processors get their time in proportion to `shares`.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS)
.uncheckable("a weight shows only among loads that contend");

pub(crate) static RESOURCES_CPU_MAXIMUM_EFFECT: Clause = Clause::must(
    "runtime.windows.resources.cpu.maximum.effect",
    "config-windows.md#cpu",
    "The container gets no more than `maximum` of 10,000 processor cycles.",
)
.since(V1_0_0)
.on(platform::WINDOWS);
