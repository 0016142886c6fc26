//! The clauses of [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions)
//! about `manifests`.

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Severity, Subject, shortened,
};

use crate::{
    KnownMediaType,
    image_layout::example,
    specification::{V1_0_2, V1_1_0},
};

pub(super) static MANIFESTS_REQUIRED: Clause = Clause::required(
    "image.index.manifests.required",
    "image-index.md#image-index-property-descriptions",
    "An index has `manifests`.",
)
.also(&[&MANIFESTS_PRESENT])
.judged(
    Subject::Document,
    &[Pass(r#"{"manifests":[]}"#), Fail("{}", "/manifests")],
);

pub(super) static MANIFESTS_PRESENT: Clause = Clause::must(
    "image.index.manifests.present",
    "image-index.md#image-index-property-descriptions",
    "`manifests` is there even if it lists nothing.",
)
.judged(
    Subject::Document,
    &[Pass(r#"{"manifests":[]}"#), Fail("{}", "/manifests")],
);

pub(super) static MANIFESTS_MAY_BE_EMPTY: Clause = Clause::may(
    "image.index.manifests.may-be-empty",
    "image-index.md#image-index-property-descriptions",
    "`manifests` may be empty.",
)
.note("A figure in media-types.md has at least one manifest; the prose is followed.")
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#,
)]);

pub(super) static MANIFESTS_DESCRIPTOR_RULES: Clause = Clause::must(
    "image.index.manifests.descriptor-rules",
    "image-index.md#image-index-property-descriptions",
    "Each of `manifests` is a descriptor, and obeys the clauses of descriptor.md.",
)
.note(
    "The JSON Schema has the properties of descriptors once more here, without `data` and \
     `artifactType`, and with negative sizes; the prose is followed. One descriptor may stand there \
     several times.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"manifests":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
        ),
        Fail(r#"{"manifests":["sha256:abc"]}"#, "/manifests/0"),
        Fail(
            r#"{"manifests":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":-1}]}"#,
            "/manifests/0/size",
        ),
        Fail(
            r#"{"manifests":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0,"platform":{"os":"linux"}}]}"#,
            "/manifests/0/platform/architecture",
        ),
    ],
);

pub(super) static MEDIA_TYPE_SUPPORT_MANIFEST: Clause = Clause::must(
    "image.index.manifests.media-type.support-manifest",
    "image-index.md#image-index-property-descriptions",
    "Implementations support entries of the type `application/vnd.oci.image.manifest.v1+json`.",
);

pub(super) static MEDIA_TYPE_SUPPORT_NESTED_INDEX: Clause = Clause::should(
    "image.index.manifests.media-type.support-nested-index",
    "image-index.md#image-index-property-descriptions",
    "Implementations support entries of the type `application/vnd.oci.image.index.v1+json`.",
)
.since(V1_1_0)
.note("No index can list itself, but it can list another that lists a third, and so on.");

pub(super) static MEDIA_TYPE_PORTABLE: Clause = Clause::should(
    "image.index.manifests.media-type.portable",
    "image-index.md#image-index-property-descriptions",
    "A portable index lists image manifests and image indexes only.",
)
.note(
    "No index says whether it means to be portable. Up to version 1.0.2 only image manifests were \
     portable.",
)
.softened(
    Severity::Note,
    "no index says whether it means to be portable",
)
.check(
    |entry, context, verdict| {
        let media_type = entry.at("mediaType");
        let Some(text) = media_type.str() else { return };
        verdict.count_case();
        let portable = match KnownMediaType::of(&text) {
            Some(KnownMediaType::ImageManifest) => true,
            Some(KnownMediaType::ImageIndex) => context.version() > V1_0_2,
            _ => false,
        };
        if !portable {
            let text = shortened(&text);
            verdict.breach(
                media_type,
                format!("not every implementation has to support `{text}` in an index"),
            );
        }
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#),
        Pass(r#"{"mediaType":"application/vnd.oci.image.index.v1+json"}"#),
        Fail(
            r#"{"mediaType":"application/vnd.docker.distribution.manifest.v2+json"}"#,
            "/mediaType",
        ),
        Fail(r#"{"mediaType":"application/xml"}"#, "/mediaType"),
    ],
);

pub(super) static MEDIA_TYPE_FUTURE: Clause = Clause::may(
    "image.index.manifests.media-type.future",
    "image-index.md#image-index-property-descriptions",
    "Later versions may use other media types in `manifests`.",
)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v9+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
)]);

pub(super) static MEDIA_TYPE_UNKNOWN: Clause = Clause::must_not(
    "image.index.manifests.media-type.unknown",
    "image-index.md#image-index-property-descriptions",
    "An entry of an unknown media type is no reason to fail.",
)
.since(V1_1_0)
.note(
    "Up to version 1.0.2 such entries SHOULD be ignored. The content is no more than hashed here.",
);

/// An entry whose image runs on one platform says on which.
pub static MANIFESTS_PLATFORM_WHEN_SPECIFIC: Clause = Clause::should(
    "image.index.manifests.platform.when-specific",
    "image-index.md#image-index-property-descriptions",
    "`platform` is there if the entry's content is for one platform.",
)
.note(
    "An image manifest with the config of an image is for one platform. descriptor.md wants \
     `platform` with every image manifest; this clause, which asks less, is followed.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[
            example::OCI_LAYOUT,
            example::INDEX,
            example::MANIFEST,
            example::CONFIG,
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                example::INDEX_WITHOUT_PLATFORM,
                example::MANIFEST,
                example::CONFIG,
            ],
            "index.json",
            "/manifests/0/platform",
        ),
    ],
);

pub(super) static FIRST_MATCH: Clause = Clause::should(
    "image.index.manifests.first-match",
    "image-index.md#image-index-property-descriptions",
    "Of several entries that fit, the first is taken.",
)
.since(V1_1_0);
