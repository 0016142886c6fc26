//! Compression that is broken, or not what the media type says.

use super::Case;

pub(crate) const CASES: &[Case] = &[
    ("labelled tar\ncompressed gzip\nfile a", &[]),
    ("labelled tar\ncompressed zstd\nfile a", &[]),
    ("labelled tar+gzip\nfile a", &[]),
    ("labelled tar+gzip\ncompressed zstd\nfile a", &[]),
    ("labelled tar+zstd\nfile a", &[]),
    ("labelled tar+zstd\ncompressed gzip\nfile a", &[]),
    (
        "labelled nondistributable.tar\ncompressed gzip\nfile a",
        &[],
    ),
    ("labelled nondistributable.tar+gzip\nfile a", &[]),
    ("labelled nondistributable.tar+zstd\nfile a", &[]),
    ("labelled docker.gzip\nfile a", &[]),
    ("labelled docker.gzip\ncompressed zstd\nfile a", &[]),
    ("labelled tar+gzip\ncompressed gzip\nbehind x\nfile a", &[]),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\*512(\\0)\nfile a",
        &[],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\x1F\\x8B\nfile a",
        &[],
    ),
    (
        "labelled tar+gzip\ncompressed gzip\nbehind \\x1F\\x8B\\x08\\0\nfile a",
        &[],
    ),
    ("labelled tar+zstd\ncompressed zstd\nbehind x\nfile a", &[]),
    (
        "labelled tar+zstd\ncompressed zstd\nbehind \\x28\\xB5\\x2F\\xFD\nfile a",
        &[],
    ),
    (
        "labelled tar+zstd\ncompressed zstd\nbehind \\x50\\x2A\\x4D\\x18\\x02\\0\\0\\0x\nfile a",
        &[],
    ),
    ("labelled tar+gzip\ngarbage xyz\nno-end", &[]),
    ("labelled tar+zstd\ngarbage xyz\nno-end", &[]),
    ("labelled tar+gzip\nno-end", &[]),
    ("labelled tar+zstd\nno-end", &[]),
];
