use alloc::boxed::Box;
use alloc::format;
use core::cmp::Ordering;
use core::fmt;

use crate::hex::HexText;
use crate::{Algorithm, BlobPath, Encoded, Hasher, UnsupportedAlgorithm};

/// A content identifier, `<algorithm>:<encoded>`.
///
/// A digest of a registered algorithm keeps its bytes inline: parsing, cloning and comparing it
/// do not allocate. Its encoded portion is lower-case hexadecimal of the algorithm's length,
/// which parsing insists on. A digest of any other algorithm, `sha384` among them, keeps its text,
/// and parsing holds it against the grammar only, since nothing more is specified.
///
/// Each value has exactly one spelling, so what was parsed is displayed as it was.
///
/// The order is that of the algorithm's text and then of the encoded portion's, byte by byte.
/// This differs from the order of the whole text in one respect: `a` sorts before `a+b`, while
/// `a:0` sorts after `a+b:0`.
///
/// See [Digests](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests).
///
/// ```
/// use oci_digest::Digest;
///
/// let text = "sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b";
/// let digest: Digest = text.parse()?;
/// assert!(digest.algorithm().is_registered());
/// assert_eq!(digest.as_bytes().map(<[u8]>::len), Some(32));
/// assert_eq!(digest.to_string(), text);
/// # Ok::<(), oci_digest::ParseDigestError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Digest(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Sha256([u8; 32]),
    Sha512([u8; 64]),
    Blake3([u8; 32]),
    /// Never of a registered algorithm, or a value would have two representations.
    Text {
        algorithm: Algorithm,
        encoded: Box<str>,
    },
}

impl Digest {
    /// The digest of a SHA-256 hash.
    ///
    /// ```
    /// use oci_digest::Digest;
    ///
    /// const ZERO: Digest = Digest::sha256([0; 32]);
    /// assert_eq!(ZERO.to_string(), format!("sha256:{}", "0".repeat(64)));
    /// ```
    #[must_use]
    pub const fn sha256(hash: [u8; 32]) -> Self {
        Self(Repr::Sha256(hash))
    }

    /// The digest of a SHA-384 hash, in lower-case hexadecimal as for the registered algorithms.
    #[must_use]
    pub fn sha384(hash: [u8; 48]) -> Self {
        Self::from_text(Algorithm::Sha384, HexText::new(&hash).as_str().into())
    }

    /// The digest of a SHA-512 hash.
    #[must_use]
    pub const fn sha512(hash: [u8; 64]) -> Self {
        Self(Repr::Sha512(hash))
    }

    /// The digest of a BLAKE3 hash of 256 bits.
    #[must_use]
    pub const fn blake3(hash: [u8; 32]) -> Self {
        Self(Repr::Blake3(hash))
    }

    /// The digest of an algorithm that is not registered and an encoded portion that fits the
    /// grammar.
    pub(crate) fn from_text(algorithm: Algorithm, encoded: Box<str>) -> Self {
        debug_assert!(!algorithm.is_registered(), "{algorithm} has its own form");
        Self(Repr::Text { algorithm, encoded })
    }

    /// The digest of content under an algorithm.
    ///
    /// ```
    /// use oci_digest::{Algorithm, Digest};
    ///
    /// let digest = Digest::of(&Algorithm::Sha512, b"")?;
    /// assert!(digest.encoded().starts_with("cf83e1357eefb8bd"));
    /// # Ok::<(), oci_digest::UnsupportedAlgorithm>(())
    /// ```
    pub fn of(algorithm: &Algorithm, content: &[u8]) -> Result<Self, UnsupportedAlgorithm> {
        let mut hasher = Hasher::new(algorithm)?;
        hasher.update(content);
        Ok(hasher.finish())
    }

    /// The digest of content under `sha256`, the algorithm to prefer.
    #[must_use]
    pub fn sha256_of(content: &[u8]) -> Self {
        let mut hasher = Hasher::sha256();
        hasher.update(content);
        hasher.finish()
    }

    /// The algorithm, the part before the colon.
    #[must_use]
    pub fn algorithm(&self) -> &Algorithm {
        match &self.0 {
            Repr::Sha256(_) => &Algorithm::Sha256,
            Repr::Sha512(_) => &Algorithm::Sha512,
            Repr::Blake3(_) => &Algorithm::Blake3,
            Repr::Text { algorithm, .. } => algorithm,
        }
    }

    /// The encoded portion, the part after the colon.
    #[must_use]
    pub fn encoded(&self) -> Encoded<'_> {
        match &self.0 {
            Repr::Sha256(hash) | Repr::Blake3(hash) => Encoded::hex(hash),
            Repr::Sha512(hash) => Encoded::hex(hash),
            Repr::Text { encoded, .. } => Encoded::text(encoded),
        }
    }

    /// The hash itself, 32 or 64 bytes, if the algorithm is registered.
    ///
    /// For any other algorithm there is no telling how the encoded portion encodes it.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Repr::Sha256(hash) | Repr::Blake3(hash) => Some(hash),
            Repr::Sha512(hash) => Some(hash),
            Repr::Text { .. } => None,
        }
    }

    /// The path of the content in an image layout, `blobs/<algorithm>/<encoded>`.
    #[must_use]
    pub fn blob_path(&self) -> BlobPath<'_> {
        BlobPath::new(self)
    }
}

impl Ord for Digest {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            // Bytes sort as their lower-case hexadecimal does, and all of an algorithm's hashes
            // are of one length.
            (Repr::Sha256(a), Repr::Sha256(b)) | (Repr::Blake3(a), Repr::Blake3(b)) => a.cmp(b),
            (Repr::Sha512(a), Repr::Sha512(b)) => a.cmp(b),
            _ => self
                .algorithm()
                .cmp(other.algorithm())
                .then_with(|| self.encoded().as_str().cmp(other.encoded().as_str())),
        }
    }
}

impl PartialOrd for Digest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_some() || f.precision().is_some() {
            return f.pad(&format!("{}:{}", self.algorithm(), self.encoded()));
        }
        f.write_str(self.algorithm().as_str())?;
        f.write_str(":")?;
        f.write_str(self.encoded().as_str())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn the_order_is_that_of_algorithm_and_encoded() {
        let mut texts = [
            "a:z".into(),
            "a+b:0".into(),
            "a.b:0".into(),
            format!("blake3:{}", "0".repeat(64)),
            "sha:1".into(),
            format!("sha256:{}", "0".repeat(64)),
            format!("sha256:{}9", "0".repeat(63)),
            format!("sha256:{}a", "0".repeat(63)),
            format!("sha256:{}", "f".repeat(64)),
            "sha256+b64u:A".into(),
            "sha384:0".into(),
            "sha384:00".into(),
            format!("sha512:{}", "0".repeat(128)),
        ];
        let digests: Vec<Digest> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert!(digests.is_sorted());

        texts.sort_by(|a, b| a.split_once(':').cmp(&b.split_once(':')));
        let by_text: Vec<Digest> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(by_text, digests);
    }

    #[test]
    fn the_format_is_heeded() {
        let digest: Digest = "a:b".parse().unwrap();
        assert_eq!(
            format!("[{digest:>5}|{digest:-<4}|{digest:.1}]"),
            "[  a:b|a:b-|a]"
        );
        assert_eq!(format!("{digest:?}"), "Digest(a:b)");
        assert_eq!(format!("{:?}", digest.encoded()), "\"b\"");
        assert_eq!(AsRef::<str>::as_ref(&digest.encoded()), "b");
    }

    #[test]
    fn a_digest_is_no_larger_than_a_sha512_hash_and_a_word() {
        assert!(size_of::<Digest>() <= 64 + size_of::<usize>());
        assert!(size_of::<Option<Digest>>() <= 64 + size_of::<usize>());
    }

    #[test]
    fn only_a_registered_algorithm_has_bytes() {
        assert_eq!(Digest::sha256([7; 32]).as_bytes(), Some([7; 32].as_slice()));
        assert_eq!(Digest::blake3([7; 32]).as_bytes(), Some([7; 32].as_slice()));
        assert_eq!(Digest::sha512([7; 64]).as_bytes(), Some([7; 64].as_slice()));
        let sha384 = Digest::sha384([7; 48]);
        assert_eq!(sha384.as_bytes(), None);
        assert_eq!(sha384.encoded().as_str(), "07".repeat(48));
    }
}
