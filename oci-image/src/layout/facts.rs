//! What the clauses between documents need to know of a document once it is gone.

use std::ops::Range;

use oci_conformance::{Kind, Node, Reason, Report};
use oci_digest::Digest;

use super::{
    edge::{PlatformFacts, Spanned},
    task::Role,
};
use crate::{
    ContentKind, KnownMediaType, MediaType,
    config::DiffId,
    layer::{Footprint, JudgedLayer, LayerArchive},
};

#[derive(Debug)]
pub(super) enum Facts {
    None,
    /// What a document says of its own type.
    Index {
        media_type: Option<String>,
    },
    Manifest(ManifestFacts),
    Config(ConfigFacts),
    Layer(Box<LayerFacts>),
}

/// What is known of a layer that was read to its end.
#[derive(Debug)]
pub(super) struct LayerFacts {
    pub(super) media_type: KnownMediaType,
    /// How many bytes are stored.
    pub(super) size: u64,
    /// The archive, if all of it could be read.
    pub(super) archive: Option<LayerArchive>,
    /// Whether a limit is the reason why not.
    pub(super) is_limited: bool,
    pub(super) footprint: Option<Footprint>,
}

impl LayerFacts {
    pub(super) fn of(media_type: KnownMediaType, layer: JudgedLayer) -> (Self, Report) {
        let mut obstacles = layer.report.obstacles().iter();
        let facts = Self {
            media_type,
            size: layer.size,
            archive: layer.archive,
            is_limited: obstacles.any(|obstacle| obstacle.reason == Reason::Limit),
            footprint: layer.footprint,
        };
        (facts, layer.report)
    }
}

#[derive(Debug)]
pub(super) struct ManifestFacts {
    pub(super) media_type: Option<String>,
    pub(super) artifact_type: Option<String>,
    pub(super) config_type: Option<MediaType>,
    pub(super) config: Option<Digest>,
    /// The bytes of `config`.
    pub(super) config_span: Range<usize>,
    /// The layers, where `layers` is an array.
    pub(super) layers: Option<Vec<LayerRef>>,
    /// The bytes of `layers`.
    pub(super) layers_span: Range<usize>,
    /// Whether there are layers, all of a type that file systems are made of.
    pub(super) is_image: bool,
}

/// What a manifest says of a layer, as far as that can be followed.
#[derive(Clone, Debug)]
pub(super) struct LayerRef {
    pub(super) media_type: Option<KnownMediaType>,
    pub(super) digest: Option<Digest>,
    /// The bytes of the descriptor.
    pub(super) span: Range<usize>,
}

#[derive(Debug)]
pub(super) struct ConfigFacts {
    /// The DiffIDs, where `rootfs.diff_ids` is an array; `None` for what is no digest.
    pub(super) diff_ids: Option<Vec<Spanned<Option<DiffId>>>>,
    pub(super) platform: PlatformFacts,
}

impl LayerRef {
    fn of(descriptor: Node<'_>) -> Self {
        let media_type = descriptor.at("mediaType").str();
        Self {
            media_type: media_type.and_then(|text| KnownMediaType::of(&text)),
            digest: descriptor.at("digest").parse().and_then(Result::ok),
            span: descriptor.span(),
        }
    }
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
                    layers: (layers.kind() == Some(Kind::Array))
                        .then(|| layers.items().map(LayerRef::of).collect()),
                    layers_span: layers.span(),
                    is_image: !layers.is_empty() && layers.items().all(is_layer),
                })
            }
            Role::Config => {
                let diff_ids = document.at("rootfs").at("diff_ids");
                Self::Config(ConfigFacts {
                    diff_ids: (diff_ids.kind() == Some(Kind::Array)).then(|| {
                        let items = diff_ids.items().map(|diff_id| Spanned {
                            value: diff_id.parse().and_then(Result::ok),
                            span: diff_id.span(),
                        });
                        items.collect()
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
            Self::None | Self::Config(_) | Self::Layer(_) => None,
        }
    }
}
