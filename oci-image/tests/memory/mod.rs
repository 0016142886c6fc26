//! A layout in memory.
#![allow(unreachable_pub, reason = "it is shared with fuzz targets")]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
};

use oci_image::layout::{File, FileKind, Store};

#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    directories: BTreeSet<String>,
}

impl Memory {
    /// A layout of these files; paths that end in a slash are directories.
    pub fn new<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Self {
        let mut memory = Self::default();
        for (path, content) in files {
            memory.put(path, content);
        }
        memory
    }

    pub fn put(&mut self, path: &str, content: &[u8]) {
        let mut parents = path.trim_end_matches('/');
        if path.ends_with('/') {
            self.directories.insert(parents.to_owned());
        } else {
            self.files.insert(path.to_owned(), content.to_vec());
        }
        while let Some((parent, _)) = parents.rsplit_once('/') {
            self.directories.insert(parent.to_owned());
            parents = parent;
        }
    }
}

impl Store for Memory {
    fn files(&self) -> io::Result<Vec<File>> {
        let directories = self.directories.iter().map(|path| File {
            path: path.clone(),
            kind: FileKind::Directory,
        });
        let files = self.files.iter().map(|(path, content)| File {
            path: path.clone(),
            kind: FileKind::Regular(content.len() as u64),
        });
        let mut all: Vec<File> = directories.chain(files).collect();
        all.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(all)
    }

    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let content = self.files.get(file);
        Ok(content.map(|content| Box::new(content.as_slice()) as Box<dyn Read>))
    }
}
