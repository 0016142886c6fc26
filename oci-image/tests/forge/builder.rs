//! A whole archive.

use super::{BLOCK, Header, field};

/// An archive under construction.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
}

impl Archive {
    pub fn new() -> Self {
        Self::default()
    }

    #[track_caller]
    pub fn header(self, header: &Header) -> Self {
        self.bytes(header.block())
    }

    /// Content, filled up to a whole block.
    pub fn content(self, content: impl AsRef<[u8]>) -> Self {
        let missing = content.as_ref().len().wrapping_neg() % BLOCK;
        self.bytes(content).bytes(vec![0; missing])
    }

    /// A header with the size of the content, and the content.
    #[track_caller]
    pub fn entry(self, header: Header, content: impl AsRef<[u8]>) -> Self {
        let size = content.as_ref().len() as u64;
        self.header(&header.size(size)).content(content)
    }

    /// PAX records for the next entry.
    #[track_caller]
    pub fn pax(self, records: &[(&str, &str)]) -> Self {
        self.entry(Header::new(b'x', "PaxHeader"), all(records))
    }

    /// PAX records for all further entries.
    #[track_caller]
    pub fn global(self, records: &[(&str, &str)]) -> Self {
        self.entry(Header::new(b'g', "GlobalHeader"), all(records))
    }

    /// The name of the next entry, in the manner of GNU.
    #[track_caller]
    pub fn long_name(self, name: impl AsRef<[u8]>) -> Self {
        self.long(b'L', name.as_ref())
    }

    /// The target of the next entry, in the manner of GNU.
    #[track_caller]
    pub fn long_link(self, target: impl AsRef<[u8]>) -> Self {
        self.long(b'K', target.as_ref())
    }

    #[track_caller]
    fn long(self, kind: u8, text: &[u8]) -> Self {
        let header = Header::new(kind, "././@LongLink").gnu();
        self.entry(header, [text, b"\0"].concat())
    }

    /// Bytes as they are.
    pub fn bytes(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.bytes.extend(bytes.as_ref());
        self
    }

    /// So many blocks of zeros.
    pub fn zeros(self, blocks: usize) -> Self {
        self.bytes(vec![0; blocks * BLOCK])
    }

    /// Takes the last bytes away.
    #[track_caller]
    pub fn cut(mut self, bytes: usize) -> Self {
        let left = self.bytes.len().checked_sub(bytes);
        self.bytes.truncate(left.expect("so much to cut"));
        self
    }

    /// How long it is so far.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The archive with its two blocks of zeros.
    pub fn end(self) -> Vec<u8> {
        self.zeros(2).bytes
    }

    /// The archive without an end.
    pub fn no_end(self) -> Vec<u8> {
        self.bytes
    }

    /// A sparse file of GNU with such pairs of offset and length; `more` puts a block behind the
    /// header even if all pairs fit into it.
    #[track_caller]
    pub fn sparse(self, header: Header, map: &[(u64, u64)], more: bool) -> Self {
        let (inside, behind) = map.split_at(map.len().min(4));
        let more = more || !behind.is_empty();
        let header = header
            .raw(field::SPARSE_MAP, pairs(inside))
            .raw(field::SPARSE_EXTENDED, [u8::from(more)]);
        let archive = self.header(&header);
        let mut blocks: Vec<&[(u64, u64)]> = behind.chunks(21).collect();
        if more && blocks.is_empty() {
            blocks.push(&[]);
        }
        let last = blocks.len().saturating_sub(1);
        let write = |archive: Self, (number, pairs_of_block): (usize, &&[(u64, u64)])| {
            let mut block = [0; BLOCK];
            let bytes = pairs(pairs_of_block);
            block[..bytes.len()].copy_from_slice(&bytes);
            block[504] = u8::from(number < last);
            archive.bytes(block)
        };
        blocks.iter().enumerate().fold(archive, write)
    }
}

/// Pairs of numbers of twelve bytes each.
fn pairs(map: &[(u64, u64)]) -> Vec<u8> {
    let number = |number: u64| format!("{number:011o}\0").into_bytes();
    let pair = |&(offset, length): &(u64, u64)| [number(offset), number(length)].concat();
    map.iter().flat_map(pair).collect()
}

fn all(records: &[(&str, &str)]) -> Vec<u8> {
    let record = |(key, value): &(&str, &str)| record(key.as_bytes(), value.as_bytes());
    records.iter().flat_map(record).collect()
}

/// A PAX record: its length in digits, a space, `key=value` and a line feed.
pub fn record(key: &[u8], value: &[u8]) -> Vec<u8> {
    let rest = key.len() + value.len() + 3;
    let mut length = rest + 1;
    while length.to_string().len() + rest != length {
        length = length.to_string().len() + rest;
    }
    [length.to_string().as_bytes(), b" ", key, b"=", value, b"\n"].concat()
}
