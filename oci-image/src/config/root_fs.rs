//! `rootfs`: [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties).

use std::fmt;

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Property, Shape, Subject, Value, object, shortened,
};
use oci_digest::Digest;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{DiffId, layers_example};
use crate::{Extra, image_layout::example, manifest::STACK_ORDER};

/// The layers that make up the root filesystem.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RootFs {
    /// How the root filesystem is described.
    pub kind: RootFsKind,
    /// The layers, of which the first is the lowest.
    pub diff_ids: Vec<DiffId>,
    /// Properties that the specification does not name.
    pub extra: Extra<RootFs>,
}

/// How a root filesystem is described: `type`.
///
/// Another type is refused when it is read, as
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
/// demands.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RootFsKind {
    /// By layers.
    #[default]
    Layers,
}

impl Serialize for RootFsKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("layers")
    }
}

impl<'de> Deserialize<'de> for RootFsKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Kind;

        impl de::Visitor<'_> for Kind {
            type Value = RootFsKind;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`layers`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<RootFsKind, E> {
                match text {
                    "layers" => Ok(RootFsKind::Layers),
                    other => Err(E::invalid_value(de::Unexpected::Str(other), &self)),
                }
            }
        }

        deserializer.deserialize_str(Kind)
    }
}

object!(RootFs, "a root filesystem", {
    "type" => kind: required,
    "diff_ids" => diff_ids: required,
});

impl RootFs {
    /// The root filesystem that these layers make up, of which the first is the lowest.
    #[must_use]
    pub fn of_layers<D: Into<DiffId>>(diff_ids: impl IntoIterator<Item = D>) -> Self {
        Self {
            kind: RootFsKind::Layers,
            diff_ids: diff_ids.into_iter().map(Into::into).collect(),
            extra: Extra::default(),
        }
    }
}

/// The shape of `rootfs`.
pub static ROOTFS: Shape = Shape::new(
    "root filesystem",
    "config.md#properties",
    &[
        Property::required("type", "image.config.rootfs.type", Value::String),
        Property::required("diff_ids", "image.config.rootfs.diff-ids", Value::STRINGS).note(
            "It may be empty. A null, which some writers produce for no layers, is no array.",
        ),
    ],
)
.rules(&[&ROOTFS_TYPE_LAYERS, &ROOTFS_DIFF_IDS_DIGEST_FORMAT]);

pub(super) static ROOTFS_BINDS_HASH: Clause = Clause::must(
    "image.config.rootfs.binds-hash",
    "config.md#properties",
    "`rootfs` names the content of the layers, so that the hash of the config depends on it.",
)
.note("It is broken where a DiffID is not that of its layer, and is judged with that.")
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

static ROOTFS_TYPE_LAYERS: Clause = Clause::must(
    "image.config.rootfs.type.layers",
    "config.md#properties",
    "`type` is `layers`.",
)
.check(
    |rootfs, _, verdict| {
        let kind = rootfs.at("type");
        let Some(text) = kind.str() else { return };
        verdict.count_case();
        if text != "layers" {
            verdict.breach(
                kind,
                format!("the type is `{}`, not `layers`", shortened(&text)),
            );
        }
    },
    &[
        Pass(r#"{"type":"layers","diff_ids":[]}"#),
        Fail(r#"{"type":"layers+base","diff_ids":[]}"#, "/type"),
        Fail(r#"{"type":"Layers","diff_ids":[]}"#, "/type"),
        Fail(r#"{"type":"","diff_ids":[]}"#, "/type"),
    ],
);

pub(super) static ROOTFS_TYPE_UNKNOWN_IS_ERROR: Clause = Clause::must(
    "image.config.rootfs.type.unknown-is-error",
    "config.md#properties",
    "Whoever verifies or unpacks an image fails if `type` is not `layers`.",
)
.note("It is one of the few clauses that ask for an error; most ask to go on.");

static ROOTFS_DIFF_IDS_DIGEST_FORMAT: Clause = Clause::must(
    "image.config.rootfs.diff-ids.digest-format",
    "config.md#properties",
    "Each of `diff_ids` is a digest.",
)
.note(
    "The definition of the DiffID says so. The JSON Schema lets any string pass; the prose is \
     followed.",
)
.check(
    |rootfs, _, verdict| {
        for diff_id in rootfs.at("diff_ids").items() {
            let Some(text) = diff_id.str() else { continue };
            verdict.count_case();
            if let Err(error) = text.parse::<Digest>() {
                let text = shortened(&text);
                verdict.breach(diff_id, format!("`{text}` is no digest: {error}"));
            }
        }
    },
    &[
        Pass(
            r#"{"type":"layers","diff_ids":["sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]}"#,
        ),
        Fail(r#"{"type":"layers","diff_ids":["sha256:c6f988"]}"#, "/diff_ids/0"),
        Fail(
            r#"{"type":"layers","diff_ids":["c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]}"#,
            "/diff_ids/0",
        ),
    ],
);

/// Every DiffID is that of the layer in the same place.
pub(crate) static DIFF_IDS_ORDER: Clause = Clause::must(
    "image.config.rootfs.diff-ids.order",
    "config.md#properties",
    "`diff_ids` are in the order of the manifest's layers, from the first to the last.",
)
.note(
    "That there is one DiffID for each layer is implied, not stated. A layer that is repeated has \
     its DiffID repeated.",
)
.also(&[&STACK_ORDER])
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

/// There is one DiffID for every layer.
pub(crate) static DIFF_IDS_COUNT: Clause = Clause::must(
    "image.config.rootfs.diff-ids.count",
    "config.md#properties",
    "There are as many `diff_ids` as layers in the manifest that uses the config.",
)
.note("It is implied, not stated. A config that several manifests use has to fit each of them.")
.judged(
    Subject::Graph,
    &[
        PassFiles(layers_example::RIGHT),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                ("index.json", COUNT_INDEX),
                (COUNT_MANIFEST_FILE, COUNT_MANIFEST),
                (COUNT_CONFIG_FILE, COUNT_CONFIG),
            ],
            COUNT_MANIFEST_FILE,
            "/layers",
        ),
    ],
);

const COUNT_INDEX: &str = r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:8a2d898df57047246035e19407fd74f8f37afc29d44febea7e3275b7979f3ba3","size":393,"platform":{"architecture":"amd64","os":"linux"}}]}"#;
const COUNT_MANIFEST_FILE: &str =
    "blobs/sha256/8a2d898df57047246035e19407fd74f8f37afc29d44febea7e3275b7979f3ba3";
const COUNT_MANIFEST: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:c5b1d63604f273462ef36fadac3182d43ae6a6138731cf594b314835cf1c034f","size":78},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#;
const COUNT_CONFIG_FILE: &str =
    "blobs/sha256/c5b1d63604f273462ef36fadac3182d43ae6a6138731cf594b314835cf1c034f";
const COUNT_CONFIG: &str =
    r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
