//! The clauses of [layer.md#opaque-whiteout](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#opaque-whiteout).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Severity, Subject,
};

/// Opaque whiteouts are called `.wh..wh..opq`.
pub static OPAQUE_NAME: Clause = Clause::must(
    "image.layer.opaque.name",
    "layer.md#opaque-whiteout",
    "A whiteout that hides all its siblings of lower layers is called `.wh..wh..opq`.",
)
.note(
    "It is no whiteout of `.wh..opq`, although it is spelled like one. It may stand in the root of \
     the file system too. A directory that overlayfs marks as opaque, with the value `y` of \
     `trusted.overlay.opaque` or `user.overlay.opaque`, should have had one instead.",
)
.softened(
    Severity::Warning,
    "that an attribute of overlayfs is meant as an opaque whiteout its bytes do not show",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh..wh..opq\nfile a/.wh..wh..opq"),
        FailEntries("pax SCHILY.xattr.trusted.overlay.opaque=y\ndir a/", "a/"),
    ],
);

pub(super) static OPAQUE_RECURSIVE: Clause = Clause::must(
    "image.layer.opaque.recursive",
    "layer.md#opaque-whiteout",
    "An opaque whiteout hides all that is in its directory, at any depth, but not the directory.",
);

pub(super) static OPAQUE_EQUIVALENT_EXPLICIT: Clause = Clause::must(
    "image.layer.opaque.equivalent-explicit",
    "layer.md#opaque-whiteout",
    "An opaque whiteout does the same as whiteouts for all that lower layers have beside it.",
);

/// Layers have no opaque whiteouts.
pub static OPAQUE_GENERATE_EXPLICIT: Clause = Clause::should(
    "image.layer.opaque.generate-explicit",
    "layer.md#opaque-whiteout",
    "Layers are made with a whiteout for each deleted path, not with opaque ones.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a/.wh.b"),
        FailEntries("file a/.wh..wh..opq", "a/.wh..wh..opq"),
    ],
);

pub(super) static OPAQUE_ACCEPT_BOTH: Clause = Clause::must(
    "image.layer.opaque.accept-both",
    "layer.md#opaque-whiteout",
    "Layers with either kind of whiteout are accepted.",
);

pub(super) static OPAQUE_ORDER_INDEPENDENT: Clause = Clause::must(
    "image.layer.opaque.order-independent",
    "layer.md#opaque-whiteout",
    "An opaque whiteout is applied before the rest of its layer, wherever it stands.",
)
.note("Who extracts entries as they come has to remember which ones the same layer brought.");
