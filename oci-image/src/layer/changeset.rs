//! Holding the entries of a layer against the clauses of layer.md.

use super::{Entry, Limits, stack::Footprint, verdict::LayerVerdict};

/// What is known of the entries of a layer so far.
#[derive(Debug)]
pub(super) struct Changeset {
    entries: u64,
}

impl Changeset {
    pub(super) fn new(limits: &Limits) -> Self {
        _ = limits;
        Self { entries: 0 }
    }

    /// Takes in the next entry.
    pub(super) fn entry(&mut self, entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
        _ = (entry, verdict);
        self.entries += 1;
    }

    /// How many entries there were.
    pub(super) fn entries(&self) -> u64 {
        self.entries
    }

    /// There are no more entries. With `complete`, all of the archive was seen.
    pub(super) fn finish(self, complete: bool, verdict: &mut LayerVerdict<'_>) -> Footprint {
        _ = (complete, verdict);
        Footprint {}
    }
}
