//! Judging image layouts: [image-layout.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md).
//!
//! [`Walk`] goes from `index.json` over nested indexes and manifests to configs and layers. It never
//! does I/O itself: it says what it needs next, is given the bytes or told that there are none, and
//! ends with a [`Report`](oci_conformance::Report). Every blob is hashed once, and judged once for
//! each role that it has, however often it is referred to; blobs that nothing refers to are hashed,
//! too. Layers are [read to their last entry](crate::layer::LayerReading), unless
//! [`Options::shallow`] says that their digests will do.
//!
//! [`judge_store`] drives the walk over anything that is a [`Store`], with several jobs at a time;
//! [`judge_directory`] and [`judge_archive`] are such drivers for directories and tar archives.

#![warn(clippy::arithmetic_side_effects)]

#[cfg(feature = "archive")]
mod archive;
mod directory;
mod driver;
mod edge;
mod facts;
mod files;
mod judgement;
mod layers;
mod reading;
mod relations;
mod select;
mod task;
mod walk;

use std::num::NonZeroUsize;

use oci_conformance::Context;

use crate::layer;

#[cfg(feature = "archive")]
pub use self::archive::{
    ARCHIVE_DUPLICATE_NAME, ARCHIVE_ESCAPING_NAME, ARCHIVE_WITHOUT_END, Archive, judge_archive,
};
pub use self::{
    directory::{Directory, judge_directory},
    driver::{Store, judge_store},
    files::{File, FileKind},
    judgement::{Judgement, LayerSummary},
    reading::Reading,
    select::{ParseSelectorError, Selector},
    task::{Answer, Task},
    walk::Walk,
};

/// How a layout is judged.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Options<'o> {
    /// The version of the specification, and the limits of documents.
    pub context: Context<'o>,
    /// How many blobs are read at the same time.
    pub jobs: NonZeroUsize,
    /// Only what is below a descriptor that has all of these is judged; everything, if there are
    /// none.
    pub select: &'o [Selector],
    /// Who is told how far the work is.
    pub progress: Option<&'o dyn Progress>,
    /// Whether layers are only hashed as they are stored, and nobody looks inside.
    pub shallow: bool,
    /// How large a layer may be.
    pub layer_limits: layer::Limits,
    /// How long a compressed archive may be when it is decompressed, in bytes.
    pub archive_bytes: u64,
}

impl Options<'_> {
    /// How long a compressed archive may be when it is decompressed, unless told: 8 GiB.
    pub const ARCHIVE_BYTES: u64 = 8 << 30;

    /// How many blobs are read at the same time, unless told: one for each core.
    #[must_use]
    pub fn default_jobs() -> NonZeroUsize {
        std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
    }
}

/// The newest text of the specification, the default limits, everything selected, a job per core.
impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            context: Context::default(),
            jobs: Self::default_jobs(),
            select: &[],
            progress: None,
            shallow: false,
            layer_limits: layer::Limits::DEFAULT,
            archive_bytes: Self::ARCHIVE_BYTES,
        }
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("context", &self.context)
            .field("jobs", &self.jobs)
            .field("select", &self.select)
            .field("progress", &self.progress.is_some())
            .field("shallow", &self.shallow)
            .field("layer_limits", &self.layer_limits)
            .field("archive_bytes", &self.archive_bytes)
            .finish()
    }
}

/// Who is told how far the work is.
pub trait Progress: Sync {
    /// So many bytes are to be read in all, as they are stored.
    fn total(&self, bytes: u64);
    /// So many more bytes have been read.
    fn advance(&self, bytes: u64);
}
