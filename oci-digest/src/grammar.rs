//! The grammar of a digest, byte by byte.
//!
//! Everything the grammar allows is ASCII, so a byte that ends a scan always starts a character.

use crate::parse_error::Unexpected;
use crate::{ParseAlgorithmError, ParseAlgorithmErrorKind};

const fn is_component(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9')
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'+' | b'.' | b'_' | b'-')
}

/// Whether a byte may stand in the encoded portion of some digest.
pub(crate) const fn is_encoded(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'=' | b'_' | b'-')
}

/// The character at a byte offset, or none if the text ends there.
pub(crate) fn char_at(text: &str, offset: usize) -> Option<char> {
    text.get(offset..).and_then(|rest| rest.chars().next())
}

/// The longest start of a text that could be the start of an algorithm.
#[derive(Clone, Copy)]
pub(crate) struct AlgorithmPrefix {
    /// The offset of the first byte that does not belong to it.
    pub(crate) end: usize,
    /// Whether it is an algorithm as it stands, that is, ends in a component.
    is_complete: bool,
}

impl AlgorithmPrefix {
    pub(crate) fn of(text: &str) -> Self {
        let mut is_complete = false;
        for (offset, byte) in text.bytes().enumerate() {
            if is_component(byte) {
                is_complete = true;
            } else if is_complete && is_separator(byte) {
                is_complete = false;
            } else {
                return Self {
                    end: offset,
                    is_complete,
                };
            }
        }
        Self {
            end: text.len(),
            is_complete,
        }
    }

    /// Whether the prefix is an algorithm and `:` follows it.
    pub(crate) fn ends_at_colon(self, text: &str) -> bool {
        self.is_complete && text.as_bytes().get(self.end) == Some(&b':')
    }

    /// Whether the prefix is an algorithm and the text ends with it.
    pub(crate) fn ends_at_end(self, text: &str) -> bool {
        self.is_complete && self.end == text.len()
    }

    /// Fails unless the whole text is an algorithm.
    pub(crate) fn check_whole(self, text: &str) -> Result<(), ParseAlgorithmError> {
        if self.ends_at_end(text) {
            return Ok(());
        }
        Err(self.error(text, "a lower-case letter, a digit or a separator"))
    }

    /// The error for a prefix that nothing acceptable follows; `expected` is what could have
    /// followed if the prefix is an algorithm.
    #[cold]
    pub(crate) fn error(self, text: &str, expected: &'static str) -> ParseAlgorithmError {
        let found = char_at(text, self.end);
        let nothing_stands_here = match found {
            None | Some(':') => true,
            Some(other) => u8::try_from(other).is_ok_and(is_separator),
        };
        let (kind, expected) = match (self.end, found) {
            (0, None | Some(':')) => (ParseAlgorithmErrorKind::Empty, "an algorithm"),
            _ if self.is_complete => (ParseAlgorithmErrorKind::Character, expected),
            _ if nothing_stands_here => (
                ParseAlgorithmErrorKind::EmptyComponent,
                "a component of the algorithm",
            ),
            _ => (
                ParseAlgorithmErrorKind::Character,
                "a lower-case letter or a digit",
            ),
        };
        ParseAlgorithmError::new(
            kind,
            Unexpected {
                expected,
                offset: self.end,
                found,
            },
        )
    }
}
