//! The clauses of [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md)
//! about an index as a whole.

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Held, Subject,
};

use crate::{
    KnownMediaType,
    descriptor::check_media_type,
    image_layout::example,
    manifest::{check_schema_version, check_stated_media_type},
    specification::{V1_0_2, V1_1_0},
};

pub(super) static USAGE_PROVIDERS_OPTIONAL: Clause = Clause::optional(
    "image.index.usage.providers-optional",
    "image-index.md#oci-image-index-specification",
    "Whoever provides images need not use indexes.",
)
.held(Held::Behaviour);

pub(super) static USAGE_CONSUMERS_PREPARED: Clause = Clause::should(
    "image.index.usage.consumers-prepared",
    "image-index.md#oci-image-index-specification",
    "Whoever consumes images can process indexes.",
);

pub(crate) static OBJECT: Clause = Clause::must(
    "image.index.object",
    "image-index.md#oci-image-index-specification",
    "An image index is a JSON object.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"schemaVersion":2,"manifests":[]}"#),
        Fail("[]", ""),
        Fail("2", ""),
    ],
);

pub(super) static SCHEMA_VERSION_VALUE: Clause = Clause::must(
    "image.index.schema-version.value",
    "image-index.md#image-index-property-descriptions",
    "`schemaVersion` is the number 2.",
)
.note("`2.0` is the same number to a mathematician, but not to every reader: it is refused.")
.check(
    |index, _, verdict| check_schema_version(index.at("schemaVersion"), verdict),
    &[
        Pass(r#"{"schemaVersion":2}"#),
        Fail(r#"{"schemaVersion":3}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":"2"}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":2e0}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":[2]}"#, "/schemaVersion"),
    ],
);

pub(super) static SCHEMA_VERSION_MAY_BE_REMOVED: Clause = Clause::may(
    "image.index.schema-version.may-be-removed",
    "image-index.md#image-index-property-descriptions",
    "A later version may do without `schemaVersion`.",
)
.note("Until then it has to be there.")
.uncheckable("it speaks of later versions");

pub(super) static MEDIA_TYPE_PRESENT: Clause = Clause::should(
    "image.index.media-type.present",
    "image-index.md#image-index-property-descriptions",
    "`mediaType` is there.",
)
.since(V1_0_2)
.note(
    "Before version 1.0.2 the name was reserved. It is there so that no reader takes an index for \
     a manifest (CVE-2021-41190).",
)
.check(
    |index, _, verdict| {
        verdict.count_case();
        let media_type = index.at("mediaType");
        if !media_type.exists() {
            verdict.breach(media_type, "the index does not say its own media type");
        }
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.index.v1+json"}"#),
        Fail("{}", "/mediaType"),
    ],
);

pub(super) static MEDIA_TYPE_VALUE: Clause = Clause::must(
    "image.index.media-type.value",
    "image-index.md#image-index-property-descriptions",
    "`mediaType` is `application/vnd.oci.image.index.v1+json`.",
)
.since(V1_0_2)
.note(
    "The JSON Schema lets any media type pass; the prose is followed. A manifest list of Docker's \
     is no index. An empty text is no media type, although Go does not tell it from a missing one.",
)
.check(
    |index, _, verdict| {
        let own = KnownMediaType::ImageIndex;
        check_stated_media_type(index.at("mediaType"), own, verdict);
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.index.v1+json"}"#),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.docker.distribution.manifest.list.v2+json"}"#,
            "/mediaType",
        ),
        Fail(r#"{"mediaType":""}"#, "/mediaType"),
    ],
);

/// What an index says of its own type is what its descriptor says.
pub static MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR: Clause = Clause::must(
    "image.index.media-type.differs-from-descriptor",
    "image-index.md#image-index-property-descriptions",
    "`mediaType` is the type of the index itself, so that a descriptor of it says the same.",
)
.since(V1_0_2)
.note(
    "The sentence only says that the property is used differently than in a descriptor; that both \
     agree follows from what each of them means.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[
            example::OCI_LAYOUT,
            example::INDEX_OF_INDEX,
            example::NESTED_INDEX,
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                example::INDEX_OF_MANIFEST_AS_INDEX,
                example::MANIFEST,
            ],
            "index.json",
            "/manifests/0/mediaType",
        ),
    ],
);

pub(super) static ARTIFACT_TYPE_RFC6838: Clause = Clause::must(
    "image.index.artifact-type.rfc6838",
    "image-index.md#image-index-property-descriptions",
    "`artifactType` is named as RFC 6838 names media types.",
)
.since(V1_1_0)
.note("An empty text is no media type, although Go does not tell it from a missing one.")
.check(
    |index, _, verdict| check_media_type(index.at("artifactType"), verdict),
    &[
        Pass(r#"{"artifactType":"application/vnd.example+type"}"#),
        Fail(r#"{"artifactType":"example"}"#, "/artifactType"),
        Fail(r#"{"artifactType":""}"#, "/artifactType"),
    ],
);

pub(super) static ARTIFACT_TYPE_IANA: Clause = Clause::may(
    "image.index.artifact-type.iana",
    "image-index.md#image-index-property-descriptions",
    "`artifactType` may be registered with IANA.",
)
.since(V1_1_0)
.uncheckable("it would need IANA's registry, and registration is never required");

pub(super) static SUBJECT_DESCRIPTOR: Clause = Clause::must(
    "image.index.subject.descriptor",
    "image-index.md#image-index-property-descriptions",
    "`subject` is a descriptor of another manifest.",
)
.since(V1_1_0)
.note("The other manifest need not be there. It may be of any type that is a manifest.")
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}}"#,
        ),
        Fail(
            r#"{"subject":{"mediaType":"a/b","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}"#,
            "/subject/size",
        ),
        Fail(r#"{"subject":[]}"#, "/subject"),
        Fail(r#"{"subject":null}"#, "/subject"),
    ],
);

pub(super) static SUBJECT_REFERRERS: Clause = Clause::must(
    "image.index.subject.referrers",
    "image-index.md#image-index-property-descriptions",
    "`subject` makes a registry list the index among the referrers of the other manifest, and no \
     more than that.",
)
.since(V1_1_0)
.note("The other manifest is no part of the index: whoever copies the index need not follow.");

pub(super) static ANNOTATIONS_RULES: Clause = Clause::must(
    "image.index.annotations.rules",
    "image-index.md#image-index-property-descriptions",
    "`annotations` of an index obeys the rules of annotations.md.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{"com.example.key":""}}"#),
        Fail(r#"{"annotations":["com.example.key"]}"#, "/annotations"),
    ],
);
