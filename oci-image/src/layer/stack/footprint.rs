//! What remains of a layer when it is judged.

use std::{
    hash::{BuildHasher, RandomState},
    sync::LazyLock,
};

use super::Questions;

/// What the layers above have to know of a layer, and what it asks of those below.
///
/// It takes 8 bytes for each path, and up to 8 MiB for what it asks.
#[derive(Clone, Debug)]
pub struct Footprint {
    records: Vec<Record>,
    pub(super) whiteouts: Questions,
    pub(super) hard_links: Questions,
    /// Whether all of the layer was seen.
    pub(super) complete: bool,
}

/// Stands for a path: a hash with a random key, so that no layer can choose two paths that have the
/// same.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::layer) struct Key(u64);

/// What a layer has at a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub(in crate::layer) enum Trace {
    /// A directory without an entry of its own.
    Implied,
    /// A directory.
    Directory,
    /// A symbolic link.
    SymbolicLink,
    /// Any other file.
    File,
    /// A whiteout that deletes it.
    Whiteout,
    /// An opaque whiteout in it.
    OpaqueWhiteout,
}

/// A key, with a trace in place of its last bits.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::layer) struct Record(u64);

/// What a layer has at a path, all together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Traces(u8);

impl Key {
    pub(in crate::layer) const ROOT: Self = Self(0);

    /// The key of what the directory has by this name.
    pub(in crate::layer) fn child(self, part: &[u8]) -> Self {
        static RANDOM: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        Self(RANDOM.hash_one((self.0, part)))
    }
}

impl Record {
    const TRACE: u64 = 7;

    pub(in crate::layer) fn new(key: Key, trace: Trace) -> Self {
        Self(key.0 & !Self::TRACE | trace as u64)
    }
}

impl Traces {
    pub(super) fn has(self, trace: Trace) -> bool {
        self.0 & 1 << trace as u8 != 0
    }
}

impl Footprint {
    pub(in crate::layer) fn new(
        mut records: Vec<Record>,
        mut whiteouts: Questions,
        mut hard_links: Questions,
        complete: bool,
    ) -> Self {
        records.sort_unstable();
        records.shrink_to_fit();
        whiteouts.shrink();
        hard_links.shrink();
        Self {
            records,
            whiteouts,
            hard_links,
            complete,
        }
    }

    /// How much memory it takes, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let records = self.records.capacity().saturating_mul(size_of::<Record>());
        [
            size_of::<Self>(),
            self.whiteouts.bytes(),
            self.hard_links.bytes(),
        ]
        .into_iter()
        .fold(records, usize::saturating_add)
    }

    /// What it has at the path with this key.
    pub(super) fn traces(&self, key: Key) -> Traces {
        let first = Record(key.0 & !Record::TRACE);
        let last = Record(key.0 | Record::TRACE);
        let start = self.records.partition_point(|&record| record < first);
        let records = self.records.iter().skip(start);
        let records = records.take_while(|&&record| record <= last);
        Traces(records.fold(0, |traces, record| {
            traces | 1_u8.wrapping_shl((record.0 & Record::TRACE) as u32)
        }))
    }
}
