//! Layouts in archives, any bytes and changed examples of clauses: judging ends, breaches have
//! cases, and compressing the archive changes nothing.
#![no_main]

use std::io::Write as _;

use libfuzzer_sys::fuzz_target;
use oci_fuzz::{archives, check, forge};
use oci_image::{
    Compression,
    layout::{Judgement, Options, judge_archive},
};

fuzz_target!(|bytes: &[u8]| {
    let Some((&[kind, low, high], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let archive = match kind & 1 {
        0 => rest.to_vec(),
        _ => archives::changed(archives::of_layouts(), [low, high], rest),
    };
    let Some(plain) = judge(&archive) else {
        return;
    };
    // What is compressed twice is no archive.
    if Compression::of_content(&archive) != Compression::None {
        return;
    }
    let compressed = match kind >> 1 & 3 {
        0 => forge::gzip(&archive),
        1 => forge::zstd(&archive),
        _ => return,
    };
    let compressed = judge(&compressed).expect("it can be read without compression");
    assert_eq!(compressed.layers, plain.layers);
    let findings = |judged: &Judgement| format!("{:?}", judged.report.findings());
    assert_eq!(findings(&compressed), findings(&plain));
});

/// What is found, unless it is no archive.
fn judge(archive: &[u8]) -> Option<Judgement> {
    let mut file = tempfile::tempfile().expect("there is room for a file");
    file.write_all(archive)
        .expect("there is room for an archive");
    let mut options = Options::default();
    options.archive_bytes = 1 << 20;
    let judged = judge_archive(file, &options).ok()?;
    check(&judged.report, None);
    Some(judged)
}
