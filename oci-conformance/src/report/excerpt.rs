//! The text around a place, cut so that a line of any length can be shown.

use std::{fmt, ops::Range};

use crate::{Lines, Position};

/// How many bytes before and behind a place an excerpt has at most.
const AROUND: usize = 60;
/// How many bytes of a place itself an excerpt has at most.
const WITHIN: usize = 120;

/// The line that a place stands in, cut around the place.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The text, in which bytes that are not UTF-8 are replaced.
    pub text: String,
    /// The place, as bytes of `text`.
    pub highlight: Range<usize>,
    /// Whether the line goes on before the text.
    pub cut_before: bool,
    /// Whether the line goes on behind the text.
    pub cut_behind: bool,
}

/// Writes the text, with an ellipsis where it was cut.
impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ellipsis = |cut| if cut { "…" } else { "" };
        let (before, behind) = (ellipsis(self.cut_before), ellipsis(self.cut_behind));
        write!(f, "{before}{}{behind}", self.text)
    }
}

/// A text with an index of its lines.
pub(super) struct Source<'t> {
    text: &'t [u8],
    lines: Lines<'t>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        let lines = Lines::new(text);
        Self { text, lines }
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        self.lines.position(offset)
    }

    pub(super) fn excerpt(&self, span: Range<usize>) -> Excerpt {
        let line = self.lines.line(span.start);
        let start = span.start.clamp(line.start, line.end);
        let end = span
            .end
            .clamp(start, line.end)
            .min(start.saturating_add(WITHIN));
        let first = self.boundary(start.saturating_sub(AROUND).max(line.start));
        let last = self.boundary(end.saturating_add(AROUND).min(line.end));
        let lossy = |range: Range<usize>| {
            let bytes = self.text.get(range).unwrap_or_default();
            let text = String::from_utf8_lossy(bytes);
            text.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}")
        };
        let before = lossy(first..start);
        let within = lossy(start..end);
        let highlight = before.len()..before.len().saturating_add(within.len());
        Excerpt {
            text: before + &within + &lossy(end..last.max(end)),
            highlight,
            cut_before: first > line.start,
            cut_behind: last < line.end,
        }
    }

    /// The next offset from `offset` on at which a character begins.
    fn boundary(&self, mut offset: usize) -> usize {
        while self
            .text
            .get(offset)
            .is_some_and(|byte| byte & 0xC0 == 0x80)
        {
            offset = offset.saturating_add(1);
        }
        offset
    }
}
