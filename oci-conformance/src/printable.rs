//! Foreign text in messages.

/// Whether a character does something else than to be seen: what controls a terminal or the direction
/// of text, and what nobody sees, so that one text looks like another. Messages have its escape.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text, cut where it is long, with what cannot be printed escaped.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let mut shown = String::new();
    for c in text.chars().take(MOST) {
        if is_unprintable(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        for (text, shown) in [
            ("lay\u{17f}er ü\\", "lay\u{17f}er ü\\"),
            ("a\nb\u{1b}[1m\u{202e}c", r"a\nb\u{1b}[1m\u{202e}c"),
            ("\u{9b}\u{7f}", r"\u{9b}\u{7f}"),
            (
                "a\u{ad}\u{200b}/\u{200f}\u{2060}\u{2064}\u{2066}\u{feff}b\u{e0000}\u{e007f}",
                r"a\u{ad}\u{200b}/\u{200f}\u{2060}\u{2064}\u{2066}\u{feff}b\u{e0000}\u{e007f}",
            ),
        ] {
            assert_eq!(shortened(text), shown);
        }
    }

    #[test]
    fn what_is_long_is_cut() {
        let long = "ü".repeat(80);
        assert_eq!(shortened(&long), long);
        assert_eq!(shortened(&format!("{long}a")), format!("{long}…"));
    }
}
