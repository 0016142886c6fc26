//! The verifying readers, and what happens to those who read from them carelessly.
#![cfg(feature = "std")]

use std::collections::VecDeque;
use std::io::{Error, ErrorKind, Read, Result, Write};

use oci_digest::{Algorithm, Digest, Verifier, VerifyError, VerifyErrorKind, VerifyReader};
use oci_digest::{Verified, VerifyWriter};
use proptest::collection::vec;
use proptest::prelude::*;

/// What an inner reader does when it is next read from.
#[derive(Clone, Debug)]
enum Turn {
    Bytes(Vec<u8>),
    Fail(ErrorKind),
}

/// Plays its turns, then ends.
#[derive(Clone, Debug)]
struct Script(VecDeque<Turn>);

impl Script {
    fn of(pieces: &[&[u8]]) -> Self {
        Self(
            pieces
                .iter()
                .map(|piece| Turn::Bytes(piece.to_vec()))
                .collect(),
        )
    }
}

impl Read for Script {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        match self.0.pop_front() {
            None => Ok(0),
            Some(Turn::Fail(kind)) => Err(kind.into()),
            Some(Turn::Bytes(mut bytes)) => {
                let rest = bytes.split_off(bytes.len().min(buffer.len()));
                for (to, from) in buffer.iter_mut().zip(&bytes) {
                    *to = *from;
                }
                if !rest.is_empty() {
                    self.0.push_front(Turn::Bytes(rest));
                }
                Ok(bytes.len())
            }
        }
    }
}

fn kind(error: &Error) -> Option<&VerifyErrorKind> {
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<VerifyError>())
        .map(VerifyError::kind)
}

/// Reads with buffers of one size until the reader ends or fails.
fn drain(reader: &mut impl Read, buffer_size: usize) -> (Vec<u8>, Result<()>) {
    let mut got = Vec::new();
    let mut buffer = vec![0xee; buffer_size];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return (got, Ok(())),
            Ok(count) => got.extend(buffer.iter().take(count)),
            Err(error) => return (got, Err(error)),
        }
    }
}

fn both_ways(content: &[u8]) -> [Verifier; 2] {
    let digest = Digest::sha256_of(content);
    let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
    [
        Verifier::new(digest.clone(), size),
        Verifier::with_any_size(digest),
    ]
}

#[test]
fn good_content_comes_through() {
    for content in [b"".as_slice(), b"a", b"ab", b"abcdef"] {
        for verifier in both_ways(content) {
            for buffer_size in 1..9 {
                let mut reader = VerifyReader::new(content, verifier.clone());
                let (got, end) = drain(&mut reader, buffer_size);
                assert_eq!(got, content);
                assert!(end.is_ok());
                assert_eq!(
                    reader.verified().map(Verified::size),
                    Some(content.len() as u64)
                );
                assert_eq!(reader.read(&mut [0]).unwrap(), 0);
            }
        }
    }
}

#[test]
fn other_content_never_comes_through_whole() {
    let promised = b"abcdef";
    for content in [
        b"".as_slice(),
        b"abcde",
        b"abcdefg",
        b"abcdefghijklmnop",
        b"abcdeg",
        b"Abcdef",
    ] {
        for verifier in both_ways(promised) {
            for buffer_size in [1, 2, 3, 5, 6, 7, 8, 64] {
                let mut reader = VerifyReader::new(content, verifier.clone());
                let (got, end) = drain(&mut reader, buffer_size);
                let error = end.unwrap_err();
                assert!(kind(&error).is_some());
                assert!(got.len() < content.len().max(1));
                assert!(reader.verified().is_none());

                // Every later read fails in the same way, even one into no space.
                for later in [reader.read(&mut [0; 8]), reader.read(&mut [])] {
                    assert_eq!(kind(&later.unwrap_err()), kind(&error));
                }

                let mut reader = VerifyReader::new(content, verifier.clone());
                assert!(reader.read_to_end(&mut Vec::new()).is_err());
            }
        }
    }
}

#[test]
fn reading_exactly_what_was_promised_fails_too() {
    let verifier = Verifier::new(Digest::sha256_of(b"abcdef"), 6);
    for content in [
        "",
        "abcde",
        "abcdefg",
        "abcdefghijklmnop",
        "abcdeg",
        "Abcdef",
    ] {
        let mut reader = VerifyReader::new(content.as_bytes(), verifier.clone());
        assert!(reader.read_exact(&mut [0; 6]).is_err());
    }
    let mut reader = VerifyReader::new(&b"abcdef"[..], verifier);
    let mut got = [0; 6];
    reader.read_exact(&mut got).unwrap();
    assert_eq!(&got, b"abcdef");
    assert!(reader.verified().is_some());
}

#[test]
fn the_kinds_of_failure() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    let failure = |content: &[u8]| {
        let mut reader = VerifyReader::new(content, verifier.clone());
        let error = reader.read_exact(&mut [0; 3]).unwrap_err();
        kind(&error).cloned().unwrap()
    };
    assert_eq!(
        failure(b"ab"),
        VerifyErrorKind::TooShort {
            expected: 3,
            actual: 2
        }
    );
    assert_eq!(failure(b"abcd"), VerifyErrorKind::TooLong { expected: 3 });
    assert_eq!(
        failure(b"abd"),
        VerifyErrorKind::DigestMismatch {
            expected: Digest::sha256_of(b"abc"),
            actual: Digest::sha256_of(b"abd"),
        }
    );
}

#[test]
fn content_of_no_bytes_is_verified_too() {
    let mut reader = VerifyReader::new(&b"a"[..], Verifier::new(Digest::sha256_of(b""), 0));
    assert_eq!(
        kind(&reader.read(&mut [0]).unwrap_err()),
        Some(&VerifyErrorKind::TooLong { expected: 0 })
    );
    let mut reader = VerifyReader::new(&b""[..], Verifier::new(Digest::sha256_of(b"a"), 0));
    assert!(reader.read(&mut [0]).is_err());
    assert!(reader.read(&mut [0]).is_err());
}

#[test]
fn what_is_unverifiable_is_not_handed_out_whole() {
    let digest: Digest = "md5:900150983cd24fb0d6963f7d28e17f72".parse().unwrap();
    let mut reader = VerifyReader::new(&b"abc"[..], Verifier::new(digest, 3));
    let (got, end) = drain(&mut reader, 8);
    assert_eq!(got, b"ab");
    assert!(matches!(
        kind(&end.unwrap_err()),
        Some(VerifyErrorKind::Unverifiable { .. })
    ));
}

#[test]
fn an_interrupted_read_is_repeated_and_other_errors_pass() {
    for buffer_size in 1..5 {
        let mut turns = Script::of(&[b"a", b"bc"]).0;
        turns.insert(0, Turn::Fail(ErrorKind::Interrupted));
        turns.insert(2, Turn::Fail(ErrorKind::Interrupted));
        turns.insert(3, Turn::Fail(ErrorKind::WouldBlock));
        turns.push_back(Turn::Fail(ErrorKind::Interrupted));
        let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
        let mut reader = VerifyReader::new(Script(turns), verifier);
        let (start, end) = drain(&mut reader, buffer_size);
        assert_eq!(end.unwrap_err().kind(), ErrorKind::WouldBlock);
        assert!(reader.verified().is_none());
        let (rest, end) = drain(&mut reader, buffer_size);
        assert!(end.is_ok());
        assert_eq!([start, rest].concat(), b"abc");
        assert!(reader.verified().is_some());
    }
}

#[test]
fn an_inner_reader_that_breaks_off_is_not_an_end() {
    let mut turns = Script::of(&[b"ab"]).0;
    turns.push_back(Turn::Fail(ErrorKind::ConnectionReset));
    for verifier in both_ways(b"abc") {
        let mut reader = VerifyReader::new(Script(turns.clone()), verifier);
        let (got, end) = drain(&mut reader, 8);
        assert_eq!(got, b"a");
        assert_eq!(end.unwrap_err().kind(), ErrorKind::ConnectionReset);
        assert!(kind(&reader.read(&mut [0]).unwrap_err()).is_some());
    }
}

#[test]
fn an_inner_reader_that_lies_is_an_error() {
    struct Liar;
    impl Read for Liar {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            Ok(buffer.len() + 1)
        }
    }
    let mut reader = VerifyReader::new(Liar, Verifier::with_any_size(Digest::sha256_of(b"")));
    let error = reader.read(&mut [0; 4]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the inner reader claims more than it was asked for"
    );
}

#[test]
fn reading_no_bytes_touches_nothing() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    let mut reader = VerifyReader::new(Script::of(&[b"abc"]), verifier);
    assert_eq!(reader.read(&mut []).unwrap(), 0);
    assert_eq!(reader.get_ref().0.len(), 1);
    assert_eq!(drain(&mut reader, 2).0, b"abc");
    assert!(reader.into_inner().0.is_empty());
}

#[test]
fn a_writer_passes_on_no_more_than_was_promised() {
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3);
    let mut file = Vec::new();
    let mut writer = VerifyWriter::new(&mut file, verifier.clone());
    writer.write_all(b"ab").unwrap();
    for _ in 0..2 {
        let error = writer.write_all(b"cd").unwrap_err();
        assert_eq!(
            kind(&error),
            Some(&VerifyErrorKind::TooLong { expected: 3 })
        );
    }
    assert!(writer.write_all(b"c").is_err());
    assert_eq!(**writer.get_ref(), b"ab");
    assert!(writer.finish().is_err());

    for (content, good) in [("abc", true), ("abd", false), ("ab", false), ("", false)] {
        let mut writer = VerifyWriter::new(Vec::new(), verifier.clone());
        writer.write_all(content.as_bytes()).unwrap();
        writer.flush().unwrap();
        assert_eq!(writer.finish().is_ok(), good, "{content}");
    }
}

#[test]
fn a_writer_hashes_only_what_was_written() {
    /// Takes one byte at a time, and none of them every second time.
    #[derive(Default)]
    struct Slow {
        taken: Vec<u8>,
        turn: bool,
    }
    impl Write for Slow {
        fn write(&mut self, piece: &[u8]) -> Result<usize> {
            self.turn = !self.turn;
            if self.turn {
                return Err(ErrorKind::Interrupted.into());
            }
            self.taken.extend(piece.first());
            Ok(piece.len().min(1))
        }
        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }
    let sha512 = Digest::of(&Algorithm::Sha512, b"abc").unwrap();
    let verifier = Verifier::new(Digest::sha256_of(b"abc"), 3).and(sha512);
    let mut writer = VerifyWriter::new(Slow::default(), verifier);
    writer.write_all(b"abc").unwrap();
    let (slow, evidence) = writer.finish().unwrap();
    assert_eq!(slow.taken, b"abc");
    assert_eq!(evidence.digests().count(), 2);
}

proptest! {
    #[test]
    fn short_reads_make_no_difference(
        pieces in vec(vec(any::<u8>(), 1..20), 0..8),
        buffer_size in 1_usize..30,
        bit in any::<Option<prop::sample::Index>>(),
    ) {
        let content = pieces.concat();
        let mut turns = pieces.clone();
        let flip = bit.filter(|_| !content.is_empty());
        if let Some(bit) = flip {
            let piece = bit.index(turns.len());
            let byte = bit.index(turns[piece].len());
            turns[piece][byte] ^= 0x10;
        }
        let turns: Vec<&[u8]> = turns.iter().map(Vec::as_slice).collect();
        for verifier in both_ways(&content) {
            let mut reader = VerifyReader::new(Script::of(&turns), verifier);
            let (got, end) = drain(&mut reader, buffer_size);
            prop_assert_eq!(end.is_ok(), flip.is_none());
            if flip.is_none() {
                prop_assert_eq!(&got, &content);
            } else {
                prop_assert_eq!(got.len() + 1, content.len());
            }
        }
    }
}

#[test]
fn flushing_reaches_the_inner_writer() {
    struct Unflushable;

    impl Write for Unflushable {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            Ok(bytes.len())
        }

        fn flush(&mut self) -> Result<()> {
            Err(Error::other("the disk is full"))
        }
    }

    let verifier = Verifier::new(Digest::sha256_of(b"a"), 1);
    let mut writer = VerifyWriter::new(Unflushable, verifier);
    writer.write_all(b"a").unwrap();
    assert_eq!(writer.flush().unwrap_err().to_string(), "the disk is full");
}
