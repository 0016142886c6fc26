//! The root filesystem: [bundle.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/bundle.md#containerFormat02).

use std::{
    io,
    path::{Path, PathBuf},
};

use oci_conformance::{Clause, Node, Place, Reason, shortened};

use super::{
    CONFIG,
    clauses::{ARTIFACTS_SINGLE_DIRECTORY, ROOTFS_PRESENT_WHEN_REFERENCED},
    directory,
    ledger::Ledger,
};
use crate::{config::root::PATH_DIRECTORY_EXISTS, platform};

/// The clauses that say that the directory of `root.path` is there; a finding names the first.
pub(super) static PRESENT: &[&Clause] = &[&PATH_DIRECTORY_EXISTS, &ROOTFS_PRESENT_WHEN_REFERENCED];

/// Holds `root.path` against what is in the bundle; returns the directory that it leads to.
pub(super) fn judge(config: Node<'_>, bundle: &Path, ledger: &mut Ledger<'_>) -> Option<PathBuf> {
    let path = config.at("root").at("path");
    let text = path.str()?;
    let on_windows = ledger.context.is_for("windows")
        || (!platform::is_posix(&ledger.context) && platform::is_absolute_windows(&text));
    let reason = match (on_windows, path.is_exact_text()) {
        // A volume of Windows is not looked for.
        (true, _) => Some(Reason::Unimplemented),
        (false, false) => Some(Reason::Prerequisite),
        (false, true) => None,
    };
    if let Some(reason) = reason {
        leave(reason, ledger);
        return None;
    }
    match find(bundle, &text) {
        Ok(directory) => {
            ledger.cases(PRESENT);
            ledger.case(&ARTIFACTS_SINGLE_DIRECTORY);
            if !directory.starts_with(bundle) {
                let text = shortened(&text);
                let message = format!("`{text}` leads out of the bundle");
                ledger.breach(
                    &ARTIFACTS_SINGLE_DIRECTORY,
                    Place::of(path, CONFIG),
                    message,
                );
            }
            return Some(directory);
        }
        Err(Absence::Of(what)) => {
            ledger.cases(PRESENT);
            let message = format!("`{}` is {what}", shortened(&text));
            ledger.breach_all(PRESENT, Place::of(path, CONFIG), message);
            ledger.unjudged(&ARTIFACTS_SINGLE_DIRECTORY, Reason::Prerequisite);
        }
        Err(Absence::Unknown(error)) => {
            leave(Reason::Io, ledger);
            let message = format!("{}: {error}", shortened(&text));
            ledger.report.obstacle(CONFIG, Reason::Io, message);
        }
    }
    None
}

fn leave(reason: Reason, ledger: &mut Ledger<'_>) {
    for &clause in PRESENT {
        ledger.unjudged(clause, reason);
    }
    ledger.unjudged(&ARTIFACTS_SINGLE_DIRECTORY, reason);
}

/// Why there is no directory.
enum Absence {
    /// This is there instead.
    Of(&'static str),
    Unknown(io::Error),
}

impl From<io::Error> for Absence {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
        match error.kind() {
            NotFound | NotADirectory | InvalidInput | InvalidFilename => Self::Of("not there"),
            _ => Self::Unknown(error),
        }
    }
}

/// The directory that a path leads to, without links.
fn find(bundle: &Path, path: &str) -> Result<PathBuf, Absence> {
    if path.is_empty() {
        return Err(Absence::Of("empty"));
    }
    let named = bundle.join(path);
    let link = named.symlink_metadata()?.is_symlink();
    let target = match named.canonicalize() {
        Err(error) if link && error.kind() != io::ErrorKind::PermissionDenied => {
            return Err(Absence::Of("a link that leads nowhere"));
        }
        target => target?,
    };
    let metadata = target.metadata()?;
    if metadata.is_dir() {
        Ok(target)
    } else {
        Err(Absence::Of(directory::kind_of(&metadata)))
    }
}
