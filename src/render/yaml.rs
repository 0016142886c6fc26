//! Text in YAML.

use std::fmt::Write as _;

use oci_conformance::is_unprintable;

/// The text as a quoted scalar of YAML.
pub(super) fn yaml(text: &str) -> String {
    let mut scalar = String::with_capacity(text.len().saturating_add(2));
    scalar.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => scalar.extend(['\\', c]),
            '\n' => scalar.push_str("\\n"),
            '\t' => scalar.push_str("\\t"),
            c if u32::from(c) < 0x100 && c.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(scalar, "\\x{:02x}", u32::from(c));
            }
            c if is_unprintable(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let _ = match u32::from(c) {
                    short @ ..=0xffff => write!(scalar, "\\u{short:04x}"),
                    long => write!(scalar, "\\U{long:08x}"),
                };
            }
            c => scalar.push(c),
        }
    }
    scalar.push('"');
    scalar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scalar_holds_any_text() {
        assert_eq!(
            yaml("\"a\\b\"\r\n\t\0\u{85}\u{202e}\u{2028}\u{ad}\u{feff}\u{e0041}ü"),
            r#""\"a\\b\"\x0d\n\t\x00\x85\u202e\u2028\u00ad\ufeff\U000e0041ü""#
        );
    }
}
