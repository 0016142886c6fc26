//! Where in a text the parts of a reference are.

use oci_digest::Digest;

use super::cursor::Cursor;
use super::error::{Expected, Found, Part, Problem};
use super::path::{self, PATH_MAX};
use super::{domain, tag};

#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Where the path begins: 0, or after the domain and its `/`.
    pub(super) path_start: usize,
    pub(super) name_end: usize,
    /// Where the tag ends: at `name_end` if there is none.
    pub(super) tagged_end: usize,
    pub(super) digest: Option<Digest>,
}

/// Finds the parts of a reference.
pub(super) fn read(text: &str) -> Result<Layout, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    match domain::prefix(text) {
        Ok(path_start) => read_path(text, path_start, PATH_MAX),
        Err(as_domain) => {
            read_path(text, 0, PATH_MAX).map_err(|as_path| likelier(text, as_domain, as_path))
        }
    }
}

/// Finds the parts of a reference whose path of up to `limit` bytes begins at `path_start`.
pub(super) fn read_path(text: &str, path_start: usize, limit: usize) -> Result<Layout, Problem> {
    let mut cursor = Cursor::starting_at(text, path_start);
    path::scan(&mut cursor, limit)?;
    let name_end = cursor.offset();
    let tagged = cursor.eat(b':');
    if tagged {
        tag::scan(&mut cursor)?;
    }
    let tagged_end = cursor.offset();
    let digest = if cursor.eat(b'@') {
        Some(read_digest(&cursor)?)
    } else if cursor.is_at_end() {
        None
    } else {
        return Err(unread(&cursor, tagged));
    };
    Ok(Layout {
        path_start,
        name_end,
        tagged_end,
        digest,
    })
}

/// That neither a part goes on nor another begins, nor the text ends.
fn unread(cursor: &Cursor<'_>, tagged: bool) -> Problem {
    let (part, more) = if tagged {
        (Part::Tag, "a letter, a digit, '_', '.', '-', '@'")
    } else {
        (
            Part::Path,
            "a lower-case letter, a digit, '.', '_', '-', '/', ':', '@'",
        )
    };
    cursor.unexpected(part, Expected::within(more).or("the end"))
}

fn read_digest(cursor: &Cursor<'_>) -> Result<Digest, Problem> {
    cursor
        .remainder()
        .parse::<Digest>()
        .map_err(|source| Problem::Digest {
            offset: cursor.offset().saturating_add(source.offset()),
            source,
        })
}

/// Chooses what to report of a text that can be read neither with a domain nor without.
fn likelier(text: &str, as_domain: Problem, as_path: Problem) -> Problem {
    // No tag has a slash: what is before it was meant for a host and its port.
    let slash_in_tag = matches!(
        as_path,
        Problem::Unexpected {
            part: Part::Tag,
            found: Found(Some('/')),
            ..
        }
    );
    let reads_on = as_domain.offset() > as_path.offset() && text.contains('/');
    if text.starts_with('[') || slash_in_tag || reads_on {
        as_domain
    } else {
        as_path
    }
}
