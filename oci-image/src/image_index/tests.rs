use oci_conformance::{Version, judge};
use serde_json::{Value, json};

use super::*;
use crate::{
    Platform, Specified,
    platform::{Architecture, Os},
};

fn entry() -> Value {
    json!({
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "digest": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "size": 0,
        "platform": {"architecture": "amd64", "os": "linux"},
    })
}

fn index() -> Value {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [entry()],
    })
}

fn read(index: &Value) -> Result<ImageIndex, Rejected> {
    ImageIndex::from_slice(&serde_json::to_vec(index).unwrap())
}

fn findings(index: &Value, version: Version) -> Vec<String> {
    let text = serde_json::to_vec(index).unwrap();
    let report = judge(&text, &DOCUMENT, &Context::default().at(version), "");
    let findings = report.findings().iter();
    findings
        .map(|finding| format!("{} {}", finding.clause, finding.place.pointer))
        .collect()
}

#[test]
fn the_examples_prove_their_clauses() {
    assert_eq!(oci_conformance::proof::prove(&DOCUMENT), []);
}

#[test]
fn an_index_with_everything_is_written_as_it_was_read() {
    let mut full = entry();
    full["urls"] = json!(["https://example.com/blob"]);
    full["annotations"] = json!({"com.example.key": "value"});
    full["data"] = json!("");
    full["artifactType"] = json!("application/vnd.example+type");
    full["platform"]["os.version"] = json!("1");
    full["platform"]["os.features"] = json!(["a"]);
    full["platform"]["variant"] = json!("v3");
    full["platform"]["features"] = json!(["sse4"]);
    full["com.example.unknown"] = json!([{}]);
    let index = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "artifactType": "application/vnd.example+type",
        "manifests": [full, entry()],
        "subject": entry(),
        "annotations": {"com.example.key": "value"},
        "com.example.unknown": false,
    });
    let read = read(&index).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), index);
    assert!(
        ImageIndex::PROPERTIES
            .iter()
            .all(|&name| index.get(name).is_some())
    );
    assert_eq!(read.manifests[0].platform.as_ref().unwrap().extra.len(), 1);
}

#[test]
fn a_faultless_index_has_no_findings() {
    assert_eq!(findings(&index(), Version::UNRELEASED), [""; 0]);
}

#[test]
fn what_could_be_a_manifest_is_refused() {
    for (name, value) in [
        ("config", entry()),
        ("layers", json!([])),
        ("layers", Value::Null),
    ] {
        let mut both = index();
        both[name] = value;
        let error = read(&both).unwrap_err();
        let start = format!("`{name}` does not belong into an image index: ");
        assert!(error.to_string().starts_with(&start), "{error}");
        let expected = format!("advisory.image.both-shapes /{name}");
        assert_eq!(findings(&both, Version::UNRELEASED), [expected]);
    }
}

#[test]
fn what_says_that_it_is_something_else_is_refused() {
    let mut wrong = index();
    wrong["mediaType"] = json!("application/vnd.oci.image.manifest.v1+json");
    assert_eq!(
        read(&wrong).unwrap_err().to_string(),
        "`mediaType` says `application/vnd.oci.image.manifest.v1+json`, expected \
         `application/vnd.oci.image.index.v1+json`; 1:228 (/mediaType): expected \
         `application/vnd.oci.image.index.v1+json`, found \
         `application/vnd.oci.image.manifest.v1+json` [image.index.media-type.value]",
    );
}

#[test]
fn a_list_of_dockers_is_read_but_does_not_conform() {
    let mut docker = index();
    docker["mediaType"] = json!("application/vnd.docker.distribution.manifest.list.v2+json");
    docker["manifests"][0]["mediaType"] =
        json!("application/vnd.docker.distribution.manifest.v2+json");
    let read = read(&docker).unwrap();
    assert_eq!(
        ReadDocument::media_type(&read),
        MediaType::DOCKER_MANIFEST_LIST
    );
    assert_eq!(serde_json::to_value(&read).unwrap(), docker);
    assert_eq!(
        findings(&docker, Version::UNRELEASED),
        [
            "image.index.manifests.media-type.portable /manifests/0/mediaType",
            "image.index.media-type.value /mediaType",
        ]
    );
}

#[test]
fn an_entry_breaks_no_clause_about_manifests() {
    let mut wrong = index();
    wrong["manifests"][0]["mediaType"] = json!("/");
    let text = serde_json::to_vec(&wrong).unwrap();
    let report = judge(&text, &DOCUMENT, &Context::default(), "");
    let findings = report.findings().iter();
    let clauses = findings.flat_map(|finding| finding.also.iter().chain([&finding.clause]));
    let ids: Vec<_> = clauses.map(ToString::to_string).collect();
    assert!(ids.contains(&"image.descriptor.media-type.rfc6838".to_owned()));
    assert!(
        ids.iter().all(|id| !id.starts_with("image.manifest.")),
        "{ids:?}"
    );
}

#[test]
fn what_an_entry_breaks_the_index_breaks() {
    let mut wrong = index();
    wrong["manifests"][0]["platform"] = json!({"os": "linux"});
    let text = serde_json::to_vec(&wrong).unwrap();
    let report = judge(&text, &DOCUMENT, &Context::default(), "");
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings())
    };
    assert_eq!(
        finding.clause.to_string(),
        "image.index.manifests.platform.architecture.required",
    );
    let also: Vec<_> = finding.also.iter().map(ToString::to_string).collect();
    assert!(also.contains(&"image.index.manifests.descriptor-rules".to_owned()));
    assert!(also.contains(&"image.descriptor.platform.shape-anywhere".to_owned()));
}

#[test]
fn a_missing_list_is_no_empty_one() {
    let mut missing = index();
    missing.as_object_mut().unwrap().remove("manifests");
    let error = read(&missing).unwrap_err().to_string();
    assert!(
        error.starts_with("missing field `manifests` at line 1 column"),
        "{error}"
    );
    let mut empty = index();
    empty["manifests"] = Value::Null;
    assert_eq!(read(&empty).unwrap().manifests, []);
    let written = serde_json::to_value(read(&empty).unwrap()).unwrap();
    assert_eq!(written["manifests"], json!([]));
}

#[test]
fn a_nested_index_is_portable_since_version_1_1_0() {
    let mut nested = index();
    nested["manifests"][0]["mediaType"] = json!("application/vnd.oci.image.index.v1+json");
    assert_eq!(findings(&nested, Version::UNRELEASED), [""; 0]);
    assert_eq!(
        findings(&nested, crate::specification::V1_0_2),
        ["image.index.manifests.media-type.portable /manifests/0/mediaType"]
    );
}

#[test]
fn a_builder_answers_to_the_clauses() {
    let platform = Platform::builder(Os::LINUX, Architecture::AMD64)
        .build()
        .unwrap();
    let manifest = Descriptor::of(MediaType::IMAGE_MANIFEST, b"...").platform(platform);
    let mut manifest = manifest.build().unwrap();
    let index = ImageIndex::builder()
        .manifest(manifest.clone())
        .build()
        .unwrap();
    assert_eq!(index.manifests, [manifest.clone()]);
    assert_eq!(
        serde_json::to_string(&ImageIndex::builder().build().unwrap()).unwrap(),
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#,
    );
    manifest.media_type = "nope".into();
    let wrong = ImageIndex::builder()
        .manifest(manifest)
        .build()
        .unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "1:100 (/manifests/0/mediaType): `nope` is no media type: expected a type and a subtype \
         with `/` between them [image.descriptor.media-type.rfc6838]",
    );
}

#[test]
fn a_config_or_a_layer_is_no_subject() {
    let mut index = index();
    index["subject"] = entry();
    assert_eq!(findings(&index, Version::UNRELEASED), [""; 0]);
    index["subject"]["mediaType"] = json!("application/vnd.oci.image.config.v1+json");
    let found = findings(&index, Version::UNRELEASED);
    assert!(found.contains(&"advisory.image.subject-no-manifest /subject/mediaType".to_owned()));
}
