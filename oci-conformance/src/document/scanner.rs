//! From text to arena.

use std::ops::Range;

use super::{
    cursor::Cursor,
    defect::{DefectKind, Tally},
    entry::{Entry, Kind, Place},
    error::{Fault, ParseError, Wanted},
    limits::Limits,
    spelling::Form,
};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads every value of `text`, in document order.
pub(super) fn scan(text: &[u8], limits: &Limits) -> Result<(Vec<Entry>, Tally), ParseError> {
    let most = limits
        .bytes
        .min(usize::try_from(u32::MAX).unwrap_or(usize::MAX));
    if text.len() > most {
        return Err(Fault::Bytes { most }.into());
    }
    let mut scanner = Scanner::new(text, limits);
    scanner.document()?;
    Ok((scanner.entries, scanner.tally))
}

struct Scanner<'t> {
    cursor: Cursor<'t>,
    entries: Vec<Entry>,
    /// The innermost array or object that is not closed yet; its ancestors are the stack.
    open: Option<u32>,
    depth: usize,
    most_depth: usize,
    most_nodes: usize,
    tally: Tally,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t [u8], limits: &Limits) -> Self {
        // One value in sixteen bytes is denser than most documents; a text that is large for
        // another reason must not reserve much.
        let guess = (text.len() / 16).clamp(4, 1 << 16);
        Self {
            cursor: Cursor::new(text),
            entries: Vec::with_capacity(guess),
            open: None,
            depth: 0,
            most_depth: limits.depth,
            most_nodes: limits.nodes.min(Entry::MOST),
            tally: Tally::default(),
        }
    }

    fn document(&mut self) -> Result<(), Fault> {
        if self.cursor.rest().starts_with(BYTE_ORDER_MARK) {
            self.cursor.skip(BYTE_ORDER_MARK.len());
            let span = 0..self.cursor.at();
            self.tally.add(DefectKind::ByteOrderMark, span, 0);
        }
        self.value(&Place::Root, Wanted::Value)?;
        while let Some(open) = self.open {
            if self.innermost().map(|entry| entry.kind()) == Some(Kind::Array) {
                self.step_in_array(open)?;
            } else {
                self.step_in_object(open)?;
            }
        }
        self.cursor.skip_whitespace();
        match self.cursor.peek() {
            None => Ok(()),
            Some(_) => Err(self.cursor.fault(Wanted::End)),
        }
    }

    fn innermost(&mut self) -> Option<&mut Entry> {
        self.entries.get_mut(self.open? as usize)
    }

    /// How many children the innermost array or object had, now that it gets another.
    fn adopt(&mut self) -> u32 {
        self.innermost().map_or(0, Entry::adopt)
    }

    fn is_empty(&mut self) -> bool {
        self.innermost().is_none_or(|entry| entry.len() == 0)
    }

    /// Reads the next item of the innermost array, or its end.
    fn step_in_array(&mut self, array: u32) -> Result<(), Fault> {
        self.cursor.skip_whitespace();
        let wanted = match self.cursor.peek() {
            Some(b']') => {
                self.close();
                return Ok(());
            }
            _ if self.is_empty() => Wanted::ValueOrBracket,
            Some(b',') => {
                self.cursor.skip(1);
                Wanted::Value
            }
            _ => return Err(self.cursor.fault(Wanted::CommaOrBracket)),
        };
        let index = self.adopt();
        self.value(&Place::Item { array, index }, wanted)
    }

    /// Reads the next member of the innermost object, or its end.
    fn step_in_object(&mut self, object: u32) -> Result<(), Fault> {
        self.cursor.skip_whitespace();
        let wanted = match self.cursor.peek() {
            Some(b'}') => {
                self.close();
                return Ok(());
            }
            _ if self.is_empty() => Wanted::NameOrBrace,
            Some(b',') => {
                self.cursor.skip(1);
                self.cursor.skip_whitespace();
                Wanted::Name
            }
            _ => return Err(self.cursor.fault(Wanted::CommaOrBrace)),
        };
        self.adopt();
        let (name, form) = self.name(wanted)?;
        let place = Place::Member { object, name, form };
        self.value(&place, Wanted::Value)
    }

    /// Reads a name and its colon.
    fn name(&mut self, wanted: Wanted) -> Result<(Range<u32>, Form), Fault> {
        if self.cursor.peek() != Some(b'"') {
            return Err(self.cursor.fault(wanted));
        }
        let start = self.cursor.offset().saturating_add(1);
        let form = self.cursor.string(&mut self.tally, self.entries.len())?;
        let end = self.cursor.offset().saturating_sub(1);
        self.cursor.skip_whitespace();
        if self.cursor.peek() != Some(b':') {
            return Err(self.cursor.fault(Wanted::Colon));
        }
        self.cursor.skip(1);
        Ok((start..end, form))
    }

    /// Reads a scalar, or the opening of an array or object.
    fn value(&mut self, place: &Place, wanted: Wanted) -> Result<(), Fault> {
        self.cursor.skip_whitespace();
        let start = self.cursor.offset();
        let offset = self.cursor.at();
        let Some(byte @ (b'"' | b'-' | b'0'..=b'9' | b'{' | b'[' | b't' | b'f' | b'n')) =
            self.cursor.peek()
        else {
            return Err(self.cursor.fault(wanted));
        };
        if self.entries.len() >= self.most_nodes {
            let most = self.most_nodes;
            return Err(Fault::Nodes { most, offset });
        }
        let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut form = Form::PLAIN;
        let kind = match byte {
            b'"' => {
                form = self.cursor.string(&mut self.tally, self.entries.len())?;
                Kind::String
            }
            b'{' | b'[' => {
                if self.depth >= self.most_depth {
                    let most = self.most_depth;
                    return Err(Fault::Depth { most, offset });
                }
                self.depth = self.depth.saturating_add(1);
                self.open = Some(index);
                self.cursor.skip(1);
                if byte == b'{' {
                    Kind::Object
                } else {
                    Kind::Array
                }
            }
            b't' => self.word("true", Kind::Bool)?,
            b'f' => self.word("false", Kind::Bool)?,
            b'n' => self.word("null", Kind::Null)?,
            _ => {
                self.cursor.number()?;
                Kind::Number
            }
        };
        let span = start..self.cursor.offset();
        let next = index.saturating_add(1);
        self.entries
            .push(Entry::new(kind, form, &span, place, next));
        Ok(())
    }

    fn word(&mut self, word: &'static str, kind: Kind) -> Result<Kind, Fault> {
        let rest = self.cursor.rest();
        if rest.starts_with(word.as_bytes()) {
            self.cursor.skip(word.len());
            return Ok(kind);
        }
        let same = rest.iter().zip(word.as_bytes()).take_while(|(a, b)| a == b);
        self.cursor.skip(same.count());
        Err(self.cursor.fault(Wanted::Word(word)))
    }

    /// Leaves the innermost array or object, whose closing bracket is here.
    fn close(&mut self) {
        self.cursor.skip(1);
        self.depth = self.depth.saturating_sub(1);
        let end = self.cursor.offset();
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.open = self.innermost().and_then(|entry| {
            entry.close(end, next);
            entry.parent()
        });
    }
}
