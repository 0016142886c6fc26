//! Lists of CPUs or memory nodes, such as `0-3,7`.
//!
//! Several properties have them; the specification describes their form in prose only:
//! [config-linux.md#cpu](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#cpu).

use std::fmt;

use oci_conformance::shortened;

/// Why a text is not the list that the specification describes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Problem<'t> {
    /// It has nothing in it at all.
    Empty,
    /// Between two commas, or beside one, is nothing.
    EmptyEntry,
    /// An entry has blanks around it, which Linux overlooks.
    Blanks(&'t str),
    /// An entry is of a form that Linux knows beyond numbers and ranges: `all`, `N` in place of a
    /// number, `0-31:2/4`.
    Extended(&'t str),
    /// An entry is no number, and no range of two.
    Malformed(&'t str),
    /// A number has more than 32 bits.
    TooLarge(&'t str),
    /// A range ends before it begins.
    Backwards(&'t str),
}

impl Problem<'_> {
    /// Whether Linux takes the list nonetheless, if it has such CPUs.
    pub(crate) const fn is_taken_by_linux(self) -> bool {
        matches!(self, Self::EmptyEntry | Self::Blanks(_) | Self::Extended(_))
    }
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the list is empty"),
            Self::EmptyEntry => f.write_str("the list has an empty entry"),
            Self::Blanks(entry) => write!(f, "`{}` has blanks around it", shortened(entry)),
            Self::Extended(entry) => write!(
                f,
                "`{}` is a form that only Linux knows: expected a number or a range such as `0-3`",
                shortened(entry),
            ),
            Self::Malformed(entry) => write!(
                f,
                "expected a number or a range such as `0-3`, found `{}`",
                shortened(entry),
            ),
            Self::TooLarge(entry) => write!(f, "`{}` is too large a number", shortened(entry)),
            Self::Backwards(entry) => {
                write!(f, "the range `{}` ends before it begins", shortened(entry))
            }
        }
    }
}

/// Passes a list of numbers and ranges from a low to a high number, joined by commas.
///
/// Of several problems the worst is told: what Linux would refuse, or else what is not just blanks.
/// Overlaps and repeats are fine. Whether an empty list means that there is none is left to the
/// caller.
pub(crate) fn check(text: &str) -> Result<(), Problem<'_>> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let mut taken = Ok(());
    for entry in text.split(',') {
        match check_entry(entry) {
            Ok(()) => {}
            Err(problem) if !problem.is_taken_by_linux() => return Err(problem),
            problem if matches!(taken, Ok(()) | Err(Problem::Blanks(_))) => taken = problem,
            Err(_) => {}
        }
    }
    taken
}

fn check_entry(entry: &str) -> Result<(), Problem<'_>> {
    let trimmed = entry.trim_matches([' ', '\t', '\n', '\r']);
    if trimmed.is_empty() {
        return Err(Problem::EmptyEntry);
    }
    match check_range(trimmed) {
        Ok(()) if trimmed.len() < entry.len() => Err(Problem::Blanks(entry)),
        result => result,
    }
}

fn check_range(range: &str) -> Result<(), Problem<'_>> {
    if is_extended(range) {
        return Err(Problem::Extended(range));
    }
    let (low, high) = range.split_once('-').unwrap_or((range, range));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(low) || !is_number(high) {
        return Err(Problem::Malformed(range));
    }
    match (low.parse::<u32>(), high.parse::<u32>()) {
        (Ok(low), Ok(high)) if low <= high => Ok(()),
        (Ok(_), Ok(_)) => Err(Problem::Backwards(range)),
        (Err(_), _) | (_, Err(_)) => Err(Problem::TooLarge(range)),
    }
}

/// Whether this is what Linux knows beyond numbers and ranges: `all`, `N` for the last of them, and
/// so many out of each group of a range, as `0-31:2/4`.
fn is_extended(range: &str) -> bool {
    let is_number = |text: &str| text.parse::<u32>().is_ok() && !text.starts_with('+');
    let is_end = |text: &str| text == "N" || is_number(text);
    let (range, groups) = match range.split_once(':') {
        Some((range, groups)) => (range, Some(groups)),
        None => (range, None),
    };
    let grouped = groups.is_none_or(|groups| {
        let parts = groups.split_once('/');
        parts.is_some_and(|(used, size)| is_number(used) && is_number(size))
    });
    let (low, high) = range.split_once('-').unwrap_or((range, range));
    let beyond = groups.is_some() || low == "N" || high == "N" || range == "all";
    beyond && grouped && (range == "all" || (is_end(low) && is_end(high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_are_joined_by_commas() {
        for text in ["0", "7", "0-3,7", "3-3", "0-3,2-5,2", "007", "4294967295"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_a_problem() {
        for (text, problem) in [
            ("", Problem::Empty),
            (",", Problem::EmptyEntry),
            ("0,", Problem::EmptyEntry),
            ("0,,1", Problem::EmptyEntry),
            (" ", Problem::EmptyEntry),
            ("0, 1", Problem::Blanks(" 1")),
            ("0\n", Problem::Blanks("0\n")),
            ("all", Problem::Extended("all")),
            ("0-N", Problem::Extended("0-N")),
            ("0-31:2/4", Problem::Extended("0-31:2/4")),
            ("all:1/2", Problem::Extended("all:1/2")),
            ("abc", Problem::Malformed("abc")),
            ("-", Problem::Malformed("-")),
            ("-1", Problem::Malformed("-1")),
            ("1-", Problem::Malformed("1-")),
            ("+1", Problem::Malformed("+1")),
            ("0x1", Problem::Malformed("0x1")),
            ("0 - 3", Problem::Malformed("0 - 3")),
            ("0-1-2", Problem::Malformed("0-1-2")),
            ("0-6:2", Problem::Malformed("0-6:2")),
            ("0-6:2/", Problem::Malformed("0-6:2/")),
            ("٣", Problem::Malformed("٣")),
            ("N-x", Problem::Malformed("N-x")),
            ("x-N", Problem::Malformed("x-N")),
            ("4294967296", Problem::TooLarge("4294967296")),
            ("3-1", Problem::Backwards("3-1")),
            // Of several problems the worst is told.
            ("0, 1,2-1", Problem::Backwards("2-1")),
            ("all,2-1", Problem::Backwards("2-1")),
            ("0, 1,all,2,,3", Problem::Extended("all")),
            ("0, 1, 2", Problem::Blanks(" 2")),
        ] {
            assert_eq!(check(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn problems_say_what_was_expected() {
        for (text, message) in [
            ("", "the list is empty"),
            ("0,", "the list has an empty entry"),
            ("0, 1", "` 1` has blanks around it"),
            (
                "all",
                "`all` is a form that only Linux knows: expected a number or a range such as `0-3`",
            ),
            ("x", "expected a number or a range such as `0-3`, found `x`"),
            ("99999999999", "`99999999999` is too large a number"),
            ("3-1", "the range `3-1` ends before it begins"),
        ] {
            assert_eq!(check(text).unwrap_err().to_string(), message);
        }
    }
}
