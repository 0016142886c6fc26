//! Taking in the bytes of a task.

use std::sync::Arc;

use oci_conformance::{Document, Place, Reason, Report, judge, judge_document};
use oci_digest::{Algorithm, Hasher};

use super::{
    edge,
    facts::{Facts, LayerFacts},
    task::{Answer, Content, Judged, Role, Task},
};
use crate::{
    annotations,
    layer::{Handover, JudgedLayer, LOST, LayerReading, LayerSource},
    ledger, manifest,
};

/// Takes in the bytes of a [`Task`]: hashes them, and keeps those of documents up to the limit.
#[derive(Debug)]
pub struct Reading<'o> {
    task: Task<'o>,
    hasher: Option<Hasher>,
    size: u64,
    kept: Vec<u8>,
    overflowed: bool,
    /// The layer, if it is one that is looked into.
    layer: Option<Box<LayerReading<'o>>>,
}

impl<'o> Reading<'o> {
    pub(super) fn new(task: Task<'o>) -> Self {
        let algorithm = match &task.digest {
            _ if task.verified => None,
            None => Some(&Algorithm::Sha256),
            Some(digest) => Some(digest.algorithm()),
        };
        let layer = layer(&task, algorithm);
        let algorithm = algorithm.filter(|_| layer.is_none());
        Self {
            hasher: algorithm.and_then(|algorithm| Hasher::new(algorithm).ok()),
            layer,
            task,
            size: 0,
            kept: Vec::new(),
            overflowed: false,
        }
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, piece: &[u8]) {
        if let Some(layer) = &mut self.layer {
            return layer.update(piece);
        }
        self.size = self.size.saturating_add(piece.len() as u64);
        if let Some(hasher) = &mut self.hasher {
            hasher.update(piece);
        }
        let most = match self.task.role {
            Role::Content(_) | Role::Layer(_) => return,
            Role::Empty => EMPTY.len().saturating_add(1),
            _ => self.task.options.context.limits.bytes.saturating_add(1),
        };
        let room = most.saturating_sub(self.kept.len());
        let fits = piece.get(..room).unwrap_or(piece);
        self.kept.extend_from_slice(fits);
        self.overflowed |= fits.len() < piece.len();
    }

    /// Whether more bytes can tell nothing: the document is larger than the limit, and nothing
    /// names it by a digest.
    #[must_use]
    pub fn is_sated(&self) -> bool {
        self.overflowed && self.task.digest.is_none()
    }

    /// Hands over to another thread what it can do of the work that follows: if this is a layer, to
    /// hash and judge what is decompressed here. See [`LayerReading::hand_over`].
    pub fn hand_over(&mut self) -> Option<Handover<'o>> {
        self.layer.as_mut()?.hand_over()
    }

    /// The bytes could not be read to their end, for this reason.
    #[must_use]
    pub fn broken_off(self, why: impl Into<String>) -> Answer<'o> {
        self.task.unreadable(why)
    }

    /// All bytes have been taken in: judges what they are.
    #[must_use]
    pub fn finish(mut self) -> Answer<'o> {
        if let Some(layer) = self.layer.take() {
            return finish_layer(self.task, layer.finish());
        }
        let Self {
            task,
            hasher,
            size,
            kept,
            ..
        } = self;
        let digest = hasher.map(Hasher::finish);
        let verified = match (&task.digest, &digest) {
            (Some(promised), Some(actual)) => promised == actual,
            _ => true,
        };
        let document = match task.role {
            Role::Content(_) => None,
            Role::Layer(_) if verified => Some(Box::new(unjudged(&task, Reason::Option))),
            _ if !verified => Some(Box::new(unjudged(&task, Reason::Prerequisite))),
            Role::Empty => Some(Box::new(judge_empty(&task, &kept))),
            _ => judge_kept(&task, &kept).map(Box::new),
        };
        let content = match (task.verified, digest) {
            (true, _) => Content::Read {
                size,
                digest: task.digest.clone(),
            },
            (false, digest) => Content::Read { size, digest },
        };
        Answer {
            task,
            content,
            document,
        }
    }
}

const EMPTY: &[u8] = b"{}";

/// The layer that a task is about, if it is to be looked into.
fn layer<'o>(task: &Task<'o>, algorithm: Option<&Algorithm>) -> Option<Box<LayerReading<'o>>> {
    let Role::Layer(media_type) = task.role else {
        return None;
    };
    if task.options.shallow {
        return None;
    }
    let mut source = LayerSource::new(media_type);
    source.file = Arc::clone(&task.file);
    source.size = (task.size > 0).then_some(task.size);
    source.algorithm = algorithm.cloned();
    source.diff_id_algorithm = task.diff_id_algorithm.clone();
    source.context = task.options.context;
    source.limits = task.options.layer_limits;
    Some(Box::new(LayerReading::new(source)))
}

fn finish_layer(task: Task<'_>, layer: JudgedLayer) -> Answer<'_> {
    let Role::Layer(media_type) = task.role else {
        return task.unreadable("it is no layer");
    };
    if layer.is_lost {
        return task.unreadable(LOST);
    }
    let verified = match (&task.digest, &layer.digest) {
        (Some(promised), Some(actual)) => promised == actual,
        _ => true,
    };
    let digest = if task.verified {
        task.digest.clone()
    } else {
        layer.digest.clone()
    };
    let content = Content::Read {
        size: layer.size,
        digest,
    };
    let document = if verified {
        let (facts, report) = LayerFacts::of(media_type, layer);
        Judged {
            facts: Facts::Layer(Box::new(facts)),
            report,
            edges: Vec::new(),
        }
    } else {
        unjudged(&task, Reason::Prerequisite)
    };
    Answer {
        task,
        content,
        document: Some(Box::new(document)),
    }
}

/// What the bytes say is not judged: because their digest is wrong, so that nothing promised it, or
/// because nobody asked.
fn unjudged(task: &Task<'_>, reason: Reason) -> Judged {
    let mut report = Report::new(task.options.context.findings);
    for clause in task.role.clauses() {
        ledger::unjudged(&mut report, &task.options.context, clause, reason);
    }
    Judged {
        report,
        edges: Vec::new(),
        facts: Facts::None,
    }
}

fn judge_empty(task: &Task<'_>, content: &[u8]) -> Judged {
    let context = &task.options.context;
    let mut report = Report::new(context.findings);
    let clause = &manifest::EMPTY_DESCRIPTOR_CONTENT;
    ledger::case(&mut report, context, clause);
    if content != EMPTY {
        let place = Place::file(&*task.file);
        let message = "expected the two bytes `{}`, found something else";
        ledger::breach(&mut report, context, clause, place, message);
    }
    Judged {
        report,
        edges: Vec::new(),
        facts: Facts::None,
    }
}

fn judge_kept(task: &Task<'_>, text: &[u8]) -> Option<Judged> {
    let kind = task.role.document()?;
    let context = &task.options.context;
    let Ok(document) = Document::parse(text, &context.limits) else {
        let report = judge(text, kind, context, &task.file);
        return Some(Judged {
            report,
            edges: Vec::new(),
            facts: Facts::None,
        });
    };
    let mut report = Report::new(context.findings);
    judge_document(&document, kind, context, &task.file, &mut report);
    annotations::judge_ref_name_position(
        &document,
        task.role == Role::Entry,
        context,
        &task.file,
        &mut report,
    );
    report.sort();
    report.locate(|_| Some(text.into()));
    Some(Judged {
        report,
        edges: edge::edges(document.root(), task),
        facts: Facts::of(document.root(), task.role),
    })
}
