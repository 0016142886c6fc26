//! Judging one path.

use std::{num::NonZeroUsize, path::Path};

use oci_conformance::{
    Context, Document, DocumentState, DocumentType, JudgedDocument, Level, Report, Shape, judge,
};
use oci_digest::Digest;
use oci_image::{
    DOCUMENT_TYPES,
    layout::{
        Judgement, LayerSummary, Options, Progress, Selector, judge_archive, judge_directory,
    },
    recognise,
};

use crate::{
    error::Error,
    input::{self, Input},
    name::Name,
    progress::Bar,
};

/// The type of a judged layout, beside those of documents.
pub(crate) const LAYOUT: &str = "image-layout";

/// The type of a document that cannot be read, and whose type nobody told.
pub(crate) const UNREAD: &str = "json";

/// How paths are judged.
pub(crate) struct Settings {
    pub(crate) context: Context<'static>,
    /// The level whose breaches fail the run.
    pub(crate) level: Level,
    pub(crate) kind: Option<&'static DocumentType>,
    pub(crate) select: Vec<Selector>,
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Whether layers are only hashed as they are stored.
    pub(crate) shallow: bool,
}

/// A path that was judged.
pub(crate) struct Judged {
    pub(crate) name: Name,
    /// What it was taken for.
    pub(crate) kind: &'static str,
    /// The digest of the document, or of the layout's index.
    pub(crate) digest: Option<String>,
    pub(crate) report: Report,
    /// The layers that were looked into.
    pub(crate) layers: Vec<LayerSummary>,
}

/// Judges what `path` names, whatever that is.
pub(crate) fn judge_path(path: &Path, settings: &Settings) -> Result<Judged, Error> {
    let most = settings.context.limits.bytes;
    match input::open(path, most, settings.kind.is_some())? {
        Input::Directory if settings.kind.is_some() => Err(Error::TypedDirectory {
            name: Name::of(path),
        }),
        Input::Directory => judge_layout(path, settings, |options| judge_directory(path, options)),
        Input::Archive(file) => {
            judge_layout(path, settings, |options| judge_archive(file, options))
        }
        Input::Document(text) => judge_document(path, &text, settings),
    }
}

fn judge_layout(
    path: &Path,
    settings: &Settings,
    judge: impl FnOnce(&Options<'_>) -> std::io::Result<Judgement>,
) -> Result<Judged, Error> {
    let bar = Bar::on_terminal();
    let mut options = Options::default();
    options.context = settings.context;
    options.select = &settings.select;
    options.progress = bar.as_ref().map(|bar| bar as &dyn Progress);
    if let Some(jobs) = settings.jobs {
        options.jobs = jobs;
    }
    options.shallow = settings.shallow;
    let judgement = judge(&options);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let name = Name::of(path);
    let judgement = judgement.map_err(|cause| Error::Read {
        name: name.clone(),
        cause,
    })?;
    let mut documents = judgement.report.documents().iter();
    let index = documents.find(|document| document.file == "index.json");
    let digest = index.and_then(|index| index.digest.clone());
    Ok(Judged {
        name,
        kind: LAYOUT,
        digest,
        report: judgement.report,
        layers: judgement.layers,
    })
}

fn judge_document(path: &Path, text: &[u8], settings: &Settings) -> Result<Judged, Error> {
    let name = Name::of(path);
    if !settings.select.is_empty() {
        return Err(Error::SelectedDocument { name });
    }
    let Some(kind) = document_type(path, text, settings) else {
        return Err(Error::Unrecognised { name });
    };
    let context = &settings.context;
    let whole = text.len() <= context.limits.bytes;
    let digest = whole.then(|| Digest::sha256_of(text).to_string());
    let state = if whole {
        DocumentState::Judged
    } else {
        DocumentState::Unread
    };
    let mut document = JudgedDocument::new("", kind.name, state);
    document.digest.clone_from(&digest);
    let mut report = judge(text, &kind, context, "");
    report.document(document);
    Ok(Judged {
        name,
        kind: kind.name,
        digest,
        report,
        layers: Vec::new(),
    })
}

/// What kind of document a text is meant to be, by order, by what it says, or by its name.
fn document_type(path: &Path, text: &[u8], settings: &Settings) -> Option<DocumentType> {
    let by_name = || match path.file_name()?.to_str()? {
        "index.json" => named("index"),
        "oci-layout" => named("oci-layout"),
        _ => None,
    };
    let known = settings.kind.or_else(|| recognise(text)).or_else(by_name);
    match known {
        Some(kind) => Some(DocumentType { ..*kind }),
        None if Document::parse(text, &settings.context.limits).is_err() => unread(),
        None => None,
    }
}

fn named(name: &str) -> Option<&'static DocumentType> {
    DOCUMENT_TYPES
        .iter()
        .copied()
        .find(|kind| kind.name == name)
}

/// The type of what cannot be read as JSON, and so breaks the one clause that is the same for all.
fn unread() -> Option<DocumentType> {
    static ANYTHING: Shape = Shape::new("document", "considerations.md#json", &[]);
    Some(DocumentType {
        name: UNREAD,
        shape: &ANYTHING,
        syntax: DOCUMENT_TYPES.first()?.syntax,
        text: &[],
        covers: &[],
    })
}
