use alloc::boxed::Box;
use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use crate::ParseAlgorithmError;
use crate::grammar::AlgorithmPrefix;

/// The algorithm portion of a digest: what is hashed with, and how the hash is written.
///
/// Any text that fits the grammar is an algorithm, whether or not anybody knows it. The order is
/// that of the text, byte by byte.
///
/// See [Digests](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests).
///
/// ```
/// use oci_digest::Algorithm;
///
/// let algorithm: Algorithm = "sha256".parse()?;
/// assert_eq!(algorithm, Algorithm::Sha256);
///
/// let unknown: Algorithm = "multihash+base58".parse()?;
/// assert_eq!(unknown.as_str(), "multihash+base58");
/// assert!(!unknown.is_registered() && !unknown.is_supported());
/// # Ok::<(), oci_digest::ParseAlgorithmError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// `sha256`, which every implementation has to verify.
    ///
    /// See [SHA-256](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#sha-256).
    Sha256,
    /// `sha384`, which is in use though the image-spec does not register it.
    Sha384,
    /// `sha512`.
    ///
    /// See [SHA-512](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#sha-512).
    Sha512,
    /// `blake3` with an output of 256 bits.
    ///
    /// Registered after version 1.1.1, see
    /// [BLAKE3](https://github.com/opencontainers/image-spec/blob/main/descriptor.md#blake3).
    Blake3,
    /// Any other text that fits the grammar.
    Other(OtherAlgorithm),
}

/// The text of an algorithm that has no variant of its own in [`Algorithm`].
///
/// It comes from parsing only, so it always fits the grammar and never spells another variant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OtherAlgorithm(Box<str>);

impl OtherAlgorithm {
    /// The algorithm as it stands in a digest.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Algorithm {
    /// The algorithm as it stands in a digest.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
            Self::Sha512 => "sha512",
            Self::Blake3 => "blake3",
            Self::Other(other) => other.as_str(),
        }
    }

    /// Whether the image-spec registers the algorithm: `sha256`, `sha512` and `blake3`.
    ///
    /// See [Registered algorithms](https://github.com/opencontainers/image-spec/blob/main/descriptor.md#registered-algorithms).
    #[must_use]
    pub fn is_registered(&self) -> bool {
        matches!(self, Self::Sha256 | Self::Sha512 | Self::Blake3)
    }

    /// Whether this build can hash with the algorithm.
    ///
    /// It can with `sha256`, `sha384` and `sha512` always, with `blake3` if the feature of that
    /// name is on, and with no other.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        match self {
            Self::Sha256 | Self::Sha384 | Self::Sha512 => true,
            Self::Blake3 => cfg!(feature = "blake3"),
            Self::Other(_) => false,
        }
    }

    /// The algorithm that `text` spells, where the caller has held `text` against the grammar.
    pub(crate) fn from_checked(text: &str) -> Self {
        match text {
            "sha256" => Self::Sha256,
            "sha384" => Self::Sha384,
            "sha512" => Self::Sha512,
            "blake3" => Self::Blake3,
            other => Self::Other(OtherAlgorithm(other.into())),
        }
    }
}

impl FromStr for Algorithm {
    type Err = ParseAlgorithmError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        AlgorithmPrefix::of(text).check_whole(text)?;
        Ok(Self::from_checked(text))
    }
}

impl TryFrom<&str> for Algorithm {
    type Error = ParseAlgorithmError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for Algorithm {
    type Error = ParseAlgorithmError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl AsRef<str> for Algorithm {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Ord for Algorithm {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Algorithm {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn each_name_has_one_value() {
        for (text, algorithm, registered) in [
            ("sha256", Algorithm::Sha256, true),
            ("sha384", Algorithm::Sha384, false),
            ("sha512", Algorithm::Sha512, true),
            ("blake3", Algorithm::Blake3, true),
        ] {
            assert_eq!(text.parse(), Ok(algorithm.clone()));
            assert_eq!(algorithm.to_string(), text);
            assert_eq!(AsRef::<str>::as_ref(&algorithm), text);
            assert_eq!(algorithm.is_registered(), registered);
        }
    }

    #[test]
    fn an_unknown_name_is_kept() {
        for text in ["md5", "multihash+base58", "sha256+b64u", "a.b_c-d+0", "0"] {
            let algorithm: Algorithm = text.parse().unwrap();
            assert!(matches!(algorithm, Algorithm::Other(_)));
            assert_eq!(algorithm.to_string(), text);
            assert!(!algorithm.is_registered());
            assert!(!algorithm.is_supported());
        }
    }

    #[test]
    fn what_this_build_hashes() {
        assert!(Algorithm::Sha256.is_supported());
        assert!(Algorithm::Sha384.is_supported());
        assert!(Algorithm::Sha512.is_supported());
        assert_eq!(Algorithm::Blake3.is_supported(), cfg!(feature = "blake3"));
    }

    #[test]
    fn the_order_is_that_of_the_text() {
        let names = [
            "a",
            "blake3",
            "md5",
            "sha256",
            "sha256+b64u",
            "sha384",
            "sha512",
            "z",
        ];
        let parsed: Vec<Algorithm> = names.iter().map(|name| name.parse().unwrap()).collect();
        assert!(parsed.is_sorted());
    }
}
