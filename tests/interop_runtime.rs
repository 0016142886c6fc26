//! The configurations of runc, crun, podman and buildah are judged, read, written and rewritten,
//! and runc and crun run ours.
//!
//! A tool that is not installed is skipped, unless `OCI_INTEROP=require` is set.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

use std::{
    ffi::OsStr,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use oci_conformance::{Context, DocumentType, Severity, judge};
use oci_runtime::{Config, Features, config, config_linux::Seccomp, features};
use oci_testing::{installed, lack, skip};
use serde_json::Value;
use tempfile::TempDir;

/// A shell that needs no libraries.
const BUSYBOX: &str = "/bin/busybox";
/// The profile that podman and buildah use, where Debian and Fedora have it.
const SECCOMP: &str = "/usr/share/containers/seccomp.json";

/// Whether a file is there; says so if not.
fn there(file: &str) -> bool {
    let there = Path::new(file).is_file();
    if !there {
        lack(format_args!("there is no {file}"));
    }
    there
}

/// A folder for a test, which is removed at its end.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with a root filesystem that holds a shell and nothing else.
    fn with_shell() -> Self {
        let folder = Self::new();
        fs::create_dir_all(folder.path("rootfs/bin")).unwrap();
        fs::copy(BUSYBOX, folder.path("rootfs/bin/sh")).unwrap();
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a tool in the folder.
    fn try_to_run<A: AsRef<OsStr>>(
        &self,
        tool: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Output {
        let mut command = Command::new(tool);
        command.args(arguments).current_dir(self.0.path());
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// Runs a tool in the folder, and returns what it prints.
    #[track_caller]
    fn run<A: AsRef<OsStr>>(&self, tool: &str, arguments: impl IntoIterator<Item = A>) -> String {
        let output = self.try_to_run(tool, arguments);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{tool}: {out}{err}");
        out.trim().to_owned()
    }

    /// The arguments of podman or buildah with a store of its own.
    fn with_store(&self, arguments: &[&str]) -> Vec<String> {
        let text = |name| self.path(name).to_str().unwrap().to_owned();
        let mut all = vec![
            "--storage-driver".to_owned(),
            "vfs".to_owned(),
            "--root".to_owned(),
            text("store"),
            "--runroot".to_owned(),
            text("run"),
        ];
        all.extend(arguments.iter().map(ToString::to_string));
        all
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

/// The clauses that a document breaks and must not, with the places.
fn broken(text: &str, kind: &DocumentType) -> Vec<String> {
    let report = judge(text.as_bytes(), kind, &Context::default(), "");
    let findings = report.findings().iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    let places = errors.map(|finding| format!("{} [{}]", finding.place.pointer, finding.clause));
    places.collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Asserts that a configuration conforms, is written as it was read, and is rewritten as a shim does
/// without changing a byte of anything else.
#[track_caller]
fn holds(name: &str, text: &str) {
    assert_eq!(broken(text, &config::DOCUMENT), [""; 0], "{name}");

    let config = Config::from_slice(text.as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&config).unwrap(), json(text), "{name}");

    // All of these have a command, whose first word is the first value behind `args`.
    let command = config.process.unwrap().args;
    let first = command.first().unwrap();
    let rewritten = Config::rewrite(text.as_bytes(), |config| {
        let process = config.process.as_mut().unwrap();
        "/bin/another".clone_into(&mut process.args[0]);
    });
    let begin = text.find("\"args\"").unwrap();
    let (before, behind) = text.split_at(begin);
    let expected = behind.replacen(&json_text(first), "\"/bin/another\"", 1);
    let rewritten = String::from_utf8(rewritten.unwrap()).unwrap();
    assert_eq!(rewritten, format!("{before}{expected}"), "{name}");
}

fn json_text(text: &str) -> String {
    Value::from(text).to_string()
}

#[test]
fn what_runtimes_make_as_a_start_conforms() {
    for (tool, arguments) in [
        ("runc", &["spec"][..]),
        ("runc", &["spec", "--rootless"]),
        ("crun", &["spec"]),
        ("crun", &["spec", "--rootless"]),
    ] {
        if installed(&[tool]) {
            let folder = Folder::new();
            folder.run(tool, arguments);
            holds(
                &format!("{tool} {arguments:?}"),
                &folder.read("config.json"),
            );
        }
    }
}

#[test]
fn what_podman_makes_conforms() {
    if !installed(&["podman", "tar"]) || !there(BUSYBOX) {
        return;
    }
    let folder = Folder::with_shell();
    folder.run("tar", ["-C", "rootfs", "-cf", "rootfs.tar", "."]);
    let of_podman = |arguments: &[&str]| {
        let temporary = folder.path("tmp").to_str().unwrap().to_owned();
        let mut all = vec!["--tmpdir".to_owned(), temporary];
        all.extend(folder.with_store(arguments));
        all
    };
    let podman = |arguments: &[&str]| folder.run("podman", of_podman(arguments));
    podman(&["import", "rootfs.tar", "shell"]);
    let script = ["/bin/sh", "-c", "exit 7"];
    let create = [
        "create",
        "--name",
        "one",
        "--label",
        "com.example.a=b",
        "shell",
    ];
    let id = podman(&[&create[..], &script].concat());
    // The configuration is written before the runtime is asked to create the container, which not
    // every place where tests run permits.
    let init = folder.try_to_run("podman", of_podman(&["init", "one"]));
    let file = format!("store/vfs-containers/{id}/userdata/config.json");
    assert!(folder.path(&file).is_file(), "{init:?}");
    holds("podman", &folder.read(&file));
    podman(&["rm", "--force", "one"]);
}

#[test]
fn what_buildah_makes_conforms() {
    if !installed(&["buildah"]) || !there(BUSYBOX) {
        return;
    }
    let folder = Folder::with_shell();
    let buildah = |arguments: &[&str]| folder.run("buildah", folder.with_store(arguments));
    let container = buildah(&["from", "scratch"]);
    buildah(&["copy", &container, "rootfs/bin/sh", "/bin/sh"]);
    // A runtime that keeps the configuration, and does no more.
    let copy = folder.path("copied.json");
    let script = format!(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do\n  [ \"$1\" = --bundle ] && cp \"$2/config.json\" '{}'\n  \
         shift\ndone\nexit 1\n",
        copy.display(),
    );
    let runtime = folder.path("runtime");
    fs::write(&runtime, script).unwrap();
    fs::set_permissions(&runtime, fs::Permissions::from_mode(0o755)).unwrap();
    let runtime = runtime.to_str().unwrap();
    let run = [
        "run",
        "--isolation",
        "oci",
        "--runtime",
        runtime,
        &container,
    ];
    let all = folder.with_store(&[&run[..], &["--", "/bin/sh", "-c", "true"]].concat());
    let run = folder.try_to_run("buildah", all);
    assert!(copy.is_file(), "{run:?}");
    holds("buildah", &folder.read("copied.json"));
    buildah(&["rm", &container]);
}

#[test]
fn the_seccomp_profile_of_podman_is_written_as_it_was_read() {
    if !there(SECCOMP) {
        return;
    }
    let text = fs::read_to_string(SECCOMP).unwrap();
    let profile: Seccomp = serde_json::from_str(&text).unwrap();
    assert!(profile.syscalls.len() > 5);
    // Some versions write `null` where a system call has no arguments, which reads as if nothing
    // were there and is not written.
    let sound = text.replace("\"args\": null,", "");
    assert_eq!(serde_json::to_value(&profile).unwrap(), json(&sound));
    // In its place it breaks nothing else, and a change to the rest does not touch it, not even the
    // `null`. The clause is right: null is no array.
    let config = |profile: &str| {
        format!(
            r#"{{"ociVersion": "1.1.0", "process": {{"cwd": "/", "args": ["sh"], "user": {{"uid": 0,
            "gid": 0}}}}, "root": {{"path": "rootfs"}}, "linux": {{"seccomp": {profile}}}}}"#
        )
    };
    holds("the seccomp profile", &config(&sound));
    let broken = broken(&config(&text), &config::DOCUMENT);
    assert_eq!(
        broken.len(),
        text.matches("\"args\": null,").count(),
        "{broken:?}"
    );
    for finding in broken {
        let clause = "/args [runtime.linux.seccomp.syscalls.args.json-type]";
        assert!(finding.ends_with(clause), "{finding}");
    }
    let rewritten = Config::rewrite(config(&text).as_bytes(), |config| {
        config
            .process
            .iter_mut()
            .for_each(|process| "/srv".clone_into(&mut process.cwd));
    });
    let expected = config(&text).replace(r#""cwd": "/""#, r#""cwd": "/srv""#);
    assert_eq!(String::from_utf8(rewritten.unwrap()).unwrap(), expected);
}

#[test]
fn features_conform() {
    for tool in ["runc", "crun"] {
        if !installed(&[tool]) {
            continue;
        }
        let folder = Folder::new();
        let output = folder.try_to_run(tool, ["features"]);
        let text = String::from_utf8(output.stdout).unwrap();
        if !output.status.success() || !text.starts_with('{') {
            skip(format_args!("this version of {tool} tells no features"));
            continue;
        }
        assert_eq!(broken(&text, &features::DOCUMENT), [""; 0], "{tool}");
        let features = Features::from_slice(text.as_bytes()).unwrap();
        assert_eq!(
            serde_json::to_value(&features).unwrap(),
            json(&text),
            "{tool}"
        );
    }
}

/// What a container prints in the tests below, and how it ends.
const SCRIPT: &str = "echo from inside; exit 7";

/// Makes `config.json` of a template.
fn generate(folder: &Folder, template: &str) {
    let args = serde_json::json!(["/bin/sh", "-c", SCRIPT]);
    folder.run(
        env!("CARGO_BIN_EXE_oci-tool"),
        [
            "runtime",
            "generate",
            "--template",
            template,
            "--set",
            &format!("process.args={args}"),
            "--output",
            "config.json",
        ],
    );
}

/// Makes `config.json` as the runtime itself does, for the same program.
fn spec(folder: &Folder, tool: &str, arguments: &[&str]) {
    folder.run(tool, arguments);
    let mut config = json(&folder.read("config.json"));
    config["process"]["terminal"] = false.into();
    config["process"]["args"] = serde_json::json!(["/bin/sh", "-c", SCRIPT]);
    fs::write(folder.path("config.json"), config.to_string()).unwrap();
}

/// How a runtime is started.
struct Start {
    tool: &'static str,
    /// What it is told besides, and what it is run by.
    options: &'static [&'static str],
    within: &'static [&'static str],
}

const RUNC: Start = Start {
    tool: "runc",
    options: &[],
    within: &[],
};

const CRUN: Start = Start {
    tool: "crun",
    options: &[],
    within: &[],
};

/// Where it sees the second version of control groups only, and touches none: crun does not start
/// on hosts that have both versions.
const CRUN_WITHOUT_CGROUPS: Start = Start {
    tool: "crun",
    options: &["--cgroup-manager=disabled"],
    within: &[
        "unshare",
        "--mount",
        "sh",
        "-c",
        "umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup && exec \"$@\"",
        "sh",
    ],
};

/// Runs the bundle in the folder.
fn run_bundle(folder: &Folder, start: &Start) -> Output {
    let state = folder.path("state").to_str().unwrap().to_owned();
    let name = format!("oci-tool-{}-{}", std::process::id(), start.tool);
    let run = |command: &[&str]| {
        let mut words = start.within.to_vec();
        words.push(start.tool);
        words.extend(start.options);
        words.extend(["--root", &state]);
        words.extend(command);
        let (program, arguments) = words.split_first().unwrap();
        folder.try_to_run(program, arguments)
    };
    let output = run(&["run", &name]);
    run(&["delete", "--force", &name]);
    output
}

/// Where tests run, a runtime may lack what it needs, whatever the configuration says: privileges,
/// or control groups that it can use. So its own configuration tells what can be expected of ours:
/// if that one runs, ours has to run, and if not, ours has to end for the same reason.
#[track_caller]
fn runs_as_its_own(start: &Start, arguments: &[&str], template: &str) {
    let tool = start.tool;
    let folder = Folder::with_shell();
    spec(&folder, tool, arguments);
    let control = run_bundle(&folder, start);
    fs::remove_file(folder.path("config.json")).unwrap();
    generate(&folder, template);
    let ours = run_bundle(&folder, start);
    let err = String::from_utf8_lossy(&ours.stderr).into_owned();
    if control.status.code() == Some(7) {
        assert_eq!(ours.status.code(), Some(7), "{tool} {template}: {err}");
        assert_eq!(ours.stdout, b"from inside\n", "{tool} {template}: {err}");
        println!("{tool} runs the {template} template");
        return;
    }
    let reason = |output: &Output| {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        // runc begins with the time.
        let behind = text.split_once(" level=").map(|(_, behind)| behind);
        behind.unwrap_or(&text).to_owned()
    };
    println!(
        "skipped: {tool} {arguments:?} does not run here: {}",
        reason(&control)
    );
    assert_eq!(ours.status, control.status, "{tool} {template}: {err}");
    assert_eq!(reason(&ours), reason(&control), "{tool} {template}");
}

#[track_caller]
fn runs_templates(start: &Start) {
    if installed(&[start.tool]) && there(BUSYBOX) {
        runs_as_its_own(start, &["spec"], "default");
        runs_as_its_own(start, &["spec", "--rootless"], "rootless");
        runs_as_its_own(start, &["spec"], "minimal");
    }
}

#[test]
fn runc_runs_templates() {
    runs_templates(&RUNC);
}

#[test]
fn crun_runs_templates() {
    runs_templates(&CRUN);
}

#[test]
fn crun_runs_templates_without_control_groups() {
    if installed(&["unshare"]) {
        runs_templates(&CRUN_WITHOUT_CGROUPS);
    }
}
