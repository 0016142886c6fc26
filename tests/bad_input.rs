//! What no one should hand to the tool: each of these ends with a finding or a clear error, and
//! with the exit status that says so.
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
    io::Write,
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use oci_digest::Digest;
use oci_testing::skip;
use tempfile::TempDir;

const HEADER: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;

/// A layout in a temporary directory, which is removed at the end.
struct Layout(TempDir);

impl Layout {
    /// A layout with this `index.json` and no blobs.
    fn new(index: impl AsRef<[u8]>) -> Self {
        let layout = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(layout.path().join("blobs/sha256")).unwrap();
        fs::write(layout.path().join("oci-layout"), HEADER).unwrap();
        fs::write(layout.path().join("index.json"), index).unwrap();
        layout
    }

    /// A layout whose only blob, which `index.json` refers to, is made by `make` at its place.
    fn with_blob(make: impl FnOnce(&Path)) -> Self {
        let digest = Digest::sha256_of(b"hello");
        let layout = Self::new(index_of(&digest.to_string(), 5));
        make(&layout.path().join(digest.blob_path().to_path_buf()));
        layout
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn judge(&self) -> Judged {
        judge([self.path().as_os_str()])
    }
}

fn index_of(digest: &str, size: u64) -> String {
    format!(
        r#"{{"schemaVersion":2,"manifests":[{{"mediaType":"application/octet-stream","digest":"{digest}","size":{size}}}]}}"#
    )
}

struct Judged {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Judged {
    #[track_caller]
    fn ends_with(self, status: i32, says: &str) -> Self {
        let Self { out, err, .. } = &self;
        assert_eq!(self.status, Some(status), "{out}\n{err}");
        assert!(
            out.contains(says) || err.contains(says),
            "{says}:\n{out}\n{err}"
        );
        assert!(!err.contains("panicked"), "{err}");
        self
    }
}

fn judge<'a>(paths: impl IntoIterator<Item = &'a OsStr>) -> Judged {
    let output = tool(paths).stdin(Stdio::null()).output().unwrap();
    Judged::from(output)
}

impl From<Output> for Judged {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

fn tool<'a>(paths: impl IntoIterator<Item = &'a OsStr>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oci-tool"));
    command
        .args(["image", "validate", "--color", "never"])
        .args(paths);
    command
}

#[test]
fn truncated_json() {
    Layout::new(r#"{"schemaVersion":2,"manif"#)
        .judge()
        .ends_with(1, "image.considerations.json.plus-json-types");
}

#[test]
fn an_empty_file() {
    Layout::new("")
        .judge()
        .ends_with(1, "image.considerations.json.plus-json-types");
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("empty.json");
    fs::write(&file, "").unwrap();
    judge(["--type".as_ref(), "index".as_ref(), file.as_os_str()])
        .ends_with(1, "image.considerations.json.plus-json-types");
}

#[test]
fn arrays_in_arrays() {
    let index = format!(r#"{{"a":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    Layout::new(index)
        .judge()
        .ends_with(2, "127 nested arrays and objects");
}

#[test]
fn five_gigabytes() {
    let layout = Layout::new("");
    let index = fs::File::create(layout.path().join("index.json")).unwrap();
    index.set_len(5 << 30).unwrap();
    layout.judge().ends_with(2, "larger than 33554432 bytes");
    let file = layout.path().join("index.json");
    judge(["--type".as_ref(), "index".as_ref(), file.as_os_str()])
        .ends_with(2, "larger than 33554432 bytes");
}

#[test]
fn a_directory_in_the_place_of_a_blob() {
    Layout::with_blob(|path| fs::create_dir(path).unwrap())
        .judge()
        .ends_with(1, "expected a blob, found a directory");
}

#[test]
fn a_fifo_in_the_place_of_a_blob() {
    let layout = Layout::with_blob(|path| {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    });
    layout.judge().ends_with(1, "expected a blob, found a FIFO");
}

#[test]
fn a_fifo_in_the_place_of_a_document() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("fifo");
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    judge([path.as_os_str()]).ends_with(2, "FIFO");
}

#[test]
fn a_device_in_the_place_of_a_blob() {
    let mut made = false;
    let layout = Layout::with_blob(|path| {
        let mut mknod = Command::new("mknod");
        mknod.arg(path).args(["c", "1", "5"]).stderr(Stdio::null());
        made = mknod.status().is_ok_and(|status| status.success());
    });
    if made {
        layout
            .judge()
            .ends_with(1, "expected a blob, found a device");
    } else {
        skip("only root may make devices");
    }
}

#[test]
fn a_symbolic_link_out_of_the_layout() {
    Layout::with_blob(|path| symlink("/dev/zero", path).unwrap())
        .judge()
        .ends_with(1, "a symbolic link that leads out of the layout");
    // Neither does a directory between lead out.
    let layout = Layout::new(index_of(&Digest::sha256_of(b"hello").to_string(), 5));
    let outside = tempfile::tempdir().unwrap();
    let blob = Digest::sha256_of(b"hello").encoded().to_string();
    fs::write(outside.path().join(blob), "hello").unwrap();
    fs::remove_dir(layout.path().join("blobs/sha256")).unwrap();
    symlink(outside.path(), layout.path().join("blobs/sha256")).unwrap();
    layout.judge().ends_with(1, "leads out of the layout");
}

#[test]
fn a_symbolic_link_within_the_layout() {
    let layout = Layout::with_blob(|path| symlink("../../hello", path).unwrap());
    fs::write(layout.path().join("hello"), "hello").unwrap();
    layout.judge().ends_with(0, "is a conformant image layout");
}

#[test]
fn a_path_that_is_no_layout() {
    let directory = tempfile::tempdir().unwrap();
    judge([directory.path().as_os_str()]).ends_with(1, "image.layout.index.exists");
    judge([directory.path().join("missing").as_os_str()]).ends_with(2, "missing");
}

#[test]
fn a_digest_that_leads_out_of_the_layout() {
    Layout::new(index_of("sha256:../../x", 5))
        .judge()
        .ends_with(1, "image.descriptor.digest.grammar");
}

#[test]
fn an_index_that_names_itself() {
    // No index can have its own digest, but one of an unknown algorithm can claim to.
    let index = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"other:self","size":205}]}"#;
    let layout = Layout::new(index);
    let blob = layout.path().join("blobs/other/self");
    fs::create_dir(blob.parent().unwrap()).unwrap();
    fs::write(&blob, index).unwrap();
    assert!(layout.judge().status.is_some());
}

#[test]
fn a_million_descriptors() {
    let one = index_of(&Digest::sha256_of(b"hello").to_string(), 5);
    let one = one.split_once('[').unwrap().1.trim_end_matches("]}");
    let all = vec![one; 1_000_000].join(",");
    Layout::new(format!(r#"{{"schemaVersion":2,"manifests":[{all}]}}"#))
        .judge()
        .ends_with(2, "larger than 33554432 bytes");
    let small = vec![r#"{"size":1}"#; 1_000_000].join(",");
    Layout::new(format!(r#"{{"schemaVersion":2,"manifests":[{small}]}}"#))
        .judge()
        .ends_with(1, "image.descriptor.digest.required");
}

#[test]
fn file_names_that_are_not_utf_8() {
    let layout = Layout::new(r#"{"schemaVersion":2,"manifests":[]}"#);
    let name = OsStr::from_bytes(b"\xff\xfe");
    fs::write(layout.path().join("blobs/sha256").join(name), "").unwrap();
    layout
        .judge()
        .ends_with(1, "image.layout.blobs.name-charset");
    let path: PathBuf = layout.path().join(name);
    fs::create_dir(&path).unwrap();
    judge([path.as_os_str()]).ends_with(1, "image.layout.index.exists");
}

#[test]
fn a_layout_that_vanishes_while_it_is_read() {
    let layout = Layout::new(r#"{"schemaVersion":2,"manifests":[]}"#);
    for number in 0..2000 {
        let content = format!("{number}");
        let path = Digest::sha256_of(content.as_bytes())
            .blob_path()
            .to_path_buf();
        fs::write(layout.path().join(path), content).unwrap();
    }
    let path = layout.path().to_owned();
    let child = tool([path.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let child = child.unwrap();
    fs::remove_dir_all(layout.path().join("blobs")).unwrap();
    let judged = Judged::from(child.wait_with_output().unwrap());
    assert!(matches!(judged.status, Some(0..=2)), "{}", judged.err);
    assert!(!judged.err.contains("panicked"), "{}", judged.err);
}

/// One entry of a tar archive.
fn entry(name: &str, content: &[u8], size: Option<u64>) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    let field = &mut header.as_old_mut().name;
    field[..name.len()].copy_from_slice(name.as_bytes());
    header.set_size(size.unwrap_or(content.len() as u64));
    header.set_mode(0o644);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    let mut bytes = header.as_bytes().to_vec();
    bytes.extend_from_slice(content);
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

fn archive(entries: &[Vec<u8>]) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("layout.tar");
    let mut file = fs::File::create(&path).unwrap();
    for entry in entries {
        file.write_all(entry).unwrap();
    }
    file.write_all(&[0; 1024]).unwrap();
    (directory, path)
}

fn sound() -> Vec<Vec<u8>> {
    let blob = Digest::sha256_of(b"hello");
    vec![
        entry("oci-layout", HEADER.as_bytes(), None),
        entry(
            "index.json",
            index_of(&blob.to_string(), 5).as_bytes(),
            None,
        ),
        entry(&blob.blob_path().to_string(), b"hello", None),
    ]
}

#[test]
fn an_archive() {
    let (_directory, path) = archive(&sound());
    judge([path.as_os_str()]).ends_with(0, "is a conformant image layout");
}

#[test]
fn an_archive_with_names_that_lead_out() {
    let mut entries = sound();
    entries.push(entry("../evil", b"x", None));
    let (_directory, path) = archive(&entries);
    judge([path.as_os_str()]).ends_with(0, "advisory.layout.archive-escaping-name");
}

#[test]
fn an_archive_with_a_name_twice() {
    let mut entries = sound();
    entries.push(entry(
        "./index.json",
        br#"{"schemaVersion":2,"manifests":[]}"#,
        None,
    ));
    let (_directory, path) = archive(&entries);
    judge([path.as_os_str()]).ends_with(0, "advisory.layout.archive-duplicate-name");
}

#[test]
fn an_archive_with_a_lying_size() {
    let mut entries = sound();
    let index = entries.remove(1);
    entries.push(index[..512].to_vec());
    let last = entries.last_mut().unwrap();
    last.splice(124..136, b"77777777777\0".iter().copied());
    let sum: u32 = last
        .iter()
        .enumerate()
        .map(|(place, &byte)| {
            if (148..156).contains(&place) {
                32
            } else {
                u32::from(byte)
            }
        })
        .sum();
    last.splice(148..156, format!("{sum:06o}\0 ").bytes());
    let (_directory, path) = archive(&entries);
    judge([path.as_os_str()]).ends_with(2, "the archive ends within the entry");
}
