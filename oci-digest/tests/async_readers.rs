//! The asynchronous verifying reader does what the blocking one does.
#![cfg(feature = "tokio")]

use std::io::{Error, ErrorKind, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use oci_digest::{AsyncVerifyReader, Digest, Verified, Verifier, VerifyError, VerifyReader};
use proptest::collection::vec;
use proptest::prelude::*;
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use tokio::runtime::Builder;

/// Hands out its bytes in pieces of one size, and is not ready before each of them.
struct Hesitant<'a> {
    rest: &'a [u8],
    piece: usize,
    is_ready: bool,
}

impl AsyncRead for Hesitant<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<(), Error>> {
        self.is_ready = !self.is_ready;
        if self.is_ready {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let length = self.piece.min(self.rest.len()).min(buffer.remaining());
        let (piece, rest) = self.rest.split_at(length);
        buffer.put_slice(piece);
        self.rest = rest;
        Poll::Ready(Ok(()))
    }
}

async fn drain(
    reader: &mut (impl AsyncRead + Unpin),
    buffer_size: usize,
) -> (Vec<u8>, Result<(), Error>) {
    let mut got = Vec::new();
    let mut buffer = vec![0xee; buffer_size];
    loop {
        match reader.read(&mut buffer).await {
            Ok(0) => return (got, Ok(())),
            Ok(count) => got.extend(buffer.iter().take(count)),
            Err(error) => return (got, Err(error)),
        }
    }
}

fn inner(error: &Error) -> Option<&VerifyError> {
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    error.get_ref().and_then(|inner| inner.downcast_ref())
}

#[tokio::test]
async fn good_content_comes_through() {
    for content in [b"".as_slice(), b"a", b"abcdef"] {
        let verifier = Verifier::new(Digest::sha256_of(content), content.len() as u64);
        for piece in 1..8 {
            let hesitant = Hesitant {
                rest: content,
                piece,
                is_ready: false,
            };
            let mut reader = AsyncVerifyReader::new(hesitant, verifier.clone());
            let mut got = Vec::new();
            reader.read_to_end(&mut got).await.unwrap();
            assert_eq!(got, content);
            assert_eq!(
                reader.verified().map(Verified::size),
                Some(content.len() as u64)
            );
            assert!(reader.get_ref().rest.is_empty());
        }
    }
}

#[tokio::test]
async fn a_failure_stays() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    for content in [b"".as_slice(), b"ab", b"abd", b"abcd"] {
        let mut reader = AsyncVerifyReader::new(content, verifier.clone());
        let error = reader.read_exact(&mut [0; 3]).await.unwrap_err();
        assert!(inner(&error).is_some());
        for _ in 0..2 {
            let later = reader.read(&mut [0; 3]).await.unwrap_err();
            assert_eq!(inner(&later), inner(&error));
        }
        assert!(reader.verified().is_none());
    }
}

#[tokio::test]
async fn content_of_no_bytes_is_verified_too() {
    let mut reader = AsyncVerifyReader::new(&b"a"[..], Verifier::new(Digest::sha256_of(b""), 0));
    assert!(reader.read(&mut [0]).await.is_err());
    let mut reader = AsyncVerifyReader::new(&b""[..], Verifier::new(Digest::sha256_of(b"a"), 0));
    assert!(reader.read(&mut [0]).await.is_err());
}

#[tokio::test]
async fn a_buffer_without_room_is_not_taken_for_the_end() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    let mut reader = AsyncVerifyReader::new(&b"abc"[..], verifier);
    assert_eq!(reader.read(&mut []).await.unwrap(), 0);
    assert!(reader.verified().is_none());
    let mut got = Vec::new();
    reader.read_to_end(&mut got).await.unwrap();
    assert_eq!(got, b"abc");
}

#[tokio::test]
async fn what_was_in_the_buffer_stays() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    let mut reader = AsyncVerifyReader::new(&b"abc"[..], verifier);
    let mut got = b"before ".to_vec();
    while reader.read_buf(&mut got).await.unwrap() > 0 {}
    assert_eq!(got, b"before abc");
}

proptest! {
    #[test]
    fn it_agrees_with_the_blocking_reader(
        content in vec(any::<u8>(), 0..60),
        promised in vec(any::<u8>(), 0..3),
        is_good in any::<bool>(),
        piece in 1_usize..20,
        buffer_size in 1_usize..20,
    ) {
        let promised = if is_good { &content } else { &promised };
        let verifier = Verifier::new(Digest::sha256_of(promised), promised.len() as u64);

        let hesitant = Hesitant { rest: &content, piece, is_ready: false };
        let mut reader = AsyncVerifyReader::new(hesitant, verifier.clone());
        let runtime = Builder::new_current_thread().build()?;
        let (got, end) = runtime.block_on(drain(&mut reader, buffer_size));

        let mut all = Vec::new();
        let blocking = VerifyReader::new(content.as_slice(), verifier).read_to_end(&mut all);
        prop_assert_eq!(end.is_ok(), blocking.is_ok());
        if blocking.is_ok() {
            prop_assert_eq!(got, content);
        } else {
            prop_assert!(got.len() < content.len().max(1));
        }
    }
}
