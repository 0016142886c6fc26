use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::io::{Error, Result};

use tokio::io::{AsyncRead, ReadBuf};

use crate::hold_back::HoldBack;
use crate::{Verified, Verifier};

/// Verifies what is read through it asynchronously; needs the feature `tokio`.
///
/// It promises what [`VerifyReader`](crate::VerifyReader) does: the last byte of the content is
/// not handed out before the content has ended and was found right, earlier bytes are **not to be
/// trusted** until then, and after a verification error every later read fails with the same one.
///
/// An inner reader that is not `Unpin` can be given as a `Pin<Box<R>>` or through `core::pin::pin!`.
///
/// ```
/// use oci_digest::{AsyncVerifyReader, Digest, Verifier};
/// use tokio::io::AsyncReadExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let verifier = Verifier::new(Digest::sha256_of(b"{}"), 2);
/// let mut content = String::new();
/// AsyncVerifyReader::new(&b"{}"[..], verifier).read_to_string(&mut content).await?;
/// assert_eq!(content, "{}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AsyncVerifyReader<R> {
    inner: R,
    hold_back: HoldBack,
}

impl<R> AsyncVerifyReader<R> {
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

impl<R: AsyncRead + Unpin> AsyncRead for AsyncVerifyReader<R> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let Self { inner, hold_back } = self.get_mut();
        while hold_back.wants_more()? && buffer.remaining() > 0 {
            let before = buffer.filled().len();
            ready!(Pin::new(&mut *inner).poll_read(context, buffer))?;
            let fresh = buffer
                .filled_mut()
                .get_mut(before..)
                .ok_or_else(|| Error::other("the inner reader took from the buffer"))?;
            if fresh.is_empty() {
                if let Some(released) = hold_back.end()? {
                    buffer.put_slice(&[released]);
                }
                break;
            }
            let outcome = hold_back.take(fresh);
            let ready = *outcome.as_ref().unwrap_or(&0);
            buffer.set_filled(before.saturating_add(ready));
            if outcome? > 0 {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }
}
