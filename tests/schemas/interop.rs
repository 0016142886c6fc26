//! The schemas in the hands of check-jsonschema.
//!
//! A tool that is not installed is skipped, unless `OCI_INTEROP=require` is set.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use oci_testing::installed;
use tempfile::TempDir;

use super::documents::{GOOD, file};

const TOOL: &str = "check-jsonschema";

/// Asks the tool to hold documents against a schema that the command line prints.
#[track_caller]
fn accepts(folder: &TempDir, schema: &str, documents: &[PathBuf]) -> bool {
    let path = folder.path().join(format!("{schema}.schema.json"));
    let printed = Command::new(env!("CARGO_BIN_EXE_oci-tool"))
        .args(["schema", schema])
        .output()
        .unwrap();
    assert!(printed.status.success(), "{printed:?}");
    fs::write(&path, printed.stdout).unwrap();
    let mut command = Command::new(TOOL);
    let output = command
        .arg("--schemafile")
        .arg(&path)
        .args(documents)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // 1 is a document that is refused; it also is a schema that cannot be used.
    assert!(
        output.status.success() || said.contains("Schema validation errors"),
        "{output:?}"
    );
    output.status.success()
}

#[test]
fn check_jsonschema_accepts_the_examples() {
    if !installed(&[TOOL]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut documents: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for (number, (schema, path)) in GOOD.iter().enumerate() {
        // The tool tells the format of a document by its name.
        let document = folder.path().join(format!("{number}.json"));
        fs::copy(file(path), &document).unwrap();
        documents.entry(schema).or_default().push(document);
    }
    for (schema, documents) in documents {
        assert!(accepts(&folder, schema, &documents), "{schema}");
    }
}

#[test]
fn check_jsonschema_refuses_what_is_broken() {
    if !installed(&[TOOL]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (schema, path, from, to) in [
        (
            "image-index",
            "examples/layouts/hello/index.json",
            r#""size":397"#,
            r#""size":"397""#,
        ),
        (
            "image-index",
            "examples/layouts/hello/index.json",
            "sha256:5",
            "sha256:",
        ),
        (
            "runtime-config",
            "examples/bundles/hello/config.json",
            r#""cwd""#,
            r#""pwd""#,
        ),
        (
            "runtime-features",
            "tests/fixtures/runtime/features.json",
            r#"["prestart""#,
            "[1",
        ),
    ] {
        let text = fs::read_to_string(file(path)).unwrap();
        let broken = text.replace(from, to);
        assert_ne!(broken, text, "{path}");
        let document = folder.path().join("document.json");
        fs::write(&document, broken).unwrap();
        assert!(!accepts(&folder, schema, &[document]), "{path}");
    }
}

/// The report that the tool prints is what its own schema says.
#[test]
fn check_jsonschema_accepts_reports() {
    if !installed(&[TOOL]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("report.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_oci-tool"));
    command
        .args(["image", "validate", "--format", "json"])
        .arg(file("examples/layouts/broken"));
    fs::write(&document, command.output().unwrap().stdout).unwrap();
    assert!(accepts(&folder, "report", &[document]));
}
