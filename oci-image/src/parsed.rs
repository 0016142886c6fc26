//! Reading documents from their bytes, and keeping the bytes.

mod manifest_or_index;

use std::ops::Deref;

use oci_conformance::{Context, DocumentType, Rejected, judge};
use oci_digest::{Algorithm, Digest, UnsupportedAlgorithm};
use serde_core::{Deserialize, de::Error};

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

/// Reads a document that passes `check`, or judges why it is none.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(
    bytes: &[u8],
    kind: &DocumentType,
    check: impl FnOnce(&T) -> Result<(), String>,
) -> Result<T, Rejected> {
    let value = parse(bytes).map_err(|error| reject(error, bytes, kind))?;
    match check(&value) {
        Ok(()) => Ok(value),
        Err(problem) => Err(reject(serde_json::Error::custom(problem), bytes, kind)),
    }
}

/// Parses JSON. To look once whether all of it is UTF-8 is faster than to look at every string.
fn parse<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> serde_json::Result<T> {
    let problem = match std::str::from_utf8(bytes) {
        Ok(text) => return serde_json::from_str(text),
        Err(problem) => problem,
    };
    // Whatever the type, reading stops at what is not UTF-8, or before: that tells the place.
    match serde_json::from_slice::<serde_json::Value>(bytes) {
        Ok(_) => Err(serde_json::Error::custom(problem)),
        Err(error) => Err(error),
    }
}

/// An error, with what judging the document finds.
fn reject(error: serde_json::Error, bytes: &[u8], kind: &DocumentType) -> Rejected {
    Rejected::new(error, judge(bytes, kind, &Context::default(), ""))
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
