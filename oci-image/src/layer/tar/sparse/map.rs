//! The map of a sparse file: its parts, one after the other.

use crate::layer::{
    Attribute,
    tar::{header::BLOCK, number},
};

/// How long a part's offset and length are together, in bytes.
const PART: usize = 24;

/// Where a block with more of the map says whether there is one more.
const GOES_ON: usize = 504;

/// What is known of a map of which parts come one after the other. It keeps none of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Map {
    /// How long all parts are together, in bytes.
    bytes: u64,
    /// Where the last part ends.
    end: u64,
    /// What is wrong with the parts so far.
    fault: Option<&'static str>,
}

impl Map {
    /// Adds a part of the file.
    pub(super) fn add(&mut self, offset: u64, length: u64) {
        if offset < self.end {
            self.fail("the parts of the sparse file overlap, or are not in order");
        }
        if length > 0 && !self.bytes.is_multiple_of(BLOCK as u64) {
            self.fail(
                "a part of the sparse file that is not its last one does not end with a block",
            );
        }
        match (offset.checked_add(length), self.bytes.checked_add(length)) {
            (Some(end), Some(bytes)) => {
                self.end = end;
                self.bytes = bytes;
            }
            _ => self.fail("a part of the sparse file ends beyond 64 bits"),
        }
    }

    /// Takes in that the map is no map.
    pub(super) fn fail(&mut self, fault: &'static str) {
        self.fault.get_or_insert(fault);
    }

    /// Adds the parts that a header or one more block has.
    pub(super) fn add_fields(&mut self, fields: &[u8]) {
        for part in fields.chunks_exact(PART) {
            let (offset, length) = part.split_at(PART.div_euclid(2));
            match (number::field(offset).value, number::field(length).value) {
                (Attribute::Missing, _) => return,
                (Attribute::Value(offset), Attribute::Value(length)) => {
                    match (u64::try_from(offset), u64::try_from(length)) {
                        (Ok(offset), Ok(length)) => self.add(offset, length),
                        _ => self.fail("a number in the map of the sparse file is negative"),
                    }
                }
                _ => self.fail("a number in the map of the sparse file is malformed"),
            }
        }
    }

    /// Adds the parts of one more block of the map; returns whether there is another one.
    pub(super) fn add_block(&mut self, block: &[u8; BLOCK]) -> bool {
        self.add_fields(block.get(..GOES_ON).unwrap_or_default());
        block.get(GOES_ON).is_some_and(|byte| *byte != 0)
    }

    /// What is wrong with the map of a file that is this long with its holes, and has this much in
    /// the archive.
    pub(super) fn fault(&self, real_size: Option<u64>, size: u64) -> Option<String> {
        if let Some(fault) = self.fault {
            return Some(fault.to_owned());
        }
        let (bytes, end) = (self.bytes, self.end);
        if bytes != size {
            return Some(format!(
                "the map of the sparse file has {bytes} bytes, but there are {size} bytes of content"
            ));
        }
        match real_size {
            None => Some("the real size of the sparse file is missing or malformed".to_owned()),
            Some(real) if real < end => Some(format!(
                "the sparse file has {real} bytes, but a part of it ends at {end}"
            )),
            Some(_) => None,
        }
    }
}
