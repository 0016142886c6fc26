//! The grammar of [RFC 3339, section 5.6](https://www.rfc-editor.org/rfc/rfc3339#section-5.6).

use super::{
    ParseDateTimeError,
    calendar::{Date, days_of_month},
};

/// What the text of a `date-time` says.
pub(super) struct Parts<'t> {
    date: Date,
    hour: i64,
    minute: i64,
    second: i64,
    /// The digits of the fraction.
    fraction: &'t [u8],
    /// By how many minutes the time is ahead of UTC.
    ahead: i64,
}

impl Parts<'_> {
    /// Seconds since the epoch, rounded down, and the nanoseconds behind them.
    pub(super) fn since_epoch(&self) -> (i64, u32) {
        let seconds = self.minutes() * 60 + self.second;
        if self.second == 60 {
            return (seconds, 0);
        }
        let digits = self.fraction.iter().chain(std::iter::repeat(&b'0')).take(9);
        let nanoseconds = digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        (seconds, nanoseconds)
    }

    /// Whole minutes since the epoch, in UTC.
    fn minutes(&self) -> i64 {
        self.date.days() * 1440 + self.hour * 60 + self.minute - self.ahead
    }

    /// Whether a month starts in UTC behind this minute.
    fn ends_month(&self) -> bool {
        let behind = self.minutes() + 1;
        behind.rem_euclid(1440) == 0 && Date::of_day(behind.div_euclid(1440)).day == 1
    }
}

/// How long a `date-time` is up to its seconds. So far everything has its place, and is read eight
/// bytes at once: a configuration has a date for every step of its history.
const HEAD: usize = 19;

/// What was read, or what was expected where.
type Read<T> = Result<T, ParseDateTimeError>;

const fn expected<T>(expected: &'static str, offset: usize) -> Read<T> {
    Err(ParseDateTimeError { expected, offset })
}

/// Reads a `date-time`.
pub(super) fn read(text: &str) -> Read<Parts<'_>> {
    let text = text.as_bytes();
    let Some((head, tail)) = text.split_first_chunk() else {
        // What is missing is a byte that fits nowhere.
        let mut head = [0; HEAD];
        head.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
        return Err(what_is_wrong(&head));
    };
    let Some((date, [hour, minute, second])) = date_and_time(head) else {
        return Err(what_is_wrong(head));
    };
    let (fraction, offset) = fraction(tail)?;
    let ahead = ahead_of_utc(offset, HEAD + tail.len() - offset.len())?;
    let parts = Parts {
        date,
        hour,
        minute,
        second,
        fraction,
        ahead,
    };
    if second == 60 && !parts.ends_month() {
        return expected("a second below 60, unless a month ends in UTC,", 17);
    }
    Ok(parts)
}

/// Reads the date, and the hour, the minute and the second, if all are right.
fn date_and_time(head: &[u8; HEAD]) -> Option<(Date, [i64; 3])> {
    let mut middle: [u8; 8] = *head.get(8..)?.first_chunk()?;
    let [_, _, t, ..] = &mut middle;
    t.make_ascii_uppercase();
    let [century, _, year, _, _, month, _, _] = pairs(*head.first_chunk()?, *b"0000-00-")?;
    let [day, ..] = pairs(middle, *b"00T00:00")?;
    let [hour, _, _, minute, _, _, second, _] = pairs(*head.last_chunk()?, *b"00:00:00")?;
    let year = i64::from(century) * 100 + i64::from(year);
    let [month, day] = [month, day].map(i64::from);
    let right = (1..=12).contains(&month)
        && (1..=days_of_month(year, month)).contains(&day)
        && hour <= 23
        && minute <= 59
        && second <= 60;
    let date = Date { year, month, day };
    right.then_some((date, [hour, minute, second].map(i64::from)))
}

/// What each byte and the next one make, as digits of a number. There have to be digits where the
/// model has zeros, and what the model has elsewhere.
fn pairs(text: [u8; 8], model: [u8; 8]) -> Option<[u8; 8]> {
    let values = u64::from_le_bytes(text) ^ u64::from_le_bytes(model);
    // A sum reaches the high bit of its byte if the value is above nine, or above zero.
    let margins = model.map(|byte| if byte == b'0' { 0x76 } else { 0x7f });
    let sums = values.wrapping_add(u64::from_le_bytes(margins));
    if (values | sums) & u64::from_le_bytes([0x80; 8]) != 0 {
        return None;
    }
    Some((values * 10 + (values >> 8)).to_le_bytes())
}

/// Finds the first part of the head that is not right.
#[cold]
fn what_is_wrong(head: &[u8; HEAD]) -> ParseDateTimeError {
    let number = |at, length| {
        let mut digits = head.iter().skip(at).take(length);
        digits.try_fold(0, |number, byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + i64::from(byte - b'0'))
        })
    };
    let sign = |at, sign| {
        let found = head.get(at).map(u8::to_ascii_uppercase);
        (found == Some(sign)).then_some(0)
    };
    let month = number(5, 2).unwrap_or_default();
    let days = days_of_month(number(0, 4).unwrap_or_default(), month);
    let parts = [
        (number(0, 4), 0..=9999, "a year of four digits", 0),
        (sign(4, b'-'), 0..=0, "`-`", 4),
        (number(5, 2), 1..=12, "a month from 01 to 12", 5),
        (sign(7, b'-'), 0..=0, "`-`", 7),
        (number(8, 2), 1..=days, "a day that the month has", 8),
        (sign(10, b'T'), 0..=0, "`T`", 10),
        (number(11, 2), 0..=23, "an hour from 00 to 23", 11),
        (sign(13, b':'), 0..=0, "`:`", 13),
        (number(14, 2), 0..=59, "a minute from 00 to 59", 14),
        (sign(16, b':'), 0..=0, "`:`", 16),
        (number(17, 2), 0..=60, "a second from 00 to 60", 17),
    ];
    let wrong = parts
        .into_iter()
        .find(|(value, range, ..)| !value.is_some_and(|value| range.contains(&value)));
    let (_, _, expected, offset) = wrong.unwrap_or((None, 0..=0, "a date and time", 0));
    ParseDateTimeError { expected, offset }
}

/// Reads the digits of a fraction of a second, if there is one, and returns what follows as well.
fn fraction(tail: &[u8]) -> Read<(&[u8], &[u8])> {
    let Some((b'.', rest)) = tail.split_first() else {
        return Ok((&[], tail));
    };
    let end = rest.iter().position(|byte| !byte.is_ascii_digit());
    match rest.split_at(end.unwrap_or(rest.len())) {
        ([], _) => expected("a digit of the fraction", HEAD + 1),
        parts => Ok(parts),
    }
}

/// Reads by how many minutes the time is ahead of UTC, which ends the text and starts at `offset`.
fn ahead_of_utc(text: &[u8], offset: usize) -> Read<i64> {
    let number = |at, most, what| match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some([tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => {
            let number = i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
            if number <= most {
                Ok(number)
            } else {
                expected(what, offset + at)
            }
        }
        _ => expected(what, offset + at),
    };
    let (minutes, end) = match text.first() {
        Some(b'Z' | b'z') => (0, 1),
        Some(sign @ (b'+' | b'-')) => {
            let hours = number(1, 23, "hours from 00 to 23")?;
            if text.get(3) != Some(&b':') {
                return expected("`:`", offset + 3);
            }
            let minutes = hours * 60 + number(4, 59, "minutes from 00 to 59")?;
            (if *sign == b'-' { -minutes } else { minutes }, 6)
        }
        _ => return expected("`Z`, `+` or `-`", offset),
    };
    if text.len() > end {
        return expected("the end", offset + end);
    }
    Ok(minutes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::DateTime;

    #[test]
    fn what_rfc_3339_allows() {
        for text in [
            "1985-04-12T23:20:50.52Z",
            "1985-04-12t23:20:50z",
            "1937-01-01T12:00:27.87+00:20",
            "1996-12-19T16:39:57-08:00",
            "2000-02-29T00:00:00-00:00",
            "0000-02-29T00:00:00Z",
            "9999-12-31T23:59:59.999999999999999999999+23:59",
            "1990-12-31T23:59:60Z",
            "1990-12-31T15:59:60-08:00",
            "2017-01-01T05:29:60.5+05:30",
        ] {
            let parsed = text.parse::<DateTime>();
            assert_eq!(parsed.unwrap().as_str(), text);
        }
    }

    #[test]
    fn says_what_is_expected_where() {
        for (text, problem) in [
            ("", "a year of four digits at byte 0"),
            ("2015", "`-` at byte 4"),
            ("+2015-10-31T22:22:56Z", "a year of four digits at byte 0"),
            ("15-10-31T22:22:56Z", "a year of four digits at byte 0"),
            ("2015-1-31T22:22:56Z", "a month from 01 to 12 at byte 5"),
            ("2015-13-31T22:22:56Z", "a month from 01 to 12 at byte 5"),
            ("2015-02-29T22:22:56Z", "a day that the month has at byte 8"),
            ("1900-02-29T22:22:56Z", "a day that the month has at byte 8"),
            ("2015-10-00T22:22:56Z", "a day that the month has at byte 8"),
            ("2015-10-31 22:22:56Z", "`T` at byte 10"),
            ("2015-10-31", "`T` at byte 10"),
            ("2015-10-31T24:00:00Z", "an hour from 00 to 23 at byte 11"),
            ("2015-10-31T22:60:56Z", "a minute from 00 to 59 at byte 14"),
            ("2015-10-31T22:22Z", "`:` at byte 16"),
            ("2015-10-31T22:22:61Z", "a second from 00 to 60 at byte 17"),
            (
                "2015-10-31T22:22:60Z",
                "a second below 60, unless a month ends in UTC, at byte 17",
            ),
            (
                "1990-12-31T23:59:60+01:00",
                "a second below 60, unless a month ends in UTC, at byte 17",
            ),
            (
                "2015-10-30T23:59:60Z",
                "a second below 60, unless a month ends in UTC, at byte 17",
            ),
            (
                "2015-11-01T00:00:60Z",
                "a second below 60, unless a month ends in UTC, at byte 17",
            ),
            ("2015-10-31T22:22:56", "`Z`, `+` or `-` at byte 19"),
            ("2015-10-31T22:22:56,5Z", "`Z`, `+` or `-` at byte 19"),
            (
                "2015-10-31T22:22:56.Z",
                "a digit of the fraction at byte 20",
            ),
            ("2015-10-31T22:22:56+0100", "`:` at byte 22"),
            ("2015-10-31T22:22:56+1:00", "hours from 00 to 23 at byte 20"),
            (
                "2015-10-31T22:22:56+24:00",
                "hours from 00 to 23 at byte 20",
            ),
            (
                "2015-10-31T22:22:56+01:60",
                "minutes from 00 to 59 at byte 23",
            ),
            ("2015-10-31T22:22:56Z ", "the end at byte 20"),
            (
                "２０１５-10-31T22:22:56Z",
                "a year of four digits at byte 0",
            ),
        ] {
            let error = text.parse::<DateTime>().unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("no date and time of RFC 3339: expected {problem}"),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_time_is_read_as_it_was_written(seconds in 0_u64..253_402_300_800, fraction in 0_u32..1_000_000_000) {
            let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::new(seconds, fraction);
            let written = DateTime::try_from(time).unwrap();
            prop_assert_eq!(written.as_str().parse::<DateTime>().unwrap().to_system_time(), Some(time));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,30}", date in "[0-9TZtz:.+-]{0,30}") {
            let _ = (text.parse::<DateTime>(), date.parse::<DateTime>());
        }
    }
}
