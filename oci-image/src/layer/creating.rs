//! The clauses of [layer.md#creating](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#creating).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

/// Names of entries are relative to the root of the file system.
pub static CREATE_RELATIVE_PATHS: Clause = Clause::should(
    "image.layer.create.relative-paths",
    "layer.md#populate-initial-filesystem",
    "The name of an entry is relative to the root of the file system, as in `./etc/passwd`.",
)
.note("Only an example shows it. Names without `./` are as common, and as good.")
.judged(
    Subject::Layer,
    &[
        PassEntries("dir ./\ndir ./etc/\nfile etc/passwd"),
        FailEntries("file /etc/passwd", "/etc/passwd"),
        FailEntries("dir /", "/"),
    ],
);

pub(super) static CREATE_SNAPSHOT_ISOLATED: Clause = Clause::must_not(
    "image.layer.create.snapshot-isolated",
    "layer.md#populate-a-comparison-filesystem",
    "Changes to the snapshot do not reach the directory that it was copied from.",
)
.note("A snapshot that is made of hard links would break it.");

pub(super) static CREATE_ONLY_CHANGES: Clause = Clause::must(
    "image.layer.create.only-changes",
    "layer.md#representing-changes",
    "A layer has the changes and nothing else: what was added or modified in its entirety, and \
     whiteouts for what was deleted.",
)
.note("Files that a layer repeats unchanged waste space; that they did not change cannot be seen.");

pub(super) static CREATE_WHITEOUT_FOR_REMOVAL: Clause = Clause::must(
    "image.layer.create.whiteout-for-removal",
    "layer.md#representing-changes",
    "To say that a path is removed, the last part of its name gets the prefix `.wh.`.",
)
.note("`image.layer.whiteout.name` says the same.");
