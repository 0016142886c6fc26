//! Proves the clauses about bundles by their own examples, and shows what examples cannot.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

use std::{fs, io, path::Path};

use oci_conformance::{
    ClauseRef, Conformance, Context, Example, Held, Limits, Outcome, Reason, Report, Severity,
};
use oci_runtime::{
    CATALOGUE, Config,
    bundle::{Bundle, Options, ReadConfigError, judge_bundle, write_config, write_text},
    host::Host,
};
use tempfile::TempDir;

const MINIMAL: &str = r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"}}"#;

/// Writes files into a folder; a path that ends in `/` is a directory.
fn bundle(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let file = folder.path().join(path);
        if path.ends_with('/') {
            fs::create_dir_all(file).unwrap();
        } else {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }
    folder
}

fn judge(folder: &Path) -> Report {
    let judgement = judge_bundle(folder, &Options::default());
    judgement.unwrap().report
}

/// The findings of the clauses about bundles.
fn findings(folder: &Path) -> Vec<String> {
    let report = judge(folder);
    let about_bundles = |id: &str| {
        id.starts_with("runtime.bundle.") || id == "runtime.config.root.path.directory-exists"
    };
    report
        .findings()
        .iter()
        .filter(|finding| about_bundles(&finding.clause.to_string()))
        .map(ToString::to_string)
        .collect()
}

fn outcome(report: &Report, id: &str) -> Outcome {
    let clause = CATALOGUE.find(id).unwrap();
    report.outcome(clause, &Context::default())
}

/// What is wrong with an example of a clause.
fn problem(clause: ClauseRef, example: &Example) -> Option<String> {
    let (files, expected) = match *example {
        Example::PassFiles(files) => (files, None),
        Example::FailFiles(files, file, pointer) => (files, Some((file, pointer))),
        _ => return None,
    };
    let folder = bundle(files);
    let report = judge(folder.path());
    let found: Vec<(&str, &str)> = report
        .findings()
        .iter()
        .filter(|finding| match clause.held() {
            Held::Permits => finding.severity > Severity::Note,
            _ => finding.clause == clause || finding.also.contains(&clause),
        })
        .map(|finding| (finding.place.file.as_str(), finding.place.pointer.as_str()))
        .collect();
    let cases = report.tally(clause).map_or(0, |tally| tally.cases);
    match expected {
        None if found.is_empty() && (cases > 0 || clause.held() == Held::Permits) => None,
        Some(place) if found.contains(&place) && cases >= found.len() as u64 => None,
        _ => Some(format!(
            "expected {expected:?}, {cases} cases, found {found:?}"
        )),
    }
}

#[test]
fn examples_of_files_prove_their_clauses() {
    let mut problems = Vec::new();
    for clause in CATALOGUE.clauses() {
        for example in clause.examples() {
            problems.extend(problem(clause, example).map(|p| format!("{clause}: {p}")));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_file_is_no_bundle() {
    let folder = bundle(&[("config.json", MINIMAL)]);
    let report = judge(&folder.path().join("config.json"));
    let found: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["the whole: it is no directory [runtime.bundle.local-directory]"]
    );
    let outcome = outcome(&report, "runtime.bundle.config.required");
    assert_eq!(outcome, Outcome::NotChecked(Reason::Prerequisite));
}

#[test]
fn what_is_not_there_cannot_be_judged() {
    let folder = bundle(&[]);
    let error = judge_bundle(&folder.path().join("none"), &Options::default()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
    let error = Bundle::open(&folder.path().join("none")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}

#[test]
fn a_bundle_without_a_configuration_says_so_and_no_more() {
    let folder = bundle(&[("rootfs/", "")]);
    let report = judge(folder.path());
    let found: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["config.json: the bundle has no `config.json` [runtime.bundle.config.required]"]
    );
    for id in [
        "runtime.config.oci-version.required",
        "runtime.config.json.rfc8259",
        "runtime.bundle.rootfs.present-when-referenced",
    ] {
        let outcome = outcome(&report, id);
        assert_eq!(outcome, Outcome::NotChecked(Reason::Prerequisite), "{id}");
    }
    assert_eq!(report.conformance(), Conformance::NotConformant);
}

#[test]
fn a_directory_is_no_configuration() {
    let folder = bundle(&[("config.json/", "")]);
    assert_eq!(
        findings(folder.path()),
        ["config.json: expected a file, found a directory [runtime.bundle.config.required]"]
    );
    let error = Bundle::open(folder.path())
        .unwrap()
        .read_config(&Limits::DEFAULT)
        .unwrap_err();
    assert_eq!(error.to_string(), "`config.json` is a directory");
}

#[test]
fn what_is_no_json_leaves_the_root_unjudged() {
    let folder = bundle(&[("config.json", "{"), ("rootfs/", "")]);
    let report = judge(folder.path());
    let outcome = outcome(&report, "runtime.bundle.artifacts.single-directory");
    assert_eq!(outcome, Outcome::NotChecked(Reason::Prerequisite));
    assert_eq!(report.findings().len(), 1);
    assert_eq!(
        report.findings()[0].clause.to_string(),
        "runtime.config.json.rfc8259"
    );
}

#[test]
fn a_configuration_that_is_too_long_is_an_obstacle() {
    let folder = bundle(&[("config.json", MINIMAL), ("rootfs/", "")]);
    let limits = Limits {
        bytes: MINIMAL.len() - 1,
        ..Limits::DEFAULT
    };
    let mut options = Options::default();
    options.context = Context::default().limits(limits);
    let report = judge_bundle(folder.path(), &options).unwrap().report;
    assert!(report.findings().is_empty());
    assert_eq!(report.obstacles()[0].reason, Reason::Limit);
    assert_eq!(report.conformance(), Conformance::Undetermined);
    let own = Bundle::open(folder.path()).unwrap();
    let error = own.read_config(&limits).unwrap_err();
    assert!(
        matches!(error, ReadConfigError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge)
    );
    let limits = Limits {
        bytes: MINIMAL.len(),
        ..Limits::DEFAULT
    };
    assert!(own.read_config(&limits).is_ok());
}

#[test]
fn the_root_has_to_be_a_directory() {
    let config =
        |path: &str| format!(r#"{{"ociVersion":"1.0.0","root":{{"path":"{path}"}},"linux":{{}}}}"#);
    for (path, what) in [
        ("rootfs", "`rootfs` is not there"),
        ("file", "`file` is a file"),
        ("file/x", "`file/x` is not there"),
        ("", "`` is empty"),
        (r"a\u0000b", r"`a\u{0}b` is not there"),
    ] {
        let config = config(path);
        let folder = bundle(&[("config.json", &config), ("file", "")]);
        let found = findings(folder.path());
        let expected = format!("config.json:1:38 (/root/path): {what} [");
        assert!(!found.is_empty(), "{path}");
        assert!(
            found.iter().all(|found| found.starts_with(&expected)),
            "{found:?}"
        );
    }
    for path in ["rootfs", "./rootfs/", ".", "a/../rootfs"] {
        let config = config(path);
        let folder = bundle(&[("config.json", &config), ("rootfs/", ""), ("a/", "")]);
        assert_eq!(findings(folder.path()), [""; 0], "{path}");
    }
}

#[test]
fn a_root_elsewhere_is_warned_of() {
    let elsewhere = bundle(&[]);
    let path = elsewhere.path().to_str().unwrap().replace('\\', "\\\\");
    let config = format!(r#"{{"ociVersion":"1.0.0","root":{{"path":"{path}"}},"linux":{{}}}}"#);
    let folder = bundle(&[("config.json", &config)]);
    let report = judge(folder.path());
    let id = "runtime.bundle.artifacts.single-directory";
    let mut found = report.findings().iter();
    let found = found
        .find(|finding| finding.clause.to_string() == id)
        .unwrap();
    assert_eq!(found.severity, Severity::Warning);
    let outcome = outcome(&report, "runtime.bundle.rootfs.present-when-referenced");
    assert_eq!(outcome, Outcome::Held(1));
}

#[test]
fn no_root_is_looked_for_on_windows_or_where_none_is_named() {
    let hyper_v = r#"{"ociVersion":"1.0.0","windows":{"layerFolders":["C:\\a"],"hyperv":{}}}"#;
    let volume = r#"{"ociVersion":"1.0.0","root":{"path":"\\\\?\\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\\"},"windows":{"layerFolders":["C:\\a"]}}"#;
    let unknown = r#"{"ociVersion":"1.0.0","root":{"path":"C:\\rootfs"}}"#;
    let relative =
        r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"windows":{"layerFolders":["C:\\a"]}}"#;
    let linux = r#"{"ociVersion":"1.0.0","root":{"path":"C:\\rootfs"},"linux":{}}"#;
    for (config, expected) in [
        (hyper_v, Outcome::NotApplicable),
        (volume, Outcome::NotChecked(Reason::Unimplemented)),
        (unknown, Outcome::NotChecked(Reason::Unimplemented)),
        (relative, Outcome::NotChecked(Reason::Unimplemented)),
        (MINIMAL, Outcome::Broken(1)),
        (linux, Outcome::Broken(1)),
    ] {
        let folder = bundle(&[("config.json", config)]);
        let report = judge(folder.path());
        let id = "runtime.bundle.rootfs.present-when-referenced";
        assert_eq!(outcome(&report, id), expected, "{config}");
        let broken = matches!(expected, Outcome::Broken(_));
        assert_ne!(findings(folder.path()).is_empty(), broken, "{config}");
    }
}

#[test]
fn an_old_configuration_is_judged_by_its_own_version() {
    let config = r#"{"ociVersion":"1.0.0-rc5","root":{"path":"rootfs"}}"#;
    let folder = bundle(&[("config.json", config)]);
    let id = "runtime.bundle.rootfs.present-when-referenced";
    let report = judge(folder.path());
    assert!(report.tally(CATALOGUE.find(id).unwrap()).is_none());
    let mut options = Options::default();
    options.context = Context::default().at(oci_runtime::specification::V1_0_0);
    let report = judge_bundle(folder.path(), &options).unwrap().report;
    assert_eq!(outcome(&report, id), Outcome::Broken(1));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::{
        fs::{PermissionsExt, symlink},
        net::UnixListener,
    };

    use super::*;

    #[test]
    fn links_are_followed_inside_of_the_bundle_only() {
        let folder = bundle(&[("real.json", MINIMAL), ("rootfs/", "")]);
        symlink("real.json", folder.path().join("config.json")).unwrap();
        assert_eq!(findings(folder.path()), [""; 0]);

        let other = bundle(&[("rootfs/", "")]);
        let target = folder.path().join("real.json");
        symlink(&target, other.path().join("config.json")).unwrap();
        assert_eq!(
            findings(other.path()),
            [
                "config.json: `config.json` is a link that leads out of the bundle [runtime.bundle.config.in-root]"
            ]
        );
        let error = Bundle::open(other.path())
            .unwrap()
            .read_config(&Limits::DEFAULT)
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "`config.json` is a link out of the bundle"
        );
    }

    #[test]
    fn links_that_lead_nowhere_are_no_files() {
        for target in ["none", "config.json"] {
            let folder = bundle(&[("rootfs/", "")]);
            symlink(target, folder.path().join("config.json")).unwrap();
            assert_eq!(
                findings(folder.path()),
                [
                    "config.json: expected a file, found a link that leads nowhere [runtime.bundle.config.required]"
                ]
            );
        }
        for target in ["none", "rootfs"] {
            let folder = bundle(&[("config.json", MINIMAL)]);
            symlink(target, folder.path().join("rootfs")).unwrap();
            let found = findings(folder.path());
            let expected = "config.json:1:38 (/root/path): `rootfs` is a link that leads nowhere [";
            assert!(!found.is_empty());
            assert!(
                found.iter().all(|found| found.starts_with(expected)),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_root_may_be_a_link() {
        let folder = bundle(&[("config.json", MINIMAL), ("other/", "")]);
        symlink("other", folder.path().join("rootfs")).unwrap();
        assert_eq!(findings(folder.path()), [""; 0]);
    }

    #[test]
    fn nothing_waits_for_a_fifo_or_a_socket() {
        let folder = bundle(&[("rootfs/", "")]);
        let path = folder.path().join("config.json");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(
                findings(folder.path()),
                ["config.json: expected a file, found a FIFO [runtime.bundle.config.required]"]
            );
            fs::remove_file(&path).unwrap();
        }
        let _socket = UnixListener::bind(&path).unwrap();
        assert_eq!(
            findings(folder.path()),
            ["config.json: expected a file, found a socket [runtime.bundle.config.required]"]
        );
        assert!(write_text(b"{}", &path).is_err());
        fs::remove_file(&path).unwrap();
        // A device is outside: what can be in the bundle only the superuser could make.
        symlink("/dev/zero", &path).unwrap();
        assert_eq!(
            findings(folder.path()),
            [
                "config.json: `config.json` is a link that leads out of the bundle [runtime.bundle.config.in-root]"
            ]
        );
    }

    #[test]
    fn writing_keeps_the_permissions_and_replaces_links() {
        let folder = bundle(&[("config.json", "old"), ("other", "other")]);
        let path = folder.path().join("config.json");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_text(b"new", &path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );

        fs::remove_file(&path).unwrap();
        symlink("other", &path).unwrap();
        write_text(b"new", &path).unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_file());
        assert_eq!(fs::read(folder.path().join("other")).unwrap(), b"other");
    }

    #[test]
    fn writing_that_fails_leaves_everything_as_it_was() {
        let folder = bundle(&[("config.json/", "")]);
        let path = folder.path().join("config.json");
        let error = write_text(b"new", &path).unwrap_err();
        assert_eq!(error.to_string(), "there is something else than a file");
        assert_eq!(names(folder.path()), ["config.json"]);
        let none = folder.path().join("none/config.json");
        assert_eq!(
            write_text(b"", &none).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }
}

/// The names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_written_is_read_again() {
    let folder = bundle(&[]);
    let own = Bundle::open(folder.path()).unwrap();
    let config = Config::from_slice(br#"{"ociVersion":"1.0.0","com.example":1}"#).unwrap();
    own.write_config(&config).unwrap();
    assert_eq!(own.read_config(&Limits::DEFAULT).unwrap(), config);
    assert_eq!(
        fs::read_to_string(own.config_path()).unwrap(),
        "{\n  \"ociVersion\": \"1.0.0\",\n  \"com.example\": 1\n}\n"
    );
    assert_eq!(names(folder.path()), ["config.json"]);
    let again = folder.path().join("again.json");
    write_config(&config, &again).unwrap();
    assert_eq!(names(folder.path()), ["again.json", "config.json"]);
}

#[test]
fn a_host_is_asked_where_one_is_given() {
    let id = "runtime.config.mounts.type.linux.kernel-filesystem";
    let config =
        r#"{"ociVersion":"1.0.0","mounts":[{"destination":"/a","type":"zfs"}],"linux":{}}"#;
    let folder = bundle(&[("config.json", config)]);
    let expected = Outcome::NotChecked(Reason::Option);
    assert_eq!(outcome(&judge(folder.path()), id), expected);

    let mut host = Host::default();
    let judged = |host: &Host| {
        let mut options = Options::default();
        options.host = Some(host);
        judge_bundle(folder.path(), &options).unwrap().report
    };
    assert_eq!(outcome(&judged(&host), id), Outcome::NotChecked(Reason::Io));
    host.filesystems = Some(["proc".to_owned()].into());
    let report = judged(&host);
    let mut found = report.findings().iter();
    let found = found
        .find(|finding| finding.clause.to_string() == id)
        .unwrap();
    assert_eq!(
        found.to_string(),
        format!("config.json:1:60 (/mounts/0/type): the host has no filesystem `zfs` [{id}]")
    );
    host.filesystems = Some(["zfs".to_owned()].into());
    assert_eq!(outcome(&judged(&host), id), Outcome::Held(1));
}

#[cfg(unix)]
#[test]
fn a_file_in_the_place_of_a_device_is_told_unless_something_hides_it() {
    let id = "runtime.linux.devices.path.existing-mismatch-error";
    let config = |mounts: &str, path: &str| {
        format!(
            r#"{{"ociVersion":"1.0.2","root":{{"path":"rootfs"}},"mounts":[{mounts}],"linux":{{"devices":[{{"type":"c","path":"{path}","major":10,"minor":229}}]}}}}"#
        )
    };
    let dev = r#"{"destination":"/dev","type":"tmpfs","source":"tmpfs"}"#;
    for (mounts, path, expected) in [
        ("", "/dev/fuse", Outcome::Broken(1)),
        ("", "/dev", Outcome::Broken(1)),
        ("", "/dev/other", Outcome::Held(1)),
        ("", "/dev/fuse/below", Outcome::NotChecked(Reason::Io)),
        (dev, "/dev/fuse", Outcome::NotApplicable),
        ("", "/link/fuse", Outcome::NotApplicable),
        ("", "/dev/../dev/fuse", Outcome::NotApplicable),
    ] {
        let text = config(mounts, path);
        let folder = bundle(&[("config.json", &text), ("rootfs/dev/fuse", "no device")]);
        std::os::unix::fs::symlink("dev", folder.path().join("rootfs/link")).unwrap();
        let report = judge(folder.path());
        assert_eq!(outcome(&report, id), expected, "{mounts} {path}");
    }
}
