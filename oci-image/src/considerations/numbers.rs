//! How large and how precise numbers are:
//! [considerations.md#json](https://github.com/opencontainers/image-spec/blob/main/considerations.md#json).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Verdict, shortened,
};

pub(super) static NUMBERS: Clause = Clause::should(
    "image.considerations.json.numbers",
    "considerations.md#json",
    "Numbers do not need more than the range and the precision of an IEEE 754 double.",
)
.unreleased()
.note(
    "`size` of a descriptor is a signed integer of 64 bits, of which a double cannot hold all: \
     those beyond 9007199254740991 are allowed, and a warning. RFC 7493 section 2.2 names that \
     bound for integers, and 1E400 and a number of 31 digits as examples of what to avoid.",
)
.check(
    numbers,
    &[
        Pass(r#"{"a":[9007199254740991,-0,1e308,0.30000000000000004,1.50e-7,0e999]}"#),
        Fail(r#"{"size":9007199254740992}"#, "/size"),
        Fail(r#"{"a":-9223372036854775808}"#, "/a"),
        Fail(r#"{"a":[1E400]}"#, "/a/0"),
        Fail(r#"{"a":1e-400}"#, "/a"),
        Fail(r#"{"a":3.141592653589793238462643383279}"#, "/a"),
        Fail(r#"{"a":0.1234567890123456789e3}"#, "/a"),
    ],
);

fn numbers(root: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    verdict.count_case();
    let mut nodes = root.document().nodes();
    while let Some(node) = nodes.find(|node| node.kind() == Some(Kind::Number)) {
        let Some(number) = node.number() else {
            continue;
        };
        if let Some(excess) = excess(number) {
            verdict.breach(node, format!("{} {excess}", shortened(number)));
        }
    }
}

/// The largest integer up to which a double holds all of them.
const MOST_EXACT: u128 = (1 << 53) - 1;

/// As many significant digits tell every double from every other.
const MOST_DIGITS: usize = 17;

/// What a double does not preserve of a number as JSON writes it.
fn excess(number: &str) -> Option<&'static str> {
    let (mantissa, exponent) = match number.find(['e', 'E']) {
        Some(at) => number.split_at(at),
        None => (number, ""),
    };
    if exponent.is_empty() && number.len() <= 15 {
        return None;
    }
    let magnitude = mantissa.trim_start_matches('-');
    if exponent.is_empty() && !magnitude.contains('.') {
        let exact = magnitude.parse().is_ok_and(|n: u128| n <= MOST_EXACT);
        return (!exact).then_some("is beyond 9007199254740991, up to which doubles are exact");
    }
    let digits = magnitude.bytes().filter(u8::is_ascii_digit);
    let digits: Vec<u8> = digits.skip_while(|&digit| digit == b'0').collect();
    let significant = digits.iter().rposition(|&digit| digit != b'0');
    let digits = digits.get(..=significant?)?;
    if digits.len() > MOST_DIGITS {
        return Some("has more digits than a double holds");
    }
    let double: f64 = number.parse().unwrap_or(f64::NAN);
    if !double.is_finite() {
        return Some("exceeds the range of doubles");
    }
    if double == 0.0 {
        return Some("is closer to 0 than any double");
    }
    // To as many digits as are written, the double has to be what is written.
    let held = format!("{:.*e}", digits.len().saturating_sub(1), double.abs());
    let held = held.bytes().take_while(|&byte| byte != b'e');
    let same = held.filter(u8::is_ascii_digit).eq(digits.iter().copied());
    (!same).then_some("has more digits than a double holds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_double_preserves() {
        for number in [
            "0",
            "-0",
            "0.0",
            "-0.000000000000000000000000",
            "0e999999999999999999999",
            "1",
            "9007199254740991",
            "-9007199254740991",
            "1e15",
            "1e22",
            "1E+308",
            "1.7976931348623157e308",
            "2.2250738585072014e-308",
            "5e-324",
            "1e-320",
            "0.1",
            "0.30000000000000004",
            "3.141592653589793",
            "3.1415926535897931",
            "1000000000000000000.0",
            "1.5000000000000000000000000000000000000",
            "0.000000000000000000000000000000000000015",
        ] {
            assert_eq!(excess(number), None, "{number}");
        }
    }

    #[test]
    fn what_a_double_does_not_preserve() {
        for (number, problem) in [
            ("9007199254740992", "beyond"),
            ("-9007199254740993", "beyond"),
            ("1000000000000000000", "beyond"),
            ("340282366920938463463374607431768211456", "beyond"),
            ("9007199254740993.0", "digits"),
            ("9007199254740993e0", "digits"),
            ("3.1415926535897933", "digits"),
            ("3.141592653589793238462643383279", "digits"),
            ("1.7976931348623157e309", "exceeds"),
            ("-1e99999999999999999999", "exceeds"),
            ("1e-99999999999999999999", "closer"),
            ("3e-324", "digits"),
            ("1.2345678901e-320", "digits"),
        ] {
            let found = excess(number).unwrap_or_default();
            assert!(found.contains(problem), "{number}: {found}");
        }
    }

    #[test]
    fn a_long_number_is_no_burden() {
        let digits = "123".repeat(100_000);
        assert!(excess(&digits).is_some());
        assert!(excess(&format!("0.{digits}")).is_some());
        assert!(excess(&format!("1{}e-300000", "0".repeat(300_000))).is_none());
    }
}
