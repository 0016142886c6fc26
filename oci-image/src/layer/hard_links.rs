//! The clauses of [layer.md#hardlinks](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#hardlinks).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Held, Subject,
};

use crate::specification::V1_1_1;

/// No hard link leads to a directory.
pub static HARDLINKS_NOT_DIRECTORIES: Clause = Clause::must_not(
    "image.layer.hardlinks.not-directories",
    "layer.md#hardlinks",
    "A hard link does not lead to a directory.",
)
.note("Whether a target in a lower layer is a directory only all layers together tell.")
.judged(
    Subject::Layer,
    &[
        PassEntries("dir a/\nfile a/b\nsymlink c -> a\nhardlink d -> a/b\nhardlink e -> c"),
        FailEntries("dir a/\nhardlink b -> a", "b"),
        FailEntries("hardlink b -> ./a/\ndir a/", "b"),
        FailEntries("hardlink b -> .", "b"),
    ],
);

pub(super) static HARDLINKS_OUTSIDE_CHANGESET: Clause = Clause::must(
    "image.layer.hardlinks.outside-changeset",
    "layer.md#hardlinks",
    "A file whose other names are outside of the directory that becomes the layer is written as a \
     file, not as a link.",
);

pub(super) static HARDLINKS_CROSS_LAYER_MAY_FAIL: Clause = Clause::may(
    "image.layer.hardlinks.cross-layer-may-fail",
    "layer.md#hardlinks",
    "A hard link to a file of another layer may be impossible to extract.",
)
.since(V1_1_1)
.note(
    "Such a link is allowed, but nothing to rely on. Whether a link may stand before its target in \
     the same layer is not said.",
)
.held(Held::Behaviour);

/// Hard links are entries of the type `1`.
pub static HARDLINKS_TYPEFLAG: Clause = Clause::must(
    "image.layer.hardlinks.typeflag",
    "layer.md#hardlinks",
    "A hard link is an entry of the type `1`, with its target as link name.",
)
.note(
    "What has another type is no hard link, so only the target can be missing. PAX lets such an \
     entry have content, which readers treat differently.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a\nhardlink b -> a"),
        FailEntries("hardlink b", "b"),
    ],
);
