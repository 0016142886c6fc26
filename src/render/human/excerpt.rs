//! Cutting what is shown of a line to the width of a terminal.

use std::ops::Range;

use oci_conformance::Excerpt;

use crate::printable::printable;

/// How many characters are shown before and behind a place at most, and how many of itself.
const AROUND: usize = 36;
const WITHIN: usize = 48;

/// A piece of a line, and the place in it as bytes.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) highlight: Range<usize>,
}

/// What is shown of `excerpt`, with an ellipsis where more of the line is left out.
pub(super) fn piece(excerpt: &Excerpt) -> Piece {
    let split = |text: &'_ str, at: usize| {
        let at = (0..=at.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at));
        let (head, tail) = text.split_at_checked(at.unwrap_or(0)).unwrap_or((text, ""));
        (head.to_owned(), tail.to_owned())
    };
    let (rest, behind) = split(&excerpt.text, excerpt.highlight.end);
    let (before, within) = split(&rest, excerpt.highlight.start);
    let [before, within, behind] = [before, within, behind].map(|part| visible(&part));
    let long = before.chars().count() + within.chars().count() + behind.chars().count();
    let fits = long <= AROUND + WITHIN + AROUND;
    let (around, most) = if fits {
        (usize::MAX, usize::MAX)
    } else {
        (AROUND, WITHIN)
    };

    let left_out = before.chars().count().saturating_sub(around);
    let mut text = String::new();
    if excerpt.cut_before || left_out > 0 {
        text.push('…');
    }
    text.extend(before.chars().skip(left_out));
    let start = text.len();
    text.extend(within.chars().take(most));
    let end = text.len();
    let cut_within = within.chars().nth(most).is_some();
    if !cut_within {
        text.extend(behind.chars().take(around));
    }
    if cut_within || excerpt.cut_behind || behind.chars().nth(around).is_some() {
        text.push('…');
    }
    Piece {
        text,
        highlight: start..end,
    }
}

/// The text as it can be seen; tabs are left to the renderer.
fn visible(text: &str) -> String {
    let parts: Vec<_> = text.split('\t').map(printable).collect();
    parts.join("\t")
}

#[cfg(test)]
mod tests {
    use oci_conformance::{Clause, Context, DocumentType, Property, Shape, Value, judge};

    use super::*;

    static SYNTAX: Clause = Clause::must("example.json", "example.md", "It is JSON.");
    static SHAPE: Shape = Shape::new(
        "example",
        "example.md",
        &[Property::optional("p", "example.p", Value::String)],
    );
    static EXAMPLE: DocumentType = DocumentType {
        name: "example",
        shape: &SHAPE,
        syntax: &SYNTAX,
        text: &[],
        covers: &[],
        terms: None,
        newer: None,
    };

    /// What is shown of `text`, and what is marked in that: `p`, which is no string.
    fn shown(text: &str) -> (String, String) {
        let report = judge(text.as_bytes(), &EXAMPLE, &Context::default(), "");
        let excerpt = report.findings()[0].place.excerpt.as_ref().unwrap();
        let Piece { text, highlight } = piece(excerpt);
        let place = text.get(highlight).unwrap().to_owned();
        (text, place)
    }

    #[test]
    fn a_short_line_is_whole() {
        let text = r#"{"p":12}"#;
        assert_eq!(shown(text), (text.to_owned(), "12".to_owned()));
    }

    #[test]
    fn nothing_is_hidden() {
        let (text, place) = shown("{\t\"p\":\t[\"a\u{200b}b\u{202e}\"]}");
        assert_eq!(text, "{\t\"p\":\t[\"a\\u{200b}b\\u{202e}\"]}");
        assert_eq!(place, r#"["a\u{200b}b\u{202e}"]"#);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let (long, cut) = ("x".repeat(1000), "x".repeat(30));
        let (text, place) = shown(&format!(r#"{{"a":"{long}","p":12,"z":"{long}"}}"#));
        assert_eq!(text, format!(r#"…{cut}","p":12,"z":"{cut}…"#));
        assert_eq!(place, "12");
    }

    #[test]
    fn characters_are_not_cut() {
        let long = "ü".repeat(1000);
        let (text, place) = shown(&format!(r#"{{"a":"a{long}","p":["{long}"],"z":"{long}"}}"#));
        assert!(text.starts_with("…ü") && text.ends_with("ü…"), "{text}");
        assert!(place.starts_with(r#"["ü"#), "{place}");
    }

    #[test]
    fn a_long_place_is_cut_behind() {
        let (text, place) = shown(&format!(r#"{{"p":{}}}"#, "1".repeat(1000)));
        assert_eq!(place, "1".repeat(WITHIN));
        assert_eq!(text, format!(r#"{{"p":{place}…"#));
    }
}
