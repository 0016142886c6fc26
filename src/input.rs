//! What we were given: a directory, an archive, or a document.

mod archive;

use std::{
    fs::{File, FileType, Metadata},
    io::{self, Read, Seek as _, SeekFrom, Write as _},
    path::Path,
};

use oci_image::layout::Options;

use crate::{error::Error, name::Name, name::is_stdin};

/// How large an archive on standard input may be, in bytes: as large as a decompressed one.
const SPOOLED: u64 = Options::ARCHIVE_BYTES;

/// What we were given.
pub(crate) enum Input {
    /// A directory, which should hold a layout.
    Directory,
    /// A tar archive, possibly compressed, which should hold a layout.
    Archive(File),
    /// Anything else, which should be a document: its bytes, and no more than one beyond the limit.
    Document(Vec<u8>),
}

/// Opens what `path` names; documents are read as far as `most` bytes and one more.
///
/// With `document`, what begins as an archive does is a document nonetheless.
pub(crate) fn open(path: &Path, most: usize, document: bool) -> Result<Input, Error> {
    let name = || Name::of(path);
    let unreadable = |cause| Error::Read {
        name: name(),
        cause,
    };
    if is_stdin(path) {
        return read_stdin(&name(), most, document);
    }
    // Opening a FIFO would wait for somebody to write to it, so it is not tried.
    let metadata = path.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        return Ok(Input::Directory);
    }
    demand_file(&metadata, &name)?;
    let mut file = File::open(path).map_err(unreadable)?;
    demand_file(&file.metadata().map_err(unreadable)?, &name)?;
    let head = read_head(&mut file).map_err(unreadable)?;
    if !document && archive::begins(&head) {
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        return Ok(Input::Archive(file));
    }
    demand_known(&head, document, &name)?;
    let text = read_on(head, file, most).map_err(unreadable)?;
    Ok(Input::Document(text))
}

/// Content that is read as it comes.
pub(crate) struct Stream {
    /// How it begins.
    pub(crate) head: io::Cursor<Vec<u8>>,
    pub(crate) rest: Box<dyn Read>,
    /// How many bytes it has in all, if that is known.
    pub(crate) size: Option<u64>,
}

/// Opens a file, or standard input, to read it as it comes.
pub(crate) fn stream(path: &Path) -> Result<Stream, Error> {
    let name = || Name::of(path);
    let unreadable = |cause| Error::Read {
        name: name(),
        cause,
    };
    let (mut rest, size): (Box<dyn Read>, _) = if is_stdin(path) {
        (Box::new(io::stdin().lock()), None)
    } else {
        let metadata = path.metadata().map_err(unreadable)?;
        if metadata.is_dir() {
            return Err(Error::TypedDirectory { name: name() });
        }
        demand_file(&metadata, &name)?;
        let file = File::open(path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        demand_file(&metadata, &name)?;
        (Box::new(file), Some(metadata.len()))
    };
    let head = io::Cursor::new(read_head(&mut rest).map_err(unreadable)?);
    Ok(Stream { head, rest, size })
}

/// Refuses what may well hold a sound layout, and is no document.
fn demand_known(head: &[u8], document: bool, name: &impl Fn() -> Name) -> Result<(), Error> {
    match archive::unsupported(head) {
        Some(kind) if !document => Err(Error::Format { name: name(), kind }),
        _ => Ok(()),
    }
}

fn read_stdin(name: &Name, most: usize, document: bool) -> Result<Input, Error> {
    let unreadable = |cause| Error::Read {
        name: name.clone(),
        cause,
    };
    let mut stdin = io::stdin().lock();
    let head = read_head(&mut stdin).map_err(unreadable)?;
    if document || !archive::begins(&head) {
        demand_known(&head, document, &|| name.clone())?;
        let text = read_on(head, stdin, most).map_err(unreadable)?;
        return Ok(Input::Document(text));
    }
    let unspooled = |cause| Error::Spool {
        name: name.clone(),
        cause,
    };
    let mut file = tempfile::tempfile().map_err(unspooled)?;
    file.write_all(&head).map_err(unspooled)?;
    let more = SPOOLED.saturating_sub(head.len() as u64);
    let copied = io::copy(&mut stdin.take(more.saturating_add(1)), &mut file).map_err(unspooled)?;
    if copied > more {
        return Err(Error::SpoolSize {
            name: name.clone(),
            most: SPOOLED,
        });
    }
    file.seek(SeekFrom::Start(0)).map_err(unspooled)?;
    Ok(Input::Archive(file))
}

fn read_head(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(archive::HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn read_on(head: Vec<u8>, reader: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut text = head;
    let more = most.saturating_add(1).saturating_sub(text.len());
    reader.take(more as u64).read_to_end(&mut text)?;
    Ok(text)
}

fn demand_file(metadata: &Metadata, name: &impl Fn() -> Name) -> Result<(), Error> {
    if metadata.is_file() {
        return Ok(());
    }
    let kind = special(metadata.file_type());
    Err(Error::Special { name: name(), kind })
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;

    if kind.is_fifo() {
        "a FIFO"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "something special"
}
