//! manifest.md, of images and of artifacts.

use crate::table::{
    Change::{Draft, Text, Whole},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn properties_have_their_types() {
    check(&[
        Row(
            "a string",
            Whole("amd64", br#""amd64""#),
            Broken(&["image.manifest.object"]),
        ),
        Row(
            "no schema version",
            Text("amd64", r#""schemaVersion":2,"#, ""),
            Broken(&["image.manifest.schema-version.required"]),
        ),
        Row(
            "schema version 1",
            Text("amd64", r#""schemaVersion":2"#, r#""schemaVersion":1"#),
            Broken(&["image.manifest.schema-version.value"]),
        ),
        Row(
            "schema version 2.0",
            Text("amd64", r#""schemaVersion":2"#, r#""schemaVersion":2.0"#),
            Broken(&["image.manifest.schema-version.value"]),
        ),
        Row(
            "no media type",
            Text(
                "amd64",
                r#""mediaType":"application/vnd.oci.image.manifest.v1+json","#,
                "",
            ),
            Hints(&["image.manifest.media-type.present"]),
        ),
        Row(
            "no config",
            Text(
                "amd64",
                r#""config":{"mediaType":"application/vnd.oci.image.config.v1+json",<config-amd64>},"#,
                "",
            ),
            Broken(&["image.manifest.config.required"]),
        ),
        Row(
            "a config that is null",
            Text(
                "amd64",
                r#"{"mediaType":"application/vnd.oci.image.config.v1+json",<config-amd64>}"#,
                "null",
            ),
            Broken(&["image.descriptor.object"]),
        ),
        Row(
            "no layers",
            Text(
                "amd64",
                r#""layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}],"#,
                "",
            ),
            Broken(&["image.manifest.layers.present"]),
        ),
        Row(
            "layers that are null",
            Text(
                "amd64",
                r#"[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}]"#,
                "null",
            ),
            Broken(&["image.manifest.layers.json-type"]),
        ),
        Row(
            "layers that are an object",
            Text(
                "amd64",
                r#"[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}]"#,
                r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}"#,
            ),
            Broken(&["image.manifest.layers.json-type"]),
        ),
        Row(
            "no layer in the list",
            Draft(|draft| {
                draft.replace(
                    "amd64",
                    r#"[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}]"#,
                    "[]",
                );
                draft.replace("config-amd64", r#"["<base-tar.digest>"]"#, "[]");
                draft.replace(
                    "config-amd64",
                    r#"{"created":"2024-02-29T12:00:00Z","created_by":"ADD base"},"#,
                    "",
                );
            }),
            Hints(&["image.manifest.layers.min-one"]),
        ),
        Row(
            "a subject without a digest",
            Text("artifact", "<amd64>", r#""size":1"#),
            Broken(&["image.descriptor.digest.required"]),
        ),
        Row(
            "no subject",
            Text(
                "artifact",
                r#""subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>},"#,
                "",
            ),
            Silence,
        ),
        Row(
            "a subject that is a layer",
            Text(
                "artifact",
                r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>}"#,
                r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}"#,
            ),
            Hints(&["advisory.image.subject-no-manifest"]),
        ),
    ]);
}

#[test]
fn media_types_are_anyones() {
    check(&[
        Row(
            "zstd",
            Draft(|draft| {
                let base = draft.content("base-tar");
                draft.write("base", zstd::encode_all(&base[..], 3).unwrap());
                for manifest in ["amd64", "arm64"] {
                    draft.replace(manifest, "tar+gzip\",<base>", "tar+zstd\",<base>");
                }
            }),
            Hints(&["image.manifest.layers.media-type.portable"; 2]),
        ),
        Row(
            "not to be distributed",
            Text(
                "amd64",
                "layer.v1.tar+gzip",
                "layer.nondistributable.v1.tar+gzip",
            ),
            Hints(&["image.media-types.deprecated-set"]),
        ),
        Row(
            "unknown, of a layer",
            Text(
                "amd64",
                "application/vnd.oci.image.layer.v1.tar+gzip",
                "application/vnd.example",
            ),
            Hints(&[
                "image.manifest.artifact.config-media-type",
                "image.manifest.layers.media-type.portable",
            ]),
        ),
        Row(
            "unknown, of one layer of two",
            Draft(|draft| {
                let arm64 = String::from_utf8(draft.content("arm64")).unwrap();
                draft.write(
                    "arm64",
                    arm64.replacen("vnd.oci.image.layer.v1.tar+gzip", "vnd.example", 1),
                );
            }),
            Hints(&["image.manifest.layers.media-type.portable"]),
        ),
        Row(
            "unknown, of the config",
            Text(
                "artifact",
                r#"application/vnd.oci.empty.v1+json",<empty>,"data":"e30=""#,
                r#"application/vnd.example",<empty>"#,
            ),
            Hints(&["image.manifest.empty-descriptor.media-type"]),
        ),
        Row(
            "Docker's, of a layer",
            Text(
                "amd64",
                "application/vnd.oci.image.layer.v1.tar+gzip",
                "application/vnd.docker.image.rootfs.diff.tar.gzip",
            ),
            Hints(&["image.manifest.layers.media-type.portable"]),
        ),
    ]);
}

#[test]
fn artifacts() {
    const NEEDED: &str = "image.manifest.artifact-type.required-with-empty-config";
    check(&[
        Row(
            "no artifact type with the empty config",
            Draft(|draft| {
                draft.replace(
                    "artifact",
                    r#""artifactType":"application/vnd.example.sbom.v1","#,
                    "",
                );
                draft.replace(
                    "index.json",
                    r#","artifactType":"application/vnd.example.sbom.v1""#,
                    "",
                );
            }),
            Broken(&[NEEDED]),
        ),
        Row(
            "an artifact type that is null",
            Draft(|draft| {
                draft.replace(
                    "artifact",
                    r#""artifactType":"application/vnd.example.sbom.v1""#,
                    r#""artifactType":null"#,
                );
                draft.replace(
                    "index.json",
                    r#","artifactType":"application/vnd.example.sbom.v1""#,
                    "",
                );
            }),
            Broken(&["image.manifest.artifact-type.json-type"]),
        ),
        Row(
            "an artifact type that is none",
            Draft(|draft| {
                draft.replace(
                    "artifact",
                    r#""artifactType":"application/vnd.example.sbom.v1""#,
                    r#""artifactType":"sbom""#,
                );
                draft.replace(
                    "index.json",
                    r#","artifactType":"application/vnd.example.sbom.v1""#,
                    "",
                );
            }),
            Broken(&["image.manifest.artifact-type.rfc6838"]),
        ),
        Row(
            "none, but a config of its own",
            Draft(|draft| {
                draft.replace(
                    "artifact",
                    r#""artifactType":"application/vnd.example.sbom.v1","#,
                    "",
                );
                draft.replace(
                    "artifact",
                    r#"application/vnd.oci.empty.v1+json",<empty>,"data":"e30=""#,
                    r#"application/vnd.example.config",<empty>"#,
                );
                draft.replace(
                    "index.json",
                    r#""artifactType":"application/vnd.example.sbom.v1""#,
                    r#""artifactType":"application/vnd.example.config""#,
                );
            }),
            Hints(&[
                "image.manifest.empty-descriptor.media-type",
                "image.manifest.layers.media-type.portable",
            ]),
        ),
        Row(
            "no layers",
            Text(
                "artifact",
                r#"[{"mediaType":"application/vnd.example.sbom.v1+json",<sbom>,"urls":["https://example.com/sbom"],"annotations":{"org.opencontainers.image.title":"sbom.json"}}]"#,
                "[]",
            ),
            Hints(&[
                "image.manifest.artifact.single-layer",
                "image.manifest.layers.min-one",
            ]),
        ),
        Row(
            "the empty descriptor as its layer",
            Text(
                "artifact",
                r#"{"mediaType":"application/vnd.example.sbom.v1+json",<sbom>,"#,
                r#"{"mediaType":"application/vnd.oci.empty.v1+json",<empty>,"#,
            ),
            Silence,
        ),
        Row(
            "an empty descriptor of something else",
            Text(
                "artifact",
                r#"{"mediaType":"application/vnd.example.sbom.v1+json",<sbom>,"#,
                r#"{"mediaType":"application/vnd.oci.empty.v1+json",<sbom>,"#,
            ),
            Broken(&[
                "image.manifest.empty-descriptor.digest",
                "image.manifest.empty-descriptor.content",
            ]),
        ),
        Row(
            "the config of an image",
            Draft(|draft| {
                draft.replace(
                    "artifact",
                    r#"application/vnd.oci.empty.v1+json",<empty>,"data":"e30=""#,
                    r#"application/vnd.oci.image.config.v1+json",<config-amd64>"#,
                );
            }),
            Hints(&[
                "image.manifest.artifact.config-media-type",
                "image.index.manifests.platform.when-specific",
            ]),
        ),
    ]);
}
