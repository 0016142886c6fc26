//! The OCI image-spec: typed documents, builders, and a check for every clause.
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
