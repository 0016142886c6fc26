//! What a judge found.

mod excerpt;
mod finding;
mod outcome;
#[cfg(feature = "record")]
mod record;
mod tallies;

use std::borrow::Cow;

#[cfg(feature = "record")]
pub use self::record::{
    ClauseRecord, DocumentRecord, EntryRecord, FeaturesRecord, FindingRecord, LayerRecord,
    ObstacleRecord, Record, SpecificationRecord, SubjectRecord, SummaryRecord, Tool,
};
pub use self::{
    excerpt::Excerpt,
    finding::{EntryPlace, Finding, Place, Severity},
    outcome::{Conformance, Outcome, Reason, Reasons, Summary},
    tallies::Tally,
};
use self::{excerpt::Source, tallies::Tallies};
use crate::{Clause, ClauseRef, Context, Level};

/// What a judge found: how often each clause was held against something, and every breach.
#[derive(Clone, Debug)]
pub struct Report {
    documents: Vec<JudgedDocument>,
    findings: Vec<Finding>,
    tallies: Tallies,
    obstacles: Vec<Obstacle>,
    kept: usize,
}

/// Something that could not be judged, or not to its end, although it should have been.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Obstacle {
    /// The file, relative to what was judged; empty for that itself.
    pub file: String,
    /// What kind of obstacle it is.
    pub reason: Reason,
    /// What was in the way.
    pub message: String,
}

/// A document or other content that a report speaks of.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct JudgedDocument {
    /// Its file, relative to what was judged.
    pub file: String,
    /// Its digest, where that was computed or is known.
    pub digest: Option<String>,
    /// What it is: `manifest`, `layer`, …
    pub role: &'static str,
    /// The first place that referred to it, as `file#pointer`; empty if nothing does.
    pub via: String,
    /// What became of it.
    pub state: DocumentState,
}

/// What became of a document in the course of judging.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum DocumentState {
    /// It was held against the clauses of its kind.
    Judged,
    /// Its content was hashed, and is what its name and its references promise or not.
    Hashed,
    /// It is referred to but not there, which is allowed.
    Absent,
    /// It could not be read, or not to its end.
    Unread,
}

impl DocumentState {
    #[cfg(all(feature = "record", feature = "schema"))]
    const ALL: [Self; 4] = [Self::Judged, Self::Hashed, Self::Absent, Self::Unread];

    /// The state in one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::Hashed => "hashed",
            Self::Absent => "absent",
            Self::Unread => "unread",
        }
    }
}

impl JudgedDocument {
    /// A document in `file` that is a `role`.
    #[must_use]
    pub fn new(file: impl Into<String>, role: &'static str, state: DocumentState) -> Self {
        Self {
            file: file.into(),
            digest: None,
            role,
            via: String::new(),
            state,
        }
    }
}

impl Default for Report {
    fn default() -> Self {
        Self::new(Context::FINDINGS)
    }
}

impl Report {
    /// An empty report that will keep up to `findings` findings of one clause, and count them all.
    #[must_use]
    pub fn new(findings: usize) -> Self {
        Self {
            documents: Vec::new(),
            findings: Vec::new(),
            tallies: Tallies::default(),
            obstacles: Vec::new(),
            kept: findings,
        }
    }

    /// The documents that the report speaks of, in the order in which they were reached.
    #[must_use]
    pub fn documents(&self) -> &[JudgedDocument] {
        &self.documents
    }

    /// The findings, in order of documents, places and ids.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What could not be judged although it should have been; any of it leaves the verdict open.
    #[must_use]
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// What was counted of each clause that came up at all, in no particular order.
    pub fn tallies(&self) -> impl Iterator<Item = &Tally> {
        self.tallies.iter()
    }

    /// What was counted of `clause`, if it came up at all.
    #[must_use]
    pub fn tally(&self, clause: ClauseRef) -> Option<&Tally> {
        self.tallies.get(clause)
    }

    /// How many breaches were found, also those whose findings are not kept.
    #[must_use]
    pub fn breaches(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.breaches).sum()
    }

    /// Whether nothing was found that breaks a MUST.
    #[must_use]
    pub fn conforms(&self) -> bool {
        !self.fails(Severity::Error)
    }

    /// Whether a clause of the specification is broken whose breaches are at least this severe.
    #[must_use]
    pub fn fails(&self, severity: Severity) -> bool {
        self.tallies.iter().any(|tally| {
            tally.breaches > 0 && tally.decides() && tally.clause.severity() >= severity
        })
    }

    /// The verdict over everything that was judged.
    #[must_use]
    pub fn conformance(&self) -> Conformance {
        let undetermined = |tally: &Tally| {
            tally.decides()
                && tally.clause.level() == Level::Must
                && tally.unjudged.iter().any(Reason::undetermines)
        };
        if !self.conforms() {
            Conformance::NotConformant
        } else if !self.obstacles.is_empty() || self.tallies.iter().any(undetermined) {
            Conformance::Undetermined
        } else {
            Conformance::Conformant
        }
    }

    /// Adds a document that the report speaks of.
    pub fn document(&mut self, document: JudgedDocument) {
        self.documents.push(document);
    }

    /// Something was in the way of judging `file`. Of a great many obstacles only the first are
    /// kept.
    pub fn obstacle(
        &mut self,
        file: impl Into<String>,
        reason: Reason,
        message: impl Into<String>,
    ) {
        if self.obstacles.len() < self.kept.max(1) {
            self.obstacles.push(Obstacle {
                file: file.into(),
                reason,
                message: message.into(),
            });
        }
    }

    /// Counts one more thing that `clause`, and every clause that says the same, was held against.
    pub fn case(&mut self, clause: impl Into<ClauseRef>) {
        let clause = clause.into();
        self.tallies.entry(clause).cases += 1;
        for &same in clause.also() {
            self.tallies.entry(same.into()).cases += 1;
        }
    }

    /// `clause` could not be held against something, for this reason.
    pub fn unjudged(&mut self, clause: impl Into<ClauseRef>, reason: Reason) {
        let clause = clause.into();
        self.tallies.entry(clause).unjudged.insert(reason);
        for &same in clause.also() {
            self.tallies.entry(same.into()).unjudged.insert(reason);
        }
    }

    /// `clause` is broken at `place`.
    pub fn breach(
        &mut self,
        clause: impl Into<ClauseRef>,
        place: Place,
        message: impl Into<String>,
    ) {
        self.breach_within(clause.into(), &[], &[], || place, message.into());
    }

    /// `clause` is broken at a place that is looked for only if the finding is kept.
    pub fn breach_at(
        &mut self,
        clause: impl Into<ClauseRef>,
        place: impl FnOnce() -> Place,
        message: impl Into<String>,
    ) {
        self.breach_within(clause.into(), &[], &[], place, message.into());
    }

    /// `clause` is broken at `place`, and these with it, which say the same of it.
    pub fn breach_also(
        &mut self,
        clause: impl Into<ClauseRef>,
        place: Place,
        message: impl Into<String>,
        also: &[&'static Clause],
    ) {
        self.breach_within(clause.into(), also, &[], || place, message.into());
    }

    /// `clause` is broken at `place`, and with it `also` and, if it is a MUST, the clauses that
    /// cover the place.
    pub(crate) fn breach_within(
        &mut self,
        clause: ClauseRef,
        also: &[&'static Clause],
        covers: &[ClauseRef],
        place: impl FnOnce() -> Place,
        message: String,
    ) {
        let severity = clause.severity();
        let covers = if severity == Severity::Error {
            covers
        } else {
            &[]
        };
        let same = clause
            .also()
            .iter()
            .chain(also)
            .copied()
            .map(ClauseRef::Clause);
        let mut named: Vec<ClauseRef> = Vec::new();
        for other in same.chain(covers.iter().rev().copied()) {
            if other != clause && !named.contains(&other) {
                self.tallies.entry(other).breaches += 1;
                named.push(other);
            }
        }
        let tally = self.tallies.entry(clause);
        tally.breaches += 1;
        if tally.keep(self.kept) {
            self.findings.push(Finding {
                clause,
                severity,
                place: place(),
                message,
                also: named,
            });
        }
    }

    /// Adds what another report found; its documents and findings come after those of this one.
    pub fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        for tally in other.tallies.iter() {
            self.tallies.entry(tally.clause).add(tally);
        }
        let room = self.kept.max(1).saturating_sub(self.obstacles.len());
        self.obstacles
            .extend(other.obstacles.into_iter().take(room));
        for finding in other.findings {
            if self.tallies.entry(finding.clause).keep(self.kept) {
                self.findings.push(finding);
            }
        }
    }

    /// Puts the findings into order: by the documents' order, the place in the document, the id.
    pub fn sort(&mut self) {
        let order: std::collections::BTreeMap<&str, usize> = self
            .documents
            .iter()
            .enumerate()
            .rev()
            .map(|(index, document)| (document.file.as_str(), index))
            .collect();
        let rank = |finding: &Finding| {
            let document = order.get(finding.place.file.as_str());
            document.copied().unwrap_or(usize::MAX)
        };
        let place = |finding: &Finding| match &finding.place {
            Place {
                entry: Some(entry), ..
            } => entry.offset,
            Place {
                span: Some(span), ..
            } => span.start as u64,
            _ => 0,
        };
        self.findings.sort_by(|one, other| {
            let documents = rank(one).cmp(&rank(other));
            documents
                .then_with(|| one.place.file.cmp(&other.place.file))
                .then_with(|| place(one).cmp(&place(other)))
                .then_with(|| one.place.pointer.cmp(&other.place.pointer))
                .then_with(|| one.clause.to_string().cmp(&other.clause.to_string()))
        });
    }

    /// Finds line, column and excerpt of every finding that has bytes but not these yet.
    ///
    /// `read` returns the bytes of a file that findings speak of, or `None` where it has none.
    pub fn locate<'t>(&mut self, mut read: impl FnMut(&str) -> Option<Cow<'t, [u8]>>) {
        let same_file = |a: &Finding, b: &Finding| a.place.file == b.place.file;
        for findings in self.findings.chunk_by_mut(same_file) {
            let unplaced = |finding: &&mut Finding| {
                finding.place.span.is_some() && finding.place.position.is_none()
            };
            let mut unplaced = findings.iter_mut().filter(unplaced).peekable();
            let text = unplaced
                .peek()
                .and_then(|finding| read(&finding.place.file));
            let Some(text) = text else { continue };
            let source = Source::new(&text);
            for finding in unplaced {
                if let Some(span) = finding.place.span.clone() {
                    finding.place.position = Some(source.position(span.start));
                    finding.place.end = Some(source.position(span.end));
                    finding.place.excerpt = Some(source.excerpt(span));
                }
            }
        }
    }
}
