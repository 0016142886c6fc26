use super::*;

const MAXIMAL: &str = r#"{"mode":"MPOL_OTHER","nodes":"2-3","flags":["MPOL_F_STATIC_NODES","MPOL_F_OTHER"],"com.example":[1]}"#;

#[test]
fn everything_is_read_and_written_again() {
    let policy: MemoryPolicy = serde_json::from_str(MAXIMAL).unwrap();
    assert_eq!(serde_json::to_string(&policy).unwrap(), MAXIMAL);
    assert_eq!(policy.mode.known(), None);
    assert_eq!(policy.flags, [Flag::STATIC_NODES, "MPOL_F_OTHER".into()]);
}

#[test]
fn nulls_are_absent_and_wrong_types_are_refused() {
    let text = r#"{"mode":"MPOL_LOCAL","nodes":null,"flags":null}"#;
    let policy: MemoryPolicy = serde_json::from_str(text).unwrap();
    assert_eq!(policy, MemoryPolicy::builder(Mode::LOCAL).build().unwrap());
    for (text, message) in [
        ("{}", "missing field `mode` at line 1 column 2"),
        (
            r#"{"mode":null}"#,
            "invalid type: null, expected a string at line 1 column 12",
        ),
        (
            r#"{"mode":"","nodes":[0]}"#,
            "invalid type: sequence, expected a string at line 1 column 19",
        ),
        (
            r#"{"mode":"","flags":[0]}"#,
            "invalid type: integer `0`, expected a string at line 1 column 21",
        ),
    ] {
        let error = serde_json::from_str::<MemoryPolicy>(text).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn builders_answer_to_the_clauses() {
    let policy = MemoryPolicy::builder(Mode::BIND)
        .nodes("0,2-3")
        .flags([Flag::RELATIVE_NODES])
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&policy).unwrap(),
        r#"{"mode":"MPOL_BIND","nodes":"0,2-3","flags":["MPOL_F_RELATIVE_NODES"]}"#
    );
    let policy = MemoryPolicy::builder(Mode::INTERLEAVE);
    assert_eq!(
        policy.build().unwrap_err().to_string(),
        "/nodes: the mode `MPOL_INTERLEAVE` needs a node \
         [runtime.linux.memory-policy.nodes.required-by-mode]"
    );
    let policy = MemoryPolicy::builder(Mode::LOCAL).nodes("0");
    assert_eq!(
        policy.build().unwrap_err().to_string(),
        "/nodes: the mode `MPOL_LOCAL` has no nodes \
         [runtime.linux.memory-policy.nodes.forbidden-by-mode]"
    );
    let policy = MemoryPolicy::builder("bind").nodes("0");
    assert_eq!(
        policy.build().unwrap_err().to_string(),
        "/mode: expected one of `MPOL_DEFAULT`, `MPOL_BIND`, `MPOL_INTERLEAVE`, \
         `MPOL_WEIGHTED_INTERLEAVE`, `MPOL_PREFERRED`, `MPOL_PREFERRED_MANY`, `MPOL_LOCAL`, found \
         `bind` [runtime.linux.memory-policy.mode.enum]"
    );
}
