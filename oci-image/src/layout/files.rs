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
                (Some((_, name)), FileKind::Directory) if !name.contains('/') => {
                    problem(
                        self.report,
                        places,
                        "expected a blob, found a directory".to_owned(),
                    );
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
