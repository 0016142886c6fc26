//! Layouts in tar archives, as many tools write them, and as none should.

use std::{
    fs::File,
    io::{self, Seek as _, Write as _},
};

use oci_conformance::Report;
use oci_digest::Algorithm;
use oci_image::layout::{Options, judge_archive};

use crate::{
    draft::Files,
    sound,
    table::{
        Expected::{self, Broken, Hints, Silence, Undetermined},
        differs, told,
    },
};

fn sound() -> Files {
    sound::draft().finish()
}

fn judge(archive: &[u8]) -> io::Result<Report> {
    let mut file = tempfile::tempfile()?;
    file.write_all(archive)?;
    file.rewind()?;
    judge_file(file)
}

fn judge_file(file: File) -> io::Result<Report> {
    Ok(judge_archive(file, &Options::default())?.report)
}

#[track_caller]
fn expect(archive: &[u8], expected: Expected) {
    let report = judge(archive).unwrap();
    assert_eq!(differs(&report, expected), None, "{}", told(&report));
}

/// Appends an entry whose header says what it likes.
fn append(archive: &mut tar::Builder<Vec<u8>>, path: &str, kind: tar::EntryType, content: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(0);
    archive.append_data(&mut header, path, content).unwrap();
}

fn link(archive: &mut tar::Builder<Vec<u8>>, path: &str, kind: tar::EntryType, target: &str) {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_size(0);
    archive.append_link(&mut header, path, target).unwrap();
}

/// An archive of regular files, without entries for directories.
fn builder<'f>(
    files: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>,
    prefix: &str,
) -> tar::Builder<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, content) in files {
        if !path.ends_with('/') {
            let path = format!("{prefix}{path}");
            append(&mut archive, &path, tar::EntryType::Regular, content);
        }
    }
    archive
}

pub(crate) fn archive(files: &Files) -> Vec<u8> {
    builder(&files.0, "").into_inner().unwrap()
}

#[test]
fn names_may_begin_with_a_dot_or_a_slash() {
    let files = sound();
    for prefix in ["", "./"] {
        expect(&builder(&files.0, prefix).into_inner().unwrap(), Silence);
    }
}

#[test]
fn the_order_of_entries_means_nothing() {
    let files = sound();
    expect(
        &builder(files.0.iter().rev(), "").into_inner().unwrap(),
        Silence,
    );
}

#[test]
fn directories_may_have_entries() {
    let mut archive = builder(&sound().0, "./");
    for path in ["./", "./blobs/", "./blobs/sha256/"] {
        append(&mut archive, path, tar::EntryType::Directory, b"");
    }
    expect(&archive.into_inner().unwrap(), Silence);
}

/// The name of a sha512 blob does not fit into a header.
#[test]
fn long_names() {
    let mut draft = sound::draft();
    draft.hash_with("app", Algorithm::Sha512);
    let files = draft.finish();
    let hints = Hints(&["image.descriptor.digest.prefer-sha256"]);
    expect(&archive(&files), hints);
    let path = files.path("app");
    let mut others = files.clone();
    let content = others.remove(&path);
    let mut archive = builder(&others.0, "");
    archive
        .append_pax_extensions([("path", path.as_bytes())])
        .unwrap();
    append(&mut archive, "short", tar::EntryType::Regular, &content);
    expect(&archive.into_inner().unwrap(), hints);
}

#[test]
fn hard_links_are_files() {
    let files = sound();
    let blob = files.path("base");
    let mut others = files.clone();
    let content = others.remove(&blob);
    let mut archive = tar::Builder::new(Vec::new());
    append(&mut archive, "spare", tar::EntryType::Regular, &content);
    for (path, content) in others.0.iter().filter(|(path, _)| !path.ends_with('/')) {
        append(&mut archive, path, tar::EntryType::Regular, content);
    }
    link(&mut archive, &blob, tar::EntryType::Link, "./spare");
    expect(&archive.into_inner().unwrap(), Silence);
}

#[test]
fn symbolic_links_are_followed_inside() {
    let files = sound();
    let blob = files.path("base");
    let mut others = files.clone();
    let content = others.remove(&blob);
    let mut archive = builder(&others.0, "");
    link(&mut archive, &blob, tar::EntryType::Symlink, "../../spare");
    append(&mut archive, "spare", tar::EntryType::Regular, &content);
    expect(&archive.into_inner().unwrap(), Silence);
}

#[test]
fn links_that_lead_nowhere_are_no_blobs() {
    let files = sound();
    let blob = files.path("app");
    for (kind, target) in [
        (tar::EntryType::Link, "nowhere"),
        (tar::EntryType::Link, blob.as_str()),
        (tar::EntryType::Link, "blobs"),
        (tar::EntryType::Symlink, "../../../spare"),
        (tar::EntryType::Symlink, "/etc/passwd"),
        (tar::EntryType::Symlink, "nowhere"),
    ] {
        let mut others = files.clone();
        others.remove(&blob);
        let mut archive = builder(&others.0, "");
        link(&mut archive, &blob, kind, target);
        expect(
            &archive.into_inner().unwrap(),
            Broken(&["image.layout.blobs.algorithm-directories"]),
        );
    }
}

fn octal(field: &mut [u8; 12], number: usize) {
    field.copy_from_slice(format!("{number:011o}\0").as_bytes());
}

/// They are legal, but are not put together here.
#[test]
fn sparse_blobs_are_not_judged() {
    let files = sound();
    let blob = files.path("base");
    let mut others = files.clone();
    let content = others.remove(&blob);
    let mut archive = builder(&others.0, "");
    let mut header = tar::Header::new_gnu();
    header.set_path(&blob).unwrap();
    header.set_entry_type(tar::EntryType::GNUSparse);
    header.set_size(content.len() as u64);
    let gnu = header.as_gnu_mut().unwrap();
    octal(&mut gnu.realsize, 5000);
    octal(&mut gnu.sparse[0].offset, 5000 - content.len());
    octal(&mut gnu.sparse[0].numbytes, content.len());
    header.set_cksum();
    archive.append(&header, content.as_slice()).unwrap();
    expect(&archive.into_inner().unwrap(), Undetermined);
    let mut archive = builder(&others.0, "");
    archive
        .append_pax_extensions([
            ("GNU.sparse.major", b"1".as_slice()),
            ("GNU.sparse.name", blob.as_bytes()),
            ("GNU.sparse.realsize", b"5000"),
        ])
        .unwrap();
    append(
        &mut archive,
        "blobs/sha256/GNUSparseFile.0/x",
        tar::EntryType::Regular,
        &content,
    );
    expect(&archive.into_inner().unwrap(), Undetermined);
}

#[test]
fn of_entries_of_one_name_the_last_counts() {
    let files = sound();
    let mut archive = builder(&files.0, "");
    append(
        &mut archive,
        "./index.json",
        tar::EntryType::Regular,
        &files.0["index.json"],
    );
    expect(
        &archive.into_inner().unwrap(),
        Hints(&["advisory.layout.archive-duplicate-name"]),
    );
    let mut archive = builder(&files.0, "");
    append(&mut archive, "oci-layout", tar::EntryType::Regular, b"{}");
    expect(
        &archive.into_inner().unwrap(),
        Broken(&["image.layout.oci-layout.version.required"]),
    );
}

#[test]
fn what_is_behind_the_end_is_not_looked_at() {
    let mut archive = archive(&sound());
    archive.extend_from_slice(&[0xff; 1000]);
    expect(&archive, Silence);
}

/// Names of more than 100 bytes fit into no header of this format, but in a prefix.
#[test]
fn archives_from_before_posix() {
    let mut archive = tar::Builder::new(Vec::new());
    let mut entry = |path: &str, content: &[u8]| {
        let mut header = tar::Header::new_old();
        header.set_path(path).unwrap();
        header.set_size(content.len() as u64);
        header.as_old_mut().linkflag = [0];
        header.set_cksum();
        archive.append(&header, content).unwrap();
    };
    for (path, content) in &sound().0 {
        entry(path, content);
    }
    entry("blobs/sha256/", b"");
    expect(&archive.into_inner().unwrap(), Silence);
}

#[test]
fn an_archive_may_be_cut_off() {
    let files = sound();
    let whole = archive(&files);
    let entries = &whole[..whole.len() - 1024];
    let unfinished = Hints(&["advisory.layout.archive-without-end"]);
    expect(entries, unfinished);
    // The header of the last file, and a block for its 30 bytes.
    expect(&entries[..entries.len() - 500], Undetermined);
    assert!(judge(&entries[..entries.len() - 600]).is_err());
    // No entry is left but those of blobs, which come first.
    let first = &entries[..entries.len() - 1024];
    expect(first, Broken(&["image.layout.oci-layout.exists"]));
    for length in [1, 100, 511] {
        let error = judge(&whole[..length]).unwrap_err();
        assert_eq!(error.to_string(), "failed to read entire block");
    }
}

#[test]
fn compressed_archives() {
    let plain = archive(&sound());
    let gzip = sound::gzip(&plain);
    expect(&gzip, Silence);
    let (first, second) = plain.split_at(2000);
    expect(&[sound::gzip(first), sound::gzip(second)].concat(), Silence);
    let zstd = |content| zstd::encode_all(content, 1).unwrap();
    expect(&zstd(&plain[..]), Silence);
    expect(&[zstd(first), zstd(second)].concat(), Silence);
    for (compressed, name) in [(gzip, "gzip"), (zstd(&plain[..]), "zstd")] {
        for length in [4, 10, compressed.len() / 2, compressed.len() - 1] {
            let error = judge(&compressed[..length]).unwrap_err();
            println!("{name} of {length} bytes: {error}");
        }
        let mut damaged = compressed.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0x10;
        match judge(&damaged) {
            Ok(report) => assert!(!report.conforms(), "{name}: {}", told(&report)),
            Err(error) => println!("damaged {name}: {error}"),
        }
        let mut padded = compressed.clone();
        padded.extend_from_slice(&[0; 1000]);
        match judge(&padded) {
            Ok(report) => println!("padded {name}: {}", told(&report)),
            Err(error) => println!("padded {name}: {error}"),
        }
    }
}
