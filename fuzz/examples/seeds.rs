//! Writes what fuzzing begins with: a corpus of the clauses' examples for each target but `generated`,
//! and for those that read the text of documents a dictionary of the words that these are made of.
//!
//! `cargo run --example seeds` in this folder fills `corpus/` and `dictionaries/`.

use std::{collections::BTreeSet, fs, io, path::Path};

use oci_digest::Digest;
use oci_fuzz::{
    archives,
    examples::{of_images, of_runtimes, text},
    forge, words,
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

/// Documents about images that are written otherwise than they are read.
const IMAGES: &[&str] = &[r#"{"schemaVersion":2,"manifests":null}"#];

/// The same about runtimes.
const RUNTIMES: &[&str] = &[
    r#"{"ociVersion":"1.3.0","windows":{"layerFolders":["a"],"resources":{"cpu":{"affinity":{"mask":1,"group":-0}}}}}"#,
    r#"{"ociVersion":"1.3.0","vm":{"kernel":{"path":"/a"},"hwconfig":{"vcpus":1}},"mounts":null}"#,
];

fn main() -> io::Result<()> {
    let bytes = |text: &'static str| text.as_bytes();
    let images = of_images().filter_map(text).chain(IMAGES.iter().copied());
    let images: Vec<&[u8]> = images.map(bytes).collect();
    let runtimes = of_runtimes()
        .filter_map(text)
        .chain(RUNTIMES.iter().copied());
    let runtimes: Vec<&[u8]> = runtimes.map(bytes).collect();
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
    let layers = archives::of_layers();
    let reports = images.iter().map(|text| (0, *text));
    let reports = reports.chain(runtimes.iter().map(|text| (1, *text)));
    let reports = reports.chain(layers.iter().map(|content| (2, content.as_slice())));
    seeds(
        "report",
        (0..7).flat_map(|format| {
            let reports = reports.clone();
            reports.map(move |(kind, content)| {
                [&[format * 3 + kind], &b"name\xff"[..], content].concat()
            })
        }),
    )?;
    // Each archive plain, with gzip and with zstd, as its media type has it, and each as an example
    // without changes.
    let content = (0..3).flat_map(|media_type| {
        let contents = layers.iter();
        contents.map(move |content| [&[media_type, 0, 0, 0, 0], content.as_slice()].concat())
    });
    let examples = (0_u16..).zip(layers).map(|(which, _)| {
        let [low, high] = which.to_le_bytes();
        vec![1 << 3, 0, 0, low, high]
    });
    seeds("layer", content.chain(examples))?;
    let layouts = archives::of_layouts();
    let nothing = forge::gzip(&[]);
    seeds(
        "archive",
        layouts
            .iter()
            .chain([&nothing])
            .map(|content| [b"\0\0\0", content.as_slice()].concat()),
    )?;
    seeds(
        "layout",
        (0_u16..).zip(layouts).map(|(which, _)| {
            let [low, high] = which.to_le_bytes();
            [0, low, high]
        }),
    )?;
    let (images, runtimes) = (words::of_images(), words::of_runtimes());
    dictionary("judge", &images)?;
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
