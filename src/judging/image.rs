//! Judging images: layouts, documents and layers.

use std::{
    io::{self, Read},
    num::NonZeroUsize,
    path::Path,
};

use oci_conformance::{Document, DocumentType, LayerRecord, Terms, judge};
use oci_digest::Digest;
use oci_image::{
    Compression, DOCUMENT_TYPES, KnownMediaType,
    layer::{self, LayerSource, Limits},
    layout::{
        Judgement, LayerSummary, Options, Progress, Selector, judge_archive, judge_directory,
    },
    manifest, recognise,
};

use super::{Judged, Settings, entry, unread};
use crate::{
    error::Error,
    input::{self, Input, Stream},
    listing::IMAGE,
    name::Name,
    progress::Bar,
};

/// The type of a judged layout, beside those of documents.
pub(crate) const LAYOUT: &str = "image-layout";

/// How paths are judged that should hold images.
pub(crate) struct ImageSettings<'s> {
    pub(crate) common: Settings<'s>,
    pub(crate) kind: Option<Kind>,
    pub(crate) select: Vec<Selector>,
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Whether layers are only hashed as they are stored.
    pub(crate) shallow: bool,
    pub(crate) layer_limits: Limits,
}

/// What a path is said to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Document(&'static DocumentType),
    Layer,
}

/// The type of a layer that is judged alone.
pub(crate) const LAYER: &str = "layer";

/// Judges what `path` names, whatever that is.
pub(crate) fn judge_path(path: &Path, settings: &ImageSettings<'_>) -> Result<Judged, Error> {
    let most = settings.common.context.limits.bytes;
    if let Some(Kind::Layer) = settings.kind {
        return judge_layer(path, settings);
    }
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
    settings: &ImageSettings<'_>,
    judge: impl FnOnce(&Options<'_>) -> io::Result<Judgement>,
) -> Result<Judged, Error> {
    let bar = Bar::on_terminal();
    let mut options = Options::default();
    options.context = settings.common.context;
    options.select = &settings.select;
    options.progress = bar.as_ref().map(|bar| bar as &dyn Progress);
    if let Some(jobs) = settings.jobs {
        options.jobs = jobs;
    }
    options.shallow = settings.shallow;
    options.layer_limits = settings.layer_limits;
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
        options: Vec::new(),
        kind: LAYOUT,
        digest,
        rulebook: &IMAGE,
        terms: Terms::default(),
        coverage: None,
        report: judgement.report,
        layers: judgement.layers.into_iter().map(record).collect(),
    })
}

/// A layer of a layout, for the report.
fn record(layer: LayerSummary) -> LayerRecord {
    LayerRecord {
        manifest: Some(layer.manifest.to_string()),
        index: Some(layer.index),
        digest: Some(layer.digest.to_string()),
        media_type: layer.media_type.to_string(),
        size: layer.size,
        uncompressed_size: layer.uncompressed_size,
        entries: layer.entries,
        diff_id: layer.diff_id.map(|diff_id| diff_id.to_string()),
        chain_id: layer.chain_id.map(|chain_id| chain_id.to_string()),
    }
}

/// Judges a layer alone, by how it is compressed.
fn judge_layer(path: &Path, settings: &ImageSettings<'_>) -> Result<Judged, Error> {
    let name = Name::of(path);
    if !settings.select.is_empty() {
        return Err(Error::SelectedDocument { name });
    }
    let Stream { head, rest, size } = input::stream(path)?;
    let compression = Compression::of_content(head.get_ref());
    let bar = Bar::on_terminal();
    if let (Some(bar), Some(size)) = (&bar, size) {
        bar.total(size);
    }
    let content = Watched {
        content: head.chain(rest),
        bar: bar.as_ref(),
    };
    let judged = judge_content(name, content, compression, size, settings);
    if let Some(bar) = &bar {
        bar.clear();
    }
    judged
}

/// Judges the content of a layer.
pub(crate) fn judge_content(
    name: Name,
    content: impl Read,
    compression: Compression,
    size: Option<u64>,
    settings: &ImageSettings<'_>,
) -> Result<Judged, Error> {
    let media_type = match compression {
        Compression::Gzip => KnownMediaType::ImageLayerGzip,
        Compression::Zstd => KnownMediaType::ImageLayerZstd,
        _ => KnownMediaType::ImageLayer,
    };
    let mut source = LayerSource::new(media_type);
    source.size = size;
    source.context = settings.common.context;
    source.limits = settings.layer_limits;
    let jobs = settings.jobs.unwrap_or_else(Options::default_jobs);
    let layer = match layer::judge_layer(content, source, jobs) {
        Ok(layer) => layer,
        Err(cause) => return Err(Error::Read { name, cause }),
    };
    let digest = layer.digest.as_ref().map(ToString::to_string);
    let mut report = layer.report;
    report.document(entry(LAYER, true, digest.as_ref()));
    report.sort();
    let layers = layer.archive.into_iter().map(|archive| LayerRecord {
        manifest: None,
        index: None,
        digest: digest.clone(),
        media_type: media_type.as_str().to_owned(),
        size: layer.size,
        uncompressed_size: archive.size,
        entries: archive.entries,
        diff_id: archive.diff_id.map(|diff_id| diff_id.to_string()),
        chain_id: None,
    });
    Ok(Judged {
        name,
        options: Vec::new(),
        kind: LAYER,
        layers: layers.collect(),
        digest,
        rulebook: &IMAGE,
        terms: Terms::default(),
        coverage: None,
        report,
    })
}

/// Content whose reading a progress bar shows.
struct Watched<'b, R> {
    content: R,
    bar: Option<&'b Bar>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.content.read(buffer)?;
        if let Some(bar) = self.bar {
            bar.advance(length as u64);
        }
        Ok(length)
    }
}

pub(crate) fn judge_document(
    path: &Path,
    text: &[u8],
    settings: &ImageSettings<'_>,
) -> Result<Judged, Error> {
    let name = Name::of(path);
    if !settings.select.is_empty() {
        return Err(Error::SelectedDocument { name });
    }
    let Some(kind) = document_type(path, text, settings) else {
        return Err(Error::Unrecognised { name });
    };
    let context = &settings.common.context;
    let whole = text.len() <= context.limits.bytes;
    let digest = whole.then(|| Digest::sha256_of(text).to_string());
    let mut report = judge(text, &kind, context, "");
    report.document(entry(kind.name, whole, digest.as_ref()));
    Ok(Judged {
        name,
        options: Vec::new(),
        kind: kind.name,
        digest,
        rulebook: &IMAGE,
        terms: Terms::default(),
        coverage: None,
        report,
        layers: Vec::new(),
    })
}

/// What kind of document a text is meant to be, by order, by what it says, or by its name.
fn document_type(path: &Path, text: &[u8], settings: &ImageSettings<'_>) -> Option<DocumentType> {
    let by_name = || match path.file_name()?.to_str()? {
        "index.json" => named("index"),
        "oci-layout" => named("oci-layout"),
        _ => None,
    };
    let told = match settings.kind {
        Some(Kind::Document(kind)) => Some(kind),
        Some(Kind::Layer) | None => None,
    };
    let known = told.or_else(|| recognise(text)).or_else(by_name);
    match known {
        Some(kind) => Some(DocumentType { ..*kind }),
        None if Document::parse(text, &settings.common.context.limits).is_err() => {
            Some(unread(&manifest::DOCUMENT))
        }
        None => None,
    }
}

fn named(name: &str) -> Option<&'static DocumentType> {
    DOCUMENT_TYPES
        .iter()
        .copied()
        .find(|kind| kind.name == name)
}
