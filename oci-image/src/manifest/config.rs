//! The clauses of [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions)
//! about `config`.

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Severity, Subject, shortened,
};

use crate::{
    ContentKind, KnownMediaType,
    image_layout::example,
    media_types::RELATIONS_ONE_CONFIG,
    specification::{V1_1_0, V1_1_1},
};

pub(super) static REQUIRED: Clause = Clause::required(
    "image.manifest.config.required",
    "manifest.md#image-manifest-property-descriptions",
    "`config` is there.",
)
.also(&[&RELATIONS_ONE_CONFIG])
.judged(
    Subject::Document,
    &[Pass(r#"{"config":{}}"#), Fail("{}", "/config")],
);

pub(super) static DESCRIPTOR_RULES: Clause = Clause::must(
    "image.manifest.config.descriptor-rules",
    "manifest.md#image-manifest-property-descriptions",
    "`config` is a descriptor, and obeys the clauses of descriptor.md.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"config":{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}}"#,
        ),
        Fail(r#"{"config":[]}"#, "/config"),
        Fail(
            r#"{"config":{"mediaType":"text/plain","size":0}}"#,
            "/config/digest",
        ),
    ],
);

pub(super) static MEDIA_TYPE_NO_PARSE_UNKNOWN: Clause = Clause::must_not(
    "image.manifest.config.media-type.no-parse-unknown",
    "manifest.md#image-manifest-property-descriptions",
    "A config of an unknown media type is not parsed: it is arbitrary bytes.",
)
.since(V1_1_0)
.note("It is no more than hashed here, even if it looks like a config.");

pub(super) static MEDIA_TYPE_UNKNOWN: Clause = Clause::must_not(
    "image.manifest.config.media-type.unknown",
    "manifest.md#image-manifest-property-descriptions",
    "Whoever stores or copies manifests does not fail for an unknown media type of a config.",
)
.since(V1_1_0);

pub(super) static MEDIA_TYPE_SUPPORT: Clause = Clause::must(
    "image.manifest.config.media-type.support",
    "manifest.md#image-manifest-property-descriptions",
    "Implementations support configs of the type `application/vnd.oci.image.config.v1+json`.",
);

pub(super) static MEDIA_TYPE_PORTABLE_IMAGE: Clause = Clause::should(
    "image.manifest.config.media-type.portable-image",
    "manifest.md#image-manifest-property-descriptions",
    "The config of a portable container image has the media type \
     `application/vnd.oci.image.config.v1+json`.",
)
.note(
    "No manifest says whether it means to be portable. Taken for a container image is what has \
     layers of file systems and no `artifactType`.",
)
.softened(
    Severity::Note,
    "no manifest says whether it means to be portable",
)
.check(
    |manifest, _, verdict| {
        let media_type = manifest.at("config").at("mediaType");
        let Some(text) = media_type.str() else { return };
        if !is_container_image(manifest) {
            return;
        }
        verdict.count_case();
        if text != KnownMediaType::ImageConfig.as_str() {
            let text = shortened(&text);
            verdict.breach(
                media_type,
                format!("the layers are those of an image, but `{text}` is no image's config"),
            );
        }
    },
    &[
        Pass(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar"}]}"#,
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.docker.container.image.v1+json"},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar"}]}"#,
            "/config/mediaType",
        ),
    ],
);

fn is_container_image(manifest: Node<'_>) -> bool {
    let mut layers = manifest.at("layers").items();
    let is_layer = |layer: Node<'_>| layer_kind(layer) == Some(ContentKind::Layer);
    !manifest.at("artifactType").exists()
        && !manifest.at("layers").is_empty()
        && layers.all(is_layer)
}

/// What the media type of a layer makes of its content.
pub(super) fn layer_kind(layer: Node<'_>) -> Option<ContentKind> {
    let media_type = layer.at("mediaType").str()?;
    KnownMediaType::of(&media_type).map(KnownMediaType::kind)
}

pub(super) static MEDIA_TYPE_PORTABLE_ARTIFACT: Clause = Clause::should(
    "image.manifest.config.media-type.portable-artifact",
    "manifest.md#image-manifest-property-descriptions",
    "The config of a portable artifact has a media type as the guidelines for artifacts want it.",
)
.since(V1_1_0)
.softened(
    Severity::Warning,
    "it repeats the guidelines for artifacts",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#,
        ),
        Fail(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.oci.image.config.v1+json"}}"#,
            "/config/mediaType",
        ),
    ],
);

pub(super) static MEDIA_TYPE_RFC6838: Clause = Clause::must(
    "image.manifest.config.media-type.rfc6838",
    "manifest.md#image-manifest-property-descriptions",
    "A config of another media type has one that is named as RFC 6838 names them.",
)
.since(V1_1_0)
.note("descriptor.md says it of every descriptor.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"config":{"mediaType":"application/vnd.example.config.v1+json"}}"#),
        Fail(r#"{"config":{"mediaType":"config"}}"#, "/config/mediaType"),
    ],
);

pub(super) static MEDIA_TYPE_IANA: Clause = Clause::may(
    "image.manifest.config.media-type.iana",
    "manifest.md#image-manifest-property-descriptions",
    "Another media type of a config may be registered with IANA.",
)
.since(V1_1_0)
.uncheckable("it would need IANA's registry, and registration is never required");

pub(super) static EMPTY_GUIDANCE: Clause = Clause::optional(
    "image.manifest.config.empty-guidance",
    "manifest.md#image-manifest-property-descriptions",
    "A manifest that needs no config has the empty descriptor in its place.",
)
.since(V1_1_0)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[{"mediaType":"application/vnd.example+type","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#,
)]);

/// The config of an image that can be run makes the image's ID one of its own.
pub static CONFIG_RUNNABLE_UNIQUE: Clause = Clause::recommended(
    "image.manifest.config.runnable-unique",
    "manifest.md#image-manifest-property-descriptions",
    "The config of an image that can be run says enough to make its ImageID unique, such as the \
     DiffIDs of its layers.",
)
.since(V1_1_1)
.note("Images that share a config, such as `{}`, share their ImageID.")
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
                example::INDEX_OF_UNIDENTIFIED_IMAGE,
                example::UNIDENTIFIED_MANIFEST,
                example::UNIDENTIFIED_CONFIG,
            ],
            example::UNIDENTIFIED_MANIFEST.0,
            "/config",
        ),
    ],
);
