//! The grammar of [RFC 3339, section 5.6](https://www.rfc-editor.org/rfc/rfc3339#section-5.6).

/// Whether a text is a `date-time`. Letters may be small; second 60 passes at the end of a month in
/// UTC, where alone leap seconds are.
pub(super) fn is_date_time(text: &str) -> bool {
    read(text.as_bytes()).is_some()
}

fn read(text: &[u8]) -> Option<()> {
    let (head, tail) = text.split_at_checked(19)?;
    let shape = b"dddd-dd-ddTdd:dd:dd".iter().zip(head);
    let shaped = shape.map(|(expected, byte)| match expected {
        b'd' => byte.is_ascii_digit(),
        _ => byte.eq_ignore_ascii_case(expected),
    });
    if !shaped.into_iter().all(|right| right) {
        return None;
    }
    let (year, month, day) = (
        number(head, 0, 4)?,
        number(head, 5, 2)?,
        number(head, 8, 2)?,
    );
    let (hour, minute) = (number(head, 11, 2)?, number(head, 14, 2)?);
    let second = number(head, 17, 2)?;
    let ahead = minutes_ahead(behind_fraction(tail)?)?;
    let days = days_of_month(year, month);
    let right = (1..=days).contains(&day) && hour <= 23 && minute <= 59 && second <= 60;
    if !right {
        return None;
    }
    if second == 60 {
        // The minutes from the local midnight to the end of this one, in UTC.
        let behind = hour * 60 + minute + 1 - ahead;
        let ends_month = match behind {
            0 => day == 1,
            1440 => day == days,
            _ => false,
        };
        return ends_month.then_some(());
    }
    Some(())
}

fn number(text: &[u8], start: usize, length: usize) -> Option<i32> {
    let digits = text.get(start..)?.get(..length)?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// What stands behind the fraction of a second, if there is one.
fn behind_fraction(tail: &[u8]) -> Option<&[u8]> {
    let Some(digits) = tail.strip_prefix(b".") else {
        return Some(tail);
    };
    let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    digits.get(end..).filter(|_| end > 0)
}

/// By how many minutes the time is ahead of UTC.
fn minutes_ahead(offset: &[u8]) -> Option<i32> {
    let (sign, time) = match offset {
        [b'Z' | b'z'] => return Some(0),
        [b'+', time @ ..] => (1, time),
        [b'-', time @ ..] => (-1, time),
        _ => return None,
    };
    let [a, b, b':', c, d] = time else {
        return None;
    };
    if ![a, b, c, d].into_iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (hours, minutes) = (number(time, 0, 2)?, number(time, 3, 2)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
}

fn days_of_month(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        for text in [
            "2015-10-31T22:22:56.015925234Z",
            "1990-12-31t15:59:60-08:00",
            "1990-12-31T23:59:60Z",
            "1991-01-01T00:59:60+01:00",
            "2016-02-29T00:00:00-00:00",
            "2000-02-29T23:59:59z",
            "2015-02-28T00:00:00Z",
            "2015-04-30T00:00:00Z",
            "2017-01-01T05:29:60+05:30",
            "2016-12-31T18:29:60-05:30",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "",
            "2015-10-31",
            "2015-10-31T22:22:56",
            "2015-10-31 22:22:56Z",
            "2015-10-31T22:22:56.Z",
            "2015-10-31T22:22:56.1",
            "2015-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2015-04-31T00:00:00Z",
            "2015-13-01T00:00:00Z",
            "2015-00-01T00:00:00Z",
            "2015-01-00T00:00:00Z",
            "2015-10-31T24:00:00Z",
            "2015-10-31T22:60:00Z",
            "2015-10-31T22:22:61Z",
            "2015-10-30T23:59:60Z",
            "2015-10-31T22:22:56+24:00",
            "2015-10-31T22:22:56+1:00",
            "2015-10-31T22:22:56Zx",
            "2015-10-31T22:22:56é",
            "+015-10-31T22:22:56Z",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }
}
