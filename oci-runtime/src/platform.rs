//! Platforms: [spec.md#platforms](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/spec.md#platforms).

use oci_conformance::{Context, Node, Terms};

use crate::specification;

/// What binds Linux.
pub(crate) const LINUX: &[&str] = &["linux"];
/// What binds Windows.
pub(crate) const WINDOWS: &[&str] = &["windows"];
/// What binds Solaris.
pub(crate) const SOLARIS: &[&str] = &["solaris"];
/// What binds FreeBSD.
pub(crate) const FREEBSD: &[&str] = &["freebsd"];
/// What binds z/OS.
pub(crate) const ZOS: &[&str] = &["zos"];
/// What binds virtual machines.
pub(crate) const VM: &[&str] = &["vm"];
/// What binds the POSIX platforms.
pub(crate) const POSIX: &[&str] = &["linux", "solaris", "freebsd", "zos"];

/// The platforms that have a section of their own in a configuration, by the names of the sections.
pub const PLATFORMS: &[&str] = &["linux", "solaris", "windows", "vm", "zos", "freebsd"];

/// The terms of a configuration: the version is `ociVersion`, and the platforms are those of which
/// it has a section.
pub(crate) fn terms_of_config(config: Node<'_>) -> Terms {
    let platforms = PLATFORMS.iter().copied();
    let platforms = platforms.filter(|name| config.at(name).present().is_some());
    Terms {
        platforms: Some(platforms.collect()),
        ..terms_of_version(config, "ociVersion")
    }
}

/// The terms of a document that names its version in `property`, and no platform.
pub(crate) fn terms_of_version(document: Node<'_>, property: &'static str) -> Terms {
    let version = document.at(property).str();
    Terms {
        version: version.and_then(|text| specification::version_of(&text)),
        platforms: None,
    }
}

/// Whether the paths of a container are those of Windows: it is for Windows and no other platform.
/// A Linux container on Windows has both sections, and the paths of Linux.
pub(crate) fn has_windows_paths(context: &Context<'_>) -> bool {
    context.is_for("windows") && !is_posix(context)
}

/// Whether the document is known to be for a POSIX platform.
pub(crate) fn is_posix(context: &Context<'_>) -> bool {
    POSIX.iter().any(|name| context.is_for(name))
}

/// Whether a path of a POSIX platform is absolute.
pub(crate) fn is_absolute_posix(path: &str) -> bool {
    path.starts_with('/')
}

/// Whether a path of Windows is absolute: it has a drive and begins at its root, or it is a UNC or
/// device path.
pub(crate) fn is_absolute_windows(path: &str) -> bool {
    let separator = |byte: Option<&u8>| matches!(byte, Some(b'\\' | b'/'));
    let bytes = path.as_bytes();
    let drive = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    (drive && bytes.get(1) == Some(&b':') && separator(bytes.get(2))) || path.starts_with(r"\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_of_windows_have_a_drive_or_two_separators() {
        for path in [r"C:\", "c:/x", r"\\server\share", r"\\?\Volume{x}\"] {
            assert!(is_absolute_windows(path), "{path}");
        }
        for path in ["", "C:", r"C:x", r"\x", "/x", "x", "1:\\"] {
            assert!(!is_absolute_windows(path), "{path}");
        }
    }
}
