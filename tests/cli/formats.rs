//! The formats for programs, as programs read them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use oci_testing::installed;
use serde_json::{Value, json};

use crate::tool::{DOCUMENTS, Run, command, document, validate};

const SCHEMA: &str = include_str!("../../schemas/report.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// Reports on all fixtures.
fn all(options: &[&str]) -> Run {
    let mut command = command();
    command
        .args(["image", "validate", "--type", "descriptor"])
        .args(options);
    command.args(DOCUMENTS.map(document));
    command.output().unwrap().into()
}

#[track_caller]
pub(crate) fn assert_valid(run: &Run, reports: usize) {
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema())
        .unwrap();
    assert_eq!(run.out.lines().count(), reports, "{}", run.err);
    for line in run.out.lines() {
        let report: Value = serde_json::from_str(line).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_schema_is_a_schema() {
    jsonschema::meta::validate(&schema()).unwrap();
}

/// Only so can the schema not fall behind what is printed.
#[test]
fn the_schema_is_closed_and_says_what_each_property_is() {
    fn walk(schema: &Value, path: &str) {
        match schema {
            Value::Object(object) => {
                if object.get("type") == Some(&"object".into()) {
                    assert_eq!(
                        object.get("additionalProperties"),
                        Some(&false.into()),
                        "{path}"
                    );
                    let properties = object["properties"].as_object().unwrap();
                    for (name, property) in properties {
                        let said = ["description", "$ref"]
                            .iter()
                            .any(|key| property.get(key).is_some());
                        assert!(said, "{path}/{name}");
                    }
                }
                for (name, value) in object {
                    walk(value, &format!("{path}/{name}"));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, path)),
            _ => {}
        }
    }
    walk(&schema(), "");
}

#[test]
fn json_is_what_its_schema_says() {
    assert_valid(&all(&["--format", "json"]), DOCUMENTS.len());
    for version in ["1.0.0", "1.0.1", "1.0.2", "1.1.0", "1.1.1", "main"] {
        let run = all(&["--format", "json", "--spec-version", version]);
        assert_valid(&run, DOCUMENTS.len());
    }
}

/// A schema that takes anything would say nothing.
#[test]
fn what_is_no_report_breaks_the_schema() {
    let run = all(&["--format", "json"]);
    let mut reports = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let broken = |report: &Value| {
        report["findings"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    };
    let report: Value = reports.find(broken).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert!(validator.is_valid(&report));
    for (pointer, value) in [
        ("/format_version", json!(2)),
        ("/tool/name", json!("other-tool")),
        ("/tool/version", json!("")),
        ("/spec/name", json!("other-spec")),
        ("/spec/version", json!("1.3.0")),
        ("/subject/type", json!("image")),
        ("/subject/digest", json!("sha256")),
        ("/subject/more", json!(1)),
        ("/time", json!("yesterday")),
        ("/time", Value::Null),
        ("/verdict", json!("good")),
        ("/summary/clauses", json!(-1)),
        ("/documents/0/state", json!("lost")),
        ("/documents/0/role", json!("")),
        ("/documents/0/via", json!("")),
        ("/layers", json!([])),
        (
            "/layers",
            json!([{ "media_type": "a/b", "size": 1, "uncompressed_size": 1, "entries": 0, "index": 0 }]),
        ),
        ("/findings/0/clause", json!("other.clause")),
        ("/findings/0/origin", json!("rumour")),
        ("/findings/0/level", json!("SHALL")),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/span", json!([1])),
        ("/findings/0/line", json!(0)),
        ("/findings/0/message", json!("")),
        ("/findings/0/also", json!([])),
        ("/findings/0/also", json!(["image.a", "image.a"])),
        (
            "/obstacles",
            json!([{ "document": "", "reason": "mood", "message": "" }]),
        ),
        ("/clauses/0/outcome", json!("won")),
        ("/clauses/0/unreleased", json!(false)),
        ("/clauses/0/outcome", json!("not-checked")),
    ] {
        let mut other = report.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        other.pointer_mut(parent).unwrap()[name] = value.clone();
        assert!(!validator.is_valid(&other), "{pointer}: {value}");
    }
    for (pointer, name) in [
        ("", "time"),
        ("/summary", "held"),
        ("/findings/0", "link"),
        ("/findings/0", "span"),
    ] {
        let mut other = report.clone();
        other
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(name);
        assert!(!validator.is_valid(&other), "{pointer}/{name}");
    }
}

#[test]
fn json_of_a_document() {
    let mut command = command();
    command
        .args(["image", "validate", "--format", "json"])
        .arg(document("negative.json"))
        .env("SOURCE_DATE_EPOCH", "0");
    let run = Run::from(command.output().unwrap()).ends_with(1);
    let mut report: Value = serde_json::from_str(&run.out).unwrap();
    let digest = "sha256:5429441227419724b85d560620f6e3cbcdd95966f440ee604d18b38a97830d5f";
    let clauses = report["clauses"].take();
    let clauses = clauses.as_array().unwrap();
    let summary = report["summary"].take();
    assert_eq!(summary["clauses"], clauses.len());
    assert_eq!(summary["broken"], 1);
    assert_eq!(summary["findings"], 1);
    let broken = json!({
        "id": "image.descriptor.size.non-negative",
        "level": "MUST NOT",
        "outcome": "broken",
        "cases": 1,
        "unreleased": true,
    });
    assert!(clauses.contains(&broken));
    assert_eq!(
        report,
        json!({
            "format_version": 1,
            "tool": {"name": "oci-tool", "version": env!("CARGO_PKG_VERSION")},
            "spec": {"name": "image-spec", "version": "main"},
            "subject": {
                "path": document("negative.json"),
                "type": "descriptor",
                "digest": digest,
            },
            "time": "1970-01-01T00:00:00Z",
            "verdict": "not-conformant",
            "summary": null,
            "documents": [
                {"path": "", "digest": digest, "role": "descriptor", "state": "judged"},
            ],
            "findings": [{
                "clause": "image.descriptor.size.non-negative",
                "origin": "specification",
                "level": "MUST NOT",
                "severity": "error",
                "document": "",
                "pointer": "/size",
                "span": [142, 144],
                "line": 4,
                "column": 11,
                "message": "the size -1 is negative",
                "excerpt": "  \"size\": -1",
                "link": "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#properties",
            }],
            "obstacles": [],
            "clauses": null,
        })
    );
}

#[test]
fn json_of_layouts_is_what_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let layout = folder.path();
    fs::create_dir_all(layout.join("blobs/sha256")).unwrap();
    fs::write(layout.join("blobs/sha256/x"), "x").unwrap();
    fs::write(
        layout.join("oci-layout"),
        r#"{"imageLayoutVersion":"1.0.0"}"#,
    )
    .unwrap();
    let index = r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":-1}]}"#;
    fs::write(layout.join("index.json"), index).unwrap();
    assert_valid(
        &validate(["--format".as_ref(), "json".as_ref(), layout.as_os_str()]),
        1,
    );
    let deep = "[".repeat(1000);
    fs::write(layout.join("index.json"), deep).unwrap();
    assert_valid(
        &validate(["--format".as_ref(), "json".as_ref(), layout.as_os_str()]),
        1,
    );
}

#[test]
fn json_of_what_is_too_large_is_what_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(5 << 30).unwrap();
    let run = validate(["--format".as_ref(), "json".as_ref(), path.as_os_str()]).ends_with(2);
    assert_valid(&run, 1);
    assert!(
        run.out.contains(r#""verdict":"undetermined""#),
        "{}",
        run.out
    );
}

/// What `prove` says of what the tool prints.
fn prove(run: &Run) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.tap");
    fs::write(&path, &run.out).unwrap();
    let mut command = Command::new("prove");
    command
        .args(["-e", "cat"])
        .arg(&path)
        .stderr(Stdio::inherit());
    let output = command.output().unwrap();
    (
        output.status.success(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

/// Reads TAP with `prove`, if that is installed, and demands that it says the same.
#[track_caller]
pub(crate) fn assert_tap(run: &Run, passes: bool) {
    if installed(&["prove"]) {
        let (passed, said) = prove(run);
        assert_eq!(passed, passes, "{said}");
        assert!(!said.contains("Parse errors"), "{said}");
    }
}

#[test]
fn prove_agrees_about_tap() {
    if !installed(&["prove"]) {
        return;
    }
    let tap = |options: &[&str]| validate([&["--format", "tap"], options].concat());
    for (documents, level, passes) in [
        (&["descriptor.json"][..], "must", true),
        (&["should.json"], "must", true),
        (&["should.json"], "should", false),
        (&["descriptor.json", "should.json"], "must", true),
        (&["descriptor.json", "negative.json"], "must", false),
        (&["descriptor.json", "missing.json"], "must", false),
    ] {
        let paths: Vec<_> = documents.iter().map(|name| document(name)).collect();
        let mut options = vec!["--level", level];
        options.extend(paths.iter().map(|path| path.to_str().unwrap()));
        let (passed, said) = prove(&tap(&options));
        assert_eq!(passed, passes, "{documents:?} {level}: {said}");
        assert!(!said.contains("Parse errors"), "{said}");
    }
    // Every document at once, with everything that is hard to quote.
    let (_, said) = prove(&all(&["--format", "tap"]));
    assert!(!said.contains("Parse errors"), "{said}");
}

#[test]
fn what_could_not_be_judged_fails_in_tap_too() {
    if !installed(&["prove"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(5 << 30).unwrap();
    let run = validate(["--format".as_ref(), "tap".as_ref(), path.as_os_str()]).ends_with(2);
    let (passed, said) = prove(&run);
    assert!(!passed && !said.contains("Parse errors"), "{said}");
    assert!(
        run.out.contains("larger than 33554432 bytes"),
        "{}",
        run.out
    );
}

/// Reads XML with Python, if that is installed, which says what is wrong with it.
#[track_caller]
pub(crate) fn assert_xml(run: &Run, suites: usize) {
    const READ: &str = "import sys, xml.etree.ElementTree as e
root = e.fromstring(sys.stdin.buffer.read())
total = lambda name: sum(int(suite.get(name)) for suite in root)
for name in 'tests', 'failures', 'errors', 'skipped':
    assert total(name) == int(root.get(name)), (name, root.attrib)
for suite in root:
    cases = suite.findall('testcase')
    assert len(cases) == int(suite.get('tests')), suite.attrib
    for (count, kind) in ('failures', 'failure'), ('errors', 'error'), ('skipped', 'skipped'):
        found = sum(case.find(kind) is not None for case in cases)
        assert found == int(suite.get(count)), (kind, suite.attrib)
print(len(root))";
    if !installed(&["python3"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.xml");
    fs::write(&path, &run.out).unwrap();
    let mut command = Command::new("python3");
    command
        .args(["-c", READ])
        .stdin(fs::File::open(&path).unwrap());
    let output = command.output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}\n{}", run.out);
    let count = String::from_utf8(output.stdout).unwrap();
    assert_eq!(count.trim(), suites.to_string());
}

#[test]
fn junit_is_xml() {
    assert_xml(&all(&["--format", "junit"]), DOCUMENTS.len());
    assert_xml(
        &all(&["--format", "junit", "--level", "may"]),
        DOCUMENTS.len(),
    );
}

#[test]
fn junit_counts_what_it_does_not_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("descriptor.json");
    let urls = vec!["1"; 5000].join(",");
    fs::write(&path, format!(r#"{{"urls":[{urls}]}}"#)).unwrap();
    let arguments = ["--format", "junit", "--type", "descriptor"].map(AsRef::as_ref);
    let run = validate(arguments.into_iter().chain([path.as_os_str()])).ends_with(1);
    assert_xml(&run, 1);
    assert!(run.out.contains(" (and 4999 more)\""), "{}", run.out);
    assert!(run.out.contains("\n4900 more, which are not listed\n"));
}

/// Names can hold what neither XML nor TAP nor a terminal should be given.
#[cfg(unix)]
#[test]
fn any_file_name_can_be_reported() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

    let folder = tempfile::tempdir().unwrap();
    for name in [
        &b"a\x1b[31m\"<&># TODO\n\\ok 1"[..],
        b"\xff\xfe\x01",
        b"]]>'",
    ] {
        let path = folder.path().join(OsStr::from_bytes(name));
        fs::copy(document("broken.json"), &path).unwrap();
        let missing = path.with_extension("missing");
        let run = |format: &str| report(format, &path, &missing);
        let shown = run("human");
        assert!(!shown.out.contains(['\x1b', '\x01']), "{shown:?}");
        assert!(!shown.err.contains(['\x1b', '\x01']), "{shown:?}");
        assert_valid(&run("json"), 1);
        assert_xml(&run("junit"), 2);
        if installed(&["prove"]) {
            let (_, said) = prove(&run("tap"));
            assert!(!said.contains("Parse errors"), "{said}");
        }
    }
}

#[cfg(unix)]
fn report(format: &str, path: &Path, missing: &Path) -> Run {
    let mut command = command();
    command.args([
        "image",
        "validate",
        "--type",
        "descriptor",
        "--format",
        format,
    ]);
    command.args([path, missing]);
    Run::from(command.output().unwrap()).ends_with(2)
}
