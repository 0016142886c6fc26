//! The [OCI image-spec](https://github.com/opencontainers/image-spec): typed documents, builders,
//! and a check for every clause.
//!
//! There are three doors, one for each need.
//!
//! **Read** what others wrote. Reading is liberal and loses nothing; only what two readers could take
//! for two things is refused.
//!
//! ```
//! use oci_image::{ManifestOrIndex, MediaType};
//!
//! let body = br#"{"schemaVersion": 2, "manifests": [], "com.example.mine": true}"#;
//! let ManifestOrIndex::Index(index) = ManifestOrIndex::from_slice_as(&MediaType::IMAGE_INDEX, body)?
//! else {
//!     unreachable!("that is what was asked for");
//! };
//! assert!(index.extra.get("com.example.mine").is_some());
//! # Ok::<(), oci_image::Rejected>(())
//! ```
//!
//! **Make** what cannot be wrong. What is required stands in the constructor of a builder, and
//! `build` answers to every MUST.
//!
//! ```
//! use oci_image::{Descriptor, ImageManifest, MediaType};
//!
//! let config = Descriptor::of(MediaType::EMPTY, b"{}").build()?;
//! let layer = Descriptor::of("text/plain", b"hello").build()?;
//! let artifact = ImageManifest::builder(config).artifact_type("text/plain").layer(layer).build()?;
//! assert_eq!(artifact.layers.len(), 1);
//! # Ok::<(), oci_image::Invalid>(())
//! ```
//!
//! **Judge** bytes, however broken they are: every clause, every breach, each with its place.
//!
//! ```
//! use oci_conformance::{Context, judge};
//! use oci_image::image_layout;
//!
//! let report = judge(b"{}", &image_layout::DOCUMENT, &Context::default(), "oci-layout");
//! let finding = &report.findings()[0];
//! assert_eq!(finding.clause.to_string(), "image.layout.oci-layout.version.required");
//! assert_eq!(finding.place.pointer, "/imageLayoutVersion");
//! ```
//!
//! Whole layouts are judged by `layout::judge_directory`, `layout::judge_archive` and
//! `layout::Walk`, layers by `layer::LayerReading`.
//!
//! # Features
//!
//! | Feature     | Adds                                                                            |
//! |-------------|---------------------------------------------------------------------------------|
//! | `catalogue` | The summaries, notes and examples of clauses (on by default)                    |
//! | `layer`     | Judging layers, compressed with gzip or not at all                              |
//! | `zstd`      | Layers and archives that are compressed with zstd                               |
//! | `ruzstd`    | The same without code in C, at a third of the speed; of the two, `zstd` wins    |
//! | `layout`    | Judging image layouts in directories and in stores of one's own; has `layer`    |
//! | `archive`   | Judging image layouts in tar archives, also compressed ones; has `layout`       |
//! | `blake3`    | Hashing and verifying BLAKE3 digests                                            |
//! | `schema`    | `schemars::JsonSchema` for the types, and the schemas of the documents          |
//! | `proptest`  | `proptest::arbitrary::Arbitrary` for every type: values that break no MUST      |
//! | `arbitrary` | `arbitrary::Arbitrary` for the same types                                       |
#![forbid(unsafe_code)]

mod catalogue;
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
mod generate;
#[cfg(any(feature = "layer", feature = "layout"))]
mod ledger;
mod parsed;
mod uri;

pub mod annotations;
mod artifacts_guidance;
pub mod config;
mod considerations;
mod conversion;
pub mod descriptor;
pub mod image_index;
pub mod image_layout;
pub mod layer;
#[cfg(feature = "layout")]
pub mod layout;
pub mod manifest;
pub mod media_types;
pub mod platform;
pub mod reference;
#[cfg(feature = "schema")]
pub mod schema;
mod spec;
pub mod specification;

pub use oci_conformance::{
    Invalid, Rejected,
    model::{Extra, Specified, SpecifiedPropertyError},
};
pub use oci_digest::{Algorithm, Digest};

pub use self::{
    catalogue::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES, recognise},
    config::{ChainId, DiffId, ImageConfig, ImageId},
    descriptor::{Data, Descriptor},
    image_index::ImageIndex,
    image_layout::OciLayout,
    manifest::{ImageManifest, SchemaVersion},
    media_types::{Compression, ContentKind, KnownMediaType, MediaType},
    parsed::{ManifestOrIndex, Parsed, ReadDocument},
    platform::Platform,
    reference::Reference,
};

/// The code in README.md compiles and does what it says.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
