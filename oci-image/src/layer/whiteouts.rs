//! The clauses of [layer.md#whiteouts](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#whiteouts).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

use crate::specification::V1_1_1;

/// Whiteouts have no content.
pub static WHITEOUT_EMPTY: Clause = Clause::must(
    "image.layer.whiteout.empty",
    "layer.md#whiteouts",
    "A whiteout has no content.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a"),
        FailEntries("file .wh.a size=1", ".wh.a"),
        FailEntries("file a/.wh..wh..opq size=1", "a/.wh..wh..opq"),
    ],
);

/// Whiteouts are called `.wh.` and what they delete.
pub static WHITEOUT_NAME: Clause = Clause::must(
    "image.layer.whiteout.name",
    "layer.md#whiteouts",
    "A whiteout stands beside what it deletes, and is called the same with the prefix `.wh.`.",
)
.note(
    "There need not be anything to delete. Only a name that no file can have breaks it: none at \
     all, `.` or `..`.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a\nfile b/.wh..c\nfile b/.wh..wh..opq"),
        FailEntries("file a/.wh.", "a/.wh."),
        FailEntries("file a/.wh..", "a/.wh.."),
        FailEntries("file a/.wh...", "a/.wh..."),
    ],
);

/// No entry is called `.wh.` alone.
pub static WHITEOUT_NO_BASENAME_INVALID: Clause = Clause::must_not(
    "image.layer.whiteout.no-basename-invalid",
    "layer.md#whiteouts",
    "No entry is called `.wh.` alone.",
)
.unreleased()
.note(
    "The sentence calls such an entry invalid. `.wh..` and `.wh...`, which would delete `.` and \
     `..`, it forgets; they are taken as invalid too.",
)
.also(&[&WHITEOUT_NAME])
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a\nfile b/.wh....\nfile b/.wh..wh..opq"),
        FailEntries("file .wh.", ".wh."),
        FailEntries("file a/.wh..", "a/.wh.."),
        FailEntries("file a/.wh...", "a/.wh..."),
    ],
);

pub(super) static WHITEOUT_NO_BASENAME_ERROR: Clause = Clause::should(
    "image.layer.whiteout.no-basename-error",
    "layer.md#whiteouts",
    "An entry that is called `.wh.` alone is an error.",
)
.unreleased();

/// Nothing but whiteouts has a name that begins with `.wh.`.
pub static WHITEOUT_RESERVED_PREFIX: Clause = Clause::must_not(
    "image.layer.whiteout.reserved-prefix",
    "layer.md#whiteouts",
    "No file and no directory has a name that begins with `.wh.`.",
)
.note(
    "So no entry is below such a name, and directories, links and devices of such a name are \
     wrong. Names that the file system AUFS leaves behind, such as `.wh..wh.plnk`, read as \
     whiteouts of what cannot exist.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a\nfile a.wh.b\nfile .who"),
        FailEntries("file .wh.a/b", ".wh.a/b"),
        FailEntries("dir .wh.a/", ".wh.a/"),
        FailEntries("symlink .wh.a -> b", ".wh.a"),
        FailEntries("char a/.wh.b devmajor=1 devminor=3", "a/.wh.b"),
    ],
);

pub(super) static WHITEOUT_HIDDEN: Clause = Clause::must(
    "image.layer.whiteout.hidden",
    "layer.md#whiteouts",
    "A whiteout is not seen itself once it is applied.",
);

pub(super) static WHITEOUT_LOWER_ONLY: Clause = Clause::must(
    "image.layer.whiteout.lower-only",
    "layer.md#whiteouts",
    "A whiteout deletes only what lower layers have.",
)
.note("What its own layer has stays, whether it stands before or after the whiteout.");

pub(super) static WHITEOUT_SAME_LAYER_VISIBLE: Clause = Clause::must(
    "image.layer.whiteout.same-layer-visible",
    "layer.md#whiteouts",
    "A file in the same layer as a whiteout is hidden only by a whiteout of a later layer.",
)
.note("`.wh.a` and `a` in one layer replace whatever `a` was.");

/// Whiteouts are regular files.
pub static WHITEOUT_REGULAR_FILE: Clause = Clause::must(
    "image.layer.whiteout.regular-file",
    "layer.md#whiteouts",
    "A whiteout is a regular file, whatever it deletes.",
)
.since(V1_1_1)
.also(&[&WHITEOUT_RESERVED_PREFIX])
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a\nfile b/.wh..wh..opq"),
        FailEntries("dir .wh.a/", ".wh.a/"),
        FailEntries("symlink .wh.a -> b", ".wh.a"),
        FailEntries("file b\nhardlink .wh.a -> b", ".wh.a"),
    ],
);

/// Whiteouts come before their siblings.
pub static WHITEOUT_ORDER: Clause = Clause::should(
    "image.layer.whiteout.order",
    "layer.md#whiteouts",
    "Whiteouts come before the other entries of their directory.",
)
.note(
    "Many tools, umoci and buildah among them, sort whiteouts by the names of what they delete. An \
     entry deeper in the directory is no sibling, and neither is another whiteout.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("dir a/\nfile a/.wh.b\nfile a/c"),
        FailEntries("file a/b\nfile a/.wh.c", "a/.wh.c"),
        FailEntries("dir a/\nfile .wh.b", ".wh.b"),
    ],
);
