//! A report as data for other programs, in a format of its own version.

use serde::Serialize;

use super::{DocumentState, Excerpt, Outcome, Report};
use crate::{Catalogue, Context, Origin};

/// A report over one subject, ready to be serialised.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Record {
    /// The version of this format.
    pub format_version: u32,
    /// What judged.
    pub tool: Tool,
    /// What it was judged against.
    pub spec: SpecificationRecord,
    /// What was judged.
    pub subject: SubjectRecord,
    /// When it was judged, as RFC 3339 writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// `conformant`, `not-conformant` or `undetermined`.
    pub verdict: &'static str,
    /// How many clauses had which outcome.
    pub summary: SummaryRecord,
    /// The documents, in the order in which they were reached.
    pub documents: Vec<DocumentRecord>,
    /// The layers that were looked into, image by image, each from the lowest upwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerRecord>,
    /// How it fits with the features of a runtime, if it was held against some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<FeaturesRecord>,
    /// What was found, in order.
    pub findings: Vec<FindingRecord>,
    /// What could not be judged although it should have been.
    pub obstacles: Vec<ObstacleRecord>,
    /// What became of each clause, in the specification's order.
    pub clauses: Vec<ClauseRecord>,
}

/// The program that judged.
#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The specification, and the version of it that was judged.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SpecificationRecord {
    /// Its name.
    pub name: &'static str,
    /// The version, `main` for the newest text.
    pub version: String,
}

/// What was judged.
#[derive(Clone, Debug, Serialize)]
pub struct SubjectRecord {
    /// Its path, as it was given.
    pub path: String,
    /// What it was taken for, such as `image-layout`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The digest of the document, or of the layout's `index.json`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// How what was judged fits with the features of a runtime.
#[derive(Clone, Debug, Serialize)]
pub struct FeaturesRecord {
    /// The path of the document with the features, as it was given.
    pub path: String,
    /// How much is asked for that the runtime does not support.
    pub unsupported: usize,
    /// How much is asked for of which the features do not tell.
    pub unknown: usize,
    /// How many annotations there are that may change what the runtime does.
    pub unsafe_annotations: usize,
}

/// How many clauses had which outcome.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SummaryRecord {
    /// All of them.
    pub clauses: usize,
    /// Held.
    pub held: usize,
    /// Broken.
    pub broken: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Permits.
    pub permits: usize,
    /// Not checked.
    pub not_checked: usize,
    /// Documents and other content that were reached.
    pub documents: usize,
    /// Findings, also those that are not listed.
    pub findings: u64,
}

/// A document that was reached.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DocumentRecord {
    /// Its file, relative to the subject.
    pub path: String,
    /// Its digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// What it is.
    pub role: &'static str,
    /// The first place that referred to it, as `file#pointer`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub via: String,
    /// `judged`, `hashed`, `absent` or `unread`.
    pub state: &'static str,
}

/// A layer that was looked into.
#[derive(Clone, Debug, Serialize)]
pub struct LayerRecord {
    /// The digest of the manifest that lists it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest: Option<String>,
    /// Its place in the manifest, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// The digest of what is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// What it is.
    pub media_type: String,
    /// How many bytes are stored.
    pub size: u64,
    /// How many bytes its archive has.
    pub uncompressed_size: u64,
    /// How many entries its archive has.
    pub entries: u64,
    /// The digest of its archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diff_id: Option<String>,
    /// The name of what results from it and the layers below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_id: Option<String>,
}

/// The entry of an archive that a breach is at.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct EntryRecord {
    /// Its name; empty beside all entries.
    pub name: String,
    /// The first byte of its header in the archive without its compression.
    pub offset: u64,
}

/// One breach.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FindingRecord {
    /// The clause's id.
    pub clause: String,
    /// `specification` or `advisory`.
    pub origin: &'static str,
    /// The clause's key word.
    pub level: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The file, relative to the subject; empty for the subject itself.
    pub document: String,
    /// The JSON pointer; empty for the whole.
    pub pointer: String,
    /// The entry, if the file is an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryRecord>,
    /// First byte, and the byte behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<[usize; 2]>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What is wrong there.
    pub message: String,
    /// The text of the line around the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// The address of the clause's section.
    pub link: String,
    /// Other clauses that say the same of this place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// Something that could not be judged, or not to its end.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ObstacleRecord {
    /// The file, relative to the subject; empty for the subject itself.
    pub document: String,
    /// `limit`, `io`, …
    pub reason: &'static str,
    /// What was in the way.
    pub message: String,
}

/// What became of one clause.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ClauseRecord {
    /// The clause's id.
    pub id: String,
    /// The clause's key word.
    pub level: &'static str,
    /// `held`, `broken`, `not-applicable`, `permits` or `not-checked`.
    pub outcome: &'static str,
    /// How many things it was held against.
    pub cases: u64,
    /// Why it was not checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Whether no release of the specification has it yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreleased: bool,
}

impl Record {
    /// The version of the format that this version of the library writes.
    pub const FORMAT_VERSION: u32 = 1;

    /// Makes a record of `report`, which knows of no layers and no features.
    #[must_use]
    pub fn new(
        report: &Report,
        catalogue: &Catalogue,
        context: &Context<'_>,
        tool: Tool,
        subject: SubjectRecord,
        time: Option<String>,
    ) -> Self {
        let summary = catalogue.summary(report, context);
        Self {
            format_version: Self::FORMAT_VERSION,
            tool,
            spec: SpecificationRecord {
                name: catalogue.specification.name,
                version: context.version().to_string(),
            },
            subject,
            time,
            verdict: report.conformance().as_str(),
            summary: SummaryRecord {
                clauses: summary.clauses,
                held: summary.held,
                broken: summary.broken,
                not_applicable: summary.not_applicable,
                permits: summary.permits,
                not_checked: summary.not_checked,
                documents: report.documents().len(),
                findings: report.breaches(),
            },
            documents: documents(report),
            layers: Vec::new(),
            features: None,
            findings: findings(report, catalogue),
            obstacles: obstacles(report),
            clauses: clauses(report, catalogue, context),
        }
    }
}

fn documents(report: &Report) -> Vec<DocumentRecord> {
    let record = |document: &super::JudgedDocument| DocumentRecord {
        path: document.file.clone(),
        digest: document.digest.clone(),
        role: document.role,
        via: document.via.clone(),
        state: DocumentState::as_str(document.state),
    };
    report.documents().iter().map(record).collect()
}

fn findings(report: &Report, catalogue: &Catalogue) -> Vec<FindingRecord> {
    let record = |finding: &super::Finding| FindingRecord {
        clause: finding.clause.to_string(),
        origin: match finding.clause.origin() {
            Origin::Specification => "specification",
            Origin::Advisory { .. } => "advisory",
        },
        level: finding.clause.keyword().as_str(),
        severity: finding.severity.as_str(),
        document: finding.place.file.clone(),
        pointer: finding.place.pointer.clone(),
        entry: finding.place.entry.as_ref().map(|entry| EntryRecord {
            name: entry.name.clone(),
            offset: entry.offset,
        }),
        span: finding
            .place
            .span
            .as_ref()
            .map(|span| [span.start, span.end]),
        line: finding.place.position.map(|position| position.line),
        column: finding.place.position.map(|position| position.column),
        message: finding.message.clone(),
        excerpt: finding.place.excerpt.as_ref().map(Excerpt::to_string),
        link: finding.clause.link(catalogue.specification),
        also: finding.also.iter().map(ToString::to_string).collect(),
    };
    report.findings().iter().map(record).collect()
}

fn obstacles(report: &Report) -> Vec<ObstacleRecord> {
    let record = |obstacle: &super::Obstacle| ObstacleRecord {
        document: obstacle.file.clone(),
        reason: obstacle.reason.as_str(),
        message: obstacle.message.clone(),
    };
    report.obstacles().iter().map(record).collect()
}

fn clauses(report: &Report, catalogue: &Catalogue, context: &Context<'_>) -> Vec<ClauseRecord> {
    catalogue
        .outcomes(report, context)
        .map(|(clause, outcome)| ClauseRecord {
            id: clause.to_string(),
            level: clause.keyword().as_str(),
            outcome: outcome.as_str(),
            cases: report.tally(clause).map_or(0, |tally| tally.cases),
            reason: match outcome {
                Outcome::NotChecked(reason) => Some(reason.as_str()),
                _ => None,
            },
            unreleased: clause.since().is_unreleased(),
        })
        .collect()
}
