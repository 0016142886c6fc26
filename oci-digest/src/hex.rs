//! Lower-case hexadecimal, the only encoding of the registered algorithms.

/// Set in the value of a byte that is not a digit, and in no digit's value.
const NOT_A_DIGIT: u8 = 0xf0;

/// The value of a digit. Without branches or a table, so that a loop over it can be vectorised.
const fn value(byte: u8) -> u8 {
    let decimal = byte.wrapping_sub(b'0');
    let letter = byte.wrapping_sub(b'a');
    let of_decimal = if decimal < 10 { decimal } else { NOT_A_DIGIT };
    if letter < 6 {
        letter.wrapping_add(10)
    } else {
        of_decimal
    }
}

const fn digit(value: u8) -> u8 {
    if value < 10 {
        value.wrapping_add(b'0')
    } else {
        value.wrapping_sub(10).wrapping_add(b'a')
    }
}

pub(crate) const fn is_digit(byte: u8) -> bool {
    value(byte) & NOT_A_DIGIT == 0
}

/// The `N` bytes that `text` spells, or none if it is not exactly `2 * N` digits.
pub(crate) fn decode<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    let (pairs, []) = text.as_chunks::<2>() else {
        return None;
    };
    let mut pairs: [[u8; 2]; N] = pairs.try_into().ok()?;
    // One digit is like the next here, which is what makes it fast; then they are joined.
    let mut seen = 0;
    for digit in pairs.as_flattened_mut() {
        *digit = value(*digit);
        seen |= *digit;
    }
    let bytes = pairs.map(|[high, low]| (high << 4) | low);
    (seen & NOT_A_DIGIT == 0).then_some(bytes)
}

/// Up to 64 bytes written out in digits.
#[derive(Clone)]
pub(crate) struct HexText {
    pairs: [[u8; 2]; 64],
    pairs_used: usize,
}

impl HexText {
    /// Writes out the first 64 bytes of `bytes`, the most that any supported algorithm yields.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut pairs = [[0; 2]; 64];
        let mut pairs_used: usize = 0;
        for (pair, byte) in pairs.iter_mut().zip(bytes) {
            *pair = [digit(byte >> 4), digit(byte & 0x0f)];
            pairs_used = pairs_used.saturating_add(1);
        }
        Self { pairs, pairs_used }
    }

    pub(crate) fn as_str(&self) -> &str {
        let used = self.pairs.get(..self.pairs_used).unwrap_or_default();
        str::from_utf8(used.as_flattened()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_lower_case_digits_are_digits() {
        for byte in 0..=u8::MAX {
            let expected = b"0123456789abcdef".contains(&byte);
            assert_eq!(is_digit(byte), expected, "byte {byte:#x}");
            assert_eq!(decode::<1>(&[byte, b'0']).is_some(), expected);
            assert_eq!(decode::<1>(&[b'0', byte]).is_some(), expected);
        }
    }

    #[test]
    fn every_byte_comes_back() {
        for byte in 0..=u8::MAX {
            let text = HexText::new(&[byte]);
            assert_eq!(text.as_str(), alloc::format!("{byte:02x}"));
            assert_eq!(decode(text.as_str().as_bytes()), Some([byte]));
        }
    }

    #[test]
    fn the_length_has_to_fit() {
        assert_eq!(decode::<2>(b"0123"), Some([0x01, 0x23]));
        assert_eq!(decode::<2>(b"012"), None);
        assert_eq!(decode::<2>(b"01234"), None);
        assert_eq!(decode::<2>(b"012345"), None);
        assert_eq!(decode::<2>(b""), None);
    }
}
