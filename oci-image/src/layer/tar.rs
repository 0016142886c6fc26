//! Reading tar archives.
//!
//! The [`Scanner`] reads an archive as POSIX and GNU describe it, and says where other readers would
//! find something else in the same bytes.
#![warn(clippy::arithmetic_side_effects)]

mod extensions;
mod header;
mod number;
pub(super) mod pax;
mod resolve;
mod sparse;
#[cfg(test)]
mod tests;

use oci_conformance::{Clause, shortened};

use self::{
    extensions::{ExtensionKind, Extensions},
    header::{BLOCK, Checksum, Header, NumberField},
    resolve::Resolved,
};
use super::{Attribute, Entry, EntryKind, FORMAT_TAR_ARCHIVE, Limits};

/// Who is told what a [`Scanner`] comes upon.
pub trait Visitor {
    /// An entry begins.
    fn entry(&mut self, entry: &Entry<'_>);

    /// The next bytes of its content, at least one.
    fn content(&mut self, bytes: &[u8]) {
        _ = bytes;
    }

    /// Something came up that `clause` is held against.
    fn case(&mut self, clause: &'static Clause);

    /// `clause` is broken by the entry of this name (empty: beside all entries), whose header begins
    /// at this byte.
    fn breach(&mut self, clause: &'static Clause, name: &[u8], offset: u64, message: String);

    /// A limit was reached, and nothing behind it is read.
    fn limit(&mut self, message: String);
}

/// Reads the entries of a tar archive from pieces of any length, and keeps no content.
///
/// What is told does not depend on how the archive is cut into pieces, but for the pieces of content.
/// Apart from a header of 512 bytes, extension headers are all that is kept, within
/// [`Limits::pax_bytes`].
#[derive(Debug)]
pub struct Scanner {
    limits: Limits,
    state: State,
    /// Where the next byte is in the archive.
    offset: u64,
    /// The beginning of a block whose rest has not come yet.
    block: [u8; BLOCK],
    filled: usize,
    extensions: Extensions,
    /// The content of an extension header, as far as it has come.
    text: Vec<u8>,
    /// The global PAX records so far, and how long they are, in bytes.
    global: pax::Global,
    global_bytes: usize,
    entry: Current,
}

/// The entry that was told last.
#[derive(Debug, Default)]
struct Current {
    name: Vec<u8>,
    offset: u64,
    size: u64,
    /// The map of a sparse file, and how long the file is with its holes.
    map: sparse::Map,
    real_size: Option<u64>,
}

/// What the next bytes are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
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
    /// Nothing that matters any more.
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
                State::Content { left } => {
                    let (content, rest) = self.take(bytes, left);
                    visitor.content(content);
                    let left = left.saturating_sub(content.len() as u64);
                    self.state = match left {
                        0 => padding(self.entry.size),
                        left => State::Content { left },
                    };
                    rest
                }
                State::Padding { left } => {
                    let (skipped, rest) = self.take(bytes, left);
                    self.state = match left.saturating_sub(skipped.len() as u64) {
                        0 => State::Header,
                        left => State::Padding { left },
                    };
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
                    self.behind_end(bytes, visitor);
                    self.take(bytes, u64::MAX).1
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
        let message = match self.state {
            State::Stopped => return,
            State::Header if self.filled > 0 => {
                let filled = self.filled;
                format!("the archive is cut off within a header, behind {filled} of {BLOCK} bytes")
            }
            State::Content { left } => {
                format!("the archive is cut off within the content of an entry: {left} bytes lack")
            }
            State::Extension { kind, left, .. } => {
                let letter = kind.letter();
                format!(
                    "the archive is cut off within an extension header of type `{letter}`: {left} \
                     bytes lack"
                )
            }
            State::SparseMap => "the archive is cut off within the map of a sparse file".to_owned(),
            State::Header if self.extensions.last().is_some() => {
                return self.abandoned(visitor);
            }
            _ => {
                visitor.case(&FORMAT_TAR_ARCHIVE);
                return;
            }
        };
        self.broken(message, visitor);
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
            self.block(block, visitor);
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
            self.block(&block, visitor);
        }
        rest
    }

    fn block(&mut self, block: &[u8; BLOCK], visitor: &mut impl Visitor) {
        let header = Header(block);
        match self.state {
            State::SparseMap => {
                if !self.entry.map.add_block(block) {
                    self.sparse_map_is_complete(visitor);
                }
            }
            State::SecondZeros => {
                self.state = State::End;
                if !header.is_zero() {
                    self.behind_end(block, visitor);
                }
            }
            _ if header.is_zero() => {
                if self.extensions.last().is_some() {
                    self.abandoned(visitor);
                } else {
                    self.state = State::SecondZeros;
                }
            }
            _ => self.header(header, visitor),
        }
    }

    fn header(&mut self, header: Header<'_>, visitor: &mut impl Visitor) {
        let offset = self.offset.saturating_sub(BLOCK as u64);
        if let Checksum::Wrong { found, expected } = header.checksum() {
            let found = match found {
                Attribute::Value(found) => format!("it is {found:o}"),
                Attribute::Missing => "there is none".to_owned(),
                Attribute::Malformed => "it is no octal number".to_owned(),
            };
            let message = format!(
                "no header of a tar archive: its checksum should be {expected:o}, but {found}"
            );
            return self.broken_at(offset, message, visitor);
        }
        match ExtensionKind::of(header.kind()) {
            Some(kind) => self.extension_header(kind, header, offset, visitor),
            None => self.file(header, offset, visitor),
        }
    }

    fn extension_header(
        &mut self,
        kind: ExtensionKind,
        header: Header<'_>,
        offset: u64,
        visitor: &mut impl Visitor,
    ) {
        let size = match header.number(NumberField::Size).value {
            Attribute::Value(size) => u64::try_from(size).ok(),
            Attribute::Missing => Some(0),
            Attribute::Malformed => None,
        };
        let Some(size) = size else {
            let letter = kind.letter();
            let message = format!("`size` of an extension header of type `{letter}` is no size");
            return self.broken_at(offset, message, visitor);
        };
        self.extensions.begin(kind, offset, size);
        let bytes = match kind {
            ExtensionKind::Global => size,
            _ => self.extensions.bytes(),
        };
        let most = self.limits.pax_bytes;
        if bytes > most as u64 {
            let message = format!(
                "the extension headers before an entry have {bytes} bytes, more than {most} \
                 (`pax_bytes`)"
            );
            return self.limit(message, visitor);
        }
        self.text.clear();
        let padding = size.wrapping_neg() & 511;
        self.state = State::Extension {
            kind,
            offset,
            left: size,
            padding,
        };
        if size == 0 {
            self.extension(kind, offset, padding, visitor);
        }
    }

    /// Takes in an extension header whose content is there.
    fn extension(
        &mut self,
        kind: ExtensionKind,
        offset: u64,
        padding: u64,
        visitor: &mut impl Visitor,
    ) {
        self.state = match padding {
            0 => State::Header,
            left => State::Padding { left },
        };
        match kind {
            ExtensionKind::LongName => self.extensions.read_long_name(&self.text),
            ExtensionKind::LongLink => self.extensions.read_long_link(&self.text),
            ExtensionKind::Local | ExtensionKind::Solaris => {
                if let Err(fault) = self.extensions.read_records(offset, &mut self.text) {
                    self.broken_at(offset, fault.message().to_owned(), visitor);
                }
            }
            ExtensionKind::Global => {
                let mut records = pax::Local::EMPTY;
                match records.read(&mut self.text) {
                    Ok(()) => self.global_records(&records, visitor),
                    Err(fault) => {
                        self.broken_at(offset, fault.message().to_owned(), visitor);
                    }
                }
            }
        }
    }

    fn global_records(&mut self, records: &pax::Local, visitor: &mut impl Visitor) {
        let length = |keyword: &[u8], value: &[u8]| keyword.len().saturating_add(value.len());
        for (keyword, value) in records.iter() {
            let before = if value.is_empty() {
                self.global.remove(keyword)
            } else {
                let added = length(keyword, value);
                self.global_bytes = self.global_bytes.saturating_add(added);
                self.global.insert(keyword.to_vec(), value.to_vec())
            };
            let removed = before.map_or(0, |before| length(keyword, &before));
            self.global_bytes = self.global_bytes.saturating_sub(removed);
        }
        let (bytes, most) = (self.global_bytes, self.limits.pax_bytes);
        if bytes > most {
            let message =
                format!("global PAX records have {bytes} bytes, more than {most} (`pax_bytes`)");
            self.limit(message, visitor);
        }
    }

    /// Takes in the header of something that is no extension.
    fn file(&mut self, header: Header<'_>, offset: u64, visitor: &mut impl Visitor) {
        let resolved = Resolved {
            header,
            extensions: &self.extensions,
            global: &self.global,
        };
        let mut name = std::mem::take(&mut self.entry.name);
        resolved.put_name(&mut name);
        self.entry = Current {
            name,
            offset,
            ..Current::default()
        };
        let link_name = resolved.link_name();
        let length = self.entry.name.len().max(link_name.len());
        let most = self.limits.path_bytes;
        if length > most {
            let message =
                format!("a name or target has {length} bytes, more than {most} (`path_bytes`)");
            return self.limit(message, visitor);
        }
        let said = match header.number(NumberField::Size).value {
            Attribute::Value(size) => u64::try_from(size).ok(),
            Attribute::Missing => Some(0),
            Attribute::Malformed => None,
        };
        let said = match resolved.size_record() {
            Some(Ok(size)) => Ok(size),
            Some(Err(text)) => {
                let text = shortened(&String::from_utf8_lossy(text));
                Err(format!(
                    "the PAX record `size` is `{text}`, which is no size"
                ))
            }
            None => said.ok_or_else(|| "`size` in the header is no size".to_owned()),
        };
        let said = match said {
            Ok(said) => said,
            Err(message) => return self.broken_at(offset, message, visitor),
        };
        let kind = resolved.kind(&self.entry.name);
        let size = if has_content(kind) { said } else { 0 };
        let entry = Entry {
            offset,
            kind,
            name: &self.entry.name,
            link_name,
            size,
            mode: resolved.mode(),
            uid: resolved.id("uid", NumberField::Uid),
            gid: resolved.id("gid", NumberField::Gid),
            mtime: resolved.mtime(),
            device: resolved.device(),
            sparse: kind == EntryKind::Sparse || resolved.has_sparse_records(),
            records: resolved.records(),
        };
        visitor.entry(&entry);
        self.entry.size = size;
        self.extensions.clear();
        self.state = content(size);
        if kind == EntryKind::Sparse {
            self.entry.map.add_fields(header.sparse_map());
            let real_size = header.sparse_real_size().value.value();
            self.entry.real_size = real_size.and_then(|size| size.try_into().ok());
            if header.sparse_goes_on() {
                self.state = State::SparseMap;
            } else {
                self.sparse_map_is_complete(visitor);
            }
        }
    }

    fn sparse_map_is_complete(&mut self, visitor: &mut impl Visitor) {
        _ = visitor;
        self.state = content(self.entry.size);
    }

    fn behind_end(&mut self, bytes: &[u8], visitor: &mut impl Visitor) {
        _ = (bytes, visitor);
    }

    /// Nothing is behind extension headers.
    fn abandoned(&mut self, visitor: &mut impl Visitor) {
        if let Some((kind, offset)) = self.extensions.last() {
            let letter = kind.letter();
            let message = format!("no entry is behind an extension header of type `{letter}`");
            self.broken_at(offset, message, visitor);
        }
    }

    /// The archive is broken where it ends.
    fn broken(&mut self, message: String, visitor: &mut impl Visitor) {
        let offset = match self.state {
            State::Extension { offset, .. } => offset,
            State::Header => self.offset.saturating_sub(self.filled as u64),
            _ => self.entry.offset,
        };
        self.broken_at(offset, message, visitor);
    }

    fn broken_at(&mut self, offset: u64, message: String, visitor: &mut impl Visitor) {
        let is_of_entry = offset == self.entry.offset;
        let name: &[u8] = if is_of_entry { &self.entry.name } else { &[] };
        visitor.case(&FORMAT_TAR_ARCHIVE);
        visitor.breach(&FORMAT_TAR_ARCHIVE, name, offset, message);
        self.state = State::Stopped;
    }

    fn limit(&mut self, message: String, visitor: &mut impl Visitor) {
        visitor.limit(message);
        self.state = State::Stopped;
    }
}

/// Whether the size of an entry counts bytes behind its header, as Go and Python read it.
fn has_content(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Regular | EntryKind::Sparse | EntryKind::Other(_)
    )
}

fn content(size: u64) -> State {
    match size {
        0 => State::Header,
        left => State::Content { left },
    }
}

fn padding(size: u64) -> State {
    match size.wrapping_neg() & 511 {
        0 => State::Header,
        left => State::Padding { left },
    }
}
