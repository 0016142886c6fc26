//! The OCI image-spec: typed documents, builders, and a check for every clause.
#![forbid(unsafe_code)]

mod build;
mod catalogue;
#[cfg(feature = "layout")]
mod ledger;
mod object;
mod vocabulary;

pub mod annotations;
pub mod considerations;
pub mod descriptor;
mod extra;
pub mod image_layout;
#[cfg(feature = "layout")]
pub mod layout;
pub mod manifest;
pub mod media_types;
pub mod platform;
pub mod reference;
pub mod specification;

pub use oci_conformance::{Invalid, Rejected};
pub use oci_digest::{Algorithm, Digest};

pub use self::{
    catalogue::{CATALOGUE, DOCUMENT_TYPES, recognise},
    descriptor::{Data, Descriptor},
    extra::{Extra, SpecifiedPropertyError},
    media_types::{Compression, ContentKind, KnownMediaType, MediaType},
    platform::Platform,
    reference::Reference,
};
