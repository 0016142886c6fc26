//! Documents that the schemas accept, and such that they refuse.

use std::{
    fs,
    path::{Path, PathBuf},
};

use oci_conformance::{Context, Version, judge};
use oci_image::ImageIndex;
use serde_json::{Value, json};

use super::validator;

/// Documents of this project, by their schemas.
pub(crate) const GOOD: &[(&str, &str)] = &[
    ("image-index", "examples/layouts/hello/index.json"),
    (
        "image-manifest",
        "examples/layouts/hello/blobs/sha256/5a08928dfae41e3b20b6b5c59f722190ef2512ce7e1146c9944d0b66f967c602",
    ),
    (
        "image-config",
        "examples/layouts/hello/blobs/sha256/3d7adadeb90fa3aea08ae080532f4bf7c6870aa04969bf11c6c4dac1bdf77371",
    ),
    ("descriptor", "tests/fixtures/documents/descriptor.json"),
    ("oci-layout", "examples/layouts/hello/oci-layout"),
    ("runtime-config", "examples/bundles/hello/config.json"),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/buildah-config.json",
    ),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/crun-spec.json",
    ),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/crun-spec-rootless.json",
    ),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/podman-config.json",
    ),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/runc-spec.json",
    ),
    (
        "runtime-config",
        "oci-runtime/tests/recorded/runc-spec-rootless.json",
    ),
    (
        "runtime-features",
        "oci-runtime/tests/recorded/crun-features.json",
    ),
    (
        "runtime-features",
        "oci-runtime/tests/recorded/runc-features.json",
    ),
    ("runtime-features", "tests/fixtures/runtime/features.json"),
    ("runtime-state", "tests/fixtures/runtime/state.json"),
    (
        "container-process-state",
        "tests/fixtures/runtime/process-state.json",
    ),
];

/// The path of a file of this project.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[track_caller]
fn read(path: &Path) -> Value {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[track_caller]
fn errors(name: &str, document: &Value) -> Vec<String> {
    let validator = validator(name);
    let errors = validator.iter_errors(document);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn examples_and_what_programs_write_are_accepted() {
    for (name, path) in GOOD {
        assert_eq!(errors(name, &read(&file(path))), [""; 0], "{path}");
    }
}

#[test]
fn what_breaks_a_document_is_refused_in_its_place() {
    let digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    for (name, document, place) in [
        (
            "image-index",
            json!({ "schemaVersion": 1, "manifests": [] }),
            "/schemaVersion",
        ),
        (
            "image-index",
            json!({ "schemaVersion": 2, "manifests": null }),
            "/manifests",
        ),
        ("image-index", json!({ "schemaVersion": 2 }), ""),
        (
            "image-index",
            json!({ "schemaVersion": 2, "manifests": [{ "mediaType": "a/b", "digest": digest, "size": 1, "platform": null }] }),
            "/manifests/0/platform",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a/b", "digest": digest.to_uppercase(), "size": 1 }),
            "/digest",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a/b", "digest": format!("{digest}0"), "size": 1 }),
            "/digest",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a", "digest": digest, "size": 1 }),
            "/mediaType",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a/b", "digest": digest, "size": -1 }),
            "/size",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a/b", "digest": digest, "size": 1, "data": "e30" }),
            "/data",
        ),
        (
            "descriptor",
            json!({ "mediaType": "a/b", "digest": digest, "size": 1, "annotations": { "a": 1 } }),
            "/annotations/a",
        ),
        (
            "image-config",
            json!({ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layer", "diff_ids": [] } }),
            "/rootfs/type",
        ),
        (
            "image-config",
            json!({ "created": "2015-02-29T00:00:00Z", "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] } }),
            "/created",
        ),
        (
            "oci-layout",
            json!({ "imageLayoutVersion": 1 }),
            "/imageLayoutVersion",
        ),
        (
            "runtime-config",
            json!({ "ociVersion": "1.0" }),
            "/ociVersion",
        ),
        (
            "runtime-config",
            json!({ "ociVersion": "1.3.0", "process": {} }),
            "/process",
        ),
        (
            "runtime-config",
            json!({ "ociVersion": "1.3.0", "linux": { "seccomp": { "defaultAction": "ALLOW" } } }),
            "/linux/seccomp/defaultAction",
        ),
        (
            "runtime-config",
            json!({ "ociVersion": "1.3.0", "hostname": null }),
            "/hostname",
        ),
        ("runtime-features", json!({ "ociVersionMin": "1.0.0" }), ""),
        (
            "runtime-state",
            json!({ "ociVersion": "1.3.0", "id": "a", "status": "created" }),
            "",
        ),
    ] {
        let found = errors(name, &document);
        let there = found
            .iter()
            .any(|error| error.starts_with(&format!("{place}: ")));
        assert!(there, "{name} {document}: {found:?}");
    }
}

/// Editors look for a schema there. Only features may not: the specification has them hold nothing
/// that it does not define.
#[test]
fn a_document_may_name_its_schema() {
    let kinds = [
        ("image-index", &oci_image::image_index::DOCUMENT),
        ("image-manifest", &oci_image::manifest::DOCUMENT),
        ("image-config", &oci_image::config::DOCUMENT),
        ("descriptor", &oci_image::descriptor::DOCUMENT),
        ("oci-layout", &oci_image::image_layout::DOCUMENT),
        ("runtime-config", &oci_runtime::config::DOCUMENT),
        ("runtime-state", &oci_runtime::state::DOCUMENT),
        ("runtime-features", &oci_runtime::features::DOCUMENT),
        (
            "container-process-state",
            &oci_runtime::config_linux::CONTAINER_PROCESS_STATE,
        ),
    ];
    let found = |document: &Value, kind| {
        let text = document.to_string();
        let report = judge(text.as_bytes(), kind, &Context::default(), "");
        let clauses = report.findings().iter();
        let clauses = clauses.map(|finding| finding.clause.to_string());
        clauses.collect::<Vec<_>>()
    };
    for (name, path) in GOOD {
        let (_, kind) = kinds.iter().find(|(known, _)| known == name).unwrap();
        let mut document = read(&file(path));
        let mut expected = found(&document, kind);
        document["$schema"] = json!("./schemas/some.schema.json");
        if *name == "runtime-features" {
            expected.push("runtime.features.no-undefined-properties".to_owned());
        }
        assert_eq!(found(&document, kind), expected, "{path}");
        assert_eq!(errors(name, &document), [""; 0], "{path}");
    }
}

/// No clause forbids it, but what could be taken for a document of another type is not read
/// (CVE-2021-41190).
#[test]
fn only_reading_refuses_what_has_both_shapes() {
    let both = json!({ "schemaVersion": 2, "manifests": [], "layers": [] });
    assert_eq!(errors("image-index", &both), [""; 0]);
    assert!(serde_json::from_value::<ImageIndex>(both).is_err());
}

/// What a later version has closed or demanded, an older one has not.
#[test]
fn the_schemas_are_those_of_the_newest_text() {
    let early = json!({ "ociVersion": "1.0.0-rc5", "root": { "path": "rootfs" }, "linux": { "timeOffsets": 1 } });
    let text = early.to_string();
    let judged =
        |context: &Context<'_>| judge(text.as_bytes(), &oci_runtime::config::DOCUMENT, context, "");
    assert!(judged(&Context::default()).conforms());
    assert!(!judged(&Context::default().at(Version::UNRELEASED)).conforms());
    assert_ne!(errors("runtime-config", &early), [""; 0]);
}

/// The documents that the runtime-spec tests its own schemas with.
#[test]
fn official_cases_are_told_apart() {
    let Some(upstream) = oci_testing::folder("OCI_UPSTREAM") else {
        return;
    };
    let cases = upstream.join("runtime-spec/cases");
    let mut counted = 0;
    for kind in ["config", "features", "state"] {
        for quality in ["good", "bad"] {
            for entry in fs::read_dir(cases.join(kind).join(quality)).unwrap() {
                let path = entry.unwrap().path();
                let text = fs::read(&path).unwrap();
                // What is no JSON is bad without a schema.
                let Ok(document) = serde_json::from_slice(&text) else {
                    continue;
                };
                let found = errors(&format!("runtime-{kind}"), &document);
                assert_eq!(
                    found.is_empty(),
                    quality == "good",
                    "{}: {found:?}",
                    path.display()
                );
                counted += 1;
            }
        }
    }
    assert!(counted > 10, "{counted}");
}
