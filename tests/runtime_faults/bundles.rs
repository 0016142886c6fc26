//! bundle.md: what is on the disk around a configuration.

use std::{fs, path::Path};

use oci_runtime::bundle::{Options, judge_bundle};

use crate::table::{
    Expected::{self, Broken, Silence},
    differs, told,
};

const CONFIG: &str = r#"{"ociVersion": "1.3.0", "root": {"path": "rootfs"}}"#;

/// What is wrong, how it comes about, and what the judge has to say.
type Row = (&'static str, fn(&Path), Expected);

const DIRECTORY_EXISTS: &str = "runtime.config.root.path.directory-exists";

static ROWS: &[Row] = &[
    ("nothing", |_| {}, Silence),
    (
        "more beside it",
        |bundle| fs::write(bundle.join("more"), "").unwrap(),
        Silence,
    ),
    (
        "no configuration",
        |bundle| fs::remove_file(bundle.join("config.json")).unwrap(),
        Broken(&[("runtime.bundle.config.required", "")]),
    ),
    (
        "another name",
        |bundle| fs::rename(bundle.join("config.json"), bundle.join("Config.json")).unwrap(),
        Broken(&[
            ("runtime.bundle.config.name", ""),
            ("runtime.bundle.config.required", ""),
        ]),
    ),
    (
        "another place",
        |bundle| {
            let below = bundle.join("rootfs/config.json");
            fs::rename(bundle.join("config.json"), below).unwrap();
        },
        Broken(&[
            ("runtime.bundle.config.in-root", ""),
            ("runtime.bundle.config.required", ""),
        ]),
    ),
    (
        "a directory for a configuration",
        |bundle| {
            fs::remove_file(bundle.join("config.json")).unwrap();
            fs::create_dir(bundle.join("config.json")).unwrap();
        },
        Broken(&[("runtime.bundle.config.required", "")]),
    ),
    (
        "no root filesystem",
        |bundle| fs::remove_dir(bundle.join("rootfs")).unwrap(),
        Broken(&[(DIRECTORY_EXISTS, "/root/path")]),
    ),
    (
        "a file for a root filesystem",
        |bundle| {
            fs::remove_dir(bundle.join("rootfs")).unwrap();
            fs::write(bundle.join("rootfs"), "").unwrap();
        },
        Broken(&[(DIRECTORY_EXISTS, "/root/path")]),
    ),
    (
        "a root filesystem elsewhere in the bundle",
        |bundle| {
            let text = CONFIG.replace(r#""rootfs""#, r#""a/../rootfs/b""#);
            fs::create_dir_all(bundle.join("rootfs/b")).unwrap();
            fs::create_dir(bundle.join("a")).unwrap();
            fs::write(bundle.join("config.json"), text).unwrap();
        },
        Silence,
    ),
    (
        "an empty configuration",
        |bundle| fs::write(bundle.join("config.json"), "").unwrap(),
        Broken(&[("runtime.config.json.rfc8259", "")]),
    ),
];

#[test]
fn bundles() {
    for (name, change, expected) in ROWS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("config.json"), CONFIG).unwrap();
        fs::create_dir(folder.path().join("rootfs")).unwrap();
        change(folder.path());
        let judgement = judge_bundle(folder.path(), &Options::default()).unwrap();
        let report = judgement.report;
        let problem = differs(&report, *expected);
        assert_eq!(problem, None, "{name}\n{}", told(&report));
    }
}
