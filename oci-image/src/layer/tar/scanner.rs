//! Taking an archive apart into headers and contents, whatever pieces it comes in.

use super::{
    BEHIND_END, END, Visitor,
    extensions::{ExtensionKind, Extensions},
    header::BLOCK,
    pax,
    sparse::Sparse,
};
use crate::layer::{FORMAT_TAR_ARCHIVE, Limits};

/// Reads the entries of a tar archive from pieces of any length, and keeps no content.
///
/// What is told does not depend on how the archive is cut into pieces, but for the pieces of content.
/// Apart from one block of 512 bytes and the name of one entry, extension headers are all that is
/// kept, up to [`Limits::pax_bytes`] of those before an entry and as much of global ones.
#[derive(Debug)]
pub struct Scanner {
    pub(super) limits: Limits,
    pub(super) state: State,
    /// Where the next byte is in the archive.
    pub(super) offset: u64,
    /// The beginning of a block whose rest has not come yet.
    block: [u8; BLOCK],
    filled: usize,
    pub(super) extensions: Extensions,
    /// The content of an extension header, as far as it has come.
    pub(super) text: Vec<u8>,
    /// The global PAX records so far, and how long they are, in bytes.
    pub(super) global: pax::Global,
    pub(super) global_bytes: usize,
    pub(super) entry: Current,
}

/// The entry that was told last.
#[derive(Debug, Default)]
pub(super) struct Current {
    pub(super) name: Vec<u8>,
    pub(super) offset: u64,
    pub(super) size: u64,
    /// What is known of it if it is a sparse file, until its map is complete.
    pub(super) sparse: Option<Sparse>,
}

/// What the next bytes are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    /// A header, or the end.
    Header,
    /// The content of an extension header that begins at `offset`, of which `left` bytes are left.
    Extension {
        kind: ExtensionKind,
        offset: u64,
        left: u64,
        padding: u64,
    },
    /// More of the map of a sparse file.
    SparseMap,
    /// The content of an entry.
    Content { left: u64 },
    /// What fills up the last block of a content.
    Padding { left: u64 },
    /// The second block of zeros.
    SecondZeros,
    /// What is behind the end, of which nothing is known yet but zeros.
    End,
    /// More of what is behind the end, of which is known what there is to know.
    Over,
    /// Nothing that can be read: the archive is broken, or a limit was reached.
    Stopped,
}

impl Scanner {
    /// Begins to read an archive.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            state: State::Header,
            offset: 0,
            block: [0; BLOCK],
            filled: 0,
            extensions: Extensions::default(),
            text: Vec::new(),
            global: pax::Global::new(),
            global_bytes: 0,
            entry: Current::default(),
        }
    }

    /// Takes in the next bytes of the archive.
    pub fn update(&mut self, mut bytes: &[u8], visitor: &mut impl Visitor) {
        while !bytes.is_empty() {
            bytes = match self.state {
                State::Content { left } => self.content(left, bytes, visitor),
                State::Padding { left } => {
                    let (skipped, rest) = self.take(bytes, left);
                    self.state = padding(left.saturating_sub(skipped.len() as u64));
                    rest
                }
                State::Extension {
                    kind,
                    offset,
                    left,
                    padding,
                } => {
                    let (text, rest) = self.take(bytes, left);
                    self.text.extend_from_slice(text);
                    let left = left.saturating_sub(text.len() as u64);
                    self.state = State::Extension {
                        kind,
                        offset,
                        left,
                        padding,
                    };
                    if left == 0 {
                        self.extension(kind, offset, padding, visitor);
                    }
                    rest
                }
                State::Header | State::SparseMap | State::SecondZeros => {
                    self.gather(bytes, visitor)
                }
                State::End => {
                    let start = self.offset;
                    let (bytes, rest) = self.take(bytes, u64::MAX);
                    self.behind_end(bytes, start, visitor);
                    rest
                }
                State::Over | State::Stopped => return,
            };
        }
    }

    /// Whether nothing that follows will be told: a limit was reached, or the archive is broken so
    /// that nobody knows where the next entry begins.
    #[must_use]
    pub fn has_stopped(&self) -> bool {
        self.state == State::Stopped
    }

    /// The archive is at its end.
    pub fn finish(mut self, visitor: &mut impl Visitor) {
        match self.state {
            State::Stopped => {}
            State::Extension {
                kind, offset, left, ..
            } => {
                let letter = kind.letter();
                let message = format!(
                    "the archive is cut off within an extension header of type `{letter}`: {left} \
                     bytes are missing"
                );
                self.broken(offset, message, visitor);
            }
            State::SparseMap => {
                let message = "the archive is cut off within the map of a sparse file";
                self.broken_entry(message.to_owned(), visitor);
            }
            State::Content { left } => {
                let message =
                    format!("the archive is cut off within its content: {left} bytes are missing");
                self.broken_entry(message, visitor);
            }
            State::Header if self.filled > 0 => {
                let filled = self.filled;
                let offset = self.offset.saturating_sub(filled as u64);
                let message = format!(
                    "the archive is cut off within a header, behind {filled} of {BLOCK} bytes"
                );
                self.broken(offset, message, visitor);
            }
            _ => {
                self.abandoned(visitor);
                if !self.has_stopped() {
                    visitor.case(&FORMAT_TAR_ARCHIVE);
                    self.end(visitor);
                }
            }
        }
    }

    /// Tells what there is to tell of the end of a sound archive.
    fn end(&mut self, visitor: &mut impl Visitor) {
        let start = self.offset.saturating_sub(self.filled as u64);
        if self.state == State::SecondZeros {
            let block = self.block;
            let begun = block.get(..self.filled).unwrap_or_default();
            self.behind_end(begun, start, visitor);
        }
        visitor.case(&END);
        let message = match self.state {
            State::Header if self.offset == 0 => {
                "there is nothing in the archive, not even its end"
            }
            State::Header => "there is no block of zeros behind the last entry, expected two",
            State::Padding { .. } => "the last block of the last entry is not filled up",
            State::SecondZeros => "there is one block of zeros behind the last entry, expected two",
            _ => "",
        };
        if !message.is_empty() {
            visitor.breach(&END, &[], start, message.to_owned());
        }
        if matches!(self.state, State::SecondZeros | State::End) {
            visitor.case(&BEHIND_END);
        }
    }

    /// Looks at bytes behind the first block of zeros, which begin at `start`.
    fn behind_end(&mut self, bytes: &[u8], start: u64, visitor: &mut impl Visitor) {
        let Some(zeros) = count_zeros(bytes) else {
            return;
        };
        let blocks = match self.state {
            State::SecondZeros => "a single block of zeros, where most readers stop,",
            _ => "the blocks of zeros that end the archive",
        };
        let offset = start.saturating_add(zeros as u64);
        let message = format!("behind {blocks} there is something else");
        visitor.case(&BEHIND_END);
        visitor.breach(&BEHIND_END, &[], offset, message);
        self.state = State::Over;
    }

    fn content<'b>(&mut self, left: u64, bytes: &'b [u8], visitor: &mut impl Visitor) -> &'b [u8] {
        let (content, rest) = self.take(bytes, left);
        visitor.content(content);
        self.state = match left.saturating_sub(content.len() as u64) {
            0 => padding(self.entry.size.wrapping_neg() & 511),
            left => State::Content { left },
        };
        if let Some(sparse) = &mut self.entry.sparse {
            let is_complete = sparse.add_content(content);
            if is_complete || !matches!(self.state, State::Content { .. }) {
                self.judge_sparse(is_complete, visitor);
            }
        }
        rest
    }

    /// Splits off the next `most` bytes, and counts them.
    fn take<'b>(&mut self, bytes: &'b [u8], most: u64) -> (&'b [u8], &'b [u8]) {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let (taken, rest) = bytes.split_at(most.min(bytes.len()));
        self.offset = self.offset.saturating_add(taken.len() as u64);
        (taken, rest)
    }

    /// Takes in the next block, if all of it is there. Returns what is behind it.
    fn gather<'b>(&mut self, bytes: &'b [u8], visitor: &mut impl Visitor) -> &'b [u8] {
        if self.filled == 0
            && let Some((block, rest)) = bytes.split_first_chunk()
        {
            self.offset = self.offset.saturating_add(BLOCK as u64);
            self.take_block(block, visitor);
            return rest;
        }
        let lacking = BLOCK.saturating_sub(self.filled);
        let (taken, rest) = self.take(bytes, lacking as u64);
        let free = self.block.iter_mut().skip(self.filled);
        free.zip(taken).for_each(|(to, from)| *to = *from);
        self.filled = self.filled.saturating_add(taken.len());
        if self.filled == BLOCK {
            self.filled = 0;
            let block = self.block;
            self.take_block(&block, visitor);
        }
        rest
    }

    fn take_block(&mut self, block: &[u8; BLOCK], visitor: &mut impl Visitor) {
        match self.state {
            State::SparseMap => self.sparse_block(block, visitor),
            State::SecondZeros => {
                let start = self.offset.saturating_sub(BLOCK as u64);
                self.behind_end(block, start, visitor);
                if self.state == State::SecondZeros {
                    self.state = State::End;
                }
            }
            _ => self.header(block, visitor),
        }
    }
}

/// What comes behind a content: this many bytes to skip, then a header.
pub(super) fn padding(left: u64) -> State {
    match left {
        0 => State::Header,
        left => State::Padding { left },
    }
}

/// How many zeros the bytes begin with, if they are not all zeros.
fn count_zeros(bytes: &[u8]) -> Option<usize> {
    // Blocks are compared at once, bytes one by one.
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let zeros = blocks.iter().take_while(|block| **block == [0; BLOCK]);
    let zeros = zeros.count().saturating_mul(BLOCK);
    let rest = bytes.get(zeros..).unwrap_or_default();
    let behind = rest.iter().position(|byte| *byte != 0)?;
    Some(zeros.saturating_add(behind))
}
