//! `oci-tool runtime validate` and `oci-tool runtime profile`.

use std::fs;

use serde_json::{Value, json};

use crate::{
    formats::{assert_tap, assert_valid, assert_xml},
    tool::{Run, command, with_input},
};

const HELLO: &str = "examples/bundles/hello";
const BROKEN: &str = "examples/bundles/broken";
const FEATURES: &str = "tests/fixtures/runtime/features.json";
/// One of each that can be judged.
const ALL: [&str; 7] = [
    HELLO,
    BROKEN,
    "examples/bundles/broken/config.json",
    "tests/fixtures/runtime/state.json",
    "tests/fixtures/runtime/process-state.json",
    "tests/fixtures/runtime/newer.json",
    FEATURES,
];

/// Runs `oci-tool runtime` with these arguments.
fn run(arguments: &[&str]) -> Run {
    let mut command = command();
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("runtime")
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "0");
    command.output().unwrap().into()
}

fn validate(arguments: &[&str]) -> Run {
    run(&[&["validate"], arguments].concat())
}

/// What each line says.
fn lines(run: &Run) -> Vec<Value> {
    let lines = run.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn json_is_what_its_schema_says() {
    let json = ["--format", "json"];
    let judged = validate(&[&json, &ALL[..]].concat()).ends_with(1);
    assert_valid(&judged, ALL.len());
    let kinds: Vec<Value> = lines(&judged)
        .into_iter()
        .map(|mut record| record["subject"]["type"].take())
        .collect();
    let expected = [
        "bundle",
        "bundle",
        "config",
        "state",
        "container-process-state",
        "config",
        "features",
    ];
    assert_eq!(kinds, expected);
    for version in [
        "1.0.0-rc5",
        "1.0.0",
        "1.0.1",
        "1.0.2",
        "1.1.0",
        "1.2.0",
        "1.2.1",
        "1.3.0",
        "main",
    ] {
        let judged = validate(&[&json, &["--spec-version", version], &ALL[..]].concat());
        assert_valid(&judged, ALL.len());
    }
    let options = ["--host", "--features", FEATURES, "--profile", "vm"];
    let judged = validate(&[&json, &options[..], &ALL[..3]].concat()).ends_with(1);
    assert_valid(&judged, 3);
}

#[test]
fn json_of_a_bundle_against_features() {
    let judged = validate(&["--format", "json", "--features", FEATURES, HELLO]).ends_with(1);
    let mut record = lines(&judged).remove(0);
    let digest = "sha256:03b07aa33251e84414d98c85341bbde463818a95c25ecad612d28894f5f45559";
    assert_eq!(
        record["subject"],
        json!({"path": HELLO, "type": "bundle", "digest": digest})
    );
    assert_eq!(
        record["spec"],
        json!({"name": "runtime-spec", "version": "1.3.0"})
    );
    assert_eq!(record["verdict"], "conformant");
    assert_eq!(
        record["features"],
        json!({"path": FEATURES, "unsupported": 2, "unknown": 0, "unsafe_annotations": 0})
    );
    assert_eq!(
        record["findings"][0].take(),
        json!({
            "clause": "advisory.features.unsupported",
            "origin": "advisory",
            "level": "SHOULD",
            "severity": "warning",
            "document": "config.json",
            "pointer": "/linux/namespaces/2/type",
            "span": [500, 505],
            "line": 29,
            "column": 17,
            "message": "the runtime does not support the namespace `ipc` \
                        (tests/fixtures/runtime/features.json: /linux/namespaces)",
            "excerpt": "      { \"type\": \"ipc\" },",
            "link": "https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#features-structure",
        })
    );
    let judged = validate(&["--format", "json", HELLO]).ends_with(0);
    assert_eq!(lines(&judged)[0].get("features"), None);
}

#[test]
fn what_is_supported_passes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("features.json");
    let text = r#"{"ociVersionMin": "1.0.0", "ociVersionMax": "1.3.0",
        "linux": {"namespaces": ["pid", "network", "ipc", "uts", "mount"]}}"#;
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let judged = validate(&["--features", path, HELLO]).ends_with(0);
    assert!(!judged.out.contains("asks for"), "{}", judged.out);
    // What is not told is a note, and no reason to fail.
    fs::write(
        path,
        r#"{"ociVersionMin": "1.0.0", "ociVersionMax": "1.3.0"}"#,
    )
    .unwrap();
    let judged = validate(&["--features", path, "--verbose", HELLO]).ends_with(0);
    let note = "note[advisory.features.unknown]: ";
    assert!(judged.out.contains(note), "{}", judged.out);
}

#[test]
fn what_neither_conforms_nor_is_supported_says_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("features.json");
    let text =
        r#"{"ociVersionMin": "1.0.0", "ociVersionMax": "1.3.0", "linux": {"namespaces": []}}"#;
    fs::write(&path, text).unwrap();
    let text = r#"{"ociVersion": "1.3.0", "root": {}, "linux": {"namespaces": [{"type": "pid"}]}}"#;
    let config = folder.path().join("config.json");
    fs::write(&config, text).unwrap();
    let (path, config) = (path.to_str().unwrap(), config.to_str().unwrap());
    let judged = validate(&["--quiet", "--features", path, config]).ends_with(1);
    let verdict = format!(
        "{config} is not a conformant config (runtime-spec 1.3.0, oci-tool {})",
        env!("CARGO_PKG_VERSION")
    );
    // Of a configuration that cannot be read nobody knows what it asks for.
    assert!(
        judged.out.ends_with(&format!("{verdict}\n")),
        "{}",
        judged.out
    );
    let text = r#"{"ociVersion": "1.3.0", "root": {"path": "a"}, "process": {"cwd": "a", "args": ["a"], "user": {"uid": 0, "gid": 0}},
        "linux": {"namespaces": [{"type": "pid"}]}}"#;
    fs::write(config, text).unwrap();
    let judged = validate(&["--quiet", "--features", path, config]).ends_with(1);
    let verdict = format!("{verdict}, and asks for 1 thing that {path} does not support\n");
    assert!(judged.out.ends_with(&verdict), "{}", judged.out);
}

#[test]
fn what_cannot_be_held_against_features_is_not_passed() {
    // A number that serde_json could not write again, in a property that nobody knows.
    let text = br#"{"ociVersion": "1.3.0", "root": {"path": "a"}, "linux": {}, "x": 123456789012345678901}"#;
    with_input(&["runtime", "validate", "-"], text).ends_with(0);
    let arguments = ["runtime", "validate", "--features", FEATURES, "-"];
    let judged = with_input(&arguments, text).ends_with(2);
    let says = "could not be judged in full: cannot be held against \
                tests/fixtures/runtime/features.json: ";
    assert!(judged.out.contains(says), "{}", judged.out);
}

#[test]
fn features_on_standard_input() {
    let features = fs::read(FEATURES).unwrap();
    let arguments = ["runtime", "validate", "--quiet", "--features", "-", HELLO];
    let judged = with_input(&arguments, &features).ends_with(1);
    let says = "but asks for 2 things that standard input does not support\n";
    assert!(judged.out.ends_with(says), "{}", judged.out);
}

#[test]
fn a_host_is_asked_only_on_demand() {
    let outcome = |judged: &Run, id: &str| {
        let record = lines(judged).remove(0);
        let clauses = record["clauses"].as_array().unwrap().clone();
        let clause = clauses
            .into_iter()
            .find(|clause| clause["id"] == id)
            .unwrap();
        (clause["outcome"].clone(), clause.get("reason").cloned())
    };
    let id = "runtime.config.mounts.type.linux.kernel-filesystem";
    for path in [HELLO, "examples/bundles/hello/config.json"] {
        let left = validate(&["--format", "json", path]).ends_with(0);
        assert_eq!(
            outcome(&left, id),
            (json!("not-checked"), Some(json!("option")))
        );
        if cfg!(target_os = "linux") {
            let asked = validate(&["--format", "json", "--host", path]).ends_with(0);
            assert_eq!(outcome(&asked, id), (json!("held"), None));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    let text = r#"{"ociVersion": "1.3.0", "root": {"path": "a"}, "vm": {"kernel": {"path": "/does/not/exist"}}}"#;
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    validate(&[path]).ends_with(0);
    let asked = validate(&["--host", path]).ends_with(1);
    let says = "error[runtime.vm.kernel.path.exists]: the host has no `/does/not/exist`\n";
    assert!(asked.out.contains(says), "{}", asked.out);
    assert!(
        asked.out.contains(":1:74 (/vm/kernel/path)"),
        "{}",
        asked.out
    );
}

#[test]
fn a_profile_never_decides() {
    for level in ["must", "should", "may"] {
        let judged = validate(&[
            "--profile",
            "vm",
            "--level",
            level,
            "--format",
            "json",
            HELLO,
        ]);
        let record = lines(&judged.ends_with(0)).remove(0);
        assert_eq!(record["verdict"], "conformant");
        let findings = record["findings"].as_array().unwrap();
        assert!(!findings.is_empty());
        for finding in findings {
            assert_eq!(finding["clause"], "advisory.vm.applies-to-vm");
        }
    }
}

#[test]
fn a_document_on_standard_input_is_recognised() {
    for (text, says) in [
        (
            &br#"{"ociVersion": "1.3.0", "root": {"path": "a"}}"#[..],
            "standard input is a conformant config (",
        ),
        (
            br#"{"ociVersion": "1.3.0", "id": "a", "status": "running", "bundle": "/a", "pid": 1}"#,
            "standard input is a conformant state (",
        ),
        (
            br#"{"ociVersionMin": "1.0.0", "ociVersionMax": "1.3.0"}"#,
            "standard input is a conformant features document (",
        ),
        (b"{", "standard input is not a conformant JSON document ("),
    ] {
        let judged = with_input(&["runtime", "validate", "--quiet", "-"], text);
        assert!(judged.out.contains(says), "{says}: {}", judged.out);
    }
    let judged = with_input(&["runtime", "validate", "-"], b"{}").ends_with(2);
    let says = "error: cannot tell what standard input is: give --type\n";
    assert_eq!(judged.err, says);
    let typed = ["runtime", "validate", "--type", "state", "-"];
    with_input(&typed, b"{}").ends_with(1);
}

#[test]
fn of_several_paths_the_worst_counts() {
    validate(&[HELLO, FEATURES]).ends_with(0);
    validate(&[HELLO, BROKEN, FEATURES]).ends_with(1);
    let judged = validate(&[HELLO, "tests/fixtures/runtime/unknown.json", BROKEN]).ends_with(2);
    let says = "error: cannot tell what tests/fixtures/runtime/unknown.json is: give --type\n";
    assert_eq!(judged.err, says);
    assert!(
        judged.out.contains("examples/bundles/broken is not"),
        "{}",
        judged.out
    );
}

#[test]
fn a_directory_has_no_other_type() {
    let judged = validate(&["--type", "config", HELLO]).ends_with(2);
    let says = format!("error: cannot use --type: {HELLO} is a directory, not a file\n");
    assert_eq!(judged.err, says);
}

#[test]
fn tap_and_junit_are_read_by_others() {
    let options = ["--features", FEATURES, "--profile", "vm"];
    let paths = &ALL[..3];
    let tap = validate(&[&["--format", "tap"], &options[..], paths].concat()).ends_with(1);
    assert_tap(&tap, false);
    assert_tap(&validate(&["--format", "tap", HELLO]), true);
    let junit = validate(&[&["--format", "junit"], &options[..], paths].concat()).ends_with(1);
    assert_xml(&junit, paths.len());
}

#[test]
fn a_profile_is_printed_as_data() {
    for name in ["vm", "vm-krun"] {
        let records = lines(&run(&["profile", name, "--format", "json"]).ends_with(0));
        let human = run(&["profile", name]).ends_with(0);
        assert_eq!(human.out.lines().count(), 3 * records.len());
        for record in records {
            assert_eq!(record["profile"], name);
            let applies = record["applies"].as_str().unwrap();
            assert!(
                ["in-guest", "to-vm", "needs-host"].contains(&applies),
                "{record}"
            );
            let citation = record["citation"].as_str().unwrap();
            assert!(citation.starts_with("https://"), "{record}");
            assert!(
                human.out.contains(record["reason"].as_str().unwrap()),
                "{record}"
            );
        }
    }
}
