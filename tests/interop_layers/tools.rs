//! The real tools, and a folder to run them in.

use std::{fs, os::unix::fs::MetadataExt, path::PathBuf, process::Command};

use tempfile::TempDir;

/// A folder for a test, which is removed at its end.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Whether files are made by root here, who can make devices.
    pub(crate) fn is_of_root(&self) -> bool {
        fs::metadata(self.0.path()).unwrap().uid() == 0
    }

    /// Runs a tool in the folder, and returns what it prints.
    #[track_caller]
    pub(crate) fn run(&self, tool: &str, arguments: &[&str]) -> String {
        let output = Command::new(tool)
            .args(arguments)
            .current_dir(self.0.path())
            .env("BUILDAH_ISOLATION", "chroot")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{tool} {arguments:?}: {out}{err}");
        out.trim().to_owned()
    }

    /// Runs buildah with a store of its own.
    #[track_caller]
    pub(crate) fn buildah(&self, arguments: &[&str]) -> String {
        let (root, run) = (self.path("store"), self.path("run"));
        let mut all = vec![
            "--storage-driver",
            "vfs",
            "--root",
            root.to_str().unwrap(),
            "--runroot",
            run.to_str().unwrap(),
        ];
        all.extend(arguments);
        self.run("buildah", &all)
    }
}
