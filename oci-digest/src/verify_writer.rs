use std::io::{Error, Result, Write};

use crate::{Verified, Verifier, VerifyError};

/// Verifies what is written through it; needs the feature `std`.
///
/// The inner writer gets what it is given before anything is verified, so keep it apart, say in a
/// temporary file, until [`finish`](Self::finish) has returned [`Verified`]. Of content that is
/// longer than promised it gets no more than was promised.
///
/// # Errors
///
/// A [`VerifyError`] arrives inside an `io::Error` of the kind `InvalidData`, and every later
/// write fails with the same one.
///
/// ```
/// use std::io::Write;
///
/// use oci_digest::{Digest, Verifier, VerifyWriter};
///
/// let verifier = Verifier::new(Digest::sha256_of(b"{}"), 2);
/// let mut writer = VerifyWriter::new(Vec::new(), verifier);
/// writer.write_all(b"{}")?;
/// assert!(writer.write_all(b"\n").is_err());
///
/// let verifier = Verifier::new(Digest::sha256_of(b"{}"), 2);
/// let mut writer = VerifyWriter::new(Vec::new(), verifier);
/// writer.write_all(b"{}")?;
/// let (content, verified) = writer.finish()?;
/// assert_eq!(content, b"{}");
/// assert_eq!(verified.size(), 2);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "nothing is verified before `finish`"]
pub struct VerifyWriter<W> {
    inner: W,
    verifier: Verifier,
}

impl<W> VerifyWriter<W> {
    /// A writer to `inner` of content that the verifier takes after what it already has.
    ///
    /// To have the inner writer back after a failure, give a `&mut` to it.
    pub fn new(inner: W, verifier: Verifier) -> Self {
        Self { inner, verifier }
    }

    /// The inner writer.
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    /// Says whether what the inner writer got is all that was promised, and gives the inner
    /// writer back.
    ///
    /// It does not flush.
    pub fn finish(self) -> core::result::Result<(W, Verified), VerifyError> {
        let verified = self.verifier.finish()?;
        Ok((self.inner, verified))
    }
}

impl<W: Write> Write for VerifyWriter<W> {
    fn write(&mut self, piece: &[u8]) -> Result<usize> {
        self.verifier.admit(piece.len())?;
        let count = self.inner.write(piece)?;
        let written = piece
            .get(..count)
            .ok_or_else(|| Error::other("the inner writer claims more than it was given"))?;
        self.verifier.update(written)?;
        Ok(count)
    }

    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}
