//! Damage at random: whatever happens to the files of a layout, the judge ends, and says little.

use std::{
    collections::BTreeMap,
    io::{self, Read},
    num::NonZeroUsize,
    time::{Duration, Instant},
};

use oci_image::layout::{File, FileKind, Options, Store, judge_store};

use crate::{archives, sound};

/// A layout in memory.
struct Memory(BTreeMap<String, Vec<u8>>);

impl Store for Memory {
    fn files(&self) -> io::Result<Vec<File>> {
        let directories = ["blobs", "blobs/sha256"].map(|path| File {
            path: path.to_owned(),
            kind: FileKind::Directory,
        });
        let files = self.0.iter().map(|(path, content)| File {
            path: path.clone(),
            kind: FileKind::Regular(content.len() as u64),
        });
        Ok(directories.into_iter().chain(files).collect())
    }

    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let content = self.0.get(file);
        Ok(content.map(|content| Box::new(content.as_slice()) as Box<dyn Read>))
    }
}

/// Marsaglia's xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }

    fn damage(&mut self, content: &mut Vec<u8>) {
        const PIECES: [&[u8]; 12] = [
            b"{", b"}", b"[", b"]", b"\"", b":", b",", b"null", b"\\u", b"1e999", b"\xff", b"-",
        ];
        let at = self.below(content.len() + 1);
        match self.below(5) {
            0 => content.truncate(at),
            1 => drop(content.splice(at..at, PIECES[self.below(12)].iter().copied())),
            2 => {
                let end = (at + self.below(20)).min(content.len());
                drop(content.drain(at..end));
            }
            3 => {
                let end = (at + self.below(200)).min(content.len());
                let piece = content[at..end].to_vec();
                let to = self.below(content.len() + 1);
                drop(content.splice(to..to, piece));
            }
            _ => {
                if let Some(byte) = content.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
        }
    }
}

/// The seed is fixed, so that a failure comes again; the number of the case says how far to go.
const SEED: u64 = 0x005e_ed0f_1a70;

fn options(jobs: usize) -> Options<'static> {
    let mut options = Options::default();
    options.jobs = NonZeroUsize::new(jobs).unwrap();
    options
}

/// Half of the cases damage what digests are made of, and half what they promise.
#[test]
fn damaged_files_are_judged_in_no_time() {
    const CASES: usize = 300;
    let parts = [
        "config-amd64",
        "config-arm64",
        "amd64",
        "arm64",
        "nested",
        "artifact",
        "index.json",
        "oci-layout",
        "base",
    ];
    let mut dice = Dice(SEED);
    for case in 0..CASES {
        let mut draft = sound::draft();
        let name = parts[dice.below(parts.len())];
        let files = if case % 2 == 0 && name != "base" {
            for _ in 0..=dice.below(3) {
                let mut content = draft.content(name);
                dice.damage(&mut content);
                draft.write(name, content);
            }
            draft.finish()
        } else {
            let mut files = draft.finish();
            dice.damage(files.content(name));
            files
        };
        let memory = Memory(
            files
                .0
                .into_iter()
                .filter(|(path, _)| !path.ends_with('/'))
                .collect(),
        );
        let begun = Instant::now();
        let report = judge_store(&memory, &options(1)).unwrap().report;
        assert!(begun.elapsed() < Duration::from_secs(5), "case {case}");
        assert!(
            report.findings().len() < 60,
            "case {case}: {:?}",
            report.findings()
        );
        for finding in report.findings() {
            assert!(finding.to_string().len() < 1000, "case {case}: {finding}");
        }
    }
}

#[test]
fn damaged_archives_are_judged_or_refused() {
    use std::io::Write as _;

    let plain = archives::archive(&sound::draft().finish());
    let archives = [
        zstd::encode_all(&plain[..], 1).unwrap(),
        sound::gzip(&plain),
        plain,
    ];
    let mut dice = Dice(SEED);
    let mut opened = 0;
    for _ in 0..200 {
        let mut archive = archives[dice.below(archives.len())].clone();
        dice.damage(&mut archive);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&archive).unwrap();
        if oci_image::layout::judge_archive(file, &options(1)).is_ok() {
            opened += 1;
        }
    }
    assert!(opened > 10, "{opened}");
}
