//! What became of a layer.

use oci_conformance::{Reason, Report};
use oci_digest::Digest;

use super::{sink::Swallowed, stack::Footprint};
use crate::config::DiffId;

/// What is said of a layer whose judge is gone.
pub(crate) const LOST: &str = "the thread that judged the layer has ended";

/// What reading a layer found.
#[derive(Debug)]
#[non_exhaustive]
pub struct JudgedLayer {
    /// The clauses that the layer was held against, and the findings.
    pub report: Report,
    /// How many bytes are stored.
    pub size: u64,
    /// The digest of what is stored, where that was asked for and can be computed.
    pub digest: Option<Digest>,
    /// The archive, if all of it could be read.
    pub archive: Option<LayerArchive>,
    /// What is left of the entries, if all could be read, for a [`Stack`](super::Stack) of layers.
    pub footprint: Option<Footprint>,
    /// Whether the thread that it was handed over to has ended without doing its work, so that
    /// nothing is known.
    pub is_lost: bool,
}

/// The archive that a layer is.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LayerArchive {
    /// How many bytes it has.
    pub size: u64,
    /// How many entries were read from it.
    pub entries: u64,
    /// Its digest.
    pub diff_id: Option<DiffId>,
}

impl JudgedLayer {
    pub(super) fn of(swallowed: Swallowed<'_>) -> Self {
        Self {
            report: swallowed.verdict.report,
            size: swallowed.stored_bytes,
            digest: swallowed.stored,
            archive: swallowed.whole.then(|| LayerArchive {
                size: swallowed.archive_bytes,
                entries: swallowed.entries,
                diff_id: swallowed.archive.map(DiffId::from),
            }),
            footprint: swallowed.footprint,
            is_lost: false,
        }
    }

    /// A layer whose judge is gone.
    pub(super) fn lost() -> Self {
        let mut report = Report::default();
        report.obstacle("", Reason::Io, LOST);
        Self {
            report,
            size: 0,
            digest: None,
            archive: None,
            footprint: None,
            is_lost: true,
        }
    }
}
