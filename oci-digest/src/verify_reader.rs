use std::io::{Error, ErrorKind, Read, Result};

use crate::hold_back::HoldBack;
use crate::{Verified, Verifier};

/// Verifies what is read through it; needs the feature `std`.
///
/// It never hands out the last byte of the content before the content has ended and was found
/// right. So `read_exact` of the promised size and `read_to_end` both fail unless everything is
/// as promised; of a verifier [with any size](Verifier::with_any_size) only reading to the end
/// does. Bytes handed out earlier, and whatever was made of them, are **not to be trusted** until
/// the reader says `Ok(0)` to a buffer that is not empty, or [`verified`](Self::verified) has
/// something to show.
///
/// Content of no bytes is verified by the first read into a buffer that is not empty. A
/// `read_exact` of no bytes does not read at all and so says nothing.
///
/// The inner reader has to end where the content does. It is read up to its end, and what it has
/// beyond the promised size is an error; do not put a `take` of that size around it, which would
/// hide the excess.
///
/// # Errors
///
/// A [`VerifyError`](crate::VerifyError) arrives inside an `io::Error` of the kind `InvalidData`,
/// and every later read fails with the same one. After an error of the inner reader's own, reading
/// may go on if the inner reader allows it. A read that was interrupted is repeated.
///
/// ```
/// use std::io::Read;
///
/// use oci_digest::{Digest, Verifier, VerifyError, VerifyReader};
///
/// let verifier = || Verifier::new(Digest::sha256_of(b"{}"), 2);
///
/// let mut content = String::new();
/// VerifyReader::new(&b"{}"[..], verifier()).read_to_string(&mut content)?;
/// assert_eq!(content, "{}");
///
/// let mut content = [0; 2];
/// let error = VerifyReader::new(&b"[]"[..], verifier()).read_exact(&mut content).unwrap_err();
/// assert!(error.get_ref().is_some_and(|inner| inner.is::<VerifyError>()));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct VerifyReader<R> {
    inner: R,
    hold_back: HoldBack,
}

impl<R> VerifyReader<R> {
    /// A reader of what `inner` has from here on, which the verifier takes after what it already
    /// has.
    pub fn new(inner: R, verifier: Verifier) -> Self {
        Self {
            inner,
            hold_back: HoldBack::new(verifier),
        }
    }

    /// The evidence that the content is as promised, once its end was read.
    #[must_use]
    pub fn verified(&self) -> Option<&Verified> {
        self.hold_back.verified()
    }

    /// The inner reader.
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    /// The inner reader, which may have been read up to one byte further than was handed out.
    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for VerifyReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        while self.hold_back.wants_more()? && !buffer.is_empty() {
            let count = match self.inner.read(buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if count == 0 {
                let released = self.hold_back.end()?;
                return Ok(match (buffer.first_mut(), released) {
                    (Some(first), Some(released)) => {
                        *first = released;
                        1
                    }
                    _ => 0,
                });
            }
            let fresh = buffer.get_mut(..count).ok_or_else(|| {
                Error::other("the inner reader claims more than it was asked for")
            })?;
            let ready = self.hold_back.take(fresh)?;
            if ready > 0 {
                return Ok(ready);
            }
        }
        Ok(0)
    }
}
