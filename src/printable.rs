//! Foreign text for terminals.

use std::borrow::Cow;

/// The text with what would move the cursor, colour the screen or rearrange the line escaped.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len().saturating_add(8));
    for c in text.chars() {
        if harmful(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
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
    }
}
