//! One breach of a clause, and its place.

use std::{
    fmt::{self, Write as _},
    ops::Range,
};

use super::Excerpt;
use crate::{ClauseRef, Node, Position};

/// How a breach is reported.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Against advice: of the specification, or of this project.
    Warning,
    /// Against a requirement.
    Error,
}

impl Severity {
    #[cfg(all(feature = "record", feature = "schema"))]
    pub(super) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The severity in one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where something was found.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Place {
    /// The file, relative to what was judged; empty for that itself.
    pub file: String,
    /// The JSON pointer (RFC 6901) into the file; empty for the whole.
    pub pointer: String,
    /// The bytes of the value that it is about or, for a missing property, of the object that
    /// lacks it.
    pub span: Option<Range<usize>>,
    /// The entry, if the file is an archive.
    pub entry: Option<EntryPlace>,
    /// Line and column of the first of these bytes.
    pub position: Option<Position>,
    /// Line and column behind the last of these bytes.
    pub end: Option<Position>,
    /// These bytes with what stands around them.
    pub excerpt: Option<Excerpt>,
}

/// A place in an archive.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EntryPlace {
    /// The name of the entry, where bytes that are no UTF-8 are replaced by U+FFFD; empty beside
    /// all entries.
    pub name: String,
    /// The first byte of its header, counted from the beginning of the archive without its
    /// compression.
    pub offset: u64,
}

impl Place {
    /// A place in a document, or beside all documents.
    #[must_use]
    pub fn new(
        file: impl Into<String>,
        pointer: impl Into<String>,
        span: Option<Range<usize>>,
    ) -> Self {
        Self {
            file: file.into(),
            pointer: pointer.into(),
            span,
            entry: None,
            position: None,
            end: None,
            excerpt: None,
        }
    }

    /// A value of a document, or a property that is missing there.
    ///
    /// Names can be as long as a document; a pointer of more than 4 KiB is cut, and ends in `…`.
    #[must_use]
    pub fn of(node: Node<'_>, file: impl Into<String>) -> Self {
        let mut pointer = Bounded(String::new());
        if write!(pointer, "{node}").is_err() {
            pointer.0.push('…');
        }
        Self::new(file, pointer.0, Some(node.span()))
    }

    /// An entry of an archive.
    ///
    /// A name of more than 4 KiB is cut, and ends in `…`.
    #[must_use]
    pub fn entry(file: impl Into<String>, name: &[u8], offset: u64) -> Self {
        let mut bounded = Bounded(String::new());
        if bounded.write_str(&String::from_utf8_lossy(name)).is_err() {
            bounded.0.push('…');
        }
        Self {
            entry: Some(EntryPlace {
                name: bounded.0,
                offset,
            }),
            ..Self::file(file)
        }
    }

    /// A file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self::new(file, "", None)
    }
}

/// Takes a text up to a length.
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const MOST: usize = 4096;
        let room = MOST.saturating_sub(self.0.len());
        let end = (0..=room.min(text.len()))
            .rev()
            .find(|&end| text.is_char_boundary(end));
        let (fits, rest) = text
            .split_at_checked(end.unwrap_or(0))
            .unwrap_or(("", text));
        self.0.push_str(fits);
        if rest.is_empty() {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}

/// Writes `file:line:column (pointer)`, or as much of that as there is; `file, entry at byte N` for
/// an entry of an archive.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(entry) = &self.entry {
            return write_entry(entry, self.file.is_empty(), f);
        }
        if let Some(position) = self.position {
            let colon = if self.file.is_empty() { "" } else { ":" };
            write!(f, "{colon}{}:{}", position.line, position.column)?;
        }
        let blank = self.file.is_empty() && self.position.is_none();
        match (self.pointer.as_str(), blank) {
            ("", true) => f.write_str("the whole"),
            ("", false) => Ok(()),
            (pointer, true) => f.write_str(pointer),
            (pointer, false) => write!(f, " ({pointer})"),
        }
    }
}

fn write_entry(entry: &EntryPlace, alone: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let comma = if alone { "" } else { ", " };
    let EntryPlace { name, offset } = entry;
    if name.is_empty() {
        write!(f, "{comma}byte {offset}")
    } else {
        write!(f, "{comma}`{name}` at byte {offset}")
    }
}

/// One breach of a clause.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The clause that is broken.
    pub clause: ClauseRef,
    /// How the breach is reported.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong there.
    pub message: String,
    /// Other clauses that say the same of this place, and so are broken too.
    pub also: Vec<ClauseRef>,
}

/// Writes the place, the message and the clause in one line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.place, self.message, self.clause)
    }
}
