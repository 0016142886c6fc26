//! What a verdict depends on is part of every report.

use std::fs;

use serde_json::{Value, json};

use crate::{
    formats::{assert_tap, assert_valid, assert_xml},
    tool::{Run, command},
};

fn report(kind: &str, format: &str, arguments: &[&str]) -> Run {
    let mut command = command();
    command
        .args([kind, "validate", "--format", format])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command.output().unwrap().into()
}

const LAYOUT: &str = "examples/layouts/hello";

/// Without it nobody could tell that a part was left out.
#[test]
fn every_format_says_which_options_were_given() {
    let arguments = [
        "--select=platform.os=linux",
        "--shallow",
        "--limit=entries=7",
        "--level=should",
        "--spec-version=1.1.1",
        LAYOUT,
    ];
    let said = [
        "--level=should",
        "--spec-version=1.1.1",
        "--select=platform.os=linux",
        "--shallow",
        "--limit=entries=7",
    ];
    let joined = said.join(" ");
    let shown = |format: &str| report("image", format, &arguments).ends_with(0);

    let json = shown("json");
    assert_valid(&json, 1);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["options"], json!(said));
    let sarif: Value = serde_json::from_str(&shown("sarif").out).unwrap();
    let subject = &sarif["runs"][0]["properties"]["subjects"][0];
    assert_eq!(subject["options"], json!(said));
    let tap = shown("tap");
    assert_tap(&tap, true);
    assert!(tap.out.contains(&format!("\n# {}\n", said.join("\n# "))));
    let junit = shown("junit");
    assert_xml(&junit, 1);
    let property = format!("<property name=\"config\" value=\"{joined}\"/>");
    assert!(junit.out.contains(&property), "{}", junit.out);
    let html = shown("html").out;
    let row = format!("<dt>Options</dt><dd><code>{joined}</code></dd>");
    assert!(html.contains(&row), "{html}");
    for people in [html, shown("human").out] {
        let verdict = "), as far as --select=platform.os=linux leads";
        assert!(people.contains(verdict), "{people}");
    }

    let folder = tempfile::tempdir().unwrap();
    let results = format!("--results={}", folder.path().display());
    report(
        "image",
        "human",
        &[&[results.as_str()], &arguments[..]].concat(),
    )
    .ends_with(0);
    let yaml = fs::read_to_string(folder.path().join("results.yaml")).unwrap();
    let lines: String = said
        .map(|option| format!("      - \"{option}\"\n"))
        .concat();
    assert!(yaml.contains(&format!("    config:\n{lines}")), "{yaml}");
}

#[test]
fn options_of_runtimes_are_said() {
    let features = "tests/fixtures/runtime/features.json";
    let arguments = [
        "--platform=linux",
        "--platform=vm",
        "--profile=vm-krun",
        "--spec-version=1.2.0",
        "--host",
        "--features",
        features,
        "examples/bundles/hello",
    ];
    let json: Value = serde_json::from_str(&report("runtime", "json", &arguments).out).unwrap();
    let said = json!([
        "--spec-version=1.2.0",
        "--platform=linux",
        "--platform=vm",
        "--host",
        format!("--features={features}"),
        "--profile=vm-krun",
    ]);
    assert_eq!(json["options"], said);
}

#[test]
fn nothing_is_said_of_options_if_there_were_none() {
    for format in ["json", "sarif", "tap", "junit", "html", "human"] {
        let shown = report("image", format, &[LAYOUT]).ends_with(0).out;
        for word in ["options", "Options", "<property", "--", "as far as"] {
            let comment = word == "--" && format == "html";
            assert!(comment || !shown.contains(word), "{format}: {word}");
        }
    }
}
