//! The layouts of umoci, skopeo and buildah are judged, and ours are read by them.
//!
//! A tool that is not installed is skipped, unless `OCI_INTEROP=require` is set.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use oci_testing::installed;
use tempfile::TempDir;

/// A folder for a test, which is removed at its end.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a tool in the folder, and returns what it prints.
    #[track_caller]
    fn run(&self, tool: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(tool);
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("BUILDAH_ISOLATION", "chroot");
        let output = command.output().unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{tool} {arguments:?}: {out}{err}");
        out.trim().to_owned()
    }

    /// Runs buildah with a store of its own.
    #[track_caller]
    fn buildah(&self, arguments: &[&str]) -> String {
        let (root, run) = (self.path("store"), self.path("run"));
        let mut all = vec![
            "--storage-driver",
            "vfs",
            "--root",
            root.to_str().unwrap(),
            "--runroot",
            run.to_str().unwrap(),
        ];
        all.extend(arguments);
        self.run("buildah", &all)
    }

    /// A layout by umoci with two images, one with a layer.
    fn umoci(&self) {
        self.run("umoci", &["init", "--layout", "umoci"]);
        self.run("umoci", &["new", "--image", "umoci:empty"]);
        self.run(
            "umoci",
            &["unpack", "--rootless", "--image", "umoci:empty", "bundle"],
        );
        fs::write(self.path("bundle/rootfs/hello"), "hello\n").unwrap();
        self.run("umoci", &["repack", "--image", "umoci:hello", "bundle"]);
        self.run(
            "umoci",
            &[
                "config",
                "--image",
                "umoci:hello",
                "--config.user",
                "1000:1000",
            ],
        );
    }
}

/// Judges a layout and returns the report as JSON.
#[track_caller]
fn judge(path: &Path) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_oci-tool"))
        .args(["image", "validate", "--format", "json"].map(OsStr::new))
        .arg(path)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {output:?}");
    })
}

/// The ids of the clauses that are broken, by severity.
fn broken(report: &serde_json::Value, severity: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    let of_severity = findings
        .iter()
        .filter(|finding| finding["severity"] == severity);
    let mut ids: Vec<String> = of_severity
        .map(|finding| finding["clause"].as_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

/// How many documents have the role and state.
fn count(report: &serde_json::Value, role: &str, state: &str) -> usize {
    let documents = report["documents"].as_array().unwrap();
    let same =
        |document: &&serde_json::Value| document["role"] == role && document["state"] == state;
    documents.iter().filter(same).count()
}

#[track_caller]
fn conforms(path: &Path) -> serde_json::Value {
    let report = judge(path);
    assert_eq!(report["verdict"], "conformant", "{:#}", report["findings"]);
    report
}

#[test]
fn layouts_by_umoci_conform() {
    if !installed(&["umoci"]) {
        return;
    }
    let folder = Folder::new();
    folder.run("umoci", &["init", "--layout", "nothing"]);
    // Some versions write `null` for the empty list. The clause is right: null is no array.
    let nothing = judge(&folder.path("nothing"));
    let broken = broken(&nothing, "error");
    let null = ["image.index.manifests.json-type".to_owned()];
    assert!(broken.is_empty() || broken == null, "{broken:?}");
    folder.umoci();
    let report = conforms(&folder.path("umoci"));
    assert_eq!(count(&report, "manifest", "judged"), 2);
    assert_eq!(count(&report, "config", "judged"), 2);
    assert_eq!(count(&report, "layer", "judged"), 1);
}

#[test]
fn layouts_by_skopeo_conform() {
    if !installed(&["umoci", "skopeo"]) {
        return;
    }
    let folder = Folder::new();
    folder.umoci();
    folder.run("skopeo", &["copy", "oci:umoci:hello", "oci:copied:hello"]);
    conforms(&folder.path("copied"));
    folder.run(
        "skopeo",
        &["copy", "oci:umoci:hello", "oci-archive:archive.tar:hello"],
    );
    let report = conforms(&folder.path("archive.tar"));
    assert_eq!(count(&report, "manifest", "judged"), 1);
    for (compress, name) in [("gzip", "archive.tar.gz"), ("zstd", "archive.tar.zst")] {
        if installed(&[compress]) {
            folder.run(compress, &["-k", "archive.tar"]);
            assert_eq!(
                count(&conforms(&folder.path(name)), "manifest", "judged"),
                1
            );
        }
    }
}

#[test]
fn docker_types_in_a_layout_are_content_like_any_other() {
    if !installed(&["umoci", "skopeo"]) {
        return;
    }
    let folder = Folder::new();
    folder.umoci();
    let format = [
        "copy",
        "--format",
        "v2s2",
        "oci:umoci:hello",
        "oci:docker:hello",
    ];
    folder.run("skopeo", &format);
    let report = conforms(&folder.path("docker"));
    assert_eq!(count(&report, "manifest", "judged"), 0);
    assert_eq!(count(&report, "content", "hashed"), 1);
}

#[test]
fn layouts_by_buildah_conform() {
    if !installed(&["buildah"]) {
        return;
    }
    let folder = Folder::new();
    fs::write(folder.path("hello"), "hello\n").unwrap();
    let hello = folder.path("hello");
    let container = folder.buildah(&["from", "scratch"]);
    folder.buildah(&[
        "config", "--author", "someone", "--cmd", "/hello", &container,
    ]);
    folder.buildah(&["copy", &container, hello.to_str().unwrap(), "/hello"]);
    let target = format!("oci:{}:hello", folder.path("committed").display());
    folder.buildah(&["commit", &container, &target]);
    conforms(&folder.path("committed"));

    for architecture in ["amd64", "arm64"] {
        let container = folder.buildah(&["from", "--arch", architecture, "scratch"]);
        folder.buildah(&["config", "--arch", architecture, &container]);
        folder.buildah(&["commit", &container, &format!("for-{architecture}")]);
    }
    folder.buildah(&["manifest", "create", "both", "for-amd64", "for-arm64"]);
    let target = format!("oci:{}:both", folder.path("both").display());
    folder.buildah(&["manifest", "push", "--all", "both", &target]);
    let report = conforms(&folder.path("both"));
    assert_eq!(count(&report, "index", "judged"), 2);
    assert_eq!(count(&report, "manifest", "judged"), 2);
}

#[test]
fn layouts_of_ours_are_read() {
    let layout = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts/hello");
    let source = format!("oci:{}:latest", layout.display());
    let folder = Folder::new();
    if installed(&["umoci"]) {
        let image = format!("{}:latest", layout.display());
        folder.run(
            "umoci",
            &["unpack", "--rootless", "--image", &image, "bundle"],
        );
        let unpacked = fs::read_to_string(folder.path("bundle/rootfs/hello.txt")).unwrap();
        assert_eq!(unpacked, "Hello, world!\n");
    }
    if installed(&["skopeo"]) {
        let inspected = folder.run("skopeo", &["inspect", &source]);
        assert!(
            inspected.contains("\"Architecture\": \"amd64\""),
            "{inspected}"
        );
        folder.run("skopeo", &["copy", &source, "oci:copied:latest"]);
        conforms(&folder.path("copied"));
    }
    if installed(&["buildah"]) {
        folder.buildah(&["pull", &source]);
        assert!(folder.buildah(&["images", "--quiet"]).len() >= 12);
    }
}

#[test]
fn a_flipped_bit_in_a_layout_by_umoci_is_found() {
    if !installed(&["umoci"]) {
        return;
    }
    let folder = Folder::new();
    folder.umoci();
    let report = conforms(&folder.path("umoci"));
    let documents = report["documents"].as_array().unwrap();
    let layer = documents
        .iter()
        .find(|document| document["role"] == "layer")
        .unwrap();
    let layer = folder.path("umoci").join(layer["path"].as_str().unwrap());
    let mut content = fs::read(&layer).unwrap();
    let middle = content.len() / 2;
    content[middle] ^= 1;
    fs::write(&layer, content).unwrap();
    let report = judge(&folder.path("umoci"));
    assert_eq!(report["verdict"], "not-conformant");
    let expected = [
        "image.descriptor.digest.calculation",
        "image.layout.blobs.content-matches-name",
    ];
    assert_eq!(broken(&report, "error"), expected);
}
