//! Numbers in headers and in PAX records.

use crate::layer::{Attribute, Time};

/// A number as a field of a header has it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Number {
    pub(super) value: Attribute<i64>,
    /// What about its notation readers do not agree on, as the end of a sentence.
    pub(super) oddity: Option<&'static str>,
}

/// The first byte of a number in base 256 has this bit, and the next one if it is negative.
const BASE_256: u8 = 0x80;
const NEGATIVE: u8 = 0x40;

/// Reads a field: octal digits, or a number in base 256.
pub(super) fn field(field: &[u8]) -> Number {
    match field.first() {
        Some(first) if first & BASE_256 != 0 => base_256(field),
        _ => octal(field),
    }
}

fn octal(field: &[u8]) -> Number {
    let is_blank = |byte: &u8| matches!(byte, 0 | b' ');
    let Some(start) = field.iter().position(|byte| !is_blank(byte)) else {
        return Number {
            value: Attribute::Missing,
            oddity: None,
        };
    };
    let (before, rest) = field.split_at(start);
    let is_digit = |byte: &u8| (b'0'..=b'7').contains(byte);
    let end = rest.iter().position(|byte| !is_digit(byte));
    let (digits, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let value = digits.iter().try_fold(0_i64, |value, digit| {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        value.checked_mul(8)?.checked_add(digit)
    });
    // A space or NUL ends the digits, and so does the end of the field.
    let spaces = behind.iter().position(|byte| *byte != b' ');
    let ended = behind.get(spaces.unwrap_or(behind.len())..);
    let ended = ended.unwrap_or_default();
    match value {
        Some(value) if !digits.is_empty() && matches!(ended.first(), None | Some(0)) => {
            let oddity = if before.contains(&0) {
                Some("has a NUL before its digits")
            } else if !ended.iter().all(is_blank) {
                Some("has other bytes behind its digits")
            } else {
                None
            };
            Number {
                value: Attribute::Value(value),
                oddity,
            }
        }
        _ => Number {
            value: Attribute::Malformed,
            oddity: Some("is no octal number"),
        },
    }
}

fn base_256(field: &[u8]) -> Number {
    let negative = field.first().is_some_and(|first| first & NEGATIVE != 0);
    let mut value = if negative { -1_i64 } else { 0 };
    let mut overflows = false;
    for (place, byte) in field.iter().enumerate() {
        let mut byte = *byte;
        if place == 0 {
            // The bit that says how the field is written is a bit of a negative number too.
            byte = if negative { byte } else { byte & !BASE_256 };
        }
        // What is shifted out has to be no more than the sign.
        overflows |= (value >> 55) != i64::from(negative).wrapping_neg();
        value = (value << 8) | i64::from(byte);
    }
    if overflows {
        return Number {
            value: Attribute::Malformed,
            oddity: Some("is a number in base 256 of more than 64 bits"),
        };
    }
    let digits = u32::try_from(field.len()).unwrap_or(u32::MAX);
    let most = 8_i64.checked_pow(digits.saturating_sub(1));
    let oddity = if value < 0 {
        Some("is a negative number in base 256")
    } else if most.is_some_and(|most| value < most) {
        Some("is written in base 256, although octal digits would do")
    } else {
        None
    };
    Number {
        value: Attribute::Value(value),
        oddity,
    }
}

/// Reads a number of a PAX record: decimal digits and nothing else.
pub(super) fn decimal(text: &[u8]) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u64, |value, digit| {
        let digit = digit.is_ascii_digit().then(|| digit.wrapping_sub(b'0'))?;
        value.checked_mul(10)?.checked_add(digit.into())
    })
}

/// Reads a time of a PAX record: seconds, with a sign and a fraction if need be. What is finer than
/// a nanosecond is cut off.
pub(super) fn time(text: &[u8]) -> Option<Time> {
    let (negative, text) = match text.strip_prefix(b"-") {
        Some(text) => (true, text),
        None => (false, text),
    };
    let mut parts = text.splitn(2, |byte| *byte == b'.');
    let seconds = i64::try_from(decimal(parts.next()?)?).ok()?;
    let fraction = parts.next().unwrap_or_default();
    if !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits = fraction.iter().map(|digit| digit.wrapping_sub(b'0'));
    let digits = digits.chain(std::iter::repeat(0)).take(9);
    let nanoseconds = digits.fold(0_u32, |value, digit| {
        value.saturating_mul(10).saturating_add(digit.into())
    });
    Some(match (negative, nanoseconds) {
        (false, _) => Time {
            seconds,
            nanoseconds,
        },
        (true, 0) => Time {
            seconds: seconds.checked_neg()?,
            nanoseconds,
        },
        (true, _) => Time {
            seconds: seconds.checked_neg()?.checked_sub(1)?,
            nanoseconds: 1_000_000_000_u32.saturating_sub(nanoseconds),
        },
    })
}
