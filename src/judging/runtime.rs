//! Judging bundles, and the documents of runtimes.

use std::path::Path;

use oci_conformance::{Document, DocumentType, Shape, judge};
use oci_digest::Digest;
use oci_runtime::recognise;

use super::{Judged, Settings, UNREAD, entry};
use crate::{
    error::Error,
    input::{self, Input},
    listing::RUNTIME,
    name::Name,
};

/// The type of a judged bundle, beside those of documents.
pub(crate) const BUNDLE: &str = "bundle";

/// How paths are judged that should hold bundles.
pub(crate) struct RuntimeSettings<'s> {
    pub(crate) common: Settings<'s>,
    pub(crate) kind: Option<&'static DocumentType>,
}

/// Judges what `path` names, whatever that is.
pub(crate) fn judge_path(path: &Path, settings: &RuntimeSettings<'_>) -> Result<Judged, Error> {
    let most = settings.common.context.limits.bytes;
    match input::open(path, most, true)? {
        Input::Document(text) => judge_document(path, &text, settings),
        Input::Directory | Input::Archive(_) => Err(Error::TypedDirectory {
            name: Name::of(path),
        }),
    }
}

fn judge_document(
    path: &Path,
    text: &[u8],
    settings: &RuntimeSettings<'_>,
) -> Result<Judged, Error> {
    let name = Name::of(path);
    let context = &settings.common.context;
    let document = Document::parse(text, &context.limits);
    let kind = match (settings.kind.or_else(|| recognise(text)), &document) {
        (Some(kind), _) => DocumentType { ..*kind },
        (None, Err(_)) => unread(),
        (None, Ok(_)) => return Err(Error::Unrecognised { name }),
    };
    let terms = document.map(|document| kind.terms_of(document.root()));
    let whole = text.len() <= context.limits.bytes;
    let digest = whole.then(|| Digest::sha256_of(text).to_string());
    let mut report = judge(text, &kind, context, "");
    report.document(entry(kind.name, whole, digest.as_ref()));
    Ok(Judged {
        name,
        kind: kind.name,
        digest,
        rulebook: &RUNTIME,
        terms: terms.unwrap_or_default(),
        report,
        layers: Vec::new(),
        refused: None,
    })
}

/// The type of what cannot be read as JSON, and so breaks the one clause that is the same for all.
fn unread() -> DocumentType {
    static ANYTHING: Shape = Shape::new("document", "glossary.md#json", &[]);
    DocumentType {
        name: UNREAD,
        shape: &ANYTHING,
        text: &[],
        covers: &[],
        terms: None,
        newer: None,
        ..oci_runtime::config::DOCUMENT
    }
}
