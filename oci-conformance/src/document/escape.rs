//! The escapes of JSON strings.

/// What an escape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    Character(char),
    /// Half of a surrogate pair, without the other half.
    Surrogate(u16),
}

impl Escape {
    /// The escape, or pair of escapes, at the backslash that `text` starts with, and its length.
    #[inline]
    pub(super) fn read(text: &[u8]) -> Option<(Self, usize)> {
        let character = match *text.get(1)? {
            letter @ (b'"' | b'\\' | b'/') => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return Self::unicode(text),
            _ => return None,
        };
        Some((Self::Character(character), 2))
    }

    fn unicode(text: &[u8]) -> Option<(Self, usize)> {
        let unit = code_unit(text)?;
        // Without a partner even the lone half is whole; if `\u` follows without digits, that is
        // an error of the next escape.
        let partner = matches!(unit, 0xd800..=0xdbff)
            .then(|| text.get(6..).and_then(code_unit))
            .flatten();
        let pair = [unit, partner.unwrap_or_default()];
        match (char::decode_utf16(pair).next()?, partner) {
            (Ok(c), Some(_)) => Some((Self::Character(c), 12)),
            (Ok(c), None) => Some((Self::Character(c), 6)),
            (Err(_), _) => Some((Self::Surrogate(unit), 6)),
        }
    }

    /// Writes the UTF-8 of it, as WTF-8 extends that to surrogates.
    pub(super) fn encode(self, buffer: &mut [u8; 4]) -> &[u8] {
        match self {
            Self::Character(c) => c.encode_utf8(buffer).as_bytes(),
            Self::Surrogate(unit) => {
                let [high, low] = unit.to_be_bytes();
                *buffer = [
                    0xe0 | high >> 4,
                    0x80 | (high & 0x0f) << 2 | low >> 6,
                    0x80 | low & 0x3f,
                    0,
                ];
                buffer.get(..3).unwrap_or_default()
            }
        }
    }
}

/// The number in the `\uXXXX` that `text` starts with.
fn code_unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.first_chunk::<4>()?;
    digits.iter().try_fold(0_u16, |unit, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(unit << 4 | u16::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        use Escape::{Character, Surrogate};
        for (text, expected) in [
            (r#"\""#, Some((Character('"'), 2))),
            (r"\\", Some((Character('\\'), 2))),
            (r"\/n", Some((Character('/'), 2))),
            (r"\b", Some((Character('\u{8}'), 2))),
            (r"\f", Some((Character('\u{c}'), 2))),
            (r"\n", Some((Character('\n'), 2))),
            (r"\r", Some((Character('\r'), 2))),
            (r"\t", Some((Character('\t'), 2))),
            (r"\u0000", Some((Character('\0'), 6))),
            (r"\u00e9\u00E9", Some((Character('é'), 6))),
            (r"\uD83D\uDe00", Some((Character('😀'), 12))),
            (r"\ud83d", Some((Surrogate(0xd83d), 6))),
            (r"\ud83d\u", Some((Surrogate(0xd83d), 6))),
            (r"\ud83d\u0041", Some((Surrogate(0xd83d), 6))),
            (r"\ud83d\ud83d", Some((Surrogate(0xd83d), 6))),
            (r"\udc00\udc00", Some((Surrogate(0xdc00), 6))),
            (r"\", None),
            (r"\a", None),
            (r"\U0041", None),
            (r"\u004", None),
            (r"\u004g", None),
            (r"\u+041", None),
        ] {
            assert_eq!(Escape::read(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn surrogates_are_encoded_as_other_code_points_are() {
        let mut buffer = [0; 4];
        for (unit, bytes) in [
            (0xd800, b"\xed\xa0\x80"),
            (0xdbff, b"\xed\xaf\xbf"),
            (0xdc00, b"\xed\xb0\x80"),
            (0xdfff, b"\xed\xbf\xbf"),
        ] {
            assert_eq!(Escape::Surrogate(unit).encode(&mut buffer), bytes);
        }
        assert_eq!(Escape::Character('é').encode(&mut buffer), "é".as_bytes());
    }
}
