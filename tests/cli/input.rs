//! What the tool can be given.

use std::fs;

use crate::tool::{command, document, validate, with_input};

const GOOD: &[u8] = include_bytes!("../fixtures/documents/descriptor.json");

#[test]
fn a_document_on_standard_input() {
    let validate = ["image", "validate", "--quiet", "-"];
    let run = with_input(&validate, GOOD).ends_with(0);
    assert!(
        run.out
            .starts_with("standard input is a conformant descriptor"),
        "{}",
        run.out
    );
    let validate = ["image", "validate", "--quiet", "--type", "descriptor", "-"];
    let run = with_input(&validate, b"").ends_with(1);
    assert!(run.out.contains("--> standard input:1:1\n"), "{}", run.out);
    let run = with_input(&["image", "validate", "-"], b"{\"").ends_with(1);
    assert!(
        run.out.contains("is not a conformant JSON document"),
        "{}",
        run.out
    );
}

#[test]
fn a_document_without_end_on_standard_input() {
    let large = vec![b' '; 40 << 20];
    let run = with_input(&["image", "validate", "-"], &large).ends_with(2);
    assert!(
        run.out.contains("larger than 33554432 bytes"),
        "{}",
        run.out
    );
}

#[test]
fn an_archive_that_is_called_a_document_is_no_json() {
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0";
    let validate = ["image", "validate", "--quiet", "--type", "descriptor", "-"];
    let run = with_input(&validate, gzip).ends_with(1);
    assert!(run.out.contains("found U+001F"), "{}", run.out);
}

#[test]
fn an_archive_on_standard_input() {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, content) in [
        ("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#),
        ("index.json", r#"{"schemaVersion":2,"manifests":[]}"#),
        (
            "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "",
        ),
    ] {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        archive
            .append_data(&mut header, name, content.as_bytes())
            .unwrap();
    }
    let archive = archive.into_inner().unwrap();
    let run = with_input(&["image", "validate", "--quiet", "-"], &archive).ends_with(0);
    let verdict = "standard input is a conformant image layout";
    assert!(run.out.contains(verdict), "{}", run.out);
}

#[test]
fn content_on_standard_input() {
    let digest = "sha256:7460d4fac8af31da1034023fb55902b4a2215c4256878fcb83dd5b9c078cfcb7";
    let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let run = with_input(&["digest", "-"], b"").ends_with(0);
    assert_eq!(run.out, format!("{empty}\n"));
    let run = with_input(&["digest", "-", "--verify", digest], b"").ends_with(1);
    assert_eq!(
        run.out,
        format!("standard input: wrong digest: expected {digest}, actual {empty}\n")
    );
    let size = ["digest", "-", "--verify", empty, "--size", "1"];
    let run = with_input(&size, &vec![0; 1 << 24]).ends_with(1);
    assert_eq!(
        run.out,
        "standard input: wrong size in bytes: expected 1, got more than 1\n"
    );
}

#[test]
fn of_several_paths_the_worst_counts() {
    for (names, status) in [
        (&["descriptor.json", "should.json"][..], 0),
        (&["descriptor.json", "negative.json", "descriptor.json"], 1),
        (&["missing.json", "negative.json", "descriptor.json"], 2),
    ] {
        validate(names.iter().map(|name| document(name))).ends_with(status);
    }
}

#[test]
fn a_file_that_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["index.json", "blob"] {
        let path = folder.path().join(name);
        fs::File::create(&path).unwrap().set_len(5 << 30).unwrap();
        let run = validate([path]).ends_with(2);
        assert!(
            run.out.contains("larger than 33554432 bytes"),
            "{}",
            run.out
        );
    }
}

#[cfg(unix)]
#[test]
fn what_is_neither_file_nor_directory() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status();
    assert!(made.unwrap().success());
    let run = validate([&fifo]).ends_with(2);
    let error = format!(
        "error: cannot read {}: it is a FIFO, not a file or a directory\n",
        fifo.display()
    );
    assert_eq!(run.err, error);
    let run = validate(["/dev/null"]).ends_with(2);
    assert_eq!(
        run.err,
        "error: cannot read /dev/null: it is a device, not a file or a directory\n"
    );
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let run = validate([&socket]).ends_with(2);
    assert!(run.err.contains("it is a socket"), "{}", run.err);
}

#[test]
fn the_time_is_set_from_outside_or_not_at_all() {
    for (set, status) in [
        ("1700000000", 0),
        ("-1", 2),
        ("soon", 2),
        ("253402300800", 2),
    ] {
        let mut command = command();
        command
            .args(["image", "validate", "--format", "json"])
            .arg(document("descriptor.json"));
        let run = crate::tool::Run::from(command.env("SOURCE_DATE_EPOCH", set).output().unwrap());
        let run = run.ends_with(status);
        if status == 0 {
            assert!(
                run.out.contains(r#""time":"2023-11-14T22:13:20Z""#),
                "{}",
                run.out
            );
        } else {
            let error = "error: SOURCE_DATE_EPOCH is no number of seconds up to the year 9999\n";
            assert_eq!(run.err, error);
        }
    }
}

#[test]
fn findings_that_are_not_kept_are_counted() {
    let urls = vec!["1"; 150].join(",");
    let digest = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let text = format!(r#"{{"mediaType":"a/b","digest":"{digest}","size":2,"urls":[{urls}]}}"#);
    let run = with_input(&["image", "validate", "-"], text.as_bytes()).ends_with(1);
    assert_eq!(
        run.out
            .matches("error[image.descriptor.urls.json-type]")
            .count(),
        100
    );
    let more = "50 more findings of image.descriptor.urls.json-type\n";
    assert!(run.out.contains(more), "{}", run.out);
}
