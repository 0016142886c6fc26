//! The content of a string as the text spells it, and what it means.

use std::{borrow::Cow, cmp::Ordering};

use super::escape::Escape;

/// What was noticed when a string was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// It has escapes.
    pub(super) escaped: bool,
    /// It is Unicode.
    pub(super) exact: bool,
}

impl Form {
    pub(super) const PLAIN: Self = Self {
        escaped: false,
        exact: true,
    };
}

/// A scanned string without its quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling<'t> {
    pub(super) raw: &'t [u8],
    pub(super) form: Form,
}

impl<'t> Spelling<'t> {
    /// The string, with U+FFFD for what is not Unicode.
    pub(super) fn text(self) -> Cow<'t, str> {
        if !self.form.escaped {
            // To look for what to replace is much slower than to see that there is nothing.
            return match str::from_utf8(self.raw) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => String::from_utf8_lossy(self.raw),
            };
        }
        let mut text = String::with_capacity(self.raw.len());
        for piece in self.pieces() {
            match piece {
                Piece::Plain(bytes) => text.push_str(&String::from_utf8_lossy(bytes)),
                Piece::Escape(Escape::Character(c)) => text.push(c),
                Piece::Escape(Escape::Surrogate(_)) => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        Cow::Owned(text)
    }

    /// Appends the string as bytes that differ wherever two strings do: ill-formed bytes are as
    /// they are, and a lone surrogate is as the three bytes that would be its UTF-8, be it
    /// escaped or not.
    pub(super) fn decode_into(self, bytes: &mut Vec<u8>) {
        for piece in self.pieces() {
            bytes.extend_from_slice(piece.bytes(&mut [0; 4]));
        }
    }

    /// Whether this is `text`, without decoding more of it than `text` is long.
    pub(super) fn is(self, text: &str) -> bool {
        if self.form.escaped {
            self.compare(text) == Ordering::Equal
        } else {
            self.raw == text.as_bytes()
        }
    }

    /// Where the decoded bytes of this stand in respect of `text`.
    pub(super) fn compare(self, text: &str) -> Ordering {
        let mut rest = text.as_bytes();
        if !self.form.escaped {
            return self.raw.cmp(rest);
        }
        for piece in self.pieces() {
            let mut buffer = [0; 4];
            let bytes = piece.bytes(&mut buffer);
            let Some((same, after)) = rest.split_at_checked(bytes.len()) else {
                // The piece goes beyond the end of `text`, so they cannot be equal.
                return bytes.cmp(rest);
            };
            match bytes.cmp(same) {
                Ordering::Equal => rest = after,
                unequal => return unequal,
            }
        }
        if rest.is_empty() {
            Ordering::Equal
        } else {
            Ordering::Less
        }
    }

    const fn pieces(self) -> Pieces<'t> {
        Pieces { rest: self.raw }
    }
}

enum Piece<'t> {
    Plain(&'t [u8]),
    Escape(Escape),
}

impl<'t> Piece<'t> {
    fn bytes<'b>(&self, buffer: &'b mut [u8; 4]) -> &'b [u8]
    where
        't: 'b,
    {
        match *self {
            Self::Plain(bytes) => bytes,
            Self::Escape(escape) => escape.encode(buffer),
        }
    }
}

/// A string cut at its escapes.
struct Pieces<'t> {
    rest: &'t [u8],
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if self.rest.first()? == &b'\\' {
            let (escape, length) = Escape::read(self.rest)?;
            self.rest = self.rest.get(length..)?;
            return Some(Piece::Escape(escape));
        }
        let length = self.rest.iter().position(|&byte| byte == b'\\');
        let (plain, rest) = self
            .rest
            .split_at_checked(length.unwrap_or(self.rest.len()))?;
        self.rest = rest;
        Some(Piece::Plain(plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(raw: &[u8]) -> Spelling<'_> {
        Spelling {
            raw,
            form: Form {
                escaped: raw.contains(&b'\\'),
                exact: true,
            },
        }
    }

    #[test]
    fn strings_are_decoded() {
        for (raw, text, bytes) in [
            (&b""[..], "", &b""[..]),
            (b"plain", "plain", b"plain"),
            (br"\\", "\\", b"\\"),
            (br"a\tb\u00e9c", "a\tbéc", "a\tbéc".as_bytes()),
            (br"\ud83d\ude00", "😀", "😀".as_bytes()),
            (br"\ud83dx", "\u{fffd}x", b"\xed\xa0\xbdx"),
            (b"\xff", "\u{fffd}", b"\xff"),
            (b"\xf0\x9f\\n", "\u{fffd}\n", b"\xf0\x9f\n"),
        ] {
            let spelling = spelling(raw);
            assert_eq!(spelling.text(), text);
            assert_eq!(
                matches!(spelling.text(), Cow::Borrowed(_)),
                text.as_bytes() == raw && !spelling.form.escaped
            );
            let mut decoded = Vec::new();
            spelling.decode_into(&mut decoded);
            assert_eq!(decoded, bytes);
        }
    }

    #[test]
    fn comparison_is_that_of_the_decoded_bytes() {
        let raws: [&[u8]; 12] = [
            b"",
            b"a",
            br"\u0061",
            br"\u0061b",
            b"ab",
            br"a\u0062c",
            b"b",
            br"\n",
            br"\ud800",
            br"\ufffd",
            b"\xff",
            b"\xff\\u00e9",
        ];
        for raw in raws {
            let mut decoded = Vec::new();
            spelling(raw).decode_into(&mut decoded);
            for text in ["", "a", "ab", "abc", "abcd", "b", "\n", "\u{fffd}", "é"] {
                let expected = decoded.as_slice().cmp(text.as_bytes());
                assert_eq!(spelling(raw).compare(text), expected, "{raw:?} {text}");
                assert_eq!(spelling(raw).is(text), expected == Ordering::Equal);
            }
        }
    }
}
