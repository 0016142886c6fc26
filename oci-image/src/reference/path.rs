//! The path of a repository within a registry.

use super::cursor::Cursor;
use super::error::{Expected, Part, Problem};

/// The most bytes that a path can have. The domain does not count.
pub const PATH_MAX: usize = 255;

/// Whether `text` is the path of a repository: components of lower-case letters and digits between
/// slashes, at most [`PATH_MAX`] bytes in all.
///
/// Within a component single dots, one or two underscores, or any number of hyphens may stand
/// between letters and digits. This is also the grammar of `<name>` in the [distribution
/// specification], which sets no limit.
///
/// ```
/// use oci_image::reference::is_path;
///
/// assert!(is_path("team/my__app") && is_path("my---app.v2"));
/// assert!(!is_path("Team/app") && !is_path("team//app") && !is_path("my_-app"));
/// ```
///
/// [distribution specification]: https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
#[must_use]
pub fn is_path(text: &str) -> bool {
    check(text).is_ok()
}

/// Reads the whole of `text` as a path.
pub(super) fn check(text: &str) -> Result<(), Problem> {
    let mut cursor = Cursor::new(text);
    scan(&mut cursor, PATH_MAX)?;
    if cursor.is_at_end() {
        Ok(())
    } else {
        let more = Expected::within("a lower-case letter, a digit, '.', '_', '-', '/'");
        Err(cursor.unexpected(Part::Path, more.or("the end")))
    }
}

/// Passes the longest path that comes next, if it has no more than `limit` bytes.
pub(super) fn scan(cursor: &mut Cursor<'_>, limit: usize) -> Result<(), Problem> {
    let bound = cursor.offset().saturating_add(limit);
    let run = limit.saturating_add(1);
    loop {
        let letters = cursor.run_at_most(run, |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
        // First of all, as hyphens cut at `run` are not followed by a letter either.
        if cursor.offset() > bound {
            return Err(Problem::PathTooLong { offset: bound });
        }
        if letters == 0 {
            let expected = Expected::within("a lower-case letter or a digit");
            return Err(cursor.unexpected(Part::Path, expected));
        }
        match cursor.peek() {
            Some(separator @ (b'/' | b'.')) => _ = cursor.eat(separator),
            Some(b'_') => _ = cursor.run_at_most(2, |byte| byte == b'_'),
            Some(b'-') => _ = cursor.run_at_most(run, |byte| byte == b'-'),
            _ => return Ok(()),
        }
    }
}
