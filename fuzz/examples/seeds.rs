//! Writes what fuzzing begins with: a corpus of the clauses' examples for each target, and for those
//! that read documents a dictionary of the words that these are made of.
//!
//! `cargo run --example seeds` in this folder fills `corpus/` and `dictionaries/`.

use std::{collections::BTreeSet, fs, io, path::Path};

use oci_digest::Digest;
use oci_fuzz::{
    archives,
    examples::{of_images, of_runtimes, text},
    words,
};

const DIGESTS: &[&str] = &[
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564",
    "multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
];

const REFERENCES: &[&str] = &[
    "docker.io/library/alpine:3.20",
    "[2001:db8::1]:5000/a/b_c__d-e.f:tag",
    "localhost:5000/a@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
];

fn main() -> io::Result<()> {
    let images: Vec<&[u8]> = of_images().filter_map(text).map(str::as_bytes).collect();
    let runtimes: Vec<&[u8]> = of_runtimes().filter_map(text).map(str::as_bytes).collect();
    let documents = images.iter().chain(&runtimes).copied();
    seeds("digest", DIGESTS.iter().map(|text| text.as_bytes()))?;
    seeds("reference", REFERENCES.iter().map(|text| text.as_bytes()))?;
    seeds("judge", &images)?;
    seeds("runtime", &runtimes)?;
    seeds("document", documents.clone())?;
    let pairs = documents.clone().zip(documents.skip(1));
    seeds(
        "rewrite",
        pairs.map(|(one, other)| [one, b"\xff", other].concat()),
    )?;
    let reports = images.iter().map(|text| (0, *text));
    let reports = reports.chain(runtimes.iter().map(|text| (1, *text)));
    seeds(
        "report",
        (0..6).flat_map(|format| {
            let reports = reports.clone();
            reports
                .map(move |(kind, text)| [&[format << 1 | kind], &b"name\xff"[..], text].concat())
        }),
    )?;
    // The content as it is, and nothing changed in each example.
    let layers = archives::of_layers();
    seeds(
        "layer",
        layers
            .iter()
            .map(|content| [b"\0\0\0\0", content.as_slice()].concat()),
    )?;
    let layouts = archives::of_layouts();
    seeds(
        "archive",
        layouts
            .iter()
            .map(|content| [b"\0\0\0", content.as_slice()].concat()),
    )?;
    seeds(
        "layout",
        (0_u16..).zip(layouts).map(|(which, _)| {
            let [low, high] = which.to_le_bytes();
            [0, low, high]
        }),
    )?;
    let images = words::of(oci_image::DOCUMENT_TYPES);
    let runtimes = words::of(oci_runtime::DOCUMENT_TYPES);
    dictionary("judge", &images)?;
    dictionary("layout", &images)?;
    dictionary("runtime", &runtimes)?;
    let all = &images | &runtimes;
    dictionary("document", &all)?;
    dictionary("report", &all)?;
    dictionary("rewrite", &all)
}

/// Writes one file for each seed, named as its digest.
fn seeds(target: &str, seeds: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    fs::create_dir_all(&folder)?;
    for seed in seeds {
        let name = Digest::sha256_of(seed.as_ref());
        fs::write(folder.join(name.encoded().to_string()), seed)?;
    }
    Ok(())
}

fn dictionary(target: &str, words: &BTreeSet<&str>) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    fs::create_dir_all(&folder)?;
    let lines: String = words.iter().map(|word| words::line(word)).collect();
    fs::write(folder.join(target).with_extension("dict"), lines)
}
