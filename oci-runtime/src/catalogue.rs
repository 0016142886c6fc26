//! All clauses of the runtime-spec, and its types of documents.

use oci_conformance::{Catalogue, Clause, DocumentType, FOREIGN_SPELLING};

use crate::{
    bundle, config, config_freebsd, config_linux, config_solaris, config_vm, config_windows,
    config_zos, features, features_linux, glossary, lifecycle, runtime_linux, spec,
    specification::SPECIFICATION, state,
};

/// All clauses of the runtime-spec, in the order of its table of contents.
pub static CATALOGUE: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[
        &spec::HEADING,
        &bundle::HEADING,
        &state::HEADING,
        &lifecycle::HEADING,
        &runtime_linux::HEADING,
        &config::HEADING,
        &config::process::HEADING,
        &config_linux::HEADING,
        &config_linux::resources::HEADING,
        &config_linux::intel_rdt::HEADING,
        &config_linux::memory_policy::HEADING,
        &config_linux::seccomp::HEADING,
        &config_solaris::HEADING,
        &config_windows::HEADING,
        &config_vm::HEADING,
        &config_zos::HEADING,
        &config_freebsd::HEADING,
        &features::HEADING,
        &features_linux::HEADING,
        &glossary::HEADING,
    ],
};

/// The advisories of this project: what no sentence of the specification forbids, but a careful
/// reader wants to know.
pub static ADVISORIES: &[&Clause] = &[&FOREIGN_SPELLING, &features::NEWER_THAN_MAX];

/// The types of documents that the runtime-spec describes.
pub static DOCUMENT_TYPES: &[&DocumentType] =
    &[&config::DOCUMENT, &state::DOCUMENT, &features::DOCUMENT];
