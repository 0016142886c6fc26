//! Paths as URI references (RFC 3986).

use std::path::{Component, Path, PathBuf};

/// The address of `file` in `path`, or of `path` itself if `file` is empty.
///
/// What is absolute begins with `file://`; what is relative stays so, and its viewer knows to what.
pub(super) fn uri(path: &Path, file: &str) -> String {
    let path = normalised(path);
    let path_bytes = path.as_os_str().as_encoded_bytes();
    let mut uri = String::with_capacity(path_bytes.len().saturating_add(file.len()));
    if path.is_absolute() {
        uri.push_str(if cfg!(windows) { "file:///" } else { "file://" });
    }
    encode(path_bytes, cfg!(windows), &mut uri);
    if !file.is_empty() {
        if !uri.is_empty() && !uri.ends_with('/') {
            uri.push('/');
        }
        encode(file.as_bytes(), false, &mut uri);
    }
    if uri.is_empty() {
        uri.push('.');
    }
    uri
}

/// The path without empty and `.` segments; what is absolute is also without `..`, which leads
/// elsewhere behind a symbolic link than it reads, as far as the path is there.
fn normalised(path: &Path) -> PathBuf {
    let climbs = path.components().any(|part| part == Component::ParentDir);
    let resolved = match path.is_absolute() && climbs {
        // What Windows calls canonical is no path that others can read.
        true if cfg!(windows) => std::path::absolute(path).ok(),
        true => path.canonicalize().ok(),
        false => None,
    };
    let path = resolved.as_deref().unwrap_or(path);
    let parts = path.components();
    parts.filter(|&part| part != Component::CurDir).collect()
}

fn encode(bytes: &[u8], backslash_divides: bool, uri: &mut String) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for &byte in bytes {
        match byte {
            b'\\' if backslash_divides => uri.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(char::from(byte));
            }
            _ => {
                uri.push('%');
                let digits = [byte >> 4, byte & 0xF].map(usize::from);
                uri.extend(digits.iter().filter_map(|&digit| HEX.get(digit)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_relative_stays_so() {
        let uri = |path: &str, file: &str| uri(Path::new(path), file);
        assert_eq!(uri("a/b.json", ""), "a/b.json");
        assert_eq!(uri("./a/", "index.json"), "a/index.json");
        assert_eq!(uri("a//./b/.", ""), "a/b");
        assert_eq!(uri("./", "index.json"), "index.json");
        assert_eq!(uri("./", ""), ".");
        assert_eq!(uri("../a", ""), "../a");
        assert_eq!(uri("a", "blobs/sha256/0f"), "a/blobs/sha256/0f");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_absolute_has_a_scheme() {
        assert_eq!(uri(Path::new("/a b"), "c"), "file:///a%20b/c");
        assert_eq!(uri(Path::new("//a/.//b/./"), ""), "file:///a/b");
        assert_eq!(uri(Path::new("/"), "c"), "file:///c");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_absolute_leads_through_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("other/place")).unwrap();
        std::os::unix::fs::symlink("other/place", root.join("link")).unwrap();
        let climbing = root.join("link/../file");
        std::fs::write(root.join("other/file"), "").unwrap();
        assert_eq!(uri(&climbing, ""), uri(&root.join("other/file"), ""));
        // Nobody can tell where this leads.
        let missing = uri(&root.join("link/../missing"), "");
        assert!(missing.ends_with("/link/../missing"), "{missing}");
    }

    #[cfg(unix)]
    #[test]
    fn no_byte_is_lost() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

        let path = Path::new(OsStr::from_bytes(b"a:\xff%?#\"<\\"));
        assert_eq!(uri(path, "ü\n"), "a%3A%FF%25%3F%23%22%3C%5C/%C3%BC%0A");
    }
}
