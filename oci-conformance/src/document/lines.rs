//! Lines and columns of a text.

use std::ops::Range;

use super::unicode;

/// Where something stands for someone who reads the text in an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1; a byte that is not UTF-8 counts as one.
    pub column: usize,
}

/// An index of the lines of a text, which end with `\n` or `\r\n`.
///
/// Building it reads the text once; after that a look-up reads a few kilobytes, and neither a text
/// of one line nor one of nothing but lines costs more than others.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t [u8],
    marks: Vec<Mark>,
}

/// A place in the text about which everything is known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    offset: usize,
    line: usize,
    /// The start of that line.
    start: usize,
    column: usize,
}

impl Mark {
    const FIRST: Self = Self {
        offset: 0,
        line: 1,
        start: 0,
        column: 1,
    };
}

/// How far from one another the marks are.
const STRIDE: usize = 4096;

impl<'t> Lines<'t> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'t [u8]) -> Self {
        let mut lines = Self {
            text,
            marks: Vec::with_capacity((text.len() / STRIDE).saturating_add(1)),
        };
        let mut mark = Mark::FIRST;
        lines.marks.push(mark);
        while text.len().saturating_sub(mark.offset) > STRIDE {
            let next = lines.floor(mark.offset.saturating_add(STRIDE));
            mark = lines.advance(mark, next);
            lines.marks.push(mark);
        }
        lines
    }

    /// The line and column of the byte at `offset`, be it within a character; behind the end it
    /// is that of the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let Mark { line, column, .. } = self.mark_at(offset);
        Position { line, column }
    }

    /// The line in which the byte at `offset` is, without its end; behind the end it is the last.
    #[must_use]
    pub fn line(&self, offset: usize) -> Range<usize> {
        let Mark {
            offset,
            line,
            start,
            ..
        } = self.mark_at(offset);
        // Up to the last mark that is not behind the line there is no end of the line.
        let marks = self.marks.partition_point(|mark| mark.line <= line);
        let last = self.marks.get(..marks).and_then(<[_]>::last);
        let from = last.map_or(offset, |mark| mark.offset.max(offset));
        let rest = self.text.get(from..).unwrap_or_default();
        let Some(length) = rest.iter().position(|&byte| byte == b'\n') else {
            return start..self.text.len();
        };
        let end = from.saturating_add(length);
        let line = self.text.get(start..end).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        start..start.saturating_add(line.len())
    }

    fn mark_at(&self, offset: usize) -> Mark {
        let offset = self.floor(offset);
        let marks = self.marks.partition_point(|mark| mark.offset <= offset);
        let before = self.marks.get(..marks).and_then(<[_]>::last);
        self.advance(before.copied().unwrap_or(Mark::FIRST), offset)
    }

    /// What is known at `offset`, which is not before `mark`.
    fn advance(&self, mark: Mark, offset: usize) -> Mark {
        let bytes = self.text.get(mark.offset..offset).unwrap_or_default();
        let mut ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let Some((last, _)) = ends.next_back() else {
            let column = mark.column.saturating_add(unicode::count_chars(bytes));
            return Mark {
                offset,
                column,
                ..mark
            };
        };
        let tail = bytes.get(last.saturating_add(1)..).unwrap_or_default();
        Mark {
            offset,
            line: mark.line.saturating_add(ends.count()).saturating_add(1),
            start: offset.saturating_sub(tail.len()),
            column: unicode::count_chars(tail).saturating_add(1),
        }
    }

    /// The start of the character in which the byte at `offset` is.
    fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let rest = |start| self.text.get(start..).unwrap_or_default();
        (1..=3)
            .filter_map(|back| Some((back, offset.checked_sub(back)?)))
            .find(|&(back, start)| {
                unicode::first_char(rest(start)).is_some_and(|c| c.len_utf8() > back)
            })
            .map_or(offset, |(_, start)| start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &[u8], offset: usize) -> (usize, usize) {
        let Position { line, column } = Lines::new(text).position(offset);
        (line, column)
    }

    #[test]
    fn positions_count_characters() {
        let text = "{\r\n  \"é\": \"😀\",\n\n}".as_bytes();
        for (offset, expected) in [
            (0, (1, 1)),
            (1, (1, 2)),
            (2, (1, 3)),
            (3, (2, 1)),
            (5, (2, 3)),
            (6, (2, 4)),
            (7, (2, 4)),
            (8, (2, 5)),
            (12, (2, 9)),
            (15, (2, 9)),
            (16, (2, 10)),
            (18, (2, 12)),
            (19, (3, 1)),
            (20, (4, 1)),
            (21, (4, 2)),
            (usize::MAX, (4, 2)),
        ] {
            assert_eq!(position(text, offset), expected, "{offset}");
        }
        assert_eq!(position(b"", 0), (1, 1));
        assert_eq!(position(b"\n", 1), (2, 1));
        assert_eq!(position(b"\xff\xe2\x82x", 3), (1, 4));
    }

    #[test]
    fn lines_are_without_their_end() {
        let text = b"one\r\ntwo\n\nfo\rur\r";
        let lines = Lines::new(text);
        let line = |offset| &text[lines.line(offset)];
        assert_eq!(line(0), b"one");
        assert_eq!(line(4), b"one");
        assert_eq!(line(5), b"two");
        assert_eq!(line(8), b"two");
        assert_eq!(line(9), b"");
        assert_eq!(line(10), b"fo\rur\r");
        assert_eq!(line(99), b"fo\rur\r");
        assert_eq!(Lines::new(b"").line(0), 0..0);
        assert_eq!(Lines::new(b"a\n").line(2), 2..2);
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn every_position_and_line_is_that_of_counting() {
        let long = "aé漢😀".repeat(2000);
        let short = "\n".repeat(5000);
        let mixed = "ab\r\n漢\n".repeat(900);
        let text = [&long, "b", &short, "😀\r\n", &long, &mixed, &long].concat();
        let lines = Lines::new(text.as_bytes());
        assert!(lines.marks.len() > 10);
        let (mut line, mut start) = (1_usize, 0_usize);
        for content in text.split('\n') {
            let visible = content.strip_suffix('\r').unwrap_or(content);
            let range = start..start.saturating_add(visible.len());
            let characters = content.char_indices().chain([(content.len(), '\n')]);
            for (column, (place, c)) in (1..).zip(characters) {
                for byte in place..place.saturating_add(c.len_utf8()) {
                    let offset = start.saturating_add(byte);
                    assert_eq!(lines.position(offset), Position { line, column });
                    if offset.is_multiple_of(61) {
                        assert_eq!(lines.line(offset), range);
                    }
                }
            }
            start = start.saturating_add(content.len()).saturating_add(1);
            line = line.saturating_add(1);
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn bytes_that_are_not_utf_8_count_across_marks() {
        for shift in 0..4 {
            let text = [vec![b' '; shift], b"\xf0\x9f\x98".repeat(3000)].concat();
            let lines = Lines::new(&text);
            for offset in (0..text.len()).step_by(7) {
                let column = offset.saturating_add(1);
                assert_eq!(lines.position(offset), Position { line: 1, column });
            }
        }
    }
}
