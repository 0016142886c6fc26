//! What the tests of this workspace need beside Rust, and what they say where it is not there.
//!
//! A test that cannot run says so on standard error, past the test runner, which keeps for itself
//! what passing tests print. Where `OCI_INTEROP` is `require`, a tool that is missing fails the test.

use std::{
    env, fmt,
    io::{self, Write as _},
    path::PathBuf,
    thread,
};

/// Says that the test which calls it leaves something out, and why.
pub fn skip(reason: impl fmt::Display) {
    let current = thread::current();
    let test = current.name().unwrap_or("a test");
    let line = format!("skipped: {test}: {reason}\n");
    // Whoever has closed standard error does not want to know.
    drop(io::stderr().write_all(line.as_bytes()));
}

/// Whether everything that tests need has to be there.
#[must_use]
pub fn is_required() -> bool {
    env::var_os("OCI_INTEROP").is_some_and(|value| value == "require")
}

/// Skips what needs something that is not there.
///
/// # Panics
///
/// Fails the test where everything has to be there.
#[track_caller]
pub fn lack(what: impl fmt::Display) {
    assert!(!is_required(), "{what}");
    skip(what);
}

/// Whether all these tools are installed; skips if not.
///
/// # Panics
///
/// Fails the test where tools have to be there and one is not.
#[must_use]
#[track_caller]
pub fn installed(tools: &[&str]) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let there = |tool: &str| env::split_paths(&path).any(|folder| folder.join(tool).is_file());
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| !there(tool)).collect();
    if !missing.is_empty() {
        lack(format_args!("not installed: {}", missing.join(", ")));
    }
    missing.is_empty()
}

/// The folder that a variable of the environment names, such as `OCI_UPSTREAM`; skips if it is not
/// set.
#[must_use]
pub fn folder(variable: &str) -> Option<PathBuf> {
    let folder = env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        skip(format_args!("{variable} names no folder"));
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_told() {
        assert!(installed(&[]));
        assert!(is_required() || !installed(&["no tool of this name"]));
        assert_eq!(folder("NO VARIABLE OF THIS NAME"), None);
    }
}
