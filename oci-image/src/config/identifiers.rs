//! Identifiers of layers, of stacks of layers and of images:
//! [config.md#terminology](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#terminology).

use std::{fmt, str::FromStr};

use oci_conformance::{
    Clause,
    Example::{FailFiles, PassFiles},
    Subject,
};
use oci_digest::{Digest, ParseDigestError};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{layers_example, root_fs::ROOTFS_BINDS_HASH};
use crate::manifest::APPLY_RESULT;

/// Makes a type of a digest over something in particular.
macro_rules! identifier {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Digest);

        impl $name {
            /// The digest.
            #[must_use]
            pub const fn digest(&self) -> &Digest {
                &self.0
            }
        }

        impl From<$name> for Digest {
            fn from(identifier: $name) -> Self {
                identifier.0
            }
        }

        impl FromStr for $name {
            type Err = ParseDigestError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Digest::deserialize(deserializer).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

identifier! {
    /// The digest of a layer's uncompressed archive:
    /// [config.md#layer-diffid](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-diffid).
    ///
    /// The digest of a layer in a manifest is another, if the layer is compressed.
    DiffId
}

impl DiffId {
    /// The SHA-256 digest of a whole uncompressed archive, what follows its last entry included.
    #[must_use]
    pub fn of(archive: &[u8]) -> Self {
        Self(Digest::sha256_of(archive))
    }
}

impl From<Digest> for DiffId {
    fn from(digest: Digest) -> Self {
        Self(digest)
    }
}

identifier! {
    /// What results from layers applied one upon the other:
    /// [config.md#layer-chainid](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-chainid).
    ChainId
}

impl ChainId {
    /// Names what results from these layers, of which the first is the lowest; nothing does from
    /// none.
    ///
    /// The specification does not say which algorithm continues a chain. It is SHA-256, whatever
    /// the layers use, as in the code that accompanies the specification.
    ///
    /// ```
    /// use oci_image::config::{ChainId, DiffId};
    ///
    /// let layers = [DiffId::of(b"A"), DiffId::of(b"B")];
    /// assert_eq!(
    ///     ChainId::of(&layers).unwrap().to_string(),
    ///     "sha256:ac8b22cdada705e17d1f88efc2e0c626641566d29fd8d3b99ca5eee913782d01",
    /// );
    /// assert_eq!(ChainId::of(&[]), None);
    /// ```
    #[must_use]
    pub fn of(layers: &[DiffId]) -> Option<Self> {
        let (lowest, above) = layers.split_first()?;
        let chain = above.iter().fold(lowest.0.clone(), |below, layer| {
            Digest::sha256_of(format!("{below} {layer}").as_bytes())
        });
        Some(Self(chain))
    }
}

identifier! {
    /// The digest of an image's configuration, which stands for the image as a whole:
    /// [config.md#imageid](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#imageid).
    ImageId
}

impl ImageId {
    /// The SHA-256 digest of a configuration, byte for byte as it is stored.
    #[must_use]
    pub fn of(config: &[u8]) -> Self {
        Self(Digest::sha256_of(config))
    }
}

pub(super) static LAYER_METADATA_FREE: Clause = Clause::must(
    "image.config.layer-metadata-free",
    "config.md#layer",
    "Environment, arguments and other configuration belong to the image, not to its layers.",
)
.uncheckable("nothing in a layer can be told for configuration");

pub(super) static IMMUTABILITY: Clause = Clause::must_not(
    "image.config.immutability",
    "config.md#image-json",
    "A config is never changed; whoever changes one makes another image, with another ImageID.",
);

/// A DiffID is the digest of the uncompressed layer.
pub(crate) static DIFF_ID_DEFINITION: Clause = Clause::must(
    "image.config.diff-id.definition",
    "config.md#layer-diffid",
    "The DiffID of a layer is the digest of its uncompressed tar archive.",
)
.note(
    "What is hashed is the whole stream that decompression yields, with what follows the last \
     entry. The algorithm need not be that of the layer's descriptor. The DiffID of a layer that \
     is not compressed is its digest.",
)
.also(&[&ROOTFS_BINDS_HASH, &APPLY_RESULT])
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

pub(super) static DIFF_ID_REPRODUCIBLE: Clause = Clause::should(
    "image.config.diff-id.reproducible",
    "config.md#layer-diffid",
    "A layer that is unpacked and packed again keeps its DiffID.",
)
.note("For this the headers of the archive have to be kept aside.");

pub(super) static CHAIN_ID_SINGLE: Clause = Clause::must(
    "image.config.chain-id.single",
    "config.md#definition",
    "The ChainID of a single layer is its DiffID.",
)
.note("Nothing is said of no layers: they have no ChainID here.");

pub(super) static CHAIN_ID_RECURSION: Clause = Clause::must(
    "image.config.chain-id.recursion",
    "config.md#definition",
    "The ChainID of more layers is the digest of the ChainID of all but the last, one space, and \
     the DiffID of the last.",
)
.note(
    "Both are hashed as texts with the names of their algorithms. Which algorithm makes the new \
     digest is left open; it is SHA-256 here, whatever the DiffIDs use.",
);

pub(super) static IMAGE_ID_DEFINITION: Clause = Clause::must(
    "image.config.image-id.definition",
    "config.md#imageid",
    "The ImageID is the SHA-256 hash of the config.",
)
.note("It is so even where the descriptor of the config uses another algorithm.");

pub(super) static IMAGE_ID_FORMAT: Clause = Clause::must(
    "image.config.image-id.format",
    "config.md#imageid",
    "The ImageID is written as 256 bits in hexadecimal.",
)
.note(
    "The example has `sha256:` before the digits, and so is a digest; the example is followed, as \
     it is what tools show.",
);

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "sha256:559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd";
    const B: &str = "sha256:df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c";
    const C: &str = "sha256:6b23c0d5f35d1b11f9b683f0b0a617355deb11277d91ae091d399c655b87940d";
    const AB: &str = "sha256:ac8b22cdada705e17d1f88efc2e0c626641566d29fd8d3b99ca5eee913782d01";
    const ABC: &str = "sha256:328be8fe76954e2f466f05ea4eedba2c62ea0e0d4a9a43f54db2bcc660e284e0";
    const AA: &str = "sha256:01f5e4940038fd5b0d3a1cdb6845c38b01359c8cc300da06146aef8d94c8145f";
    const LONG_A: &str = "sha256:1beb9c7af3fd7f0f05926e5ac5a50fec91d36d326a7940856aedcef6b3eff43a";

    #[test]
    fn chains() {
        let layers = [A, B, C].map(|text| text.parse::<DiffId>().unwrap());
        let [a, ..] = &layers;
        assert_eq!(a, &DiffId::of(b"A"));
        for (length, expected) in [(1, A), (2, AB), (3, ABC)] {
            let chain = ChainId::of(&layers[..length]).unwrap();
            assert_eq!(chain.to_string(), expected);
        }
        assert_eq!(ChainId::of(&[]), None);
        let repeated = [a.clone(), a.clone()];
        assert_eq!(ChainId::of(&repeated).unwrap().to_string(), AA);
    }

    #[test]
    fn a_chain_goes_on_with_sha256() {
        let long = "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
        let layers = [long, A].map(|text| text.parse::<DiffId>().unwrap());
        assert_eq!(ChainId::of(&layers[..1]).unwrap().to_string(), long,);
        assert_eq!(ChainId::of(&layers).unwrap().to_string(), LONG_A);
    }

    #[test]
    fn images() {
        assert_eq!(
            ImageId::of(b"{}").digest(),
            &crate::descriptor::EMPTY_DIGEST,
        );
    }
}
