//! Layers that are small as they are stored, and enormous to whoever believes them: each ends as a
//! limit that was reached, in little memory.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use flate2::{Compression, write::GzEncoder};

/// How much memory a job may have resident, in KiB.
const MOST: u64 = 64 << 10;

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// The header of a regular file, of which the name is the number and the size is `size`.
fn header(number: u32, size: &[u8; 12], kind: u8) -> [u8; 512] {
    let mut header = [0; 512];
    header[..8].copy_from_slice(format!("{number:08}").as_bytes());
    for field in [100..108, 108..116, 116..124, 136..148] {
        let end = field.end - 1;
        header[field.start..end].fill(b'0');
    }
    header[124..136].copy_from_slice(size);
    header[148..156].fill(b' ');
    header[156] = kind;
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// Judges a layer with one job: what the tool says, and how many KiB it had resident at most.
fn judge(layer: &Path) -> (Option<i32>, String, u64) {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_oci-tool"))
        .args(["image", "validate", "--type", "layer", "--jobs", "1"])
        .arg(layer)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", tool.id());
    let mut most = 0;
    let exit = loop {
        if let Some(exit) = tool.try_wait().unwrap() {
            break exit;
        }
        let resident = fs::read_to_string(&status).unwrap_or_default();
        let resident = resident
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"));
        let resident = resident.and_then(|line| line.split_whitespace().next()?.parse().ok());
        most = most.max(resident.unwrap_or(0));
        thread::sleep(Duration::from_millis(2));
    };
    let mut said = String::new();
    tool.stdout.unwrap().read_to_string(&mut said).unwrap();
    (exit.code(), said, most)
}

#[track_caller]
fn expect(stored: &[u8], limit: &str) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), stored).unwrap();
    let (status, said, memory) = judge(file.path());
    assert_eq!(status, Some(2), "{said}");
    let named = format!("(limit `{limit}`)");
    assert!(said.contains(&named), "{said}");
    assert!(said.contains("not judged in full"), "{said}");
    assert!(memory < MOST, "{memory} KiB");
    println!("{limit}: {memory} KiB");
}

#[test]
fn ten_gigabytes_of_zeros_in_gzip() {
    let mut stored = gzip(&header(1, b"113200000000", b'0'));
    let zeros = gzip(&vec![0; 100_000_000]);
    for _ in 0..100 {
        stored.extend_from_slice(&zeros);
    }
    expect(&stored, "ratio");
}

#[test]
fn ten_gigabytes_of_zeros_in_zstd() {
    let mut stored = zstd::encode_all(&header(1, b"113200000000", b'0')[..], 3).unwrap();
    let zeros = zstd::encode_all(&vec![0; 100_000_000][..], 3).unwrap();
    for _ in 0..100 {
        stored.extend_from_slice(&zeros);
    }
    expect(&stored, "ratio");
}

#[test]
fn a_million_empty_entries() {
    let mut stored = Vec::new();
    for thousand in 0..1000 {
        let mut headers = Vec::new();
        for number in 0..1000 {
            headers.extend_from_slice(&header(thousand * 1000 + number, b"00000000000\0", b'0'));
        }
        stored.extend_from_slice(&gzip(&headers));
    }
    expect(&stored, "entries");
}

#[test]
fn a_pax_record_of_a_gigabyte() {
    let mut stored = gzip(&header(1, b"10000000000\0", b'x'));
    stored.extend_from_slice(&gzip(b"1073741824 comment="));
    let letters = gzip(&vec![b'a'; 1 << 20]);
    for _ in 0..1024 {
        stored.extend_from_slice(&letters);
    }
    expect(&stored, "pax_bytes");
}
