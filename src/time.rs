//! The time, as RFC 3339 writes it.

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::error::Error;

/// The last second of the year 9999, the last that RFC 3339 can write.
const LAST: u64 = 253_402_300_799;

/// The time now or, so that output can be reproduced, the one that `SOURCE_DATE_EPOCH` sets.
pub(crate) fn now() -> Result<String, Error> {
    let seconds = match env::var_os("SOURCE_DATE_EPOCH") {
        Some(set) => {
            let seconds = set.to_str().and_then(|text| text.parse().ok());
            seconds
                .filter(|&n| n <= LAST)
                .ok_or(Error::SourceDateEpoch)?
        }
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs().min(LAST)),
    };
    Ok(rfc3339(seconds))
}

/// Counts days in eras of 400 years that begin on 1 March, so that leap days come last.
fn rfc3339(seconds: u64) -> String {
    const DAY: u64 = 86_400;
    /// From 1 March of the year 0 to 1 January 1970.
    const BEFORE_1970: u64 = 719_468;
    const ERA: u64 = 146_097;
    let (days, second) = (seconds / DAY + BEFORE_1970, seconds % DAY);
    let (era, day) = (days / ERA, days % ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let year = year + 400 * era + next_year;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_times() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_799, "2000-02-29T23:59:59Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_700_000_000, "2023-11-14T22:13:20Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(rfc3339(seconds), text);
        }
    }
}
