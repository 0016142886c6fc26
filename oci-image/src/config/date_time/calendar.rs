//! The Gregorian calendar, reckoned back to the year 0 as RFC 3339 has it.

/// A day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Date {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
}

/// Days of an era: of the 400 years after which the calendar repeats.
const ERA: i64 = 146_097;

impl Date {
    /// Days since 1970-01-01.
    ///
    /// Years are counted from March here, so that a leap day is the last of its year.
    pub(super) fn days(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let month = (self.month + 9) % 12;
        let of_year = (153 * month + 2) / 5 + self.day - 1;
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
            - 719_468
    }

    /// The day that comes so many days after 1970-01-01.
    pub(super) fn of_day(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(ERA);
        let of_era = days.rem_euclid(ERA);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: year + era * 400 + i64::from(month <= 2),
            month,
            day,
        }
    }
}

/// The number of days of a month.
pub(super) const fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_follows_the_one_before() {
        let mut date = Date {
            year: 0,
            month: 1,
            day: 1,
        };
        assert_eq!(date.days(), -719_528);
        for days in -719_528..=2_932_896 {
            assert_eq!((date.days(), Date::of_day(days)), (days, date));
            date.day += 1;
            if date.day > days_of_month(date.year, date.month) {
                date.day = 1;
                date.month += 1;
            }
            if date.month > 12 {
                date.month = 1;
                date.year += 1;
            }
        }
        let end = Date {
            year: 10_000,
            month: 1,
            day: 1,
        };
        assert_eq!(date, end);
    }
}
