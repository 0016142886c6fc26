//! Layers of any kind, whole and in pieces: judging ends, breaches have cases and places in the
//! archive, and nothing depends on the pieces.
//!
//! The first bytes choose the media type and the compression, the pieces, the limits, and where the
//! archive comes from: what follows is the archive, or is changes to that of an example of a clause,
//! or to one of the hostile archives of the tests.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::Report;
use oci_fuzz::{archives, forge};
use oci_image::{
    Compression, KnownMediaType,
    layer::{JudgedLayer, LayerReading, LayerSource},
};

// Those of the seeds come first.
const MEDIA_TYPES: [KnownMediaType; 8] = [
    KnownMediaType::ImageLayer,
    KnownMediaType::ImageLayerGzip,
    KnownMediaType::ImageLayerZstd,
    KnownMediaType::ImageLayerNondistributable,
    KnownMediaType::ImageLayerNondistributableGzip,
    KnownMediaType::ImageLayerNondistributableZstd,
    KnownMediaType::DockerLayerGzip,
    KnownMediaType::DockerLayer,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&[choice, piece, limits, low, high], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let media_type = MEDIA_TYPES[usize::from(choice & 7)];
    let archive = match choice >> 3 & 1 {
        0 => rest.to_vec(),
        _ => archives::changed(archives::of_layers(), [low, high], rest),
    };
    let compression = match choice >> 4 & 3 {
        0 => media_type.compression().expect("these are layers"),
        1 => Compression::Gzip,
        2 => Compression::Zstd,
        _ => Compression::None,
    };
    let content = match compression {
        Compression::Gzip => forge::gzip(&archive),
        Compression::Zstd => forge::zstd(&archive),
        _ => archive,
    };
    let mut source = LayerSource::new(media_type);
    source.size = Some(content.len() as u64);
    if limits > 0 {
        let limits = usize::from(limits);
        source.limits.entries = limits as u64;
        source.limits.path_bytes = 16 * limits;
        source.limits.path_depth = limits;
        source.limits.names_bytes = 32 * limits;
        source.limits.pax_bytes = 32 * limits;
        source.limits.uncompressed_bytes = 512 * limits as u64;
    }
    let whole = judge(source.clone(), &content, content.len());
    let parts = judge(source, &content, usize::from(piece) * 8 + 1);
    let findings = |judged: &JudgedLayer| format!("{:?}", judged.report.findings());
    assert_eq!(findings(&whole), findings(&parts));
    assert_eq!(whole.archive, parts.archive);
    assert_eq!(whole.digest, parts.digest);
    check(&whole.report);
    // The specification does not say what Docker's types are, so no MUST is broken there.
    let is_docker = media_type == KnownMediaType::DockerLayerGzip;
    if whole.report.obstacles().is_empty() && whole.report.conforms() && !is_docker {
        let archive = whole.archive.expect("all of it was read");
        assert!(archive.diff_id.is_some());
    }
});

fn judge(source: LayerSource<'_>, content: &[u8], piece: usize) -> JudgedLayer {
    let mut reading = LayerReading::new(source);
    for piece in content.chunks(piece.max(1)) {
        reading.update(piece);
    }
    reading.finish()
}

fn check(report: &Report) {
    oci_fuzz::check(report, None);
    for finding in report.findings() {
        assert!(finding.place.entry.is_some(), "{finding}");
    }
}
