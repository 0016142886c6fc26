//! Cutting what is shown of a line to the width of a terminal.

use std::ops::Range;

use oci_conformance::Excerpt;

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
