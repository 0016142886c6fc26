//! What things that were given on the command line are called.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use crate::printable::printable;

/// What something that was given on the command line is called in messages.
#[derive(Clone, Debug)]
pub(crate) struct Name(PathBuf);

impl Name {
    pub(crate) fn of(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// As it was given, but for what is not Unicode in it.
    pub(crate) fn given(&self) -> String {
        self.0.to_string_lossy().into_owned()
    }

    /// The path as it was given.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

/// Whether `path` stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes it so that a terminal shows it, whatever is in it.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_stdin(&self.0) {
            return f.write_str("standard input");
        }
        match self.0.to_string_lossy().as_ref() {
            "" => f.write_str("``"),
            given => f.write_str(&printable(given)),
        }
    }
}
