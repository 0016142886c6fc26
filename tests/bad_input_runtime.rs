//! What no one should hand to `oci-tool runtime`: each of these ends with a finding or a clear
//! error, and with the exit status that says so.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::symlink},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use oci_testing::skip;
use tempfile::TempDir;

const CONFIG: &str = r#"{"ociVersion": "1.3.0", "root": {"path": "rootfs"}, "linux": {}}"#;

/// A bundle in a temporary directory, which is removed at the end.
struct Bundle(TempDir);

impl Bundle {
    fn new(config: impl AsRef<[u8]>) -> Self {
        let bundle = Self(tempfile::tempdir().unwrap());
        fs::create_dir(bundle.root()).unwrap();
        fs::write(bundle.config(), config).unwrap();
        bundle
    }

    /// A bundle whose `config.json` is made by `make` at its place.
    fn with_config(make: impl FnOnce(&Path)) -> Self {
        let bundle = Self::new("");
        fs::remove_file(bundle.config()).unwrap();
        make(&bundle.config());
        bundle
    }

    /// A bundle whose root filesystem is made by `make` at its place.
    fn with_root(make: impl FnOnce(&Path)) -> Self {
        let bundle = Self::new(CONFIG);
        fs::remove_dir(bundle.root()).unwrap();
        make(&bundle.root());
        bundle
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn config(&self) -> PathBuf {
        self.path().join("config.json")
    }

    fn root(&self) -> PathBuf {
        self.path().join("rootfs")
    }

    fn judge(&self) -> Judged {
        judge([self.path()])
    }

    /// Judges the configuration as a document.
    fn judge_config(&self) -> Judged {
        judge([Path::new("--type"), Path::new("config"), &self.config()])
    }
}

struct Judged {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Judged {
    /// Demands an exit status, and a text in what is printed.
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

impl From<Output> for Judged {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

fn tool(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oci-tool"));
    command
        .args(["runtime", "validate", "--color", "never"])
        .args(arguments)
        .stdin(Stdio::null());
    command
}

fn judge(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Judged {
    tool(arguments).output().unwrap().into()
}

fn make_fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_bundle_that_is_sound() {
    Bundle::new(CONFIG)
        .judge()
        .ends_with(0, "is a conformant bundle");
}

#[test]
fn broken_json() {
    for (text, says) in [
        (&b""[..], "the text ends at byte 0, before a value"),
        (b"   \n", "the text ends at byte 4, before a value"),
        (
            b"{\"ociVersion\": \"1.3.0\"",
            "the text ends at byte 22, before `,` or `}`",
        ),
        (
            b"{\"ociVersion\": }",
            "expected a value at byte 15, found `}`",
        ),
        (
            b"{'ociVersion': 1}",
            "expected a quoted name or `}` at byte 1, found `'`",
        ),
        (
            b"{\"a\": 1,}",
            "expected a quoted name at byte 8, found `}`",
        ),
        (
            b"{\"a\": 01}",
            "expected no digit after a leading zero at byte 7, found `1`",
        ),
        (b"{\"a\": NaN}", "expected a value at byte 6, found `N`"),
        (
            b"{} {}",
            "expected the end of the text at byte 3, found `{`",
        ),
        (b"\0\0\0\0", "expected a value at byte 0, found U+0000"),
        (b"{\"a\": \"\\x\"}", "to escape at byte 8, found `x`"),
        (
            b"{\"a\": \"\n\"}",
            "expected an escape in place of a control character at byte 7, found U+000A",
        ),
    ] {
        let bundle = Bundle::new(text);
        for judged in [bundle.judge(), bundle.judge_config()] {
            judged
                .ends_with(1, "error[runtime.config.json.rfc8259]: ")
                .ends_with(1, says);
        }
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    let text = b"{\"ociVersion\": \"1.3.0\", \"hostname\": \"\xff\xfe\", \"root\": {\"path\": \"rootfs\"}}";
    let bundle = Bundle::new(text);
    for judged in [bundle.judge(), bundle.judge_config()] {
        judged.ends_with(1, "error[runtime.config.json.utf8]: ");
    }
}

#[test]
fn a_name_twice() {
    let text = CONFIG.replace("\"root\"", "\"root\": {\"path\": \"x\"}, \"root\"");
    Bundle::new(text)
        .judge()
        .ends_with(1, "error[runtime.config.json.no-duplicate-names]: ");
}

#[test]
fn an_array_for_a_configuration() {
    let bundle = Bundle::new("[]");
    for judged in [bundle.judge(), bundle.judge_config()] {
        judged.ends_with(1, "error[runtime.config.json-type]: ");
    }
}

#[test]
fn arrays_in_arrays() {
    let text = format!(r#"{{"a":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let bundle = Bundle::new(text);
    let says = "more than 127 nested arrays and objects at byte ";
    bundle.judge().ends_with(2, says);
    bundle.judge_config().ends_with(2, says);
    judge([bundle.config()]).ends_with(2, says);
}

#[test]
fn a_million_properties() {
    let members: Vec<String> = (0..1_000_000).map(|n| format!(r#""p{n}":{n}"#)).collect();
    let text = format!("{{{}}}", members.join(","));
    Bundle::new(text)
        .judge()
        .ends_with(1, "error[runtime.config.oci-version.required]: ");
}

/// What is long in a document must not be long many times in memory.
#[test]
fn a_name_of_a_megabyte_around_a_million_items() {
    let text = format!(
        r#"{{"ociVersion": "1.3.0", "root": {{"path": "rootfs"}}, "{}": [{}1]}}"#,
        "k".repeat(1_000_000),
        "1,".repeat(1_000_000)
    );
    let bundle = Bundle::new(text);
    judge([Path::new("--profile"), Path::new("vm"), bundle.path()])
        .ends_with(0, "is a conformant bundle");
}

#[test]
fn five_gigabytes() {
    let bundle = Bundle::new("");
    let config = fs::File::create(bundle.config()).unwrap();
    config.set_len(5 << 30).unwrap();
    let says = "larger than 33554432 bytes";
    bundle.judge().ends_with(2, says);
    bundle.judge_config().ends_with(2, says);
}

#[test]
fn no_configuration() {
    Bundle::with_config(|_| {}).judge().ends_with(
        1,
        "error[runtime.bundle.config.required]: the bundle has no `config.json`",
    );
}

#[test]
fn a_configuration_under_another_name() {
    Bundle::with_config(|path| fs::write(path.with_file_name("CONFIG.JSON"), CONFIG).unwrap())
        .judge()
        .ends_with(
            1,
            "the name of the configuration differs from `config.json`",
        );
}

#[test]
fn a_configuration_in_another_place() {
    let bundle = Bundle::with_config(|_| {});
    fs::write(bundle.root().join("config.json"), CONFIG).unwrap();
    bundle.judge().ends_with(
        1,
        "the configuration is not right in the directory of the bundle",
    );
}

#[test]
fn a_directory_for_a_configuration() {
    let bundle = Bundle::with_config(|path| fs::create_dir(path).unwrap());
    bundle
        .judge()
        .ends_with(1, "expected a file, found a directory");
    bundle.judge_config().ends_with(2, "cannot use --type: ");
}

#[test]
fn a_fifo_for_a_configuration() {
    let bundle = Bundle::with_config(make_fifo);
    bundle.judge().ends_with(1, "expected a file, found a FIFO");
    bundle
        .judge_config()
        .ends_with(2, "it is a FIFO, not a file or a directory");
}

#[test]
fn a_socket_for_a_configuration() {
    let mut listener = None;
    let bundle = Bundle::with_config(|path| {
        listener = Some(std::os::unix::net::UnixListener::bind(path).unwrap());
    });
    bundle
        .judge()
        .ends_with(1, "expected a file, found a socket");
}

#[test]
fn a_device_for_a_configuration() {
    let bundle = Bundle::with_config(|path| symlink("/dev/zero", path).unwrap());
    bundle
        .judge()
        .ends_with(1, "`config.json` is a link that leads out of the bundle");
    bundle.judge_config().ends_with(2, "it is a device");
}

#[test]
fn a_configuration_that_is_a_link() {
    let bundle = Bundle::with_config(|path| symlink("other.json", path).unwrap());
    bundle
        .judge()
        .ends_with(1, "expected a file, found a link that leads nowhere");
    fs::write(bundle.path().join("other.json"), CONFIG).unwrap();
    bundle.judge().ends_with(0, "is a conformant bundle");
    let looped = Bundle::with_config(|path| symlink("config.json", path).unwrap());
    looped
        .judge()
        .ends_with(1, "expected a file, found a link that leads nowhere");
}

#[test]
fn a_configuration_that_nobody_may_read() {
    use std::os::unix::fs::PermissionsExt as _;

    let bundle = Bundle::new(CONFIG);
    fs::set_permissions(bundle.config(), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(bundle.config()).is_ok() {
        skip("root may read everything");
        return;
    }
    bundle.judge().ends_with(2, "Permission denied");
    bundle.judge_config().ends_with(2, "Permission denied");
}

#[test]
fn a_root_filesystem_that_is_not_there() {
    let id = "error[runtime.config.root.path.directory-exists]: ";
    Bundle::with_root(|_| {})
        .judge()
        .ends_with(1, &format!("{id}`rootfs` is not there"));
    Bundle::with_root(|path| fs::write(path, "").unwrap())
        .judge()
        .ends_with(1, &format!("{id}`rootfs` is a file"));
    Bundle::with_root(make_fifo)
        .judge()
        .ends_with(1, &format!("{id}`rootfs` is a FIFO"));
    Bundle::with_root(|path| symlink("nowhere", path).unwrap())
        .judge()
        .ends_with(1, &format!("{id}`rootfs` is a link that leads nowhere"));
    Bundle::with_root(|path| symlink("rootfs", path).unwrap())
        .judge()
        .ends_with(1, &format!("{id}`rootfs` is a link that leads nowhere"));
}

#[test]
fn a_root_filesystem_whose_name_is_none() {
    for (path, says) in [
        (String::new(), "`` is empty"),
        ("a\\u0000b".to_owned(), "is not there"),
        ("x".repeat(5000), "is not there"),
        ("../".repeat(2000), "is not there"),
    ] {
        let text = CONFIG.replace("rootfs", &path);
        Bundle::new(text).judge().ends_with(1, says);
    }
}

#[test]
fn a_root_filesystem_out_of_the_bundle() {
    let outside = tempfile::tempdir().unwrap();
    Bundle::with_root(|path| symlink(outside.path(), path).unwrap())
        .judge()
        .ends_with(0, "leads out of the bundle");
}

#[test]
fn what_is_no_bundle() {
    let folder = tempfile::tempdir().unwrap();
    judge([folder.path()]).ends_with(1, "error[runtime.bundle.config.required]: ");
    judge([folder.path().join("missing")]).ends_with(2, "error: cannot read ");
    judge([""]).ends_with(2, "error: a value is required for '<PATH>...'");
}

#[test]
fn a_bundle_that_is_removed() {
    let bundle = Bundle::new(CONFIG);
    let child = tool([bundle.path()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let child = child.unwrap();
    fs::remove_dir_all(bundle.path()).unwrap();
    let judged = Judged::from(child.wait_with_output().unwrap());
    assert!(matches!(judged.status, Some(0..=2)), "{}", judged.err);
    assert!(!judged.err.contains("panicked"), "{}", judged.err);
    bundle.judge().ends_with(2, "error: cannot read ");
}

#[test]
fn names_that_are_not_utf_8() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(OsStr::from_bytes(b"\xff\x1b[31m"));
    fs::create_dir_all(path.join("rootfs")).unwrap();
    fs::write(path.join("config.json"), CONFIG).unwrap();
    let judged = judge([&path]).ends_with(0, "is a conformant bundle");
    assert!(!judged.out.contains('\x1b'), "{}", judged.out);
}

/// Foreign text must not reach a terminal as it is.
#[test]
fn texts_that_a_terminal_would_obey() {
    let text = CONFIG.replace("rootfs", "\\u001b[31mred\\u0007");
    let judged = Bundle::new(text).judge().ends_with(1, "is not there");
    assert!(!judged.out.contains(['\x1b', '\x07']), "{}", judged.out);
}

#[test]
fn features_that_are_none() {
    let bundle = Bundle::new(CONFIG);
    let features = bundle.path().join("features.json");
    let judge = || judge([Path::new("--features"), &features, bundle.path()]);
    judge().ends_with(2, "error: cannot read ");
    for (text, says) in [
        ("", "is no features document: 1:1: the text ends at byte 0"),
        ("[]", "is no features document: 1:1: "),
        (CONFIG, "[runtime.features.oci-version-max.required]"),
        (
            r#"{"ociVersionMin": 1, "ociVersionMax": "1.3.0"}"#,
            "[runtime.features.oci-version-min.json-type]",
        ),
    ] {
        fs::write(&features, text).unwrap();
        judge()
            .ends_with(2, "error: cannot use --features: ")
            .ends_with(2, says);
    }
    fs::write(&features, "[".repeat(100_000)).unwrap();
    judge().ends_with(2, "is no features document: more than 127 nested");
    let large = fs::File::create(&features).unwrap();
    large.set_len(5 << 30).unwrap();
    judge().ends_with(2, "larger than 33554432 bytes");
    fs::remove_file(&features).unwrap();
    make_fifo(&features);
    judge().ends_with(2, "it is a FIFO, not a file or a directory");
    fs::remove_file(&features).unwrap();
    fs::create_dir(&features).unwrap();
    judge().ends_with(2, "is no features document: it is a directory");
}

#[test]
fn options_that_do_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.json");
    let text = r#"{"ociVersion":"1.3.0","id":"a","status":"running","pid":1,"bundle":"/a"}"#;
    fs::write(&state, text).unwrap();
    let features = folder.path().join("features.json");
    fs::write(
        &features,
        r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0"}"#,
    )
    .unwrap();
    let features = features.to_str().unwrap();
    for (options, option) in [
        (&["--host"][..], "--host"),
        (&["--features", features], "--features"),
        (&["--profile", "vm"], "--profile"),
    ] {
        let mut arguments: Vec<&OsStr> = options.iter().map(OsStr::new).collect();
        arguments.push(state.as_os_str());
        let says = format!("error: cannot use {option}: {}", state.display());
        judge(arguments)
            .ends_with(2, &says)
            .ends_with(2, "is a state document, not a bundle or a configuration");
    }
    judge(["--features", "-", "-"]).ends_with(
        2,
        "error: standard input can be read once only: `-` was given twice",
    );
}
