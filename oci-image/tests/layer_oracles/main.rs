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

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use oci_conformance::{Clause, Severity};
use oci_image::{
    KnownMediaType,
    layer::{
        Entry, EntryKind, LayerReading, LayerSource, Limits,
        tar::{Scanner, Visitor},
    },
};

use mutate::Chance;
use readers::{Kind, Listed, Listing};

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

/// One way in which a reader differs from us where our report finds nothing.
struct Difference {
    reader: &'static str,
    /// What kind of difference it is.
    class: String,
    archive: String,
    detail: String,
}

/// All such differences.
fn differences(archives: &[(String, Vec<u8>)]) -> Vec<Difference> {
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
            if let Some(class) = difference(&ours, &theirs) {
                keep(name, archive);
                differences.push(Difference {
                    reader: reader.name(),
                    class,
                    archive: name.clone(),
                    detail: format!("{theirs:?}, ours {ours:?}"),
                });
            }
        }
    }
    differences
}

/// Writes an archive into the folder that a developer asks for.
fn keep(name: &str, archive: &[u8]) {
    if let Some(folder) = env::var_os("OCI_ORACLE_KEEP") {
        let name = name.replace(|c: char| !c.is_alphanumeric(), "-");
        fs::write(Path::new(&folder).join(name), archive).unwrap();
    }
}

fn difference(ours: &[Listed], theirs: &Listing) -> Option<String> {
    if let Some(error) = &theirs.error {
        let words = error.split(|c: char| !c.is_alphabetic());
        let words: Vec<&str> = words.filter(|word| word.len() > 1).take(12).collect();
        return Some(format!("fails: {}", words.join(" ")));
    }
    if ours.len() != theirs.entries.len() {
        return Some("another number of entries".to_owned());
    }
    let (ours, theirs) = ours.iter().zip(&theirs.entries).find(|(a, b)| a != b)?;
    let parts = [
        ("name", ours.name != theirs.name),
        ("kind", ours.kind != theirs.kind),
        ("size", ours.size != theirs.size),
        ("target", ours.target != theirs.target),
    ];
    let parts = parts.iter().filter(|(_, differs)| *differs);
    let parts: Vec<&str> = parts.map(|(part, _)| *part).collect();
    Some(format!("another {}", parts.join(" and ")))
}

/// Panics with an example of each class of differences.
#[track_caller]
fn demand_none(differences: &[Difference]) {
    let mut classes: BTreeMap<(&str, &str), Vec<&Difference>> = BTreeMap::new();
    for difference in differences {
        let class = (difference.reader, difference.class.as_str());
        classes.entry(class).or_default().push(difference);
    }
    for ((reader, class), differences) in &classes {
        let first = differences[0];
        println!("{} times: {reader} {class}", differences.len());
        println!("    such as {}: {}", first.archive, first.detail);
    }
    assert!(classes.is_empty(), "{} differences", differences.len());
}

/// Some of these break clauses of layer.md, but none is bad tar.
#[test]
fn sound_archives_are_read_alike() {
    let sound = mutate::sound();
    let sound: Vec<(String, Vec<u8>)> = sound.map(|(name, a)| (name.to_owned(), a)).collect();
    demand_none(&differences(&sound));
}

/// `OCI_ORACLE_SEED` and `OCI_ORACLE_ROUNDS` try others and more.
#[test]
fn readers_that_differ_are_told_of() {
    let number = |name, usual: u64| {
        let value = env::var(name).ok();
        value.map_or(usual, |value| value.parse().expect("a number"))
    };
    let seed = number("OCI_ORACLE_SEED", 1);
    let archive = |round| {
        let seed = seed * 1_000_000 + round;
        let archive = mutate::mutated(&mut Chance::new(seed));
        (format!("seed {seed}"), archive)
    };
    let rounds = 0..number("OCI_ORACLE_ROUNDS", 1500);
    let archives: Vec<(String, Vec<u8>)> = rounds.map(archive).collect();
    demand_none(&differences(&archives));
}
