//! `execCPUAffinity`: [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Property, Shape, Subject, Value, Verdict, builder, object,
};

use crate::{
    Extra,
    cpu_list::{self, Problem},
    platform,
    specification::V1_2_1,
};

/// On which CPUs of Linux a process runs that is added to a container later.
///
/// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
///
/// ```
/// use oci_runtime::config::process::ExecCpuAffinity;
///
/// let affinity = ExecCpuAffinity::builder().initial_cpus("7").final_cpus("0-3,7").build()?;
/// assert_eq!(
///     serde_json::to_string(&affinity).unwrap(),
///     r#"{"initial":"7","final":"0-3,7"}"#,
/// );
/// assert!(ExecCpuAffinity::builder().final_cpus("3-0").build().is_err());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ExecCpuAffinity {
    /// The CPUs before the process moves to the control group of the container: `initial` in JSON.
    pub initial_cpus: Option<String>,
    /// The CPUs after that: `final` in JSON. If they are not given, the kernel decides.
    pub final_cpus: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<ExecCpuAffinity>,
}

object!(ExecCpuAffinity, "the CPU affinity of a process", {
    "initial" => initial_cpus: text,
    "final" => final_cpus: text,
});

builder! {
    /// Makes an [`ExecCpuAffinity`].
    pub struct ExecCpuAffinityBuilder(ExecCpuAffinity) => EXEC_CPU_AFFINITY;
    option initial_cpus: String;
    option final_cpus: String;
    value extra: Extra<ExecCpuAffinity>;
}

impl ExecCpuAffinity {
    /// Starts an affinity, of which no part has to be there.
    pub fn builder() -> ExecCpuAffinityBuilder {
        ExecCpuAffinityBuilder::of(Self::default())
    }
}

const SECTION: &str = "config.md#linux-process";

/// The shape of `execCPUAffinity`.
pub static EXEC_CPU_AFFINITY: Shape = Shape::new(
    "CPU affinity",
    SECTION,
    &[
        Property::optional(
            "initial",
            "runtime.config.process.exec-cpu-affinity.initial",
            Value::String,
        ),
        Property::optional(
            "final",
            "runtime.config.process.exec-cpu-affinity.final",
            Value::String,
        ),
    ],
)
.since(V1_2_1)
.on(platform::LINUX)
.rules(&[
    &INITIAL_CPU_LIST,
    &INITIAL_PATTERN,
    &FINAL_CPU_LIST,
    &FINAL_PATTERN,
]);

static INITIAL_CPU_LIST: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.initial.cpu-list",
    SECTION,
    "`initial` is a list of CPUs and of ranges from a low to a high one, joined by commas.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note(
    "The prose has an example without blanks; those around an entry pass, as the JSON Schema and \
     runtimes let them. Of an empty text the prose speaks for `final` only; it passes here, too.",
)
.check(
    |affinity, _, verdict| judge_list(affinity.at("initial"), &INITIAL_PATTERN, verdict),
    &[
        Pass(r#"{"initial":"0-3,7"}"#),
        Pass(r#"{"initial":"0-3, 7"}"#),
        Pass(r#"{"initial":""}"#),
        Fail(r#"{"initial":"3-1"}"#, "/initial"),
        Fail(r#"{"initial":", - ,"}"#, "/initial"),
        Fail(r#"{"initial":"0,,1"}"#, "/initial"),
        Fail(r#"{"initial":"0-31:2/4"}"#, "/initial"),
        Fail(r#"{"initial":"all"}"#, "/initial"),
    ],
);

/// Judged with [`INITIAL_CPU_LIST`], which is narrower.
static INITIAL_PATTERN: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.initial.pattern",
    SECTION,
    "`initial` has digits, commas, blanks and hyphens only.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note("The JSON Schema alone says so; the prose asks for more.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"initial":"3-1, - ,"}"#),
        Fail(r#"{"initial":"0-31:2/4"}"#, "/initial"),
        Fail(r#"{"initial":"0,\t1"}"#, "/initial"),
    ],
);

static FINAL_CPU_LIST: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.final.cpu-list",
    SECTION,
    "`final` is a list of CPUs and of ranges from a low to a high one, joined by commas.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note("It is judged as `initial` is. An empty text is the same as none.")
.check(
    |affinity, _, verdict| judge_list(affinity.at("final"), &FINAL_PATTERN, verdict),
    &[
        Pass(r#"{"final":"0-3,7"}"#),
        Pass(r#"{"final":""}"#),
        Fail(r#"{"final":"3-1"}"#, "/final"),
        Fail(r#"{"final":"-1"}"#, "/final"),
        Fail(r#"{"final":"0 - 3"}"#, "/final"),
        Fail(r#"{"final":"4294967296"}"#, "/final"),
    ],
);

/// Judged with [`FINAL_CPU_LIST`], which is narrower.
static FINAL_PATTERN: Clause = Clause::must(
    "runtime.config.process.exec-cpu-affinity.final.pattern",
    SECTION,
    "`final` has digits, commas, blanks and hyphens only.",
)
.since(V1_2_1)
.on(platform::LINUX)
.note("The JSON Schema alone says so; the prose asks for more.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"final":"3-1, - ,"}"#),
        Fail(r#"{"final":"0-31:2/4"}"#, "/final"),
        Fail(r#"{"final":"0\n"}"#, "/final"),
    ],
);

fn judge_list(cpus: Node<'_>, pattern: &'static Clause, verdict: &mut Verdict<'_>) {
    let Some(text) = cpus.str() else { return };
    verdict.count_case();
    verdict.count_case_of(pattern);
    let has_others = !text
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b',' | b' ' | b'-'));
    match cpu_list::check(&text) {
        Ok(()) | Err(Problem::Empty) => {}
        Err(Problem::Blanks(_)) if !has_others => {}
        Err(problem) if has_others => {
            verdict.breach_also(cpus, problem.to_string(), &[pattern]);
        }
        Err(problem) => verdict.breach(cpus, problem.to_string()),
    }
}
