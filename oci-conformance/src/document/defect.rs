//! What RFC 8259 tolerates and I-JSON does not.

use std::{collections::BinaryHeap, ops::Range};

use super::Node;
use crate::shortened;

pub(super) const MOST_KEPT: usize = 1000;

/// Something that I-JSON (RFC 7493) forbids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// What it is.
    pub kind: DefectKind,
    /// The bytes it consists of: an escape, a character, the ill-formed bytes, or the repeated
    /// name with its quotes.
    pub span: Range<usize>,
    /// The [id](super::Node::id) of the value that has it, be it in the value or in its name.
    pub node: usize,
}

/// A kind of [`Defect`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefectKind {
    /// The text starts with U+FEFF.
    ByteOrderMark,
    /// Bytes of a string are not UTF-8. Those in a row are one defect.
    InvalidUtf8,
    /// An escape is half of a surrogate pair, without the other half.
    LoneSurrogate,
    /// A string has a code point that Unicode will never assign, such as U+FFFF.
    Noncharacter,
    /// A member has the name of an earlier member of the same object.
    DuplicateName,
}

impl Defect {
    /// What is wrong, for people; `node` is the value that has the defect.
    pub(crate) fn in_words(&self, node: Node<'_>) -> String {
        /// More bytes that are not UTF-8 are not shown.
        const SHOWN: usize = 8;
        let text = node.document().text();
        let written = text.get(self.span.clone()).unwrap_or_default();
        let problem = match self.kind {
            DefectKind::ByteOrderMark => {
                return "the text starts with a byte order mark".to_owned();
            }
            DefectKind::InvalidUtf8 => {
                let shown = written.get(..SHOWN).unwrap_or(written).escape_ascii();
                let more = if written.len() > SHOWN { "…" } else { "" };
                return format!("`{shown}{more}` is not UTF-8");
            }
            DefectKind::DuplicateName => {
                let name = node.name().unwrap_or_default();
                return format!("the name `{}` is taken already", shortened(&name));
            }
            DefectKind::LoneSurrogate => "half of a surrogate pair",
            DefectKind::Noncharacter => "a noncharacter",
        };
        let written = std::str::from_utf8(written).unwrap_or_default();
        match written.chars().next() {
            Some(c) if c != '\\' => format!("U+{:04X} is {problem}", u32::from(c)),
            _ => format!("`{written}` is {problem}"),
        }
    }
}

/// The defects met so far.
///
/// Repeated names come to light out of order, so the first thousand are kept in a heap that drops
/// its last.
#[derive(Debug, Default)]
pub(super) struct Tally {
    first: BinaryHeap<Sighting>,
    count: usize,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sighting {
    start: usize,
    end: usize,
    kind: DefectKind,
    node: usize,
}

impl Tally {
    pub(super) fn add(&mut self, kind: DefectKind, span: Range<usize>, node: usize) {
        self.count = self.count.saturating_add(1);
        let sighting = Sighting {
            start: span.start,
            end: span.end,
            kind,
            node,
        };
        if self.first.len() < MOST_KEPT {
            self.first.push(sighting);
        } else if let Some(mut last) = self.first.peek_mut()
            && sighting < *last
        {
            *last = sighting;
        }
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) fn into_defects(self) -> Vec<Defect> {
        self.first
            .into_sorted_vec()
            .into_iter()
            .map(|sighting| Defect {
                kind: sighting.kind,
                span: sighting.start..sighting.end,
                node: sighting.node,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::{Document, Limits};
    use super::{DefectKind::*, *};

    fn defects(text: &[u8]) -> Vec<(DefectKind, Range<usize>, String)> {
        let document = Document::parse(text, &Limits::DEFAULT).unwrap();
        assert_eq!(document.defect_count(), document.defects().len());
        document
            .defects()
            .iter()
            .map(|defect| {
                let node = document.node(defect.node).unwrap();
                (defect.kind, defect.span.clone(), node.pointer())
            })
            .collect()
    }

    fn check(text: impl AsRef<[u8]>, expected: &[(DefectKind, Range<usize>, &str)]) {
        let text = text.as_ref();
        let expected: Vec<_> = expected
            .iter()
            .map(|(kind, span, pointer)| (*kind, span.clone(), (*pointer).to_owned()))
            .collect();
        assert_eq!(defects(text), expected, "{}", text.escape_ascii());
    }

    #[test]
    fn defects_in_words() {
        for (text, words) in [
            (
                &b"\xef\xbb\xbf1"[..],
                "the text starts with a byte order mark",
            ),
            (b"\"\xff\"", "`\\xff` is not UTF-8"),
            (
                b"\"\xff\xff\xff\xff\xff\xff\xff\xff\"",
                "`\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff` is not UTF-8",
            ),
            (
                b"\"\xff\xff\xff\xff\xff\xff\xff\xff\xff\"",
                "`\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff…` is not UTF-8",
            ),
            (br#""\uD800""#, "`\\uD800` is half of a surrogate pair"),
            (br#""\ud83f\uDFFF""#, "`\\ud83f\\uDFFF` is a noncharacter"),
            ("\"\u{ffff}\"".as_bytes(), "U+FFFF is a noncharacter"),
            ("\"\u{1fffe}\"".as_bytes(), "U+1FFFE is a noncharacter"),
            (
                br#"{"a\u202e":0,"a\u202e":0}"#,
                "the name `a\\u{202e}` is taken already",
            ),
        ] {
            let document = Document::parse(text, &Limits::DEFAULT).unwrap();
            let in_words = |defect: &Defect| defect.in_words(document.node(defect.node).unwrap());
            let found: Vec<_> = document.defects().iter().map(in_words).collect();
            assert_eq!(found, [words], "{}", text.escape_ascii());
        }
    }

    #[test]
    fn a_byte_order_mark() {
        check("\u{feff}1", &[(ByteOrderMark, 0..3, "")]);
        check("\u{feff} [\"\u{feff}\"]", &[(ByteOrderMark, 0..3, "")]);
    }

    #[test]
    fn ill_formed_bytes() {
        for (bytes, expected) in [
            (&b"\x80"[..], &[(1, 2)][..]),
            (b"\xc3", &[(1, 2)]),
            (b"\xe2\x82", &[(1, 3)]),
            (b"\xc0\xaf", &[(1, 3)]),
            (b"\xe0\x80\xaf", &[(1, 4)]),
            (b"\xed\xa0\x80", &[(1, 4)]),
            (b"\xf0\x8f\xbf\xbf", &[(1, 5)]),
            (b"\xf4\x90\x80\x80", &[(1, 5)]),
            (b"\xf8\x88\x80\x80\x80", &[(1, 6)]),
            (b"\xff\xfe", &[(1, 3)]),
            (b"a\xffb\xfe", &[(2, 3), (4, 5)]),
            (b"\xff\xc3\xa9\xff", &[(1, 2), (4, 5)]),
            (b"\xff\\n\xff", &[(1, 2), (4, 5)]),
        ] {
            let string = [b"\"", bytes, b"\""].concat();
            let name = [b"{", string.as_slice(), b":0}"].concat();
            for (text, shift) in [(string, 0_usize), (name, 1)] {
                let found: Vec<_> = defects(&text)
                    .into_iter()
                    .map(|(kind, span, _)| (kind, span))
                    .collect();
                let moved = |&(start, end): &(usize, usize)| {
                    let span = start.saturating_add(shift)..end.saturating_add(shift);
                    (InvalidUtf8, span)
                };
                let expected: Vec<_> = expected.iter().map(moved).collect();
                assert_eq!(found, expected, "{}", text.escape_ascii());
            }
        }
    }

    #[test]
    fn lone_surrogates() {
        check(r#""\ud800""#, &[(LoneSurrogate, 1..7, "")]);
        check(r#""\uDFFF""#, &[(LoneSurrogate, 1..7, "")]);
        check(r#""\ud800A""#, &[(LoneSurrogate, 1..7, "")]);
        check(r#""\ud800\n""#, &[(LoneSurrogate, 1..7, "")]);
        check(r#""\ud800\u0041""#, &[(LoneSurrogate, 1..7, "")]);
        check(r#""\ud83d\ude00""#, &[]);
        check(r#""\ud83d\ud83d\ude00""#, &[(LoneSurrogate, 1..7, "")]);
        check(
            r#""\ude00\ud83d""#,
            &[(LoneSurrogate, 1..7, ""), (LoneSurrogate, 7..13, "")],
        );
        check(r#"[{"\udbff":0}]"#, &[(LoneSurrogate, 3..9, "/0/\u{fffd}")]);
    }

    #[test]
    fn noncharacters() {
        let planes = (0..=0x10_u32).flat_map(|plane| [plane << 16 | 0xfffe, plane << 16 | 0xffff]);
        for code in planes.chain(0xfdd0..=0xfdef) {
            let c = char::from_u32(code).unwrap();
            let mut escapes = String::new();
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(escapes, "\\u{unit:04x}").unwrap();
            }
            for spelled in [c.to_string(), escapes] {
                let end = spelled.len().wrapping_add(1);
                check(format!("\"{spelled}\""), &[(Noncharacter, 1..end, "")]);
                let end = end.wrapping_add(1);
                check(
                    format!("{{\"{spelled}\":0}}"),
                    &[(Noncharacter, 2..end, &format!("/{c}"))],
                );
            }
        }
        for c in ['\u{fdcf}', '\u{fdf0}', '\u{fffd}', '\u{1fffd}', '\u{20000}'] {
            check(format!("\"{c}\""), &[]);
        }
    }

    #[test]
    fn repeated_names() {
        check(r#"{"a":1,"b":2,"A":3}"#, &[]);
        check(r#"[{"a":1},{"a":1}]"#, &[]);
        check(r#"{"a":1,"a":1}"#, &[(DuplicateName, 7..10, "/a")]);
        check(
            r#"{"a":1,"a":1,"a":1}"#,
            &[(DuplicateName, 7..10, "/a"), (DuplicateName, 13..16, "/a")],
        );
        check(r#"{"a":1,"\u0061":1}"#, &[(DuplicateName, 7..15, "/a")]);
        check(r#"{"\/":1,"/":1}"#, &[(DuplicateName, 8..11, "/~1")]);
        check(
            r#"[0,{"x":{"":[],"":{}}}]"#,
            &[(DuplicateName, 15..17, "/1/x/")],
        );
        check(
            r#"{"\ud83d\ude00":0,"😀":0}"#,
            &[(DuplicateName, 18..24, "/😀")],
        );
    }

    #[test]
    fn names_that_are_not_unicode_are_compared_exactly() {
        let only_duplicates = |text: &[u8]| -> Vec<Range<usize>> {
            defects(text)
                .into_iter()
                .filter(|(kind, ..)| *kind == DuplicateName)
                .map(|(_, span, _)| span)
                .collect()
        };
        assert_eq!(only_duplicates(br#"{"\ud800":0,"\uD800":0}"#), vec![12..20]);
        assert!(only_duplicates(br#"{"\ud800":0,"\udfff":0,"\ufffd":0}"#).is_empty());
        assert!(
            only_duplicates(b"{\"\xff\":0,\"\xfe\":0,\"\\ufffd\":0,\"\xff\xff\":0}").is_empty()
        );
        assert_eq!(only_duplicates(b"{\"\xff\":0,\"\xff\":0}"), vec![7..10]);
        // Half a pair before, and half a pair after, are not the pair.
        assert!(only_duplicates(b"{\"\\ud83d\\ude00\":0,\"\xed\xa0\xbd\\ude00\":0}").is_empty());
    }

    #[test]
    fn defects_are_in_text_order() {
        check(
            r#"{"a":"\ud800","a":[{"b":0,"b":"\uffff"}],"a":"\ud800"}"#,
            &[
                (LoneSurrogate, 6..12, "/a"),
                (DuplicateName, 14..17, "/a"),
                (DuplicateName, 26..29, "/a/0/b"),
                (Noncharacter, 31..37, "/a/0/b"),
                (DuplicateName, 41..44, "/a"),
                (LoneSurrogate, 46..52, "/a"),
            ],
        );
        check(
            r#"{"\ud800":1,"\ud800":1}"#,
            &[
                (LoneSurrogate, 2..8, "/\u{fffd}"),
                (DuplicateName, 12..20, "/\u{fffd}"),
                (LoneSurrogate, 13..19, "/\u{fffd}"),
            ],
        );
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn the_first_are_kept_and_all_are_counted() {
        // The repeated names are the last to be noticed, and half of what is to be kept.
        let member = r#""a":"\ud800""#;
        let text = format!("{{{}}}", vec![member; 5000].join(","));
        let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
        assert_eq!(document.defect_count(), 9999);
        assert_eq!(document.defects().len(), MOST_KEPT);
        let starts: Vec<_> = document.defects().iter().map(|d| d.span.start).collect();
        assert!(starts.is_sorted());
        let names = document.defects().iter();
        assert_eq!(names.filter(|d| d.kind == DuplicateName).count(), 500);
        assert_eq!(starts.last(), Some(&6501));
    }
}
