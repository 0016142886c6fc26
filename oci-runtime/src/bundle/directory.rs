//! What is in the directory of a bundle.

use std::{
    fs::{self, File, Metadata},
    io::{self, Read},
    path::Path,
};

/// What there is under a name.
#[derive(Debug)]
pub(super) enum Found {
    Missing,
    /// A regular file.
    File(File),
    /// A link that leads out of the directory.
    Outside,
    /// Something else.
    Irregular(&'static str),
}

/// What stands at the top of a directory instead of a file that is not there.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Whether the file is there.
    pub(super) exact: bool,
    /// A file whose name differs only in case.
    pub(super) alike: Option<String>,
    /// A directory that has such a file.
    pub(super) below: Option<String>,
}

/// Looks for what is called `name` by listing the directory: not every filesystem tells names apart
/// that differ in case.
pub(super) fn list(directory: &Path, name: &str) -> io::Result<Listing> {
    let mut listing = Listing::default();
    let least = |least: &mut Option<String>, other: String| {
        if least.as_ref().is_none_or(|least| other < *least) {
            *least = Some(other);
        }
    };
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let own = entry.file_name();
        if own == name {
            listing.exact = true;
            return Ok(listing);
        }
        if own.eq_ignore_ascii_case(name) {
            least(&mut listing.alike, own.to_string_lossy().into_owned());
        }
        let inner = || fs::symlink_metadata(entry.path().join(name));
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && inner().is_ok_and(|m| m.is_file()) {
            least(&mut listing.below, own.to_string_lossy().into_owned());
        }
    }
    Ok(listing)
}

/// Opens a file of a directory, which is an absolute path without links. Links are followed as long
/// as they stay in it, and nothing but a regular file is opened.
pub(super) fn find(directory: &Path, name: &str) -> io::Result<Found> {
    let path = directory.join(name);
    let link = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Missing),
        metadata => metadata?.is_symlink(),
    };
    let target = match path.canonicalize() {
        Err(error) if link && error.kind() != io::ErrorKind::PermissionDenied => {
            return Ok(Found::Irregular("a link that leads nowhere"));
        }
        target => target?,
    };
    if !target.starts_with(directory) {
        return Ok(Found::Outside);
    }
    let metadata = target.metadata()?;
    if !metadata.is_file() {
        return Ok(Found::Irregular(kind_of(&metadata)));
    }
    let file = open_without_waiting(&target)?;
    let metadata = file.metadata()?;
    Ok(if metadata.is_file() {
        Found::File(file)
    } else {
        Found::Irregular(kind_of(&metadata))
    })
}

/// What a file is that is no regular one.
pub(super) fn kind_of(metadata: &Metadata) -> &'static str {
    if metadata.is_file() {
        return "a file";
    }
    if metadata.is_dir() {
        return "a directory";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return "a FIFO";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    "something else"
}

/// Opens a file so that a FIFO, which something may have put in its place, does not make us wait.
pub(crate) fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// Reads a file, and one byte more than `most` of a longer one.
pub(super) fn read(file: &mut File, most: usize) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    file.take(most.saturating_add(1)).read_to_end(&mut text)?;
    Ok(text)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn of_several_names_the_first_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["CONFIG.json", "Config.JSON", "Config.json"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        for name in ["c", "a", "b"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("config.json"), "").unwrap();
        }
        let listing = list(folder.path(), "config.json").unwrap();
        assert!(!listing.exact);
        assert_eq!(listing.alike.as_deref(), Some("CONFIG.json"));
        assert_eq!(listing.below.as_deref(), Some("a"));
    }

    #[test]
    fn what_is_found_is_a_file_of_the_directory_or_told() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        fs::write(folder.join("file"), "content").unwrap();
        symlink("nowhere", folder.join("dangling")).unwrap();
        symlink("/dev/null", folder.join("outward")).unwrap();
        symlink("file", folder.join("inward")).unwrap();
        fs::create_dir(folder.join("directory")).unwrap();
        assert!(matches!(find(&folder, "missing"), Ok(Found::Missing)));
        assert!(matches!(find(&folder, "file"), Ok(Found::File(_))));
        assert!(matches!(find(&folder, "inward"), Ok(Found::File(_))));
        assert!(matches!(find(&folder, "outward"), Ok(Found::Outside)));
        for (name, what) in [
            ("dangling", "a link that leads nowhere"),
            ("directory", "a directory"),
        ] {
            let found = find(&folder, name).unwrap();
            assert!(
                matches!(found, Found::Irregular(told) if told == what),
                "{name}: {found:?}"
            );
        }
        // Not to be there is another thing than to be unreachable.
        assert!(find(&folder, "file/below").is_err());
    }

    #[test]
    fn kinds_have_names() {
        let kind = |path: &str| kind_of(&fs::metadata(path).unwrap());
        assert_eq!((kind("/"), kind("/dev/null")), ("a directory", "a device"));
        assert!(open_without_waiting(Path::new("/dev/null")).is_ok());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_fifo_does_not_make_us_wait() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let fifo = folder.path().join("fifo");
        mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(open_without_waiting(&fifo).is_ok());
        assert_eq!(kind_of(&fs::metadata(&fifo).unwrap()), "a FIFO");
    }

    #[test]
    fn what_became_a_link_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        symlink("/dev/null", &link).unwrap();
        assert!(open_without_waiting(&link).is_err());
    }
}
