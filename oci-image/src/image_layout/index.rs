//! The clauses of [image-layout.md#indexjson-file](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#indexjson-file).

use oci_conformance::{
    Clause, DocumentType,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Severity, Shape, Subject, shortened,
};

use super::example::{
    INDEX_OF_INDEX, INDEX_OF_NAMED_INDEX, MANIFEST, NAMED_NESTED_INDEX, NESTED_INDEX, OCI_LAYOUT,
};
use crate::{ContentKind, KnownMediaType, considerations, image_index, specification::V1_1_0};

/// The file `index.json`: an image index that is the entry point of a layout.
pub static INDEX: DocumentType = DocumentType {
    name: "index.json",
    shape: &ENTRY_POINT,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[&INDEX_IS_IMAGE_INDEX],
    terms: None,
    newer: None,
};

static ENTRY_POINT: Shape = Shape::new("index", "image-layout.md#indexjson-file", &[])
    .extends(image_index::DOCUMENT.shape)
    .object(&image_index::OBJECT)
    .rules(&[
        &INDEX_REF_NAME_FREE,
        &INDEX_MEDIA_TYPES_GENERAL,
        &INDEX_FUTURE_MEDIA_TYPES,
    ]);

pub(super) static INDEX_IS_IMAGE_INDEX: Clause = Clause::must(
    "image.layout.index.is-image-index",
    "image-layout.md#content",
    "`index.json` is an image index, and obeys all clauses of image-index.md.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"schemaVersion":2,"manifests":[]}"#),
        Fail("[]", ""),
        Fail(r#"{"schemaVersion":2}"#, "/manifests"),
        Fail(
            r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","manifests":[]}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"schemaVersion":2,"manifests":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}"#,
            "/manifests/0/size",
        ),
    ],
);

pub(super) static INDEX_REF_NAME_FREE: Clause = Clause::optional(
    "image.layout.index.ref-name-free",
    "image-layout.md#indexjson-file",
    "`org.opencontainers.image.ref.name` of a descriptor may mean anything.",
)
.note(
    "annotations.md nevertheless has a grammar for it. Several descriptors may have the same name: \
     tools differ in which of them they take.",
)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0,"annotations":{"org.opencontainers.image.ref.name":"example.com/app:v1"}},{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5,"annotations":{"org.opencontainers.image.ref.name":"example.com/app:v1"}}]}"#,
)]);

pub(super) static INDEX_MEDIA_TYPES_GENERAL: Clause = Clause::should(
    "image.layout.index.media-types-general",
    "image-layout.md#indexjson-file",
    "The descriptors in `index.json` are, in general, those of image indexes and image manifests.",
)
.note("The specification's own example has a descriptor of `application/xml`.")
.softened(
    Severity::Note,
    "it says what is the case in general, without a key word",
)
.check(
    |index, _, verdict| {
        for entry in index.at("manifests").items() {
            let media_type = entry.at("mediaType");
            let Some(text) = media_type.str() else { continue };
            verdict.count_case();
            let known = KnownMediaType::of(&text).filter(|known| !known.is_docker());
            let kind = known.map(KnownMediaType::kind);
            if !matches!(kind, Some(ContentKind::Index | ContentKind::Manifest)) {
                let text = shortened(&text);
                verdict.breach(
                    media_type,
                    format!("`{text}` is neither an image index nor an image manifest"),
                );
            }
        }
    },
    &[
        Pass(
            r#"{"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json"},{"mediaType":"application/vnd.oci.image.manifest.v1+json"}]}"#,
        ),
        Fail(
            r#"{"manifests":[{"mediaType":"application/xml"}]}"#,
            "/manifests/0/mediaType",
        ),
    ],
);

pub(super) static INDEX_FUTURE_MEDIA_TYPES: Clause = Clause::may(
    "image.layout.index.future-media-types",
    "image-layout.md#indexjson-file",
    "Later versions may use other media types in `index.json`.",
)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v9+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
)]);

pub(super) static INDEX_UNKNOWN_MEDIA_TYPE: Clause = Clause::must_not(
    "image.layout.index.unknown-media-type",
    "image-layout.md#indexjson-file",
    "A descriptor of an unknown media type in `index.json` is no reason to fail.",
)
.since(V1_1_0)
.note("Up to version 1.0.2 such descriptors SHOULD be ignored.");

/// `org.opencontainers.image.ref.name` counts in `index.json` alone.
pub static INDEX_REF_NAME_ONLY_HERE: Clause = Clause::should(
    "image.layout.index.ref-name-only-here",
    "image-layout.md#index-example",
    "`org.opencontainers.image.ref.name` counts on descriptors in `index.json` only.",
)
.since(V1_1_0)
.note("annotations.md says the same. Elsewhere the annotation is not forbidden, but means nothing.")
.softened(
    Severity::Note,
    "elsewhere the annotation only means nothing",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, INDEX_OF_INDEX, NESTED_INDEX, MANIFEST]),
        FailFiles(
            &[
                OCI_LAYOUT,
                INDEX_OF_NAMED_INDEX,
                NAMED_NESTED_INDEX,
                MANIFEST,
            ],
            NAMED_NESTED_INDEX.0,
            "/manifests/0/annotations/org.opencontainers.image.ref.name",
        ),
    ],
);
