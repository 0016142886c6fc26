//! Where the tool prints to.

use std::{fs, io::Read as _, process::Stdio};

use crate::tool::{Run, command, document};

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let run = |color: &[&str]| {
        let mut command = command();
        command
            .args(["image", "validate"])
            .args(color)
            .arg(document("negative.json"));
        Run::from(command.output().unwrap()).ends_with(1).out
    };
    assert!(!run(&[]).contains('\x1b'));
    assert!(!run(&["--color", "never"]).contains('\x1b'));
    assert!(run(&["--color", "always"]).contains('\x1b'));
    let forced = |no_color: &str| {
        let mut command = command();
        command
            .args(["image", "validate"])
            .arg(document("negative.json"));
        command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", no_color);
        Run::from(command.output().unwrap()).ends_with(1).out
    };
    assert!(!forced("1").contains('\x1b'));
    assert!(forced("").contains('\x1b'));
}

/// As `oci-tool clauses | head -1` does.
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for (arguments, status) in [
        (&["clauses", "--verbose"][..], 0),
        (&["man"], 0),
        (&["completions", "bash"], 0),
        (&["image", "validate", "--verbose", "--format", "tap"], 1),
        (&["--help"], 0),
    ] {
        let mut command = command();
        command
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if arguments.contains(&"validate") {
            command.args(vec![document("negative.json"); 50]);
        }
        let mut child = command.spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let run = Run::from(child.wait_with_output().unwrap()).ends_with(status);
        assert_eq!(run.err, "", "{arguments:?}");
    }
}

/// Nobody reads from the very start.
#[test]
fn a_closed_pipe_changes_no_verdict() {
    for (name, status) in [("descriptor.json", 0), ("negative.json", 1)] {
        let mut command = command();
        command.args(["image", "validate"]).arg(document(name));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let run = Run::from(child.wait_with_output().unwrap()).ends_with(status);
        assert_eq!(run.err, "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = || {
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap()
    };
    for arguments in [&["clauses"][..], &["image", "validate"], &["man"]] {
        let mut command = command();
        command
            .args(arguments)
            .stdout(full())
            .stderr(Stdio::piped());
        if arguments.contains(&"validate") {
            command.arg(document("descriptor.json"));
        }
        let run = Run::from(command.spawn().unwrap().wait_with_output().unwrap()).ends_with(2);
        assert!(
            run.err
                .starts_with("error: cannot write the output: No space left on device"),
            "{}",
            run.err
        );
        // Neither is there room to say so.
        assert_eq!(command.stderr(full()).status().unwrap().code(), Some(2));
    }
}

#[cfg(unix)]
#[test]
fn closed_streams_are_no_error() {
    let tool = env!("CARGO_BIN_EXE_oci-tool");
    for (name, status) in [
        ("descriptor.json", 0),
        ("negative.json", 1),
        ("missing.json", 2),
    ] {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", r#"exec "$0" image validate "$1" <&- >&- 2>&-"#, tool]);
        shell.arg(document(name));
        assert_eq!(shell.status().unwrap().code(), Some(status), "{name}");
    }
}

#[test]
fn pages_of_the_manual_are_written_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut page = command();
    let run = Run::from(page.arg("man").output().unwrap()).ends_with(0);
    assert!(run.out.contains(".TH oci-tool 1"), "{}", run.out);
    let mut command = command();
    command
        .args(["man", "--out"])
        .arg(folder.path().join("pages"));
    Run::from(command.output().unwrap()).ends_with(0);
    for page in [
        "oci-tool.1",
        "oci-tool-image-validate.1",
        "oci-tool-explain.1",
    ] {
        let text = fs::read_to_string(folder.path().join("pages").join(page)).unwrap();
        assert!(text.contains(".SH SYNOPSIS"), "{page}");
    }
    let mut command = crate::tool::command();
    command.args(["man", "--out"]).arg(document("empty.json"));
    let run = Run::from(command.output().unwrap()).ends_with(2);
    assert!(run.err.starts_with("error: cannot write "), "{}", run.err);
}

#[test]
fn completions_are_there_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let mut command = command();
        command.args(["completions", shell]);
        let run = Run::from(command.output().unwrap()).ends_with(0);
        for word in ["validate", "spec-version", "algorithm"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
}
