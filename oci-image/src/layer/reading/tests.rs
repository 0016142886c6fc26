use std::{
    io::{self, Write as _},
    num::NonZeroUsize,
    thread,
};

use oci_conformance::Reason;
use oci_digest::Digest;

use super::*;
use crate::{
    config::DiffId,
    layer::{LayerArchive, forge, judge_layer},
};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// An archive of some megabytes with a breach at its end.
fn archive() -> Vec<u8> {
    forge::archive("file a size=3000000\nfile b size=100000\nfile b")
}

fn told(layer: &JudgedLayer) -> Vec<String> {
    let findings = layer.report.findings().iter();
    let obstacles = layer.report.obstacles().iter();
    let findings = findings.map(ToString::to_string);
    findings
        .chain(obstacles.map(|obstacle| format!("{}: {}", obstacle.reason, obstacle.message)))
        .collect()
}

#[test]
fn another_thread_finds_the_same() {
    let archive = archive();
    for (media_type, stored) in [
        (KnownMediaType::ImageLayer, archive.clone()),
        (KnownMediaType::ImageLayerGzip, gzip(&archive)),
        (KnownMediaType::ImageLayer, gzip(&archive)),
    ] {
        let judge = |jobs| {
            let source = LayerSource::new(media_type);
            judge_layer(&stored[..], source, NonZeroUsize::new(jobs).unwrap()).unwrap()
        };
        let (one, two) = (judge(1), judge(2));
        assert_eq!(told(&one), told(&two));
        assert!(one.report.breaches() > 0);
        assert_eq!(one.digest, Some(Digest::sha256_of(&stored)));
        assert_eq!((one.size, &one.digest), (two.size, &two.digest));
        let expected = LayerArchive {
            size: archive.len() as u64,
            entries: 3,
            diff_id: Some(DiffId::of(&archive)),
        };
        assert_eq!(one.archive.as_ref(), Some(&expected));
        assert_eq!(two.archive.as_ref(), Some(&expected));
    }
}

#[test]
fn what_breaks_off_is_not_waited_for() {
    let archive = archive();
    for jobs in [1, 2] {
        let broken = io::Read::chain(&archive[..], Broken);
        let source = LayerSource::new(KnownMediaType::ImageLayer);
        let error = judge_layer(broken, source, NonZeroUsize::new(jobs).unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "gone");
    }
}

/// What cannot be read.
struct Broken;

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("gone"))
    }
}

#[test]
fn a_layer_is_handed_over_once_and_not_at_its_very_beginning() {
    let mut reading = LayerReading::new(LayerSource::new(KnownMediaType::ImageLayer));
    reading.update(&[0; 100]);
    assert!(reading.hand_over().is_none());
    reading.update(&[0; 924]);
    let handover = reading.hand_over().unwrap();
    assert!(reading.hand_over().is_none());
    thread::scope(|scope| {
        scope.spawn(|| handover.run());
        assert!(told(&reading.finish()).is_empty());
    });
}

#[test]
fn a_judge_that_is_gone_is_told() {
    let stored = gzip(&archive());
    let mut reading = LayerReading::new(LayerSource::new(KnownMediaType::ImageLayerGzip));
    reading.update(&stored[..1000]);
    drop(reading.hand_over());
    reading.update(&stored[1000..]);
    let layer = reading.finish();
    let expected = ["io: the thread that judged the layer has ended"];
    assert_eq!(told(&layer), expected);
    assert_eq!((layer.digest, layer.archive), (None, None));
}

#[test]
fn an_archive_that_becomes_too_long_is_not_judged_on() {
    let mut source = LayerSource::new(KnownMediaType::ImageLayerGzip);
    source.limits.uncompressed_bytes = 1_000_000;
    let stored = gzip(&archive());
    let layer = judge_layer(&stored[..], source, NonZeroUsize::MIN).unwrap();
    let expected = ["limit: the archive is longer than 1000000 bytes (limit `uncompressed_bytes`)"];
    assert_eq!(told(&layer), expected);
    assert_eq!(layer.digest, Some(Digest::sha256_of(&stored)));
    assert_eq!(layer.archive, None);
    let payload = layer.report.tally((&GZIP_PAYLOAD).into()).unwrap();
    assert!(payload.unjudged.contains(Reason::Limit));
}

#[test]
fn bytes_behind_what_should_not_be_compressed_are_counted() {
    let stored = [gzip(&archive()), b"x".to_vec()].concat();
    let source = LayerSource::new(KnownMediaType::ImageLayer);
    let layer = judge_layer(&stored[..], source, NonZeroUsize::MIN).unwrap();
    let tally = layer.report.tally((&TRAILING_BYTES).into()).unwrap();
    assert_eq!((tally.cases, tally.breaches), (1, 1));
}

#[test]
fn an_algorithm_that_cannot_be_computed_is_left_out() {
    let mut source = LayerSource::new(KnownMediaType::ImageLayer);
    source.diff_id_algorithm = "md5".parse().unwrap();
    let layer = judge_layer(&archive()[..], source, NonZeroUsize::MIN).unwrap();
    assert!(layer.digest.is_some());
    assert_eq!(layer.archive.unwrap().diff_id, None);
}
