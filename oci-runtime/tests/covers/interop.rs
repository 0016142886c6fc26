//! Runtimes that are installed, held against the configurations that they write.
//!
//! A tool that is not installed is skipped, unless `OCI_INTEROP=require` is set.

use std::{fs, path::Path, process::Command};

use oci_runtime::{Config, Features};

use oci_testing::{installed, skip};

use super::table::lines;

/// What a tool prints; `None` if it fails.
fn run(tool: &str, arguments: &[&str], folder: &Path) -> Option<Vec<u8>> {
    let mut command = Command::new(tool);
    let output = command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    output.status.success().then_some(output.stdout)
}

/// A runtime has all that the configurations that it writes ask for.
fn a_runtime_covers_its_own_configurations(tool: &str) {
    if !installed(&[tool]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let Some(features) = run(tool, &["features"], folder.path()) else {
        // Versions of crun before 1.8.6 do not.
        skip(format_args!("{tool} has no command `features`"));
        return;
    };
    let features = Features::from_slice(&features).unwrap();
    for arguments in [&["spec"][..], &["spec", "--rootless"]] {
        let _ = fs::remove_file(folder.path().join("config.json"));
        run(tool, arguments, folder.path()).unwrap();
        let text = fs::read(folder.path().join("config.json")).unwrap();
        let mut config = Config::from_slice(&text).unwrap();
        assert_eq!(lines(&features, &config), [""; 0], "{tool} {arguments:?}");

        // The newest version that the runtime recognizes is covered, and a newer one is not.
        config.oci_version.clone_from(&features.oci_version_max);
        assert_eq!(lines(&features, &config), [""; 0], "{tool} {arguments:?}");
        "99.0.0".clone_into(&mut config.oci_version);
        let found = features.covers(&config);
        let pointers: Vec<_> = found.iter().map(|gap| gap.features.as_str()).collect();
        assert_eq!(pointers, ["/ociVersionMax"], "{tool} {arguments:?}");
    }
}

#[test]
fn runc() {
    a_runtime_covers_its_own_configurations("runc");
}

#[test]
fn crun() {
    a_runtime_covers_its_own_configurations("crun");
}
