//! Reading, writing and judging configurations of containers, beside crate `oci-spec` and
//! `serde_json`.
//!
//! `cargo bench --manifest-path benches/Cargo.toml --bench runtime`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use oci_conformance::{Context, judge};
use oci_runtime::{Config, config};
use serde_json::Value;

/// Configurations as `runc spec` and podman write them, the second with its seccomp profile.
const CONFIGS: [(&str, &[u8]); 2] = [
    (
        "runc spec",
        include_bytes!("../../oci-runtime/tests/recorded/runc-spec.json"),
    ),
    (
        "podman",
        include_bytes!("../../oci-runtime/tests/recorded/podman-config.json"),
    ),
];

fn reading(c: &mut Criterion) {
    for (name, bytes) in CONFIGS {
        let mut group = c.benchmark_group(format!("read a config, {name}, {} bytes", bytes.len()));
        group.bench_function("oci-runtime", |b| {
            b.iter(|| Config::from_slice(black_box(bytes)).unwrap());
        });
        group.bench_function("oci-spec", |b| {
            b.iter(|| serde_json::from_slice::<oci_spec::runtime::Spec>(black_box(bytes)).unwrap());
        });
        group.bench_function("serde_json::Value", |b| {
            b.iter(|| serde_json::from_slice::<Value>(black_box(bytes)).unwrap());
        });
    }
}

fn writing(c: &mut Criterion) {
    for (name, bytes) in CONFIGS {
        let ours = Config::from_slice(bytes).unwrap();
        let theirs: oci_spec::runtime::Spec = serde_json::from_slice(bytes).unwrap();
        let mut group = c.benchmark_group(format!("write a config, {name}"));
        group.bench_function("oci-runtime", |b| {
            b.iter(|| serde_json::to_vec(black_box(&ours)).unwrap());
        });
        group.bench_function("oci-spec", |b| {
            b.iter(|| serde_json::to_vec(black_box(&theirs)).unwrap());
        });
    }
}

fn judging(c: &mut Criterion) {
    for (name, bytes) in CONFIGS {
        c.bench_function(&format!("judge a config, {name}"), |b| {
            let context = Context::default();
            b.iter(|| judge(black_box(bytes), &config::DOCUMENT, &context, ""));
        });
    }
}

criterion_group!(runtime, reading, writing, judging);
criterion_main!(runtime);
