//! What the clauses between documents need to know of a document once it is gone.

use std::ops::Range;

use oci_conformance::{Kind, Node};
use oci_digest::Digest;

use super::{
    edge::{PlatformFacts, Spanned},
    task::Role,
};
use crate::{ContentKind, MediaType};

#[derive(Debug)]
pub(super) enum Facts {
    None,
    /// What a document says of its own type.
    Index {
        media_type: Option<String>,
    },
    Manifest(ManifestFacts),
    Config(ConfigFacts),
}

#[derive(Debug)]
pub(super) struct ManifestFacts {
    pub(super) media_type: Option<String>,
    pub(super) artifact_type: Option<String>,
    pub(super) config_type: Option<MediaType>,
    pub(super) config: Option<Digest>,
    /// The bytes of `config`.
    pub(super) config_span: Range<usize>,
    /// How many layers there are, where `layers` is an array.
    pub(super) layers: Option<usize>,
    /// The bytes of `layers`.
    pub(super) layers_span: Range<usize>,
    /// Whether there are layers, all of a type that file systems are made of.
    pub(super) is_image: bool,
}

#[derive(Debug)]
pub(super) struct ConfigFacts {
    /// How many DiffIDs there are, where `rootfs.diff_ids` is an array.
    pub(super) diff_ids: Option<Spanned<usize>>,
    pub(super) platform: PlatformFacts,
}

impl ManifestFacts {
    /// Whether the config is that of an image, so that the manifest is for one platform.
    pub(super) fn is_runnable(&self) -> bool {
        self.config_type.as_ref() == Some(&MediaType::IMAGE_CONFIG)
    }
}

impl Facts {
    pub(super) fn of(document: Node<'_>, role: Role) -> Self {
        let text = |name| document.at(name).str().map(std::borrow::Cow::into_owned);
        match role {
            Role::Entry | Role::Index => Self::Index {
                media_type: text("mediaType"),
            },
            Role::Manifest => {
                let (config, layers) = (document.at("config"), document.at("layers"));
                let media_type = |node: Node<'_>| {
                    node.at("mediaType")
                        .str()
                        .map(|text| MediaType::from(text.as_ref()))
                };
                let is_layer = |node| {
                    let kind = media_type(node).and_then(|media_type| media_type.kind());
                    kind == Some(ContentKind::Layer)
                };
                Self::Manifest(ManifestFacts {
                    media_type: text("mediaType"),
                    artifact_type: text("artifactType"),
                    config_type: media_type(config),
                    config: config.at("digest").parse().and_then(Result::ok),
                    config_span: config.span(),
                    layers: (layers.kind() == Some(Kind::Array)).then(|| layers.len()),
                    layers_span: layers.span(),
                    is_image: !layers.is_empty() && layers.items().all(is_layer),
                })
            }
            Role::Config => {
                let diff_ids = document.at("rootfs").at("diff_ids");
                Self::Config(ConfigFacts {
                    diff_ids: (diff_ids.kind() == Some(Kind::Array)).then(|| Spanned {
                        value: diff_ids.len(),
                        span: diff_ids.span(),
                    }),
                    platform: PlatformFacts::of(document),
                })
            }
            _ => Self::None,
        }
    }

    /// What the document says of its own type.
    pub(super) fn media_type(&self) -> Option<&str> {
        match self {
            Self::Index { media_type } => media_type.as_deref(),
            Self::Manifest(manifest) => manifest.media_type.as_deref(),
            Self::None | Self::Config(_) => None,
        }
    }
}
