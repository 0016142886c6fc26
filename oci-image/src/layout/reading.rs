//! Taking in the bytes of a task.

use oci_conformance::{Document, Place, Reason, Report, judge, judge_document};
use oci_digest::{Algorithm, Hasher};

use super::{
    edge,
    facts::Facts,
    task::{Answer, Content, Judged, Role, Task},
};
use crate::{annotations, ledger, manifest};

/// Takes in the bytes of a [`Task`]: hashes them, and keeps those of documents up to the limit.
#[derive(Debug)]
pub struct Reading<'o> {
    task: Task<'o>,
    hasher: Option<Hasher>,
    size: u64,
    kept: Vec<u8>,
    overflowed: bool,
}

impl<'o> Reading<'o> {
    pub(super) fn new(task: Task<'o>) -> Self {
        let algorithm = match &task.digest {
            _ if task.verified => None,
            None => Some(&Algorithm::Sha256),
            Some(digest) => Some(digest.algorithm()),
        };
        Self {
            hasher: algorithm.and_then(|algorithm| Hasher::new(algorithm).ok()),
            task,
            size: 0,
            kept: Vec::new(),
            overflowed: false,
        }
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, piece: &[u8]) {
        self.size = self.size.saturating_add(piece.len() as u64);
        if let Some(hasher) = &mut self.hasher {
            hasher.update(piece);
        }
        let most = match self.task.role {
            Role::Content(_) => return,
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

    /// The bytes could not be read to their end, for this reason.
    #[must_use]
    pub fn broken_off(self, why: impl Into<String>) -> Answer<'o> {
        self.task.unreadable(why)
    }

    /// All bytes have been taken in: judges what they are.
    #[must_use]
    pub fn finish(self) -> Answer<'o> {
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
            _ if !verified => Some(Box::new(unjudged(&task))),
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

/// The digest is wrong, so that nothing promised what the bytes say: they are not judged.
fn unjudged(task: &Task<'_>) -> Judged {
    let mut report = Report::new(task.options.context.findings);
    for clause in task
        .role
        .document()
        .map(oci_conformance::DocumentType::clauses)
        .unwrap_or_default()
    {
        ledger::unjudged(
            &mut report,
            &task.options.context,
            clause,
            Reason::Prerequisite,
        );
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
