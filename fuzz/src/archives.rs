//! Archives that are changed, but for their checksums.

use std::sync::OnceLock;

use oci_conformance::Example;

use crate::{changes, examples, forge, hostile};

/// The archives of all examples of clauses about layers, and the hostile ones of the tests.
pub fn of_layers() -> &'static [Vec<u8>] {
    static ARCHIVES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    ARCHIVES.get_or_init(|| {
        let archive = |example: Example| match example {
            Example::PassEntries(text) | Example::FailEntries(text, _) => {
                Some(forge::layer(text).archive)
            }
            _ => None,
        };
        let hostile = hostile::CASES.iter();
        let hostile = hostile.map(|(text, _)| forge::layer(text).archive);
        examples::of_images()
            .filter_map(archive)
            .chain(hostile)
            .collect()
    })
}

/// The examples of clauses about layouts, as archives.
pub fn of_layouts() -> &'static [Vec<u8>] {
    static ARCHIVES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    ARCHIVES.get_or_init(|| {
        let layouts = examples::layouts().into_iter();
        layouts.map(archive).collect()
    })
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = forge::Archive::new();
    for &(path, content) in files {
        archive = if path.ends_with('/') {
            archive.header(&forge::Header::directory(path))
        } else {
            archive.entry(forge::Header::file(path), content)
        };
    }
    archive.end()
}

/// One of the archives with [changes](changes::apply). Checksums of headers that were right are
/// right again.
///
/// # Panics
///
/// Panics if there are no archives, or more than two bytes can choose from.
pub fn changed(archives: &[Vec<u8>], which: [u8; 2], changes: &[u8]) -> Vec<u8> {
    assert!(archives.len() <= 1 << 16, "some are never chosen");
    let which = usize::from(u16::from_le_bytes(which));
    let mut archive = archives[which % archives.len()].clone();
    let blocks = (0..archive.len() / forge::BLOCK).map(|block| block * forge::BLOCK);
    let headers: Vec<usize> = blocks
        .filter(|&at| archive[at + 148..at + 156] == checksum(&archive[at..at + forge::BLOCK]))
        .collect();
    changes::apply(&mut archive, changes);
    for at in headers {
        let checksum = checksum(&archive[at..at + forge::BLOCK]);
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
