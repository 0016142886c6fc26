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

/// Reads a `date-time`.
pub(super) fn read(text: &str) -> Result<Parts<'_>, ParseDateTimeError> {
    let mut cursor = Cursor {
        rest: text.as_bytes(),
    };
    cursor.date_time().map_err(|expected| ParseDateTimeError {
        expected,
        offset: text.len() - cursor.rest.len(),
    })
}

/// What was read, or what was expected where the cursor stands.
type Read<T> = Result<T, &'static str>;

/// Where reading stands.
struct Cursor<'t> {
    rest: &'t [u8],
}

impl<'t> Cursor<'t> {
    fn date_time(&mut self) -> Read<Parts<'t>> {
        let year = self.number::<4>(0, 9999, "a year of four digits")?;
        self.one_of(b"-", "`-`")?;
        let month = self.number::<2>(1, 12, "a month from 01 to 12")?;
        self.one_of(b"-", "`-`")?;
        let days = days_of_month(year, month);
        let day = self.number::<2>(1, days, "a day that the month has")?;
        self.one_of(b"Tt", "`T`")?;
        let hour = self.number::<2>(0, 23, "an hour from 00 to 23")?;
        self.one_of(b":", "`:`")?;
        let minute = self.number::<2>(0, 59, "a minute from 00 to 59")?;
        self.one_of(b":", "`:`")?;
        let at_second = self.rest;
        let second = self.number::<2>(0, 60, "a second from 00 to 60")?;
        let fraction = self.fraction()?;
        let ahead = self.ahead_of_utc()?;
        if !self.rest.is_empty() {
            return Err("the end");
        }

        let parts = Parts {
            date: Date { year, month, day },
            hour,
            minute,
            second,
            fraction,
            ahead,
        };
        if second == 60 && !parts.ends_month() {
            self.rest = at_second;
            return Err("a second below 60, unless a month ends in UTC,");
        }
        Ok(parts)
    }

    fn one_of<const N: usize>(&mut self, these: &[u8; N], expected: &'static str) -> Read<u8> {
        match self.rest.split_first() {
            Some((byte, rest)) if these.contains(byte) => {
                self.rest = rest;
                Ok(*byte)
            }
            _ => Err(expected),
        }
    }

    /// Reads exactly so many digits.
    fn number<const DIGITS: usize>(
        &mut self,
        least: i64,
        most: i64,
        expected: &'static str,
    ) -> Read<i64> {
        let Some((digits, rest)) = self.rest.split_first_chunk::<DIGITS>() else {
            return Err(expected);
        };
        // One branch for all digits: a configuration has a date for every step of its history.
        let mut number = 0;
        let mut stray = false;
        for digit in digits {
            let value = digit.wrapping_sub(b'0');
            stray |= value > 9;
            number = number * 10 + i64::from(value);
        }
        if stray || number < least || number > most {
            return Err(expected);
        }
        self.rest = rest;
        Ok(number)
    }

    /// Reads the digits of a fraction of a second, if there is one.
    fn fraction(&mut self) -> Read<&'t [u8]> {
        let Some((b'.', rest)) = self.rest.split_first() else {
            return Ok(&[]);
        };
        self.rest = rest;
        let end = rest.iter().position(|byte| !byte.is_ascii_digit());
        let (digits, rest) = rest.split_at(end.unwrap_or(rest.len()));
        if digits.is_empty() {
            return Err("a digit of the fraction");
        }
        self.rest = rest;
        Ok(digits)
    }

    /// Reads by how many minutes the time is ahead of UTC.
    fn ahead_of_utc(&mut self) -> Read<i64> {
        let sign = self.one_of(b"Zz+-", "`Z`, `+` or `-`")?;
        if sign.eq_ignore_ascii_case(&b'z') {
            return Ok(0);
        }
        let hours = self.number::<2>(0, 23, "hours from 00 to 23")?;
        self.one_of(b":", "`:`")?;
        let minutes = self.number::<2>(0, 59, "minutes from 00 to 59")?;
        let minutes = hours * 60 + minutes;
        Ok(if sign == b'-' { -minutes } else { minutes })
    }
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
