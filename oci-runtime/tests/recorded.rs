//! Documents as real programs write them: runc 1.1.5, crun 1.8.1, podman 4.3.1, buildah 1.28.2.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

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
        let changed = Config::rewrite(text.as_bytes(), |config| {
            if let Some(process) = &mut config.process {
                process.terminal = Some(false);
            }
        });
        let changed = String::from_utf8(changed.unwrap()).unwrap();
        let terminal = text.replace("\"terminal\": true", "\"terminal\": false");
        if text.contains("\"terminal\"") {
            assert_eq!(changed, terminal, "{name}");
        } else {
            let mut expected: Value = serde_json::from_str(text).unwrap();
            expected["process"]["terminal"] = false.into();
            assert_eq!(
                serde_json::from_str::<Value>(&changed).unwrap(),
                expected,
                "{name}"
            );
        }
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
