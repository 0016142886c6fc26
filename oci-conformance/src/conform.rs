//! Values that answer to the clauses when they are made or read.

use std::{error::Error, fmt};

use serde_core::Serialize;

use crate::{Context, Document, DocumentType, Reason, Report, Severity, Shape, judge, judge_node};

/// A value that would break a clause, or that is too large or too deep to be judged.
#[derive(Debug)]
pub struct Invalid {
    report: Box<Report>,
    unwritable: Option<String>,
}

impl Invalid {
    /// Every clause that the value would break, and where, or the limit that it is beyond.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Passes a document that was judged in full and breaks no MUST of its type.
    pub fn or_document<T: Serialize>(
        value: T,
        kind: &DocumentType,
        context: &Context<'_>,
    ) -> Result<T, Self> {
        check_document(serde_json::to_vec(&value), kind, context).map(|()| value)
    }

    /// Passes a part of a document that was judged in full and breaks no MUST of its shape.
    pub fn or_part<T: Serialize>(
        value: T,
        shape: &'static Shape,
        context: &Context<'_>,
    ) -> Result<T, Self> {
        check_part(serde_json::to_vec(&value), shape, context).map(|()| value)
    }

    fn unwritable(error: &serde_json::Error) -> Self {
        Self {
            report: Box::default(),
            unwritable: Some(error.to_string()),
        }
    }

    fn unless_conforming(report: Report) -> Result<(), Self> {
        if report.conforms() && report.obstacles().is_empty() {
            return Ok(());
        }
        Err(Self {
            report: Box::new(report),
            unwritable: None,
        })
    }
}

fn check_document(
    written: serde_json::Result<Vec<u8>>,
    kind: &DocumentType,
    context: &Context<'_>,
) -> Result<(), Invalid> {
    let text = written.map_err(|error| Invalid::unwritable(&error))?;
    Invalid::unless_conforming(judge(&text, kind, context, ""))
}

fn check_part(
    written: serde_json::Result<Vec<u8>>,
    shape: &'static Shape,
    context: &Context<'_>,
) -> Result<(), Invalid> {
    let text = written.map_err(|error| Invalid::unwritable(&error))?;
    let mut report = Report::new(context.findings);
    match Document::parse(&text, &context.limits) {
        Ok(document) => judge_node(document.root(), shape, context, "", &mut report),
        // What serde_json writes has no other fault.
        Err(error) => report.obstacle("", Reason::Limit, error.to_string()),
    }
    report.sort();
    Invalid::unless_conforming(report)
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.unwritable, self.report.obstacles()) {
            (Some(problem), _) => f.write_str(problem),
            (None, [obstacle, ..]) => write!(f, "not judged: {}", obstacle.message),
            (None, []) => Breaches(&self.report).fmt(f),
        }
    }
}

impl Error for Invalid {}

/// A text that cannot be read as the type that was asked for.
#[derive(Debug)]
pub struct Rejected {
    error: serde_json::Error,
    report: Box<Report>,
}

impl Rejected {
    /// What serde found, with what judging the same text found.
    #[must_use]
    pub fn new(error: serde_json::Error, report: Report) -> Self {
        Self {
            error,
            report: Box::new(report),
        }
    }

    /// Why the text could not be read, and at which line and column.
    #[must_use]
    pub fn error(&self) -> &serde_json::Error {
        &self.error
    }

    /// Every clause that the text breaks; there may be none, as reading and judging differ where
    /// the specification leaves room.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)?;
        if self.report.conforms() {
            Ok(())
        } else {
            write!(f, "; {}", Breaches(&self.report))
        }
    }
}

impl Error for Rejected {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

/// Lists what is broken: the first breaches in full, the others as a number.
struct Breaches<'r>(&'r Report);

impl fmt::Display for Breaches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 3;
        let findings = self.0.findings().iter();
        let mut errors = findings.filter(|finding| finding.severity == Severity::Error);
        for (index, finding) in errors.by_ref().take(SHOWN).enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{finding}")?;
        }
        match errors.count() {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}
