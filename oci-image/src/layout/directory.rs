//! Layouts in directories.

use std::{
    fs::{self, Metadata},
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{File, FileKind, Judgement, Options, Store, judge_store};

/// Judges the layout in a directory.
///
/// Symbolic links are followed as long as they stay in the directory; nothing else than regular
/// files is opened.
///
/// # Errors
///
/// Fails if the directory cannot be listed. Files in it that cannot be read are obstacles in the
/// report.
pub fn judge_directory(path: &Path, options: &Options<'_>) -> io::Result<Judgement> {
    judge_store(&Directory::open(path)?, options)
}

/// A directory as a store of a layout's files.
#[derive(Clone, Debug)]
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    /// Opens a directory.
    ///
    /// # Errors
    ///
    /// Fails if there is none at `path`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let root = path.canonicalize()?;
        if root.metadata()?.is_dir() {
            Ok(Self { root })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// Where a path leads, if that is in the directory.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let target = path.canonicalize()?;
        if target.starts_with(&self.root) {
            Ok(target)
        } else {
            Err(io::Error::other(
                "the symbolic link leads out of the layout",
            ))
        }
    }

    fn list(&self, directory: &Path, below: &str, files: &mut Vec<File>) -> io::Result<()> {
        let mut entries = fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let path = format!("{below}{}", name.to_string_lossy());
            let kind = self.kind(&entry.path());
            files.push(File { path, kind });
        }
        Ok(())
    }

    fn kind(&self, path: &Path) -> FileKind {
        let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        if link && self.resolve(path).is_err() {
            return FileKind::Other("a symbolic link that leads out of the layout or nowhere");
        }
        match path.metadata() {
            Ok(metadata) => kind_of(&metadata),
            Err(_) => FileKind::Other("something that cannot be looked at"),
        }
    }
}

fn kind_of(metadata: &Metadata) -> FileKind {
    if metadata.is_file() {
        return FileKind::Regular(metadata.len());
    }
    if metadata.is_dir() {
        return FileKind::Directory;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return FileKind::Other("a FIFO");
        }
        if kind.is_socket() {
            return FileKind::Other("a socket");
        }
        if kind.is_block_device() || kind.is_char_device() {
            return FileKind::Other("a device");
        }
    }
    FileKind::Other("something else")
}

impl Store for Directory {
    fn files(&self) -> io::Result<Vec<File>> {
        let mut files = Vec::new();
        self.list(&self.root, "", &mut files)?;
        let blobs = self.root.join("blobs");
        let is_directory = |file: &File| file.kind == FileKind::Directory;
        if !files
            .iter()
            .any(|file| file.path == "blobs" && is_directory(file))
        {
            return Ok(files);
        }
        let first = files.len();
        self.list(&blobs, "blobs/", &mut files)?;
        let below = files.get(first..).unwrap_or_default();
        let algorithms: Vec<String> = below
            .iter()
            .filter(|file| is_directory(file))
            .map(|file| file.path.clone())
            .collect();
        for algorithm in algorithms {
            let below = format!("{algorithm}/");
            self.list(&self.root.join(&algorithm), &below, &mut files)?;
        }
        Ok(files)
    }

    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let path = match self.resolve(&self.root.join(file)) {
            Err(error) if is_absence(error.kind()) => return Ok(None),
            path => path?,
        };
        let irregular = || io::Error::other("it is no regular file");
        if !path.metadata()?.is_file() {
            return Err(irregular());
        }
        let opened = open_without_waiting(&path)?;
        if opened.metadata()?.is_file() {
            Ok(Some(Box::new(opened)))
        } else {
            Err(irregular())
        }
    }
}

/// Whether a file is not there; a file where its directory should be, the list of files tells of.
fn is_absence(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Opens a file so that a FIFO, which something may have put in its place, does not make us wait.
fn open_without_waiting(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}
