//! One breach of a clause, and its place.

use std::{fmt, ops::Range};

use super::Excerpt;
use crate::{ClauseRef, Position};

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
    /// Line and column of the first of these bytes.
    pub position: Option<Position>,
    /// These bytes with what stands around them.
    pub excerpt: Option<Excerpt>,
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
            position: None,
            excerpt: None,
        }
    }

    /// A file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self::new(file, "", None)
    }
}

/// Writes `file:line:column (pointer)`, or as much of that as there is.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
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
