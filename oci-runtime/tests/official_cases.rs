//! The documents that the runtime-spec's own repository tests its JSON Schemas with.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

use std::{collections::BTreeMap, fs};

use oci_conformance::{Context, DocumentType, Severity, Version, judge};
use oci_runtime::{Config, Features, State, config, features, state};
use oci_testing::folder;
use serde_core::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The documents of a type that are good or bad, by their names.
fn cases(kind: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let path = folder("OCI_UPSTREAM")?
        .join("runtime-spec/cases")
        .join(kind);
    let entries = fs::read_dir(&path).expect("there is a folder of documents");
    let cases = entries.map(|entry| {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        (name.into_owned(), fs::read(&path).expect("a document"))
    });
    let cases: BTreeMap<_, _> = cases.collect();
    assert!(!cases.is_empty(), "no documents in {}", path.display());
    Some(cases)
}

/// Good documents break no MUST of the version that they name, nor of the newest text, but for those
/// of the table, where the prose demands what the JSON Schema does not; and they are written as they
/// were read.
fn good<T: DeserializeOwned + Serialize>(kind: &DocumentType, but: &[(&str, &str)]) {
    let Some(cases) = cases(&format!("{}/good", kind.name)) else {
        return;
    };
    for (name, text) in cases {
        for context in [
            Context::default(),
            Context::default().at(Version::UNRELEASED),
        ] {
            let report = judge(&text, kind, &context, &name);
            let findings = report.findings().iter();
            let errors = findings.filter(|finding| finding.severity == Severity::Error);
            let unexpected: Vec<_> = errors
                .filter(|error| !but.contains(&(&name, &error.place.pointer)))
                .map(ToString::to_string)
                .collect();
            assert!(unexpected.is_empty(), "{name}: {unexpected:#?}");
        }
        let read: T = serde_json::from_slice(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let written = serde_json::to_value(&read).expect("it can be written");
        let expected: Value = serde_json::from_slice(&text).expect("it is JSON");
        assert_eq!(written, expected, "{name}");
    }
}

/// Bad documents break a MUST of the newest text at the place that the table names. Some name a
/// version that does not know yet what is wrong with them, as the JSON Schemas know no versions.
fn bad(kind: &DocumentType, places: &[(&str, &str)]) {
    let Some(cases) = cases(&format!("{}/bad", kind.name)) else {
        return;
    };
    let named: Vec<_> = places.iter().map(|(name, _)| *name).collect();
    let there: Vec<_> = cases.keys().map(String::as_str).collect();
    assert_eq!(there, named, "every document has its place in the table");
    for ((name, text), (_, place)) in cases.iter().zip(places) {
        let context = Context::default().at(Version::UNRELEASED);
        let report = judge(text, kind, &context, name);
        let findings = report.findings().iter();
        let errors = findings.filter(|finding| finding.severity == Severity::Error);
        let found: Vec<_> = errors.map(|error| error.place.pointer.as_str()).collect();
        assert!(
            found.contains(place),
            "{name}: {place:?} is not in {found:?}"
        );
    }
}

#[test]
fn good_configurations_break_nothing() {
    good::<Config>(&config::DOCUMENT, &[]);
}

#[test]
fn bad_configurations_break_a_clause_where_they_are_bad() {
    bad(
        &config::DOCUMENT,
        &[
            ("freebsd-vnet-disable.json", "/freebsd/jail/vnet"),
            ("invalid-json.json", ""),
            (
                "linux-hugepage.json",
                "/linux/resources/hugepageLimits/0/pageSize",
            ),
            ("linux-netdevice.json", "/linux/netDevices/eth0/name"),
            ("linux-rdma.json", "/linux/resources/rdma/mlx5_1/hcaHandles"),
        ],
    );
}

#[test]
fn good_states_break_nothing() {
    good::<State>(&state::DOCUMENT, &[]);
}

#[test]
fn bad_states_break_a_clause_where_they_are_bad() {
    bad(&state::DOCUMENT, &[("invalid-json.json", "")]);
}

#[test]
fn good_features_break_nothing() {
    good::<Features>(&features::DOCUMENT, &[]);
}

#[test]
fn bad_features_break_a_clause_where_they_are_bad() {
    bad(
        &features::DOCUMENT,
        &[("missing-ociVersionMax.json", "/ociVersionMax")],
    );
}
