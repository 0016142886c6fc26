use std::io::Write as _;

use super::*;

/// What comes out, and how many bytes were behind it, if `piece` bytes go in at a time and there is
/// room for `room` bytes.
fn decompressed(
    stored: &[u8],
    compression: Compression,
    piece: usize,
    room: usize,
) -> Result<(Vec<u8>, u64), DecodeError> {
    let mut decoder = Decoder::new(compression, &Limits::DEFAULT);
    let mut output = vec![0; room];
    let mut all = Vec::new();
    for mut piece in stored.chunks(piece) {
        loop {
            let step = decoder.step(piece, &mut output)?;
            if step.is_idle() {
                assert!(piece.is_empty());
                break;
            }
            piece = &piece[step.taken..];
            all.extend_from_slice(&output[..step.made]);
        }
    }
    Ok((all, decoder.finish()?))
}

#[track_caller]
fn expect(stored: &[u8], compression: Compression, expected: &Result<(Vec<u8>, u64), DecodeError>) {
    for (piece, room) in [(usize::MAX, 1 << 18), (1, 1 << 18), (3, 7), (100, 1)] {
        let found = decompressed(stored, compression, piece, room);
        assert_eq!(&found, expected, "{piece} bytes in {room}");
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_gzip_stream_has_any_number_of_members() {
    let two = [gzip(b"one"), gzip(b""), gzip(b"two")].concat();
    expect(&two, Compression::Gzip, &Ok((b"onetwo".to_vec(), 0)));
}

#[test]
fn what_is_behind_the_last_member_is_counted() {
    for behind in ["x", "\0\0\0\0\0", "longer than a magic number"] {
        let stored = [gzip(b"one"), behind.into()].concat();
        let expected = (b"one".to_vec(), behind.len() as u64);
        expect(&stored, Compression::Gzip, &Ok(expected));
    }
}

#[test]
fn a_gzip_stream_that_is_cut_off_is_told() {
    let stored = gzip(b"one");
    for length in 2..stored.len() {
        let expected = Err(DecodeError::CutOff("gzip"));
        expect(&stored[..length], Compression::Gzip, &expected);
    }
    for length in 0..2 {
        let expected = Err(DecodeError::Alien("gzip"));
        expect(&stored[..length], Compression::Gzip, &expected);
    }
}

#[test]
fn what_is_no_gzip_is_told() {
    let expected = Err(DecodeError::Alien("gzip"));
    expect(b"etc/passwd", Compression::Gzip, &expected);
}

#[test]
fn a_wrong_checksum_is_told() {
    let mut stored = gzip(b"one");
    let checksum = stored.len() - 8;
    stored[checksum] ^= 1;
    let found = decompressed(&stored, Compression::Gzip, 100, 100);
    assert!(
        matches!(found, Err(DecodeError::Corrupt("gzip", _))),
        "{found:?}"
    );
}

/// What zlib says of it depends on the pieces, and found this.
#[test]
fn a_broken_gzip_stream_is_the_same_in_any_pieces() {
    const RUNS: &[(u8, usize)] = &[
        (0x1f, 1),
        (0x8b, 1),
        (0x08, 1),
        (0x18, 1),
        (0x00, 4),
        (0x40, 1),
        (0x5d, 1),
        (0x00, 2),
        (0xb2, 3),
        (0x9c, 18),
        (0x2f, 1),
        (0x9c, 40),
        (0x05, 67),
        (0x9c, 17),
        (0x2f, 1),
        (0x9c, 40),
        (0x05, 61),
        (0x9c, 2),
        (0x2f, 1),
        (0x9c, 40),
        (0x05, 67),
        (0x9c, 17),
        (0x2f, 1),
        (0x9c, 12),
        (0x72, 1),
        (0x9c, 26),
        (0x05, 23),
        (0x9c, 5),
        (0x05, 10),
        (0x0d, 1),
        (0x05, 2),
        (0x9c, 13),
        (0x05, 62),
        (0x9c, 17),
        (0x2f, 1),
        (0x9c, 12),
        (0x72, 1),
        (0x9c, 26),
        (0x05, 7),
        (0x9c, 2),
        (0x00, 5),
        (0x46, 1),
    ];
    let stored: Vec<u8> = RUNS
        .iter()
        .flat_map(|&(byte, times)| std::iter::repeat_n(byte, times))
        .collect();
    let message = "invalid data".to_owned();
    for piece in 1..=stored.len() {
        for room in [512, 1 << 18] {
            let found = decompressed(&stored, Compression::Gzip, piece, room);
            let expected = Err(DecodeError::Corrupt("gzip", message.clone()));
            assert_eq!(found, expected, "{piece} bytes in {room}");
        }
    }
}

#[test]
fn every_error_says_what() {
    for (error, text) in [
        (
            DecodeError::Alien("gzip"),
            "the content is not compressed with gzip",
        ),
        (
            DecodeError::Corrupt("zstd", "why".into()),
            "the zstd stream is broken: why",
        ),
        (DecodeError::CutOff("gzip"), "the gzip stream is cut off"),
        (
            DecodeError::Dictionary,
            "a frame needs a dictionary, which a layer cannot have",
        ),
        (
            DecodeError::Window(1024),
            "the zstd window is larger than 1024 bytes (limit `zstd_window`)",
        ),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

#[cfg(any(feature = "zstd", feature = "ruzstd"))]
mod zstd_frames {
    use zstd::zstd_safe;

    use super::*;

    fn zstd(content: &[u8], level: i32) -> Vec<u8> {
        let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), level).unwrap();
        encoder.include_checksum(true).unwrap();
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn skippable(content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [&[0x53, 0x2a, 0x4d, 0x18], &length[..], content].concat()
    }

    #[test]
    fn a_zstd_stream_has_any_number_of_frames_and_frames_to_skip() {
        let stored = [
            skippable(b"before"),
            zstd(b"one", 3),
            skippable(b""),
            zstd(b"", 3),
            zstd_safe_frame(b"two"),
            skippable(b"behind"),
        ]
        .concat();
        expect(&stored, Compression::Zstd, &Ok((b"onetwo".to_vec(), 0)));
    }

    /// A frame of a single segment, without a checksum.
    fn zstd_safe_frame(content: &[u8]) -> Vec<u8> {
        let mut stored = Vec::with_capacity(1024);
        zstd_safe::compress(&mut stored, content, 3).unwrap();
        stored
    }

    #[test]
    fn a_long_content_comes_out_as_it_went_in() {
        let content: Vec<u8> = (0..3_000_000_u32)
            .flat_map(|n| (n / 7).to_le_bytes())
            .collect();
        for level in [1, 3, 9] {
            let stored = zstd(&content, level);
            let found = decompressed(&stored, Compression::Zstd, 65_536, 262_144).unwrap();
            assert!(found == (content.clone(), 0), "{level}");
        }
    }

    #[test]
    fn what_is_behind_the_last_frame_is_counted() {
        for behind in ["x", "\0\0\0\0\0", "(\u{b5}/"] {
            let stored = [zstd(b"one", 3), behind.into()].concat();
            let expected = (b"one".to_vec(), behind.len() as u64);
            expect(&stored, Compression::Zstd, &Ok(expected));
        }
    }

    #[test]
    fn a_zstd_stream_that_is_cut_off_is_told() {
        let stored = zstd(b"one", 3);
        for length in 4..stored.len() {
            let expected = Err(DecodeError::CutOff("zstd"));
            expect(&stored[..length], Compression::Zstd, &expected);
        }
    }

    #[test]
    fn a_wrong_checksum_is_told() {
        let mut stored = zstd(b"one", 3);
        *stored.last_mut().unwrap() ^= 1;
        let message = "restored data doesn't match checksum".to_owned();
        let expected = Err(DecodeError::Corrupt("zstd", message));
        expect(&stored, Compression::Zstd, &expected);
    }

    #[test]
    fn a_frame_that_needs_a_dictionary_is_told() {
        // A dictionary's number stands in the header: 4 bytes, 7.
        let stored = [
            &[0x28, 0xb5, 0x2f, 0xfd, 0x23, 7, 0, 0, 0, 3][..],
            &[25, 0, 0, b'o', b'n', b'e'],
        ]
        .concat();
        let expected = Err(DecodeError::Dictionary);
        expect(&stored, Compression::Zstd, &expected);
    }

    #[test]
    fn a_window_beyond_the_limit_is_told() {
        // 2^27 bytes.
        let stored = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x88, 25, 0, 0, b'o', b'n', b'e'];
        let expected = Err(DecodeError::Window(Limits::DEFAULT.zstd_window));
        expect(&stored, Compression::Zstd, &expected);
    }

    /// A frame of many blocks that each say one byte many times over.
    #[test]
    fn runs_come_out_piece_by_piece() {
        let mut stored = vec![0x28, 0xb5, 0x2f, 0xfd, 0, 0x50];
        for block in 0..100_u32 {
            let is_last = u32::from(block == 99);
            let header = ((128 << 10) << 3) | (1 << 1) | is_last;
            stored.extend_from_slice(&header.to_le_bytes()[..3]);
            stored.push(b'a');
        }
        let found = decompressed(&stored, Compression::Zstd, 65_536, 65_536).unwrap();
        assert_eq!(found.0.len(), 100 * (128 << 10));
        assert_eq!(found.1, 0);
    }
}
