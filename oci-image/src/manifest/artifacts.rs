//! The clauses of [manifest.md#guidelines-for-artifact-usage](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Severity, Subject, Verdict,
};

use super::{config, empty_descriptor::check_media_type, properties::is_artifact};
use crate::{
    KnownMediaType,
    artifacts_guidance::{CONFIG_NOT_OCI, sign_of_an_artifact},
    specification::V1_1_0,
};

pub(super) static MAY_USE_MANIFEST: Clause = Clause::may(
    "image.manifest.artifact.may-use-manifest",
    "manifest.md#guidelines-for-artifact-usage",
    "A manifest may pack other content than container images.",
)
.since(V1_1_0)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.example.config.v1+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},"layers":[{"mediaType":"application/vnd.example.data.v1.tar+gzip","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#,
)]);

pub(super) static CONFIG_MEDIA_TYPE: Clause = Clause::must(
    "image.manifest.artifact.config-media-type",
    "manifest.md#guidelines-for-artifact-usage",
    "The config of an artifact has a media type of its own kind, or the empty one.",
)
.since(V1_1_0)
.note(
    "artifacts-guidance.md says the same as mere advice. An artifact is recognised by \
     `artifactType`, or by layers none of which has a type that images have; before there was `artifactType`, \
     many were made with the config's type of an image.",
)
.softened(
    Severity::Warning,
    "whether a manifest is an artifact can only be guessed",
)
.also(&[&config::MEDIA_TYPE_PORTABLE_ARTIFACT, &CONFIG_NOT_OCI])
.check(
    config_media_type,
    &[
        Pass(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#,
        ),
        Pass(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.example.config.v1+json"}}"#,
        ),
        Fail(
            r#"{"artifactType":"a/b","config":{"mediaType":"application/vnd.oci.image.config.v1+json"}}"#,
            "/config/mediaType",
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"mediaType":"application/vnd.example+type"}]}"#,
            "/config/mediaType",
        ),
    ],
);

fn config_media_type(manifest: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some(sign) = sign_of_an_artifact(manifest) else {
        return;
    };
    let Some(media_type) = verdict.case(manifest.at("config").at("mediaType")) else {
        return;
    };
    if media_type.is_str(KnownMediaType::ImageConfig.as_str()) {
        let message = format!("{sign}, so this is no image, but has the config of one");
        verdict.breach(media_type, message);
    }
}

pub(super) static ARTIFACT_TYPE_WITH_EMPTY_CONFIG: Clause = Clause::must(
    "image.manifest.artifact.artifact-type-with-empty-config",
    "manifest.md#guidelines-for-artifact-usage",
    "An artifact with the empty config has an `artifactType`.",
)
.since(V1_1_0)
.judged(
    Subject::Document,
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

pub(super) static SINGLE_LAYER: Clause = Clause::should(
    "image.manifest.artifact.single-layer",
    "manifest.md#guidelines-for-artifact-usage",
    "An artifact that needs no layers has a single one, whose `size` is not 0.",
)
.since(V1_1_0)
.check(
    |manifest, _, verdict| {
        let layers = manifest.at("layers");
        if !is_artifact(manifest) || layers.kind() != Some(Kind::Array) || layers.len() > 1 {
            return;
        }
        verdict.count_case();
        if layers.is_empty() {
            verdict.breach(layers, "there is no layer; an artifact has at least one");
        }
        for layer in layers.items() {
            let size = layer.at("size");
            if size.int() == Some(0) {
                verdict.breach(size, "the only layer is empty; some tools want content");
            }
        }
    },
    &[
        Pass(r#"{"artifactType":"a/b","layers":[{"size":2}]}"#),
        Fail(
            r#"{"artifactType":"a/b","layers":[{"size":0}]}"#,
            "/layers/0/size",
        ),
        Fail(r#"{"artifactType":"a/b","layers":[]}"#, "/layers"),
    ],
);

pub(super) static UNUSED_LAYERS_EMPTY_DESCRIPTOR: Clause = Clause::recommended(
    "image.manifest.artifact.unused-layers-empty-descriptor",
    "manifest.md#guidelines-for-artifact-usage",
    "The single layer of an artifact that needs none is the empty descriptor.",
)
.since(V1_1_0)
.softened(Severity::Note, "the sentence calls itself a suggestion")
.check(
    |manifest, _, verdict| {
        let layers = manifest.at("layers");
        if is_artifact(manifest) && layers.len() == 1 {
            for layer in layers.items() {
                check_media_type(layer, verdict);
            }
        }
    },
    &[
        Pass(
            r#"{"artifactType":"a/b","layers":[{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}]}"#,
        ),
        Fail(
            r#"{"artifactType":"a/b","layers":[{"mediaType":"text/plain","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}]}"#,
            "/layers/0/mediaType",
        ),
    ],
);

pub(super) static DECISION_TREE: Clause = Clause::may(
    "image.manifest.artifact.decision-tree",
    "manifest.md#guidelines-for-artifact-usage",
    "Whoever designs an artifact may follow the decision tree and the examples.",
)
.since(V1_1_0)
.uncheckable("it is a way to design, which leaves no trace in the result");

pub(super) static FALLBACK_TO_CONFIG_TYPE: Clause = Clause::should(
    "image.manifest.artifact.fallback-to-config-type",
    "manifest.md#guidelines-for-artifact-usage",
    "Tools take the media type of the config for the type of an artifact that has no \
     `artifactType`.",
)
.since(V1_1_0);
