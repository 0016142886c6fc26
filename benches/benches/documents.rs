//! Reading and judging documents, beside crate `oci-spec` and `serde_json`.
//!
//! `cargo bench --manifest-path benches/Cargo.toml`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use oci_benches::{config, digest, index, manifest, reference};
use oci_conformance::{Context, judge};
use oci_image::{
    config::ImageConfig, image_index::ImageIndex, manifest as ours, manifest::ImageManifest,
};

fn digests(c: &mut Criterion) {
    let text = digest(1);
    let mut group = c.benchmark_group("parse a sha256 digest");
    group.bench_function("oci-digest", |b| {
        b.iter(|| black_box(&text).parse::<oci_digest::Digest>().unwrap());
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| black_box(&text).parse::<oci_spec::image::Digest>().unwrap());
    });
}

fn references(c: &mut Criterion) {
    let text = reference();
    let mut group = c.benchmark_group("parse a full reference");
    group.bench_function("oci-image", |b| {
        b.iter(|| black_box(&text).parse::<oci_image::Reference>().unwrap());
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| {
            black_box(&text)
                .parse::<oci_spec::distribution::Reference>()
                .unwrap()
        });
    });
}

fn manifests(c: &mut Criterion) {
    let text = manifest();
    let bytes = text.as_bytes();
    let mut group = c.benchmark_group(format!("read a manifest of {} bytes", bytes.len()));
    group.bench_function("oci-image", |b| {
        b.iter(|| ImageManifest::from_slice(black_box(bytes)).unwrap());
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| {
            serde_json::from_slice::<oci_spec::image::ImageManifest>(black_box(bytes)).unwrap()
        });
    });
    group.bench_function("serde_json::Value", |b| {
        b.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(bytes)).unwrap());
    });
    group.finish();
    c.bench_function("judge that manifest", |b| {
        let context = Context::default();
        b.iter(|| judge(black_box(bytes), &ours::DOCUMENT, &context, ""));
    });
}

fn indexes(c: &mut Criterion) {
    let text = index(200);
    let bytes = text.as_bytes();
    let mut group = c.benchmark_group("read an index of 200 manifests");
    group.bench_function("oci-image", |b| {
        b.iter(|| ImageIndex::from_slice(black_box(bytes)).unwrap());
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| serde_json::from_slice::<oci_spec::image::ImageIndex>(black_box(bytes)).unwrap());
    });
}

fn configs(c: &mut Criterion) {
    let text = config();
    let bytes = text.as_bytes();
    let mut group = c.benchmark_group(format!("read a config of {} bytes", bytes.len()));
    group.bench_function("oci-image", |b| {
        b.iter(|| ImageConfig::from_slice(black_box(bytes)).unwrap());
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| {
            serde_json::from_slice::<oci_spec::image::ImageConfiguration>(black_box(bytes)).unwrap()
        });
    });
}

criterion_group!(benches, digests, references, manifests, indexes, configs);
criterion_main!(benches);
