//! Foreign text for terminals.

use std::borrow::Cow;

use oci_conformance::is_unprintable;

/// The text with what would move the cursor, colour the screen, rearrange the line or not be seen
/// escaped.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len().saturating_add(8));
    for c in text.chars() {
        if is_unprintable(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A JSON text with those characters written as the escapes that JSON has for them.
///
/// JSON itself asks for that below U+0020 only. All others that do harm stand within strings.
pub(crate) fn printable_json(text: &str) -> Cow<'_, str> {
    let harms = |c: char| c >= '\u{7f}' && is_unprintable(c);
    if !text.contains(harms) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len().saturating_add(8));
    for c in text.chars() {
        if harms(c) {
            shown.extend(
                c.encode_utf16(&mut [0; 2])
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}")),
            );
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(printable("lay\u{17f}er ü\\"), "lay\u{17f}er ü\\");
        assert_eq!(
            printable("a\nb\u{1b}[1m\u{202e}c"),
            r"a\nb\u{1b}[1m\u{202e}c"
        );
        assert_eq!(printable("\u{9b}\u{7f}"), r"\u{9b}\u{7f}");
        assert_eq!(
            printable("a\u{ad}\u{200b}/\u{200f}\u{2060}\u{2064}\u{feff}b\u{e0000}\u{e007f}"),
            r"a\u{ad}\u{200b}/\u{200f}\u{2060}\u{2064}\u{feff}b\u{e0000}\u{e007f}"
        );
    }

    #[test]
    fn a_value_is_the_same_when_its_text_is_printable() {
        let value =
            serde_json::json!({ "\u{7f}ü": ["\u{9b}1m\u{202e}\u{1b}\u{e0041}", "\\u202e"] });
        let text = serde_json::to_string(&value).unwrap();
        let shown = printable_json(&text);
        assert_eq!(
            shown,
            r#"{"\u007fü":["\u009b1m\u202e\u001b\udb40\udc41","\\u202e"]}"#
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
            value
        );
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(printable_json(&pretty).lines().count(), 6);
    }
}
