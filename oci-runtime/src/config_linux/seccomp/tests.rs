use oci_conformance::{Context, Document, Limits, Report, Version, judge_node};

use super::*;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = concat!(
    r#"{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":38,"#,
    r#""architectures":["SCMP_ARCH_X86_64","SCMP_ARCH_OTHER"],"#,
    r#""flags":["SECCOMP_FILTER_FLAG_LOG","other"],"listenerPath":"/run/agent","#,
    r#""listenerMetadata":"{\"a\":1}","syscalls":[{"names":["getcwd","","ch\tmod","é"],"#,
    r#""action":"SCMP_ACT_OTHER","errnoRet":4294967295,"args":[{"index":4294967295,"#,
    r#""value":18446744073709551615,"valueTwo":0,"op":"SCMP_CMP_MASKED_EQ","com.example":1},"#,
    r#"{"index":0,"value":0,"op":"other"}],"comment":""},"#,
    r#"{"names":[],"action":"SCMP_ACT_ALLOW"}],"com.example":{}}"#,
);

#[test]
fn everything_is_read_and_written_again() {
    let seccomp: Seccomp = serde_json::from_str(MAXIMAL).unwrap();
    assert_eq!(serde_json::to_string(&seccomp).unwrap(), MAXIMAL);
    assert_eq!(seccomp.default_action.known(), Some(KnownAction::Errno));
    assert_eq!(
        seccomp.architectures,
        [Arch::X86_64, "SCMP_ARCH_OTHER".into()]
    );
    let names: Vec<_> = seccomp.syscalls[0].names.iter().collect();
    assert_eq!(names, ["getcwd", "", "ch\tmod", "é"]);
    assert_eq!(seccomp.syscalls[0].args[0].op, Operator::MASKED_EQ);
    let value: serde_json::Value = serde_json::from_str(MAXIMAL).unwrap();
    assert_eq!(serde_json::from_value::<Seccomp>(value).unwrap(), seccomp);
}

#[test]
fn nulls_are_absent() {
    let text = r#"{"defaultAction":"SCMP_ACT_ALLOW","defaultErrnoRet":null,"architectures":null,
        "flags":null,"listenerPath":null,"listenerMetadata":null,"syscalls":null}"#;
    let seccomp: Seccomp = serde_json::from_str(text).unwrap();
    assert_eq!(seccomp, Seccomp::builder(Action::ALLOW).build().unwrap());
    let text = r#"{"names":["read"],"action":"SCMP_ACT_ALLOW","errnoRet":null,"args":null}"#;
    let rule: Syscall = serde_json::from_str(text).unwrap();
    assert_eq!(rule, Syscall::new(["read"], Action::ALLOW));
}

#[test]
fn an_empty_list_of_flags_is_kept() {
    let text = r#"{"defaultAction":"SCMP_ACT_ALLOW","flags":[]}"#;
    let seccomp: Seccomp = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&seccomp).unwrap(), text);
}

#[test]
fn what_has_the_wrong_type_or_lacks_a_part_is_refused() {
    let rule = |rule: &str| format!(r#"{{"defaultAction":"","syscalls":[{rule}]}}"#);
    let arg = |arg: &str| rule(&format!(r#"{{"names":[],"action":"","args":[{arg}]}}"#));
    for (text, message) in [
        (
            "null".to_owned(),
            "invalid type: null, expected the `seccomp` of Linux",
        ),
        ("{}".to_owned(), "missing field `defaultAction`"),
        (
            r#"{"defaultAction":1}"#.to_owned(),
            "invalid type: integer `1`, expected a string",
        ),
        (rule("{}"), "missing field `names`"),
        (rule(r#"{"names":["a"]}"#), "missing field `action`"),
        (
            rule(r#"{"names":"a"}"#),
            r#"invalid type: string "a", expected a sequence"#,
        ),
        (
            rule(r#"{"names":null}"#),
            "invalid type: null, expected a sequence",
        ),
        (
            rule(r#"{"names":["a",1]}"#),
            "invalid type: integer `1`, expected a string",
        ),
        (
            rule(r#"{"names":["a",null]}"#),
            "invalid type: null, expected a string",
        ),
        (arg(r#"{"value":0,"op":""}"#), "missing field `index`"),
        (arg(r#"{"index":0,"op":""}"#), "missing field `value`"),
        (arg(r#"{"index":0,"value":0}"#), "missing field `op`"),
        (
            arg(r#"{"index":-1}"#),
            "invalid value: integer `-1`, expected an integer in its range",
        ),
    ] {
        let error = serde_json::from_str::<Seccomp>(&text)
            .unwrap_err()
            .to_string();
        let at = error.find(" at line").unwrap();
        assert_eq!(error.get(..at), Some(message), "{text}");
    }
}

#[test]
fn every_breach_is_found_at_its_place() {
    let mut report = Report::default();
    let document = Document::parse(MAXIMAL.as_bytes(), &Limits::DEFAULT).unwrap();
    let context = Context::default()
        .at(Version::UNRELEASED)
        .on(platform::LINUX);
    judge_node(document.root(), &SECCOMP, &context, "", &mut report);
    let findings = report.findings().iter();
    let findings: Vec<_> = findings
        .map(|finding| format!("{} {}", finding.place.pointer, finding.clause))
        .collect();
    assert_eq!(
        findings,
        [
            "/syscalls/0/action runtime.linux.seccomp.syscalls.action.enum",
            "/syscalls/0/args/1/op runtime.linux.seccomp.syscalls.args.op.enum",
            "/syscalls/1/names runtime.linux.seccomp.syscalls.names.min-items",
            "/architectures/1 runtime.linux.seccomp.architectures.enum",
            "/flags/1 runtime.linux.seccomp.flags.enum",
        ]
    );
}

#[test]
fn builders_answer_to_the_clauses() {
    let rule = Syscall::builder(["personality"], Action::ERRNO)
        .errno_ret(1_u32)
        .arg(SyscallArg::new(0, 8, Operator::EQ))
        .build()
        .unwrap();
    let seccomp = Seccomp::builder(Action::ALLOW)
        .architecture(Arch::AARCH64)
        .flags([Flag::LOG])
        .listener_path("/run/agent")
        .listener_metadata("x")
        .syscall(rule)
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&seccomp).unwrap(),
        r#"{"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_AARCH64"],"flags":["SECCOMP_FILTER_FLAG_LOG"],"listenerPath":"/run/agent","listenerMetadata":"x","syscalls":[{"names":["personality"],"action":"SCMP_ACT_ERRNO","errnoRet":1,"args":[{"index":0,"value":8,"op":"SCMP_CMP_EQ"}]}]}"#
    );
    let none: [&str; 0] = [];
    assert_eq!(
        Syscall::builder(none, Action::ALLOW)
            .build()
            .unwrap_err()
            .to_string(),
        "/names: there is no name of a system call \
         [runtime.linux.seccomp.syscalls.names.min-items]"
    );
    let metadata = Seccomp::builder(Action::ALLOW)
        .listener_metadata("x")
        .build();
    assert_eq!(
        metadata.unwrap_err().to_string(),
        "/listenerMetadata: there is no `listenerPath` that it could be sent to \
         [runtime.linux.seccomp.listener-metadata.requires-listener-path]"
    );
}

#[test]
fn names_are_a_list() {
    let mut names = SyscallNames::new();
    assert!(names.is_empty() && names.iter().next().is_none() && names.get(0).is_none());
    names.extend(["read", "é", "", "write"]);
    names.push(String::from("read"));
    assert!(!names.is_empty());
    assert_eq!((names.len(), names.iter().len()), (5, 5));
    assert_eq!(
        format!("{names:?}"),
        r#"["read", "é", "", "write", "read"]"#
    );
    for (index, name) in names.iter().enumerate() {
        assert_eq!(names.get(index), Some(name));
    }
    assert_eq!(names.get(5), None);
    assert!(names.contains("") && !names.contains("readé"));
    let split: SyscallNames = ["re", "ad"].into_iter().collect();
    assert_ne!(split, ["read"].into_iter().collect());
    assert_eq!((&split).into_iter().collect::<Vec<_>>(), ["re", "ad"]);
}

#[test]
fn names_are_read_without_an_allocation_for_each() {
    let names: Vec<_> = (0..400).map(|number| format!("\"call{number}\"")).collect();
    let text = format!(
        r#"{{"names":[{}],"action":"SCMP_ACT_ALLOW"}}"#,
        names.join(",")
    );
    let read = || serde_json::from_str::<Syscall>(&text).unwrap();
    let allocations = allocation_counter::measure(|| drop(read()));
    assert!(allocations.count_total < 30, "{allocations:?}");
    assert_eq!(read().names.len(), 400);
}
