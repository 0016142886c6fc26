use core::fmt;

/// A character, or the end of the text, where something else had to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unexpected {
    pub(crate) expected: &'static str,
    /// In bytes from the start of the text.
    pub(crate) offset: usize,
    /// None at the end of the text.
    pub(crate) found: Option<char>,
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            expected, offset, ..
        } = self;
        write!(f, "expected {expected} at byte {offset}, found ")?;
        match self.found {
            Some(found) => write!(f, "{found:?}"),
            None => f.write_str("the end of the text"),
        }
    }
}

/// The reason why a text is not an [`Algorithm`](crate::Algorithm).
///
/// Its text names the offending character and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseAlgorithmError {
    kind: ParseAlgorithmErrorKind,
    unexpected: Unexpected,
}

impl fmt::Display for ParseAlgorithmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unexpected.fmt(f)
    }
}

impl core::error::Error for ParseAlgorithmError {}

/// What is wrong with an algorithm.
///
/// See [Digests](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseAlgorithmErrorKind {
    /// There is no algorithm at all.
    Empty,
    /// A separator (one of `+`, `.`, `_` and `-`) has no component before or after it.
    EmptyComponent,
    /// A character may not stand in an algorithm.
    Character,
}

impl ParseAlgorithmError {
    pub(crate) fn new(kind: ParseAlgorithmErrorKind, unexpected: Unexpected) -> Self {
        Self { kind, unexpected }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ParseAlgorithmErrorKind {
        self.kind
    }

    /// Where it is wrong, in bytes from the start of the text; the length of the text if more of
    /// it was expected.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.unexpected.offset
    }
}

/// The reason why a text is not a [`Digest`](crate::Digest).
///
/// Its text names the first offending character and where it stands, or the length that the
/// algorithm asks for.
///
/// ```
/// use oci_digest::{Digest, ParseDigestErrorKind};
///
/// let error = "sha256:44136FA3".parse::<Digest>().unwrap_err();
/// assert_eq!(error.kind(), ParseDigestErrorKind::HexDigit);
/// assert_eq!(error.offset(), 12);
/// assert_eq!(
///     error.to_string(),
///     "expected a lower-case hexadecimal digit at byte 12, found 'F'",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDigestError {
    kind: ParseDigestErrorKind,
    detail: Detail,
}

impl fmt::Display for ParseDigestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.detail.fmt(f)
    }
}

impl core::error::Error for ParseDigestError {}

/// What is wrong with a digest.
///
/// See [Digests](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseDigestErrorKind {
    /// The algorithm does not fit the grammar.
    Algorithm(ParseAlgorithmErrorKind),
    /// The text ends after the algorithm.
    MissingColon,
    /// Nothing follows the colon.
    EmptyEncoded,
    /// A character may not stand in the encoded portion of any digest.
    EncodedCharacter,
    /// A character fits the grammar, but the registered algorithm allows only `[a-f0-9]`.
    HexDigit,
    /// The encoded portion does not have the length that the registered algorithm asks for.
    EncodedLength,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Detail {
    Unexpected(Unexpected),
    Length {
        algorithm: &'static str,
        expected: usize,
        found: usize,
        offset: usize,
    },
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected(unexpected) => unexpected.fmt(f),
            Self::Length {
                algorithm,
                expected,
                found,
                ..
            } => write!(
                f,
                "the encoded part of a {algorithm} digest is {expected} characters long, \
                 found {found}"
            ),
        }
    }
}

impl ParseDigestError {
    pub(crate) fn unexpected(kind: ParseDigestErrorKind, unexpected: Unexpected) -> Self {
        Self {
            kind,
            detail: Detail::Unexpected(unexpected),
        }
    }

    /// `expected` and `found` count characters, `offset` bytes.
    pub(crate) fn encoded_length(
        algorithm: &'static str,
        expected: usize,
        found: usize,
        offset: usize,
    ) -> Self {
        Self {
            kind: ParseDigestErrorKind::EncodedLength,
            detail: Detail::Length {
                algorithm,
                expected,
                found,
                offset,
            },
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ParseDigestErrorKind {
        self.kind
    }

    /// Where it is wrong, in bytes from the start of the text; the length of the text if more of
    /// it was expected.
    #[must_use]
    pub fn offset(&self) -> usize {
        match self.detail {
            Detail::Unexpected(Unexpected { offset, .. }) | Detail::Length { offset, .. } => offset,
        }
    }
}

impl From<ParseAlgorithmError> for ParseDigestError {
    fn from(error: ParseAlgorithmError) -> Self {
        Self::unexpected(
            ParseDigestErrorKind::Algorithm(error.kind),
            error.unexpected,
        )
    }
}
