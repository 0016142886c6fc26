use alloc::vec::Vec;
use core::iter::once;

use crate::{Digest, Hasher, VerifyError, VerifyErrorKind};

/// Checks content that arrives in pieces against its size and digest.
///
/// The size comes first, as the image-spec advises: content that turns out longer than promised
/// is refused at once and not hashed any further, and the digest of content that ends early is
/// not looked at.
///
/// A digest whose algorithm this build cannot hash with does not make content wrong, but nothing
/// shows it right either. [`finish`](Self::finish) reports it as an error of the kind
/// [`Unverifiable`](VerifyErrorKind::Unverifiable) rather than as a second sort of success, so
/// that `?` never lets through what was not verified. Whoever accepts such content has to say so,
/// by way of [`VerifyError::is_unverifiable`].
///
/// See [Verification](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification).
///
/// ```
/// use oci_digest::{Digest, Verifier, VerifyErrorKind};
///
/// let digest = Digest::sha256_of(b"{}");
///
/// let mut verifier = Verifier::new(digest.clone(), 2);
/// verifier.update(b"{}")?;
/// let verified = verifier.finish()?;
/// assert_eq!(verified.digest(), &digest);
///
/// let error = Verifier::new(digest, 2).verify(b"{ }").unwrap_err();
/// assert_eq!(error.kind(), &VerifyErrorKind::TooLong { expected: 2 });
/// # Ok::<(), oci_digest::VerifyError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is verified before `finish`"]
pub struct Verifier {
    /// None if any will do.
    size: Option<u64>,
    /// In bytes, what was taken so far.
    received: u64,
    failure: Option<VerifyError>,
    first: Check,
    others: Vec<Check>,
}

#[derive(Clone, Debug)]
struct Check {
    expected: Digest,
    /// None if the algorithm is not supported.
    hasher: Option<Hasher>,
}

impl Check {
    fn new(expected: Digest) -> Self {
        Self {
            hasher: Hasher::new(expected.algorithm()).ok(),
            expected,
        }
    }
}

impl Verifier {
    /// A verifier for content of one digest and one size in bytes.
    pub fn new(digest: Digest, size: u64) -> Self {
        Self {
            size: Some(size),
            ..Self::with_any_size(digest)
        }
    }

    /// A verifier for content of one digest, where no size was promised.
    ///
    /// It takes any amount of content before it can tell that something is wrong, so prefer
    /// [`new`](Self::new) wherever the size is known.
    pub fn with_any_size(digest: Digest) -> Self {
        Self {
            size: None,
            received: 0,
            failure: None,
            first: Check::new(digest),
            others: Vec::new(),
        }
    }

    /// Has the content checked against a further digest in the same pass.
    ///
    /// Content is verified once every digest is found right; a further digest never makes up for
    /// another. It has to be given before any content is: a verifier that has taken some fails
    /// from here on, with an error of the kind [`LateDigest`](VerifyErrorKind::LateDigest).
    ///
    /// ```
    /// use oci_digest::{Algorithm, Digest, Verifier};
    ///
    /// let sha512 = Digest::of(&Algorithm::Sha512, b"{}")?;
    /// let verified = Verifier::new(Digest::sha256_of(b"{}"), 2)
    ///     .and(sha512.clone())
    ///     .verify(b"{}")?;
    /// assert!(verified.digests().any(|digest| digest == &sha512));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn and(mut self, digest: Digest) -> Self {
        if self.received == 0 {
            self.others.push(Check::new(digest));
        } else if self.failure.is_none() {
            self.failure = Some(VerifyError::new(VerifyErrorKind::LateDigest { digest }));
        }
        self
    }

    /// How many bytes of content were taken so far.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Takes the next piece of the content.
    ///
    /// Fails if the piece makes the content longer than promised; nothing of that piece is
    /// hashed. A verifier that failed stays so, and this and [`finish`](Self::finish) go on to
    /// return the same error.
    pub fn update(&mut self, piece: &[u8]) -> Result<(), VerifyError> {
        self.admit(piece.len())?;
        self.received = self.received_with(piece.len());
        for check in once(&mut self.first).chain(&mut self.others) {
            if let Some(hasher) = &mut check.hasher {
                hasher.update(piece);
            }
        }
        Ok(())
    }

    /// How many bytes are taken once so many more are.
    fn received_with(&self, more: usize) -> u64 {
        self.received
            .saturating_add(u64::try_from(more).unwrap_or(u64::MAX))
    }

    /// Fails, and stays failed, if so many more bytes are more than promised.
    pub(crate) fn admit(&mut self, more: usize) -> Result<(), VerifyError> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        match self.size {
            Some(expected) if self.received_with(more) > expected => {
                let failure = VerifyError::new(VerifyErrorKind::TooLong { expected });
                self.failure = Some(failure.clone());
                Err(failure)
            }
            _ => Ok(()),
        }
    }

    /// Says whether the content that was taken is all that was promised.
    ///
    /// Checks the size, then each digest that can be computed, and only then whether there is
    /// one that cannot.
    pub fn finish(self) -> Result<Verified, VerifyError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if let Some(expected) = self.size
            && self.received != expected
        {
            return Err(VerifyError::new(VerifyErrorKind::TooShort {
                expected,
                actual: self.received,
            }));
        }
        let mut unverifiable = None;
        let mut settle = |check: Check| {
            let Check { expected, hasher } = check;
            match hasher.map(Hasher::finish) {
                Some(actual) if actual != expected => {
                    return Err(VerifyError::new(VerifyErrorKind::DigestMismatch {
                        expected,
                        actual,
                    }));
                }
                Some(_) => {}
                None => {
                    unverifiable.get_or_insert_with(|| expected.algorithm().clone());
                }
            }
            Ok(expected)
        };
        let first = settle(self.first)?;
        let others = self
            .others
            .into_iter()
            .map(settle)
            .collect::<Result<_, _>>()?;
        match unverifiable {
            Some(algorithm) => Err(VerifyError::new(VerifyErrorKind::Unverifiable {
                algorithm,
            })),
            None => Ok(Verified {
                size: self.received,
                first,
                others,
            }),
        }
    }

    /// Takes the whole content in one piece and finishes.
    pub fn verify(mut self, content: &[u8]) -> Result<Verified, VerifyError> {
        self.update(content)?;
        self.finish()
    }
}

/// The evidence that content was what had been promised.
///
/// Only a [`Verifier`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    size: u64,
    first: Digest,
    others: Vec<Digest>,
}

impl Verified {
    /// The size of the content in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The digest that the verifier was made with.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.first
    }

    /// Every digest that the content was found to have, in the order in which they were promised.
    pub fn digests(&self) -> impl Iterator<Item = &Digest> {
        once(&self.first).chain(&self.others)
    }
}

#[cfg(test)]
mod tests;
