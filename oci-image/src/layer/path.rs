//! Names of entries, read as paths from the root of the file system.

use std::borrow::Cow;

use oci_conformance::shortened;

/// The parts of a path that lead somewhere: `a//b/./c/` has `a`, `b` and `c`.
pub(super) fn parts(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let all = path.split(|&byte| byte == b'/');
    all.filter(|part| !matches!(*part, b"" | b"."))
}

/// Whether a part of the path leads back up.
pub(super) fn has_parents(path: &[u8]) -> bool {
    // Most names are done with when there are no two dots.
    path.windows(2).any(|pair| pair == b"..") && parts(path).any(|part| part == b"..")
}

/// The path without the parts that lead back up, and without those that they lead back from:
/// `a/../b` becomes `b`. What would lead above the root stays in it.
pub(super) fn without_parents(path: &[u8]) -> Cow<'_, [u8]> {
    if !has_parents(path) {
        return Cow::Borrowed(path);
    }
    let mut kept = Vec::new();
    for part in parts(path) {
        match part {
            b".." => drop(kept.pop()),
            part => kept.push(part),
        }
    }
    Cow::Owned(kept.join(&b'/'))
}

/// Whether a symbolic link to `target`, in a directory that is `depth` directories below the root,
/// leads out of the root by its spelling alone.
pub(super) fn leads_out(target: &[u8], depth: usize) -> bool {
    if target.starts_with(b"/") {
        return true;
    }
    let mut depth = Some(depth);
    for part in parts(target) {
        depth = match part {
            b".." => depth.and_then(|depth| depth.checked_sub(1)),
            _ => depth.map(|depth| depth.saturating_add(1)),
        };
    }
    depth.is_none()
}

/// The path for a message.
pub(super) fn shown(path: &[u8]) -> String {
    shortened(&String::from_utf8_lossy(path))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn normalised(path: &str) -> String {
        let path = without_parents(path.as_bytes());
        let parts: Vec<&[u8]> = parts(&path).collect();
        String::from_utf8(parts.join(&b'/')).unwrap()
    }

    #[test]
    fn spellings_of_one_path() {
        for path in [
            "a/b",
            "./a/b",
            "/a/b",
            "a/b/",
            "a//b",
            "a/./b",
            "../c/../a/b",
        ] {
            assert_eq!(normalised(path), "a/b", "{path}");
        }
        for path in ["", ".", "./", "/", "..", "a/..", "../../"] {
            assert_eq!(normalised(path), "", "{path}");
        }
        for path in ["...", "a.", ".a", "..a", "a b"] {
            assert_eq!(normalised(path), path);
        }
    }

    #[test]
    fn links_that_lead_out() {
        for (target, depth, out) in [
            ("/etc", 5, true),
            ("a", 0, false),
            ("..", 0, true),
            ("..", 1, false),
            ("../../a", 1, true),
            ("a/../..", 0, true),
            ("a/../../b", 1, false),
            ("../../a/b/c", 1, true),
            ("", 0, false),
        ] {
            assert_eq!(leads_out(target.as_bytes(), depth), out, "{target} {depth}");
        }
    }

    proptest! {
        #[test]
        fn a_normal_path_stays_as_it_is(path in "[/.ab]{0,12}") {
            let once = normalised(&path);
            prop_assert_eq!(&normalised(&once), &once);
            prop_assert!(!has_parents(once.as_bytes()));
        }

        #[test]
        fn the_beginning_and_the_end_of_a_path_mean_nothing(path in "[/.ab]{0,12}") {
            let once = normalised(&path);
            prop_assert_eq!(&normalised(&format!("./{path}")), &once);
            prop_assert_eq!(&normalised(&format!("//{path}/.")), &once);
        }
    }
}
