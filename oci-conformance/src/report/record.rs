//! A report as data for other programs, in a format of its own version.

#[cfg(feature = "schema")]
mod schema;

use serde::Serialize;

use super::{DocumentState, Excerpt, Outcome, Report};
use crate::{Catalogue, Context, Origin};

/// A report over one subject, ready to be serialised.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Report", deny_unknown_fields)
)]
pub struct Record {
    /// The version of this format. It grows when a reader of an older version would misunderstand a
    /// report; new properties alone do not make it grow.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count", extend("const" = Record::FORMAT_VERSION)))]
    pub format_version: u32,
    /// The program that judged.
    pub tool: Tool,
    /// The specification, and the version of it that was judged.
    pub spec: SpecificationRecord,
    /// What was judged.
    pub subject: SubjectRecord,
    /// When it was judged, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub time: Option<String>,
    /// `conformant`: no MUST is broken, and none was left unjudged for a limit or for want of
    /// reading. `not-conformant`: a MUST is broken. `undetermined`: no MUST is broken, but
    /// something could not be judged.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Verdict"))]
    pub verdict: &'static str,
    /// Counts.
    pub summary: SummaryRecord,
    /// The documents and other content, in the order in which they were reached.
    pub documents: Vec<DocumentRecord>,
    /// The layers that were looked into and read to their end: image by image, each from the lowest
    /// layer upwards. Missing if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub layers: Vec<LayerRecord>,
    /// How a configuration fits with the features of a runtime; missing if it was not held against
    /// any, or could not be. Each thing is a finding, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "FeaturesRecord"))]
    pub features: Option<FeaturesRecord>,
    /// Breaches, in the order of documents, places and clauses. Of very many breaches of one clause
    /// only the first are listed.
    pub findings: Vec<FindingRecord>,
    /// What could not be judged, or not to its end, although it should have been.
    pub obstacles: Vec<ObstacleRecord>,
    /// What became of each clause, in the specification's order. Advisories are not among them.
    pub clauses: Vec<ClauseRecord>,
}

/// The program that judged.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "tool", deny_unknown_fields)
)]
pub struct Tool {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub name: String,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub version: String,
}

/// The specification, and the version of it that was judged.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "spec", deny_unknown_fields)
)]
pub struct SpecificationRecord {
    /// The name that the Open Container Initiative gives it.
    pub name: &'static str,
    /// A release, or `main` for the newest text, of which no release has all.
    pub version: String,
}

/// What was judged.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "subject", deny_unknown_fields)
)]
pub struct SubjectRecord {
    /// Its path as it was given, but for what is not Unicode in it; `-` is standard input.
    pub path: String,
    /// What it was taken for. `json` is a document that could not be read, and whose type nobody
    /// told.
    #[serde(rename = "type")]
    pub kind: String,
    /// The digest of the document, of the layout's `index.json`, or of the bundle's `config.json`;
    /// missing where that could not be read to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub digest: Option<String>,
}

/// How a configuration fits with the features of a runtime; missing if it was not held against any,
/// or could not be. Each thing is a finding, too.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "features", deny_unknown_fields)
)]
pub struct FeaturesRecord {
    /// The path of the document with the features as it was given, but for what is not Unicode in
    /// it; `-` is standard input.
    pub path: String,
    /// How many things it asks for that the runtime does not support.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub unsupported: usize,
    /// How many things it asks for of which the features do not tell.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub unknown: usize,
    /// How many annotations it has of which the features tell that they may change what the runtime
    /// does.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub unsafe_annotations: usize,
}

/// Counts.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "summary", deny_unknown_fields)
)]
pub struct SummaryRecord {
    /// All clauses of the specification; the sum of the next five.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub clauses: usize,
    /// Clauses that were held against something, and not broken.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub held: usize,
    /// Clauses that are broken.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub broken: usize,
    /// Clauses for which nothing came up that they could be held against.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub not_applicable: usize,
    /// Clauses that permit something, so that nothing can break them.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub permits: usize,
    /// Clauses that were not held against everything that they speak of.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub not_checked: usize,
    /// Documents and other content that were reached.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub documents: usize,
    /// Breaches, also those that `findings` does not list; one that breaks several clauses counts
    /// for each.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub findings: u64,
}

/// A document, or other content such as a layer.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "document", deny_unknown_fields)
)]
pub struct DocumentRecord {
    /// Its file, relative to the subject; empty for the subject itself.
    pub path: String,
    /// Its digest, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub digest: Option<String>,
    /// What it is, such as `index`, `manifest`, `config` or `layer`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub role: &'static str,
    /// The first place that referred to it, as `file#pointer`; missing if nothing does.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub via: String,
    /// `judged`: it was held against the clauses of its kind. `hashed`: only its size and digest
    /// were checked. `absent`: it is referred to but not there, which is allowed. `unread`: it
    /// could not be read, or not to its end.
    #[cfg_attr(feature = "schema", schemars(with = "schema::State"))]
    pub state: &'static str,
}

/// A layer, as it was found to be.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "layer", deny_unknown_fields, extend("dependentRequired" = { "manifest": ["index", "digest"], "index": ["manifest"] })))]
pub struct LayerRecord {
    /// The digest of the manifest that lists it; missing if it was judged alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub manifest: Option<String>,
    /// Its place in the manifest, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub index: Option<usize>,
    /// The digest of what is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub digest: Option<String>,
    /// What the manifest says that it is or, if it was judged alone, what it looks like.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub media_type: String,
    /// How many bytes are stored.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub size: u64,
    /// How many bytes its archive has without compression.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub uncompressed_size: u64,
    /// How many entries its archive has.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub entries: u64,
    /// The digest of its archive, with the algorithm that the config uses for it; missing where
    /// that cannot be computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub diff_id: Option<String>,
    /// The name of what results from it and the layers below; missing unless all of their `diff_id`
    /// are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Digest"))]
    pub chain_id: Option<String>,
}

/// The entry of the archive, if the file is one.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "entry", deny_unknown_fields)
)]
pub struct EntryRecord {
    /// The name of the entry, where bytes that are no UTF-8 are replaced by U+FFFD; empty beside
    /// all entries.
    pub name: String,
    /// The first byte of its header in the archive without its compression.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub offset: u64,
}

/// A breach of a clause.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "finding", deny_unknown_fields, extend("dependentRequired" = { "line": ["column", "span"], "column": ["line"], "excerpt": ["line"] })))]
pub struct FindingRecord {
    /// The id of the clause that is broken, which never changes.
    #[cfg_attr(feature = "schema", schemars(with = "schema::ClauseId"))]
    pub clause: String,
    /// `specification`, or `advisory` for advice of this project, which never decides conformance.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["specification", "advisory"])))]
    pub origin: &'static str,
    /// The key word of RFC 2119 that the clause uses.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Level"))]
    pub level: &'static str,
    /// How the breach is reported: mostly `error` for a MUST and `warning` for a SHOULD.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Severity"))]
    pub severity: &'static str,
    /// The file, relative to the subject; empty for the subject itself.
    pub document: String,
    /// The place in the file as a JSON pointer (RFC 6901); empty for the whole. One of more than 4
    /// KiB is cut, and ends in `…`.
    pub pointer: String,
    /// The entry of the archive, if the file is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "EntryRecord"))]
    pub entry: Option<EntryRecord>,
    /// The first byte of the place, and the one behind its last. For a property that is missing,
    /// the place of the object that lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "[schema::Count; 2]"))]
    pub span: Option<[usize; 2]>,
    /// The line of the first byte, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Ordinal"))]
    pub line: Option<usize>,
    /// The column of the first byte in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Ordinal"))]
    pub column: Option<usize>,
    /// What is wrong there, for people.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub message: String,
    /// The line around the place, with `…` where it was cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub excerpt: Option<String>,
    /// The address of the clause's section.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub link: String,
    /// Other clauses that say the same of this place, and so are broken too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<schema::ClauseId>", length(min = 1), extend("uniqueItems" = true)))]
    pub also: Vec<String>,
}

/// Something that could not be judged, or not to its end.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "obstacle", deny_unknown_fields)
)]
pub struct ObstacleRecord {
    /// The file, relative to the subject; empty for the subject itself.
    pub document: String,
    /// Why something was not judged.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Reason"))]
    pub reason: &'static str,
    /// What was in the way, for people.
    pub message: String,
}

/// What became of a clause.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "clause", deny_unknown_fields, extend("if" = { "properties": { "outcome": { "const": "not-checked" } } }, "then" = { "required": ["reason"] }, "else" = { "properties": { "reason": false } })))]
pub struct ClauseRecord {
    /// The clause's id, which never changes.
    #[cfg_attr(feature = "schema", schemars(with = "schema::ClauseId"))]
    pub id: String,
    /// The key word of RFC 2119 that the clause uses.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Level"))]
    pub level: &'static str,
    /// `held`: held against something, and not broken. `broken`: broken. `not-applicable`: nothing
    /// came up that it could be held against. `permits`: it permits something, so nothing can break
    /// it. `not-checked`: it was not held against everything that it speaks of.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Outcome"))]
    pub outcome: &'static str,
    /// How many things it was held against.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Count"))]
    pub cases: u64,
    /// Why something was not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "schema::Reason"))]
    pub reason: Option<&'static str>,
    /// No release of the specification has it yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = true)))]
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
