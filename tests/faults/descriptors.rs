//! descriptor.md, wherever a descriptor stands.

use oci_digest::Algorithm;

use crate::table::{
    Change::{Draft, Files, Text},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

const SIZE: &str = "image.descriptor.size.matches-content";
const DIGEST: &str = "image.descriptor.digest.calculation";
const NAME: &str = "image.layout.blobs.content-matches-name";

#[test]
fn properties_have_their_types() {
    check(&[
        Row(
            "a descriptor that is a string",
            Text(
                "amd64",
                r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}"#,
                r#""<base.digest>""#,
            ),
            Broken(&["image.descriptor.object"]),
        ),
        Row(
            "no media type",
            Text(
                "arm64",
                r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<app>}"#,
                "{<app>}",
            ),
            Broken(&["image.descriptor.media-type.required"]),
        ),
        Row(
            "a media type that is a number",
            Text(
                "arm64",
                r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<app>}"#,
                r#"{"mediaType":1,<app>}"#,
            ),
            Broken(&["image.descriptor.media-type.json-type"]),
        ),
        Row(
            "a media type with a parameter",
            Text("artifact", "vnd.example.sbom.v1+json", "json;a=b"),
            Broken(&["image.descriptor.media-type.rfc6838"]),
        ),
        Row(
            "an empty media type",
            Text("artifact", "application/vnd.example.sbom.v1+json", ""),
            Broken(&["image.descriptor.media-type.rfc6838"]),
        ),
        Row(
            "no digest",
            Text("artifact", "<sbom>", r#""size":<sbom.size>"#),
            Broken(&["image.descriptor.digest.required"]),
        ),
        Row(
            "a digest that is null",
            Text("artifact", "<sbom>", r#""digest":null,"size":<sbom.size>"#),
            Broken(&["image.descriptor.digest.json-type"]),
        ),
        Row(
            "no size",
            Text("artifact", "<sbom>", r#""digest":"<sbom.digest>""#),
            Broken(&["image.descriptor.size.required"]),
        ),
        Row(
            "a size in quotes",
            Text(
                "artifact",
                "<sbom>",
                r#""digest":"<sbom.digest>","size":"<sbom.size>""#,
            ),
            Broken(&["image.descriptor.size.json-type"]),
        ),
        Row(
            "a size with a fraction",
            Text(
                "artifact",
                "<sbom>",
                r#""digest":"<sbom.digest>","size":15.5"#,
            ),
            Broken(&["image.descriptor.size.json-type"]),
        ),
        Row(
            "a negative size",
            Text(
                "artifact",
                "<sbom>",
                r#""digest":"<sbom.digest>","size":-15"#,
            ),
            Broken(&["image.descriptor.size.non-negative", SIZE]),
        ),
        Row(
            "a size beyond 64 bits",
            Text(
                "artifact",
                "<sbom>",
                r#""digest":"<sbom.digest>","size":9223372036854775808"#,
            ),
            Broken(&["image.descriptor.size.json-type", SIZE]),
        ),
        Row(
            "urls that are a string",
            Text(
                "artifact",
                r#"["https://example.com/sbom"]"#,
                r#""https://example.com/sbom""#,
            ),
            Broken(&["image.descriptor.urls.json-type"]),
        ),
        Row(
            "a url that is relative",
            Text("artifact", "https://example.com/sbom", "sbom"),
            Broken(&["image.descriptor.urls.rfc3986"]),
        ),
        Row(
            "a url with a blank",
            Text(
                "artifact",
                "https://example.com/sbom",
                "https://example.com/s bom",
            ),
            Broken(&["image.descriptor.urls.rfc3986"]),
        ),
        Row(
            "a url of another scheme",
            Text("artifact", "https://example.com/sbom", "s3://bucket/sbom"),
            Hints(&["image.descriptor.urls.http-scheme"]),
        ),
        Row(
            "no urls in the list",
            Text("artifact", r#"["https://example.com/sbom"]"#, "[]"),
            Silence,
        ),
        Row(
            "an artifact type that is none",
            Text(
                "index.json",
                r#""artifactType":"application/vnd.example.sbom.v1""#,
                r#""artifactType":"sbom""#,
            ),
            Broken(&["image.descriptor.artifact-type.rfc6838"]),
        ),
        Row(
            "an artifact type of something else",
            Text(
                "index.json",
                r#""artifactType":"application/vnd.example.sbom.v1""#,
                r#""artifactType":"application/vnd.example.other""#,
            ),
            Hints(&["image.descriptor.artifact-type.value-from-config"]),
        ),
        Row(
            "the artifact type that the text wants",
            Text(
                "index.json",
                r#""artifactType":"application/vnd.example.sbom.v1""#,
                r#""artifactType":"application/vnd.oci.empty.v1+json""#,
            ),
            Silence,
        ),
        Row(
            "a platform of a layer",
            Text(
                "amd64",
                r#"<base>}"#,
                r#"<base>,"platform":{"architecture":"amd64"}}"#,
            ),
            Broken(&["image.index.manifests.platform.os.required"]),
        ),
    ]);
}

#[test]
fn digests_follow_the_grammar() {
    check(&[
        Row(
            "no algorithm",
            Text(
                "arm64",
                "<app>",
                r#""digest":"<app.hex>","size":<app.size>"#,
            ),
            Broken(&["image.descriptor.digest.grammar"]),
        ),
        Row(
            "an algorithm in capitals",
            Text(
                "arm64",
                "<app>",
                r#""digest":"SHA256:<app.hex>","size":<app.size>"#,
            ),
            Broken(&["image.descriptor.digest.grammar"]),
        ),
        Row(
            "a path",
            Text(
                "arm64",
                "<app>",
                r#""digest":"sha256:../../etc/passwd","size":<app.size>"#,
            ),
            Broken(&[
                "image.descriptor.digest.grammar",
                "image.descriptor.digest.sha256.encoded",
            ]),
        ),
        Row(
            "too short",
            Text(
                "arm64",
                "<app>",
                r#""digest":"sha256:abc","size":<app.size>"#,
            ),
            Broken(&["image.descriptor.digest.sha256.encoded"]),
        ),
        Row(
            "in capitals",
            Text(
                "arm64",
                "<app>",
                r#""digest":"sha256:ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789","size":<app.size>"#,
            ),
            Broken(&["image.descriptor.digest.sha256.encoded"]),
        ),
        Row(
            "a short sha512",
            Text(
                "arm64",
                "<app>",
                r#""digest":"sha512:<app.hex>","size":<app.size>"#,
            ),
            Broken(&["image.descriptor.digest.sha512.encoded"]),
        ),
        Row(
            "a blank behind it",
            Text(
                "arm64",
                "<app>",
                r#""digest":"<app.digest> ","size":<app.size>"#,
            ),
            Broken(&[
                "image.descriptor.digest.grammar",
                "image.descriptor.digest.sha256.encoded",
            ]),
        ),
    ]);
}

#[test]
fn any_algorithm_may_be_used() {
    const SHA256: &str = "image.descriptor.digest.prefer-sha256";
    check(&[
        Row(
            "sha512",
            Draft(|draft| draft.hash_with("app", Algorithm::Sha512)),
            Hints(&[SHA256]),
        ),
        Row(
            "sha512, of a manifest",
            Draft(|draft| draft.hash_with("arm64", Algorithm::Sha512)),
            Hints(&[SHA256]),
        ),
        Row(
            "blake3",
            Draft(|draft| draft.hash_with("sbom", Algorithm::Blake3)),
            Hints(&[SHA256]),
        ),
        Row(
            "sha384, which is not registered",
            Draft(|draft| draft.hash_with("app", Algorithm::Sha384)),
            Hints(&[SHA256]),
        ),
        Row(
            "one that nobody can compute",
            Draft(|draft| draft.hash_with("app", "md6+b64u".parse().unwrap())),
            Hints(&[SHA256]),
        ),
        Row(
            "one that nobody can compute, of a manifest",
            Draft(|draft| draft.hash_with("arm64", "md6+b64u".parse().unwrap())),
            Hints(&[SHA256]),
        ),
        Row(
            "one that nobody can compute, of a manifest with a fault",
            Draft(|draft| {
                draft.hash_with("arm64", "md6+b64u".parse().unwrap());
                draft.replace("arm64", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":3,"#);
            }),
            Broken(&["image.manifest.schema-version.value"]),
        ),
        Row(
            "one that nobody can compute, of nothing",
            Text(
                "arm64",
                "<app>",
                r#""digest":"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8","size":5"#,
            ),
            Hints(&[SHA256]),
        ),
    ]);
}

#[test]
fn size_and_digest_are_those_of_the_content() {
    check(&[
        Row(
            "a size too large",
            Text(
                "amd64",
                "<base>",
                r#""digest":"<base.digest>","size":1<base.size>"#,
            ),
            Broken(&[SIZE]),
        ),
        Row(
            "a size of zero",
            Text("artifact", "<sbom>", r#""digest":"<sbom.digest>","size":0"#),
            Broken(&[SIZE]),
        ),
        Row(
            "two descriptors with different sizes",
            Text("arm64", "<base>", r#""digest":"<base.digest>","size":1"#),
            Broken(&[SIZE]),
        ),
        Row(
            "a subject of another size",
            Text(
                "artifact",
                "<amd64>",
                r#""digest":"<amd64.digest>","size":1"#,
            ),
            Broken(&[SIZE]),
        ),
        Row(
            "a changed byte in a layer",
            Files(|files| *files.content("app").last_mut().unwrap() ^= 1),
            Broken(&[DIGEST, NAME]),
        ),
        Row(
            "a changed byte in a config",
            Files(|files| files.content("config-arm64")[2] = b'A'),
            Broken(&[DIGEST, NAME]),
        ),
        Row(
            "a changed byte in a layer that two refer to",
            Files(|files| *files.content("base").last_mut().unwrap() ^= 1),
            Broken(&[DIGEST, DIGEST, NAME]),
        ),
        Row(
            "a line feed behind a manifest",
            Files(|files| files.content("arm64").push(b'\n')),
            Broken(&[DIGEST, NAME, SIZE]),
        ),
        Row(
            "a layer without content",
            Files(|files| files.content("app").clear()),
            Broken(&[DIGEST, NAME, SIZE]),
        ),
    ]);
}

#[test]
fn embedded_content_is_the_content() {
    check(&[
        Row(
            "another",
            Text("artifact", "e30=", "e31="),
            Broken(&["image.descriptor.data.base64"]),
        ),
        Row(
            "of the same length",
            Text("artifact", "e30=", "W10="),
            Broken(&["image.descriptor.data.identical-to-content"]),
        ),
        Row(
            "nothing",
            Text("artifact", "e30=", ""),
            Broken(&["image.descriptor.data.identical-to-content"]),
        ),
        Row(
            "without padding",
            Text("artifact", "e30=", "e30"),
            Broken(&["image.descriptor.data.base64"]),
        ),
        Row(
            "that is a number",
            Text("artifact", r#""e30=""#, "0"),
            Broken(&["image.descriptor.data.json-type"]),
        ),
        Row("none", Text("artifact", r#","data":"e30=""#, ""), Silence),
        Row(
            "without a blob",
            Draft(|draft| draft.omit("empty")),
            Silence,
        ),
        Row(
            "empty, of content that is",
            Draft(|draft| {
                draft.write("sbom", "");
                draft.replace("artifact", "<sbom>", r#"<sbom>,"data":"""#);
            }),
            Hints(&[
                "image.manifest.artifact.single-layer",
                "image.manifest.artifact.unused-layers-empty-descriptor",
                "image.manifest.empty-descriptor.media-type",
            ]),
        ),
    ]);
}
