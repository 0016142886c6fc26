use core::fmt;

use crate::Digest;

/// The path of a digest's content in an image layout, `blobs/<algorithm>/<encoded>`.
///
/// It is relative to the layout and cannot leave the `blobs` directory: neither portion of a
/// digest can hold a `/` or a `\`, the encoded one has no dot, and a dot in the algorithm always
/// has a letter or a digit on either side, so neither can be `.` or `..`.
///
/// File systems have rules of their own, see [`is_portable`](Self::is_portable).
///
/// See [Blobs](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs).
///
/// ```
/// use oci_digest::Digest;
///
/// let digest = Digest::sha256_of(b"{}");
/// assert_eq!(
///     digest.blob_path().to_string(),
///     "blobs/sha256/44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct BlobPath<'a>(&'a Digest);

/// The longest name that the file systems in common use store, in bytes.
const LONGEST_NAME: usize = 255;

impl<'a> BlobPath<'a> {
    pub(crate) fn new(digest: &'a Digest) -> Self {
        Self(digest)
    }

    /// Whether every file system in common use stores the content under this path, apart from
    /// that of any other digest.
    ///
    /// That is so for the registered algorithms. For another it is not if a name
    ///
    /// * is longer than 255 bytes,
    /// * has upper-case letters, and so may fall together with another where case is ignored,
    /// * is one that Windows keeps for a device, such as `nul`, with or without an extension.
    ///   There the path does leave the directory: ask before opening a file on Windows.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        self.0.algorithm().is_registered()
            || (is_portable_name(self.0.algorithm().as_str())
                && is_portable_name(self.0.encoded().as_str()))
    }

    /// The path with the separators of the platform.
    ///
    /// Needs the feature `std`.
    #[cfg(feature = "std")]
    #[must_use]
    pub fn to_path_buf(&self) -> std::path::PathBuf {
        [
            "blobs",
            self.0.algorithm().as_str(),
            self.0.encoded().as_str(),
        ]
        .iter()
        .collect()
    }
}

/// With `/` as the separator on every platform, as in an archive or a URL.
impl fmt::Display for BlobPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "blobs/{}/{}", self.0.algorithm(), self.0.encoded())
    }
}

fn is_portable_name(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && !name.bytes().any(|byte| byte.is_ascii_uppercase())
        && !is_device(name.split_once('.').map_or(name, |(stem, _)| stem))
}

/// Whether Windows takes a lower-case name without an extension for a device.
fn is_device(stem: &str) -> bool {
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || stem
            .strip_prefix("com")
            .or_else(|| stem.strip_prefix("lpt"))
            .is_some_and(|port| matches!(port.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_path_is_that_of_the_layout() {
        for (digest, path) in [
            (
                "multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
                "blobs/multihash+base58/QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
            ),
            ("a.b:-", "blobs/a.b/-"),
        ] {
            let digest: Digest = digest.parse().unwrap();
            assert_eq!(digest.blob_path().to_string(), path);
            #[cfg(feature = "std")]
            assert!(digest.blob_path().to_path_buf().iter().eq(path.split('/')));
        }
    }

    #[test]
    fn no_name_leaves_the_directory() {
        for (algorithm, encoded) in [
            ("..", "passwd"),
            (".", "a"),
            ("", "a"),
            ("/", "a"),
            ("c:", "a"),
            ("a/..", "a"),
            ("a", ".."),
            ("a", "."),
            ("a", ""),
            ("a", "/etc"),
            ("a", "..\\a"),
            ("a", "b\0"),
            ("a", "c:"),
        ] {
            assert!(
                Digest::from_parts(algorithm, encoded).is_err(),
                "{algorithm:?}/{encoded:?}"
            );
        }
    }

    #[test]
    fn portable_paths() {
        assert!(Digest::sha256([0; 32]).blob_path().is_portable());
        assert!(Digest::sha512([0; 64]).blob_path().is_portable());
        for (digest, portable) in [
            ("md5:0", true),
            ("md5:A", false),
            ("nul:0", false),
            ("con.a:0", false),
            ("a.con:0", true),
            ("md5:com1", false),
            ("md5:lpt9", false),
            ("md5:com", true),
            ("md5:com10", true),
            ("md5:com-", true),
            ("md5:null", true),
        ] {
            let parsed: Digest = digest.parse().unwrap();
            assert_eq!(parsed.blob_path().is_portable(), portable, "{digest}");
        }
        for (length, portable) in [(255, true), (256, false)] {
            let parsed: Digest = format!("md5:{}", "0".repeat(length)).parse().unwrap();
            assert_eq!(parsed.blob_path().is_portable(), portable, "{length}");
        }
    }
}
