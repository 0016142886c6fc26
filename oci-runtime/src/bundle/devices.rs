//! Files of the root filesystem in the places of devices: [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices).

use std::{
    fs::Metadata,
    path::{Component, Path, PathBuf},
};

use oci_conformance::{Node, Place, Reason, shortened};

use super::{CONFIG, directory::kind_of, ledger::Ledger};
use crate::config_linux::PATH_EXISTING_MISMATCH_ERROR;

/// Holds what is in the root filesystem against the devices that are to be there.
pub(super) fn judge(config: Node<'_>, root: &Path, ledger: &mut Ledger<'_>) {
    for device in config.at("linux").at("devices").items() {
        let path = device.at("path");
        let Some(text) = path.str().filter(|_| path.is_exact_text()) else {
            continue;
        };
        if is_mounted_over(config, &text) {
            continue;
        }
        let Some(there) = within(root, &text) else {
            continue;
        };
        match there.symlink_metadata() {
            Ok(metadata) => {
                ledger.case(&PATH_EXISTING_MISMATCH_ERROR);
                if !matches(device, &metadata) {
                    let text = shortened(&text);
                    let message = format!(
                        "the root filesystem has {} at `{text}`, which is not this device",
                        kind_of(&metadata),
                    );
                    let place = Place::of(path, CONFIG);
                    ledger.breach(&PATH_EXISTING_MISMATCH_ERROR, place, message);
                }
            }
            // There is nothing that could be something else.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                ledger.case(&PATH_EXISTING_MISMATCH_ERROR);
            }
            Err(_) => ledger.unjudged(&PATH_EXISTING_MISMATCH_ERROR, Reason::Io),
        }
    }
}

/// Whether something is mounted where the device is to be, or above it.
fn is_mounted_over(config: Node<'_>, device: &str) -> bool {
    config.at("mounts").items().any(|mount| {
        let destination = mount.at("destination").str();
        destination.is_some_and(|destination| Path::new(device).starts_with(&*destination))
    })
}

/// Where a path of the container is in its root filesystem; `None` if it may lead anywhere else, by
/// links or dots.
fn within(root: &Path, path: &str) -> Option<PathBuf> {
    let mut there = root.to_owned();
    let mut components = Path::new(path).components().peekable();
    while let Some(component) = components.next() {
        match component {
            Component::RootDir => {}
            Component::Normal(name) => there.push(name),
            Component::Prefix(_) | Component::CurDir | Component::ParentDir => return None,
        }
        if components.peek().is_some() && there.is_symlink() {
            return None;
        }
    }
    Some(there)
}

/// Whether a file is the device: what has to match beyond type and numbers, the text does not say.
#[cfg(target_os = "linux")]
fn matches(device: Node<'_>, metadata: &Metadata) -> bool {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};

    let kind = metadata.file_type();
    let numbers = |node: Node<'_>| {
        let found = metadata.rdev();
        let own = (rustix::fs::major(found), rustix::fs::minor(found));
        let number = |name| node.at(name).int();
        number("major").is_none_or(|major| major == i128::from(own.0))
            && number("minor").is_none_or(|minor| minor == i128::from(own.1))
    };
    match device.at("type").str().as_deref() {
        Some("c" | "u") => kind.is_char_device() && numbers(device),
        Some("b") => kind.is_block_device() && numbers(device),
        Some("p") => kind.is_fifo(),
        // What the device is to be is for other clauses to say.
        _ => true,
    }
}

/// Whether a file is the device: no regular file and no directory is.
#[cfg(not(target_os = "linux"))]
fn matches(_: Node<'_>, metadata: &Metadata) -> bool {
    !metadata.is_file() && !metadata.is_dir()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use oci_conformance::{Document, Limits};

    use super::*;

    #[test]
    fn a_file_is_the_device_that_has_its_type_and_numbers() {
        let null = Path::new("/dev/null").symlink_metadata().unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        let file = file.path().symlink_metadata().unwrap();
        for (device, is_null, is_file) in [
            (r#"{"type":"c","major":1,"minor":3}"#, true, false),
            (r#"{"type":"u","major":1,"minor":3}"#, true, false),
            (r#"{"type":"c"}"#, true, false),
            (r#"{"type":"c","major":2,"minor":3}"#, false, false),
            (r#"{"type":"c","major":1,"minor":4}"#, false, false),
            (r#"{"type":"b","major":1,"minor":3}"#, false, false),
            (r#"{"type":"p"}"#, false, false),
            (r#"{"type":"x"}"#, true, true),
            ("{}", true, true),
        ] {
            let document = Document::parse(device.as_bytes(), &Limits::DEFAULT).unwrap();
            let found = [&null, &file].map(|metadata| matches(document.root(), metadata));
            assert_eq!(found, [is_null, is_file], "{device}");
        }
    }
}
