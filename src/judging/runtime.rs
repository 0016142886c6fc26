//! Judging bundles, and the documents of runtimes.

pub(crate) mod features;
pub(crate) mod profile;

use std::path::Path;

use oci_conformance::{
    ClauseRef, Document, DocumentType, Held, Reason, Report, Subject, Terms, judge,
};
use oci_digest::Digest;
use oci_runtime::{
    CATALOGUE, bundle, config,
    host::{Host, judge_host},
    recognise,
    vm_profile::Profile,
};

use self::features::Offer;
use super::{Coverage, Judged, Settings, UNREAD, entry, unread};
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
    /// The machine that configurations are held against.
    pub(crate) host: Option<Host>,
    /// The features that configurations are held against.
    pub(crate) offer: Option<Offer>,
    /// The profile that configurations are held against.
    pub(crate) profile: Option<Profile>,
}

/// Judges what `path` names, whatever that is.
pub(crate) fn judge_path(path: &Path, settings: &RuntimeSettings<'_>) -> Result<Judged, Error> {
    let most = settings.common.context.limits.bytes;
    match input::open(path, most, true)? {
        Input::Document(text) => judge_document(path, &text, settings),
        Input::Directory if settings.kind.is_none() => judge_bundle(path, settings),
        Input::Directory | Input::Archive(_) => Err(Error::TypedDirectory {
            name: Name::of(path),
        }),
    }
}

fn judge_bundle(path: &Path, settings: &RuntimeSettings<'_>) -> Result<Judged, Error> {
    let name = Name::of(path);
    let mut options = bundle::Options::default();
    options.context = settings.common.context;
    options.host = settings.host.as_ref();
    let judgement = bundle::judge_bundle(path, &options).map_err(|cause| Error::Read {
        name: name.clone(),
        cause,
    })?;
    let mut report = judgement.report;
    let limits = &settings.common.context.limits;
    let text = judgement.config.as_deref();
    let document = text.and_then(|text| Document::parse(text, limits).ok());
    let coverage = advise(document.as_ref(), bundle::CONFIG, settings, &mut report);
    report.sort();
    report.locate(|file| text.filter(|_| file == bundle::CONFIG).map(Into::into));
    let whole = text.filter(|text| text.len() <= limits.bytes);
    Ok(Judged {
        name,
        options: Vec::new(),
        kind: BUNDLE,
        digest: whole.map(|text| Digest::sha256_of(text).to_string()),
        rulebook: &RUNTIME,
        terms: terms_of(&config::DOCUMENT, document.as_ref()),
        report,
        layers: Vec::new(),
        coverage,
    })
}

pub(crate) fn judge_document(
    path: &Path,
    text: &[u8],
    settings: &RuntimeSettings<'_>,
) -> Result<Judged, Error> {
    let name = Name::of(path);
    let context = &settings.common.context;
    let document = Document::parse(text, &context.limits);
    let kind = match (settings.kind.or_else(|| recognise(text)), &document) {
        (Some(kind), _) => DocumentType { ..*kind },
        (None, Err(_)) => unread(&config::DOCUMENT),
        (None, Ok(_)) => return Err(Error::Unrecognised { name }),
    };
    let document = document.ok();
    let terms = terms_of(&kind, document.as_ref());
    let whole = text.len() <= context.limits.bytes;
    let digest = whole.then(|| Digest::sha256_of(text).to_string());
    let mut report = judge(text, &kind, context, "");
    report.document(entry(kind.name, whole, digest.as_ref()));
    let mut coverage = None;
    if kind.name == config::DOCUMENT.name {
        match (&settings.host, &document) {
            (Some(host), Some(document)) => {
                let own = terms.apply(*context);
                judge_host(document.root(), "", &own, host, &mut report);
            }
            (Some(_), None) => leave_host(Reason::Prerequisite, &mut report),
            (None, _) => leave_host(Reason::Option, &mut report),
        }
        coverage = advise(document.as_ref(), "", settings, &mut report);
        report.sort();
        report.locate(|_| Some(text.into()));
    } else if kind.name != UNREAD
        && let Some(option) = settings.demands_config()
    {
        let kind = kind.name;
        return Err(Error::NoConfig { option, name, kind });
    }
    Ok(Judged {
        name,
        options: Vec::new(),
        kind: kind.name,
        digest,
        rulebook: &RUNTIME,
        terms,
        report,
        layers: Vec::new(),
        coverage,
    })
}

impl RuntimeSettings<'_> {
    /// The option, if one was given, that only bundles and configurations can be judged with.
    fn demands_config(&self) -> Option<&'static str> {
        let options = [
            ("--host", self.host.is_some()),
            ("--features", self.offer.is_some()),
            ("--profile", self.profile.is_some()),
        ];
        let mut given = options.into_iter().filter(|&(_, given)| given);
        given.next().map(|(option, _)| option)
    }
}

fn terms_of(kind: &DocumentType, document: Option<&Document<'_>>) -> Terms {
    let terms = document.map(|document| kind.terms_of(document.root()));
    terms.unwrap_or_default()
}

/// The clauses that speak of the machine are not judged.
fn leave_host(reason: Reason, report: &mut Report) {
    let of_host = |clause: &ClauseRef| clause.held() == Held::Judged(Subject::Host);
    for clause in CATALOGUE.clauses().filter(of_host) {
        report.unjudged(clause, reason);
    }
}

/// Holds a configuration against what was chosen beside the specification. It is `None` if it could
/// not be read; `file` is what the report calls it.
fn advise(
    config: Option<&Document<'_>>,
    file: &str,
    settings: &RuntimeSettings<'_>,
    report: &mut Report,
) -> Option<Coverage> {
    profile::advise(config, file, settings.profile.as_ref(), report);
    features::advise(config, file, settings.offer.as_ref(), report)
}
