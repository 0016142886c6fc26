//! `cappedCPU` and `cappedMemory`: [config-solaris.md#cappedcpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md#cappedcpu).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, builder, object, shortened,
};

use super::section::{check_scaled, is_decimal};
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// How much of the processors a container on Solaris has at most.
///
/// [config-solaris.md#cappedcpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md#cappedcpu)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct CappedCpu {
    /// A number of processors, such as `1.25`.
    pub ncpus: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<CappedCpu>,
}

object!(CappedCpu, "the cap of processors", {
    "ncpus" => ncpus: text,
});

builder! {
    /// Makes a [`CappedCpu`].
    pub struct CappedCpuBuilder(CappedCpu) => CAPPED_CPU;
    option ncpus: String;
    value extra: Extra<CappedCpu>;
}

impl CappedCpu {
    /// Starts a cap, of which no part has to be there.
    pub fn builder() -> CappedCpuBuilder {
        CappedCpuBuilder::of(Self::default())
    }
}

/// How much memory a container on Solaris has at most.
///
/// [config-solaris.md#cappedmemory](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md#cappedmemory)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct CappedMemory {
    /// Of physical memory: a number with a scale.
    pub physical: Option<String>,
    /// Of swap: a number with a scale.
    pub swap: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<CappedMemory>,
}

object!(CappedMemory, "the cap of memory", {
    "physical" => physical: text,
    "swap" => swap: text,
});

builder! {
    /// Makes a [`CappedMemory`].
    pub struct CappedMemoryBuilder(CappedMemory) => CAPPED_MEMORY;
    option physical: String;
    option swap: String;
    value extra: Extra<CappedMemory>;
}

impl CappedMemory {
    /// Starts a cap, of which no part has to be there.
    pub fn builder() -> CappedMemoryBuilder {
        CappedMemoryBuilder::of(Self::default())
    }
}

/// The shape of `cappedCPU`.
pub static CAPPED_CPU: Shape = Shape::new(
    "cap of processors",
    "config-solaris.md#cappedcpu",
    &[
        Property::optional("ncpus", "runtime.solaris.capped-cpu.ncpus", Value::String)
            .note("A number without quotes is an error."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.rules(&[&CAPPED_CPU_NCPUS_FORMAT]);

/// The shape of `cappedMemory`.
pub static CAPPED_MEMORY: Shape = Shape::new(
    "cap of memory",
    "config-solaris.md#cappedmemory",
    &[
        Property::optional(
            "physical",
            "runtime.solaris.capped-memory.physical",
            Value::String,
        ),
        Property::optional("swap", "runtime.solaris.capped-memory.swap", Value::String),
    ],
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.rules(&[&CAPPED_MEMORY_PHYSICAL_FORMAT, &CAPPED_MEMORY_SWAP_FORMAT]);

static CAPPED_CPU_NCPUS_FORMAT: Clause = Clause::must(
    "runtime.solaris.capped-cpu.ncpus.format",
    "config-solaris.md#cappedcpu",
    "`ncpus` is a decimal number: a fraction, a mixed number or a whole one.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text speaks of fractions and mixed numbers, its example is a whole number.")
.softened(
    Severity::Note,
    "the text only describes how the number is written",
)
.check(
    ncpus,
    &[
        Pass(r#"{"ncpus":"8"}"#),
        Pass(r#"{"ncpus":".75"}"#),
        Fail(r#"{"ncpus":"125%"}"#, "/ncpus"),
        Fail(r#"{"ncpus":"1."}"#, "/ncpus"),
    ],
);

fn ncpus(cap: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let ncpus = cap.at("ncpus");
    let Some(text) = ncpus.str() else { return };
    verdict.count_case();
    if !is_decimal(&text) {
        let text = shortened(&text);
        verdict.breach(
            ncpus,
            format!("expected a number such as `1.25`, found `{text}`"),
        );
    }
}

pub(super) static CAPPED_CPU_NCPUS_EFFECT: Clause = Clause::must(
    "runtime.solaris.capped-cpu.ncpus.effect",
    "config-solaris.md#cappedcpu",
    "All threads of the container together use no more time than `ncpus` processors have.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("1 is all of one processor. Once the text writes `ncpu` for it.");

pub(super) static CAPPED_CPU_PROJECT_MINIMUM: Clause = Clause::must(
    "runtime.solaris.capped-cpu.project-minimum",
    "config-solaris.md#cappedcpu",
    "If a project in the container has a cap of its own, the smaller one holds.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

static CAPPED_MEMORY_PHYSICAL_FORMAT: Clause = Clause::must(
    "runtime.solaris.capped-memory.physical.format",
    "config-solaris.md#cappedmemory",
    "`physical` is a number, which may have one of the scales K, M, G and T.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has capitals, its example `512m`: both are taken.")
.softened(
    Severity::Note,
    "the text only says what a number can have, and its example does not keep to it",
)
.check(
    |cap, _, verdict| check_scaled(cap.at("physical"), verdict),
    &[
        Pass(r#"{"physical":"512m"}"#),
        Fail(r#"{"physical":"512MiB"}"#, "/physical"),
    ],
);

static CAPPED_MEMORY_SWAP_FORMAT: Clause = Clause::must(
    "runtime.solaris.capped-memory.swap.format",
    "config-solaris.md#cappedmemory",
    "`swap` is a number, which may have one of the scales K, M, G and T.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has capitals, its example `512m`: both are taken.")
.softened(
    Severity::Note,
    "the text only says what a number can have, and its example does not keep to it",
)
.check(
    |cap, _, verdict| check_scaled(cap.at("swap"), verdict),
    &[Pass(r#"{"swap":"1G"}"#), Fail(r#"{"swap":"all"}"#, "/swap")],
);

pub(super) static CAPPED_MEMORY_PHYSICAL_EFFECT: Clause = Clause::must(
    "runtime.solaris.capped-memory.physical.effect",
    "config-solaris.md#cappedmemory",
    "The container has no more physical memory than `physical`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static CAPPED_MEMORY_SWAP_EFFECT: Clause = Clause::must(
    "runtime.solaris.capped-memory.swap.effect",
    "config-solaris.md#cappedmemory",
    "The container has no more swap than `swap`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);
