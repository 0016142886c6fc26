//! The clauses of [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions)
//! about a manifest as a whole.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Severity, Subject, Verdict, shortened,
};

use super::{config, layers};
use crate::{
    KnownMediaType,
    descriptor::check_media_type,
    image_layout::example,
    specification::{V1_0_2, V1_1_0},
};

pub(super) static OBJECT: Clause = Clause::must(
    "image.manifest.object",
    "manifest.md#oci-image-manifest-specification",
    "An image manifest is a JSON object.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"schemaVersion":2,"config":{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},"layers":[]}"#,
        ),
        Fail("[]", ""),
        Fail("null", ""),
    ],
);

/// A manifest is for one platform.
pub static SINGLE_PLATFORM: Clause = Clause::must(
    "image.manifest.single-platform",
    "manifest.md#image-manifest",
    "A manifest is one image for one architecture and one operating system.",
)
.note(
    "It breaks the clause to be listed, with the config of an image, for different architectures \
     or operating systems.",
)
.softened(
    Severity::Warning,
    "the sentence describes, without a key word",
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
                example::INDEX_OF_TWO_PLATFORMS,
                example::MANIFEST,
                example::CONFIG,
            ],
            "index.json",
            "/manifests/1/platform",
        ),
    ],
);

pub(super) static SCHEMA_VERSION_VALUE: Clause = Clause::must(
    "image.manifest.schema-version.value",
    "manifest.md#image-manifest-property-descriptions",
    "`schemaVersion` is the number 2.",
)
.note("`2.0` is the same number to a mathematician, but not to every reader: it is refused.")
.check(
    |manifest, _, verdict| check_schema_version(manifest.at("schemaVersion"), verdict),
    &[
        Pass(r#"{"schemaVersion":2}"#),
        Fail(r#"{"schemaVersion":1}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":"2"}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":2.0}"#, "/schemaVersion"),
        Fail(r#"{"schemaVersion":null}"#, "/schemaVersion"),
    ],
);

/// Holds the version of a schema against the only one that there is.
pub(crate) fn check_schema_version(version: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(version) = verdict.case(version) else {
        return;
    };
    if version.int() != Some(2) {
        let found = String::from_utf8_lossy(version.raw());
        verdict.breach(
            version,
            format!("expected the number 2, found {}", shortened(&found)),
        );
    }
}

pub(super) static SCHEMA_VERSION_MAY_BE_REMOVED: Clause = Clause::may(
    "image.manifest.schema-version.may-be-removed",
    "manifest.md#image-manifest-property-descriptions",
    "A later version may do without `schemaVersion`.",
)
.note("Until then it has to be there.")
.uncheckable("it speaks of later versions");

pub(super) static MEDIA_TYPE_PRESENT: Clause = Clause::should(
    "image.manifest.media-type.present",
    "manifest.md#image-manifest-property-descriptions",
    "`mediaType` is there.",
)
.since(V1_0_2)
.note(
    "Before version 1.0.2 the name was reserved. It is there so that no reader takes a manifest \
     for an index (CVE-2021-41190).",
)
.check(
    |manifest, _, verdict| {
        verdict.count_case();
        let media_type = manifest.at("mediaType");
        if !media_type.exists() {
            verdict.breach(media_type, "the manifest does not say its own media type");
        }
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#),
        Fail("{}", "/mediaType"),
    ],
);

pub(super) static MEDIA_TYPE_VALUE: Clause = Clause::must(
    "image.manifest.media-type.value",
    "manifest.md#image-manifest-property-descriptions",
    "`mediaType` is `application/vnd.oci.image.manifest.v1+json`.",
)
.since(V1_0_2)
.note(
    "The JSON Schema lets any media type pass; the prose is followed. A manifest of Docker's is \
     one of this specification only if it says so. An empty text is no media type, although Go \
     does not tell it from a missing one.",
)
.check(
    |manifest, _, verdict| {
        let own = KnownMediaType::ImageManifest;
        check_stated_media_type(manifest.at("mediaType"), own, verdict);
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.index.v1+json"}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.docker.distribution.manifest.v2+json"}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.OCI.image.manifest.v1+json"}"#,
            "/mediaType",
        ),
        Fail(r#"{"mediaType":""}"#, "/mediaType"),
    ],
);

/// Holds what a document says of its own type against its type.
pub(crate) fn check_stated_media_type(
    media_type: Node<'_>,
    own: KnownMediaType,
    verdict: &mut Verdict<'_>,
) {
    let Some(stated) = media_type.str() else {
        return;
    };
    verdict.count_case();
    if stated != own.as_str() {
        verdict.breach(
            media_type,
            format!(
                "expected `{}`, found `{}`",
                own.as_str(),
                shortened(&stated)
            ),
        );
    }
}

/// What a manifest says of its own type is what its descriptor says.
pub static MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR: Clause = Clause::must(
    "image.manifest.media-type.differs-from-descriptor",
    "manifest.md#image-manifest-property-descriptions",
    "`mediaType` is the type of the manifest itself, so that a descriptor of it says the same.",
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
            example::INDEX,
            example::MANIFEST,
            example::CONFIG,
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                example::INDEX_OF_INDEX_AS_MANIFEST,
                example::NESTED_INDEX,
            ],
            "index.json",
            "/manifests/0/mediaType",
        ),
    ],
);

pub(super) static ARTIFACT_TYPE_REQUIRED_WITH_EMPTY_CONFIG: Clause = Clause::must(
    "image.manifest.artifact-type.required-with-empty-config",
    "manifest.md#image-manifest-property-descriptions",
    "`artifactType` is there if `config.mediaType` is `application/vnd.oci.empty.v1+json`.",
)
.since(V1_1_0)
.note(
    "The JSON Schema does not ask for it; the prose is followed. It is the media type that counts, \
     not what the config contains.",
)
.also(&[&super::artifacts::ARTIFACT_TYPE_WITH_EMPTY_CONFIG])
.check(
    |manifest, _, verdict| {
        if has_empty_config(manifest) {
            verdict.count_case();
            let artifact_type = manifest.at("artifactType");
            if !artifact_type.exists() {
                verdict.breach(
                    artifact_type,
                    "the config is the empty one, and nothing else says what the artifact is",
                );
            }
        }
    },
    &[
        Pass(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#,
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#,
            "/artifactType",
        ),
    ],
);

/// Whether the config is said to be the empty one.
pub(super) fn has_empty_config(manifest: Node<'_>) -> bool {
    let media_type = manifest.at("config").at("mediaType");
    media_type.is_str(KnownMediaType::Empty.as_str())
}

/// Whether a manifest says that it is an artifact.
pub(super) fn is_artifact(manifest: Node<'_>) -> bool {
    manifest.at("artifactType").exists() || has_empty_config(manifest)
}

pub(super) static ARTIFACT_TYPE_RFC6838: Clause = Clause::must(
    "image.manifest.artifact-type.rfc6838",
    "manifest.md#image-manifest-property-descriptions",
    "`artifactType` is named as RFC 6838 names media types.",
)
.since(V1_1_0)
.note(
    "An empty text is no media type, although Go does not tell it from a missing one. A suffix \
     such as `+type` need not be registered.",
)
.check(
    |manifest, _, verdict| check_media_type(manifest.at("artifactType"), verdict),
    &[
        Pass(r#"{"artifactType":"application/vnd.example+type"}"#),
        Fail(r#"{"artifactType":"example"}"#, "/artifactType"),
        Fail(r#"{"artifactType":""}"#, "/artifactType"),
    ],
);

pub(super) static ARTIFACT_TYPE_IANA: Clause = Clause::may(
    "image.manifest.artifact-type.iana",
    "manifest.md#image-manifest-property-descriptions",
    "`artifactType` may be registered with IANA.",
)
.since(V1_1_0)
.uncheckable("it would need IANA's registry, and registration is never required");

pub(super) static ARTIFACT_TYPE_UNKNOWN: Clause = Clause::must_not(
    "image.manifest.artifact-type.unknown",
    "manifest.md#image-manifest-property-descriptions",
    "Whoever stores or copies manifests does not fail for an unknown `artifactType`.",
)
.since(V1_1_0);

/// The clauses that say of this descriptor in a manifest what descriptor.md says of all: that its
/// media type is named as RFC 6838 wants it.
pub(crate) fn repeated_media_type_clauses(
    descriptor: Node<'_>,
    context: &Context<'_>,
) -> &'static [&'static Clause] {
    static OF_CONFIG: &[&Clause] = &[&config::MEDIA_TYPE_RFC6838];
    static OF_LAYER: &[&Clause] = &[&layers::MEDIA_TYPE_RFC6838, &layers::DESCRIPTOR_EXTRA_RULES];
    let Some(around) = descriptor.parent().filter(|_| context.version() >= V1_1_0) else {
        return &[];
    };
    let in_root = |node: Node<'_>| node.depth() == 1;
    if descriptor.name_is("config") && in_root(descriptor) {
        OF_CONFIG
    } else if around.name_is("layers") && in_root(around) {
        OF_LAYER
    } else {
        &[]
    }
}

pub(super) static SUBJECT_DESCRIPTOR: Clause = Clause::must(
    "image.manifest.subject.descriptor",
    "manifest.md#image-manifest-property-descriptions",
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
        Fail(r#"{"subject":"sha256:abc"}"#, "/subject"),
        Fail(r#"{"subject":null}"#, "/subject"),
    ],
);

pub(super) static SUBJECT_REFERRERS: Clause = Clause::must(
    "image.manifest.subject.referrers",
    "manifest.md#image-manifest-property-descriptions",
    "`subject` makes a registry list the manifest among the referrers of the other one, and no more \
     than that.",
)
.since(V1_1_0)
.note("The other manifest is no part of the image: whoever copies the image need not follow.");

pub(super) static ANNOTATIONS_RULES: Clause = Clause::must(
    "image.manifest.annotations.rules",
    "manifest.md#image-manifest-property-descriptions",
    "`annotations` of a manifest obeys the rules of annotations.md.",
)
.note(
    "One of the specification's examples has the key `oci.opencontainers.image.created`, which \
     should begin with `org`.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{"com.example.key":""}}"#),
        Fail(r#"{"annotations":["com.example.key"]}"#, "/annotations"),
    ],
);
