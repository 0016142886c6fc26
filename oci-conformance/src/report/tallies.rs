//! Counts by clause.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::Reasons;
use crate::{ClauseRef, Origin};

/// What was counted of one clause.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tally {
    /// The clause.
    pub clause: ClauseRef,
    /// How many things the clause was held against.
    pub cases: u64,
    /// How many breaches were found, also those that the report does not keep.
    pub breaches: u64,
    /// Why it could not be held against other things.
    pub unjudged: Reasons,
    /// How many findings the report keeps.
    pub(super) kept: usize,
}

impl Tally {
    /// Whether the clause has a say in whether something conforms.
    pub(crate) fn decides(&self) -> bool {
        self.clause.origin() == Origin::Specification
    }

    /// Whether there is room for one more finding, which then is taken.
    pub(super) fn keep(&mut self, most: usize) -> bool {
        let room = self.kept < most;
        self.kept += usize::from(room);
        room
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.breaches += other.breaches;
        self.unjudged.extend(other.unjudged);
    }
}

/// Counts by clause. A clause is told by its address, which no input can choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tallies(HashMap<(usize, u8), Tally, BuildHasherDefault<AddressHasher>>);

impl Tallies {
    pub(crate) fn entry(&mut self, clause: ClauseRef) -> &mut Tally {
        if self.0.is_empty() {
            // A sound manifest comes up to fifty clauses: to grow up to there takes longer than to
            // count them.
            self.0.reserve(56);
        }
        self.0.entry(clause.address()).or_insert_with(|| Tally {
            clause,
            cases: 0,
            breaches: 0,
            unjudged: Reasons::default(),
            kept: 0,
        })
    }

    pub(crate) fn get(&self, clause: ClauseRef) -> Option<&Tally> {
        self.0.get(&clause.address())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Tally> {
        self.0.values()
    }
}

/// A multiplicative hasher for addresses: they need spreading, not protection.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u8(byte);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_usize(usize::from(byte));
    }

    fn write_usize(&mut self, address: usize) {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ address as u64).wrapping_mul(GOLDEN);
    }
}
