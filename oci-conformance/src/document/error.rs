//! Why a text is no document.

use std::fmt::{self, Display, Formatter};

/// Why a text was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError(Fault);

impl Display for ParseError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ParseError {}

impl From<Fault> for ParseError {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl ParseError {
    /// Whether the text is wrong or only too much.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        match self.0 {
            Fault::Unexpected { .. } | Fault::Ended { .. } => ErrorKind::Syntax,
            Fault::Bytes { .. } => ErrorKind::Limit(Limit::Bytes),
            Fault::Depth { .. } => ErrorKind::Limit(Limit::Depth),
            Fault::Nodes { .. } => ErrorKind::Limit(Limit::Nodes),
        }
    }

    /// The byte at which reading stopped.
    #[must_use]
    pub const fn offset(&self) -> usize {
        match self.0 {
            Fault::Unexpected { offset, .. }
            | Fault::Ended { offset, .. }
            | Fault::Depth { offset, .. }
            | Fault::Nodes { offset, .. } => offset,
            Fault::Bytes { most } => most,
        }
    }
}

/// What sort of refusal a [`ParseError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The text is not JSON.
    Syntax,
    /// The text exceeds one of the [`Limits`](super::Limits), so whether it is JSON is unknown.
    Limit(Limit),
}

/// One of the [`Limits`](super::Limits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// [`Limits::bytes`](super::Limits::bytes).
    Bytes,
    /// [`Limits::depth`](super::Limits::depth).
    Depth,
    /// [`Limits::nodes`](super::Limits::nodes).
    Nodes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Unexpected {
        wanted: Wanted,
        offset: usize,
        found: Found,
    },
    Ended {
        wanted: Wanted,
        offset: usize,
    },
    Bytes {
        most: usize,
    },
    Depth {
        most: usize,
        offset: usize,
    },
    Nodes {
        most: usize,
        offset: usize,
    },
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected {
                wanted,
                offset,
                found,
            } => write!(f, "expected {wanted} at byte {offset}, found {found}"),
            Self::Ended { wanted, offset } => {
                write!(f, "the text ends at byte {offset}, {}", wanted.place())
            }
            Self::Bytes { most } => write!(f, "larger than {most} bytes"),
            Self::Depth { most, offset } => {
                write!(
                    f,
                    "more than {most} nested arrays and objects at byte {offset}"
                )
            }
            Self::Nodes { most, offset } => write!(f, "more than {most} values at byte {offset}"),
        }
    }
}

/// What the grammar allows at the place where a text departs from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Value,
    ValueOrBracket,
    CommaOrBracket,
    Name,
    NameOrBrace,
    Colon,
    CommaOrBrace,
    End,
    Quote,
    EscapedControl,
    EscapeLetter,
    HexDigit,
    Digit,
    NoMoreDigits,
    Word(&'static str),
}

impl Wanted {
    /// How far the text got, should it end here.
    fn place(self) -> String {
        match self {
            Self::Quote | Self::EscapedControl | Self::EscapeLetter | Self::HexDigit => {
                "inside a string".to_owned()
            }
            Self::Digit | Self::NoMoreDigits => "inside a number".to_owned(),
            Self::Word(word) => format!("inside `{word}`"),
            _ => format!("before {self}"),
        }
    }
}

impl Display for Wanted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "a value",
            Self::ValueOrBracket => "a value or `]`",
            Self::CommaOrBracket => "`,` or `]`",
            Self::Name => "a quoted name",
            Self::NameOrBrace => "a quoted name or `}`",
            Self::Colon => "`:`",
            Self::CommaOrBrace => "`,` or `}`",
            Self::End => "the end of the text",
            Self::Quote => "the end of a string",
            Self::EscapedControl => "an escape in place of a control character",
            Self::EscapeLetter => "one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, `u` to escape",
            Self::HexDigit => "a hexadecimal digit",
            Self::Digit => "a digit",
            Self::NoMoreDigits => "no digit after a leading zero",
            Self::Word(word) => return write!(f, "the rest of `{word}`"),
        })
    }
}

/// What stands there instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Character(char),
    Byte(u8),
}

impl Display for Found {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            // A character that cannot be seen, or that rearranges the message, is named instead.
            Self::Character(c) if c.is_ascii_graphic() || c.is_alphanumeric() => {
                write!(f, "`{c}`")
            }
            Self::Character(c) => write!(f, "U+{:04X}", u32::from(c)),
            Self::Byte(byte) => write!(f, "byte 0x{byte:02X}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Limits};
    use super::*;

    fn check(text: impl AsRef<[u8]>, offset: usize, message: &str) {
        let text = text.as_ref();
        let error = Document::parse(text, &Limits::DEFAULT).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.offset(), offset, "{message}");
        assert_eq!(error.kind(), ErrorKind::Syntax);
        assert!(serde_json::from_slice::<serde_json::Value>(text).is_err());
    }

    #[test]
    fn structure() {
        for (text, offset, message) in [
            (
                r#"{"schema": }"#,
                11,
                "expected a value at byte 11, found `}`",
            ),
            ("[1,]", 3, "expected a value at byte 3, found `]`"),
            ("NaN", 0, "expected a value at byte 0, found `N`"),
            ("+1", 0, "expected a value at byte 0, found `+`"),
            (".5", 0, "expected a value at byte 0, found `.`"),
            ("'a'", 0, "expected a value at byte 0, found `'`"),
            ("/**/1", 0, "expected a value at byte 0, found `/`"),
            ("[,1]", 1, "expected a value or `]` at byte 1, found `,`"),
            ("[}", 1, "expected a value or `]` at byte 1, found `}`"),
            ("[1 2]", 3, "expected `,` or `]` at byte 3, found `2`"),
            ("[1}", 2, "expected `,` or `]` at byte 2, found `}`"),
            (
                "{1:2}",
                1,
                "expected a quoted name or `}` at byte 1, found `1`",
            ),
            (
                "{,}",
                1,
                "expected a quoted name or `}` at byte 1, found `,`",
            ),
            (
                r#"{"a":1,}"#,
                7,
                "expected a quoted name at byte 7, found `}`",
            ),
            (r#"{"a" 1}"#, 5, "expected `:` at byte 5, found `1`"),
            (
                r#"{"a":1 "b":2}"#,
                7,
                "expected `,` or `}` at byte 7, found `\"`",
            ),
            (r#"{"a":1]"#, 6, "expected `,` or `}` at byte 6, found `]`"),
            (
                "1 1",
                2,
                "expected the end of the text at byte 2, found `1`",
            ),
            (
                "{}]",
                2,
                "expected the end of the text at byte 2, found `]`",
            ),
            ("", 0, "the text ends at byte 0, before a value"),
            (" \n\t\r", 4, "the text ends at byte 4, before a value"),
            ("[", 1, "the text ends at byte 1, before a value or `]`"),
            ("[1", 2, "the text ends at byte 2, before `,` or `]`"),
            ("[1,", 3, "the text ends at byte 3, before a value"),
            (
                "{",
                1,
                "the text ends at byte 1, before a quoted name or `}`",
            ),
            (r#"{"a""#, 4, "the text ends at byte 4, before `:`"),
            (r#"{"a":"#, 5, "the text ends at byte 5, before a value"),
            (r#"{"a":1"#, 6, "the text ends at byte 6, before `,` or `}`"),
            (
                r#"{"a":1,"#,
                7,
                "the text ends at byte 7, before a quoted name",
            ),
        ] {
            check(text, offset, message);
        }
    }

    #[test]
    fn scalars() {
        for (text, offset, message) in [
            (
                "nulL",
                3,
                "expected the rest of `null` at byte 3, found `L`",
            ),
            ("[true1]", 5, "expected `,` or `]` at byte 5, found `1`"),
            (
                "[fals]",
                5,
                "expected the rest of `false` at byte 5, found `]`",
            ),
            ("tru", 3, "the text ends at byte 3, inside `true`"),
            ("-", 1, "the text ends at byte 1, inside a number"),
            ("-a", 1, "expected a digit at byte 1, found `a`"),
            (
                "-01",
                2,
                "expected no digit after a leading zero at byte 2, found `1`",
            ),
            (
                "[00]",
                2,
                "expected no digit after a leading zero at byte 2, found `0`",
            ),
            ("1.", 2, "the text ends at byte 2, inside a number"),
            ("[1.]", 3, "expected a digit at byte 3, found `]`"),
            ("1.e1", 2, "expected a digit at byte 2, found `e`"),
            ("[1e]", 3, "expected a digit at byte 3, found `]`"),
            ("1e+", 3, "the text ends at byte 3, inside a number"),
            ("1e+-1", 3, "expected a digit at byte 3, found `-`"),
            (
                "0x10",
                1,
                "expected the end of the text at byte 1, found `x`",
            ),
            ("-Infinity", 1, "expected a digit at byte 1, found `I`"),
            (r#""abc"#, 4, "the text ends at byte 4, inside a string"),
            (r#""abc\"#, 5, "the text ends at byte 5, inside a string"),
            (r#""abc\u12"#, 8, "the text ends at byte 8, inside a string"),
            (
                r#""\x""#,
                2,
                "expected one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, `u` to escape \
                 at byte 2, found `x`",
            ),
            (
                r#""\u12g4""#,
                5,
                "expected a hexadecimal digit at byte 5, found `g`",
            ),
            (
                r#""\u+123""#,
                3,
                "expected a hexadecimal digit at byte 3, found `+`",
            ),
            (
                r#""\ud800\u12""#,
                11,
                "expected a hexadecimal digit at byte 11, found `\"`",
            ),
            (
                "\"a\nb\"",
                2,
                "expected an escape in place of a control character at byte 2, found U+000A",
            ),
        ] {
            check(text, offset, message);
        }
    }

    #[test]
    fn what_is_found_is_shown_or_named() {
        for (text, offset, found) in [
            (&b"\xff"[..], 0, "byte 0xFF"),
            (b" \xe2\x82 ", 1, "byte 0xE2"),
            ("é".as_bytes(), 0, "`é`"),
            ("\u{202e}".as_bytes(), 0, "U+202E"),
            ("\u{1f600}".as_bytes(), 0, "U+1F600"),
            (b"\0", 0, "U+0000"),
            (b"\x7f", 0, "U+007F"),
            // A byte order mark is skipped once, and only at the start.
            ("\u{feff}\u{feff}1".as_bytes(), 3, "U+FEFF"),
            (" \u{feff}1".as_bytes(), 1, "U+FEFF"),
        ] {
            let message = format!("expected a value at byte {offset}, found {found}");
            check(text, offset, &message);
        }
    }
}
