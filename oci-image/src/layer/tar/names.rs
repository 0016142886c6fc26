//! What writers put in place of a name that a header has no room for.

use std::str;

/// How much room a header has for a name, in bytes.
const ROOM: usize = 100;

/// What libarchive puts in place of a long target.
const LIBARCHIVE_TARGETS: [&[u8]; 2] = [b"././@LongSymLink", b"././@LongHardLink"];

/// Whether `short`, from a header, is what a usual writer puts there for `name`, from an extension
/// header.
pub(super) fn stands_for(short: &[u8], name: &[u8]) -> bool {
    let short = without_slashes(short);
    if short == without_slashes(name) || LIBARCHIVE_TARGETS.contains(&short) {
        return true;
    }
    // As Go did it up to 1.8.
    if short.is_empty() {
        return name.len() > ROOM || !name.is_ascii();
    }
    is_cut_off(short, name.iter().copied())
        || is_without_middle(short, name)
        // As Go does it.
        || is_cut_off(short, name.iter().copied().filter(u8::is_ascii))
        // As Python does it.
        || is_cut_off(short, question_marks(name))
}

/// Whether `short` is all of a name, or as much as there is room for.
fn is_cut_off(short: &[u8], name: impl Iterator<Item = u8>) -> bool {
    let mut kept: Vec<u8> = name.take(ROOM.saturating_add(1)).collect();
    // GNU leaves room for a NUL, if it writes as it did of old.
    let cut = kept.len() > ROOM;
    kept.truncate(ROOM);
    let kept = without_slashes(&kept);
    let is_old =
        cut && kept.len() == ROOM && kept.strip_prefix(short).is_some_and(|rest| rest.len() == 1);
    short == kept || is_old
}

/// Whether `short` is the beginning and the end of a name, which is how libarchive shortens it:
/// directories are left out in the middle, and the last part is cut off if need be.
fn is_without_middle(short: &[u8], name: &[u8]) -> bool {
    let name = without_slashes(name);
    if name.len() <= ROOM {
        return false;
    }
    let split = |path: &[u8]| path.iter().rposition(|byte| *byte == b'/');
    let parts = |path| match split(path) {
        Some(at) => (
            path.get(..at).unwrap_or_default(),
            path.get(at.saturating_add(1)..).unwrap_or_default(),
        ),
        None => (&[][..], path),
    };
    let (directories, last) = parts(name);
    let (kept_directories, kept_last) = parts(short);
    // It leaves room for a NUL and slashes.
    let last_is_right = if kept_last.len() < ROOM.saturating_sub(4) {
        last == kept_last
    } else {
        last.starts_with(kept_last)
    };
    let rest = directories.strip_prefix(kept_directories);
    let directories_are_right = match rest.and_then(<[u8]>::first) {
        None => rest.is_some(),
        Some(first) => *first == b'/',
    };
    last_is_right && directories_are_right
}

/// The name with a `?` in place of every character that is not ASCII.
fn question_marks(name: &[u8]) -> impl Iterator<Item = u8> {
    name.utf8_chunks().flat_map(|chunk| {
        let valid = chunk.valid().chars();
        let valid = valid.map(|c| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?'));
        valid.chain(chunk.invalid().iter().map(|_| b'?'))
    })
}

fn without_slashes(name: &[u8]) -> &[u8] {
    let end = name.iter().rposition(|byte| *byte != b'/');
    let end = end.map_or(0, |end| end.saturating_add(1));
    name.get(..end).unwrap_or_default()
}

/// Whether a name is text.
pub(super) fn is_text(name: &[u8]) -> bool {
    str::from_utf8(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_writers_are_known() {
        let long = format!("{}{}", "directory/".repeat(20), "x".repeat(120));
        let shortened = format!("{}{}", "directory/".repeat(14), "x".repeat(98));
        let of_directory = format!("{}{}/", "directory/".repeat(14), "x".repeat(97));
        let deep = format!("{}x", "directory/".repeat(30));
        let shallow = format!("{}x", "directory/".repeat(15));
        let accented = "é".repeat(60);
        for (short, name) in [
            ("a", "a"),
            ("a", "a/"),
            ("", "日本"),
            ("", &long),
            ("d/t", "d/été"),
            ("d/?t?", "d/été"),
            (&"directory/".repeat(10), &long),
            (&shortened, &long),
            (&of_directory, &long),
            (&shallow, &deep),
            (&"é".repeat(50), &accented),
            ("", &accented),
            (&"?".repeat(60), &accented),
            ("././@LongSymLink", &long),
        ] {
            let known = stands_for(short.as_bytes(), name.as_bytes());
            assert!(known, "{short} {name}");
        }
        // GNU tar of old leaves room for a NUL, and Go cuts off a slash at the end.
        let tail = "a".repeat(98);
        for (short, name) in [
            (format!("{tail}b"), format!("{tail}bcd")),
            (format!("{tail}b"), format!("{tail}b/c")),
        ] {
            let known = stands_for(short.as_bytes(), name.as_bytes());
            assert!(known, "{short} {name}");
        }
    }

    #[test]
    fn other_names_are_told_from_them() {
        let long = format!("{}x", "directory/".repeat(20));
        for (short, name) in [
            ("a", "b"),
            ("", "b"),
            ("a", ""),
            ("etc/passwd", "etc/passwd2"),
            ("etc/passwd2", "etc/passwd"),
            ("bin", "bin/sh"),
            ("x", &long),
            ("directory/y", &long),
            (&"directory/".repeat(9), &long),
            (&"directory/".repeat(11), &long),
        ] {
            let known = stands_for(short.as_bytes(), name.as_bytes());
            assert!(!known, "{short} {name}");
        }
    }
}
