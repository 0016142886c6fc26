//! What makes archives for tests, against archives that are known byte by byte and against a reader
//! that knows nothing of it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

#[path = "mod.rs"]
mod forge;

use std::io::Read;

use forge::{Archive, BLOCK, Checksum, Header, archive, field};

/// What stands in a field of the header at the begin of an archive.
fn at(text: &str, field: std::ops::Range<usize>) -> Vec<u8> {
    archive(text)[field].to_vec()
}

/// Name, type and content of every entry, as another reader sees them.
fn listed(archive: &[u8]) -> Vec<(String, u8, usize)> {
    let mut reader = tar::Archive::new(archive);
    let entry = |entry: std::io::Result<tar::Entry<'_, &[u8]>>| {
        let mut entry = entry.expect("an entry");
        let name = String::from_utf8(entry.path_bytes().into_owned()).expect("text");
        let kind = entry.header().entry_type().as_byte();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("content");
        (name, kind, content.len())
    };
    reader.entries().unwrap().map(entry).collect()
}

#[test]
fn a_file_is_what_tar_makes_of_it() {
    let made = archive("file a size=3 mode=640 uid=8 gid=9 mtime=10 uname=root");
    let mut expected = [0; 4 * BLOCK];
    let fields: [(usize, &[u8]); 11] = [
        (0, b"a"),
        (100, b"0000640"),
        (108, b"0000010"),
        (116, b"0000011"),
        (124, b"00000000003"),
        (136, b"00000000012"),
        (148, b"007007\0 "),
        (156, b"0"),
        (257, b"ustar\x0000"),
        (265, b"root"),
        (512, b"abc"),
    ];
    for (at, bytes) in fields {
        expected[at..at + bytes.len()].copy_from_slice(bytes);
    }
    assert!(made == expected, "{}", made.escape_ascii());
}

#[test]
fn kinds_are_types() {
    let kinds = "file 0 hardlink 1 symlink 2 char 3 block 4 dir 5 fifo 6 contiguous 7 sparse S \
                 type=D D type=\\0 \0";
    let words: Vec<&str> = kinds.split(' ').collect();
    for kind in words.chunks(2) {
        let made = at(&format!("{} a", kind[0]), field::TYPE);
        assert_eq!(made, kind[1].as_bytes(), "{}", kind[0]);
    }
}

#[test]
fn values_are_numbers_or_raw() {
    let cases: [(&str, &[u8; 8]); 9] = [
        ("uid=8", b"0000010\0"),
        ("uid=", b"\0\0\0\0\0\0\0\0"),
        ("uid=8x", b"8x\0\0\0\0\0\0"),
        ("uid=-1", b"-1\0\0\0\0\0\0"),
        ("uid=raw:8", b"8\0\0\0\0\0\0\0"),
        ("uid=\\s\\x41\\0\\n\\\\\\*3(7)", b" A\0\n\\777"),
        ("uid=base256:258", b"\x80\0\0\0\0\0\x01\x02"),
        ("uid=base256:-1", &[0xFF; 8]),
        ("uid=base256:-258", b"\xFF\xFF\xFF\xFF\xFF\xFF\xFE\xFE"),
    ];
    for (option, expected) in cases {
        let made = at(&format!("file a {option}"), field::UID);
        assert_eq!(made, expected, "{option}");
    }
}

#[test]
fn checksums_are_right_unless_told() {
    let right = at("file \\xFF", field::CHECKSUM);
    assert_eq!(right, b"006334\0 ");
    let number = |option: &str| {
        let field = at(&format!("file \\xFF checksum={option}"), field::CHECKSUM);
        let text = String::from_utf8(field[..6].to_vec()).unwrap();
        i64::from_str_radix(&text, 8).unwrap()
    };
    let right = number("right");
    assert_eq!(number("wrong"), right + 1);
    assert_eq!(number("signed"), right - 256);
    assert_eq!(at("file a checksum=12", field::CHECKSUM), b"12\0\0\0\0\0\0");
}

#[test]
fn long_names_are_divided() {
    let name = format!("{}/{}/c", "a".repeat(99), "b".repeat(98));
    let made = archive(&format!("file {name}"));
    assert_eq!(listed(&made), [(name, b'0', 0)]);
    let name = format!("{}/{}", "a".repeat(155), "b".repeat(100));
    let made = archive(&format!("file {name}"));
    assert_eq!(listed(&made), [(name, b'0', 0)]);
}

#[test]
#[should_panic = "no slash divides this name"]
fn a_name_that_cannot_be_divided_is_refused() {
    archive("file \\*101(a)");
}

#[test]
fn another_reader_sees_what_is_said() {
    let made = archive(
        r"
        # a comment
        dir etc/
        file etc/passwd size=513
        symlink etc/link -> passwd
        longname \*120(n)
        longlink \*120(t)
        hardlink short -> short
        pax path=\*200(p) comment=a\sb
        file short text=hello
        raw-pax 12\spath=raw\n
        fifo short
        type=\0 old magic=none
        file empty size=600 content=0 magic=gnu
        file smuggled
        garbage \*88(x)
        ",
    );
    let expected = [
        ("etc/".to_owned(), b'5', 0),
        ("etc/passwd".to_owned(), b'0', 513),
        ("etc/link".to_owned(), b'2', 0),
        ("n".repeat(120), b'1', 0),
        ("p".repeat(200), b'0', 5),
        ("raw".to_owned(), b'6', 0),
        ("old".to_owned(), b'0', 0),
    ];
    assert_eq!(listed(&made)[..7], expected);
    let made = archive("global comment=x\nraw-global 13 comment=y\\n\nfile a");
    assert_eq!(listed(&made).len(), 3);
}

#[test]
fn the_length_of_a_record_counts_its_own_digits() {
    let cases = [(0, 5), (4, 9), (5, 11), (93, 99), (94, 101)];
    for (value, length) in cases {
        let record = forge::record(b"k", &vec![b'v'; value]);
        assert_eq!(record.len(), length);
        assert!(record.starts_with(format!("{length} k=").as_bytes()));
    }
}

#[test]
fn sparse_files_have_a_map() {
    let made = archive("sparse a map=0:512,1024:512");
    assert_eq!(made.len(), 5 * BLOCK);
    assert_eq!(made[field::SIZE], *b"00000002000\0");
    assert_eq!(made[field::REAL_SIZE], *b"00000003000\0");
    let map = b"00000000000\x0000000001000\x0000000002000\x0000000001000\0";
    assert_eq!(made[field::SPARSE_MAP][..48], *map);
    assert_eq!(made[field::SPARSE_EXTENDED], [0]);
    assert_eq!(listed(&made), [("a".to_owned(), b'S', 1536)]);

    let pairs: Vec<String> = (0..30).map(|pair| format!("{}:512", pair * 1024)).collect();
    let made = archive(&format!("sparse a map={}", pairs.join(",")));
    assert_eq!(made.len(), (1 + 2 + 30 + 2) * BLOCK);
    assert_eq!(listed(&made), [("a".to_owned(), b'S', 29 * 1024 + 512)]);

    let length = |option: &str| archive(&format!("sparse a map=0:512 {option}")).len() / BLOCK;
    assert_eq!(length("extended"), 5);
    assert_eq!(length("extended=missing"), 4);
    let announced = at(
        "sparse a map=0:512 extended=missing",
        field::SPARSE_EXTENDED,
    );
    assert_eq!(announced, [1]);
}

#[test]
fn sparse_files_of_pax_have_their_map_before_the_content() {
    let made = archive("file a map=0:512,1024:512");
    assert_eq!(made[field::SIZE], *b"00000003000\0");
    assert!(made[BLOCK..].starts_with(b"2\n0\n512\n1024\n512\n\0"));
    assert_eq!(made.len(), (1 + 1 + 2 + 2) * BLOCK);
}

#[test]
fn ends_and_what_is_no_header() {
    assert_eq!(archive(""), [0; 2 * BLOCK]);
    assert_eq!(archive("no-end\nfile a").len(), BLOCK);
    assert_eq!(archive("no-end\nzeros 3\ngarbage a b").len(), 3 * BLOCK + 3);
    assert_eq!(archive("no-end\nfile a size=5\ndrop 510").len(), BLOCK + 2);
    assert_eq!(archive("cut 510\nno-end\nfile a size=5").len(), BLOCK + 2);
    assert_eq!(archive("file a size=5\ndrop 510").len(), 3 * BLOCK + 2);
    assert_eq!(archive("no-end\nfile a size=5 unpadded").len(), BLOCK + 5);
    assert_eq!(archive("no-end\nfile a size=x").len(), BLOCK);
    assert_eq!(archive("no-end\nfile \"\"")[0], 0);
}

#[test]
fn the_builder_makes_the_same() {
    let built = Archive::new()
        .pax(&[("path", "long")])
        .entry(Header::file("a").mode(0o600), "hello")
        .header(&Header::symlink("b", "a").checksum(Checksum::Wrong))
        .long_name("name")
        .header(&Header::directory("d").gnu())
        .end();
    let written = archive(
        "pax path=long
         file a mode=600 text=hello
         symlink b -> a checksum=wrong
         longname name
         dir d magic=gnu",
    );
    assert_eq!(built, written);
}

#[test]
#[should_panic = "no such key, in this line of an archive: file a colour=red"]
fn mistakes_are_told() {
    archive("file a colour=red");
}

#[test]
fn layers_are_labelled_and_compressed() {
    let layer = forge::layer("file a size=5");
    assert_eq!(layer.media_type, "application/vnd.oci.image.layer.v1.tar");
    assert_eq!(layer.stored, layer.archive);
    let layer = forge::layer("labelled docker.gzip\ncompressed gzip\nfile a");
    let docker = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    assert_eq!(layer.media_type, docker);
    let sound = forge::layer("compressed zstd\nfile a").stored;
    let changed = forge::layer("compressed zstd\ncut 2\nbehind xyz\nfile a").stored;
    assert_eq!(changed, [&sound[..sound.len() - 2], b"xyz"].concat());
}

#[test]
fn compression_is_read_by_others() {
    for length in [0, 1, 0xFFFF, 0x1_0000, 300_000] {
        let content: Vec<u8> = (0..=255).cycle().take(length).collect();
        let mut read = Vec::new();
        let gzip = forge::gzip(&content);
        let mut decoder = flate2::bufread::GzDecoder::new(&gzip[..]);
        decoder.read_to_end(&mut read).unwrap();
        assert!(read == content, "{length}");
        assert!(zstd::decode_all(&forge::zstd(&content)[..]).unwrap() == content);
    }
    let repeated = zstd::decode_all(&forge::repeated(7, 3)[..]).unwrap();
    assert!(repeated == vec![7; 3 << 17]);
    let skipped = [forge::skippable(b"xyz"), forge::zstd(b"content")].concat();
    assert_eq!(zstd::decode_all(&skipped[..]).unwrap(), b"content");
}
