//! SARIF, as its viewers read it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use oci_testing::lack;
use serde_json::{Value, json};

use crate::{
    forge,
    html::{HOSTILE, hostile},
    tool::{Run, command, with_input},
};

fn sarif(kind: &str, arguments: &[&str]) -> (Run, Value) {
    let mut command = command();
    command
        .args([kind, "validate", "--format", "sarif"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SOURCE_DATE_EPOCH", "0");
    let run = Run::from(command.output().unwrap());
    let log = serde_json::from_str(&run.out).unwrap();
    assert_sound(&log);
    (run, log)
}

/// What objects must and may have, by the property that they are the value of. The names are those
/// of the standard; property bags are ours, and are not looked into.
const OBJECTS: [(&str, &[&str], &[&str]); 21] = [
    ("", &["$schema", "version", "runs"], &[]),
    (
        "runs",
        &[
            "tool",
            "invocations",
            "columnKind",
            "artifacts",
            "results",
            "properties",
        ],
        &[],
    ),
    ("tool", &["driver"], &[]),
    (
        "driver",
        &["name", "version", "semanticVersion", "rules"],
        &[],
    ),
    (
        "rules",
        &[
            "id",
            "shortDescription",
            "fullDescription",
            "helpUri",
            "help",
            "defaultConfiguration",
            "properties",
        ],
        &[],
    ),
    ("shortDescription", &["text"], &[]),
    ("fullDescription", &["text"], &[]),
    ("help", &["text"], &[]),
    ("defaultConfiguration", &["level"], &[]),
    (
        "invocations",
        &[
            "executionSuccessful",
            "exitCode",
            "endTimeUtc",
            "toolExecutionNotifications",
        ],
        &[],
    ),
    (
        "toolExecutionNotifications",
        &["level", "message", "locations"],
        &[],
    ),
    ("artifacts", &["location"], &["hashes"]),
    ("location", &[], &["uri", "description"]),
    ("description", &["text"], &[]),
    (
        "results",
        &[
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "partialFingerprints",
        ],
        &["properties"],
    ),
    ("message", &["text"], &[]),
    ("partialFingerprints", &["clauseAndPlace/v1"], &[]),
    ("locations", &["physicalLocation"], &["logicalLocations"]),
    ("physicalLocation", &["artifactLocation"], &["region"]),
    ("artifactLocation", &[], &["uri", "index", "description"]),
    ("logicalLocations", &["fullyQualifiedName"], &[]),
];
const REGION: [&str; 6] = [
    "startLine",
    "startColumn",
    "endLine",
    "endColumn",
    "byteOffset",
    "byteLength",
];

/// Whether nothing is missing and nothing is there that the standard does not have.
#[track_caller]
fn assert_closed(value: &Value, name: &str) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| assert_closed(item, name)),
        Value::Object(_) if ["properties", "hashes"].contains(&name) => {}
        Value::Object(object) => {
            let names: BTreeSet<&str> = object.keys().map(String::as_str).collect();
            if name == "region" {
                assert_eq!(names, BTreeSet::from(REGION));
                return;
            }
            let known = OBJECTS.iter().find(|(known, _, _)| *known == name);
            let (_, required, optional) = known.unwrap_or_else(|| panic!("{name}: {value}"));
            let required: BTreeSet<&str> = required.iter().copied().collect();
            let all = required.iter().chain(*optional).copied().collect();
            assert!(names.is_superset(&required), "{name}: {names:?}");
            assert!(names.is_subset(&all), "{name}: {names:?}");
            for (name, value) in object {
                assert_closed(value, name);
            }
        }
        _ => {}
    }
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().unwrap()
}

fn notifications(log: &Value) -> &[Value] {
    log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap()
}

fn fingerprints(log: &Value) -> Vec<&str> {
    let results = results(log).iter();
    results
        .map(|result| {
            result["partialFingerprints"]["clauseAndPlace/v1"]
                .as_str()
                .unwrap()
        })
        .collect()
}

/// Whether this is a URI reference of nothing but what needs no interpretation.
fn is_reference(uri: &str) -> bool {
    let path = uri.strip_prefix("file://").unwrap_or(uri);
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~%".contains(c);
    !path.is_empty() && path.chars().all(plain) && !path.starts_with("//")
}

/// Whether the location says which artifact it is in, if there is that.
#[track_caller]
fn assert_located(location: &Value, log: &Value) {
    let location = &location["physicalLocation"]["artifactLocation"];
    let named = |one: &Value, other: &Value| {
        one["uri"] == other["uri"] && one["description"] == other["description"]
    };
    let artifacts = log["runs"][0]["artifacts"].as_array().unwrap();
    let index = artifacts
        .iter()
        .position(|artifact| named(&artifact["location"], location));
    assert_eq!(location.get("index"), index.map(Value::from).as_ref());
    assert!(location["uri"].is_string() || index.is_some(), "{location}");
}

#[track_caller]
fn assert_sound(log: &Value) {
    assert_closed(log, "");
    assert_eq!(log["version"], "2.1.0");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let mut used = BTreeSet::new();
    for result in results(log) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        used.insert(index);
        let level = result["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level));
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert!(uri.as_str().is_none_or(is_reference), "{uri}");
        assert_located(&result["locations"][0], log);
    }
    let mut failed = false;
    for notification in notifications(log) {
        failed |= notification["level"] == "error";
        assert_located(&notification["locations"][0], log);
    }
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], !failed);
    assert_eq!(used.len(), rules.len(), "each rule has a result");
    let all = fingerprints(log);
    let different: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), different.len());
    if let Some(schema) = schema() {
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap();
        let errors: Vec<String> = validator.iter_errors(log).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// The official schema, which is no part of the project because of its licence: the file that
/// `OCI_SARIF_SCHEMA` names, or `sarif-schema-2.1.0.json` in the folder that `OCI_UPSTREAM` names.
fn schema() -> Option<Value> {
    let upstream = env::var_os("OCI_UPSTREAM");
    let upstream = upstream.map(|folder| Path::new(&folder).join("sarif-schema-2.1.0.json"));
    let named = env::var_os("OCI_SARIF_SCHEMA").map(Into::into);
    let path = named.or_else(|| upstream.filter(|path| path.is_file()));
    let Some(path) = path else {
        lack("OCI_SARIF_SCHEMA names no schema of SARIF");
        return None;
    };
    let text = fs::read_to_string(&path).unwrap();
    // Before its errata the standard had a pattern with a bracket too many.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn every_finding_is_a_result() {
    for (kind, path) in [
        ("image", "examples/layouts/broken"),
        ("image", "examples/layouts/hello"),
        ("runtime", "examples/bundles/broken"),
    ] {
        let (run, log) = sarif(kind, &[path]);
        let mut command = command();
        command
            .args([kind, "validate", "--format", "json", path])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let json = Run::from(command.output().unwrap())
            .ends_with(run.status)
            .out;
        let json: Value = serde_json::from_str(&json).unwrap();
        let findings = json["findings"].as_array().unwrap();
        assert_eq!(results(&log).len(), findings.len());
        for (result, finding) in results(&log).iter().zip(findings) {
            assert_eq!(result["ruleId"], finding["clause"]);
            assert_eq!(result["level"], finding["severity"]);
            let message = finding["message"].as_str().unwrap();
            let message = message.replace('{', "{{").replace('}', "}}");
            assert_eq!(result["message"]["text"], message);
            let location = &result["locations"][0];
            let file = finding["document"].as_str().unwrap();
            let uri = format!("{path}/{file}");
            let uri = uri.trim_end_matches('/');
            assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], uri);
            let region = &location["physicalLocation"]["region"];
            assert_eq!(region["startLine"], finding["line"]);
            assert_eq!(region["startColumn"], finding["column"]);
            if finding["pointer"] != "" {
                let name = &location["logicalLocations"][0]["fullyQualifiedName"];
                assert_eq!(name, &finding["pointer"]);
            }
        }
        let subject = &log["runs"][0]["properties"]["subjects"][0];
        assert_eq!(subject["verdict"], json["verdict"]);
        assert_eq!(subject["digest"], json["subject"]["digest"]);
        assert_eq!(subject["findings"], json["summary"]["findings"]);
        assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], run.status);
        // The same findings have the same fingerprints in every run.
        assert_eq!(fingerprints(&log), fingerprints(&sarif(kind, &[path]).1));
    }
}

/// Cuts a region out of a text by its lines and columns, as a viewer does.
fn by_columns<'t>(text: &'t str, region: &Value) -> &'t str {
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let offset = |line: &str, column: &str| {
        let start: usize = text
            .split_inclusive('\n')
            .take(number(line) - 1)
            .map(str::len)
            .sum();
        let characters = text[start..].chars().take(number(column) - 1);
        start + characters.map(char::len_utf8).sum::<usize>()
    };
    &text[offset("startLine", "startColumn")..offset("endLine", "endColumn")]
}

#[test]
fn bytes_and_columns_are_the_same_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("descriptor.json");
    // Characters of one to four bytes, and a value of several lines.
    let text = "{\"mediaType\":\"a/b\",\r\n \"ü€𝄞\":1, \"digest\":\"𝄞\",\r\n \"size\":-1, \"urls\":{\n\"𝄞\":\n[]}}";
    fs::write(&path, text).unwrap();
    let (run, log) = sarif("image", &["--type", "descriptor", path.to_str().unwrap()]);
    run.ends_with(1);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let mut values = BTreeMap::new();
    for result in results(&log) {
        let location = &result["locations"][0];
        let region = &location["physicalLocation"]["region"];
        let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let start = number("byteOffset");
        let by_bytes = &text[start..start + number("byteLength")];
        assert_eq!(by_bytes, by_columns(text, region));
        let pointer = &location["logicalLocations"][0]["fullyQualifiedName"];
        values.insert(pointer.as_str().unwrap_or_default(), by_bytes);
    }
    assert_eq!(values["/size"], "-1");
    assert_eq!(values["/digest"], "\"𝄞\"");
    assert_eq!(values["/urls"], "{\n\"𝄞\":\n[]}");
}

#[test]
fn what_could_not_be_judged_is_a_notification() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(5 << 30).unwrap();
    let paths = ["examples/layouts/broken", "missing", path.to_str().unwrap()];
    let (run, log) = sarif("image", &paths);
    run.ends_with(2);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told: Vec<&str> = notifications(&log)
        .iter()
        .map(|notification| notification["message"]["text"].as_str().unwrap())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("cannot read missing: "), "{told:?}");
    assert!(told[1].starts_with("not judged in full: "), "{told:?}");
    let subjects = log["runs"][0]["properties"]["subjects"].as_array().unwrap();
    let verdicts: Vec<&Value> = subjects.iter().map(|subject| &subject["verdict"]).collect();
    assert_eq!(verdicts, ["not-conformant", "not-judged", "undetermined"]);

    let (run, log) = sarif("image", &["examples/layouts/hello"]);
    run.ends_with(0);
    assert_eq!(
        log["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
    assert_eq!(results(&log).len(), 0);
}

/// A broken MUST goes before what could not be judged, but not here.
#[test]
fn an_error_that_is_told_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("blobs/sha256")).unwrap();
    fs::write(folder.path().join("oci-layout"), "[".repeat(1000)).unwrap();
    let index = r#"{"schemaVersion":1,"manifests":[]}"#;
    fs::write(folder.path().join("index.json"), index).unwrap();
    let (run, log) = sarif("image", &[folder.path().to_str().unwrap()]);
    run.ends_with(1);
    assert!(!results(&log).is_empty());
    assert_eq!(notifications(&log)[0]["level"], "error");
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 1);
}

#[test]
fn no_name_is_a_placeholder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("descriptor.json");
    fs::write(&path, r#"{"{0}":1,"{0}":2,"size":-1}"#).unwrap();
    let (_, log) = sarif("image", &["--type", "descriptor", path.to_str().unwrap()]);
    let texts = results(&log).iter();
    let texts = texts.map(|result| result["message"]["text"].as_str().unwrap());
    let named: Vec<&str> = texts.filter(|text| text.contains("{0}")).collect();
    assert!(!named.is_empty());
    assert!(named.iter().all(|text| text.contains("{{0}}")), "{named:?}");
}

/// A file may be called `-`, too.
#[test]
fn standard_input_has_no_address() {
    let text = br#"{"mediaType":"a/b","digest":"sha256:0","size":-1}"#;
    let arguments = ["image", "validate", "--format", "sarif"];
    let run = with_input(
        &[&arguments[..], &["--type", "descriptor", "-"]].concat(),
        text,
    );
    let log = serde_json::from_str(&run.ends_with(1).out).unwrap();
    assert_sound(&log);
    let location = json!({ "description": { "text": "standard input" } });
    let artifact = &log["runs"][0]["artifacts"][0];
    assert_eq!(artifact["location"], location);
    assert!(artifact["hashes"]["sha-256"].is_string());
    // Neither has what could not be judged.
    let run = with_input(&[&arguments[..], &["-"]].concat(), b"{}");
    let log = serde_json::from_str(&run.ends_with(2).out).unwrap();
    assert_sound(&log);
    assert_eq!(notifications(&log).len(), 1);
    assert_eq!(
        log["runs"][0]["artifacts"],
        json!([{ "location": location }])
    );
}

/// Readers of some logs look at how they begin.
#[test]
fn a_log_begins_with_its_version() {
    let (run, _) = sarif("image", &["examples/layouts/hello"]);
    assert!(
        run.out
            .starts_with("{\n  \"version\": \"2.1.0\",\n  \"$schema\": ")
    );
}

#[test]
fn an_entry_of_an_archive_is_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer");
    fs::write(&path, forge::archive("file a\nfile a")).unwrap();
    let (run, log) = sarif("image", &["--type", "layer", path.to_str().unwrap()]);
    run.ends_with(1);
    let result = &results(&log)[0];
    let location = &result["locations"][0];
    assert_eq!(
        location["logicalLocations"],
        json!([{"fullyQualifiedName": "a"}])
    );
    assert_eq!(location["physicalLocation"].get("region"), None);
    assert_eq!(result["properties"]["entryOffset"], 512);
}

#[test]
fn more_findings_than_are_listed_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("descriptor.json");
    let urls = vec!["1"; 5000].join(",");
    fs::write(&path, format!(r#"{{"urls":[{urls}]}}"#)).unwrap();
    let (run, log) = sarif("image", &["--type", "descriptor", path.to_str().unwrap()]);
    run.ends_with(1);
    let subject = &log["runs"][0]["properties"]["subjects"][0];
    assert!(subject["findings"].as_u64().unwrap() >= 5000, "{subject}");
    assert!(results(&log).len() < 1000);
    let more = notifications(&log).iter().any(|notification| {
        let text = notification["message"]["text"].as_str().unwrap();
        notification["level"] == "note" && text.contains("more findings of image.descriptor.urls")
    });
    assert!(more, "{:?}", notifications(&log));
}

#[test]
fn hostile_names_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a:b c#\u{202e}%.json");
    fs::write(&path, hostile()).unwrap();
    let (run, log) = sarif("image", &["--type", "descriptor", path.to_str().unwrap()]);
    let twice = |result: &&Value| {
        let id = result["ruleId"].as_str().unwrap();
        id.ends_with("no-duplicate-names")
    };
    assert_eq!(results(&log).iter().filter(twice).count(), HOSTILE.len());
    let uri = &results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    let uri = uri.as_str().unwrap();
    assert!(uri.ends_with("/a%3Ab%20c%23%E2%80%AE%25.json"), "{uri}");
    // Nothing that is written moves a reader's text about, but for the path as it was given.
    let shown = run.ends_with(1).out;
    let lines = shown.lines().filter(|line| !line.contains(r#""path": "#));
    for line in lines {
        assert!(!line.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{line}");
    }
}
