//! Judging one path.

pub(crate) mod image;
pub(crate) mod runtime;

use oci_conformance::{
    Context, DocumentState, DocumentType, JudgedDocument, LayerRecord, Level, Report, Shape, Terms,
};

use crate::{listing::Rulebook, name::Name};

/// The type of a document that cannot be read, and whose type nobody told.
pub(crate) const UNREAD: &str = "json";

/// The type of what cannot be read as JSON, and so breaks the one clause that is the same for all
/// types of a specification, of which `any` is one.
const fn unread(any: &'static DocumentType) -> DocumentType {
    static ANYTHING: Shape = Shape::new("document", "", &[]);
    DocumentType {
        name: UNREAD,
        shape: &ANYTHING,
        syntax: any.syntax,
        text: &[],
        covers: &[],
        terms: None,
        newer: None,
    }
}

/// How paths are judged, whatever they are.
pub(crate) struct Settings<'s> {
    pub(crate) context: Context<'s>,
    /// The level whose breaches fail the run.
    pub(crate) level: Level,
}

/// A path that was judged.
pub(crate) struct Judged {
    pub(crate) name: Name,
    /// The options that the verdict depends on, as they were given.
    pub(crate) options: Vec<String>,
    /// What it was taken for.
    pub(crate) kind: &'static str,
    /// The digest of the document, or of the layout's index.
    pub(crate) digest: Option<String>,
    /// What it was held against.
    pub(crate) rulebook: &'static Rulebook,
    /// On which terms, as it says itself.
    pub(crate) terms: Terms,
    pub(crate) report: Report,
    /// The layers that were looked into.
    pub(crate) layers: Vec<LayerRecord>,
    /// How it fits with the features that it was held against, if it was.
    pub(crate) coverage: Option<Coverage>,
}

/// How much of what a configuration asks for the features of a runtime do not promise.
pub(crate) struct Coverage {
    /// The document with the features.
    pub(crate) features: Name,
    /// How much the runtime does not support.
    pub(crate) unsupported: usize,
    /// Of how much the features do not tell.
    pub(crate) unknown: usize,
    /// How many annotations may change what the runtime does.
    pub(crate) unsafe_annotations: usize,
}

impl Judged {
    /// What it was judged against.
    pub(crate) fn context<'c>(&'c self, settings: &Settings<'c>) -> Context<'c> {
        self.terms.apply(settings.context)
    }

    /// Whether it asks for what it cannot have.
    pub(crate) fn is_refused(&self) -> bool {
        let coverage = self.coverage.as_ref();
        coverage.is_some_and(|coverage| coverage.unsupported > 0)
    }
}

/// The entry of a document in a report.
fn entry(kind: &'static str, whole: bool, digest: Option<&String>) -> JudgedDocument {
    let state = if whole {
        DocumentState::Judged
    } else {
        DocumentState::Unread
    };
    let mut document = JudgedDocument::new("", kind, state);
    document.digest = digest.cloned();
    document
}
