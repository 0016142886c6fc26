//! Images held against their layers.
#![cfg(feature = "layout")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

mod forge;
#[allow(dead_code, reason = "other tests use other parts")]
mod memory;

use std::{io::Write as _, num::NonZeroUsize};

use memory::Memory;
use oci_conformance::{Outcome, Reason};
use oci_digest::{Algorithm, Digest};
use oci_image::{
    CATALOGUE, Descriptor, ImageConfig, ImageIndex, ImageManifest, MediaType, Platform,
    config::{ChainId, DiffId, RootFs},
    layout::{Judgement, Options, judge_store},
    platform::{Architecture, Os},
};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// A layout of one image.
struct Image {
    files: Memory,
    manifest: Digest,
}

fn put(files: &mut Memory, content: &[u8]) -> Digest {
    let digest = Digest::sha256_of(content);
    files.put(&digest.blob_path().to_string(), content);
    digest
}

fn image(layers: &[(MediaType, Vec<u8>)], diff_ids: Vec<DiffId>) -> Image {
    let mut files = Memory::default();
    files.put("oci-layout", br#"{"imageLayoutVersion":"1.0.0"}"#);
    let config = ImageConfig::builder(Os::LINUX, Architecture::AMD64, RootFs::of_layers(diff_ids));
    let config = serde_json::to_vec(&config.build().unwrap()).unwrap();
    put(&mut files, &config);
    let config = Descriptor::of(MediaType::IMAGE_CONFIG, &config)
        .build()
        .unwrap();
    let mut manifest = ImageManifest::builder(config);
    for (media_type, content) in layers {
        put(&mut files, content);
        let layer = Descriptor::of(media_type.clone(), content).build();
        manifest = manifest.layer(layer.unwrap());
    }
    let manifest = serde_json::to_vec(&manifest.build().unwrap()).unwrap();
    let digest = put(&mut files, &manifest);
    let platform = Platform::builder(Os::LINUX, Architecture::AMD64).build();
    let entry = Descriptor::of(MediaType::IMAGE_MANIFEST, &manifest).platform(platform.unwrap());
    let index = ImageIndex::builder().manifest(entry.build().unwrap());
    let index = index.build().unwrap();
    files.put("index.json", &serde_json::to_vec(&index).unwrap());
    Image {
        files,
        manifest: digest,
    }
}

fn judge(image: &Image, change: impl FnOnce(&mut Options<'_>)) -> Judgement {
    let mut options = Options::default();
    change(&mut options);
    judge_store(&image.files, &options).unwrap()
}

fn told(judgement: &Judgement) -> Vec<String> {
    let findings = judgement.report.findings().iter();
    findings.map(ToString::to_string).collect()
}

fn outcome(judgement: &Judgement, id: &str) -> Outcome {
    let context = Options::default().context;
    let mut outcomes = CATALOGUE.outcomes(&judgement.report, &context);
    let found = outcomes.find(|(clause, _)| clause.to_string() == id);
    found.expect(id).1
}

const DEFINITION: &str = "image.config.diff-id.definition";

fn two_layers() -> [Vec<u8>; 2] {
    [
        forge::archive("dir etc/\nfile etc/passwd size=100"),
        forge::archive("dir etc/\nfile etc/.wh.passwd\nfile etc/shadow size=5"),
    ]
}

#[test]
fn every_layer_is_summed_up() {
    let [base, upper] = two_layers();
    let diff_ids = vec![DiffId::of(&base), DiffId::of(&upper)];
    let compressed = gzip(&base);
    let image = image(
        &[
            (MediaType::IMAGE_LAYER_GZIP, compressed.clone()),
            (MediaType::IMAGE_LAYER, upper.clone()),
        ],
        diff_ids.clone(),
    );
    let judgement = judge(&image, |_| {});
    assert!(told(&judgement).is_empty(), "{:?}", told(&judgement));
    assert_eq!(outcome(&judgement, DEFINITION), Outcome::Held(2));
    let [first, second] = judgement.layers.as_slice() else {
        panic!("{:?}", judgement.layers)
    };
    assert_eq!(first.manifest, image.manifest);
    assert_eq!((first.index, second.index), (0, 1));
    assert_eq!(first.digest, Digest::sha256_of(&compressed));
    assert_eq!(first.media_type, MediaType::IMAGE_LAYER_GZIP);
    assert_eq!(first.size, compressed.len() as u64);
    assert_eq!(first.uncompressed_size, base.len() as u64);
    assert_eq!((first.entries, second.entries), (2, 3));
    assert_eq!(first.diff_id.as_ref(), diff_ids.first());
    assert_eq!(first.chain_id, ChainId::of(&diff_ids[..1]));
    assert_eq!(second.chain_id, ChainId::of(&diff_ids));
}

#[test]
fn diff_ids_may_be_of_another_algorithm() {
    let [base, upper] = two_layers();
    let diff_id = |archive: &[u8]| Digest::of(&Algorithm::Sha512, archive).unwrap().into();
    let layers = [
        (MediaType::IMAGE_LAYER_GZIP, gzip(&base)),
        (MediaType::IMAGE_LAYER_GZIP, gzip(&upper)),
    ];
    let right = image(&layers, vec![diff_id(&base), diff_id(&upper)]);
    let judgement = judge(&right, |_| {});
    assert!(told(&judgement).is_empty(), "{:?}", told(&judgement));
    assert_eq!(outcome(&judgement, DEFINITION), Outcome::Held(2));
    let found = judgement.layers[1].diff_id.clone();
    assert_eq!(found, Some(diff_id(&upper)));
    let wrong = image(&layers, vec![diff_id(&base), diff_id(b"other")]);
    let judgement = judge(&wrong, |_| {});
    assert_eq!(outcome(&judgement, DEFINITION), Outcome::Broken(1));
    let expected = format!("the layer in this place has the DiffID {}", diff_id(&upper));
    assert_eq!(judgement.report.findings()[0].message, expected);
}

#[test]
fn a_diff_id_that_nobody_can_compute_is_left_open() {
    let [base, _] = two_layers();
    let md5 = DiffId::from(
        "md5:d41d8cd98f00b204e9800998ecf8427e"
            .parse::<Digest>()
            .unwrap(),
    );
    let image = image(&[(MediaType::IMAGE_LAYER, base)], vec![md5]);
    let judgement = judge(&image, |_| {});
    assert_eq!(
        outcome(&judgement, DEFINITION),
        Outcome::NotChecked(Reason::Algorithm)
    );
    assert!(judgement.report.conforms());
}

#[test]
fn a_shallow_judgement_looks_into_no_layer() {
    let image = image(
        &[(MediaType::IMAGE_LAYER_GZIP, b"no archive at all".to_vec())],
        vec![DiffId::of(b"")],
    );
    let judgement = judge(&image, |options| options.shallow = true);
    assert!(told(&judgement).is_empty(), "{:?}", told(&judgement));
    assert!(judgement.layers.is_empty());
    for id in [
        DEFINITION,
        "image.layer.format.tar-archive",
        "image.layer.gzip.payload",
    ] {
        let expected = Outcome::NotChecked(Reason::Option);
        assert_eq!(outcome(&judgement, id), expected, "{id}");
    }
    let deep = judge(&image, |_| {});
    assert!(!deep.report.conforms());
}

#[test]
fn a_layer_of_an_unknown_type_is_left_alone() {
    let other = MediaType::from("application/vnd.example.layer");
    let image = image(&[(other, b"whatever".to_vec())], vec![DiffId::of(b"")]);
    let judgement = judge(&image, |_| {});
    assert!(judgement.report.conforms(), "{:?}", told(&judgement));
    assert!(judgement.layers.is_empty());
}

#[test]
fn a_layer_whose_digest_is_wrong_is_not_judged() {
    let [base, upper] = two_layers();
    let digest = Digest::sha256_of(&base);
    let mut image = image(
        &[(MediaType::IMAGE_LAYER, base.clone())],
        vec![DiffId::of(&base)],
    );
    image.files.put(&digest.blob_path().to_string(), &upper);
    let judgement = judge(&image, |_| {});
    assert!(!judgement.report.conforms());
    assert!(judgement.layers.is_empty());
    let expected = Outcome::NotChecked(Reason::Prerequisite);
    assert_eq!(
        outcome(&judgement, "image.layer.format.tar-archive"),
        expected
    );
}

#[test]
fn a_limit_leaves_the_verdict_open() {
    let [base, _] = two_layers();
    let image = image(
        &[(MediaType::IMAGE_LAYER, base.clone())],
        vec![DiffId::of(&base)],
    );
    let judgement = judge(&image, |options| options.layer_limits.entries = 1);
    let expected = Outcome::NotChecked(Reason::Limit);
    assert_eq!(outcome(&judgement, DEFINITION), expected);
    assert_eq!(judgement.report.obstacles().len(), 1);
    assert_eq!(judgement.report.conformance().as_str(), "undetermined");
}

/// Nothing depends on who is faster, nor on whether two work on one layer.
#[test]
fn jobs_change_nothing() {
    let big = forge::archive("file a size=4000000\nfile b size=4000000\nfile a");
    let [base, upper] = two_layers();
    let image = image(
        &[
            (MediaType::IMAGE_LAYER, base.clone()),
            (MediaType::IMAGE_LAYER, big.clone()),
            (MediaType::IMAGE_LAYER_GZIP, gzip(&upper)),
        ],
        vec![DiffId::of(&upper), DiffId::of(&big), DiffId::of(&base)],
    );
    let once = |jobs| {
        let judgement = judge(&image, |options| {
            options.jobs = NonZeroUsize::new(jobs).unwrap();
        });
        (told(&judgement), judgement.layers)
    };
    let expected = once(1);
    assert!(expected.0.len() >= 3, "{:?}", expected.0);
    for jobs in [2, 3, 8, 2, 3, 8] {
        assert_eq!(once(jobs), expected, "{jobs}");
    }
}

#[test]
fn more_layers_than_are_kept_leave_the_verdict_open() {
    let mut image = image(&[], Vec::new());
    let many = |element: &str| vec![element; 600_000].join(",");
    let config = format!(
        r#"{{"architecture":"amd64","os":"linux","rootfs":{{"type":"layers","diff_ids":[{}]}}}}"#,
        many(r#""""#)
    );
    let config = put(&mut image.files, config.as_bytes());
    let manifest = format!(
        r#"{{"schemaVersion":2,"config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{config}","size":1}},"layers":[{}]}}"#,
        many("{}")
    );
    let manifest = put(&mut image.files, manifest.as_bytes());
    let index = format!(
        r#"{{"schemaVersion":2,"manifests":[{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{manifest}","size":1}}]}}"#
    );
    image.files.put("index.json", index.as_bytes());
    let judgement = judge(&image, |_| {});
    let expected = Outcome::NotChecked(Reason::Limit);
    assert_eq!(outcome(&judgement, DEFINITION), expected);
    assert_eq!(
        outcome(&judgement, "image.config.rootfs.diff-ids.count"),
        expected
    );
}
