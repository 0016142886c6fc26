//! Dates and times.

mod calendar;
mod parse;

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use self::calendar::Date;
use oci_conformance::model::FromText;

/// A date and time as RFC 3339 writes it, such as `2015-10-31T22:22:56.015925234Z`.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
/// asks for the `date-time` of
/// [RFC 3339, section 5.6](https://www.rfc-editor.org/rfc/rfc3339#section-5.6): the offset from UTC
/// is always there, a fraction of a second may have any number of digits, and the letters may be
/// small. The day has to be one of its month, and a second 60 has to be at the end of a month in
/// UTC, where alone leap seconds are.
///
/// It keeps the text that it was read from and writes exactly that. Two are equal if their texts
/// are, so that one point in time can have two that are not; nor are they ordered, as their texts
/// do not sort by time. [`DateTime::to_system_time`] gives what can be compared.
///
/// ```
/// use oci_image::config::DateTime;
///
/// let created: DateTime = "2015-10-31T22:22:56.015925234Z".parse()?;
/// assert_eq!(created.to_string(), "2015-10-31T22:22:56.015925234Z");
/// assert!("2015-02-29T00:00:00Z".parse::<DateTime>().is_err());
/// # Ok::<(), oci_image::config::ParseDateTimeError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct DateTime(Box<str>);

impl DateTime {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, to the nanosecond; further digits are cut off. `None` if the system
    /// cannot represent it.
    ///
    /// A leap second is the same as the second behind it, as systems count none.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = parse::read(&self.0).ok()?.since_epoch();
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        };
        whole?.checked_add(Duration::from_nanos(nanoseconds.into()))
    }
}

/// A text that is no date and time as RFC 3339 writes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParseDateTimeError {
    expected: &'static str,
    offset: usize,
}

impl fmt::Display for ParseDateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, offset } = self;
        write!(
            f,
            "no date and time of RFC 3339: expected {expected} at byte {offset}"
        )
    }
}

impl std::error::Error for ParseDateTimeError {}

impl ParseDateTimeError {
    /// The byte of the text at which something else was expected.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

/// A point in time outside of the years 0 to 9999, which RFC 3339 cannot write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DateTimeRangeError(());

impl fmt::Display for DateTimeRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the point in time is not in the years 0 to 9999")
    }
}

impl std::error::Error for DateTimeRangeError {}

impl FromStr for DateTime {
    type Err = ParseDateTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse::read(text)?;
        Ok(Self(text.into()))
    }
}

impl TryFrom<&str> for DateTime {
    type Error = ParseDateTimeError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Writes the point in time in UTC, with as many digits of a fraction as it has.
impl TryFrom<SystemTime> for DateTime {
    type Error = DateTimeRangeError;

    fn try_from(time: SystemTime) -> Result<Self, Self::Error> {
        const DAY: i64 = 86_400;
        let (seconds, nanoseconds) = since_epoch(time).ok_or(DateTimeRangeError(()))?;
        let date = Date::of_day(seconds.div_euclid(DAY));
        if !(0..=9999).contains(&date.year) {
            return Err(DateTimeRangeError(()));
        }
        let second = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let Date { year, month, day } = date;
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if nanoseconds != 0 {
            let fraction = format!(".{nanoseconds:09}");
            text.push_str(fraction.trim_end_matches('0'));
        }
        text.push('Z');
        Ok(Self(text.into()))
    }
}

/// Whole seconds since the epoch, rounded down, and the nanoseconds behind them.
fn since_epoch(time: SystemTime) -> Option<(i64, u32)> {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => Some((after.as_secs().try_into().ok()?, after.subsec_nanos())),
        Err(error) => {
            let before = error.duration();
            let seconds = i64::try_from(before.as_secs()).ok()?;
            match before.subsec_nanos() {
                0 => Some((-seconds, 0)),
                nanoseconds => Some((-seconds - 1, 1_000_000_000 - nanoseconds)),
            }
        }
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl FromText for DateTime {
    const EXPECTED: &'static str = "a date and time";

    fn from_text<E: de::Error>(text: &str) -> Result<Self, E> {
        text.parse().map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = DateTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(DateTime::EXPECTED)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime, E> {
                DateTime::from_text(text)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time() {
        for (text, seconds, nanoseconds) in [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("2015-10-31T22:22:56.015925234Z", 1_446_330_176, 15_925_234),
            ("1996-12-19T16:39:57-08:00", 851_042_397, 0),
            ("1985-04-12T23:20:50.5200000009Z", 482_196_050, 520_000_000),
            ("1990-12-31T23:59:60Z", 662_688_000, 0),
            ("1990-12-31T15:59:60-08:00", 662_688_000, 0),
            ("2000-02-29T12:00:00+00:01", 951_825_540, 0),
        ] {
            let time = text.parse::<DateTime>().unwrap().to_system_time();
            let duration = Duration::new(seconds, nanoseconds);
            assert_eq!(time, Some(SystemTime::UNIX_EPOCH + duration), "{text}");
        }
    }

    #[test]
    fn says_what_is_expected_where() {
        let error = "2015-13-01T00:00:00Z".parse::<DateTime>().unwrap_err();
        assert_eq!(error.offset(), 5);
        let said = "no date and time of RFC 3339: expected a month from 01 to 12 at byte 5";
        assert_eq!(error.to_string(), said);
        let error = serde_json::from_str::<DateTime>("1").unwrap_err();
        let said = "invalid type: integer `1`, expected a date and time at line 1 column 1";
        assert_eq!(error.to_string(), said);
    }

    #[test]
    fn points_in_time_before_the_epoch() {
        let time = SystemTime::UNIX_EPOCH - Duration::from_hours(24);
        let written = DateTime::try_from(time).unwrap();
        assert_eq!(written.as_str(), "1969-12-31T00:00:00Z");
        assert_eq!(written.to_system_time(), Some(time));
        let time = SystemTime::UNIX_EPOCH - Duration::new(1, 250_000_000);
        let written = DateTime::try_from(time).unwrap();
        assert_eq!(written.as_str(), "1969-12-31T23:59:58.75Z");
        assert_eq!(written.to_system_time(), Some(time));
    }

    #[test]
    fn years_have_four_digits() {
        let after = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let last = DateTime::try_from(after(253_402_300_799)).unwrap();
        assert_eq!(last.as_str(), "9999-12-31T23:59:59Z");
        let beyond = DateTime::try_from(after(253_402_300_800));
        assert_eq!(
            beyond.unwrap_err().to_string(),
            "the point in time is not in the years 0 to 9999"
        );
    }

    #[test]
    fn the_text_is_kept() {
        let text = "\"1990-12-31t23:59:60.00000000000000000000z\"";
        let read: DateTime = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        let text = text.trim_matches('"');
        assert_eq!(read.as_ref(), text);
        assert_eq!(format!("{read:>44}|"), format!("{text:>44}|"));
    }
}
