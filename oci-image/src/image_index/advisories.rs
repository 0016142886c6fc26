//! What no sentence about manifests and indexes forbids, but a careful reader wants to know.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Subject, Verdict,
};

use crate::{ContentKind, KnownMediaType, image_layout::example};

/// The advisories about manifests and indexes.
pub static ADVISORIES: &[&Clause] = &[&BOTH_SHAPES, &SUBJECT_NO_MANIFEST, &PLATFORM_MISMATCH];

/// A document is not an index and a manifest at the same time.
pub static BOTH_SHAPES: Clause = Clause::advisory(
    "advisory.image.both-shapes",
    "image-index.md#image-index-property-descriptions",
    "A document has either `manifests`, or `config` and `layers`.",
    Some("CVE-2021-41190"),
)
.note(
    "Readers that go by the properties and readers that go by the media type take a document with \
     both for different things, so that what is scanned need not be what is run.",
)
.check(
    both_shapes,
    &[
        Pass(r#"{"manifests":[]}"#),
        Pass(r#"{"config":{},"layers":[]}"#),
        Fail(r#"{"config":{},"layers":[],"manifests":[]}"#, "/manifests"),
        Fail(r#"{"layers":null,"manifests":null}"#, "/manifests"),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.index.v1+json","config":{},"manifests":[]}"#,
            "/config",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.index.v1+json","layers":[],"manifests":[]}"#,
            "/layers",
        ),
    ],
);

fn both_shapes(document: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    verdict.count_case();
    let of_index = document.at("manifests").present();
    let of_manifest = ["config", "layers"]
        .into_iter()
        .find_map(|name| document.at(name).present());
    let (Some(of_index), Some(of_manifest)) = (of_index, of_manifest) else {
        return;
    };
    let media_type = document.at("mediaType").str().unwrap_or_default();
    let kind = KnownMediaType::of(&media_type).map(KnownMediaType::kind);
    if kind == Some(ContentKind::Index) {
        verdict.breach(of_manifest, "some readers take this index for a manifest");
    } else {
        verdict.breach(of_index, "some readers take this manifest for an index");
    }
}

/// `subject` describes a manifest, not a part of one.
pub static SUBJECT_NO_MANIFEST: Clause = Clause::advisory(
    "advisory.image.subject-no-manifest",
    "manifest.md#image-manifest-property-descriptions",
    "`subject` does not have the media type of a config, of a layer or of no content.",
    None,
)
.note("A subject is a manifest, but manifests may be of types that nobody here knows.")
.check(
    |document, _, verdict| {
        let media_type = document.at("subject").at("mediaType");
        let Some(text) = media_type.str() else { return };
        verdict.count_case();
        let kind = KnownMediaType::of(&text).map(KnownMediaType::kind);
        let manifest = matches!(
            kind,
            None | Some(ContentKind::Manifest | ContentKind::Index)
        );
        if !manifest {
            verdict.breach(media_type, format!("`{text}` is no manifest"));
        }
    },
    &[
        Pass(r#"{"subject":{"mediaType":"application/vnd.oci.image.index.v1+json"}}"#),
        Pass(r#"{"subject":{"mediaType":"application/vnd.example.manifest.v1+json"}}"#),
        Fail(
            r#"{"subject":{"mediaType":"application/vnd.oci.image.layer.v1.tar"}}"#,
            "/subject/mediaType",
        ),
        Fail(
            r#"{"subject":{"mediaType":"application/vnd.oci.image.config.v1+json"}}"#,
            "/subject/mediaType",
        ),
    ],
);

/// An index and a config agree on the platform.
pub static PLATFORM_MISMATCH: Clause = Clause::advisory(
    "advisory.image.platform-mismatch",
    "image-index.md#image-index-property-descriptions",
    "`platform` in an index is the one that the config of the image names.",
    None,
)
.note("The specification has both, and does not say that they agree.")
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
                example::INDEX_OF_OTHER_PLATFORM,
                example::MANIFEST,
                example::CONFIG,
            ],
            "index.json",
            "/manifests/0/platform",
        ),
    ],
);
