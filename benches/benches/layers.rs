//! Reading a layer, beside the parts that the work consists of.
//!
//! `cargo bench --manifest-path benches/Cargo.toml --bench layers`

use std::{
    hint::black_box,
    io::{self, Read},
    num::NonZeroUsize,
    time::Duration,
};

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use oci_benches::layers::{archive, gzip, zstd};
use oci_conformance::Clause;
use oci_digest::Digest;
use oci_image::{
    KnownMediaType,
    layer::{
        Entry, LayerSource, Limits, judge_layer,
        tar::{Scanner, Visitor},
    },
};

/// How many bytes a decompressor makes at a time.
const PIECE: usize = 256 << 10;

/// Decompresses to nowhere.
fn drain(mut content: impl Read) -> io::Result<u64> {
    let mut buffer = vec![0; PIECE];
    let mut length = 0;
    loop {
        match content.read(&mut buffer)? {
            0 => return Ok(length),
            read => length += read as u64,
        }
    }
}

/// Looks at nothing.
struct Nobody;

impl Visitor for Nobody {
    fn entry(&mut self, entry: &Entry<'_>) {
        black_box(entry.name);
    }

    fn case(&mut self, _: &'static Clause) {}

    fn breach(&mut self, _: &'static Clause, _: &[u8], _: u64, message: String) {
        panic!("{message}");
    }

    fn limit(&mut self, message: String) {
        panic!("{message}");
    }
}

fn scan(archive: &[u8]) {
    let mut scanner = Scanner::new(&Limits::DEFAULT);
    for piece in archive.chunks(PIECE) {
        scanner.update(piece, &mut Nobody);
    }
    scanner.finish(&mut Nobody);
}

fn judge(group: &mut BenchmarkGroup<'_, WallTime>, stored: &[u8], media_type: KnownMediaType) {
    for jobs in [1, 2] {
        let threads = NonZeroUsize::new(jobs).unwrap();
        group.bench_function(format!("all of it, {jobs} threads"), |b| {
            b.iter(|| {
                let source = LayerSource::new(media_type);
                let layer = judge_layer(black_box(stored), source, threads).unwrap();
                assert!(layer.archive.is_some());
            });
        });
    }
}

fn layers(c: &mut Criterion) {
    let archive = archive();
    let length = archive.len();
    for (name, stored, media_type) in [
        ("gzip", gzip(&archive), KnownMediaType::ImageLayerGzip),
        ("zstd", zstd(&archive), KnownMediaType::ImageLayerZstd),
    ] {
        println!("{length} bytes, {} with {name}", stored.len());
        let mut group = c.benchmark_group(format!("a layer of {length} bytes, {name}"));
        group
            .sample_size(10)
            .warm_up_time(Duration::from_secs(1))
            .measurement_time(Duration::from_secs(10))
            .throughput(Throughput::Bytes(length as u64));
        group.bench_function("part: hash what is stored", |b| {
            b.iter(|| Digest::sha256_of(black_box(&stored)));
        });
        group.bench_function("part: decompress", |b| {
            b.iter(|| match media_type {
                KnownMediaType::ImageLayerGzip => {
                    drain(flate2::bufread::MultiGzDecoder::new(black_box(&stored[..]))).unwrap()
                }
                _ => drain(
                    ::zstd::stream::read::Decoder::with_buffer(black_box(&stored[..])).unwrap(),
                )
                .unwrap(),
            });
        });
        group.bench_function("part: hash the archive", |b| {
            b.iter(|| Digest::sha256_of(black_box(&archive)));
        });
        group.bench_function("part: scan the entries", |b| {
            b.iter(|| scan(black_box(&archive)))
        });
        judge(&mut group, &stored, media_type);
    }
}

criterion_group!(benches, layers);
criterion_main!(benches);
