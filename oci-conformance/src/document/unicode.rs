//! UTF-8 by hand, for texts that may not be UTF-8.

/// The character at the start of `bytes`, if they start with a well-formed one.
#[inline]
pub(super) const fn first_char(bytes: &[u8]) -> Option<char> {
    // Table 3-7 of the Unicode Standard.
    let code = match *bytes {
        [a @ 0x00..=0x7f, ..] => a as u32,
        [a @ 0xc2..=0xdf, b @ 0x80..=0xbf, ..] => (a as u32 & 0x1f) << 6 | tail(b),
        [a @ 0xe0, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..]
        | [
            a @ (0xe1..=0xec | 0xee..=0xef),
            b @ 0x80..=0xbf,
            c @ 0x80..=0xbf,
            ..,
        ]
        | [a @ 0xed, b @ 0x80..=0x9f, c @ 0x80..=0xbf, ..] => {
            (a as u32 & 0x0f) << 12 | tail(b) << 6 | tail(c)
        }
        [
            a @ 0xf0,
            b @ 0x90..=0xbf,
            c @ 0x80..=0xbf,
            d @ 0x80..=0xbf,
            ..,
        ]
        | [
            a @ 0xf1..=0xf3,
            b @ 0x80..=0xbf,
            c @ 0x80..=0xbf,
            d @ 0x80..=0xbf,
            ..,
        ]
        | [
            a @ 0xf4,
            b @ 0x80..=0x8f,
            c @ 0x80..=0xbf,
            d @ 0x80..=0xbf,
            ..,
        ] => (a as u32 & 0x07) << 18 | tail(b) << 12 | tail(c) << 6 | tail(d),
        _ => return None,
    };
    char::from_u32(code)
}

const fn tail(byte: u8) -> u32 {
    byte as u32 & 0x3f
}

/// Whether `c` is a code point that Unicode will never assign.
pub(super) const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
}

/// How many characters `bytes` are, each byte that belongs to none being one.
pub(super) fn count_chars(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().fold(0, |count, chunk| {
        count
            .saturating_add(chunk.valid().chars().count())
            .saturating_add(chunk.invalid().len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn every_character_is_read_back() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0xff; 5];
            c.encode_utf8(&mut buffer);
            assert_eq!(first_char(&buffer), Some(c));
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn every_short_sequence_is_judged_as_the_standard_library_does() {
        let edges = [
            0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1,
            0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
        ];
        for a in 0..=0xff {
            for b in edges {
                for c in edges {
                    for d in edges {
                        let bytes = [a, b, c, d];
                        let valid = bytes.utf8_chunks().next().unwrap().valid();
                        assert_eq!(first_char(&bytes), valid.chars().next(), "{bytes:x?}");
                        assert_eq!(
                            first_char(&bytes[..2]),
                            valid.chars().next().filter(|c| c.len_utf8() <= 2)
                        );
                    }
                }
            }
        }
        assert_eq!(first_char(b""), None);
    }

    #[test]
    fn ill_formed_bytes_count_one_each() {
        for (bytes, count) in [
            (&b""[..], 0),
            (b"ab", 2),
            ("é😀".as_bytes(), 2),
            (b"\xff\xfe", 2),
            (b"a\xf0\x9f\x98b", 5),
            (b"\xe2\x82", 2),
        ] {
            assert_eq!(count_chars(bytes), count, "{bytes:x?}");
        }
    }
}
