//! The clauses of [layer.md#applying-changesets](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#applying-changesets).

use oci_conformance::Clause;

pub(super) static APPLY_NOT_PLAIN_EXTRACT: Clause = Clause::must(
    "image.layer.apply.not-plain-extract",
    "layer.md#applying-changesets",
    "Layers are applied, with what their whiteouts ask for, not only extracted.",
);

pub(super) static APPLY_NO_WHITEOUTS_IS_PLAIN: Clause = Clause::must(
    "image.layer.apply.no-whiteouts-is-plain",
    "layer.md#applying-changesets",
    "A layer without whiteouts is extracted like any tar archive.",
)
.note(
    "What stands in the way is still replaced as the next section says. Which attributes a \
     directory gets that no entry describes is not said.",
);

pub(super) static APPLY_DIRECTORY_OVER_DIRECTORY: Clause = Clause::must(
    "image.layer.apply.directory-over-directory",
    "layer.md#changeset-over-existing-files",
    "Where a directory meets a directory, its attributes are replaced, and what is in it stays.",
)
.note("The attributes are all of them, extended ones too.");

pub(super) static APPLY_REPLACE: Clause = Clause::must(
    "image.layer.apply.replace",
    "layer.md#changeset-over-existing-files",
    "Anything else in the way of an entry is removed, and the path made anew from the entry.",
)
.note(
    "A directory goes with all that is in it. A symbolic link is replaced, not followed, and the \
     other names of a hard link keep their content.",
);
