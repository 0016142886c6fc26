//! What is done with the bytes of a layer once they are decompressed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use oci_conformance::{Clause, Reason};
use oci_digest::{Digest, Hasher};

use super::{
    Entry, FORMAT_TAR_ARCHIVE, Limits,
    changeset::Changeset,
    stack::Footprint,
    tar::{Scanner, Visitor},
    verdict::LayerVerdict,
};

/// Hashes the bytes of a layer, and judges its entries.
#[derive(Debug)]
pub(super) struct Sink<'c> {
    stored: Option<Hasher>,
    stored_bytes: u64,
    archive: ArchiveHash,
    archive_bytes: u64,
    most: Bound,
    scanner: Scanner,
    changeset: Changeset,
    pub(super) verdict: LayerVerdict<'c>,
    /// Tells whoever decompresses that nobody looks at the rest.
    stopped: Arc<AtomicBool>,
}

/// How the digest of the archive comes about.
#[derive(Debug)]
enum ArchiveHash {
    /// By a hasher of its own, if it can be computed.
    Own(Option<Box<Hasher>>),
    /// It is that of what is stored.
    Shared,
}

/// How long the archive may become.
#[derive(Clone, Copy, Debug)]
struct Bound {
    bytes: u64,
    /// The ratio that decides it, unless the length alone does.
    ratio: Option<u64>,
}

impl Bound {
    /// The bound for so many stored bytes, where that is known.
    fn of(limits: &Limits, stored: Option<u64>) -> Self {
        let by_ratio = stored.map(|stored| {
            let bytes = stored.saturating_mul(limits.ratio);
            bytes.max(Limits::RATIO_FROM)
        });
        match by_ratio {
            Some(bytes) if bytes < limits.uncompressed_bytes => Self {
                bytes,
                ratio: Some(limits.ratio),
            },
            _ => Self {
                bytes: limits.uncompressed_bytes,
                ratio: None,
            },
        }
    }

    fn message(self) -> String {
        let Self { bytes, ratio } = self;
        match ratio {
            Some(ratio) => format!(
                "the archive is more than {ratio} times longer than what is stored, and longer \
                 than {bytes} bytes (limit `ratio`)"
            ),
            None => {
                format!("the archive is longer than {bytes} bytes (limit `uncompressed_bytes`)")
            }
        }
    }
}

/// What became of the bytes.
#[derive(Debug)]
pub(super) struct Swallowed<'c> {
    pub(super) stored_bytes: u64,
    pub(super) stored: Option<Digest>,
    pub(super) archive_bytes: u64,
    /// Whether all of the archive was seen.
    pub(super) whole: bool,
    /// The digest of the archive, if that could be computed.
    pub(super) archive: Option<Digest>,
    pub(super) entries: u64,
    pub(super) footprint: Option<Footprint>,
    pub(super) verdict: LayerVerdict<'c>,
}

impl<'c> Sink<'c> {
    pub(super) fn new(
        verdict: LayerVerdict<'c>,
        (stored, archive): (Option<Hasher>, Option<Hasher>),
        limits: &Limits,
        size: Option<u64>,
    ) -> Self {
        Self {
            stored,
            stored_bytes: 0,
            archive: ArchiveHash::Own(archive.map(Box::new)),
            archive_bytes: 0,
            most: Bound::of(limits, size),
            scanner: Scanner::new(limits),
            changeset: Changeset::new(limits),
            verdict,
            stopped: Arc::default(),
        }
    }

    /// Becomes true when nobody looks at the archive any more.
    pub(super) fn stopped(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }

    /// What is stored is the archive itself, and is to be hashed with the same algorithm.
    pub(super) fn share_hash(&mut self) {
        self.archive = ArchiveHash::Shared;
    }

    /// Takes in the next bytes as they are stored.
    pub(super) fn stored(&mut self, bytes: &[u8]) {
        self.stored_bytes = self.stored_bytes.saturating_add(bytes.len() as u64);
        if let Some(hasher) = &mut self.stored {
            hasher.update(bytes);
        }
    }

    /// Takes in the next bytes of the archive.
    pub(super) fn archive(&mut self, bytes: &[u8]) {
        if self.stopped.load(Ordering::Relaxed) {
            return;
        }
        let room = self.most.bytes.saturating_sub(self.archive_bytes);
        let room = usize::try_from(room).unwrap_or(usize::MAX);
        let (fits, beyond) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
        self.archive_bytes = self.archive_bytes.saturating_add(fits.len() as u64);
        if let ArchiveHash::Own(Some(hasher)) = &mut self.archive {
            hasher.update(fits);
        }
        let mut judge = Judge {
            changeset: &mut self.changeset,
            verdict: &mut self.verdict,
        };
        self.scanner.update(fits, &mut judge);
        if !beyond.is_empty() {
            self.verdict.limit(self.most.message());
        }
        if self.verdict.limited().is_some() {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// There are no more bytes. `whole` says whether all of the archive could be decompressed.
    pub(super) fn finish(mut self, whole: bool) -> Swallowed<'c> {
        let whole = whole && self.verdict.limited().is_none();
        let mut whole_entries = false;
        let mut judge = Judge {
            changeset: &mut self.changeset,
            verdict: &mut self.verdict,
        };
        if whole {
            let has_stopped = self.scanner.has_stopped();
            self.scanner.finish(&mut judge);
            whole_entries = !has_stopped && judge.verdict.is_sound();
        } else if self.verdict.limited().is_some() {
            self.verdict.unjudged(&FORMAT_TAR_ARCHIVE, Reason::Limit);
        } else {
            self.verdict
                .unjudged(&FORMAT_TAR_ARCHIVE, Reason::Prerequisite);
        }
        let entries = self.changeset.entries();
        let footprint = self.changeset.finish(whole_entries, &mut self.verdict);
        let stored = self.stored.map(Hasher::finish);
        let archive = match self.archive {
            ArchiveHash::Own(hasher) => hasher.map(|hasher| hasher.finish()),
            ArchiveHash::Shared => stored.clone(),
        };
        Swallowed {
            stored_bytes: self.stored_bytes,
            stored,
            archive_bytes: self.archive_bytes,
            whole,
            archive,
            entries,
            footprint: whole_entries.then_some(footprint),
            verdict: self.verdict,
        }
    }
}

/// Passes on what the scanner tells, up to a limit.
struct Judge<'j, 'c> {
    changeset: &'j mut Changeset,
    verdict: &'j mut LayerVerdict<'c>,
}

impl Visitor for Judge<'_, '_> {
    fn entry(&mut self, entry: &Entry<'_>) {
        if self.verdict.limited().is_none() {
            self.changeset.entry(entry, self.verdict);
        }
    }

    fn case(&mut self, clause: &'static Clause) {
        if self.verdict.limited().is_none() {
            self.verdict.case(clause);
        }
    }

    fn breach(&mut self, clause: &'static Clause, name: &[u8], offset: u64, message: String) {
        if self.verdict.limited().is_none() {
            self.verdict.breach(clause, name, offset, message);
        }
    }

    fn limit(&mut self, message: String) {
        self.verdict.limit(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_counts_beyond_some_length() {
        let bound = |stored| Bound::of(&Limits::DEFAULT, stored);
        let longest = Limits::DEFAULT.uncompressed_bytes;
        assert_eq!(bound(None).bytes, longest);
        assert_eq!(bound(Some(1)).bytes, Limits::RATIO_FROM);
        assert_eq!(bound(Some(10 << 20)).bytes, 2500 << 20);
        assert_eq!(bound(Some(1 << 40)).bytes, longest);
        let expected = "the archive is more than 250 times longer than what is stored, and longer \
                        than 268435456 bytes (limit `ratio`)";
        assert_eq!(bound(Some(1)).message(), expected);
    }
}
