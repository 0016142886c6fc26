//! Why a text is not a reference.

use std::fmt;

use oci_digest::ParseDigestError;

use super::path::PATH_MAX;
use super::tag::TAG_MAX;

/// Why a text is not an image reference, and where it stops being one.
///
/// Where the digest is at fault, [`source`](std::error::Error::source) is the
/// [`ParseDigestError`], whose own offset counts from the start of the digest.
///
/// ```
/// use oci_image::reference::{Reference, ParseReferenceErrorKind};
///
/// let error = "example.com/Team/app".parse::<Reference>().unwrap_err();
/// assert_eq!(error.kind(), ParseReferenceErrorKind::UppercasePath);
/// assert_eq!(error.offset(), 12);
/// assert_eq!(
///     error.to_string(),
///     "path: expected a lower-case letter or a digit at byte 12, found 'T'",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseReferenceError(Problem);

impl fmt::Display for ParseReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ParseReferenceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Problem::Digest { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<Problem> for ParseReferenceError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl ParseReferenceError {
    /// Which rule the text breaks.
    #[must_use]
    pub fn kind(&self) -> ParseReferenceErrorKind {
        match &self.0 {
            Problem::Empty => ParseReferenceErrorKind::Empty,
            Problem::Unexpected {
                part: Part::Domain, ..
            } => ParseReferenceErrorKind::Domain,
            Problem::Unexpected {
                part: Part::Path,
                found: Found(Some('A'..='Z')),
                ..
            } => ParseReferenceErrorKind::UppercasePath,
            Problem::Unexpected {
                part: Part::Path, ..
            } => ParseReferenceErrorKind::Path,
            Problem::Unexpected {
                part: Part::Tag, ..
            } => ParseReferenceErrorKind::Tag,
            Problem::PathTooLong { .. } => ParseReferenceErrorKind::PathTooLong,
            Problem::TagTooLong { .. } => ParseReferenceErrorKind::TagTooLong,
            Problem::Digest { .. } => ParseReferenceErrorKind::Digest,
            Problem::Identifier => ParseReferenceErrorKind::Identifier,
            Problem::ReadAsDomain { .. } => ParseReferenceErrorKind::AmbiguousPath,
        }
    }

    /// The byte at which the text breaks the rule: its length where more was expected.
    ///
    /// It counts from the start of the text that was given: of the whole reference, or of the one
    /// part that a builder or [`Reference::with_tag`](super::Reference::with_tag) was given.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset()
    }
}

/// Which rule of the grammar a text breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseReferenceErrorKind {
    /// There is no text.
    Empty,
    /// A character that cannot stand there in a domain.
    Domain,
    /// A character that cannot stand there in a path.
    Path,
    /// An upper-case letter in a path.
    UppercasePath,
    /// A path of more than [`PATH_MAX`] bytes.
    PathTooLong,
    /// A character that cannot stand there in a tag.
    Tag,
    /// A tag of more than [`TAG_MAX`] bytes.
    TagTooLong,
    /// What follows the `@` is no digest.
    Digest,
    /// A familiar name of 64 hexadecimal digits, which is taken for the identifier of an image.
    Identifier,
    /// A path given without a domain whose first component would be read as the domain.
    AmbiguousPath,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    Empty,
    Unexpected {
        part: Part,
        expected: Expected,
        found: Found,
        offset: usize,
    },
    PathTooLong {
        offset: usize,
    },
    TagTooLong {
        offset: usize,
    },
    Digest {
        offset: usize,
        source: ParseDigestError,
    },
    Identifier,
    ReadAsDomain {
        offset: usize,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a reference has at least a path, found an empty text"),
            Self::Unexpected {
                part,
                expected,
                found,
                offset,
            } => write!(
                f,
                "{part}: expected {expected} at byte {offset}, found {found}"
            ),
            Self::PathTooLong { offset } => {
                write!(f, "path: longer than {PATH_MAX} bytes at byte {offset}")
            }
            Self::TagTooLong { offset } => {
                write!(f, "tag: longer than {TAG_MAX} bytes at byte {offset}")
            }
            Self::Digest { offset, .. } => write!(f, "digest: malformed at byte {offset}"),
            Self::Identifier => {
                f.write_str("path: 64 hexadecimal digits are taken for the identifier of an image")
            }
            Self::ReadAsDomain { offset } => write!(
                f,
                "path: what is before the '/' at byte {offset} would be read as the domain",
            ),
        }
    }
}

impl Problem {
    pub(super) fn offset(&self) -> usize {
        match self {
            Self::Empty | Self::Identifier => 0,
            Self::Unexpected { offset, .. }
            | Self::PathTooLong { offset }
            | Self::TagTooLong { offset }
            | Self::Digest { offset, .. }
            | Self::ReadAsDomain { offset } => *offset,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Domain,
    Path,
    Tag,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Domain => "domain",
            Self::Path => "path",
            Self::Tag => "tag",
        })
    }
}

/// What could have gone on within the part, and what could have followed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expected {
    within: &'static str,
    after: Option<&'static str>,
}

impl Expected {
    pub(super) const fn within(within: &'static str) -> Self {
        Self {
            within,
            after: None,
        }
    }

    pub(super) const fn or(self, after: &'static str) -> Self {
        Self {
            within: self.within,
            after: Some(after),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.within)?;
        match self.after {
            Some(after) => write!(f, " or {after}"),
            None => Ok(()),
        }
    }
}

/// The character met, or none at the end of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found(pub(super) Option<char>);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            // `Debug` escapes what would spoil a line of a log.
            Some(character) => write!(f, "{character:?}"),
            None => f.write_str("the end of the text"),
        }
    }
}
