//! Telling an archive by how it begins.

/// How many bytes it takes to tell.
pub(super) const HEAD: u64 = BLOCK as u64;

const BLOCK: usize = 512;
const CHECKSUM: std::ops::Range<usize> = 148..156;

/// Whether `head` begins a tar archive, or one that gzip or zstd compressed.
pub(super) fn begins(head: &[u8]) -> bool {
    const GZIP: &[u8] = &[0x1f, 0x8b];
    const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
    head.starts_with(GZIP) || head.starts_with(ZSTD) || is_tar_header(head)
}

/// What `head` begins, if that can hold a layout, but is not read here.
pub(super) fn unsupported(head: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 3] = [
        (b"PK\x03\x04", "a zip archive"),
        (b"BZh", "compressed with bzip2"),
        (b"\xfd7zXZ\0", "compressed with xz"),
    ];
    let mut kinds = kinds.into_iter();
    kinds.find_map(|(magic, kind)| head.starts_with(magic).then_some(kind))
}

/// Archives from before POSIX have no magic number, but every header has a checksum.
fn is_tar_header(block: &[u8]) -> bool {
    if block.len() < BLOCK || block.first() == Some(&0) {
        return false;
    }
    let sum: u32 = block
        .iter()
        .take(BLOCK)
        .enumerate()
        .map(|(offset, &byte)| {
            u32::from(if CHECKSUM.contains(&offset) {
                b' '
            } else {
                byte
            })
        })
        .sum();
    let digits = block.get(CHECKSUM).unwrap_or_default();
    let digits = std::str::from_utf8(digits).unwrap_or_default();
    let digits = digits.trim_matches(['\0', ' ']);
    u32::from_str_radix(digits, 8) == Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_told_from_documents() {
        let mut header = [0; 512];
        header[..10].copy_from_slice(b"index.json");
        let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum::<u32>() + 8 * 32;
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        assert!(begins(&header));
        header[0] = b'j';
        assert!(!begins(&header));
        assert!(!begins(&header[..511]));
        assert!(begins(b"\x1f\x8b\x08"));
        assert!(begins(b"\x28\xb5\x2f\xfd"));
        assert_eq!(unsupported(b"PK\x03\x04\x14"), Some("a zip archive"));
        assert_eq!(unsupported(b"{}"), None);
        for text in [&b""[..], b"{}", b"\xef\xbb\xbf{}", &[0; 512]] {
            assert!(!begins(text));
        }
    }
}
