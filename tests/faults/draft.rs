//! Layouts that are still being written: documents refer to each other by name, and digests and
//! sizes are filled in at the end.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use oci_conformance::Report;
use oci_digest::{Algorithm, Digest};
use oci_image::layout::{Options, judge_directory};
use tempfile::TempDir;

/// A layout whose documents refer to others as `<name>`, which stands for digest and size.
/// `<name.digest>`, `<name.size>`, `<name.hex>` and `<name.base64>` stand for what they say.
#[derive(Clone)]
pub(crate) struct Draft {
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    name: &'static str,
    place: Place,
    content: Vec<u8>,
}

#[derive(Clone)]
enum Place {
    /// A file of this path.
    File(&'static str),
    /// A blob, named by what this algorithm makes of it.
    Blob(Algorithm),
    /// Nowhere: only its digest counts.
    Nowhere,
}

impl Draft {
    pub(crate) fn new() -> Self {
        Self { parts: Vec::new() }
    }

    fn add(&mut self, name: &'static str, place: Place, content: impl Into<Vec<u8>>) {
        let content = content.into();
        self.parts.push(Part {
            name,
            place,
            content,
        });
    }

    pub(crate) fn add_file(&mut self, path: &'static str, content: impl Into<Vec<u8>>) {
        self.add(path, Place::File(path), content);
    }

    pub(crate) fn add_blob(&mut self, name: &'static str, content: impl Into<Vec<u8>>) {
        self.add(name, Place::Blob(Algorithm::Sha256), content);
    }

    /// Adds content that is in no file.
    pub(crate) fn add_absent(&mut self, name: &'static str, content: impl Into<Vec<u8>>) {
        self.add(name, Place::Nowhere, content);
    }

    /// Adds a blob before a part that refers to it.
    pub(crate) fn insert_blob(&mut self, name: &'static str, content: &str, before: &str) {
        self.add_blob(name, content);
        let at = self.parts.iter().position(|part| part.name == before);
        self.parts[at.expect(before)..].rotate_right(1);
    }

    #[track_caller]
    fn part(&mut self, name: &str) -> &mut Part {
        let mut parts = self.parts.iter_mut();
        parts.find(|part| part.name == name).expect(name)
    }

    /// Leaves a blob out of the layout that documents go on referring to.
    pub(crate) fn omit(&mut self, name: &str) {
        self.part(name).place = Place::Nowhere;
    }

    /// Names a blob by another algorithm.
    pub(crate) fn hash_with(&mut self, name: &str, algorithm: Algorithm) {
        self.part(name).place = Place::Blob(algorithm);
    }

    /// Gives a part another content.
    pub(crate) fn write(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.part(name).content = content.into();
    }

    pub(crate) fn content(&mut self, name: &str) -> Vec<u8> {
        self.part(name).content.clone()
    }

    /// Replaces what stands exactly once in a document.
    pub(crate) fn replace(&mut self, name: &str, from: &str, to: impl AsRef<[u8]>) {
        let part = self.part(name);
        let found = offsets(&part.content, from.as_bytes());
        assert_eq!(found.len(), 1, "{from} in {name}");
        let end = found[0] + from.len();
        part.content
            .splice(found[0]..end, to.as_ref().iter().copied());
    }

    /// The files, with digests and sizes filled in.
    pub(crate) fn finish(&self) -> Files {
        let mut files = Files::default();
        files.0.insert("blobs/".into(), Vec::new());
        let mut known: BTreeMap<&str, (Digest, Vec<u8>)> = BTreeMap::new();
        for part in &self.parts {
            let content = match part.content.first() {
                Some(0x1f) => part.content.clone(),
                _ => filled_in(&part.content, &known),
            };
            let algorithm = match &part.place {
                Place::Blob(algorithm) => algorithm.clone(),
                _ => Algorithm::Sha256,
            };
            let digest = digest_of(&algorithm, &content);
            let path = match part.place {
                Place::File(path) => path.to_owned(),
                Place::Blob(_) => digest.blob_path().to_string(),
                Place::Nowhere => format!("nowhere/{}", part.name),
            };
            if !matches!(part.place, Place::Nowhere) {
                files.0.insert(path.clone(), content.clone());
            }
            files.1.insert(part.name, path);
            known.insert(part.name, (digest, content));
        }
        files
    }
}

/// Algorithms that nobody can compute get a name that is no digest of anything.
fn digest_of(algorithm: &Algorithm, content: &[u8]) -> Digest {
    let made_up = || format!("{algorithm}:{}", Digest::sha256_of(content).encoded());
    Digest::of(algorithm, content).unwrap_or_else(|_| made_up().parse().unwrap())
}

fn offsets(content: &[u8], part: &[u8]) -> Vec<usize> {
    let windows = content.windows(part.len()).enumerate();
    windows
        .filter(|(_, window)| *window == part)
        .map(|(offset, _)| offset)
        .collect()
}

fn filled_in(content: &[u8], known: &BTreeMap<&str, (Digest, Vec<u8>)>) -> Vec<u8> {
    let mut filled = content.to_vec();
    for (name, (digest, content)) in known {
        let size = content.len();
        for (placeholder, value) in [
            (
                format!("<{name}>"),
                format!(r#""digest":"{digest}","size":{size}"#),
            ),
            (format!("<{name}.digest>"), digest.to_string()),
            (format!("<{name}.hex>"), digest.encoded().to_string()),
            (format!("<{name}.size>"), size.to_string()),
        ] {
            for offset in offsets(&filled, placeholder.as_bytes()).into_iter().rev() {
                filled.splice(offset..offset + placeholder.len(), value.bytes());
            }
        }
    }
    filled
}

/// The files of a layout by their paths; those that end in a slash are directories. Parts of a
/// draft are found by their names.
#[derive(Clone, Default)]
pub(crate) struct Files(
    pub(crate) BTreeMap<String, Vec<u8>>,
    BTreeMap<&'static str, String>,
);

impl Files {
    /// The path of a part.
    #[track_caller]
    pub(crate) fn path(&self, name: &str) -> String {
        self.1.get(name).expect(name).clone()
    }

    pub(crate) fn put(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(path.to_owned(), content.into());
    }

    /// The content of a part, to be changed without changing its name.
    #[track_caller]
    pub(crate) fn content(&mut self, name: &str) -> &mut Vec<u8> {
        let path = self.path(name);
        self.0.get_mut(&path).expect(name)
    }

    #[track_caller]
    pub(crate) fn remove(&mut self, path: &str) -> Vec<u8> {
        self.0.remove(path).expect(path)
    }

    /// Writes the files into a directory.
    pub(crate) fn write_to(&self, directory: &Path) -> io::Result<()> {
        for (path, content) in &self.0 {
            let target = directory.join(path);
            if path.ends_with('/') {
                fs::create_dir_all(target)?;
            } else {
                fs::create_dir_all(target.parent().unwrap_or(directory))?;
                fs::write(target, content)?;
            }
        }
        Ok(())
    }

    pub(crate) fn on_disk(&self) -> OnDisk {
        let directory = tempfile::tempdir().unwrap();
        self.write_to(directory.path()).unwrap();
        OnDisk(directory)
    }

    pub(crate) fn judge(&self) -> Report {
        self.on_disk().judge(&Options::default())
    }
}

/// A layout in a temporary directory.
pub(crate) struct OnDisk(TempDir);

impl OnDisk {
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub(crate) fn judge(&self, options: &Options<'_>) -> Report {
        judge_directory(self.path(), options).unwrap().report
    }
}
