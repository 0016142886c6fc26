//! A layer like those of images: an archive of this machine's own files.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

/// Up to about how many bytes of files there are in the archive.
const SIZE: usize = 400 << 20;

/// Where they are taken from, in this order.
const FOLDERS: &[&str] = &["/usr/bin", "/usr/share", "/usr/lib"];

/// An archive of the files of this machine.
///
/// # Panics
///
/// Panics if they cannot be archived.
#[must_use]
pub fn archive() -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for folder in FOLDERS {
        for file in files(Path::new(folder)) {
            if builder.get_ref().len() >= SIZE {
                break;
            }
            let Ok(content) = fs::read(&file) else {
                continue;
            };
            let mut header = tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            header.set_mode(fs::metadata(&file).unwrap().permissions().mode() & 0o7777);
            header.set_uid(0);
            header.set_gid(0);
            header.set_mtime(1_700_000_000);
            let name = file.strip_prefix("/").unwrap();
            builder
                .append_data(&mut header, name, &content[..])
                .unwrap();
        }
    }
    builder.into_inner().unwrap()
}

/// The regular files below a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// Compresses as `gzip -6` does.
///
/// # Panics
///
/// Panics if memory cannot be written to.
#[must_use]
pub fn gzip(archive: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(archive).unwrap();
    encoder.finish().unwrap()
}

/// Compresses as `zstd -3` does.
///
/// # Panics
///
/// Panics if zstd fails.
#[must_use]
pub fn zstd(archive: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(archive, 3).unwrap()
}
