//! The clauses of [layer.md#non-distributable-layers](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#non-distributable-layers).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict,
};

use crate::{
    KnownMediaType,
    specification::{V1_1_0, V1_1_1},
};

pub(crate) static NONDISTRIBUTABLE_DEPRECATED: Clause = Clause::should_not(
    "image.layer.nondistributable.deprecated",
    "layer.md#non-distributable-layers",
    "No new layers are made that must not be distributed.",
)
.since(V1_1_0)
.note("Whether a layer is new cannot be seen, and existing ones stay supported.")
.softened(
    Severity::Note,
    "existing layers of these types stay supported, and new ones look the same",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
        ),
        Fail(
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
            "/layers/0/mediaType",
        ),
    ],
);

pub(super) static NONDISTRIBUTABLE_SUPPORT_EXISTING: Clause = Clause::must(
    "image.layer.nondistributable.support-existing",
    "layer.md#non-distributable-layers",
    "Existing images with layers that must not be distributed are supported.",
)
.since(V1_1_1)
.note(
    "The sentence says “are expected to”; manifest.md has a MUST for two of the three media types.",
);

pub(super) static NONDISTRIBUTABLE_MEDIA_TYPE: Clause = Clause::should(
    "image.layer.nondistributable.media-type",
    "layer.md#non-distributable-layers",
    "A layer that must not be distributed has one of the three media types for that.",
)
.note(
    "Nothing in a layer says that it must not be distributed, but Docker's media type for such \
     layers does. Before v1.1.1 the sentence named only the type without compression.",
)
.check(
    nondistributable_media_type,
    &[
        Pass(
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"}]}"#,
        ),
        Fail(
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip"},{"mediaType":"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"}]}"#,
            "/layers/1/mediaType",
        ),
    ],
);

fn nondistributable_media_type(manifest: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for layer in manifest.at("layers").items() {
        let media_type = layer.at("mediaType");
        let name = media_type.str().unwrap_or_default();
        match KnownMediaType::of(&name) {
            Some(known) if known.is_nondistributable() => verdict.count_case(),
            Some(KnownMediaType::DockerForeignLayerGzip) => {
                verdict.count_case();
                let expected = KnownMediaType::ImageLayerNondistributableGzip.as_str();
                verdict.breach(media_type, format!("expected `{expected}`, found `{name}`"));
            }
            _ => {}
        }
    }
}

pub(super) static NONDISTRIBUTABLE_NO_UPLOAD: Clause = Clause::should_not(
    "image.layer.nondistributable.no-upload",
    "layer.md#non-distributable-layers",
    "Layers of these media types are not uploaded.",
);

pub(super) static NONDISTRIBUTABLE_DOWNLOAD_UNAFFECTED: Clause = Clause::should_not(
    "image.layer.nondistributable.download-unaffected",
    "layer.md#non-distributable-layers",
    "Whether a layer is downloaded does not depend on its having one of these media types.",
);

pub(super) static NONDISTRIBUTABLE_URLS: Clause = Clause::may(
    "image.layer.nondistributable.urls",
    "layer.md#non-distributable-layers",
    "The descriptor of a layer that must not be distributed may have `urls` to download it from.",
)
.examples(&[
    Pass(
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5,"urls":["https://example.com/layer.tar.gz"]}]}"#,
    ),
    Pass(
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#,
    ),
]);

pub(super) static NONDISTRIBUTABLE_URLS_NO_SIGNAL: Clause = Clause::should_not(
    "image.layer.nondistributable.urls-no-signal",
    "layer.md#non-distributable-layers",
    "That a descriptor has `urls` is not taken to mean that its layer must not be distributed.",
);
