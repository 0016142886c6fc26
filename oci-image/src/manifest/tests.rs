use oci_conformance::{Version, judge};
use serde_json::{Value, json};

use super::*;
use crate::{ManifestOrIndex, Specified, specification::V1_0_1};

fn descriptor_of(media_type: &str) -> Value {
    let digest = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    json!({"mediaType": media_type, "digest": digest, "size": 5})
}

fn image() -> Value {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": descriptor_of("application/vnd.oci.image.config.v1+json"),
        "layers": [descriptor_of("application/vnd.oci.image.layer.v1.tar+gzip")],
    })
}

fn read(manifest: &Value) -> Result<ImageManifest, Rejected> {
    ImageManifest::from_slice(&serde_json::to_vec(manifest).unwrap())
}

/// What judging finds, as `id pointer`.
fn findings(manifest: &Value, version: Version) -> Vec<String> {
    let text = serde_json::to_vec(manifest).unwrap();
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
fn a_manifest_with_everything_is_written_as_it_was_read() {
    let mut full = json!({
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "size": 2,
        "urls": ["https://example.com/blob"],
        "annotations": {"com.example.key": "value"},
        "data": "e30=",
        "artifactType": "application/vnd.example+type",
        "platform": {
            "architecture": "arm64",
            "os": "linux",
            "os.version": "1",
            "os.features": ["a"],
            "variant": "v8",
            "com.example.unknown": [1],
        },
        "com.example.unknown": {"deep": [null, 1.5, "x"]},
    });
    let subject = full.clone();
    full["mediaType"] = json!("application/vnd.example.config.v1+json");
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "artifactType": "application/vnd.example+type",
        "config": full,
        "layers": [full, descriptor_of("application/vnd.oci.image.layer.v1.tar")],
        "subject": subject,
        "annotations": {"com.example.key": "value"},
        "com.example.unknown": {"deep": [null, 18_446_744_073_709_551_615_u64]},
    });
    let read = read(&manifest).unwrap();
    assert_eq!(read.extra.len(), 1);
    assert_eq!(read.layers[0].extra.len(), 1);
    assert_eq!(serde_json::to_value(&read).unwrap(), manifest);
    // Every other property is there as well.
    let known: Vec<&str> = ImageManifest::PROPERTIES.to_vec();
    assert!(known.iter().all(|&name| manifest.get(name).is_some()));
}

/// Whether judging finds a breach of the clause.
fn breaks(id: &str, manifest: &Value) -> bool {
    let found = findings(manifest, Version::UNRELEASED);
    found
        .iter()
        .any(|found| found.split(' ').next() == Some(id))
}

#[test]
fn what_is_said_of_artifacts_is_not_said_of_images_or_several_layers() {
    let layer = |size| {
        let mut layer = descriptor_of("text/plain");
        layer["size"] = json!(size);
        layer
    };
    for (artifact, layers, single, unused) in [
        (true, vec![layer(0)], true, true),
        (true, vec![layer(2)], false, false),
        (true, vec![layer(0), layer(0)], false, false),
        (false, vec![layer(0)], false, false),
        (false, vec![], false, false),
    ] {
        let mut manifest = image();
        manifest["layers"] = json!(layers);
        if artifact {
            manifest["artifactType"] = json!("application/vnd.example+type");
        }
        let found = breaks("image.manifest.artifact.single-layer", &manifest);
        assert_eq!(found, single, "{manifest}");
        let id = "image.manifest.artifact.unused-layers-empty-descriptor";
        assert_eq!(breaks(id, &manifest), unused, "{manifest}");
    }
}

#[test]
fn a_container_image_has_layers_of_file_systems_alone() {
    const LAYER: &str = "application/vnd.oci.image.layer.v1.tar";
    for (artifact, layers, portable) in [
        (false, vec![LAYER], true),
        (false, vec![LAYER, LAYER], true),
        (true, vec![LAYER], false),
        (false, vec![], false),
        (false, vec![LAYER, "text/plain"], false),
    ] {
        let mut manifest = image();
        manifest["config"] = descriptor_of("text/plain");
        manifest["layers"] = layers.into_iter().map(descriptor_of).collect();
        if artifact {
            manifest["artifactType"] = json!("application/vnd.example+type");
        }
        let id = "image.manifest.config.media-type.portable-image";
        assert_eq!(breaks(id, &manifest), portable, "{manifest}");
    }
}

#[test]
fn only_an_empty_config_has_an_empty_layer_added() {
    let artifact = ImageManifest::artifact("application/vnd.example+type").build();
    assert_eq!(artifact.unwrap().layers, [Descriptor::empty()]);
    let config: Descriptor =
        serde_json::from_value(descriptor_of("application/vnd.oci.image.config.v1+json")).unwrap();
    let image = ImageManifest::builder(config).build().unwrap();
    assert_eq!(image.layers, []);
    let content = Descriptor::of("application/vnd.example.content", b"content");
    let content = content.build().unwrap();
    let artifact =
        ImageManifest::artifact("application/vnd.example+type").layers([content.clone()]);
    assert_eq!(artifact.build().unwrap().layers, [content]);
}

#[test]
fn what_could_be_an_index_is_refused() {
    let mut both = image();
    both["manifests"] = json!([]);
    let error = read(&both).unwrap_err();
    assert!(
        error.to_string().starts_with(
            "`manifests` does not belong into an image manifest: the document could be taken for \
             one of another type at line 1 column "
        ),
        "{error}"
    );
    let error = serde_json::from_value::<ImageManifest>(both.clone()).unwrap_err();
    assert!(error.to_string().starts_with("`manifests` does not belong"));
    // No sentence of the specification forbids it.
    assert_eq!(
        findings(&both, Version::UNRELEASED),
        ["advisory.image.both-shapes /manifests"]
    );
    let bytes = serde_json::to_vec(&both).unwrap();
    assert!(ManifestOrIndex::from_slice(&bytes).is_err());
}

#[test]
fn what_says_that_it_is_something_else_is_refused() {
    for media_type in [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.config.v1+json",
        "text/plain",
        "",
    ] {
        let mut manifest = image();
        manifest["mediaType"] = json!(media_type);
        let error = read(&manifest).unwrap_err();
        let own = "application/vnd.oci.image.manifest.v1+json";
        assert_eq!(
            error.error().to_string(),
            format!("`mediaType` says `{media_type}`, expected `{own}`"),
        );
        assert!(!error.report().conforms());
    }
}

#[test]
fn a_manifest_of_dockers_is_read_but_does_not_conform() {
    let docker = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": descriptor_of("application/vnd.docker.container.image.v1+json"),
        "layers": [descriptor_of("application/vnd.docker.image.rootfs.diff.tar.gzip")],
    });
    let read = read(&docker).unwrap();
    assert_eq!(ReadDocument::media_type(&read), MediaType::DOCKER_MANIFEST);
    assert_eq!(serde_json::to_value(&read).unwrap(), docker);
    let found = findings(&docker, Version::UNRELEASED);
    assert!(found.contains(&"image.manifest.media-type.value /mediaType".to_owned()));
    // The clause came with version 1.0.2.
    let found = findings(&docker, V1_0_1);
    assert!(
        !found
            .iter()
            .any(|finding| finding.starts_with("image.manifest.media-type"))
    );
}

#[test]
fn says_what_is_wrong() {
    let mut incomplete = image();
    incomplete.as_object_mut().unwrap().remove("config");
    let error = read(&incomplete).unwrap_err().to_string();
    assert!(
        error.starts_with(
            "missing field `config` at line 1 column 239; 1:1 (/config): the manifest has no \
             `config` [image.manifest.config.required]"
        ),
        "{error}"
    );
    let mut old = image();
    old["schemaVersion"] = json!(1);
    let error = read(&old).unwrap_err().to_string();
    assert!(
        error.starts_with("invalid value: integer `1`, expected the number 2 at line 1"),
        "{error}"
    );
    assert!(
        error.ends_with("expected the number 2, found 1 [image.manifest.schema-version.value]"),
        "{error}"
    );
    let error = ImageManifest::from_slice(b"{").unwrap_err().to_string();
    assert!(
        error.starts_with("EOF while parsing an object at line 1 column 1"),
        "{error}"
    );
    let error = ImageManifest::from_slice(b"{\"a\xff\":1}")
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("invalid unicode code point"), "{error}");
}

#[test]
fn null_is_an_empty_list_of_layers() {
    let mut manifest = image();
    manifest["layers"] = Value::Null;
    assert_eq!(read(&manifest).unwrap().layers, []);
    assert_eq!(
        findings(&manifest, Version::UNRELEASED),
        ["image.manifest.layers.json-type /layers"]
    );
}

#[test]
fn without_a_media_type_nothing_contradicts() {
    let mut manifest = image();
    manifest.as_object_mut().unwrap().remove("mediaType");
    let read = read(&manifest).unwrap();
    assert_eq!(read.media_type, None);
    assert_eq!(ReadDocument::media_type(&read), MediaType::IMAGE_MANIFEST);
    assert_eq!(
        findings(&manifest, Version::UNRELEASED),
        ["image.manifest.media-type.present /mediaType"]
    );
    assert_eq!(findings(&manifest, V1_0_1), [""; 0]);
}

#[test]
fn a_builder_answers_to_the_clauses() {
    let config = Descriptor::of(MediaType::IMAGE_CONFIG, b"{}")
        .build()
        .unwrap();
    let docker = ImageManifest::builder(config.clone())
        .media_type(MediaType::DOCKER_MANIFEST)
        .build();
    assert_eq!(
        docker.unwrap_err().to_string(),
        "1:32 (/mediaType): expected `application/vnd.oci.image.manifest.v1+json`, found \
         `application/vnd.docker.distribution.manifest.v2+json` [image.manifest.media-type.value]",
    );
    let nameless = ImageManifest::builder(config).artifact_type("nope").build();
    assert_eq!(
        nameless.unwrap_err().report().findings()[0]
            .clause
            .to_string(),
        "image.manifest.artifact-type.rfc6838",
    );
    let untyped = ImageManifest::builder(Descriptor::empty()).build();
    let untyped = untyped.unwrap_err();
    let finding = &untyped.report().findings()[0];
    assert_eq!(
        finding.clause.to_string(),
        "image.manifest.artifact-type.required-with-empty-config",
    );
    assert_eq!(
        finding.also[0].to_string(),
        "image.manifest.artifact.artifact-type-with-empty-config",
    );
}

#[test]
fn an_artifact_keeps_the_layers_that_it_is_given() {
    let layer = Descriptor::of("application/vnd.example+type", b"...")
        .build()
        .unwrap();
    let artifact = ImageManifest::artifact("application/vnd.example+type")
        .layer(layer.clone())
        .subject(
            Descriptor::of(MediaType::IMAGE_MANIFEST, b"...")
                .build()
                .unwrap(),
        )
        .build()
        .unwrap();
    assert_eq!(artifact.layers, [layer]);
    let text = serde_json::to_value(&artifact).unwrap();
    assert_eq!(text["config"]["data"], "e30=");
    // But for the hint about portability, there is nothing to say against it.
    assert_eq!(
        findings(&text, Version::UNRELEASED)
            .iter()
            .filter(|finding| !finding.contains("portable") && !finding.contains("manifest-target"))
            .count(),
        0,
    );
}

#[test]
fn a_clause_that_is_said_twice_is_found_once() {
    let mut manifest = image();
    let malformed = descriptor_of("/");
    manifest["config"] = malformed.clone();
    manifest["layers"] = json!([malformed]);
    manifest["subject"] = malformed;
    let text = serde_json::to_vec(&manifest).unwrap();
    let report = judge(&text, &DOCUMENT, &Context::default(), "");
    let rfc6838 = "image.descriptor.media-type.rfc6838";
    let findings = report.findings().iter();
    let found = findings.filter(|finding| finding.clause.to_string() == rfc6838);
    let found = found.map(|finding| {
        let also = finding.also.iter().map(ToString::to_string);
        (finding.place.pointer.clone(), also.collect())
    });
    let ids = |ids: &[&str]| -> Vec<String> { ids.iter().map(ToString::to_string).collect() };
    assert_eq!(
        found.collect::<Vec<(String, Vec<String>)>>(),
        [
            (
                "/config/mediaType".to_owned(),
                ids(&[
                    "image.manifest.config.media-type.rfc6838",
                    "image.media-types.relations.descriptors",
                    "image.manifest.config.descriptor-rules",
                ]),
            ),
            (
                "/layers/0/mediaType".to_owned(),
                ids(&[
                    "image.manifest.layers.media-type.rfc6838",
                    "image.manifest.layers.descriptor-extra-rules",
                    "image.media-types.relations.descriptors",
                    "image.manifest.layers.descriptor",
                ]),
            ),
            (
                "/subject/mediaType".to_owned(),
                ids(&[
                    "image.media-types.relations.descriptors",
                    "image.manifest.subject.descriptor",
                ]),
            ),
        ]
    );
}
