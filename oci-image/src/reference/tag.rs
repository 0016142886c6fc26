//! The tag of a reference.

use super::cursor::Cursor;
use super::error::{Expected, Part, Problem};

/// The most bytes that a tag can have.
pub const TAG_MAX: usize = 128;

/// Whether `text` is a tag: 1 to [`TAG_MAX`] letters, digits, `_`, `.` and `-`, the first of them
/// neither `.` nor `-`.
///
/// The [distribution specification] has the same grammar for a tag.
///
/// ```
/// use oci_image::reference::is_tag;
///
/// assert!(is_tag("v1.2.3-rc.1") && is_tag("_"));
/// assert!(!is_tag("") && !is_tag("-rc") && !is_tag("1.0+build"));
/// ```
///
/// [distribution specification]: https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
#[must_use]
pub fn is_tag(text: &str) -> bool {
    check(text).is_ok()
}

/// Reads the whole of `text` as a tag.
pub(super) fn check(text: &str) -> Result<(), Problem> {
    let mut cursor = Cursor::new(text);
    scan(&mut cursor)?;
    if cursor.is_at_end() {
        Ok(())
    } else {
        let more = Expected::within("a letter, a digit, '_', '.', '-'");
        Err(cursor.unexpected(Part::Tag, more.or("the end")))
    }
}

/// Passes the longest tag that comes next, if it has no more than [`TAG_MAX`] bytes.
pub(super) fn scan(cursor: &mut Cursor<'_>) -> Result<(), Problem> {
    if cursor.peek().is_none_or(|byte| !is_word(byte)) {
        return Err(cursor.unexpected(Part::Tag, Expected::within("a letter, a digit or '_'")));
    }
    cursor.run_at_most(TAG_MAX, continues);
    if cursor.peek().is_some_and(continues) {
        return Err(Problem::TagTooLong {
            offset: cursor.offset(),
        });
    }
    Ok(())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn continues(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'.' | b'-')
}
