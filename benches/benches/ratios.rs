//! Ratios beside crate `oci-spec` that a noisy machine does not move much: both do the same in turn,
//! thousands of times, and what counts is the median of the ratios of neighbours.
//!
//! `cargo bench --manifest-path benches/Cargo.toml --bench ratios` prints a table.

use std::{
    fmt::Debug,
    hint::black_box,
    time::{Duration, Instant},
};

use oci_benches::{config, digest, index, manifest, reference};
use oci_image::{ImageConfig, ImageIndex, ImageManifest};
use oci_runtime::Config;
use oci_spec::{image as their_image, runtime::Spec};

/// How many pairs are measured, and how long a measurement is at least.
const PAIRS: usize = 2_000;
const LEAST: Duration = Duration::from_micros(50);

const RUNC: &[u8] = include_bytes!("../../oci-runtime/tests/recorded/runc-spec.json");
const PODMAN: &[u8] = include_bytes!("../../oci-runtime/tests/recorded/podman-config.json");

/// The time of `count` calls.
fn time<T>(count: u32, work: &impl Fn() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..count {
        black_box(work());
    }
    start.elapsed()
}

fn row<A, B, E: Debug, F: Debug>(
    name: &str,
    ours: impl Fn() -> Result<A, E>,
    theirs: impl Fn() -> Result<B, F>,
) {
    // Whoever gives up early would be fast.
    ours().unwrap();
    theirs().unwrap();
    let mut count = 1;
    while time(count, &ours) < LEAST || time(count, &theirs) < LEAST {
        count *= 2;
    }
    let mut times: Vec<(Duration, Duration)> = (0..PAIRS)
        .map(|_| (time(count, &ours), time(count, &theirs)))
        .collect();
    let mut ratios: Vec<f64> = times
        .iter()
        .map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let quartile = |part: usize| ratios[PAIRS * part / 4];
    times.sort();
    let ours = times[PAIRS / 2].0 / count;
    times.sort_by_key(|(_, theirs)| *theirs);
    let theirs = times[PAIRS / 2].1 / count;
    println!(
        "| {name} | {ours:.2?} | {theirs:.2?} | {:.2} ({:.2}–{:.2}) |",
        quartile(2),
        quartile(1),
        quartile(3)
    );
}

fn main() {
    println!("| | here | oci-spec | median ratio (quartiles) |\n|---|---|---|---|");
    let text = digest(1);
    row(
        "parse a SHA-256 digest",
        || text.parse::<oci_digest::Digest>(),
        || text.parse::<their_image::Digest>(),
    );
    let text = reference();
    row(
        "parse an image reference with everything",
        || text.parse::<oci_image::Reference>(),
        || text.parse::<oci_spec::distribution::Reference>(),
    );
    images();
    for (name, text) in [("`runc spec`'s", RUNC), ("podman's", PODMAN)] {
        row(
            &format!("read {name} config, {} bytes", text.len()),
            || Config::from_slice(text),
            || serde_json::from_slice::<Spec>(text),
        );
        let ours = Config::from_slice(text).unwrap();
        let theirs: Spec = serde_json::from_slice(text).unwrap();
        row(
            &format!("write {name} config"),
            || serde_json::to_vec(&ours),
            || serde_json::to_vec(&theirs),
        );
    }
}

fn images() {
    let text = manifest();
    row(
        &format!("read a manifest, {} bytes", text.len()),
        || ImageManifest::from_slice(text.as_bytes()),
        || serde_json::from_slice::<their_image::ImageManifest>(text.as_bytes()),
    );
    let ours = ImageManifest::from_slice(text.as_bytes()).unwrap();
    let theirs: their_image::ImageManifest = serde_json::from_str(&text).unwrap();
    row(
        "write that",
        || serde_json::to_vec(&ours),
        || serde_json::to_vec(&theirs),
    );
    row(
        "build that; here it is judged, there it is not",
        || {
            ImageManifest::builder(ours.config.clone())
                .layers(ours.layers.clone())
                .annotations(ours.annotations.clone())
                .build()
        },
        || {
            their_image::ImageManifestBuilder::default()
                .schema_version(2_u32)
                .media_type(their_image::MediaType::ImageManifest)
                .config(theirs.config().clone())
                .layers(theirs.layers().clone())
                .annotations(theirs.annotations().clone().unwrap_or_default())
                .build()
        },
    );
    let text = index(200);
    row(
        "read an index of 200 manifests",
        || ImageIndex::from_slice(text.as_bytes()),
        || serde_json::from_slice::<their_image::ImageIndex>(text.as_bytes()),
    );
    let ours = ImageIndex::from_slice(text.as_bytes()).unwrap();
    let theirs: their_image::ImageIndex = serde_json::from_str(&text).unwrap();
    row(
        "write that",
        || serde_json::to_vec(&ours),
        || serde_json::to_vec(&theirs),
    );
    let text = config();
    row(
        &format!("read an image config, {} bytes", text.len()),
        || ImageConfig::from_slice(text.as_bytes()),
        || serde_json::from_slice::<their_image::ImageConfiguration>(text.as_bytes()),
    );
    let ours = ImageConfig::from_slice(text.as_bytes()).unwrap();
    let theirs: their_image::ImageConfiguration = serde_json::from_str(&text).unwrap();
    row(
        "write that",
        || serde_json::to_vec(&ours),
        || serde_json::to_vec(&theirs),
    );
}
