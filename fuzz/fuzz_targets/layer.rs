//! Layers of any kind, whole and in pieces: judging ends, breaches have cases and places in the
//! archive, and nothing depends on the pieces.
//!
//! The first bytes choose the media type, the pieces, the limits, and where the content comes from:
//! what follows is the content, or is changes to an archive of an example of a clause, or to one of
//! the hostile archives of the tests.
#![no_main]

#[allow(dead_code, reason = "it is shared with tests")]
#[path = "../../oci-image/tests/hostile_layers/archives.rs"]
mod archives;
#[path = "../../oci-image/tests/forge/mod.rs"]
mod forge;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use oci_conformance::{ClauseRef, Example, Report};
use oci_image::{
    ADVISORIES, CATALOGUE, KnownMediaType,
    layer::{JudgedLayer, LayerReading, LayerSource},
};

const MEDIA_TYPES: [KnownMediaType; 8] = [
    KnownMediaType::ImageLayer,
    KnownMediaType::ImageLayer,
    KnownMediaType::ImageLayerGzip,
    KnownMediaType::ImageLayerZstd,
    KnownMediaType::ImageLayerNondistributable,
    KnownMediaType::ImageLayerNondistributableGzip,
    KnownMediaType::ImageLayerNondistributableZstd,
    KnownMediaType::DockerLayerGzip,
];

/// A hostile archive, and what is found in it: clause, name of the entry, and its place.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str, u64)]);

fuzz_target!(|bytes: &[u8]| {
    let Some((&[choice, piece, limits, example], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let media_type = MEDIA_TYPES[usize::from(choice & 7)];
    let archive = match choice >> 3 & 1 {
        0 => rest.to_vec(),
        _ => changed(usize::from(example), rest),
    };
    let content = match choice >> 4 & 3 {
        0 => forge::gzip(&archive),
        1 => forge::zstd(&archive),
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
    for finding in report.findings() {
        let tally = report
            .tally(finding.clause)
            .expect("what is broken is counted");
        assert!(tally.cases > 0, "{finding}");
        assert!(finding.place.entry.is_some(), "{finding}");
    }
}

/// The archives of all examples of clauses, and the hostile ones of the tests.
fn examples() -> &'static [Vec<u8>] {
    static EXAMPLES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let advisories = ADVISORIES.iter().map(|&clause| ClauseRef::Clause(clause));
        let clauses = CATALOGUE.clauses().chain(advisories);
        let examples = clauses.flat_map(|clause| clause.examples());
        let archive = |example: &Example| match *example {
            Example::PassEntries(text) | Example::FailEntries(text, _) => {
                Some(forge::layer(text).archive)
            }
            _ => None,
        };
        let hostile = archives::CASES.iter();
        let hostile = hostile.map(|(text, _)| forge::layer(text).archive);
        let archives: Vec<Vec<u8>> = examples.filter_map(archive).chain(hostile).collect();
        for archive in &archives {
            let source = LayerSource::new(KnownMediaType::ImageLayer);
            check(&judge(source, archive, archive.len()).report);
        }
        archives
    })
}

/// The archive of an example with a byte changed for each three bytes: where, and to what. Checksums
/// of headers that were right are right again.
fn changed(example: usize, changes: &[u8]) -> Vec<u8> {
    let examples = examples();
    let mut archive = examples[example % examples.len()].clone();
    let headers: Vec<usize> = (0..archive.len() / 512)
        .map(|block| block * 512)
        .filter(|&at| archive[at + 148..at + 156] == checksum(&archive[at..at + 512]))
        .collect();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]]));
        if let Some(byte) = archive.get_mut(at) {
            *byte = change[2];
        }
    }
    for at in headers {
        let checksum = checksum(&archive[at..at + 512]);
        archive[at + 148..at + 156].copy_from_slice(&checksum);
    }
    archive
}

/// What stands in the field of the checksum.
fn checksum(block: &[u8]) -> [u8; 8] {
    let mut sum = 8 * u32::from(b' ');
    for (at, &byte) in block.iter().enumerate() {
        if !(148..156).contains(&at) {
            sum += u32::from(byte);
        }
    }
    let mut field = *b"000000\0 ";
    field[..6].copy_from_slice(format!("{sum:06o}").as_bytes());
    field
}
