//! The process.

use oci_conformance::generate::{Choices, Form};
use serde_json::{Map, Value};

use super::{
    grammar::{environment, has_windows_paths, number_list, path, retain_first, some_of},
    words,
};
use crate::config::process::{
    CAPABILITIES, Capability, EXEC_CPU_AFFINITY, IO_PRIORITY, IoPriorityClass, PROCESS, RLIMIT,
    RlimitType, SCHEDULER, SchedulerFlag, SchedulerPolicy, USER,
};

pub(super) const FORMS: &[Form] = &[
    Form::of(&PROCESS)
        .with(&[
            ("cwd", path),
            ("env", environment),
            ("args", |choices| choices.list(1..=3, Choices::text).into()),
        ])
        .settled(run_something),
    Form::of(&USER),
    Form::of(&RLIMIT).with(&[("type", rlimit)]),
    Form::of(&CAPABILITIES).with(&[
        ("effective", capabilities),
        ("bounding", capabilities),
        ("inheritable", capabilities),
        ("permitted", capabilities),
        ("ambient", capabilities),
    ]),
    Form::of(&SCHEDULER).with(&[
        ("policy", |choices| {
            (*choices.pick(SchedulerPolicy::KNOWN)).into()
        }),
        ("flags", |choices| {
            some_of(choices, SchedulerFlag::KNOWN).into()
        }),
    ]),
    Form::of(&IO_PRIORITY).with(&[("class", |choices| {
        (*choices.pick(IoPriorityClass::KNOWN)).into()
    })]),
    Form::of(&EXEC_CPU_AFFINITY).with(&[("initial", number_list), ("final", number_list)]),
];

fn capabilities(choices: &mut Choices<'_>) -> Value {
    let one = |choices: &mut Choices<'_>| choices.known_or(Capability::KNOWN, words::capability);
    choices.list(0..=4, one).into()
}

/// Every platform that has limits at all has those of POSIX; others only Linux has.
fn rlimit(choices: &mut Choices<'_>) -> Value {
    const POSIX: &[&str] = &[
        "RLIMIT_NOFILE",
        "RLIMIT_CORE",
        "RLIMIT_CPU",
        "RLIMIT_DATA",
        "RLIMIT_FSIZE",
        "RLIMIT_STACK",
        "RLIMIT_AS",
    ];
    let known = if choices.is_for("linux") {
        RlimitType::KNOWN
    } else {
        POSIX
    };
    (*choices.pick(known)).into()
}

/// A process has arguments, but for one of Windows that has a command line; no resource is limited
/// twice.
fn run_something(process: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let arguments = choices.list(1..=2, Choices::text);
    if !has_windows_paths(choices) || !process.contains_key("commandLine") {
        process.entry("args").or_insert_with(|| arguments.into());
    }
    retain_first(process, "rlimits", &["type"]);
}
