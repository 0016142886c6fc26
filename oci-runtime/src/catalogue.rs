//! All clauses of the runtime-spec, and its types of documents.

use oci_conformance::{Catalogue, Clause, Document, DocumentType, FOREIGN_SPELLING, Limits};

use crate::{
    bundle, config, config_freebsd, config_linux, config_solaris, config_vm, config_windows,
    config_zos, features, features_linux, glossary, host, lifecycle, runtime_linux, spec,
    specification::SPECIFICATION, state, vm_profile,
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
        &config::mounts::HEADING,
        &config::process::HEADING,
        &config::hooks::HEADING,
        &config::annotations::HEADING,
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
pub static ADVISORIES: &[&Clause] = &[
    &FOREIGN_SPELLING,
    &config::UNRELEASED_VERSION,
    &config::EARLY_VERSION,
    &config::BIND_WITHOUT_SOURCE,
    &config::IDMAP_WITHOUT_MAPPING,
    &config::HOOKS_ON_WINDOWS,
    &config::process::advisories::USER_MISSING,
    &config::process::advisories::OOM_SCORE_ADJ_RANGE,
    &config::process::advisories::ID_UNUSABLE,
    &config::process::advisories::UMASK_BEYOND_PERMISSIONS,
    &config::process::advisories::RLIMIT_SOFT_ABOVE_HARD,
    &config::process::advisories::CAPABILITIES_CONTRADICTORY,
    &config::process::advisories::SCHEDULER_NICE_RANGE,
    &config::process::advisories::SCHEDULER_PRIORITY_OF_POLICY,
    &config::process::advisories::SCHEDULER_DEADLINE_ORDER,
    &config_linux::MAPPINGS_WITHOUT_NAMESPACE,
    &config_linux::MAPPING_RANGES,
    &config_linux::TIME_OFFSETS_WITHOUT_NAMESPACE,
    &config_linux::NANOSECS,
    &config_linux::NET_DEVICES_WITHOUT_NAMESPACE,
    &config_linux::NET_DEVICE_NAMES,
    &config_vm::advisories::ZERO_VALUE,
    &config_vm::advisories::RELATIVE_DEVICE_TREE,
    &config_vm::advisories::USELESS_HARDWARE,
    &config_freebsd::advisories::WITHOUT_EFFECT,
    &features::NEWER_THAN_MAX,
    &features::UNSUPPORTED,
    &features::UNKNOWN_SUPPORT,
    &features::UNSAFE_ANNOTATION,
    &vm_profile::NEEDS_HOST,
    &vm_profile::APPLIES_TO_VM,
    &host::CAPABILITIES,
    &host::RLIMITS,
    &host::NAMESPACE_PATHS,
    &host::ID_MAPPINGS,
    &host::NET_DEVICES,
    &host::RESCTRL,
    &glossary::LONE_SURROGATE,
];

/// The types of documents that the runtime-spec describes.
pub static DOCUMENT_TYPES: &[&DocumentType] = &[
    &config::DOCUMENT,
    &state::DOCUMENT,
    &features::DOCUMENT,
    &config_linux::CONTAINER_PROCESS_STATE,
];

/// What type of document a text is meant to be, by its properties; `None` if they do not tell.
///
/// The text need not be faultless, but it has to be JSON within the [default limits](Limits).
///
/// ```
/// let text = br#"{"ociVersion": "1.3.0", "root": {"path": "rootfs"}}"#;
/// assert_eq!(oci_runtime::recognise(text).unwrap().name, "config");
/// assert!(oci_runtime::recognise(b"{}").is_none());
/// ```
#[must_use]
pub fn recognise(text: &[u8]) -> Option<&'static DocumentType> {
    let document = Document::parse(text, &Limits::DEFAULT).ok()?;
    let root = document.root();
    let has = |name| root.at(name).exists();
    let name = if has("ociVersionMin") || has("ociVersionMax") {
        "features"
    } else if has("fds") && has("state") {
        "container-process-state"
    } else if has("status") && (has("id") || has("bundle")) {
        "state"
    } else if ["ociVersion", "process", "root"].into_iter().any(has) {
        "config"
    } else {
        return None;
    };
    let mut types = DOCUMENT_TYPES.iter().copied();
    types.find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use oci_conformance::proof;

    use super::*;

    #[test]
    fn the_examples_prove_their_clauses() {
        for kind in DOCUMENT_TYPES {
            let unproven = proof::prove(kind);
            assert!(unproven.is_empty(), "{}: {unproven:#?}", kind.name);
        }
    }

    #[test]
    fn a_text_is_recognised_by_its_properties() {
        for (text, name) in [
            (r#"{"ociVersionMin":"1.0.0"}"#, Some("features")),
            (r#"{"ociVersionMax":"1.0.0"}"#, Some("features")),
            (r#"{"fds":[],"state":{}}"#, Some("container-process-state")),
            (r#"{"state":{}}"#, None),
            (r#"{"fds":[]}"#, None),
            (r#"{"status":"running","id":"a"}"#, Some("state")),
            (r#"{"status":"running","bundle":"/a"}"#, Some("state")),
            (r#"{"status":"running"}"#, None),
            (r#"{"id":"a","bundle":"/a"}"#, None),
            (r#"{"ociVersion":"1.0.0"}"#, Some("config")),
            (r#"{"process":{}}"#, Some("config")),
            (r#"{"root":{}}"#, Some("config")),
            ("[]", None),
            ("{", None),
        ] {
            let found = recognise(text.as_bytes()).map(|kind| kind.name);
            assert_eq!(found, name, "{text}");
        }
    }
}
