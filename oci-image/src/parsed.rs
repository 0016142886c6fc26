//! Reading documents from their bytes, and keeping the bytes.

mod manifest_or_index;

use std::ops::Deref;

use oci_conformance::Rejected;
use oci_digest::{Algorithm, Digest, UnsupportedAlgorithm};

pub use self::manifest_or_index::ManifestOrIndex;
use crate::{Descriptor, Extra, KnownMediaType, MediaType};

/// A type of document that is read from bytes of its own.
pub trait ReadDocument: Sized {
    /// Reads a document, or says why the bytes are none of this type.
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected>;

    /// The media type that a descriptor of the document has.
    fn media_type(&self) -> MediaType;
}

/// A document together with the bytes that it was read from.
///
/// A digest is one of bytes, not of what they mean: a document that is written anew may have
/// another one. This keeps the first.
///
/// ```
/// use oci_image::{ImageIndex, Parsed};
///
/// let index = Parsed::<ImageIndex>::from_bytes(*br#"{ "schemaVersion": 2, "manifests": [] }"#)?;
/// assert!(index.manifests.is_empty());
/// assert_eq!(
///     index.digest().to_string(),
///     "sha256:dc888d44373e9263b85f264e8549ed0a7d744f6d5611ab00b1102bb5fafd4a5c",
/// );
/// assert_eq!(index.descriptor().size, 39);
/// # Ok::<(), oci_image::Rejected>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Parsed<T> {
    bytes: Vec<u8>,
    value: T,
}

impl<T: ReadDocument> Parsed<T> {
    /// Reads a document, or says why the bytes are none of this type.
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Result<Self, Rejected> {
        let bytes = bytes.into();
        let value = T::from_slice(&bytes)?;
        Ok(Self { bytes, value })
    }

    /// A descriptor of the document: its media type, its digest and its size.
    #[must_use]
    pub fn descriptor(&self) -> Descriptor {
        Descriptor {
            media_type: self.value.media_type(),
            digest: self.digest(),
            size: self.bytes.len() as u64,
            urls: Vec::new(),
            annotations: std::collections::BTreeMap::new(),
            data: None,
            artifact_type: None,
            platform: None,
            extra: Extra::default(),
        }
    }
}

impl<T> Parsed<T> {
    /// A document and bytes that it can be read from.
    #[cfg(any(feature = "arbitrary", feature = "proptest"))]
    pub(crate) const fn of_parts(bytes: Vec<u8>, value: T) -> Self {
        Self { bytes, value }
    }

    /// The bytes, as they were read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The document.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The bytes and the document.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, T) {
        (self.bytes, self.value)
    }

    /// The SHA-256 digest of the bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::sha256_of(&self.bytes)
    }

    /// The digest of the bytes by another algorithm.
    pub fn digest_by(&self, algorithm: &Algorithm) -> Result<Digest, UnsupportedAlgorithm> {
        Digest::of(algorithm, &self.bytes)
    }
}

impl<T> Deref for Parsed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> AsRef<[u8]> for Parsed<T> {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Refuses a media type that contradicts the type that a document is read as. Docker's counterpart
/// does not.
pub(crate) fn agree(stated: Option<&MediaType>, own: KnownMediaType) -> Result<(), String> {
    let Some(stated) = stated else { return Ok(()) };
    if stated.known().map(KnownMediaType::to_oci) == Some(own) {
        return Ok(());
    }
    Err(format!(
        "`mediaType` says `{}`, expected `{}`",
        oci_conformance::shortened(stated.as_str()),
        own.as_str(),
    ))
}

#[cfg(test)]
mod tests;
