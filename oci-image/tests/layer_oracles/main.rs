//! Our reading of tar archives against that of others: an archive without a finding is one that all
//! readers read alike.
#![cfg(all(unix, feature = "layer"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what fails here fails the test"
)]

#[path = "../forge/mod.rs"]
mod forge;
mod mutate;
mod readers;

use std::{env, fs, path::PathBuf};

use oci_conformance::{Clause, Severity};
use oci_image::{
    KnownMediaType,
    layer::{
        Entry, EntryKind, LayerReading, LayerSource, Limits,
        tar::{Scanner, Visitor},
    },
};

use mutate::Chance;
use readers::{Kind, Listed};

/// What our own scanner lists.
#[derive(Default)]
struct Ours(Vec<Listed>);

impl Visitor for Ours {
    fn entry(&mut self, entry: &Entry<'_>) {
        let kind = match entry.kind {
            EntryKind::Regular | EntryKind::Sparse | EntryKind::Other(b'7') => Kind::File,
            EntryKind::HardLink => Kind::HardLink,
            EntryKind::SymbolicLink => Kind::SymbolicLink,
            EntryKind::CharacterDevice => Kind::CharacterDevice,
            EntryKind::BlockDevice => Kind::BlockDevice,
            EntryKind::Directory => Kind::Directory,
            EntryKind::Fifo => Kind::Fifo,
            _ => Kind::Other,
        };
        self.0
            .push(Listed::new(entry.name, kind, entry.size, entry.link_name));
    }

    fn case(&mut self, _: &'static Clause) {}

    fn breach(&mut self, _: &'static Clause, _: &[u8], _: u64, _: String) {}

    fn limit(&mut self, _: String) {}
}

fn ours(archive: &[u8]) -> Vec<Listed> {
    let mut ours = Ours::default();
    let mut scanner = Scanner::new(&Limits::DEFAULT);
    scanner.update(archive, &mut ours);
    scanner.finish(&mut ours);
    ours.0
}

/// What our report says, shortly.
fn findings(archive: &[u8]) -> Vec<String> {
    let mut reading = LayerReading::new(LayerSource::new(KnownMediaType::ImageLayer));
    reading.update(archive);
    let judged = reading.finish();
    let findings = judged.report.findings().iter();
    let findings = findings.filter(|finding| finding.severity > Severity::Note);
    let mut all: Vec<String> = findings.map(ToString::to_string).collect();
    all.extend(judged.report.obstacles().iter().map(|o| format!("{o:?}")));
    all
}

/// How readers differ from us where our report finds nothing.
fn differences(archives: &[(String, Vec<u8>)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let quiet: Vec<&(String, Vec<u8>)> = archives
        .iter()
        .filter(|(_, archive)| findings(archive).is_empty())
        .collect();
    let path = |number: usize| folder.path().join(format!("{number}.tar"));
    let files: Vec<PathBuf> = (0..quiet.len()).map(path).collect();
    for (file, (_, archive)) in files.iter().zip(&quiet) {
        fs::write(file, archive).unwrap();
    }
    println!("{} of {} without a finding", quiet.len(), archives.len());
    let mut differences = Vec::new();
    for reader in readers::all() {
        for ((name, archive), theirs) in quiet.iter().zip(reader.list(&files)) {
            let ours = ours(archive);
            if theirs.error.is_some() || theirs.entries != ours {
                let reader = reader.name();
                let difference = format!("{name}: {reader} {theirs:#?}, ours {ours:#?}");
                if let Some(keep) = env::var_os("OCI_ORACLE_KEEP") {
                    let file = format!("{}.tar", name.replace(|c: char| !c.is_alphanumeric(), "-"));
                    fs::write(PathBuf::from(keep).join(file), archive).unwrap();
                }
                differences.push(difference);
            }
        }
    }
    differences
}

#[test]
fn sound_archives_have_no_finding_but_what_is_meant() {
    // Some of them break clauses of layer.md, but none is bad tar.
    let sound = mutate::sound();
    let sound: Vec<(String, Vec<u8>)> = sound.map(|(name, a)| (name.to_owned(), a)).collect();
    let differences = differences(&sound);
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn readers_that_differ_are_told_of() {
    let number = |name, usual: u64| {
        let value = env::var(name).ok();
        value.map_or(usual, |value| value.parse().expect("a number"))
    };
    let (seed, rounds) = (
        number("OCI_ORACLE_SEED", 1),
        number("OCI_ORACLE_ROUNDS", 1500),
    );
    let archive = |round| {
        let seed = seed * 1_000_000 + round;
        (
            format!("seed {seed}"),
            mutate::mutated(&mut Chance::new(seed)),
        )
    };
    let archives: Vec<(String, Vec<u8>)> = (0..rounds).map(archive).collect();
    let differences = differences(&archives);
    assert!(
        differences.is_empty(),
        "{} differences: {}",
        differences.len(),
        differences
            .iter()
            .take(10)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n\n")
    );
}
