//! The files of a layout, and the clauses about them.

use std::collections::BTreeSet;

use oci_conformance::{Place, Report, shortened};
use oci_digest::Digest;

use super::Options;
use crate::{image_layout, ledger};

/// A file or directory of a layout.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct File {
    /// Its path relative to the layout, with slashes. Names that are not UTF-8 have U+FFFD in the
    /// place of what is not.
    pub path: String,
    /// What it is.
    pub kind: FileKind,
}

/// What a [`File`] is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileKind {
    /// A regular file of so many bytes.
    Regular(u64),
    /// A directory.
    Directory,
    /// Something else; the words say what, with their article.
    Other(&'static str),
}

impl FileKind {
    fn words(self) -> &'static str {
        match self {
            Self::Regular(_) => "a file",
            Self::Directory => "a directory",
            Self::Other(words) => words,
        }
    }
}

/// A blob that is there, by its name.
#[derive(Clone, Debug)]
pub(super) struct Blob {
    pub(super) digest: Digest,
    pub(super) size: u64,
}

/// Holds the files of a layout against their clauses, and returns the blobs among them.
pub(super) fn judge(files: &[File], options: &Options<'_>, report: &mut Report) -> Vec<Blob> {
    let mut judge = Judge { options, report };
    let header = find(files, "oci-layout");
    judge.exists(header, "oci-layout", false);
    let index = find(files, "index.json");
    judge.exists(index, "index.json", false);
    let below = files.iter().any(|file| file.path.starts_with("blobs/"));
    let blobs = find(files, "blobs").or(below.then_some(FileKind::Directory));
    judge.exists(blobs, "blobs", true);
    if blobs == Some(FileKind::Directory) {
        judge.blobs(files)
    } else {
        Vec::new()
    }
}

fn find(files: &[File], path: &str) -> Option<FileKind> {
    files
        .iter()
        .find(|file| file.path == path)
        .map(|file| file.kind)
}

struct Judge<'j> {
    options: &'j Options<'j>,
    report: &'j mut Report,
}

impl Judge<'_> {
    fn exists(&mut self, kind: Option<FileKind>, path: &str, directory: bool) {
        let clause = match path {
            "oci-layout" => &image_layout::OCI_LAYOUT_EXISTS,
            "index.json" => &image_layout::INDEX_EXISTS,
            _ => &image_layout::BLOBS_EXISTS,
        };
        let context = &self.options.context;
        ledger::case(self.report, context, clause);
        let expected = if directory { "directory" } else { "file" };
        let (place, message) = match kind {
            Some(FileKind::Regular(_)) if !directory => return,
            Some(FileKind::Directory) if directory => return,
            None => (Place::file(""), format!("there is no {expected} `{path}`")),
            Some(other) => {
                let message = format!("expected a {expected}, found {}", other.words());
                (Place::file(path), message)
            }
        };
        ledger::breach(self.report, context, clause, place, message);
    }

    fn blobs(&mut self, files: &[File]) -> Vec<Blob> {
        let context = &self.options.context;
        let places = &image_layout::BLOBS_ALGORITHM_DIRECTORIES;
        let names = &image_layout::BLOBS_NAME_CHARSET;
        let mut blobs = Vec::new();
        let mut bad_directories = BTreeSet::new();
        for file in files {
            let Some(path) = file.path.strip_prefix("blobs/") else {
                continue;
            };
            let problem = |report: &mut Report, clause, message| {
                ledger::breach(report, context, clause, Place::file(&*file.path), message);
            };
            ledger::case(self.report, context, places);
            match (path.split_once('/'), file.kind) {
                (None, FileKind::Directory) => {
                    ledger::case(self.report, context, names);
                    // Any encoded part does: only the name of the algorithm is looked at.
                    if let Err(error) = path.parse::<oci_digest::Algorithm>() {
                        bad_directories.insert(path);
                        let message = format!("`{}` is no algorithm: {error}", shortened(path));
                        problem(self.report, names, message);
                    }
                }
                (None, kind) => {
                    let message = format!("expected a directory, found {}", kind.words());
                    problem(self.report, places, message);
                }
                (Some((_, name)), _) if name.contains('/') => {
                    let message = "expected blobs two levels deep, found something deeper";
                    problem(self.report, places, message.to_owned());
                }
                (Some((algorithm, name)), FileKind::Regular(size)) => {
                    ledger::case(self.report, context, names);
                    match Digest::from_parts(algorithm, name) {
                        Ok(digest) => blobs.push(Blob { digest, size }),
                        Err(_) if bad_directories.contains(algorithm) => {}
                        Err(error) => {
                            let message = format!("the name is no digest: {error}");
                            problem(self.report, names, message);
                        }
                    }
                }
                (Some(_), kind) => {
                    let message = format!("expected a blob, found {}", kind.words());
                    problem(self.report, places, message);
                }
            }
        }
        blobs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in these files beside the three that every layout has, and how many blobs.
    fn judged(files: &[(&str, FileKind)]) -> (Vec<String>, usize) {
        let usual = [
            ("oci-layout", FileKind::Regular(30)),
            ("index.json", FileKind::Regular(36)),
            ("blobs", FileKind::Directory),
        ];
        let files = usual.iter().chain(files).map(|&(path, kind)| File {
            path: path.to_owned(),
            kind,
        });
        let files: Vec<_> = files.collect();
        let mut report = Report::default();
        let blobs = judge(&files, &Options::default(), &mut report);
        let findings = report.findings().iter();
        let found = findings.map(|finding| format!("{}: {}", finding.place.file, finding.message));
        (found.collect(), blobs.len())
    }

    #[test]
    fn blobs_are_two_levels_deep() {
        const FILE: FileKind = FileKind::Regular(0);
        const DIRECTORY: FileKind = FileKind::Directory;
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let blob = format!("blobs/sha256/{empty}");
        let below = format!("{blob}/file");
        let odd = format!("blobs/SHA/{empty}");
        let (found, blobs) = judged(&[("blobs/sha256", DIRECTORY), (&blob, FILE)]);
        assert_eq!((found, blobs), (Vec::new(), 1));
        for (files, expected) in [
            (
                &[("blobs/file", FILE)][..],
                "blobs/file: expected a directory, found a file",
            ),
            (
                &[("blobs/a", FileKind::Other("a FIFO"))],
                "blobs/a: expected a directory, found a FIFO",
            ),
            (
                &[(&blob, DIRECTORY)],
                &format!("{blob}: expected a blob, found a directory"),
            ),
            (
                &[(&blob, FileKind::Other("a FIFO"))],
                &format!("{blob}: expected a blob, found a FIFO"),
            ),
            (
                &[(&below, DIRECTORY)],
                &format!("{below}: expected blobs two levels deep, found something deeper"),
            ),
            (
                &[(&below, FILE)],
                &format!("{below}: expected blobs two levels deep, found something deeper"),
            ),
        ] {
            assert_eq!(judged(files), (vec![expected.to_owned()], 0));
        }
        // What is wrong with a directory is not said of each of its files again.
        let (found, blobs) = judged(&[("blobs/SHA", DIRECTORY), (&odd, FILE)]);
        assert_eq!((found.len(), blobs), (1, 0), "{found:?}");
        assert!(found[0].starts_with("blobs/SHA: `SHA` is no algorithm: "));
        let (found, blobs) = judged(&[(&odd, FILE)]);
        assert_eq!((found.len(), blobs), (1, 0), "{found:?}");
        assert!(found[0].starts_with(&format!("{odd}: the name is no digest: ")));
    }

    #[test]
    fn what_every_layout_has_is_of_its_kind() {
        let mut report = Report::default();
        let files = [
            ("oci-layout", FileKind::Directory),
            ("blobs", FileKind::Regular(1)),
        ];
        let files = files.map(|(path, kind)| File {
            path: path.to_owned(),
            kind,
        });
        let blobs = judge(&files, &Options::default(), &mut report);
        assert!(blobs.is_empty());
        let mut found: Vec<_> = report.findings().iter().map(|f| &*f.message).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                "expected a directory, found a file",
                "expected a file, found a directory",
                "there is no file `index.json`",
            ]
        );
    }
}
