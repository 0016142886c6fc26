//! What a report says does not depend on how many jobs there are, nor on what the layout is in.

use std::{fs, io::Write as _, num::NonZeroUsize, path::Path, process::Command};

use crate::{archives, draft::Files, sound};

/// A layout with a fault in every document.
fn faulty() -> Files {
    let mut draft = sound::draft();
    draft.replace("amd64", r#"{"schemaVersion":2"#, r#"{"schemaVersion":3"#);
    draft.replace("config-amd64", "PATH=/bin", "PATH");
    draft.replace("config-arm64", r#""type":"layers""#, r#""type":"x""#);
    draft.replace("nested", r#""os":"linux"}},"#, r#""os":1}},"#);
    draft.replace("artifact", r#""urls":["https:"#, r#""urls":[":"#);
    draft.replace("index.json", r#""v1""#, r#""a b""#);
    let mut files = draft.finish();
    files.content("base").push(0);
    files.content("app").pop();
    files.put("blobs/sha256/x", "");
    files
}

fn report(path: &Path, jobs: usize) -> String {
    let jobs = NonZeroUsize::new(jobs).unwrap().to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_oci-tool"))
        .args(["image", "validate", "--format", "json", "--jobs", &jobs])
        .arg(path)
        .env("SOURCE_DATE_EPOCH", "0")
        .output()
        .unwrap();
    let name = path.to_str().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains(name), "{report}");
    report.replace(name, "layout")
}

#[test]
fn reports_are_the_same_whoever_is_faster() {
    let layout = faulty().on_disk();
    let first = report(layout.path(), 1);
    for jobs in [1, 2, 3, 8, 8, 8, 64] {
        assert_eq!(report(layout.path(), jobs), first, "{jobs} jobs");
    }
}

#[test]
fn reports_are_the_same_in_whatever_the_layout_is() {
    let files = faulty();
    let first = report(files.on_disk().path(), 2);
    let plain = archives::archive(&files);
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("a.tar.gz", sound::gzip(&plain)),
        ("a.tar.zst", zstd::encode_all(&plain[..], 1).unwrap()),
        ("a.tar", plain),
    ] {
        let path = folder.path().join(name);
        fs::File::create(&path)
            .unwrap()
            .write_all(&content)
            .unwrap();
        let archived = report(&path, 2);
        // Two advisories are about archives alone.
        let about_archives = |report: &str| {
            let mut report: serde_json::Value = serde_json::from_str(report).unwrap();
            report["clauses"]
                .as_array_mut()
                .unwrap()
                .retain(|clause| !clause["id"].as_str().unwrap().contains("layout.archive-"));
            report
        };
        assert_eq!(about_archives(&archived), about_archives(&first), "{name}");
    }
}
