//! Holding what an entry is against the clauses on types of files.

use super::tree::Kind;
use crate::layer::{
    ATTRIBUTES_NO_SPARSE, Attribute, Entry, EntryKind, FILE_TYPES, OVERLAY_WHITEOUT,
    verdict::LayerVerdict,
};

/// What a message calls an entry of this kind.
pub(super) fn described(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Regular => "a regular file",
        EntryKind::HardLink => "a hard link",
        EntryKind::SymbolicLink => "a symbolic link",
        EntryKind::CharacterDevice => "a character device",
        EntryKind::BlockDevice => "a block device",
        EntryKind::Directory => "a directory",
        EntryKind::Fifo => "a FIFO",
        EntryKind::Sparse => "a sparse file",
        EntryKind::Other(_) => "of another type",
    }
}

/// What a path is that has an entry of this kind, if that is no whiteout.
pub(super) fn kind(kind: EntryKind) -> Kind {
    match kind {
        EntryKind::Directory => Kind::Directory,
        EntryKind::SymbolicLink => Kind::SymbolicLink,
        _ => Kind::File,
    }
}

/// Holds the type of an entry against its clauses.
pub(super) fn judge(entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
    let (name, offset) = (entry.name, entry.offset);
    verdict.case(&FILE_TYPES);
    match entry.kind {
        EntryKind::Regular | EntryKind::Sparse => {
            verdict.case(&ATTRIBUTES_NO_SPARSE);
            if entry.sparse || entry.kind == EntryKind::Sparse {
                let message = "the file is written as a sparse one";
                verdict.breach(&ATTRIBUTES_NO_SPARSE, name, offset, message);
            }
        }
        EntryKind::Other(code) => {
            let code = code.escape_ascii();
            let message = format!("an entry of the type `{code}` is no file that layers have");
            verdict.breach(&FILE_TYPES, name, offset, message);
        }
        _ => {}
    }
    if entry.kind == EntryKind::CharacterDevice {
        verdict.case(&OVERLAY_WHITEOUT);
        if entry.device == (Attribute::Value(0), Attribute::Value(0)) {
            let message =
                "a character device 0, 0 marks what is deleted in overlayfs, not in layers";
            verdict.breach(&OVERLAY_WHITEOUT, name, offset, message);
        }
    }
}
