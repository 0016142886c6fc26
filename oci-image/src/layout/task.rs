//! One thing that the walk needs to be read.

use std::sync::Arc;

use oci_conformance::{ClauseRef, DocumentType, Report};
use oci_digest::{Algorithm, Digest};

use super::{Options, Reading, edge::Edge, facts::Facts};
use crate::{
    ContentKind, KnownMediaType, MediaType, config, descriptor, image_index, image_layout, layer,
    manifest,
};

/// One file of a layout that the walk needs to be read.
///
/// Open [`Task::file`] and hand its bytes to [`Task::read`], or say why there are none; then give
/// the answer to [`Walk::accept`](super::Walk::accept).
#[derive(Clone, Debug)]
pub struct Task<'o> {
    pub(super) options: &'o Options<'o>,
    /// The order in which answers are settled.
    pub(super) number: u64,
    /// The order in which a reader of the layout comes upon the file.
    pub(super) rank: u64,
    pub(super) file: Arc<str>,
    pub(super) digest: Option<Digest>,
    pub(super) role: Role,
    /// Whether the content has been verified already, for another role.
    pub(super) verified: bool,
    /// What the archive of a layer is hashed with; not SHA-256 if that has been done already, and
    /// only this digest is missing.
    pub(super) diff_id_algorithm: Algorithm,
    /// How long the content should be, as far as that is known.
    pub(super) size: u64,
    /// What referred to it first, as `file#pointer`.
    pub(super) via: String,
    /// Whether the selected part of the layout begins at or above it.
    pub(super) selected: bool,
}

/// What content is judged as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// The file `oci-layout`.
    Header,
    /// The file `index.json`.
    Entry,
    Index,
    Manifest,
    Config,
    Descriptor,
    LayoutHeader,
    /// Content that has to be `{}`.
    Empty,
    /// A layer of this media type.
    Layer(KnownMediaType),
    /// Bytes that are only hashed; the word says what they are.
    Content(&'static str),
}

impl Role {
    /// The role of content that a descriptor with this media type refers to; `else_what` is what
    /// bytes without a known type are called.
    pub(super) fn of(media_type: &MediaType, else_what: &'static str) -> Self {
        let Some(known) = media_type.known() else {
            return Self::Content(else_what);
        };
        match known.kind() {
            ContentKind::Layer => Self::Layer(known),
            // Docker's documents are no documents of this specification.
            _ if known.is_docker() => Self::Content(else_what),
            ContentKind::Index => Self::Index,
            ContentKind::Manifest => Self::Manifest,
            ContentKind::Config => Self::Config,
            ContentKind::Descriptor => Self::Descriptor,
            ContentKind::LayoutHeader => Self::LayoutHeader,
            ContentKind::Empty => Self::Empty,
        }
    }

    /// The type of document, if it is one.
    pub(super) fn document(self) -> Option<&'static DocumentType> {
        Some(match self {
            Self::Header | Self::LayoutHeader => &image_layout::DOCUMENT,
            Self::Entry => &image_layout::INDEX,
            Self::Index => &image_index::DOCUMENT,
            Self::Manifest => &manifest::DOCUMENT,
            Self::Config => &config::DOCUMENT,
            Self::Descriptor => &descriptor::DOCUMENT,
            Self::Empty | Self::Layer(_) | Self::Content(_) => return None,
        })
    }

    /// The clauses that content of this role is held against.
    pub(super) fn clauses(self) -> Vec<ClauseRef> {
        match self {
            Self::Layer(media_type) => layer::judged_clauses(media_type).collect(),
            role => role
                .document()
                .map(DocumentType::clauses)
                .unwrap_or_default(),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Header | Self::LayoutHeader => "oci-layout",
            Self::Entry | Self::Index => "index",
            Self::Manifest => "manifest",
            Self::Config => "config",
            Self::Descriptor => "descriptor",
            Self::Empty => "empty",
            Self::Layer(_) => "layer",
            Self::Content(what) => what,
        }
    }
}

/// What became of a [`Task`].
#[derive(Debug)]
pub struct Answer<'o> {
    pub(super) task: Task<'o>,
    pub(super) content: Content,
    pub(super) document: Option<Box<Judged>>,
}

/// What is known of some content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Content {
    Absent,
    /// It could not be read, or not to its end.
    Unread,
    /// It has this length and, where that can be computed, this digest.
    Read {
        size: u64,
        digest: Option<Digest>,
    },
}

/// What judging a document found.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) report: Report,
    pub(super) edges: Vec<Edge>,
    pub(super) facts: Facts,
}

impl<'o> Task<'o> {
    /// The file, relative to the layout, with slashes: `index.json`, `blobs/sha256/…`.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The digest that the content is named by; `None` for `oci-layout` and `index.json`.
    #[must_use]
    pub fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()
    }

    /// How long the content should be in bytes, as far as that is known. It comes from a document
    /// or a directory, and so is untrusted.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn is_layer(&self) -> bool {
        matches!(self.role, Role::Layer(_))
    }

    /// The content is there: begins to take it in.
    #[must_use]
    pub fn read(self) -> Reading<'o> {
        Reading::new(self)
    }

    /// The content is not there.
    #[must_use]
    pub fn absent(self) -> Answer<'o> {
        Answer {
            task: self,
            content: Content::Absent,
            document: None,
        }
    }

    /// The content is there, but cannot be read for this reason.
    #[must_use]
    pub fn unreadable(self, why: impl Into<String>) -> Answer<'o> {
        let mut report = Report::new(self.options.context.findings);
        report.obstacle(&*self.file, oci_conformance::Reason::Io, why);
        let document = Judged {
            report,
            edges: Vec::new(),
            facts: Facts::None,
        };
        Answer {
            task: self,
            content: Content::Unread,
            document: Some(Box::new(document)),
        }
    }
}
