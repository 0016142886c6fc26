//! Documents as real programs write them: runc 1.1.5, crun 1.8.1, podman 4.3.1, buildah 1.28.2.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeSet;

use oci_conformance::{Context, Severity, judge};
use oci_runtime::{Config, Features, config, features};
use serde_json::Value;

const CONFIGS: [(&str, &[u8]); 6] = [
    ("runc spec", include_bytes!("recorded/runc-spec.json")),
    (
        "runc spec --rootless",
        include_bytes!("recorded/runc-spec-rootless.json"),
    ),
    ("crun spec", include_bytes!("recorded/crun-spec.json")),
    (
        "crun spec --rootless",
        include_bytes!("recorded/crun-spec-rootless.json"),
    ),
    ("podman", include_bytes!("recorded/podman-config.json")),
    ("buildah", include_bytes!("recorded/buildah-config.json")),
];

const RUNC_FEATURES: &[u8] = include_bytes!("recorded/runc-features.json");

/// The findings of at least this severity, without their place in the text.
fn findings(text: &[u8], kind: &oci_conformance::DocumentType, least: Severity) -> Vec<String> {
    let report = judge(text, kind, &Context::default(), "");
    let findings = report.findings().iter();
    findings
        .filter(|finding| finding.severity >= least)
        .map(|finding| format!("{} [{}]", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn configurations_conform() {
    for (name, text) in CONFIGS {
        let errors = findings(text, &config::DOCUMENT, Severity::Error);
        assert_eq!(errors, [""; 0], "{name}");
    }
}

/// Nothing that is not inheritable can be ambient: the kernel refuses to raise it.
const AMBIENT: &str = "advisory.process.capabilities-contradictory";
/// A seccomp profile with error numbers, in a configuration that names a version before them.
const NEWER: &str = "runtime.config.oci-version.names-complied-version";
/// podman's root filesystems are in its store, not in the bundle.
const ROOTFS: &str = "runtime.config.root.path.posix.conventional-rootfs";

#[test]
fn what_configurations_are_warned_of_is_right() {
    for (name, text) in CONFIGS {
        let expected: &[&str] = match name {
            "podman" => &[NEWER, ROOTFS],
            "buildah" => &[AMBIENT, NEWER],
            _ => &[AMBIENT],
        };
        let report = judge(text, &config::DOCUMENT, &Context::default(), "");
        let findings = report.findings().iter();
        let warnings = findings.filter(|finding| finding.severity > Severity::Note);
        let ids: BTreeSet<String> = warnings.map(|finding| finding.clause.to_string()).collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), expected, "{name}");
    }
}

#[test]
fn configurations_are_written_as_they_were_read() {
    for (name, text) in CONFIGS {
        let config = Config::from_slice(text).unwrap();
        let written = serde_json::to_value(&config).unwrap();
        assert_eq!(
            written,
            serde_json::from_slice::<Value>(text).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn a_shim_changes_one_property_and_nothing_else() {
    for (name, text) in CONFIGS {
        let text = str::from_utf8(text).unwrap();
        let config = Config::from_slice(text.as_bytes()).unwrap();
        let before = config.process.unwrap().cwd;
        let rewritten = Config::rewrite(text.as_bytes(), |config| {
            config.process.as_mut().unwrap().cwd = "/another".to_owned();
        });
        let rewritten = String::from_utf8(rewritten.unwrap()).unwrap();
        let (until, behind) = text.split_once("\"cwd\"").unwrap();
        let behind = behind.replacen(&format!("\"{before}\""), "\"/another\"", 1);
        assert_eq!(rewritten, format!("{until}\"cwd\"{behind}"), "{name}");
    }
}

#[test]
fn the_features_of_runc_conform_and_are_written_as_they_were_read() {
    let errors = findings(RUNC_FEATURES, &features::DOCUMENT, Severity::Error);
    assert_eq!(errors, [""; 0]);
    let features = Features::from_slice(RUNC_FEATURES).unwrap();
    let written = serde_json::to_value(&features).unwrap();
    assert_eq!(
        written,
        serde_json::from_slice::<Value>(RUNC_FEATURES).unwrap()
    );
}
