//! Every normative sentence of a specification as a value: with an id, a level, a link, a check
//! where a document can break it, and examples that prove the check.
//!
//! This crate knows JSON, and knows no document of any specification. A specification's own crate
//! states its [`Shape`]s and [`Clause`]s; [`judge`] holds a text against them and returns a
//! [`Report`] with every breach, each with its place, on however broken a document.
//!
//! ```
//! use oci_conformance::{Clause, Context, DocumentType, Property, Shape, Value, judge};
//!
//! static TEXT: Clause = Clause::must("example.json", "example.md#json", "It is JSON.");
//! static SHAPE: Shape = Shape::new("example", "example.md#properties", &[
//!     Property::required("size", "example.size", Value::UINT32),
//!     Property::optional("name", "example.name", Value::String),
//! ]);
//! static EXAMPLE: DocumentType = DocumentType {
//!     name: "example", shape: &SHAPE, syntax: &TEXT, text: &[], covers: &[],
//!     terms: None, newer: None,
//! };
//!
//! let report = judge(br#"{"name": 1}"#, &EXAMPLE, &Context::default(), "example.json");
//! let found: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
//! assert_eq!(found, [
//!     "example.json:1:1 (/size): the example has no `size` [example.size.required]",
//!     "example.json:1:10 (/name): expected a string, found the number 1 [example.name.json-type]",
//! ]);
//! ```
//!
//! [`model`] is what typed documents are made of: reading, writing, builders, vocabularies.
//!
//! # Features
//!
//! | Feature     | Adds                                                                       |
//! |-------------|----------------------------------------------------------------------------|
//! | `catalogue` | The summaries, notes and examples of clauses (on by default)               |
//! | `record`    | Reports as data for other programs                                         |
//! | `digest`    | Digests as parts of models                                                 |
//! | `schema`    | JSON Schemas made from shapes                                              |
//! | `generate`  | Objects of shapes that break no MUST, made from choices                    |
//! | `proptest`  | `proptest::arbitrary::Arbitrary` by way of these                           |
//! | `arbitrary` | `arbitrary::Arbitrary` by way of these                                     |
#![forbid(unsafe_code)]

mod catalogue;
mod clause;
mod clause_ref;
mod conform;
mod context;
mod document;
mod document_type;
mod folding;
#[cfg(feature = "generate")]
pub mod generate;
mod judge;
mod keyword;
pub mod model;
mod printable;
pub mod proof;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod shape;
mod specification;
mod verdict;
mod version;

#[cfg(feature = "record")]
pub use self::report::{
    ClauseRecord, DocumentRecord, EntryRecord, FeaturesRecord, FindingRecord, LayerRecord,
    ObstacleRecord, Record, SpecificationRecord, SubjectRecord, SummaryRecord, Tool,
};
pub use self::{
    catalogue::{Catalogue, Heading},
    clause::{Check, Clause, Example, Held, Origin, Softened, Subject},
    clause_ref::ClauseRef,
    conform::{Invalid, Rejected},
    context::Context,
    document::{
        Children, Defect, DefectKind, Document, ErrorKind, Kind, Limit, Limits, Lines, Node,
        ParseError, Position,
    },
    document_type::{DocumentType, Terms},
    folding::FOREIGN_SPELLING,
    judge::{judge, judge_document, judge_node},
    keyword::{Keyword, Level},
    printable::{is_unprintable, shortened},
    report::{
        Conformance, DocumentState, EntryPlace, Excerpt, Finding, JudgedDocument, Obstacle,
        Outcome, Place, Reason, Reasons, Report, Severity, Summary, Tally,
    },
    shape::{Facet, Presence, Property, Shape, Value},
    specification::Specification,
    verdict::Verdict,
    version::{ParseVersionError, Version},
};
