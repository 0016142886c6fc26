//! The graph of documents: what may be missing, and what stands in several places.

use crate::table::{
    Change::{Draft, Text},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn blobs_may_be_missing() {
    check(&[
        Row("a layer", Draft(|draft| draft.omit("base")), Silence),
        Row(
            "a config",
            Draft(|draft| draft.omit("config-amd64")),
            Silence,
        ),
        Row("a manifest", Draft(|draft| draft.omit("amd64")), Silence),
        Row("an index", Draft(|draft| draft.omit("nested")), Silence),
        Row(
            "the empty blob",
            Draft(|draft| draft.omit("empty")),
            Silence,
        ),
        Row(
            "an artifact",
            Draft(|draft| draft.omit("artifact")),
            Silence,
        ),
    ]);
}

#[test]
fn documents_are_what_descriptors_call_them() {
    const INDEX: &str = "application/vnd.oci.image.index.v1+json";
    const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
    check(&[
        Row(
            "an index that is called a manifest",
            Draft(|draft| {
                draft.replace(
                    "index.json",
                    &format!(r#"{{"mediaType":"{INDEX}",<nested>"#),
                    format!(r#"{{"mediaType":"{MANIFEST}",<nested>"#),
                );
            }),
            Broken(&[
                "image.manifest.config.required",
                "image.manifest.layers.present",
                "image.manifest.media-type.value",
                "image.manifest.media-type.differs-from-descriptor",
            ]),
        ),
        Row(
            "a manifest that is called an index",
            Draft(|draft| {
                draft.replace(
                    "nested",
                    &format!(r#"{{"mediaType":"{MANIFEST}",<amd64>"#),
                    format!(r#"{{"mediaType":"{INDEX}",<amd64>"#),
                );
            }),
            Broken(&[
                "image.index.manifests.required",
                "image.index.media-type.value",
                "image.index.media-type.differs-from-descriptor",
            ]),
        ),
        Row(
            "a manifest that is called a Docker manifest",
            Draft(|draft| {
                draft.replace("nested", &format!(r#"{{"mediaType":"{MANIFEST}",<amd64>"#), r#"{"mediaType":"application/vnd.docker.distribution.manifest.v2+json",<amd64>"#);
            }),
            Hints(&["image.index.manifests.media-type.portable"]),
        ),
    ]);
}

#[test]
fn content_may_have_several_roles() {
    check(&[
        Row(
            "the same layer twice",
            Draft(|draft| {
                draft.replace("arm64", "<app>", "<base>");
                draft.replace("config-arm64", "<app-tar.digest>", "<base-tar.digest>");
            }),
            Silence,
        ),
        Row(
            "the same manifest twice",
            Text(
                "nested",
                r#""manifests":["#,
                r#""manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>,"platform":{"architecture":"amd64","os":"linux"}},"#,
            ),
            Silence,
        ),
        Row(
            "a config that is a layer of an artifact, too",
            Text(
                "artifact",
                r#"{"mediaType":"application/vnd.example.sbom.v1+json",<sbom>"#,
                r#"{"mediaType":"application/vnd.example.sbom.v1+json",<config-amd64>"#,
            ),
            Silence,
        ),
        Row(
            "an image in index.json and in the nested index",
            Text(
                "index.json",
                r#""manifests":["#,
                r#""manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>,"platform":{"architecture":"amd64","os":"linux"}},"#,
            ),
            Silence,
        ),
        Row(
            "a manifest for two artifacts",
            Text(
                "index.json",
                r#""manifests":["#,
                r#""manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<artifact>},"#,
            ),
            Silence,
        ),
        Row(
            "index.json as a blob of its own",
            Draft(|draft| {
                let index = draft.content("index.json");
                draft.add_blob("copy", index);
            }),
            Silence,
        ),
        Row(
            "a config under the type of a manifest",
            Text(
                "index.json",
                r#""manifests":["#,
                r#""manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<sbom>},"#,
            ),
            Broken(&[
                "image.manifest.config.required",
                "image.manifest.layers.present",
                "image.manifest.schema-version.required",
            ]),
        ),
        Row(
            "a faulty manifest that two list",
            Draft(|draft| {
                draft.replace("amd64", r#"{"schemaVersion":2"#, r#"{"schemaVersion":3"#);
                draft.replace("index.json", r#""manifests":["#, r#""manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>,"platform":{"architecture":"amd64","os":"linux"}},"#);
            }),
            Broken(&["image.manifest.schema-version.value"]),
        ),
    ]);
}

#[test]
fn other_documents() {
    check(&[
        Row(
            "a descriptor as content",
            Draft(|draft| {
                draft.replace("index.json", r#""manifests":["#, r#""manifests":[{"mediaType":"application/vnd.oci.descriptor.v1+json",<pointer>},"#);
                draft.insert_blob(
                    "pointer",
                    r#"{"mediaType":"text/plain",<sbom>}"#,
                    "index.json",
                );
            }),
            Hints(&[
                "image.index.manifests.media-type.portable",
                "image.layout.index.media-types-general",
            ]),
        ),
        Row(
            "a faulty descriptor as content",
            Draft(|draft| {
                draft.replace("index.json", r#""manifests":["#, r#""manifests":[{"mediaType":"application/vnd.oci.descriptor.v1+json",<pointer>},"#);
                draft.insert_blob("pointer", r#"{"mediaType":"text/plain"}"#, "index.json");
            }),
            Broken(&[
                "image.descriptor.digest.required",
                "image.descriptor.size.required",
            ]),
        ),
        Row(
            "Docker's image",
            Draft(|draft| {
                for (from, to) in [
                    ("oci.image.config.v1+json", "docker.container.image.v1+json"),
                    (
                        "oci.image.layer.v1.tar+gzip",
                        "docker.image.rootfs.diff.tar.gzip",
                    ),
                    (
                        r#""mediaType":"application/vnd.oci.image.manifest.v1+json""#,
                        r#""mediaType":"application/vnd.docker.distribution.manifest.v2+json""#,
                    ),
                ] {
                    draft.replace("amd64", from, to);
                }
                draft.replace(
                    "nested",
                    "vnd.oci.image.manifest.v1+json\",<amd64>",
                    "vnd.docker.distribution.manifest.v2+json\",<amd64>",
                );
            }),
            Hints(&["image.index.manifests.media-type.portable"]),
        ),
    ]);
}
