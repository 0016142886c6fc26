//! The OCI runtime-spec: typed documents, builders, and a check for every clause.
#![forbid(unsafe_code)]

mod catalogue;
mod cpu_list;
#[cfg(any(feature = "proptest", feature = "arbitrary"))]
mod generate;
mod platform;

pub mod bundle;
pub mod config;
pub mod config_freebsd;
pub mod config_linux;
pub mod config_solaris;
pub mod config_vm;
pub mod config_windows;
pub mod config_zos;
pub mod features;
pub mod features_linux;
mod glossary;
pub mod host;
mod lifecycle;
mod runtime_linux;
#[cfg(feature = "schema")]
pub mod schema;
mod spec;
pub mod specification;
pub mod state;
pub mod vm_profile;

#[cfg(any(feature = "proptest", feature = "arbitrary"))]
pub use oci_conformance::generate::Platforms;
pub use oci_conformance::{
    Invalid, Rejected,
    model::{Extra, Specified, SpecifiedPropertyError},
};

pub use self::{
    catalogue::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES, recognise},
    config::Config,
    features::Features,
    platform::PLATFORMS,
    state::State,
};

/// The code in README.md compiles and does what it says.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
