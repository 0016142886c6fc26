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

/// How long a `date-time` is up to its seconds. So far everything has its place, and is read without
/// a look at how much is left: a configuration has a date for every step of its history.
const HEAD: usize = 19;

/// Reads a `date-time`.
pub(super) fn read(text: &str) -> Result<Parts<'_>, ParseDateTimeError> {
    let text = text.as_bytes();
    let Some((head, rest)) = text.split_first_chunk() else {
        // What is missing is a byte that fits nowhere.
        let mut head = [0; HEAD];
        head.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
        return date_time(&head, &[]);
    };
    date_time(head, rest)
}

/// What was read, or what was expected where.
type Read<T> = Result<T, ParseDateTimeError>;

const fn expected<T>(expected: &'static str, offset: usize) -> Read<T> {
    Err(ParseDateTimeError { expected, offset })
}

fn date_time<'t>(head: &[u8; HEAD], tail: &'t [u8]) -> Read<Parts<'t>> {
    let year = number::<0, 4>(head, 0, 9999, "a year of four digits")?;
    one_of::<4>(head, b"-", "`-`")?;
    let month = number::<5, 2>(head, 1, 12, "a month from 01 to 12")?;
    one_of::<7>(head, b"-", "`-`")?;
    let days = days_of_month(year, month);
    let day = number::<8, 2>(head, 1, days, "a day that the month has")?;
    one_of::<10>(head, b"Tt", "`T`")?;
    let hour = number::<11, 2>(head, 0, 23, "an hour from 00 to 23")?;
    one_of::<13>(head, b":", "`:`")?;
    let minute = number::<14, 2>(head, 0, 59, "a minute from 00 to 59")?;
    one_of::<16>(head, b":", "`:`")?;
    let second = number::<17, 2>(head, 0, 60, "a second from 00 to 60")?;

    let (fraction, offset) = fraction(tail)?;
    let at_offset = HEAD + tail.len() - offset.len();
    let ahead = ahead_of_utc(offset, at_offset)?;
    let parts = Parts {
        date: Date { year, month, day },
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

/// Reads so many digits from `AT` on.
#[inline]
fn number<const AT: usize, const DIGITS: usize>(
    text: &[u8],
    least: i64,
    most: i64,
    what: &'static str,
) -> Read<i64> {
    let digits = text.get(AT..).and_then(|rest| rest.first_chunk::<DIGITS>());
    let mut number = 0;
    let mut stray = false;
    for digit in digits.unwrap_or(&[0; DIGITS]) {
        let value = digit.wrapping_sub(b'0');
        stray |= value > 9;
        number = number * 10 + i64::from(value);
    }
    if stray || number < least || number > most {
        return expected(what, AT);
    }
    Ok(number)
}

/// Reads one of these bytes at `AT`.
#[inline]
fn one_of<const AT: usize>(text: &[u8], these: &[u8], what: &'static str) -> Read<u8> {
    match text.get(AT) {
        Some(byte) if these.iter().any(|one| one == byte) => Ok(*byte),
        _ => expected(what, AT),
    }
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

/// Reads by how many minutes the time is ahead of UTC, which ends the text.
fn ahead_of_utc(text: &[u8], offset: usize) -> Read<i64> {
    let within = |error: ParseDateTimeError| ParseDateTimeError {
        offset: offset + error.offset,
        ..error
    };
    let read = || {
        let sign = one_of::<0>(text, b"Zz+-", "`Z`, `+` or `-`")?;
        if sign.eq_ignore_ascii_case(&b'z') {
            return Ok((0, 1));
        }
        let hours = number::<1, 2>(text, 0, 23, "hours from 00 to 23")?;
        one_of::<3>(text, b":", "`:`")?;
        let minutes = number::<4, 2>(text, 0, 59, "minutes from 00 to 59")?;
        let minutes = hours * 60 + minutes;
        Ok((if sign == b'-' { -minutes } else { minutes }, 6))
    };
    let (minutes, end) = read().map_err(within)?;
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
            ("2015-10-31T22:22:56", "`Z`, `+` or `-` at byte 19"),
            ("2015-10-31T22:22:56,5Z", "`Z`, `+` or `-` at byte 19"),
            (
                "2015-10-31T22:22:56.Z",
                "a digit of the fraction at byte 20",
            ),
            ("2015-10-31T22:22:56+0100", "`:` at byte 22"),
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
