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
        _ => usual(field).unwrap_or_else(|| octal(field)),
    }
}

/// Reads a field as nearly all writers leave it: digits, and a space or NUL or both behind them.
fn usual(field: &[u8]) -> Option<Number> {
    let mut value = 0_i64;
    let mut rest = field;
    while let Some((digit @ b'0'..=b'7', behind)) = rest.split_first() {
        value = (value << 3) | i64::from(digit & 7);
        rest = behind;
    }
    // Twenty digits have less than 64 bits.
    let digits = field.len().wrapping_sub(rest.len());
    let is_usual = matches!(rest, [] | [0 | b' '] | [0, b' '] | [b' ', 0]);
    (is_usual && (1..=20).contains(&digits)).then_some(Number {
        value: Attribute::Value(value),
        oddity: None,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_go_and_gnu_tar_read_them() {
        use Attribute::{Malformed, Missing, Value};
        for (text, value, odd) in [
            (&b"0000644\0"[..], Value(0o644), false),
            (b"0000644 ", Value(0o644), false),
            (b"000644 \0", Value(0o644), false),
            (b"000644\0 ", Value(0o644), false),
            (b"   644 \0", Value(0o644), false),
            (b"   644\0\0", Value(0o644), false),
            (b"77777777", Value(0o77_777_777), false),
            (b"777777777777", Value(0o777_777_777_777), false),
            (b"7", Value(7), false),
            (b"\0\0\0\0\0\0\0\0", Missing, false),
            (b"        ", Missing, false),
            (b"   \0    ", Missing, false),
            (b"", Missing, false),
            (b"\x00000644\0", Value(0o644), true),
            (b"644\0junk", Value(0o644), true),
            (b"644 \0  7", Value(0o644), true),
            (b"644 7\0\0\0", Malformed, true),
            (b"0000648\0", Malformed, true),
            (b"8\0\0\0\0\0\0\0", Malformed, true),
            (b"-0000644", Malformed, true),
            (b"+0000644", Malformed, true),
            (b"0x1ff\0\0\0", Malformed, true),
            (b"0000_644", Malformed, true),
            (b"\x80\0\0\0\0\0\0\x05", Value(5), true),
            (b"\x80\0\0\0\0\x1f\xff\xff", Value(0o7_777_777), true),
            (b"\x80\0\0\0\0\x20\0\0", Value(0o10_000_000), false),
            (
                b"\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff",
                Value(i64::MAX),
                false,
            ),
            (b"\x80\0\0\0\x80\0\0\0\0\0\0\0", Malformed, true),
            (b"\x80\0\x01\0\0\0\0\0\0\0\0\0", Malformed, true),
            (b"\x81\0\0\0\0\0\0\0\0\0\0\0", Malformed, true),
            (b"\xff\xff\xff\xff\xff\xff\xff\xff", Value(-1), true),
            (b"\xff\xff\xff\xff\x80\0\0\0\0\0\0\0", Value(i64::MIN), true),
            (
                b"\xff\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff",
                Malformed,
                true,
            ),
        ] {
            let found = field(text);
            let shown = text.escape_ascii();
            assert_eq!(found.value, value, "{shown}");
            assert_eq!(found.oddity.is_some(), odd, "{shown}: {:?}", found.oddity);
        }
    }

    #[test]
    fn numbers_of_records_are_nothing_but_digits() {
        for (text, number) in [
            ("0", Some(0)),
            ("007", Some(7)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("", None),
            ("+1", None),
            ("-1", None),
            (" 1", None),
            ("1 ", None),
            ("1_0", None),
            ("0x1", None),
        ] {
            assert_eq!(decimal(text.as_bytes()), number, "{text}");
        }
    }

    #[test]
    fn times_have_a_sign_and_a_fraction() {
        for (text, found) in [
            ("0", Some((0, 0))),
            ("1.5", Some((1, 500_000_000))),
            ("1.", Some((1, 0))),
            ("1.0000000019", Some((1, 1))),
            ("-1", Some((-1, 0))),
            ("-1.5", Some((-2, 500_000_000))),
            ("-0.25", Some((-1, 750_000_000))),
            ("9223372036854775807", Some((i64::MAX, 0))),
            ("9223372036854775808", None),
            ("-9223372036854775807.5", Some((i64::MIN, 500_000_000))),
            ("", None),
            (".5", None),
            ("-", None),
            ("--1", None),
            ("1.-5", None),
            ("1.5.5", None),
            ("1e3", None),
        ] {
            let time = time(text.as_bytes()).map(|time| (time.seconds, time.nanoseconds));
            assert_eq!(time, found, "{text}");
        }
    }
}
