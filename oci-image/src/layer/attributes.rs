//! The clauses of [layer.md#file-attributes](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#file-attributes)
//! and [layer.md#platform-specific-attributes](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#platform-specific-attributes).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

use super::HARDLINKS_TYPEFLAG;
use crate::specification::V1_1_1;

/// Entries have a modification time.
pub static ATTRIBUTES_MTIME: Clause = Clause::must(
    "image.layer.attributes.mtime",
    "layer.md#file-attributes",
    "What is added or modified has its modification time, where supported.",
)
.note(
    "One MUST in an ungrammatical sentence stands over the whole list of attributes. A time can \
     have a fraction and be negative in a PAX record.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a mtime=0\npax mtime=-1.5\nfile b mtime=\nfile .wh.c mtime="),
        FailEntries("file a mtime=", "a"),
        FailEntries("dir a/ mtime=soon", "a/"),
    ],
);

/// Entries have the number of a user.
pub static ATTRIBUTES_UID: Clause = Clause::must(
    "image.layer.attributes.uid",
    "layer.md#file-attributes",
    "What is added or modified has the number of its user, where supported.",
)
.note("A number that is too large for the header stands in a PAX record.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file a uid=0\npax uid=4294967294\nfile b uid=\nfile .wh.c uid="),
        FailEntries("file a uid=", "a"),
        FailEntries("dir a/ uid=root", "a/"),
    ],
);

/// Entries have the number of a group.
pub static ATTRIBUTES_GID: Clause = Clause::must(
    "image.layer.attributes.gid",
    "layer.md#file-attributes",
    "What is added or modified has the number of its group, where supported.",
)
.note("A number that is too large for the header stands in a PAX record.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file a gid=0\npax gid=4294967294\nfile b gid=\nfile .wh.c gid="),
        FailEntries("file a gid=", "a"),
        FailEntries("dir a/ gid=wheel", "a/"),
    ],
);

/// Entries have a mode.
pub static ATTRIBUTES_MODE: Clause = Clause::must(
    "image.layer.attributes.mode",
    "layer.md#file-attributes",
    "What is added or modified has its mode, where supported.",
)
.note("The mode has the bits for set-user-ID, set-group-ID and sticky too.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file a mode=4755\nfile .wh.c mode="),
        FailEntries("file a mode=", "a"),
        FailEntries("dir a/ mode=rwx", "a/"),
    ],
);

pub(super) static ATTRIBUTES_XATTRS: Clause = Clause::must(
    "image.layer.attributes.xattrs",
    "layer.md#file-attributes",
    "What is added or modified has its extended attributes, where supported.",
)
.note(
    "An archive cannot show which attributes the file had. Nothing says in which PAX records they \
     stand; both `SCHILY.xattr.` and `LIBARCHIVE.xattr.` are in use.",
);

/// Symbolic links have a target.
pub static ATTRIBUTES_SYMLINK: Clause = Clause::must(
    "image.layer.attributes.symlink",
    "layer.md#file-attributes",
    "A symbolic link that is added or modified has its target and the type of a symbolic link, \
     where supported.",
)
.note("The target of a symbolic link is not empty.")
.judged(
    Subject::Layer,
    &[
        PassEntries("symlink a -> ../b"),
        FailEntries("symlink a", "a"),
    ],
);

/// Hard links have a target.
pub static ATTRIBUTES_HARDLINK: Clause = Clause::must(
    "image.layer.attributes.hardlink",
    "layer.md#file-attributes",
    "A hard link that is added or modified has its target, where supported.",
)
.note("The target of a hard link is not empty.")
.also(&[&HARDLINKS_TYPEFLAG])
.judged(
    Subject::Layer,
    &[
        PassEntries("file a\nhardlink b -> a"),
        FailEntries("hardlink b", "b"),
    ],
);

pub(super) static ATTRIBUTES_UNAME_IGNORED: Clause = Clause::should(
    "image.layer.attributes.uname-ignored",
    "layer.md#file-attributes",
    "The name of the user is ignored where users have numbers.",
)
.since(V1_1_1)
.note("Up to v1.1.0 the name was secondary to the number.");

pub(super) static ATTRIBUTES_GNAME_IGNORED: Clause = Clause::should(
    "image.layer.attributes.gname-ignored",
    "layer.md#file-attributes",
    "The name of the group is ignored where groups have numbers.",
)
.since(V1_1_1)
.note("Up to v1.1.0 the name was secondary to the number.");

/// Layers have no sparse files.
pub static ATTRIBUTES_NO_SPARSE: Clause = Clause::should_not(
    "image.layer.attributes.no-sparse",
    "layer.md#file-attributes",
    "No entry is a sparse file.",
)
.note("Sparse files are those of the GNU type `S` and those with PAX records `GNU.sparse.`.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file a size=4096"),
        FailEntries("sparse a size=512 realsize=8192 map=0:512", "a"),
        FailEntries("pax GNU.sparse.major=1 GNU.sparse.minor=0 GNU.sparse.name=a GNU.sparse.realsize=8192\nfile GNUSparseFile.1/a text=1\\n0\\n512\\n\\*504(\\0)\\*512(x)", "a"),
    ],
);

pub(super) static WINDOWS_FILEATTR: Clause = Clause::must(
    "image.layer.windows.fileattr",
    "layer.md#platform-specific-attributes",
    "On Windows the PAX record `MSWINDOWS.fileattr` is supported: the attributes of the file.",
)
.note("Nothing says how the number is written.");

pub(super) static WINDOWS_RAWSD: Clause = Clause::must(
    "image.layer.windows.rawsd",
    "layer.md#platform-specific-attributes",
    "On Windows the PAX record `MSWINDOWS.rawsd` is supported: the security descriptor in its \
     self-relative binary form, in Base64.",
);

pub(super) static WINDOWS_MOUNTPOINT: Clause = Clause::must(
    "image.layer.windows.mountpoint",
    "layer.md#platform-specific-attributes",
    "On Windows the PAX record `MSWINDOWS.mountpoint` is supported: a symbolic link to a directory \
     that has it becomes a directory junction.",
)
.note("Nothing says what the record's value is.");

pub(super) static WINDOWS_CREATIONTIME: Clause = Clause::must(
    "image.layer.windows.creationtime",
    "layer.md#platform-specific-attributes",
    "On Windows the PAX record `LIBARCHIVE.creationtime` is supported: the time of creation.",
);
