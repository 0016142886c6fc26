//! `--select`: what is judged of a layout, and what is left alone.

use oci_conformance::{Conformance, Report};
use oci_image::layout::{Options, Selector};

use crate::{draft::Draft, sound, table::told};

fn judge(draft: &Draft, selectors: &[&str]) -> Report {
    let selectors: Vec<Selector> = selectors
        .iter()
        .map(|selector| selector.parse().unwrap())
        .collect();
    let mut options = Options::default();
    options.select = &selectors;
    draft.finish().on_disk().judge(&options)
}

/// The digests of what was looked at, by the names of the draft's parts.
#[track_caller]
fn assert_looked_at(selectors: &[&str], expected: &[&str]) {
    let draft = sound::draft();
    let files = draft.finish();
    let report = judge(&draft, selectors);
    let names = [
        "base",
        "app",
        "config-amd64",
        "config-arm64",
        "amd64",
        "arm64",
        "nested",
        "empty",
        "sbom",
        "artifact",
        "index.json",
        "oci-layout",
    ];
    let looked_at = |name: &&str| {
        let path = files.path(name);
        report
            .documents()
            .iter()
            .any(|document| document.file == path)
    };
    let found: Vec<&str> = names.into_iter().filter(looked_at).collect();
    assert_eq!(found, expected, "{selectors:?}");
    assert_eq!(
        report.conformance(),
        Conformance::Conformant,
        "{}",
        told(&report)
    );
}

#[test]
fn nested_indexes_are_searched() {
    let arm64 = [
        "base",
        "app",
        "config-arm64",
        "arm64",
        "nested",
        "index.json",
        "oci-layout",
    ];
    assert_looked_at(&["platform.architecture=arm64"], &arm64);
    assert_looked_at(
        &["platform.architecture=arm64", "platform.os=linux"],
        &arm64,
    );
    let digest = format!("digest={}", digest_of("arm64"));
    assert_looked_at(&[&digest], &arm64);
}

fn digest_of(name: &str) -> String {
    let path = sound::draft().finish().path(name);
    path.strip_prefix("blobs/").unwrap().replace('/', ":")
}

#[test]
fn everything_below_a_selected_index_is_selected() {
    let image = [
        "base",
        "app",
        "config-amd64",
        "config-arm64",
        "amd64",
        "arm64",
        "nested",
        "index.json",
        "oci-layout",
    ];
    assert_looked_at(
        &[r#"annotations."org.opencontainers.image.ref.name"=v1"#],
        &image,
    );
    assert_looked_at(&["platform.os=linux"], &image);
}

#[test]
fn artifacts_are_selected_by_their_type() {
    assert_looked_at(
        &["artifactType=application/vnd.example.sbom.v1"],
        &[
            "nested",
            "empty",
            "sbom",
            "artifact",
            "index.json",
            "oci-layout",
        ],
    );
}

#[test]
fn if_nothing_is_selected_nothing_is_judged() {
    for selectors in [
        &["platform.os=windows"][..],
        &["platform.os=linux", "platform.architecture=s390x"],
        &["digest=sha256:abc"],
        &["annotations.org.opencontainers.image.ref.name=v1"],
    ] {
        let report = judge(&sound::draft(), selectors);
        assert_eq!(report.conformance(), Conformance::Undetermined);
        let messages: Vec<&str> = report
            .obstacles()
            .iter()
            .map(|obstacle| obstacle.message.as_str())
            .collect();
        assert_eq!(
            messages,
            [format!("no descriptor has {}", selectors.join(" and "))]
        );
    }
}

#[test]
fn faults_elsewhere_are_left_alone() {
    let mut draft = sound::draft();
    draft.replace("amd64", r#"{"schemaVersion":2"#, r#"{"schemaVersion":3"#);
    assert!(judge(&draft, &["platform.architecture=arm64"]).conforms());
    assert!(!judge(&draft, &["platform.architecture=amd64"]).conforms());
}

#[test]
fn what_cannot_be_searched_may_hold_what_was_asked_for() {
    let mut draft = sound::draft();
    draft.omit("nested");
    let report = judge(&draft, &["platform.architecture=arm64"]);
    assert_eq!(report.conformance(), Conformance::Undetermined);
}

/// Two names of one index: what the first one passes over, the second one selects.
#[test]
fn an_index_may_be_selected_by_its_second_name() {
    const V1: &str = r#"{"mediaType":"application/vnd.oci.image.index.v1+json",<nested>,"annotations":{"org.opencontainers.image.ref.name":"v1"}}"#;
    let v2 = V1.replace("v1\"}}", "v2\"}}");
    let mut draft = sound::draft();
    draft.replace("index.json", V1, format!("{V1},{v2}"));
    draft.replace("amd64", r#"{"schemaVersion":2"#, r#"{"schemaVersion":3"#);
    for name in ["v1", "v2"] {
        let selector = format!(r#"annotations."org.opencontainers.image.ref.name"={name}"#);
        let report = judge(&draft, &[&selector]);
        assert!(!report.conforms(), "{name}");
        let documents = report.documents().iter();
        assert_eq!(documents.filter(|it| it.role == "index").count(), 2);
    }
}

/// The same, where the index in question is below others.
#[test]
fn an_index_may_be_selected_after_it_was_searched() {
    const ENTRY: &str = r#"{"mediaType":"application/vnd.oci.image.index.v1+json",<outer>}"#;
    let mut draft = sound::draft();
    draft.insert_blob(
        "inner",
        r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json",<nested>}]}"#,
        "index.json",
    );
    draft.insert_blob(
        "outer",
        r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json",<inner>}]}"#,
        "index.json",
    );
    let named = ENTRY.replace("<outer>", r#"<inner>,"annotations":{"com.example.a":"b"}"#);
    draft.replace(
        "index.json",
        r#""manifests":["#,
        format!(r#""manifests":[{ENTRY},{named},"#),
    );
    let report = judge(&draft, &[r#"annotations."com.example.a"=b"#]);
    assert_eq!(report.conformance(), Conformance::Conformant);
    let documents = report.documents().iter();
    assert_eq!(documents.filter(|it| it.role == "manifest").count(), 2);
}
