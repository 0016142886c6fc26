//! What no sentence of layer.md forbids, but readers of layers stumble over.

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Held, Severity, Subject,
};

/// Advises against names that lead out of the root, or could.
pub static ESCAPING_NAME: Clause = Clause::advisory(
    "advisory.layer.escaping-name",
    "layer.md#populate-initial-filesystem",
    "No name of an entry and no target of a hard link has `..` in it.",
    Some("CVE-2014-6407"),
)
.note(
    "Some readers refuse such names, some keep them in the root, and careless ones write elsewhere. \
     `a/../b` is advised against too: where to it leads depends on what `a` is.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a..b\nhardlink ...c -> a..b"),
        FailEntries("file ../etc/passwd", "../etc/passwd"),
        FailEntries("dir a/\nfile a/../b", "a/../b"),
        FailEntries("hardlink passwd -> ../../etc/passwd", "passwd"),
    ],
);

/// Remarks on absolute targets of hard links.
pub static HARD_LINK_ABSOLUTE: Clause = Clause::advisory(
    "advisory.layer.hard-link-absolute",
    "layer.md#hardlinks",
    "The target of a hard link is relative to the root of the file system.",
    None,
)
.note(
    "Most readers take an absolute target as one in the root; some refuse it, and careless ones link \
     to a file of the host. That names of entries are relative is a clause of its own.",
)
.softened(
    Severity::Note,
    "a builder in wide use, kaniko, writes absolute targets",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file etc/passwd\nhardlink a -> ./etc/passwd"),
        FailEntries("file etc/passwd\nhardlink a -> /etc/passwd", "a"),
    ],
);

/// Advises against entries below symbolic links that lead out of the root.
pub static BELOW_OUTWARD_LINK: Clause = Clause::advisory(
    "advisory.layer.below-outward-link",
    "layer.md#applying-changesets",
    "No entry and no target of a hard link is below a symbolic link of the same layer that leads \
     out of the root.",
    Some("CVE-2014-6407"),
)
.note(
    "A reader that follows the link writes elsewhere. A link with an absolute target leads out, as \
     such a reader follows it; so does one that has more `..` than directories above it. A link \
     that a later entry replaces counts all the same. Whoever makes layers from a file system makes \
     none with such entries.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("symlink run -> /var/run\nfile var/run/pid"),
        FailEntries("symlink l -> /etc\nfile l/passwd", "l/passwd"),
        FailEntries("symlink a/l -> ../..\nfile a/l/b/c", "a/l/b/c"),
        FailEntries("symlink l -> /etc\nfile l/.wh.passwd", "l/.wh.passwd"),
        FailEntries("symlink l -> /etc\nhardlink p -> l/passwd", "p"),
        FailEntries("symlink l -> /etc\ndir l/\nfile l/passwd", "l/passwd"),
    ],
);

/// Remarks on entries below symbolic links that stay in the root.
pub static BELOW_INWARD_LINK: Clause = Clause::advisory(
    "advisory.layer.below-inward-link",
    "layer.md#applying-changesets",
    "No entry and no target of a hard link is below a symbolic link of the same layer.",
    None,
)
.note("Some readers follow the link, others put a directory in its place.")
.softened(
    Severity::Note,
    "most readers follow the link as it is meant",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("symlink bin -> usr/bin\nfile usr/bin/sh"),
        FailEntries("symlink bin -> usr/bin\nfile bin/sh", "bin/sh"),
    ],
);

/// Advises against entries below what is no directory.
pub static BELOW_NON_DIRECTORY: Clause = Clause::advisory(
    "advisory.layer.below-non-directory",
    "layer.md#applying-changesets",
    "No entry is below an entry of the same layer that is no directory.",
    None,
)
.note(
    "The place is the later of the two, which some readers refuse and for which others remove the \
     earlier. A symbolic link counts if it comes after what is below it.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("dir a/\nfile a/b"),
        FailEntries("file a\nfile a/b", "a/b"),
        FailEntries("file a/b\nfile a", "a"),
        FailEntries("file a/b\nsymlink a -> c", "a"),
    ],
);

/// Advises against a root that is no directory.
pub static ROOT_DIRECTORY: Clause = Clause::advisory(
    "advisory.layer.root-directory",
    "layer.md#populate-initial-filesystem",
    "An entry for the root is a directory.",
    Some("CVE-2021-29136"),
)
.note("A symbolic link in place of the root makes careless readers write all else to its target.")
.judged(
    Subject::Layer,
    &[
        PassEntries("dir ./\nfile ./a"),
        FailEntries("symlink . -> /", "."),
        FailEntries("symlink a/.. -> /", "a/.."),
    ],
);

/// Advises against whiteouts in the manner of overlayfs.
pub static OVERLAY_WHITEOUT: Clause = Clause::advisory(
    "advisory.layer.overlay-whiteout",
    "layer.md#whiteouts",
    "No character device has the numbers 0 and 0.",
    None,
)
.note(
    "So does the file system overlayfs mark what is deleted, while a layer has whiteouts with the \
     prefix `.wh.`. Where the layer is unpacked into an overlay, the device deletes; elsewhere it \
     is a device.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("char dev/null devmajor=1 devminor=3"),
        FailEntries("char etc/passwd devmajor=0 devminor=0", "etc/passwd"),
    ],
);

/// Remarks on what the file system AUFS leaves behind.
pub static AUFS_NAME: Clause = Clause::advisory(
    "advisory.layer.aufs-name",
    "layer.md#whiteouts",
    "No whiteout but an opaque one has a name that begins with `.wh..wh.`.",
    None,
)
.note(
    "The file system AUFS has such names for its own use: `.wh..wh.aufs`, `.wh..wh.orph`, \
     `.wh..wh.plnk`. As whiteouts they delete what cannot exist.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file .wh.a\nfile .wh..wh..opq"),
        FailEntries("file .wh..wh.aufs", ".wh..wh.aufs"),
    ],
);

/// Advises against hard links that come before their target.
pub static HARD_LINK_ORDER: Clause = Clause::advisory(
    "advisory.layer.hard-link-order",
    "layer.md#hardlinks",
    "A hard link comes after its target.",
    None,
)
.note("Readers that make entries as they come cannot make the link, nor one that leads to itself.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file a\nhardlink b -> a\nhardlink c -> ./b"),
        FailEntries("hardlink b -> a\nfile a", "b"),
        FailEntries("hardlink b -> ./b", "b"),
    ],
);

/// Advises against hard links that lead nowhere.
pub static HARD_LINK_DANGLING: Clause = Clause::advisory(
    "advisory.layer.hard-link-dangling",
    "layer.md#hardlinks",
    "The target of a hard link is in its layer or in a lower one.",
    None,
)
.note("Nobody can make the link. A whiteout is no target, and what it deleted neither.")
.judged(
    Subject::Layer,
    &[
        PassEntries("symlink a -> x\nhardlink b -> a"),
        FailEntries("file .wh.a\nhardlink b -> .wh.a", "b"),
        FailEntries("file a\nhardlink b -> a/c", "b"),
    ],
);

/// Remarks on hard links to lower layers.
pub static HARD_LINK_ACROSS_LAYERS: Clause = Clause::advisory(
    "advisory.layer.hard-link-across-layers",
    "layer.md#hardlinks",
    "The target of a hard link is in its own layer.",
    None,
)
.note("Where each layer is unpacked into a directory of its own, such a link cannot be made.")
.softened(
    Severity::Note,
    "the specification allows such links, and only warns of them",
)
.held(Held::Judged(Subject::Graph));

/// Remarks on whiteouts of what no lower layer has.
pub static WHITEOUT_OF_NOTHING: Clause = Clause::advisory(
    "advisory.layer.whiteout-of-nothing",
    "layer.md#whiteouts",
    "A whiteout deletes something.",
    None,
)
.note(
    "There need not be anything to delete, but if there is not, the layer was perhaps made for \
     another image. The lowest layer has nothing to delete at all.",
)
.softened(
    Severity::Note,
    "the specification does not ask that there is something to delete",
)
.held(Held::Judged(Subject::Graph));
