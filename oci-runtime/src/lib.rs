//! The [OCI runtime-spec](https://github.com/opencontainers/runtime-spec) for every platform: typed
//! documents, builders, and a check for every clause.
//!
//! There are three doors, one for each need.
//!
//! **Read** what others wrote, and change it. Reading is liberal and loses nothing; rewriting touches
//! nothing but what changes.
//!
//! ```
//! use oci_runtime::Config;
//!
//! let text = br#"{ "ociVersion": "1.2.0", "linux": {}, "com.example.mine": 1e0 }"#;
//! let config = Config::from_slice(text)?;
//! assert!(config.linux.is_some() && config.extra.get("com.example.mine").is_some());
//!
//! let changed = Config::rewrite(text, |config| config.oci_version = "1.3.0".to_owned())?;
//! assert_eq!(changed, br#"{ "ociVersion": "1.3.0", "linux": {}, "com.example.mine": 1e0 }"#);
//! # Ok::<(), oci_runtime::Rejected>(())
//! ```
//!
//! **Make** what cannot be wrong. What is required stands in the constructor of a builder, and
//! `build` answers to every MUST.
//!
//! ```
//! use oci_runtime::{Config, config::{Process, Root}};
//!
//! let process = Process::builder("/").args(["sleep", "60"]).build()?;
//! let root = Root::builder("rootfs").readonly(true).build()?;
//! let config = Config::builder("1.0.2").process(process).root(root).build()?;
//! assert_eq!(config.oci_version, "1.0.2");
//! # Ok::<(), oci_runtime::Invalid>(())
//! ```
//!
//! **Judge** bytes, however broken they are, by the version and for the platforms that they name:
//! every clause, every breach, each with its place.
//!
//! ```
//! use oci_conformance::{Context, judge};
//! use oci_runtime::config;
//!
//! let text = br#"{"ociVersion": "1.0.2", "root": {"path": "rootfs"}, "mounts": [{}]}"#;
//! let report = judge(text, &config::DOCUMENT, &Context::default(), "config.json");
//! let finding = &report.findings()[0];
//! assert_eq!(finding.clause.to_string(), "runtime.config.mounts.destination.required");
//! assert_eq!(finding.place.pointer, "/mounts/0/destination");
//! ```
//!
//! [`bundle`] judges bundles, [`host`] holds a configuration against a machine, [`Features::covers`]
//! against what a runtime supports, [`vm_profile`] against what can be honoured in a virtual machine.
//!
//! # Features
//!
//! | Feature     | Adds                                                                       |
//! |-------------|----------------------------------------------------------------------------|
//! | `catalogue` | The summaries, notes and examples of clauses (on by default)               |
//! | `schema`    | `schemars::JsonSchema` for the types, and the schemas of the documents     |
//! | `proptest`  | `proptest::arbitrary::Arbitrary` for every type: values that break no MUST |
//! | `arbitrary` | `arbitrary::Arbitrary` for the same types                                  |
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
