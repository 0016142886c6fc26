//! What no sentence about the process forbids, but a careful reader wants to know: kernels refuse
//! such values, or make something else of them.

use std::{borrow::Cow, collections::BTreeSet};

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use crate::platform;

/// Those about the process itself.
pub(super) static OF_PROCESS: &[&Clause] = &[&USER_MISSING, &OOM_SCORE_ADJ_RANGE];
/// Those about its user.
pub(super) static OF_USER: &[&Clause] = &[&ID_UNUSABLE, &UMASK_BEYOND_PERMISSIONS];
/// Those about a resource limit.
pub(super) static OF_RLIMIT: &[&Clause] = &[&RLIMIT_SOFT_ABOVE_HARD];
/// Those about the capabilities.
pub(super) static OF_CAPABILITIES: &[&Clause] = &[&CAPABILITIES_CONTRADICTORY];
/// Those about the scheduler.
pub(super) static OF_SCHEDULER: &[&Clause] = &[
    &SCHEDULER_NICE_RANGE,
    &SCHEDULER_PRIORITY_OF_POLICY,
    &SCHEDULER_DEADLINE_ORDER,
];

const LINUX: &str = "config.md#linux-process";

/// A process of a POSIX platform has a user.
pub(crate) static USER_MISSING: Clause = Clause::advisory(
    "advisory.process.user-missing",
    "config.md#user",
    "The process says which user it runs as.",
    None,
)
.on(platform::POSIX)
.note(
    "Nothing says whether `user` has to be there, but it has to have a `uid` and a `gid`. Go reads \
     0, root, for both if it is missing.",
)
.check(
    |process, _, verdict| {
        verdict.count_case();
        let user = process.at("user");
        if !user.exists() {
            verdict.breach(user, "the process has no `user`: most runtimes take root");
        }
    },
    &[
        Pass(r#"{"user":{"uid":0,"gid":0}}"#),
        Fail(r#"{"cwd":"/"}"#, "/user"),
    ],
);

/// `oomScoreAdj` is one that Linux takes.
pub(crate) static OOM_SCORE_ADJ_RANGE: Clause = Clause::advisory(
    "advisory.process.oom-score-adj-range",
    LINUX,
    "`oomScoreAdj` is from -1000 to 1000.",
    None,
)
.on(platform::LINUX)
.note("The specification has no range; the kernel refuses others.")
.check(
    |process, _, verdict| judge_range(process.at("oomScoreAdj"), -1000, 1000, verdict),
    &[
        Pass(r#"{"oomScoreAdj":-1000}"#),
        Fail(r#"{"oomScoreAdj":1001}"#, "/oomScoreAdj"),
    ],
);

fn judge_range(number: Node<'_>, first: i128, last: i128, verdict: &mut Verdict<'_>) {
    let Some(found) = number.int() else { return };
    verdict.count_case();
    if !(first..=last).contains(&found) {
        let message = format!("the kernel takes integers from {first} to {last}, not {found}");
        verdict.breach(number, message);
    }
}

/// No id is 2^32-1.
pub(crate) static ID_UNUSABLE: Clause = Clause::advisory(
    "advisory.process.id-unusable",
    "config.md#posix-platform-user",
    "No id of the user is 4294967295.",
    None,
)
.on(platform::POSIX)
.note("It is -1 to system calls, which means that an id is left as it is.")
.check(
    |user, _, verdict| {
        let more = user.at("additionalGids").items();
        for id in [user.at("uid"), user.at("gid")].into_iter().chain(more) {
            let Some(number) = id.int() else { continue };
            verdict.count_case();
            if number == u32::MAX.into() {
                verdict.breach(id, "4294967295 is -1 to the kernel, and no id");
            }
        }
    },
    &[
        Pass(r#"{"uid":4294967294,"gid":0}"#),
        Fail(r#"{"uid":4294967295,"gid":0}"#, "/uid"),
        Fail(
            r#"{"uid":0,"gid":0,"additionalGids":[4294967295]}"#,
            "/additionalGids/0",
        ),
    ],
);

/// A umask has permission bits only.
pub(crate) static UMASK_BEYOND_PERMISSIONS: Clause = Clause::advisory(
    "advisory.process.umask-beyond-permissions",
    "config.md#posix-platform-user",
    "`umask` is not more than 511, which is 0777.",
    None,
)
.on(platform::POSIX)
.note("umask(2) drops all other bits. JSON has no octal numbers: 0022 is 18.")
.check(
    |user, _, verdict| {
        let umask = user.at("umask");
        let Some(number) = umask.int() else { return };
        verdict.count_case();
        if number > 0o777 {
            let message = format!("{number} is 0{number:o}, of which only 0777 counts");
            verdict.breach(umask, message);
        }
    },
    &[
        Pass(r#"{"uid":0,"gid":0,"umask":511}"#),
        Fail(r#"{"uid":0,"gid":0,"umask":777}"#, "/umask"),
    ],
);

/// A soft limit is not above the hard one.
pub(crate) static RLIMIT_SOFT_ABOVE_HARD: Clause = Clause::advisory(
    "advisory.process.rlimit-soft-above-hard",
    "config.md#posix-process",
    "`soft` is not above `hard`.",
    None,
)
.on(platform::POSIX)
.note("The specification does not say so; setrlimit(2) refuses it.")
.check(
    |limit, _, verdict| {
        let (soft, hard) = (limit.at("soft"), limit.at("hard"));
        let (Some(low), Some(high)) = (soft.int(), hard.int()) else {
            return;
        };
        verdict.count_case();
        if low > high {
            verdict.breach(
                soft,
                format!("the soft limit {low} is above the hard limit {high}"),
            );
        }
    },
    &[
        Pass(r#"{"type":"RLIMIT_CPU","soft":1,"hard":1}"#),
        Fail(r#"{"type":"RLIMIT_CPU","soft":2,"hard":1}"#, "/soft"),
    ],
);

/// The sets of capabilities go together.
pub(crate) static CAPABILITIES_CONTRADICTORY: Clause = Clause::advisory(
    "advisory.process.capabilities-contradictory",
    LINUX,
    "What is effective is permitted, and what is ambient is permitted and inheritable.",
    None,
)
.on(platform::LINUX)
.note("The specification does not say so; the kernel refuses other sets.")
.check(
    capabilities_agree,
    &[
        Pass(
            r#"{"effective":["CAP_KILL"],"permitted":["CAP_BPF","CAP_KILL"],"inheritable":["CAP_BPF"],"ambient":["CAP_BPF"]}"#,
        ),
        Fail(r#"{"effective":["CAP_KILL"]}"#, "/effective/0"),
        Fail(
            r#"{"permitted":["CAP_BPF"],"ambient":["CAP_BPF"]}"#,
            "/ambient/0",
        ),
        Fail(
            r#"{"inheritable":["CAP_BPF"],"ambient":["CAP_BPF"]}"#,
            "/ambient/0",
        ),
    ],
);

fn capabilities_agree(capabilities: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let set = |name| -> BTreeSet<Cow<'_, str>> {
        let items = capabilities.at(name).items();
        items.filter_map(Node::str).collect()
    };
    let (permitted, inheritable) = (set("permitted"), set("inheritable"));
    for (name, needed) in [
        ("effective", &[("permitted", &permitted)][..]),
        (
            "ambient",
            &[("permitted", &permitted), ("inheritable", &inheritable)],
        ),
    ] {
        for capability in capabilities.at(name).items() {
            let Some(text) = capability.str() else {
                continue;
            };
            verdict.count_case();
            let lacking = needed.iter().find(|(_, set)| !set.contains(&text));
            if let Some((other, _)) = lacking {
                let text = shortened(&text);
                verdict.breach(capability, format!("`{text}` is {name}, but not {other}"));
            }
        }
    }
}

/// The nice value is one that Linux takes.
pub(crate) static SCHEDULER_NICE_RANGE: Clause = Clause::advisory(
    "advisory.process.scheduler-nice-range",
    LINUX,
    "`nice` is from -20 to 19.",
    None,
)
.on(platform::LINUX)
.note("The specification has no range; the kernel refuses others.")
.check(
    |scheduler, _, verdict| judge_range(scheduler.at("nice"), -20, 19, verdict),
    &[
        Pass(r#"{"policy":"SCHED_OTHER","nice":-20}"#),
        Fail(r#"{"policy":"SCHED_OTHER","nice":20}"#, "/nice"),
    ],
);

/// A priority is one that the policy has.
pub(crate) static SCHEDULER_PRIORITY_OF_POLICY: Clause = Clause::advisory(
    "advisory.process.scheduler-priority-of-policy",
    LINUX,
    "`priority` is from 1 to 99 for `SCHED_FIFO` and `SCHED_RR`, and 0 for all others.",
    None,
)
.on(platform::LINUX)
.note(
    "The specification has no range; the kernel refuses others, and so the 0 that is used for a \
     missing priority.",
)
.check(
    |scheduler, _, verdict| {
        let policy = scheduler.at("policy");
        let priority = scheduler.at("priority");
        let number = if priority.exists() {
            priority.int()
        } else {
            Some(0)
        };
        let (Some(policy), Some(number)) = (policy.str(), number) else {
            return;
        };
        verdict.count_case();
        let real_time = matches!(policy.as_ref(), "SCHED_FIFO" | "SCHED_RR");
        let policy = shortened(&policy);
        if real_time && !(1..=99).contains(&number) {
            let message = format!("`{policy}` has priorities from 1 to 99, and not {number}");
            verdict.breach(priority, message);
        } else if !real_time && number != 0 {
            verdict.breach(priority, format!("`{policy}` has no priority but 0"));
        }
    },
    &[
        Pass(r#"{"policy":"SCHED_FIFO","priority":99}"#),
        Pass(r#"{"policy":"SCHED_BATCH"}"#),
        Fail(r#"{"policy":"SCHED_RR"}"#, "/priority"),
        Fail(r#"{"policy":"SCHED_FIFO","priority":100}"#, "/priority"),
        Fail(r#"{"policy":"SCHED_OTHER","priority":1}"#, "/priority"),
    ],
);

/// Running time, deadline and period are in order.
pub(crate) static SCHEDULER_DEADLINE_ORDER: Clause = Clause::advisory(
    "advisory.process.scheduler-deadline-order",
    LINUX,
    "For `SCHED_DEADLINE`, `runtime` is not 0 and not more than `deadline`, and that is not more \
     than a `period` other than 0.",
    None,
)
.on(platform::LINUX)
.note("The specification does not say so; the kernel refuses other parameters.")
.check(
    deadline_in_order,
    &[
        Pass(r#"{"policy":"SCHED_DEADLINE","runtime":1024,"deadline":2048}"#),
        Pass(r#"{"policy":"SCHED_DEADLINE","runtime":1024,"deadline":2048,"period":2048}"#),
        Fail(r#"{"policy":"SCHED_DEADLINE","deadline":2048}"#, "/runtime"),
        Fail(
            r#"{"policy":"SCHED_DEADLINE","runtime":4096,"deadline":2048}"#,
            "/runtime",
        ),
        Fail(
            r#"{"policy":"SCHED_DEADLINE","runtime":1024,"deadline":2048,"period":2000}"#,
            "/deadline",
        ),
    ],
);

fn deadline_in_order(scheduler: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    if !scheduler.at("policy").is_str("SCHED_DEADLINE") {
        return;
    }
    let number = |name| scheduler.at(name).int().unwrap_or(0);
    let (runtime, deadline, period) = (number("runtime"), number("deadline"), number("period"));
    verdict.count_case();
    if runtime == 0 {
        verdict.breach(scheduler.at("runtime"), "the running time is 0");
    } else if runtime > deadline {
        let message = format!("the running time {runtime} is more than the deadline {deadline}");
        verdict.breach(scheduler.at("runtime"), message);
    } else if period != 0 && deadline > period {
        let message = format!("the deadline {deadline} is more than the period {period}");
        verdict.breach(scheduler.at("deadline"), message);
    }
}
