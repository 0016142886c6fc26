//! The clauses of [layer.md#distributable-format](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#distributable-format),
//! [layer.md#change-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#change-types)
//! and [layer.md#file-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#file-types).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

/// A layer is a tar archive.
pub static FORMAT_TAR_ARCHIVE: Clause = Clause::must(
    "image.layer.format.tar-archive",
    "layer.md#distributable-format",
    "A layer is a tar archive.",
)
.note(
    "Only a link to an encyclopedia says what tar is, so ustar, GNU and PAX archives all count. The \
     sentence names the type `application/vnd.oci.image.layer.v1.tar`; the compressed types refer \
     to that one, and those of layers that must not be distributed are meant too. Absolute names \
     and names with `..` are nowhere forbidden. Some tools give the type to any file, as ORAS does \
     if none is told; a file that is no archive breaks the clause.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a size=5\nlonglink b\nsymlink c"),
        FailEntries("file a checksum=wrong", ""),
        FailEntries("file a\nfile b size=rubbish", "b"),
        FailEntries("file a size=1000 content=10\nno-end", "a"),
        FailEntries("file a\nraw-pax 99\\spath=b\nfile b", ""),
    ],
);

/// A layer has at most one entry for a path.
pub static FORMAT_NO_DUPLICATE_PATHS: Clause = Clause::must_not(
    "image.layer.format.no-duplicate-paths",
    "layer.md#distributable-format",
    "A layer has no two entries for the same path.",
)
.note(
    "`./a`, `a`, `a/` and `/a` are the same path; beyond that, paths are compared byte by byte, \
     without Unicode normalisation. A file and its own whiteout (`a` and `.wh.a`) are two paths. \
     Two entries for one directory are duplicates too. Most readers let the last entry win, and \
     some refuse the layer.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("dir ./\ndir a/\nfile a/b\nfile a/.wh.c\nfile a/c"),
        FailEntries("file a\nfile a", "a"),
        FailEntries("file a\nfile ./a", "./a"),
        FailEntries("dir a/\nfile a/b\ndir a", "a"),
        FailEntries("file a/b\nsymlink /a//./b -> c", "/a//./b"),
        FailEntries("file .wh.a\nfile .wh.a", ".wh.a"),
    ],
);

pub(super) static CHANGES_ADDITIONS_MODIFICATIONS: Clause = Clause::must(
    "image.layer.changes.additions-modifications",
    "layer.md#change-types",
    "What is added and what is modified are written alike, as complete entries.",
);

pub(super) static CHANGES_REMOVALS_WHITEOUTS: Clause = Clause::must(
    "image.layer.changes.removals-whiteouts",
    "layer.md#change-types",
    "What is removed is written as a whiteout.",
);

/// Entries are of the types that the specification lists.
pub static FILE_TYPES: Clause = Clause::must(
    "image.layer.file-types",
    "layer.md#file-types",
    "An entry is a regular file, a directory, a socket, a symbolic link, a block device, a \
     character device or a FIFO, where supported.",
)
.note(
    "No variant of tar has a type for sockets, so none can occur. Hard links are not in the list, \
     but have a section of their own.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("dir a/\nfile a/b\nhardlink a/c -> a/b\nsymlink a/d -> b\nfifo a/e\nchar a/f devmajor=1 devminor=3\nblock a/g devmajor=7 devminor=0"),
        FailEntries("contiguous a", "a"),
        FailEntries("type=V label", "label"),
    ],
);
