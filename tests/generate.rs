//! `oci-tool runtime generate`: templates, the table in `docs/generate.md`, and files that are
//! changed in place.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what fails here fails the test"
)]

use std::{
    ffi::OsStr,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use oci_conformance::{Context, Severity, judge};
use oci_runtime::config;
use serde_json::Value;

const PLATFORMS: [&str; 6] = ["linux", "windows", "solaris", "freebsd", "zos", "vm"];

/// What a run printed, and how it ended.
#[derive(Debug)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let run = Self {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }
}

impl Run {
    /// What was written by a run that went well and had nothing to say.
    #[track_caller]
    fn written(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Asserts that nothing was written, and returns what was said.
    #[track_caller]
    fn refused(self, status: i32) -> String {
        assert_eq!(
            (self.status, self.out.as_str()),
            (status, ""),
            "{}",
            self.err
        );
        self.err
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oci-tool"));
    command
        .args(["--color", "never", "runtime", "generate"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn generate<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    command().args(arguments).output().unwrap().into()
}

/// Changes what is on standard input.
fn changed(arguments: &[&str], text: &[u8]) -> Run {
    let mut command = command();
    command.args(["--from", "-"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let text = text.to_vec();
    // The tool may stop reading before the end.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&text)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output.into()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The findings about a configuration that are more than notes.
fn findings(text: &str) -> Vec<String> {
    let report = judge(text.as_bytes(), &config::DOCUMENT, &Context::default(), "");
    let findings = report.findings().iter();
    findings
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| format!("{} [{}]", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn templates_conform_without_a_word() {
    for platform in PLATFORMS {
        for template in ["default", "minimal"] {
            let run = generate(["--platform", platform, "--template", template]);
            let text = run.written();
            assert_eq!(findings(&text), [""; 0], "{platform} {template}");
            let section = &json(&text)[platform];
            assert!(section.is_object(), "{platform} {template}: {section}");
        }
    }
    let rootless = generate(["--template", "rootless"]).written();
    assert_eq!(findings(&rootless), [""; 0]);
    assert_eq!(json(&rootless)["linux"]["uidMappings"][0]["size"], 1);
}

#[test]
fn templates_hold_what_containers_should_not_do() {
    let default = json(&generate::<&str>([]).written());
    assert_eq!(default["process"]["noNewPrivileges"], true);
    assert_eq!(default["root"]["readonly"], true);
    assert_eq!(default["linux"]["resources"]["devices"][0]["allow"], false);
    let minimal = json(&generate(["--template", "minimal"]).written());
    assert_eq!(minimal["mounts"][1], Value::Null);
    assert_eq!(minimal["process"]["args"][0], "/bin/sh");
}

#[test]
fn only_linux_has_a_rootless_template() {
    for platform in &PLATFORMS[1..] {
        let run = generate(["--platform", platform, "--template", "rootless"]);
        let expected = format!("error: there is no template `rootless` for {platform}\n");
        assert_eq!(run.refused(2), expected);
    }
}

/// Splits a command line as a POSIX shell does; double quotes and backslashes are not used outside
/// of single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_with(String::new);
            }
            ' ' if !quoted => words.extend(word.take()),
            '"' | '\\' | '$' | '*' | '?' | '[' if !quoted => panic!("`{c}` needs quotes: {line}"),
            c => word.get_or_insert_with(String::new).push(c),
        }
    }
    assert!(!quoted, "{line}");
    words.extend(word);
    words
}

/// The rows of the table: a flag of `oci-runtime-tool generate`, and what stands for it.
fn rows() -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/generate.md");
    let page = fs::read_to_string(page).unwrap();
    let rows = page.lines().filter_map(|line| {
        let row = line.strip_prefix("| `--")?.strip_suffix(" |")?;
        let (flag, ours) = row.split_once("` | ").unwrap();
        Some((format!("--{flag}"), ours.to_owned()))
    });
    rows.collect()
}

/// The argument lists of a row.
fn alternatives(ours: &str) -> Vec<&str> {
    let code = ours.split('`').skip(1).step_by(2);
    code.filter(|code| code.starts_with("--")).collect()
}

/// The flags that something else than settings stands for: words, a pipe, or names of files.
const ELSEWHERE: [&str; 6] = [
    "--env-file",
    "--linux-seccomp-only",
    "--output",
    "--process-cap-add",
    "--process-cap-drop",
    "--template",
];

#[test]
fn each_row_of_the_table_does_what_it_says() {
    let rows = rows();
    // So many flags it has.
    assert_eq!(rows.len(), 131);
    let mut failed = Vec::new();
    for (flag, ours) in &rows {
        let alternatives = alternatives(ours);
        if ELSEWHERE.contains(&flag.as_str()) {
            continue;
        }
        assert!(!alternatives.is_empty(), "{flag}");
        for line in alternatives {
            let words = words(line);
            let run = generate(&words);
            if run.status != 0 || !run.err.is_empty() {
                failed.push(format!("{flag}: {line}\n{}", run.err));
                continue;
            }
            if !findings(&run.out).is_empty() {
                failed.push(format!("{flag}: {line} {:?}", findings(&run.out)));
            }
            let choices = ["--platform", "--template"];
            let choices = choices.iter().filter_map(|choice| {
                let at = words.iter().position(|word| word == choice)?;
                Some([choice, words[at + 1].as_str()])
            });
            let template = generate(choices.flatten());
            let same = json(&run.out) == json(&template.written());
            if same && words.iter().any(|word| word == "--set") {
                failed.push(format!("{flag}: {line} changes nothing"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn what_was_added_can_be_removed() {
    let template = json(&generate::<&str>([]).written());
    for (added, removed) in [
        (r#"hooks.poststart.-={"path":"/bin/true"}"#, "hooks"),
        ("process.env.-=A=b", "process.env[=A=b]"),
        ("process.env.-=A=b", "/process/env/2"),
        ("annotations.com.example.key=v", "annotations"),
        (
            r#"linux.devices.-={"type":"c","path":"/dev/fuse","major":10,"minor":229}"#,
            "linux.devices",
        ),
        (
            r#"linux.resources.devices.-={"allow":true,"type":"c","major":10,"minor":229}"#,
            "linux.resources.devices[major=10]",
        ),
        (
            "linux.resources.hugepageLimits[pageSize=2MB].limit=4194304",
            "linux.resources.hugepageLimits",
        ),
        (
            r#"mounts.-={"destination":"/data","type":"tmpfs"}"#,
            "mounts[destination=/data]",
        ),
        (
            "process.rlimits[type=RLIMIT_CORE]={\"type\":\"RLIMIT_CORE\",\"soft\":0,\"hard\":0}",
            "process.rlimits.1",
        ),
        (
            "linux.namespaces[type=user].type=user",
            "linux.namespaces[type=user]",
        ),
        ("linux.sysctl.net.ipv4.ip_forward=1", "linux.sysctl"),
    ] {
        let with = generate(["--set", added]).written();
        assert_ne!(json(&with), template, "{added}");
        let without = changed(&["--unset", removed], with.as_bytes()).written();
        assert_eq!(json(&without), template, "{removed}");
    }
}

#[test]
fn a_changed_template_is_laid_out_in_the_order_of_the_specification() {
    let run = generate([
        "--template",
        "minimal",
        "--set",
        "annotations.com.example.b=1",
        "--set",
        "annotations.com.example.a=true",
        "--set",
        "linux.resources.pids.limit=64",
        "--set",
        "hostname=sleeper",
        "--set",
        "linux.namespaces[type=uts].type=uts",
        "--set",
        "process.user.umask=0o22",
        "--set",
        "process.terminal=true",
    ]);
    let expected = r#"{
  "ociVersion": "1.0.2",
  "root": {
    "path": "rootfs"
  },
  "mounts": [
    {
      "destination": "/proc",
      "type": "proc",
      "source": "proc"
    }
  ],
  "process": {
    "terminal": true,
    "cwd": "/",
    "args": [
      "/bin/sh"
    ],
    "user": {
      "uid": 0,
      "gid": 0,
      "umask": 18
    }
  },
  "hostname": "sleeper",
  "linux": {
    "namespaces": [
      {
        "type": "mount"
      },
      {
        "type": "pid"
      },
      {
        "type": "uts"
      }
    ],
    "resources": {
      "pids": {
        "limit": 64
      }
    }
  },
  "annotations": {
    "com.example.a": "true",
    "com.example.b": "1"
  }
}
"#;
    assert_eq!(run.written(), expected);
}

#[test]
fn what_is_newer_than_the_version_is_told_with_a_way_out() {
    let newer = ["--set", "domainname=example.com", "--set"];
    let priority = r#"process.ioPriority={"class":"IOPRIO_CLASS_IDLE","priority":0}"#;
    let run = generate([&newer[..], &[priority]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let expected = "`domainname` came with version 1.1.0: a reader of version 1.0.2 ignores it";
    assert!(run.err.contains(expected), "{}", run.err);
    let advice = "note: `--set ociVersion=1.1.0` names the oldest version that has all of this\n";
    assert!(run.err.ends_with(advice), "{}", run.err);
    generate([&newer[..], &[priority, "--set", "ociVersion=1.1.0"]].concat()).written();
}

/// A configuration as nobody would lay it out, with what the specification does not know.
const ODD: &str = "\t{ \"ociVersion\":\"1.0.2\" ,\r\n\"com.example\":[1e0,1.0, 10E-1,null],\n\n  \
                   \"hostname\" :\"a\",\"process\":{\"cwd\":\"/\",\"args\" : [ \"sh\"  ], \
                   \"user\":{\"uid\":0,\"gid\":0},\"\\u0074erminal\":false},\
                   \"root\":{\"path\":\"rootfs\" , \"com.example\" : {\"b\":1,\"a\":2}},\
                   \"mounts\":[],\"linux\":{\"namespaces\":[{\"type\":\"uts\"}]}}  \n\n";

#[test]
fn what_is_not_changed_stays_byte_for_byte() {
    for (arguments, before, after) in [
        (&[][..], "", ""),
        (&["--set", "hostname=b"], ":\"a\",", ":\"b\","),
        (&["--set", "process.terminal=true"], ":false}", ":true}"),
        (&["--set", "process.cwd=/"], "", ""),
        (
            &["--set", "process.args.0=true"],
            "[ \"sh\"  ]",
            "[ \"true\"  ]",
        ),
        (
            &["--set", "process.args.-=-c"],
            "[ \"sh\"  ]",
            "[ \"sh\", \"-c\"  ]",
        ),
        (
            &[
                "--unset",
                "linux.namespaces[type=pid]",
                "--set",
                "mounts.-={\"destination\":\"/a\"}",
            ],
            "\"mounts\":[]",
            "\"mounts\":[{\"destination\": \"/a\"}]",
        ),
        (
            &["--unset", "root.\"com.example\""],
            "\"path\":\"rootfs\" , \"com.example\" : {\"b\":1,\"a\":2}",
            "\"path\":\"rootfs\"",
        ),
        (
            &["--set", "root.\"com.example\".a=[3]"],
            "\"a\":2",
            "\"a\":[3]",
        ),
        (
            &["--unset", "/com.example"],
            "\r\n\"com.example\":[1e0,1.0, 10E-1,null],",
            "",
        ),
    ] {
        let written = changed(arguments, ODD.as_bytes()).written();
        assert_eq!(written, ODD.replacen(before, after, 1), "{arguments:?}");
    }
}

#[test]
fn nulls_are_absent_and_stay() {
    let text =
        r#"{"ociVersion": "1.0.2", "hooks": null, "root": {"path": "rootfs"}, "linux": null}"#;
    let run = changed(&["--set", "root.readonly=true"], text.as_bytes());
    // Nulls break a MUST, so that the result is not written.
    let err = run.refused(1);
    assert!(err.contains("(/hooks)"), "{err}");
    let run = changed(&["--unset", "hooks", "--set", "linux={}"], text.as_bytes());
    let expected = r#"{"ociVersion": "1.0.2", "root": {"path": "rootfs"}, "linux": {}}"#;
    assert_eq!(run.written(), expected);
}

#[test]
fn a_file_is_replaced_in_one_step_and_keeps_its_mode() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.json");
    fs::write(&file, ODD).unwrap();
    let (path, reader) = (file.to_str().unwrap(), fs::File::open(&file).unwrap());
    #[cfg(unix)]
    set_mode(&file, 0o640);
    let arguments = ["--from", path, "--output", path, "--set", "hostname=b"];
    assert_eq!(generate(arguments).written(), "");
    let expected = ODD.replacen(":\"a\",", ":\"b\",", 1);
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    #[cfg(unix)]
    assert_eq!(mode(&file), 0o640);
    // Who had it open still reads the old one.
    assert_eq!(std::io::read_to_string(reader).unwrap(), ODD);
    assert_eq!(names(folder.path()), ["config.json"]);
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;

    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;

    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_result_that_does_not_conform_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.json");
    fs::write(&file, ODD).unwrap();
    let path = file.to_str().unwrap();
    for arguments in [
        &["--set", "process.cwd=srv"][..],
        &["--from", path, "--set", "process.cwd=srv"],
        &["--output", path, "--set", "process.cwd=srv"],
        &["--from", path, "--output", path, "--set", "process.cwd=srv"],
    ] {
        let err = generate(arguments).refused(1);
        assert!(err.starts_with("error: "), "{err}");
        assert!(err.contains("[runtime.config.process.cwd."), "{err}");
        let last = "error: the configuration does not conform, and is not written\n";
        assert!(err.ends_with(last), "{err}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), ODD);
    assert_eq!(names(folder.path()), ["config.json"]);
}

#[test]
fn where_nothing_can_be_written_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let missing = path("missing/config.json");
    let err = generate(["--output", &missing]).refused(2);
    assert!(
        err.starts_with(&format!("error: cannot write {missing}: ")),
        "{err}"
    );
    let directory = path("");
    let err = generate(["--output", &path(".")]).refused(2);
    assert!(err.contains("there is something else than a file"), "{err}");
    assert_eq!(names(Path::new(&directory)), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (link, file) = (
        folder.path().join("link"),
        folder.path().join("config.json"),
    );
    std::os::unix::fs::symlink("config.json", &link).unwrap();
    let err = generate(["--output", link.to_str().unwrap()]).refused(2);
    assert!(err.contains("No such file"), "{err}");
    fs::write(&file, "").unwrap();
    generate(["--output", link.to_str().unwrap()]).written();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        json(&fs::read_to_string(&file).unwrap())["ociVersion"],
        "1.0.2"
    );
    // It must not take the place of a link to a terminal or a pipe.
    let err = generate(["--output", "/dev/stdout"]).refused(2);
    assert!(
        err.contains("it leads to something else than a file"),
        "{err}"
    );
    assert!(fs::symlink_metadata("/dev/stdout").unwrap().is_symlink());
}

#[test]
fn a_dash_is_standard_output() {
    assert_eq!(
        generate(["--output", "-"]).written(),
        generate::<&str>([]).written()
    );
}

#[test]
fn what_cannot_be_read_is_not_changed() {
    for (text, cause) in [
        ("", "the text ends at byte 0, before a value"),
        ("{\"ociVersion\":", ""),
        ("{} {}", ""),
        (
            r#"{"ociVersion":"1.0.2","root":{"path":"a","path":"b"}}"#,
            "cannot change standard input: it has /root/path twice",
        ),
        (r#"{"a":1,"\u0061":2}"#, "it has /a twice"),
        (r#"{"com.example":"\ud800"}"#, ""),
        (r#"{"com.example":1e400}"#, "number out of range"),
        ("\u{feff}{}", ""),
        (
            "[1]",
            "the document is not an object in the document that is changed",
        ),
    ] {
        let err = changed(&["--set", "hostname=a"], text.as_bytes()).refused(2);
        assert!(err.contains(cause), "{text}: {err}");
        assert_eq!(err.lines().count(), 1, "{text}: {err}");
    }
    let deep = "[".repeat(100_000);
    for text in [deep.clone(), format!("{deep}{}", "]".repeat(100_000))] {
        let err = changed(&[], text.as_bytes()).refused(2);
        let expected = "error: cannot change standard input: ";
        assert!(err.starts_with(expected), "{err}");
        assert!(err.len() < 200, "{err}");
    }
    let err = generate(["--set", &format!("process.args={deep}")]).refused(2);
    assert!(err.contains("expected an array of strings"), "{err}");
    let err = changed(&[], b"\x1f\x8b\x08").refused(2);
    assert!(
        err.starts_with("error: cannot change standard input: "),
        "{err}"
    );
    let err = generate(["--from", env!("CARGO_MANIFEST_DIR")]).refused(2);
    assert!(err.ends_with(": it is a directory, not a file\n"), "{err}");
}

#[test]
fn a_result_that_cannot_be_judged_is_not_written() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let text = ODD.replacen("[1e0,1.0, 10E-1,null]", &nested(100), 1);
    let path = format!("\"com.example\"{}.-", ".0".repeat(99));
    let deeper = |depth| format!("{path}={}", nested(depth));
    let written = changed(&["--set", &deeper(10)], text.as_bytes()).written();
    assert_eq!(written, text.replacen(&nested(100), &nested(110), 1));
    let err = changed(&["--set", &deeper(50)], text.as_bytes()).refused(2);
    let expected = "error: the configuration cannot be judged to its end, and is not written\n";
    assert_eq!(err, expected);
}

#[cfg(unix)]
#[test]
fn what_is_huge_or_never_ends_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sparse = folder.path().join("sparse.json");
    fs::File::create(&sparse).unwrap().set_len(5 << 30).unwrap();
    let err = generate(["--from", sparse.to_str().unwrap()]).refused(2);
    assert!(err.contains("sparse.json: "), "{err}");
    let fifo = folder.path().join("fifo.json");
    let made = Command::new("mkfifo").arg(&fifo).status().unwrap();
    assert!(made.success());
    let err = generate(["--from", fifo.to_str().unwrap()]).refused(2);
    assert!(
        err.ends_with("it is a FIFO, not a file or a directory\n"),
        "{err}"
    );
    let err = generate(["--output", fifo.to_str().unwrap()]).refused(2);
    assert!(
        err.ends_with("there is something else than a file\n"),
        "{err}"
    );
}

#[test]
fn values_are_text_where_strings_are_expected_and_json_elsewhere() {
    for (assignment, pointer, expected) in [
        ("hostname=1", "/hostname", r#""1""#),
        ("hostname=\"a b\"", "/hostname", r#""a b""#),
        ("annotations.a=true", "/annotations/a", r#""true""#),
        ("annotations.a.b=[1]", "/annotations/a.b", r#""[1]""#),
        ("annotations={\"a.b\":\"c\"}", "/annotations/a.b", r#""c""#),
        ("process.user.umask=0o22", "/process/user/umask", "18"),
        (
            "linux.netDevices.\"eth0.1\".name=eth0",
            "/linux/netDevices/eth0.1/name",
            r#""eth0""#,
        ),
        ("process.oomScoreAdj=-1", "/process/oomScoreAdj", "-1"),
        (
            "linux.sysctl.net.ipv4.ip_forward=1",
            "/linux/sysctl/net.ipv4.ip_forward",
            r#""1""#,
        ),
        ("process.args=[\"a\"]", "/process/args", r#"["a"]"#),
        ("/process/args/0=a=b", "/process/args/0", r#""a=b""#),
        (
            "linux.namespaces[type=network].path=/a",
            "/linux/namespaces/1/path",
            r#""/a""#,
        ),
    ] {
        let text = generate(["--set", assignment]);
        let written = json(&text.out);
        assert_eq!(
            written.pointer(pointer),
            Some(&json(expected)),
            "{assignment}: {}",
            text.err
        );
    }
}
