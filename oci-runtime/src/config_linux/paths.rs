//! Paths of Linux.

use oci_conformance::{Node, Verdict, shortened};

use crate::platform;

/// Holds a string against what an absolute path begins with.
pub(super) fn check_absolute(path: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = path.str() else { return };
    verdict.count_case();
    if !platform::is_absolute_posix(&text) {
        verdict.breach(path, format!("`{}` is not absolute", shortened(&text)));
    }
}
