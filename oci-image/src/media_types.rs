//! Media types: [media-types.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md).

mod clauses;
mod grammar;

pub(crate) use self::{
    clauses::{
        CONFIG_RULES, DESCRIPTOR_RULES, HEADING, INDEX_RULES, MANIFEST_RULES,
        RELATIONS_DESCRIPTORS, RELATIONS_ONE_CONFIG,
    },
    grammar::check_name,
};
use oci_conformance::vocabulary;

vocabulary! {
    /// A media type, as [RFC 6838](https://www.rfc-editor.org/rfc/rfc6838#section-4.2) names them:
    /// one of the specification's, one of Docker's that is compatible, or any other.
    pub struct MediaType;

    /// The [media types of the specification](https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md),
    /// and those of Docker that it calls compatible or related.
    pub enum KnownMediaType {
        /// A content descriptor.
        DESCRIPTOR / Descriptor = "application/vnd.oci.descriptor.v1+json",
        /// The file `oci-layout`.
        LAYOUT_HEADER / LayoutHeader = "application/vnd.oci.layout.header.v1+json",
        /// An image index.
        IMAGE_INDEX / ImageIndex = "application/vnd.oci.image.index.v1+json",
        /// An image manifest.
        IMAGE_MANIFEST / ImageManifest = "application/vnd.oci.image.manifest.v1+json",
        /// An image configuration.
        IMAGE_CONFIG / ImageConfig = "application/vnd.oci.image.config.v1+json",
        /// A layer, as a tar archive.
        IMAGE_LAYER / ImageLayer = "application/vnd.oci.image.layer.v1.tar",
        /// A layer, as a tar archive compressed with gzip.
        IMAGE_LAYER_GZIP / ImageLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip",
        /// A layer, as a tar archive compressed with zstd.
        IMAGE_LAYER_ZSTD / ImageLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd",
        /// Content that is unused: the two bytes `{}`.
        EMPTY / Empty = "application/vnd.oci.empty.v1+json",
        /// A layer that must not be distributed, as a tar archive; deprecated.
        IMAGE_LAYER_NONDISTRIBUTABLE / ImageLayerNondistributable =
            "application/vnd.oci.image.layer.nondistributable.v1.tar",
        /// A layer that must not be distributed, compressed with gzip; deprecated.
        IMAGE_LAYER_NONDISTRIBUTABLE_GZIP / ImageLayerNondistributableGzip =
            "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
        /// A layer that must not be distributed, compressed with zstd; deprecated.
        IMAGE_LAYER_NONDISTRIBUTABLE_ZSTD / ImageLayerNondistributableZstd =
            "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
        /// Docker's counterpart of an image index.
        DOCKER_MANIFEST_LIST / DockerManifestList =
            "application/vnd.docker.distribution.manifest.list.v2+json",
        /// Docker's counterpart of an image manifest.
        DOCKER_MANIFEST / DockerManifest =
            "application/vnd.docker.distribution.manifest.v2+json",
        /// Docker's counterpart of an image configuration.
        DOCKER_CONFIG / DockerConfig = "application/vnd.docker.container.image.v1+json",
        /// Docker's layer, compressed with gzip.
        DOCKER_LAYER_GZIP / DockerLayerGzip =
            "application/vnd.docker.image.rootfs.diff.tar.gzip",
        /// Docker's layer that must not be distributed, compressed with gzip.
        DOCKER_FOREIGN_LAYER_GZIP / DockerForeignLayerGzip =
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
        /// Docker's layer without compression.
        DOCKER_LAYER / DockerLayer = "application/vnd.docker.image.rootfs.diff.tar",
        /// Docker's layer, compressed with zstd.
        DOCKER_LAYER_ZSTD / DockerLayerZstd =
            "application/vnd.docker.image.rootfs.diff.tar.zstd",
    }
}

/// What content of a media type is, whoever defined the type.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ContentKind {
    /// A content descriptor on its own.
    Descriptor,
    /// The file `oci-layout`.
    LayoutHeader,
    /// An image index, or Docker's manifest list.
    Index,
    /// An image manifest.
    Manifest,
    /// An image configuration.
    Config,
    /// A layer.
    Layer,
    /// Content that is unused.
    Empty,
}

/// How a layer's archive is compressed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Compression {
    /// Not at all.
    None,
    /// With gzip ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)).
    Gzip,
    /// With zstd ([RFC 8878](https://www.rfc-editor.org/rfc/rfc8878)).
    Zstd,
}

impl Compression {
    /// How content is compressed, by its first four bytes; anything unknown is taken for not
    /// compressed.
    ///
    /// ```
    /// use oci_image::Compression;
    ///
    /// assert_eq!(Compression::of_content(b"\x1f\x8b\x08\x00"), Compression::Gzip);
    /// assert_eq!(Compression::of_content(b"etc/"), Compression::None);
    /// ```
    #[must_use]
    pub const fn of_content(content: &[u8]) -> Self {
        match content {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // A frame, or one to skip, which may come first.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

impl MediaType {
    /// What content of this type is; `None` for a type that neither the specification nor Docker
    /// defines, whose content is arbitrary bytes.
    #[must_use]
    pub fn kind(&self) -> Option<ContentKind> {
        self.known().map(KnownMediaType::kind)
    }

    /// How a layer of this type is compressed; `None` if it is no layer.
    #[must_use]
    pub fn compression(&self) -> Option<Compression> {
        self.known().and_then(KnownMediaType::compression)
    }

    /// The specification's type for the same content, where this is one of Docker's that is
    /// [compatible or related](https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix);
    /// else the type itself.
    #[must_use]
    pub fn to_oci(&self) -> Self {
        match self.known() {
            Some(known) => known.to_oci().into(),
            None => self.clone(),
        }
    }
}

impl KnownMediaType {
    /// What content of this type is.
    #[must_use]
    pub const fn kind(self) -> ContentKind {
        match self {
            Self::Descriptor => ContentKind::Descriptor,
            Self::LayoutHeader => ContentKind::LayoutHeader,
            Self::ImageIndex | Self::DockerManifestList => ContentKind::Index,
            Self::ImageManifest | Self::DockerManifest => ContentKind::Manifest,
            Self::ImageConfig | Self::DockerConfig => ContentKind::Config,
            Self::Empty => ContentKind::Empty,
            Self::ImageLayer
            | Self::ImageLayerGzip
            | Self::ImageLayerZstd
            | Self::ImageLayerNondistributable
            | Self::ImageLayerNondistributableGzip
            | Self::ImageLayerNondistributableZstd
            | Self::DockerLayer
            | Self::DockerLayerGzip
            | Self::DockerLayerZstd
            | Self::DockerForeignLayerGzip => ContentKind::Layer,
        }
    }

    /// How a layer of this type is compressed; `None` if it is no layer.
    #[must_use]
    pub const fn compression(self) -> Option<Compression> {
        match self {
            Self::ImageLayer | Self::ImageLayerNondistributable | Self::DockerLayer => {
                Some(Compression::None)
            }
            Self::ImageLayerGzip
            | Self::ImageLayerNondistributableGzip
            | Self::DockerLayerGzip
            | Self::DockerForeignLayerGzip => Some(Compression::Gzip),
            Self::ImageLayerZstd | Self::ImageLayerNondistributableZstd | Self::DockerLayerZstd => {
                Some(Compression::Zstd)
            }
            _ => None,
        }
    }

    /// Whether the specification calls the type deprecated: layers that must not be distributed.
    #[must_use]
    pub const fn is_nondistributable(self) -> bool {
        matches!(
            self,
            Self::ImageLayerNondistributable
                | Self::ImageLayerNondistributableGzip
                | Self::ImageLayerNondistributableZstd
        )
    }

    /// Whether the type is one of Docker's.
    #[must_use]
    pub const fn is_docker(self) -> bool {
        matches!(
            self,
            Self::DockerManifestList
                | Self::DockerManifest
                | Self::DockerConfig
                | Self::DockerLayer
                | Self::DockerLayerGzip
                | Self::DockerLayerZstd
                | Self::DockerForeignLayerGzip
        )
    }

    /// The specification's type for the same content.
    #[must_use]
    pub const fn to_oci(self) -> Self {
        match self {
            Self::DockerManifestList => Self::ImageIndex,
            Self::DockerManifest => Self::ImageManifest,
            Self::DockerConfig => Self::ImageConfig,
            Self::DockerLayer => Self::ImageLayer,
            Self::DockerLayerGzip => Self::ImageLayerGzip,
            Self::DockerLayerZstd => Self::ImageLayerZstd,
            Self::DockerForeignLayerGzip => Self::ImageLayerNondistributableGzip,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_text_is_the_constant_and_an_unknown_one_is_kept() {
        for &text in MediaType::KNOWN {
            assert_eq!(MediaType::from(text).known().unwrap().as_str(), text);
            assert!(check_name(text).is_ok());
        }
        let other = MediaType::from("application/vnd.example+type");
        assert_eq!(other.known(), None);
        assert_eq!(other.kind(), None);
        assert_eq!(other.to_string(), "application/vnd.example+type");
        // Consumers compare media types exactly, although RFC 6838 folds case.
        assert_eq!(
            MediaType::from("Application/vnd.oci.empty.v1+json").known(),
            None
        );
    }

    #[test]
    fn docker_types_have_their_counterparts() {
        let pairs = [
            (MediaType::DOCKER_MANIFEST, MediaType::IMAGE_MANIFEST),
            (MediaType::DOCKER_MANIFEST_LIST, MediaType::IMAGE_INDEX),
            (MediaType::DOCKER_CONFIG, MediaType::IMAGE_CONFIG),
            (MediaType::DOCKER_LAYER_GZIP, MediaType::IMAGE_LAYER_GZIP),
        ];
        for (docker, oci) in pairs {
            assert_eq!(docker.to_oci(), oci);
            assert_eq!(docker.kind(), oci.kind());
            assert_eq!(docker.compression(), oci.compression());
            assert_eq!(oci.to_oci(), oci);
        }
    }

    #[test]
    fn types_are_of_docker_or_of_the_specification() {
        for &known in KnownMediaType::ALL {
            let docker = known.as_str().contains(".docker.");
            assert_eq!(known.is_docker(), docker, "{}", known.as_str());
        }
    }

    #[test]
    fn compression_shows_in_the_first_bytes() {
        for (content, compression) in [
            (&b""[..], Compression::None),
            (b"\x1f", Compression::None),
            (b"\x1f\x8b", Compression::Gzip),
            (b"\x1f\x8c\x08\x00", Compression::None),
            (b"\x28\xb5\x2f\xfd", Compression::Zstd),
            (b"\x28\xb5\x2f", Compression::None),
            (b"\x50\x2a\x4d\x18", Compression::Zstd),
            (b"\x5f\x2a\x4d\x18\x00", Compression::Zstd),
            (b"\x60\x2a\x4d\x18", Compression::None),
        ] {
            assert_eq!(Compression::of_content(content), compression, "{content:?}");
        }
    }

    #[test]
    fn only_layers_have_a_compression() {
        for &text in MediaType::KNOWN {
            let media_type = MediaType::from(text);
            let layer = media_type.kind() == Some(ContentKind::Layer);
            assert_eq!(media_type.compression().is_some(), layer, "{text}");
        }
    }
}
