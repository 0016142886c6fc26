//! image-index.md, of nested indexes and of `index.json`.

use crate::table::{
    Change::{Text, Whole},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn properties_have_their_types() {
    check(&[
        Row("an array", Whole("nested", b"[]"), Broken(&["image.index.object"])),
        Row("null", Whole("nested", b"null"), Broken(&["image.index.object"])),
        Row("no schema version", Text("nested", r#""schemaVersion":2,"#, ""), Broken(&["image.index.schema-version.required"])),
        Row("another schema version", Text("nested", r#""schemaVersion":2"#, r#""schemaVersion":1"#), Broken(&["image.index.schema-version.value"])),
        Row("a schema version in quotes", Text("nested", r#""schemaVersion":2"#, r#""schemaVersion":"2""#), Broken(&["image.index.schema-version.value"])),
        Row("no media type", Text("nested", r#""mediaType":"application/vnd.oci.image.index.v1+json","#, ""), Hints(&["image.index.media-type.present"])),
        Row("a media type that is null", Text("nested", r#""mediaType":"application/vnd.oci.image.index.v1+json""#, r#""mediaType":null"#), Broken(&["image.index.media-type.json-type"])),
        Row("another media type", Text("nested", r#""mediaType":"application/vnd.oci.image.index.v1+json""#, r#""mediaType":"application/vnd.oci.image.index.v1+JSON""#), Broken(&["image.index.media-type.value", "image.index.media-type.differs-from-descriptor"])),
        Row("no manifests", Whole("nested", br#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}"#), Broken(&["image.index.manifests.required"])),
        Row("manifests that are null", Whole("nested", br#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":null}"#), Broken(&["image.index.manifests.json-type"])),
        Row("an empty list of manifests", Whole("nested", br#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#), Silence),
        Row("an entry that is null", Text("nested", r#""manifests":["#, r#""manifests":[null,"#), Broken(&["image.descriptor.object"])),
        Row("an artifact type that is none", Text("nested", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":2,"artifactType":"a","#), Broken(&["image.index.artifact-type.rfc6838"])),
        Row("an artifact type", Text("nested", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":2,"artifactType":"a/b","#), Silence),
        Row("a subject", Text("nested", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":2,"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>},"#), Silence),
        Row("a subject that is no descriptor", Text("nested", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":2,"subject":"<amd64.digest>","#), Broken(&["image.descriptor.object"])),
        Row("a subject that is null", Text("nested", r#"{"schemaVersion":2,"#, r#"{"schemaVersion":2,"subject":null,"#), Broken(&["image.descriptor.object"])),
    ]);
}

#[test]
fn index_json_is_an_index_like_any_other() {
    check(&[
        Row(
            "another media type",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json""#,
                r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json""#,
            ),
            Broken(&["image.index.media-type.value"]),
        ),
        Row(
            "no media type",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","#,
                r#"{"schemaVersion":2,"#,
            ),
            Hints(&["image.index.media-type.present"]),
        ),
        Row(
            "a subject",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":2,"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>},"#,
            ),
            Silence,
        ),
        Row(
            "a subject that is nowhere",
            Text(
                "index.json",
                r#"{"schemaVersion":2,"#,
                r#"{"schemaVersion":2,"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json",<base-tar>},"#,
            ),
            Silence,
        ),
        Row(
            "an entry without a size",
            Text(
                "index.json",
                "<artifact>",
                r#""digest":"<artifact.digest>""#,
            ),
            Broken(&["image.descriptor.size.required"]),
        ),
        Row(
            "a name that is no reference",
            Text("index.json", r#""v1""#, r#""a//b""#),
            Broken(&["image.annotations.ref-name.grammar"]),
        ),
        Row(
            "the same name twice",
            Text(
                "index.json",
                r#""artifactType":"#,
                r#""annotations":{"org.opencontainers.image.ref.name":"v1"},"artifactType":"#,
            ),
            Silence,
        ),
    ]);
}

#[test]
fn platforms() {
    check(&[
        Row(
            "an array",
            Text("nested", r#"{"architecture":"amd64","os":"linux"}"#, "[]"),
            Broken(&["image.index.manifests.platform.json-type"]),
        ),
        Row(
            "null",
            Text("nested", r#"{"architecture":"amd64","os":"linux"}"#, "null"),
            Broken(&["image.index.manifests.platform.json-type"]),
        ),
        Row(
            "no architecture",
            Text("nested", r#""architecture":"amd64","#, ""),
            Broken(&["image.index.manifests.platform.architecture.required"]),
        ),
        Row(
            "no os",
            Text("nested", r#","os":"linux"}},{"#, "}},{"),
            Broken(&["image.index.manifests.platform.os.required"]),
        ),
        Row(
            "an os that is null",
            Text(
                "nested",
                r#"{"architecture":"amd64","os":"linux"}"#,
                r#"{"architecture":"amd64","os":null}"#,
            ),
            Broken(&["image.index.manifests.platform.os.json-type"]),
        ),
        Row(
            "features that are a string",
            Text(
                "nested",
                r#"{"architecture":"amd64","#,
                r#"{"os.features":"win32k","architecture":"amd64","#,
            ),
            Broken(&["image.index.manifests.platform.os-features.json-type"]),
        ),
        Row(
            "a version that is a number",
            Text(
                "nested",
                r#"{"architecture":"amd64","#,
                r#"{"os.version":10,"architecture":"amd64","#,
            ),
            Broken(&["image.index.manifests.platform.os-version.json-type"]),
        ),
        Row(
            "any version and features",
            Text(
                "nested",
                r#"{"architecture":"amd64","#,
                r#"{"os.version":"?","os.features":["a"],"architecture":"amd64","#,
            ),
            Silence,
        ),
        Row(
            "a variant that is not listed",
            Text("nested", r#""variant":"v8"}"#, r#""variant":"v7"}"#),
            Hints(&[
                "image.index.manifests.platform.variant.values",
                "image.index.variants.go-analog",
                "advisory.image.platform-mismatch",
            ]),
        ),
        Row(
            "unknown",
            Text(
                "nested",
                r#"{"architecture":"amd64","os":"linux"}"#,
                r#"{"architecture":"unknown","os":"unknown"}"#,
            ),
            Hints(&[
                "image.index.manifests.platform.architecture.goarch",
                "image.index.manifests.platform.os.goos",
                "advisory.image.platform-mismatch",
            ]),
        ),
        Row(
            "none",
            Text(
                "nested",
                r#","platform":{"architecture":"amd64","os":"linux"}"#,
                "",
            ),
            Hints(&["image.index.manifests.platform.when-specific"]),
        ),
        Row(
            "another than the config's",
            Text(
                "nested",
                r#""architecture":"amd64""#,
                r#""architecture":"386""#,
            ),
            Hints(&["advisory.image.platform-mismatch"]),
        ),
        Row(
            "two of one manifest",
            Text("nested", r#"<arm64>"#, "<amd64>"),
            Hints(&[
                "image.manifest.single-platform",
                "advisory.image.platform-mismatch",
            ]),
        ),
    ]);
}
