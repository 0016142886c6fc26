//! Compression that is broken, or not what the media type says.

use super::{Case, Place, found, judge};
use crate::forge;

pub(crate) const CASES: &[Case] = &[
    (
        "labelled tar\ncompressed gzip\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "labelled tar\ncompressed zstd\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "labelled tar+gzip\nfile a",
        &[("image.layer.gzip.payload", "", 0)],
    ),
    (
        "labelled tar+gzip\ncompressed zstd\nfile a",
        &[("image.layer.gzip.payload", "", 0)],
    ),
    (
        "labelled tar+zstd\nfile a",
        &[("image.layer.zstd.payload", "", 0)],
    ),
    (
        "labelled tar+zstd\ncompressed gzip\nfile a",
        &[("image.layer.zstd.payload", "", 0)],
    ),
    (
        "labelled nondistributable.tar\ncompressed gzip\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "labelled nondistributable.tar+gzip\nfile a",
        &[("image.layer.gzip.payload-nondistributable", "", 0)],
    ),
    (
        "labelled nondistributable.tar+zstd\nfile a",
        &[("image.layer.zstd.payload-nondistributable", "", 0)],
    ),
    (
        "labelled docker.gzip\nfile a",
        &[("advisory.layer.media-type-contradicted", "", 0)],
    ),
    (
        "labelled docker.gzip\ncompressed zstd\nfile a",
        &[("advisory.layer.media-type-contradicted", "", 0)],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind x\nfile a",
        &[("advisory.layer.trailing-bytes", "", 1536)],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\*512(\\0)\nfile a",
        &[("advisory.layer.trailing-bytes", "", 1536)],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\x1F\\x8B\nfile a",
        &[("advisory.layer.trailing-bytes", "", 1536)],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\x1F\\x8B\\x08\\0\nfile a",
        &[("image.layer.gzip.payload", "", 1536)],
    ),
    (
        "labelled tar+zstd\ncompressed zstd\nbehind x\nfile a",
        &[("advisory.layer.trailing-bytes", "", 1536)],
    ),
    (
        "labelled tar+zstd\ncompressed zstd\nbehind \\x28\\xB5\\x2F\\xFD\nfile a",
        &[("image.layer.zstd.payload", "", 1536)],
    ),
    (
        "labelled tar+zstd\ncompressed zstd\nbehind \\x50\\x2A\\x4D\\x18\\x02\\0\\0\\0x\nfile a",
        &[("image.layer.zstd.payload", "", 1536)],
    ),
    (
        "labelled tar+gzip\ngarbage xyz\nno-end",
        &[("image.layer.gzip.payload", "", 0)],
    ),
    (
        "labelled tar+zstd\ngarbage xyz\nno-end",
        &[("image.layer.zstd.payload", "", 0)],
    ),
    (
        "labelled tar+gzip\nno-end",
        &[("image.layer.gzip.payload", "", 0)],
    ),
    (
        "labelled tar+zstd\nno-end",
        &[("image.layer.zstd.payload", "", 0)],
    ),
];

const GZIP: &str = "application/vnd.oci.image.layer.v1.tar+gzip";
const ZSTD: &str = "application/vnd.oci.image.layer.v1.tar+zstd";
const IS_NO_GZIP: &[Place] = &[("image.layer.gzip.payload", "", 0)];
const AFTER_GZIP: &[Place] = &[("image.layer.gzip.payload", "", 2048)];
const IS_NO_ZSTD: &[Place] = &[("image.layer.zstd.payload", "", 0)];

/// Compressed content in which bytes are changed or put together, by its name.
type Made = (&'static str, Vec<u8>, &'static [Place]);

/// All of it, with its media type.
pub(crate) fn made() -> impl Iterator<Item = (&'static str, Made)> {
    let gzip = with_gzip().into_iter().map(|made| (GZIP, made));
    gzip.chain(with_zstd().into_iter().map(|made| (ZSTD, made)))
}

/// The same with a byte changed.
fn changed(bytes: &[u8], at: usize, byte: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] = byte;
    bytes
}

fn with_gzip() -> Vec<Made> {
    let archive = forge::archive("file a size=5");
    let (first, second) = archive.split_at(700);
    let (gzip, zstd) = (forge::gzip(&archive), forge::zstd(&archive));
    let end = gzip.len();
    let flags = |flags: u8, fields: &[u8]| {
        [&gzip[..3], &[flags], &gzip[4..10], fields, &gzip[10..]].concat()
    };
    vec![
        (
            "two members",
            [forge::gzip(first), forge::gzip(second)].concat(),
            &[],
        ),
        (
            "an empty member first",
            [&forge::gzip(b"")[..], &gzip].concat(),
            &[],
        ),
        (
            "an empty member last",
            [&gzip[..], &forge::gzip(b"")].concat(),
            &[],
        ),
        ("a name", flags(8, b"layer.tar\0"), &[]),
        ("a comment", flags(16, b"a comment\0"), &[]),
        ("an extra field", flags(4, b"\x04\0abcd"), &[]),
        ("text", flags(1, b""), &[]),
        ("a flag that is reserved", flags(0x80, b""), IS_NO_GZIP),
        (
            "a method that is reserved",
            changed(&gzip, 2, 7),
            IS_NO_GZIP,
        ),
        (
            "a wrong checksum",
            changed(&gzip, end - 8, !gzip[end - 8]),
            AFTER_GZIP,
        ),
        (
            "a wrong length",
            changed(&gzip, end - 4, !gzip[end - 4]),
            AFTER_GZIP,
        ),
        (
            "a block that is reserved",
            changed(&gzip, 10, 7),
            IS_NO_GZIP,
        ),
        (
            "gzip in gzip",
            forge::gzip(&gzip),
            &[("image.layer.format.tar-archive", "", 0)],
        ),
        (
            "gzip, then zstd",
            [&gzip[..], &zstd].concat(),
            &[("advisory.layer.trailing-bytes", "", 2048)],
        ),
    ]
}

fn with_zstd() -> Vec<Made> {
    let archive = forge::archive("file a size=5");
    let (first, second) = archive.split_at(700);
    let (first, second) = (forge::zstd(first), forge::zstd(second));
    let (gzip, zstd) = (forge::gzip(&archive), forge::zstd(&archive));
    let skippable = forge::skippable(b"anything");
    vec![
        ("two frames", [&first[..], &second].concat(), &[]),
        (
            "an empty frame first",
            [&forge::zstd(b"")[..], &zstd].concat(),
            &[],
        ),
        (
            "an empty frame last",
            [&zstd[..], &forge::zstd(b"")].concat(),
            &[],
        ),
        (
            "a skippable frame first",
            [&skippable[..], &zstd].concat(),
            &[],
        ),
        (
            "a skippable frame last",
            [&zstd[..], &skippable].concat(),
            &[],
        ),
        (
            "a skippable frame between",
            [&first[..], &skippable, &second].concat(),
            &[],
        ),
        (
            "only a skippable frame",
            skippable.clone(),
            &[("advisory.layer.tar-end", "", 0)],
        ),
        (
            "a skippable frame and gzip",
            [&skippable[..], &gzip].concat(),
            &[
                ("advisory.layer.tar-end", "", 0),
                ("advisory.layer.trailing-bytes", "", 0),
            ],
        ),
        (
            "a dictionary",
            [&zstd[..4], &[0xC1, 0x38, 7], &zstd[6..]].concat(),
            IS_NO_ZSTD,
        ),
        // ruzstd does not look at it.
        #[cfg(feature = "zstd")]
        ("a reserved bit", changed(&zstd, 4, 0xC8), IS_NO_ZSTD),
        (
            "a block that is reserved",
            changed(&zstd, 14, zstd[14] | 6),
            IS_NO_ZSTD,
        ),
    ]
}

/// Wherever compressed content is cut off, that is found.
#[test]
fn what_is_cut_off_is_found() {
    let archive = forge::archive("file a size=5");
    for (media_type, whole) in [(GZIP, forge::gzip(&archive)), (ZSTD, forge::zstd(&archive))] {
        for length in 0..whole.len() {
            let report = judge(media_type, &whole[..length]);
            let clauses: Vec<String> = found(&report)
                .into_iter()
                .map(|(clause, ..)| clause)
                .collect();
            let payload = media_type.rsplit('+').next().unwrap();
            let payload = format!("image.layer.{payload}.payload");
            assert!(
                clauses.contains(&payload),
                "{media_type} {length}: {clauses:?}"
            );
        }
        assert!(found(&judge(media_type, &whole)).is_empty());
    }
}

/// Wherever an archive is cut off, that is found, and told from one that was not begun.
#[test]
fn archives_that_are_cut_off_are_found() {
    let archive = forge::archive(
        "pax path=long\nfile a size=600\nlonglink target\nsymlink b -> target\nsparse c map=0:512,1024:1,2048:1,4096:1,8192:512",
    );
    let plain = "application/vnd.oci.image.layer.v1.tar";
    let whole = found(&judge(plain, &archive));
    for length in 0..archive.len() {
        let cut = found(&judge(plain, &archive[..length]));
        assert_ne!(cut, whole, "{length}");
        let clauses = ["image.layer.format.tar-archive", "advisory.layer.tar-end"];
        let is_cut = |(clause, ..): &(String, String, u64)| clauses.contains(&clause.as_str());
        assert_eq!(
            cut.iter().filter(|found| is_cut(found)).count(),
            1,
            "{length}: {cut:?}"
        );
    }
}

/// What is found, and where, does not depend on the pieces that come.
#[test]
fn pieces_change_nothing() {
    for (media_type, (name, stored, _)) in made() {
        let whole = found(&judge(media_type, &stored));
        for piece in [1, 7, 513] {
            let parts = found(&super::judge_pieces(media_type, &stored, piece));
            assert_eq!(parts, whole, "{name} of {media_type} by {piece}");
        }
    }
}

/// That comes to light at the end of the frame, when some of the content is out already; how much
/// depends on the pieces. ruzstd does not look at the length.
#[cfg(feature = "zstd")]
#[test]
fn a_wrong_length_of_a_frame_is_found() {
    let mut frame = forge::zstd(&forge::archive("file a size=5"));
    frame[6] ^= 1;
    for piece in [1, 7, 513, usize::MAX] {
        let found = found(&super::judge_pieces(ZSTD, &frame, piece));
        assert!(
            matches!(&found[..], [(clause, name, _)]
                if clause == "image.layer.zstd.payload" && name.is_empty()),
            "{found:?}"
        );
    }
}
