//! Writing a configuration so that it is never half there.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::Config;

/// Writes a configuration, indented, in the place of the file at `path`, if there is one.
///
/// Whoever reads the file, finds the old or the new one, even after a crash. The permissions of a
/// file that is there are kept; a link is replaced, and not followed.
///
/// # Errors
///
/// Fails if there is something else than a file or a link at `path`, or if the file cannot be
/// written: what is there then stays as it was. Last of all it fails if the directory cannot be made
/// to remember the new file, which is in place then.
#[inline]
pub fn write_config(config: &Config, path: &Path) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(config)?;
    text.push(b'\n');
    write_text(&text, path)
}

/// Writes a text in the place of the file at `path`, as [`write_config`] does.
///
/// # Errors
///
/// As [`write_config`].
pub fn write_text(text: &[u8], path: &Path) -> io::Result<()> {
    let permissions = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Some(metadata.permissions()),
        Ok(metadata) if metadata.is_symlink() => None,
        Ok(_) => return Err(io::Error::other("there is something else than a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let directory = directory_of(path).ok_or(io::ErrorKind::IsADirectory)?;
    let mut temporary = Temporary::beside(path, directory)?;
    if let Some(permissions) = permissions {
        temporary.file.set_permissions(permissions)?;
    }
    temporary.file.write_all(text)?;
    temporary.file.sync_all()?;
    fs::rename(&temporary.path, path)?;
    temporary.renamed = true;
    sync_directory(directory)
}

/// The directory that a path is in; a root is in none.
fn directory_of(path: &Path) -> Option<&Path> {
    let parent = path.parent()?;
    let here = parent.as_os_str().is_empty();
    Some(if here { Path::new(".") } else { parent })
}

/// A file that is removed again unless it is renamed.
struct Temporary {
    file: File,
    path: PathBuf,
    renamed: bool,
}

impl Temporary {
    /// Makes a hidden file with almost the name of `path`, which is in `directory`.
    fn beside(path: &Path, directory: &Path) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        const TRIES: u32 = 100;
        for _ in 0..TRIES {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let mut name = OsString::from(".");
            name.push(path.file_name().unwrap_or_default());
            name.push(format!(".{}.{number}", std::process::id()));
            let path = directory.join(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        file,
                        path,
                        renamed: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.renamed {
            // There is nobody to tell that it could not be removed.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Lets the new name last; only Unix lets one open a directory to that end.
fn sync_directory(directory: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(directory)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_in_this_directory() {
        for (path, directory) in [
            ("config.json", Some(".")),
            ("a/config.json", Some("a")),
            ("/config.json", Some("/")),
            ("/", None),
        ] {
            let found = directory_of(Path::new(path));
            assert_eq!(found, directory.map(Path::new), "{path}");
        }
    }

    #[test]
    fn a_temporary_file_takes_a_free_name_and_goes() {
        const TAKEN: u32 = 50;
        let folder = tempfile::tempdir().unwrap();
        let name = |number| format!(".name.{}.{number}", std::process::id());
        for number in 0..TAKEN {
            fs::write(folder.path().join(name(number)), "").unwrap();
        }
        let count = || fs::read_dir(folder.path()).unwrap().count();
        let before = count();
        let temporary = Temporary::beside(&folder.path().join("name"), folder.path()).unwrap();
        assert_eq!(count(), before + 1);
        drop(temporary);
        assert_eq!(count(), before);
    }

    #[test]
    fn a_directory_that_is_not_there_cannot_remember() {
        let folder = tempfile::tempdir().unwrap();
        sync_directory(folder.path()).unwrap();
        if cfg!(unix) {
            sync_directory(&folder.path().join("none")).unwrap_err();
        }
    }
}
