//! Layers that are much larger than they look. Judging them ends at a limit, and needs little memory.

use std::{
    io::{self, Cursor, Read, Write},
    num::NonZeroUsize,
};

use oci_conformance::{Conformance, Reason};
use oci_image::{
    KnownMediaType,
    layer::{JudgedLayer, LayerSource, judge_layer},
};

use crate::forge::{self, Archive, BLOCK, Header};

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// The same bytes again and again.
struct Repeated {
    bytes: Vec<u8>,
    times: u64,
    at: usize,
}

impl Repeated {
    fn new(bytes: Vec<u8>, times: u64) -> Self {
        Self {
            bytes,
            times,
            at: 0,
        }
    }
}

impl Read for Repeated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.bytes.len() {
            self.at = 0;
            self.times = self.times.saturating_sub(1);
        }
        if self.times == 0 {
            return Ok(0);
        }
        let taken = (&self.bytes[self.at..]).read(buffer)?;
        self.at += taken;
        Ok(taken)
    }
}

/// What a function makes for every number, one after the other.
struct Numbered<F> {
    make: F,
    numbers: std::ops::Range<u64>,
    made: Cursor<Vec<u8>>,
}

impl<F: FnMut(u64) -> Vec<u8>> Numbered<F> {
    fn new(end: u64, make: F) -> Self {
        Self {
            make,
            numbers: 0..end,
            made: Cursor::default(),
        }
    }
}

impl<F: FnMut(u64) -> Vec<u8>> Read for Numbered<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match (self.made.read(buffer)?, self.numbers.clone().next()) {
                (0, Some(number)) => {
                    self.numbers.next();
                    self.made = Cursor::new((self.make)(number));
                }
                (taken, _) => return Ok(taken),
            }
        }
    }
}

fn source(media_type: KnownMediaType) -> LayerSource<'static> {
    let mut source = LayerSource::new(media_type);
    // Hashing would be most of the time, and is not what this is about.
    source.algorithm = None;
    source.diff_id_algorithm = "none".parse().unwrap();
    source
}

/// Judges a bomb, which has to end at the limit of this name with no more than this memory.
#[track_caller]
fn defused(bomb: impl Read, source: LayerSource<'_>, limit: &str, most: u64) -> JudgedLayer {
    let mut judged = None;
    let used = allocation_counter::measure(|| {
        judged = Some(judge_layer(bomb, source, NonZeroUsize::MIN).unwrap());
    });
    let judged = judged.unwrap();
    let (report, used) = (&judged.report, used.bytes_max);
    println!("{limit}: {} KiB for {}", used / KIB, judged.size);
    assert_eq!(report.obstacles().len(), 1, "{:?}", report.obstacles());
    let obstacle = &report.obstacles()[0];
    assert_eq!(obstacle.reason, Reason::Limit);
    assert!(obstacle.message.contains(limit), "{}", obstacle.message);
    assert_eq!(report.conformance(), Conformance::Undetermined);
    assert!(used <= most, "{used} bytes of memory for {limit}");
    assert!(judged.archive.is_none());
    judged
}

/// The header of a file with 10 GB of content.
fn large() -> Vec<u8> {
    let header = Header::file("zeros").base256(forge::field::SIZE, 10_000_000_000);
    header.block().to_vec()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// So many empty entries, in a way that is quick even if nothing is optimised.
fn empty_entries(number: u64) -> impl Read {
    let template = Header::file("00000000").block();
    let sum = |block: &[u8]| block.iter().map(|&byte| u32::from(byte)).sum::<u32>();
    let digits = 8 * u32::from(b'0');
    let field = u32::from_str_radix(std::str::from_utf8(&template[148..154]).unwrap(), 8).unwrap();
    Numbered::new(number, move |number| {
        let name = format!("{number:08x}");
        let mut block = template.to_vec();
        block[..8].copy_from_slice(name.as_bytes());
        let checksum = format!("{:06o}", field - digits + sum(name.as_bytes()));
        block[148..154].copy_from_slice(checksum.as_bytes());
        block
    })
}

/// Gzip makes zeros 1,000 times shorter, of which the limits let a quarter through; that takes a
/// while, so it is less here.
#[test]
fn ten_gigabytes_of_zeros_in_gzip() {
    let member = gzip(&vec![0; 8 << 20]);
    let bomb = Cursor::new(gzip(&large())).chain(Repeated::new(member, 1200));
    let mut source = source(KnownMediaType::ImageLayerGzip);
    source.limits.uncompressed_bytes = 16 * MIB;
    defused(bomb, source, "`uncompressed_bytes`", MIB);
}

#[test]
fn ten_gigabytes_of_zeros_in_zstd() {
    let frame = forge::repeated(0, 64);
    let (length, times) = (frame.len() as u64, 1200);
    let bomb = Cursor::new(forge::zstd(&large())).chain(Repeated::new(frame, times));
    let mut source = source(KnownMediaType::ImageLayerZstd);
    source.size = Some(length * times);
    defused(bomb, source, "`ratio`", 2 * MIB);
}

#[test]
fn a_gigabyte_of_zeros_of_unknown_stored_size() {
    let frame = forge::repeated(0, 8192);
    let bomb = Cursor::new(forge::zstd(&large())).chain(Cursor::new(frame));
    let mut source = source(KnownMediaType::ImageLayerZstd);
    source.limits.uncompressed_bytes = 100 * MIB;
    defused(bomb, source, "`uncompressed_bytes`", 2 * MIB);
}

#[test]
fn a_window_of_two_gigabytes() {
    let mut frame = forge::zstd(&large());
    frame[5] = 21 << 3;
    defused(
        Cursor::new(frame),
        source(KnownMediaType::ImageLayerZstd),
        "`zstd_window`",
        MIB,
    );
}

#[test]
fn a_million_empty_entries() {
    let bomb = empty_entries(1_000_000);
    let source = source(KnownMediaType::ImageLayer);
    defused(bomb, source, "`entries`", 64 * MIB);
}

#[test]
fn a_million_directories_that_names_imply() {
    let directories = "d/".repeat(40);
    let make = |number| {
        let name = format!("{number:x}/{directories}file");
        Header::file(name).block().to_vec()
    };
    let bomb = Numbered::new(25_000, make);
    let source = source(KnownMediaType::ImageLayer);
    defused(bomb, source, "`entries`", 64 * MIB);
}

#[test]
fn long_names() {
    let make = |number| {
        let name = format!("{}{number}", "n".repeat(4000));
        Archive::new()
            .long_name(name)
            .header(&Header::file("n"))
            .no_end()
    };
    let bomb = Numbered::new(8_000, make);
    let source = source(KnownMediaType::ImageLayer);
    defused(bomb, source, "`names_bytes`", 64 * MIB);
}

#[test]
fn a_name_of_a_gigabyte() {
    for kind in [b'L', b'K', b'x', b'g', b'X'] {
        let header = Header::new(kind, "long").size(GIB).block().to_vec();
        let bomb = Cursor::new(header).chain(Repeated::new(vec![b'n'; 1 << 16], GIB >> 16));
        let source = source(KnownMediaType::ImageLayer);
        defused(bomb, source, "`pax_bytes`", 2 * MIB);
    }
}

#[test]
fn a_pax_record_of_a_gigabyte() {
    let header = Header::new(b'x', "pax").size(GIB).block().to_vec();
    let record = Cursor::new(format!("{GIB} path="));
    let bomb = Cursor::new(header)
        .chain(record)
        .chain(Repeated::new(vec![b'n'; 1 << 16], GIB >> 16));
    let source = source(KnownMediaType::ImageLayer);
    defused(bomb, source, "`pax_bytes`", 2 * MIB);
}

#[test]
fn extension_headers_without_end() {
    for kind in [b'L', b'K', b'x', b'X'] {
        let content = match kind {
            b'L' | b'K' => vec![b'n'; 400],
            _ => forge::record(b"comment", &[b'c'; 400]),
        };
        let header = Header::new(kind, "more");
        let one = Archive::new().entry(header, content).no_end();
        let bomb = Repeated::new(one, 4096);
        let source = source(KnownMediaType::ImageLayer);
        defused(bomb, source, "`pax_bytes`", 8 * MIB);
    }
}

#[test]
fn global_records_without_end() {
    let make = |number: u64| {
        let (key, value) = (number.to_string(), "v".repeat(400));
        Archive::new().global(&[(&key, &value)]).no_end()
    };
    let bomb = Numbered::new(4096, make);
    let source = source(KnownMediaType::ImageLayer);
    defused(bomb, source, "`pax_bytes`", 8 * MIB);
}

/// Every entry inherits as many global records as there can be.
#[test]
fn global_records_for_many_entries() {
    let records = (0..20_000).flat_map(|number: u32| {
        forge::record(format!("SCHILY.xattr.{number}").as_bytes(), b"value")
    });
    let global = Archive::new()
        .entry(Header::new(b'g', "global"), records.collect::<Vec<u8>>())
        .no_end();
    let bomb = Cursor::new(global).chain(empty_entries(100_000));
    let mut source = source(KnownMediaType::ImageLayer);
    source.limits.entries = 50_000;
    defused(bomb, source, "`entries`", 64 * MIB);
}

#[test]
fn a_sparse_map_without_end() {
    let mut block = vec![0; BLOCK];
    block[..24].copy_from_slice(b"00000000000\x0000000000000\0");
    block[504] = 1;
    let header = Archive::new().sparse(Header::new(b'S', "sparse").gnu(), &[], true);
    let header = header.cut(BLOCK).no_end();
    let bomb = Cursor::new(header).chain(Repeated::new(block, 1 << 20));
    let mut source = source(KnownMediaType::ImageLayer);
    source.limits.uncompressed_bytes = 64 * MIB;
    defused(bomb, source, "`uncompressed_bytes`", MIB);
}

#[test]
fn a_name_with_a_thousand_parts() {
    let archive = forge::archive("longname \\*1000(d/)file\nfile short");
    let source = source(KnownMediaType::ImageLayer);
    defused(Cursor::new(archive), source, "`path_depth`", MIB);
}

#[test]
fn a_name_that_no_file_can_have() {
    for text in [
        "longname \\*5000(n)\nfile short",
        "longlink \\*5000(n)\nsymlink a -> short",
        "pax path=\\*5000(n)\nfile short",
        "pax linkpath=\\*5000(n)\nhardlink a -> short",
    ] {
        let archive = forge::archive(text);
        let source = source(KnownMediaType::ImageLayer);
        defused(Cursor::new(archive), source, "`path_bytes`", MIB);
    }
}

/// No limit is reached, but neither does it take memory or long.
#[test]
fn empty_members_and_frames() {
    let end = vec![0; 2 * BLOCK];
    let empty = [
        (
            KnownMediaType::ImageLayerGzip,
            forge::gzip(b""),
            forge::gzip(&end),
        ),
        (
            KnownMediaType::ImageLayerZstd,
            forge::zstd(b""),
            forge::zstd(&end),
        ),
        (
            KnownMediaType::ImageLayerZstd,
            forge::skippable(b""),
            forge::zstd(&end),
        ),
    ];
    for (media_type, empty, last) in empty {
        let bomb = Repeated::new(empty, 20_000).chain(Cursor::new(last));
        let mut judged = None;
        let used = allocation_counter::measure(|| {
            let source = source(media_type);
            judged = Some(judge_layer(bomb, source, NonZeroUsize::MIN).unwrap());
        });
        let report = judged.unwrap().report;
        assert_eq!(report.findings().len(), 0, "{:?}", report.findings());
        assert!(report.obstacles().is_empty());
        assert!(used.bytes_max <= 2 * MIB, "{}", used.bytes_max);
    }
}
