use oci_conformance::{Document, Limits, Outcome, Reason, Report, Version, judge_node};
use serde_json::Value as Json;

use super::*;
use crate::specification::V1_0_1;

#[cfg(feature = "catalogue")]
#[test]
fn clauses_are_proven_by_their_examples() {
    use oci_conformance::proof;

    let unproven: Vec<_> = proof::prove(&crate::config::DOCUMENT)
        .into_iter()
        .filter(|unproven| unproven.clause.contains(".process."))
        .collect();
    assert_eq!(unproven, []);
}

/// Every property, as the examples of config.md have them, and one that nobody knows in each part.
const FULL: &str = r#"{"terminal":true,"consoleSize":{"height":25,"width":80,"x":1},"cwd":"/root","env":["PATH=/usr/bin:/bin","TERM=xterm"],"args":["sh"],"commandLine":"sh","rlimits":[{"type":"RLIMIT_NOFILE","soft":1024,"hard":18446744073709551615,"x":2}],"apparmorProfile":"acme_secure_profile","capabilities":{"effective":["CAP_AUDIT_WRITE","CAP_KILL"],"bounding":["CAP_AUDIT_WRITE","CAP_KILL","CAP_NET_BIND_SERVICE"],"inheritable":["CAP_NET_BIND_SERVICE"],"permitted":["CAP_AUDIT_WRITE","CAP_KILL","CAP_NET_BIND_SERVICE"],"ambient":["CAP_NET_BIND_SERVICE"],"x":3},"noNewPrivileges":true,"oomScoreAdj":-100,"scheduler":{"policy":"SCHED_FIFO","nice":-20,"priority":50,"flags":["SCHED_FLAG_RESET_ON_FORK"],"runtime":1,"deadline":2,"period":3,"x":4},"selinuxLabel":"system_u:system_r:svirt_lxc_net_t:s0:c124,c675","ioPriority":{"class":"IOPRIO_CLASS_IDLE","priority":4,"x":5},"execCPUAffinity":{"initial":"7","final":"0-3,7","x":6},"user":{"uid":1,"gid":1,"umask":63,"additionalGids":[5,6],"username":"bob","x":7},"x":8}"#;

fn read(text: &str) -> Process {
    serde_json::from_str(text).unwrap()
}

fn error(text: &str) -> String {
    serde_json::from_str::<Process>(text)
        .unwrap_err()
        .to_string()
}

/// The findings for these platforms at this version, as clauses and places.
fn findings(text: &str, platforms: &[&str], version: Version) -> Vec<String> {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let context = Context::default().on(platforms).at(version);
    let mut report = Report::default();
    judge_node(document.root(), &PROCESS, &context, "", &mut report);
    report.sort();
    let found = report.findings().iter();
    found
        .map(|finding| {
            let id = finding.clause.to_string();
            let id = id.strip_prefix("runtime.config.process.").unwrap_or(&id);
            format!("{id} {}", finding.place.pointer)
        })
        .collect()
}

fn newest(text: &str, platforms: &[&str]) -> Vec<String> {
    findings(text, platforms, Version::UNRELEASED)
}

#[test]
fn every_property_is_read_and_written_in_order() {
    let process = read(FULL);
    assert_eq!(serde_json::to_string(&process).unwrap(), FULL);
    assert!(process.has_terminal());
    assert_eq!(process.console_size.as_ref().unwrap().width, 80);
    assert_eq!(process.rlimits[0].kind, RlimitType::NOFILE);
    assert_eq!(process.rlimits[0].hard, Rlimit::INFINITY);
    let capabilities = process.capabilities.as_ref().unwrap();
    assert_eq!(capabilities.ambient, [Capability::NET_BIND_SERVICE]);
    let counts: Vec<_> = capabilities
        .sets()
        .map(|(name, set)| (name, set.len()))
        .collect();
    assert_eq!(
        counts,
        [
            ("effective", 2),
            ("bounding", 3),
            ("inheritable", 1),
            ("permitted", 3),
            ("ambient", 1)
        ]
    );
    assert_eq!(
        process.scheduler.as_ref().unwrap().policy,
        SchedulerPolicy::FIFO
    );
    assert_eq!(
        process.io_priority.as_ref().unwrap().class,
        IoPriorityClass::IDLE
    );
    assert_eq!(
        process.user.as_ref().unwrap().username.as_deref(),
        Some("bob")
    );
    assert_eq!(process.extra.get("x"), Some(&Json::from(8)));
    assert_eq!(newest(FULL, &["linux"]), Vec::<String>::new());
}

#[test]
fn environment_variables_are_names_and_values() {
    let process = read(r#"{"cwd":"/","env":["A=","B=1=2","C","=D"]}"#);
    let vars: Vec<_> = process.env_vars().collect();
    assert_eq!(vars, [("A", ""), ("B", "1=2"), ("", "D")]);
}

#[test]
fn null_is_read_as_absent_but_is_the_wrong_type() {
    let text = r#"{"terminal":null,"consoleSize":null,"cwd":"/","env":null,"args":null,"commandLine":null,"rlimits":null,"apparmorProfile":null,"capabilities":null,"noNewPrivileges":null,"oomScoreAdj":null,"scheduler":null,"selinuxLabel":null,"ioPriority":null,"execCPUAffinity":null,"user":null}"#;
    assert_eq!(
        serde_json::to_string(&read(text)).unwrap(),
        r#"{"cwd":"/"}"#
    );
    assert_eq!(newest(text, &["linux"]).len(), 15);
    let parts = r#"{"cwd":"/","capabilities":{"effective":null,"bounding":null,"inheritable":null,"permitted":null,"ambient":null},"scheduler":{"policy":"SCHED_RR","nice":null,"priority":null,"flags":null,"runtime":null,"deadline":null,"period":null},"ioPriority":{"class":"IOPRIO_CLASS_RT","priority":null},"execCPUAffinity":{"initial":null,"final":null},"user":{"uid":null,"gid":null,"umask":null,"additionalGids":null,"username":null}}"#;
    assert_eq!(
        serde_json::to_string(&read(parts)).unwrap(),
        r#"{"cwd":"/","capabilities":{},"scheduler":{"policy":"SCHED_RR"},"ioPriority":{"class":"IOPRIO_CLASS_RT"},"execCPUAffinity":{},"user":{}}"#
    );
}

#[test]
fn empty_lists_are_none_and_stay() {
    let text = r#"{"cwd":"/","env":[],"args":[],"rlimits":[]}"#;
    assert_eq!(serde_json::to_string(&read(text)).unwrap(), text);
    assert_eq!(read(text), read(r#"{"cwd":"/"}"#));
    assert!(!read(text).has_terminal());
}

#[test]
fn unknown_words_are_kept() {
    let text = r#"{"cwd":"/","rlimits":[{"type":"RLIMIT_SWAP","soft":1,"hard":2}],"capabilities":{"effective":["CAP_TEST"]},"scheduler":{"policy":"SCHED_EXT","flags":["SCHED_FLAG_TEST"]},"ioPriority":{"class":"IOPRIO_CLASS_NONE","priority":99}}"#;
    let process = read(text);
    assert_eq!(serde_json::to_string(&process).unwrap(), text);
    assert_eq!(process.rlimits[0].kind.known(), None);
    assert_eq!(
        newest(text, &["freebsd"]),
        [
            "args.at-least-one /args",
            "advisory.process.user-missing /user",
            "io-priority.priority.range /ioPriority/priority"
        ]
    );
    let text = text.replace(
        "/\",",
        "/\",\"args\":[\"sh\"],\"user\":{\"uid\":0,\"gid\":0},",
    );
    assert_eq!(
        newest(&text, &["linux"]),
        [
            "rlimits.type.linux.values /rlimits/0/type",
            "advisory.process.capabilities-contradictory /capabilities/effective/0",
            "capabilities.values /capabilities/effective/0",
            "scheduler.policy.json-type /scheduler/policy",
            "scheduler.flags.json-type /scheduler/flags/0",
            "io-priority.class.json-type /ioPriority/class",
            "io-priority.priority.range /ioPriority/priority",
        ]
    );
}

#[test]
fn what_has_to_be_there_is_named() {
    for (text, message) in [
        ("{}", "missing field `cwd` at line 1 column 2"),
        (
            r#"{"cwd":null}"#,
            "invalid type: null, expected a string at line 1 column 11",
        ),
        (
            r#"{"cwd":"/","consoleSize":{"height":1}}"#,
            "missing field `width` at line 1 column 37",
        ),
        (
            r#"{"cwd":"/","rlimits":[{"type":"RLIMIT_CPU","soft":1}]}"#,
            "missing field `hard` at line 1 column 52",
        ),
        (
            r#"{"cwd":"/","rlimits":[{"soft":1,"hard":1}]}"#,
            "missing field `type` at line 1 column 41",
        ),
        (
            r#"{"cwd":"/","scheduler":{}}"#,
            "missing field `policy` at line 1 column 25",
        ),
        (
            r#"{"cwd":"/","ioPriority":{"priority":1}}"#,
            "missing field `class` at line 1 column 38",
        ),
    ] {
        assert_eq!(error(text), message, "{text}");
    }
}

#[test]
fn wrong_types_are_refused() {
    for (text, message) in [
        (
            "[]",
            "invalid type: sequence, expected the process of a container at line 1 column 0",
        ),
        (
            r#"{"cwd":"/","terminal":"yes"}"#,
            "invalid type: string \"yes\", expected a boolean at line 1 column 27",
        ),
        (
            r#"{"cwd":"/","consoleSize":{"height":-1,"width":1}}"#,
            "invalid value: integer `-1`, expected an integer in its range at line 1 column 37",
        ),
        (
            r#"{"cwd":"/","capabilities":["CAP_KILL"]}"#,
            "invalid type: sequence, expected the capabilities of a process at line 1 column 26",
        ),
        (
            r#"{"cwd":"/","capabilities":{"ambient":[1]}}"#,
            "invalid type: integer `1`, expected a string at line 1 column 39",
        ),
        (
            r#"{"cwd":"/","user":{"uid":"root"}}"#,
            "invalid type: string \"root\", expected an integer in its range at line 1 column 31",
        ),
        (
            r#"{"cwd":"/","rlimits":[{"type":"RLIMIT_CPU","soft":-1,"hard":1}]}"#,
            "invalid value: integer `-1`, expected an integer in its range at line 1 column 52",
        ),
        (
            r#"{"cwd":"/","cwd":"/"}"#,
            "duplicate field `cwd` at line 1 column 16",
        ),
    ] {
        assert_eq!(error(text), message, "{text}");
    }
    assert_eq!(
        read(r#"{"cwd":"/","oomScoreAdj":-0}"#).oom_score_adj,
        Some(0)
    );
    let user = read(r#"{"cwd":"/","user":{"additionalGids":[-0,1]}}"#).user;
    assert_eq!(user.unwrap().additional_gids, [0, 1]);
}

#[test]
fn a_process_is_judged_for_its_platform() {
    let none = Vec::<String>::new();
    let posix = r#"{"cwd":"/","args":["sh"],"user":{"uid":0,"gid":0}}"#;
    let windows = r#"{"cwd":"C:\\","commandLine":"cmd","user":{"username":"x"}}"#;
    for platforms in [&["linux"][..], &["solaris", "vm"], &["windows", "linux"]] {
        assert_eq!(newest(posix, platforms), none);
        assert_eq!(
            newest(windows, platforms),
            [
                "args.at-least-one /args",
                "cwd.absolute /cwd",
                "user.gid.required /user/gid",
                "user.uid.required /user/uid",
            ]
        );
    }
    assert_eq!(newest(windows, &["windows"]), none);
    assert_eq!(
        newest(posix, &["windows"]),
        ["cwd.absolute /cwd", "command-line.preferred /args"]
    );
    // Where no platform is known, what some platform has is right.
    assert_eq!(
        (newest(posix, &[]), newest(windows, &[])),
        (none.clone(), none)
    );
    assert_eq!(
        newest(r#"{"cwd":"x"}"#, &[]),
        ["args.at-least-one /args", "cwd.absolute /cwd"]
    );
}

#[test]
fn arguments_became_optional_with_the_command_line() {
    let text = r#"{"cwd":"C:\\"}"#;
    assert_eq!(
        findings(text, &["windows"], V1_0_1),
        ["args.at-least-one /args"]
    );
    assert_eq!(
        newest(text, &["windows"]),
        ["command-line.required-without-args /commandLine"]
    );
}

#[test]
fn privileges_are_those_of_linux_or_of_zos() {
    let text = r#"{"cwd":"/","args":["sh"],"user":{"uid":0,"gid":0},"noNewPrivileges":1}"#;
    let outcome = |platforms: &[&str]| {
        let context = Context::default().on(platforms);
        let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
        let mut report = Report::default();
        judge_node(document.root(), &PROCESS, &context, "", &mut report);
        assert_eq!(
            newest(text, platforms),
            ["no-new-privileges.json-type /noNewPrivileges"]
        );
        let zos = &clauses::NO_NEW_PRIVILEGES_ZOS_JSON_TYPE;
        report.outcome(zos.into(), &context)
    };
    let elsewhere = Outcome::NotChecked(Reason::Platform);
    assert_eq!(outcome(&["linux"]), elsewhere);
    assert_eq!(outcome(&["zos"]), Outcome::Broken(1));
    assert_eq!(outcome(&["zos", "linux"]), Outcome::Broken(1));
}

#[test]
fn messages_say_what_was_expected() {
    let text = r#"{"cwd":"x","args":[],"env":["A","=b","C=\u0000"],"rlimits":[{"type":"cpu","soft":2,"hard":1},{"type":"cpu","soft":1,"hard":1}],"capabilities":{"bounding":["kill","CAP_X"]},"user":{"uid":"root","gid":-1,"umask":777,"additionalGids":[-1]},"execCPUAffinity":{"initial":"a","final":"3-1"}}"#;
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let context = Context::default().on(platform::LINUX);
    let mut report = Report::default();
    judge_node(document.root(), &PROCESS, &context, "", &mut report);
    report.sort();
    let messages: Vec<_> = report
        .findings()
        .iter()
        .map(|f| f.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "`x` is no absolute path",
            "`args` is empty: at least one is needed",
            "`A` has no `=`",
            "`=b` has no name before the `=`",
            "`C=\\u{0}` has a NUL",
            "Linux has no resource limit `cpu`",
            "expected `RLIMIT_` and capital letters, found `cpu`",
            "the soft limit 2 is above the hard limit 1",
            "`cpu` is limited above already",
            "Linux has no resource limit `cpu`",
            "expected `RLIMIT_` and capital letters, found `cpu`",
            "expected `CAP_KILL`, found `kill`",
            "Linux has no capability `CAP_X`",
            "expected a number, found the name `root`",
            "expected an integer, found a string",
            "expected an integer from 0 to 4294967295, found -1",
            "777 is 01411, of which only 0777 counts",
            "expected an integer from 0 to 4294967295, found -1",
            "expected a number or a range such as `0-3`, found `a`",
            "the range `3-1` ends before it begins",
        ]
    );
}

#[test]
fn builders_hold_to_the_clauses() {
    let process = Process::builder("/")
        .terminal(true)
        .console_size(ConsoleSize::new(25, 80))
        .env_var("PATH", "/bin")
        .arg("sh")
        .rlimits([
            Rlimit::new(RlimitType::NOFILE, 1, 2),
            Rlimit::new("RLIMIT_CPU", 1, 1),
        ])
        .apparmor_profile("acme")
        .capabilities(Capabilities::none())
        .no_new_privileges(true)
        .oom_score_adj(-100)
        .scheduler(Scheduler::builder(SchedulerPolicy::BATCH).build().unwrap())
        .io_priority(IoPriority::new(IoPriorityClass::BE, 4))
        .exec_cpu_affinity(ExecCpuAffinity::builder().build().unwrap())
        .user(User::new(1000, 1000));
    let built = process
        .clone()
        .build_for(&Context::default().on(platform::LINUX))
        .unwrap();
    assert_eq!(process.clone().build().unwrap(), built);
    assert_eq!(built.env, ["PATH=/bin"]);

    for (refused, message) in [
        (
            Process::builder("/").build().unwrap_err(),
            "/args: the process has no `args`: at least one is needed \
             [runtime.config.process.args.at-least-one]",
        ),
        (
            process
                .rlimit(Rlimit::new(RlimitType::NOFILE, 1, 1))
                .build_for(&Context::default().on(platform::LINUX))
                .unwrap_err(),
            "/rlimits/2/type: `RLIMIT_NOFILE` is limited above already \
             [runtime.config.process.rlimits.no-duplicate-types]",
        ),
        (
            Scheduler::builder("SCHED_EXT").build().unwrap_err(),
            "/policy: `SCHED_EXT` is no scheduling policy \
             [runtime.config.process.scheduler.policy.json-type]",
        ),
        (
            ExecCpuAffinity::builder()
                .final_cpus("a")
                .build()
                .unwrap_err(),
            "/final: expected a number or a range such as `0-3`, found `a` \
             [runtime.config.process.exec-cpu-affinity.final.cpu-list]",
        ),
    ] {
        assert_eq!(refused.to_string(), message);
    }
    // What the kernel alone refuses is no breach.
    assert!(
        Capabilities::builder()
            .effective_capability("CAP_TEST")
            .build()
            .is_ok()
    );
}

#[test]
fn deadlines_may_be_equal() {
    for (runtime, deadline, period, found) in [
        (5, 5, 5, None),
        (5, 5, 0, None),
        (6, 5, 5, Some("/scheduler/runtime")),
        (5, 6, 5, Some("/scheduler/deadline")),
        (0, 5, 5, Some("/scheduler/runtime")),
    ] {
        let scheduler = format!(
            r#"{{"policy":"SCHED_DEADLINE","runtime":{runtime},"deadline":{deadline},"period":{period}}}"#
        );
        let text = format!(
            r#"{{"cwd":"/","args":["a"],"user":{{"uid":0,"gid":0}},"scheduler":{scheduler}}}"#
        );
        let expected =
            found.map(|place| format!("advisory.process.scheduler-deadline-order {place}"));
        assert_eq!(
            newest(&text, &["linux"]),
            Vec::from_iter(expected),
            "{text}"
        );
    }
}

#[test]
fn limits_for_several_platforms_are_those_of_one_of_them() {
    let limit = |kind| {
        format!(
            r#"{{"cwd":"/","args":["a"],"user":{{"uid":0,"gid":0}},"rlimits":[{{"type":"{kind}","soft":1,"hard":1}}]}}"#
        )
    };
    for (kind, platforms, found) in [
        ("RLIMIT_MSGQUEUE", &["linux"][..], None),
        ("RLIMIT_VMEM", &["linux"], Some("linux")),
        ("RLIMIT_MSGQUEUE", &["solaris"], Some("solaris")),
        ("RLIMIT_MSGQUEUE", &["linux", "solaris"], None),
        ("RLIMIT_VMEM", &["linux", "solaris"], None),
        ("RLIMIT_VMEM", &["linux", "vm"], Some("linux")),
    ] {
        let expected = found.map(|on| format!("rlimits.type.{on}.values /rlimits/0/type"));
        let found = newest(&limit(kind), platforms);
        assert_eq!(found, Vec::from_iter(expected), "{kind} {platforms:?}");
    }
}

#[test]
fn constructors_fill_what_they_say() {
    let kill = [Capability::KILL];
    let sets = |capabilities: &Capabilities| {
        let sets = capabilities.sets();
        let full = sets.filter(|(_, set)| !set.is_empty()).map(|(name, set)| {
            assert_eq!(set, kill, "{name}");
            name
        });
        full.collect::<Vec<_>>()
    };
    assert_eq!(sets(&Capabilities::none()), [""; 0]);
    assert_eq!(
        sets(&Capabilities::of_all_sets(kill.clone())),
        [
            "effective",
            "bounding",
            "inheritable",
            "permitted",
            "ambient"
        ]
    );
    assert_eq!(
        sets(&Capabilities::bounding_effective_permitted(kill.clone())),
        ["effective", "bounding", "permitted"]
    );
    let text = |user: User| serde_json::to_string(&user).unwrap();
    assert_eq!(text(User::root()), r#"{"uid":0,"gid":0}"#);
    assert_eq!(text(User::named("bob")), r#"{"username":"bob"}"#);
}
