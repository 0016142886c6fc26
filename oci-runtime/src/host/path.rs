//! What is at a path.

use std::{
    fs::{self, File, Metadata},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use super::ImageFormat;
use crate::bundle::open_without_waiting;

/// What is at a path.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PathFacts {
    /// What sort of thing it is.
    pub kind: PathKind,
    /// Whether someone may execute it.
    pub is_executable: bool,
    /// The format that a file shows by its signature; unknown if the file cannot be read.
    pub image_format: Option<ImageFormat>,
    /// The type of namespace that it stands for, as a configuration spells it, if it is known to
    /// stand for one.
    pub namespace: Option<String>,
}

/// What sort of thing is at a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PathKind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A device, a FIFO, a socket or the like.
    Other,
}

impl PathFacts {
    /// Something of this sort of which no more is known.
    #[must_use]
    pub const fn new(kind: PathKind) -> Self {
        Self {
            kind,
            is_executable: false,
            image_format: None,
            namespace: None,
        }
    }
}

pub(super) fn look(path: &Path) -> io::Result<Option<PathFacts>> {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) => {
            return match error.kind() {
                NotFound | NotADirectory | InvalidInput | InvalidFilename => Ok(None),
                _ => Err(error),
            };
        }
    };
    let kind = if metadata.is_file() {
        PathKind::File
    } else if metadata.is_dir() {
        PathKind::Directory
    } else {
        PathKind::Other
    };
    // To open something else may do something.
    let image_format = match kind {
        PathKind::File => image_format(path).ok(),
        PathKind::Directory | PathKind::Other => None,
    };
    Ok(Some(PathFacts {
        kind,
        is_executable: is_executable(&metadata),
        image_format,
        namespace: namespace(path),
    }))
}

fn is_executable(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    metadata.is_file()
}

fn image_format(path: &Path) -> io::Result<ImageFormat> {
    let mut file = open_without_waiting(&path.canonicalize()?)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no regular file any more"));
    }
    let head = signature(&mut file)?;
    let end = metadata.len().saturating_sub(ImageFormat::SIGNATURE as u64);
    file.seek(SeekFrom::Start(end))?;
    let tail = signature(&mut file)?;
    Ok(ImageFormat::of(&head, &tail))
}

fn signature(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(ImageFormat::SIGNATURE as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The type of namespace that a path stands for: it is a link of `/proc/PID/ns`, or something that
/// such a file is mounted on.
fn namespace(path: &Path) -> Option<String> {
    if let Ok(target) = fs::read_link(path)
        && let Some(named) = target.to_str().and_then(namespace_type)
    {
        return Some(named);
    }
    let place = path.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    mounted_namespace(&mounts, place.to_str()?)
}

/// The type in `net:[4026531840]`.
fn namespace_type(text: &str) -> Option<String> {
    let (kind, number) = text.split_once(":[")?;
    let number = number.strip_suffix(']')?;
    number.parse::<u64>().ok()?;
    Some(match kind {
        "net" => "network".to_owned(),
        "mnt" => "mount".to_owned(),
        other => other.to_owned(),
    })
}

/// The type of the namespace whose file is mounted at `place`, by the lines of a `mountinfo`.
pub(super) fn mounted_namespace(mounts: &str, place: &str) -> Option<String> {
    let mut mounted = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(3);
        let (root, point) = (fields.next()?, fields.next()?);
        (unescaped(point) == place).then_some(root)
    });
    // What was mounted last hides the others.
    namespace_type(mounted.next_back()?)
}

/// A field of a `mountinfo`, in which the kernel writes some characters as octal numbers.
fn unescaped(field: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .into_iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(field.to_owned(), |text, (code, character)| {
            text.replace(code, character)
        })
}
