//! The directory of results.

use std::{fs, path::Path};

use saphyr::{LoadableYamlNode as _, Yaml};

use crate::{
    formats::assert_xml,
    html::hostile,
    tool::{Run, command},
};

/// Judges and writes results into `directory`.
fn run(kind: &str, directory: &Path, arguments: &[&str]) -> Run {
    let mut command = command();
    command
        .args([kind, "validate", "--results"])
        .arg(directory)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SOURCE_DATE_EPOCH", "0");
    command.output().unwrap().into()
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The text of results.yaml, and a reader of it.
fn results(directory: &Path) -> String {
    fs::read_to_string(directory.join("results.yaml")).unwrap()
}

#[track_caller]
fn yaml(text: &str) -> Yaml<'_> {
    let mut documents = Yaml::load_from_str(text).unwrap();
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

#[test]
fn the_files_say_what_the_report_says() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("made/along the way");
    let paths = [
        "examples/layouts/broken",
        "examples/layouts/hello",
        "missing",
    ];
    let human = run("image", &directory, &paths).ends_with(2);
    assert!(human.out.contains("is not a conformant image layout"));
    assert_eq!(
        names(&directory),
        ["junit.xml", "report.html", "results.yaml"]
    );
    for (format, file) in [("junit", "junit.xml"), ("html", "report.html")] {
        let all = [&["--format", format], &paths[..]].concat();
        let printed = run("image", &directory, &all).ends_with(2);
        let written = fs::read_to_string(directory.join(file)).unwrap();
        assert_eq!(printed.out, written, "{file}");
        if format == "junit" {
            assert_xml(&printed, paths.len());
        }
    }
}

#[test]
fn results_are_for_reviewers() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        "examples/layouts/broken",
        "examples/layouts/hello",
        "missing",
    ];
    run("image", folder.path(), &paths).ends_with(2);
    let text = results(folder.path());
    let all = yaml(&text);
    assert_eq!(all["tool"]["name"].as_str(), Some("oci-tool"));
    let version = Some(env!("CARGO_PKG_VERSION"));
    assert_eq!(all["tool"]["version"].as_str(), version);
    assert_eq!(all["time"].as_str(), Some("1970-01-01T00:00:00Z"));
    assert_eq!(all["status"].as_str(), Some("Error"));
    let subjects = all["subjects"].as_vec().unwrap();
    let words: Vec<_> = subjects.iter().map(|one| one["status"].as_str()).collect();
    assert_eq!(words, [Some("FAIL"), Some("Pass"), Some("Error")]);

    let broken = &subjects[0];
    assert_eq!(broken["spec"]["name"].as_str(), Some("image-spec"));
    assert_eq!(broken["spec"]["version"].as_str(), Some("main"));
    assert!(broken["digest"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(broken["documents"]["descriptor.md"].as_str(), Some("FAIL"));
    assert_eq!(broken["documents"]["manifest.md"].as_str(), Some("Pass"));
    let listed = broken["broken"].as_vec().unwrap();
    let counted = broken["clauses"]["MUST"]["broken"].as_integer().unwrap();
    assert_eq!(i64::try_from(listed.len()), Ok(counted));
    let found = listed
        .iter()
        .find(|one| one["clause"].as_str() == Some("image.descriptor.size.matches-content"));
    let message = found.unwrap()["findings"][0]["message"].as_str();
    assert_eq!(message, Some("the content is 397 bytes long, not 396"));
    let unjudged = broken["unjudged"].as_mapping().unwrap();
    let sum: usize = unjudged
        .values()
        .map(|ids| ids.as_vec().unwrap().len())
        .sum();
    let counted = broken["clauses"]["MUST"]["not-checked"]
        .as_integer()
        .unwrap();
    assert_eq!(i64::try_from(sum), Ok(counted));

    let good = &subjects[1];
    assert!(good["broken"].as_vec().unwrap().is_empty());
    let error = subjects[2]["error"].as_str().unwrap();
    assert!(error.starts_with("cannot read missing: "), "{error}");
}

/// Whatever fails the run is said, not only a broken MUST.
#[test]
fn no_failure_is_without_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let should = "tests/fixtures/documents/should.json";
    for (level, status, listed) in [("must", 0, 0), ("should", 1, 1)] {
        run("image", folder.path(), &["--level", level, should]).ends_with(status);
        let text = results(folder.path());
        let all = yaml(&text);
        let broken = all["subjects"][0]["broken"].as_vec().unwrap();
        assert_eq!(broken.len(), listed, "{text}");
    }
    let features = "tests/fixtures/runtime/features.json";
    let arguments = ["--features", features, "examples/bundles/hello"];
    run("runtime", folder.path(), &arguments).ends_with(1);
    let text = results(folder.path());
    let subject = &yaml(&text)["subjects"][0];
    assert_eq!(subject["status"].as_str(), Some("FAIL"));
    assert_eq!(subject["features"]["path"].as_str(), Some(features));
    assert_eq!(subject["features"]["unsupported"].as_integer(), Some(2));
    let annotations = &subject["features"]["unsafe_annotations"];
    assert_eq!(annotations.as_integer(), Some(0));
    let broken = subject["broken"].as_vec().unwrap();
    assert_eq!(broken.len(), 1, "{text}");
    assert_eq!(broken[0]["level"].as_str(), Some("advisory"));
    assert_eq!(broken[0]["breaches"].as_integer(), Some(2));
    assert_eq!(broken[0]["findings"].as_vec().unwrap().len(), 2);
}

/// YAML 1.2 forbids it, and readers differ in which they take.
#[test]
fn no_key_is_there_twice() {
    for (kind, path) in [
        ("image", "examples/layouts/broken"),
        ("runtime", "examples/bundles/broken"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        run(kind, folder.path(), &[path]).ends_with(1);
        let text = results(folder.path());
        let (_, documents) = text.split_once("    documents:\n").unwrap();
        let keys: Vec<&str> = documents
            .lines()
            .take_while(|line| line.starts_with("      \""))
            .map(|line| line.split_once(": ").unwrap().0)
            .collect();
        let all = yaml(&text);
        let read = all["subjects"][0]["documents"].as_mapping().unwrap();
        assert_eq!(read.len(), keys.len());
        assert!(keys.len() > 5, "{keys:?}");
    }
}

#[test]
fn hostile_names_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a: [b] \"\u{202e}\n# c.json");
    fs::write(&path, hostile()).unwrap();
    let path = path.to_str().unwrap();
    run("image", folder.path(), &["--type", "descriptor", path]).ends_with(1);
    let text = results(folder.path());
    let all = yaml(&text);
    assert_eq!(all["subjects"][0]["path"].as_str(), Some(path));
}

#[test]
fn results_are_replaced_and_failures_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("results.yaml"), "old").unwrap();
    fs::write(folder.path().join("kept"), "kept").unwrap();
    run("runtime", folder.path(), &["examples/bundles/hello"]).ends_with(0);
    assert!(results(folder.path()).starts_with("tool:\n"));
    assert_eq!(
        names(folder.path()),
        ["junit.xml", "kept", "report.html", "results.yaml"]
    );

    // There is a file where the directory should be, and a directory where a file should be.
    let file = folder.path().join("kept");
    let failed = run("runtime", &file, &["examples/bundles/hello"]).ends_with(2);
    let expected = format!("error: cannot write {}: ", file.display());
    assert!(failed.err.starts_with(&expected), "{}", failed.err);
    assert_eq!(failed.out, "", "nothing is judged in vain");

    let directory = folder.path().join("other");
    fs::create_dir_all(directory.join("report.html")).unwrap();
    let failed = run("runtime", &directory, &["examples/bundles/hello"]).ends_with(2);
    let path = directory.join("report.html");
    let expected = format!("error: cannot write {}: ", path.display());
    assert!(failed.err.starts_with(&expected), "{}", failed.err);
    assert!(
        failed.out.contains("is a conformant bundle"),
        "{}",
        failed.out
    );
}
