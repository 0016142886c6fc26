//! Holding what an entry says of a file against the clauses on attributes.

use oci_conformance::Clause;

use crate::layer::{
    ATTRIBUTES_GID, ATTRIBUTES_MODE, ATTRIBUTES_MTIME, ATTRIBUTES_SYMLINK, ATTRIBUTES_UID,
    Attribute, Entry, EntryKind, OPAQUE_NAME, verdict::LayerVerdict,
};

/// The PAX records by which overlayfs marks a directory that hides what is below it.
const OVERLAY_OPAQUE: [&[u8]; 2] = [
    b"SCHILY.xattr.trusted.overlay.opaque",
    b"SCHILY.xattr.user.overlay.opaque",
];

/// Holds the attributes of an entry that is no whiteout against their clauses.
pub(super) fn judge(entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
    if matches!(entry.kind, EntryKind::Other(_)) {
        // Nobody knows what its fields mean.
        return;
    }
    number(
        &ATTRIBUTES_MTIME,
        entry.mtime,
        "modification time",
        entry,
        verdict,
    );
    number(&ATTRIBUTES_UID, entry.uid, "user", entry, verdict);
    number(&ATTRIBUTES_GID, entry.gid, "group", entry, verdict);
    number(&ATTRIBUTES_MODE, entry.mode, "mode", entry, verdict);
    if entry.kind == EntryKind::SymbolicLink {
        verdict.case(&ATTRIBUTES_SYMLINK);
        if entry.link_name.is_empty() {
            let message = "the symbolic link has no target";
            verdict.breach(&ATTRIBUTES_SYMLINK, entry.name, entry.offset, message);
        }
    }
    if entry.kind == EntryKind::Directory {
        let marks = |key: &&&[u8]| entry.records.get(key) == Some(b"y");
        if let Some(key) = OVERLAY_OPAQUE.iter().find(marks) {
            let key = String::from_utf8_lossy(key);
            let message = format!("`{key}` makes the directory opaque instead of `.wh..wh..opq`");
            verdict.case(&OPAQUE_NAME);
            verdict.breach(&OPAQUE_NAME, entry.name, entry.offset, message);
        }
    }
}

fn number<T: Copy>(
    clause: &'static Clause,
    attribute: Attribute<T>,
    what: &str,
    entry: &Entry<'_>,
    verdict: &mut LayerVerdict<'_>,
) {
    verdict.case(clause);
    let message = match attribute {
        Attribute::Value(_) => return,
        Attribute::Missing => format!("there is no {what}"),
        Attribute::Malformed => format!("the {what} is not a number"),
    };
    verdict.breach(clause, entry.name, entry.offset, message);
}
