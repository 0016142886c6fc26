//! Sparse files: which parts of them an archive has.

mod listing;
mod map;

use self::{listing::Listing, map::Map};
use super::{
    header::{BLOCK, Dialect, Header},
    number, pax,
    resolve::Resolved,
};

/// What is known of the sparse file whose headers or content are being read. It keeps no map.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sparse {
    map: Map,
    /// How long the file is with its holes, in bytes.
    real_size: Option<u64>,
    /// The map in its content, as far as it has come.
    listing: Option<Listing>,
}

impl Sparse {
    /// One in the manner of GNU: a header of type `S` has the beginning of its map.
    pub(super) fn of_header(header: Header<'_>) -> Self {
        let mut map = Map::default();
        if header.dialect() != Dialect::Gnu {
            map.fail("a sparse file in the manner of GNU does not have GNU's magic");
        }
        map.add_fields(header.sparse_map());
        let real_size = header.sparse_real_size().value.value();
        Self {
            map,
            real_size: real_size.and_then(|size| size.try_into().ok()),
            listing: None,
        }
    }

    /// One whose PAX records say so.
    pub(super) fn of_records(resolved: Resolved<'_>) -> Self {
        let mut sparse = Self::default();
        let map = &mut sparse.map;
        if !matches!(resolved.header.kind(), 0 | b'0' | b'7') {
            map.fail("PAX records say of something that is no regular file that it is sparse");
        }
        let records = resolved.records();
        let number = |keyword: &str| records.get(keyword.as_bytes()).and_then(number::decimal);
        let major = records.get(b"GNU.sparse.major");
        let minor = records.get(b"GNU.sparse.minor");
        let parts = match (major, minor) {
            (Some(b"1"), Some(b"0")) => {
                sparse.real_size = number("GNU.sparse.realsize");
                sparse.listing = Some(Listing::default());
                return sparse;
            }
            (None, None) | (Some(b"0"), Some(b"0" | b"1")) => {
                sparse.real_size = number("GNU.sparse.size");
                match records.get(b"GNU.sparse.map") {
                    Some(list) => map.add_list(list),
                    None => map.add_records(&resolved.extensions.records),
                }
            }
            _ => {
                map.fail("the version of the sparse file's format is unknown");
                None
            }
        };
        match (number("GNU.sparse.numblocks"), parts) {
            (_, None) => map.fail("PAX records of the sparse file are missing or malformed"),
            (Some(expected), Some(parts)) if expected == parts => {}
            _ => map.fail("`GNU.sparse.numblocks` is not how many parts the sparse file has"),
        }
        sparse
    }

    /// Adds one more block of the map; returns whether there is another one.
    pub(super) fn add_block(&mut self, block: &[u8; BLOCK]) -> bool {
        self.map.add_block(block)
    }

    /// Whether the map is, as far as it is known, in the content.
    pub(super) fn is_in_content(&self) -> bool {
        self.listing.is_some()
    }

    /// Takes in the next bytes of the content; returns whether no more of them matter.
    pub(super) fn add_content(&mut self, bytes: &[u8]) -> bool {
        let listing = self.listing.as_mut();
        listing.is_none_or(|listing| listing.read(bytes, &mut self.map))
    }

    /// The content ends within the map that it begins with.
    pub(super) fn end_within_map(&mut self) {
        self.map
            .fail("the content of the sparse file ends within its map");
    }

    /// What is wrong with the map, if the archive has this many bytes of content.
    pub(super) fn fault(&self, size: u64) -> Option<String> {
        let map = self.listing.map_or(0, |listing| listing.length());
        let map = map.saturating_add(map.wrapping_neg() & 511);
        self.map.fault(self.real_size, size.saturating_sub(map))
    }
}

impl Map {
    /// Adds the parts that records list one by one, as in PAX format 0.0; returns how many there
    /// are, if they are sound.
    fn add_records(&mut self, records: &pax::Local) -> Option<u64> {
        let all = |wanted: &'static [u8]| {
            let wanted = move |(keyword, _): &(&[u8], &[u8])| *keyword == wanted;
            let found = records.all().filter(wanted);
            found.map(|(_, value)| number::decimal(value))
        };
        let (offsets, lengths) = (all(pax::SPARSE_OFFSET), all(pax::SPARSE_BYTES));
        if offsets.count() != lengths.count() {
            return None;
        }
        let mut count = 0_u64;
        for (offset, length) in all(pax::SPARSE_OFFSET).zip(all(pax::SPARSE_BYTES)) {
            self.add(offset?, length?);
            count = count.saturating_add(1);
        }
        Some(count)
    }

    /// Adds the parts of a list with commas, as in PAX format 0.1; returns how many there are, if
    /// they are sound.
    fn add_list(&mut self, list: &[u8]) -> Option<u64> {
        let mut numbers = list.split(|byte| *byte == b',').map(number::decimal);
        let mut count = 0_u64;
        while let Some(offset) = numbers.next() {
            self.add(offset?, numbers.next()??);
            count = count.saturating_add(1);
        }
        Some(count)
    }
}
