//! The clauses of [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions)
//! about `layers`.

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Held, Kind, Severity, Subject, shortened,
};

use super::properties::is_artifact;
use crate::{
    KnownMediaType,
    config::layers_example,
    specification::{V1_1_0, V1_1_1},
};

pub(super) static PRESENT: Clause = Clause::required(
    "image.manifest.layers.present",
    "manifest.md#image-manifest-property-descriptions",
    "`layers` is there.",
)
.note(
    "The prose does not say so, other than of `manifests` in an index. The JSON Schema does, the Go \
     type always writes the property, and readers fail without it: the JSON Schema is followed.",
)
.judged(
    Subject::Document,
    &[Pass(r#"{"layers":[]}"#), Fail("{}", "/layers")],
);

pub(super) static DESCRIPTOR: Clause = Clause::must(
    "image.manifest.layers.descriptor",
    "manifest.md#image-manifest-property-descriptions",
    "Each of `layers` is a descriptor, and obeys the clauses of descriptor.md.",
)
.note("One descriptor may stand there several times.")
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"layers":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
        ),
        Fail(r#"{"layers":["sha256:abc"]}"#, "/layers/0"),
        Fail(
            r#"{"layers":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}"#,
            "/layers/0/size",
        ),
    ],
);

pub(super) static MIN_ONE: Clause = Clause::should(
    "image.manifest.layers.min-one",
    "manifest.md#image-manifest-property-descriptions",
    "`layers` has at least one entry.",
)
.since(V1_1_0)
.note(
    "The JSON Schema refuses an empty array; the prose, which only advises against it, is \
     followed.",
)
.check(
    |manifest, _, verdict| {
        let layers = manifest.at("layers");
        if layers.kind() != Some(Kind::Array) {
            return;
        }
        verdict.count_case();
        if layers.is_empty() {
            verdict.breach(layers, "there is no layer; some tools want one");
        }
    },
    &[
        Pass(r#"{"layers":[{}]}"#),
        Fail(r#"{"layers":[]}"#, "/layers"),
    ],
);

pub(crate) static BASE_FIRST: Clause = Clause::must(
    "image.manifest.layers.base-first",
    "manifest.md#image-manifest-property-descriptions",
    "With a config of an image, the base layer is the first of `layers`.",
)
.note(
    "The first DiffID of the config tells which layer that is. Up to version 1.0.2 the clause held \
     with any config.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(layers_example::RIGHT),
        FailFiles(
            layers_example::SWAPPED,
            layers_example::SWAPPED_MANIFEST,
            "/layers/0",
        ),
    ],
);

pub(crate) static STACK_ORDER: Clause = Clause::must(
    "image.manifest.layers.stack-order",
    "manifest.md#image-manifest-property-descriptions",
    "With a config of an image, `layers` are in the order in which they are stacked.",
)
.note("The DiffIDs of the config are in the same order, and judged with it.")
.judged(
    Subject::Graph,
    &[
        PassFiles(layers_example::RIGHT),
        FailFiles(
            layers_example::SWAPPED,
            layers_example::SWAPPED_CONFIG,
            "/rootfs/diff_ids/0",
        ),
    ],
);

pub(crate) static APPLY_RESULT: Clause = Clause::must(
    "image.manifest.layers.apply-result",
    "manifest.md#image-manifest-property-descriptions",
    "With a config of an image, its file system is what results from applying `layers` to an empty \
     directory.",
)
.note(
    "The config says by the DiffIDs which layers these are; what applying them results in is left \
     to whoever does it.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(layers_example::RIGHT),
        FailFiles(
            layers_example::OTHER,
            layers_example::OTHER_CONFIG,
            "/rootfs/diff_ids/1",
        ),
    ],
);

pub(super) static INITIAL_ATTRIBUTES: Clause = Clause::optional(
    "image.manifest.layers.initial-attributes",
    "manifest.md#image-manifest-property-descriptions",
    "The owner, mode and other attributes of the empty directory are anyone's choice.",
)
.held(Held::Behaviour);

pub(super) static DESCRIPTOR_EXTRA_RULES: Clause = Clause::must(
    "image.manifest.layers.descriptor-extra-rules",
    "manifest.md#image-manifest-property-descriptions",
    "The media types of `layers` obey some rules beyond those of descriptors.",
)
.note("The only one of these that a document can break is about the names of media types.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"layers":[{"mediaType":"application/vnd.example+type"}]}"#),
        Fail(
            r#"{"layers":[{"mediaType":"layer"}]}"#,
            "/layers/0/mediaType",
        ),
    ],
);

pub(super) static MEDIA_TYPE_SUPPORT_TAR: Clause = Clause::must(
    "image.manifest.layers.media-type.support-tar",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support layers of the type `application/vnd.oci.image.layer.v1.tar`.",
);

pub(super) static MEDIA_TYPE_SUPPORT_TAR_GZIP: Clause = Clause::must(
    "image.manifest.layers.media-type.support-tar-gzip",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support layers of the type `application/vnd.oci.image.layer.v1.tar+gzip`.",
);

pub(super) static MEDIA_TYPE_SUPPORT_NONDISTRIBUTABLE_TAR: Clause = Clause::must(
    "image.manifest.layers.media-type.support-nondistributable-tar",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support layers of the type \
     `application/vnd.oci.image.layer.nondistributable.v1.tar`.",
)
.note("That holds although version 1.1.0 calls the type deprecated.");

pub(super) static MEDIA_TYPE_SUPPORT_NONDISTRIBUTABLE_TAR_GZIP: Clause = Clause::must(
    "image.manifest.layers.media-type.support-nondistributable-tar-gzip",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support layers of the type \
     `application/vnd.oci.image.layer.nondistributable.v1.tar+gzip`.",
)
.note("That holds although version 1.1.0 calls the type deprecated.");

pub(super) static MEDIA_TYPE_PORTABLE: Clause = Clause::should(
    "image.manifest.layers.media-type.portable",
    "manifest.md#image-manifest-property-descriptions",
    "The layers of a portable manifest have one of the four types that have to be supported: tar \
     archives, plain or with gzip, that may or must not be distributed.",
)
.note(
    "The sentence stands above the one about zstd, which therefore is not portable although it \
     SHOULD be supported. Archives with zstd that must not be distributed are in neither list. What \
     an artifact has in the place of layers is its own affair, and the empty descriptor is what the \
     guidance wants.",
)
.softened(
    Severity::Note,
    "no manifest says whether it means to be portable",
)
.check(
    |manifest, _, verdict| {
        if is_artifact(manifest) {
            return;
        }
        for layer in manifest.at("layers").items() {
            let media_type = layer.at("mediaType");
            let Some(text) = media_type.str() else { continue };
            verdict.count_case();
            if !KnownMediaType::of(&text).is_some_and(is_portable) {
                let text = shortened(&text);
                verdict.breach(
                    media_type,
                    format!("not every implementation has to support `{text}`"),
                );
            }
        }
    },
    &[
        Pass(r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip"}]}"#),
        Fail(
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip"},{"mediaType":"application/vnd.oci.image.layer.v1.tar+zstd"}]}"#,
            "/layers/1/mediaType",
        ),
        Fail(
            r#"{"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip"}]}"#,
            "/layers/0/mediaType",
        ),
    ],
);

fn is_portable(known: KnownMediaType) -> bool {
    matches!(
        known,
        KnownMediaType::ImageLayer
            | KnownMediaType::ImageLayerGzip
            | KnownMediaType::ImageLayerNondistributable
            | KnownMediaType::ImageLayerNondistributableGzip
            | KnownMediaType::Empty
    )
}

pub(super) static MEDIA_TYPE_SUPPORT_ZSTD: Clause = Clause::should(
    "image.manifest.layers.media-type.support-zstd",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support layers of the type `application/vnd.oci.image.layer.v1.tar+zstd`.",
)
.since(V1_1_1);

pub(super) static MEDIA_TYPE_UNKNOWN: Clause = Clause::must_not(
    "image.manifest.layers.media-type.unknown",
    "manifest.md#image-manifest-property-descriptions",
    "Whoever stores or copies manifests does not fail for an unknown media type of a layer.",
)
.since(V1_1_0);

pub(super) static MEDIA_TYPE_RFC6838: Clause = Clause::must(
    "image.manifest.layers.media-type.rfc6838",
    "manifest.md#image-manifest-property-descriptions",
    "A layer of another media type has one that is named as RFC 6838 names them.",
)
.since(V1_1_0)
.note("descriptor.md says it of every descriptor.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"layers":[{"mediaType":"application/vnd.example+type"}]}"#),
        Fail(
            r#"{"layers":[{"mediaType":"a/b"},{"mediaType":"layer"}]}"#,
            "/layers/1/mediaType",
        ),
    ],
);

pub(super) static MEDIA_TYPE_IANA: Clause = Clause::may(
    "image.manifest.layers.media-type.iana",
    "manifest.md#image-manifest-property-descriptions",
    "Another media type of a layer may be registered with IANA.",
)
.since(V1_1_0)
.uncheckable("it would need IANA's registry, and registration is never required");
