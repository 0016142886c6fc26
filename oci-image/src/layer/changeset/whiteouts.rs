//! Holding whiteouts against their clauses.

use super::{kinds::described, tree::Kind, way::PREFIX};
use crate::layer::{
    AUFS_NAME, Entry, EntryKind, OPAQUE_GENERATE_EXPLICIT, OPAQUE_NAME, WHITEOUT_EMPTY,
    WHITEOUT_NAME, WHITEOUT_NO_BASENAME_INVALID, WHITEOUT_ORDER, WHITEOUT_REGULAR_FILE,
    WHITEOUT_RESERVED_PREFIX, path::shown, verdict::LayerVerdict,
};

/// What a whiteout deletes, by its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Whiteout<'n> {
    /// What is in its directory by this name.
    Of(&'n [u8]),
    /// Everything in its directory.
    Opaque,
    /// Something that no directory can have by a name: nothing, `.` or `..`.
    Nameless(&'n [u8]),
    /// Something that has the name of a whiteout itself, as AUFS leaves behind.
    Marker(&'n [u8]),
}

impl<'n> Whiteout<'n> {
    /// What an entry deletes whose path ends in this name, if it is a whiteout.
    pub(super) fn by_name(name: &'n [u8]) -> Option<Self> {
        let deleted = name.strip_prefix(PREFIX)?;
        Some(match deleted {
            b"" | b"." | b".." => Self::Nameless(deleted),
            b".wh..opq" => Self::Opaque,
            _ if deleted.starts_with(PREFIX) => Self::Marker(deleted),
            _ => Self::Of(deleted),
        })
    }

    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Of(_) => Kind::Whiteout,
            Self::Opaque => Kind::OpaqueWhiteout,
            Self::Nameless(_) | Self::Marker(_) => Kind::VoidWhiteout,
        }
    }

    /// Holds an entry against the clauses on whiteouts. `occupied` says whether its directory has
    /// entries already.
    pub(super) fn judge(self, entry: &Entry<'_>, occupied: bool, verdict: &mut LayerVerdict<'_>) {
        self.judge_name(entry, verdict);
        let (name, offset) = (entry.name, entry.offset);
        verdict.case(&WHITEOUT_EMPTY);
        if entry.size > 0 {
            let message = match entry.size {
                1 => "the whiteout has a byte of content".to_owned(),
                size => format!("the whiteout has {size} bytes of content"),
            };
            verdict.breach(&WHITEOUT_EMPTY, name, offset, message);
        }
        // Each says the same of the types of entries, but the first only in newer versions.
        let types = if verdict.judges(&WHITEOUT_REGULAR_FILE) {
            &WHITEOUT_REGULAR_FILE
        } else {
            &WHITEOUT_RESERVED_PREFIX
        };
        verdict.case(types);
        if !matches!(entry.kind, EntryKind::Regular | EntryKind::Sparse) {
            let message = format!("the whiteout is {}", described(entry.kind));
            verdict.breach(types, name, offset, message);
        }
        verdict.case(&WHITEOUT_ORDER);
        if occupied {
            let message = "the whiteout comes after other entries of its directory";
            verdict.breach(&WHITEOUT_ORDER, name, offset, message);
        }
    }

    fn judge_name(self, entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
        let (name, offset) = (entry.name, entry.offset);
        let naming = if verdict.judges(&WHITEOUT_NO_BASENAME_INVALID) {
            &WHITEOUT_NO_BASENAME_INVALID
        } else {
            &WHITEOUT_NAME
        };
        verdict.case(naming);
        verdict.case(&OPAQUE_GENERATE_EXPLICIT);
        verdict.case(&AUFS_NAME);
        match self {
            Self::Of(_) => {}
            Self::Opaque => {
                verdict.case(&OPAQUE_NAME);
                let message = "the whiteout deletes everything in its directory instead of paths";
                verdict.breach(&OPAQUE_GENERATE_EXPLICIT, name, offset, message);
            }
            Self::Nameless(b"") => {
                let message = "the whiteout does not name what it deletes";
                verdict.breach(naming, name, offset, message);
            }
            Self::Nameless(deleted) => {
                let message = format!("the whiteout would delete `{}`", shown(deleted));
                verdict.breach(naming, name, offset, message);
            }
            Self::Marker(deleted) => {
                let deleted = shown(deleted);
                let message = format!("the whiteout would delete `{deleted}`, a whiteout itself");
                verdict.breach(&AUFS_NAME, name, offset, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_whiteouts() {
        for (name, expected) in [
            ("a", None),
            (".wh", None),
            (".whx", None),
            ("a.wh.b", None),
            (".WH.a", None),
            (".wh.a", Some(Whiteout::Of(b"a"))),
            (".wh..a", Some(Whiteout::Of(b".a"))),
            (".wh....", Some(Whiteout::Of(b"..."))),
            (".wh..opq", Some(Whiteout::Of(b".opq"))),
            (".wh..wh", Some(Whiteout::Of(b".wh"))),
            (".wh..wh..opq", Some(Whiteout::Opaque)),
            (".wh.", Some(Whiteout::Nameless(b""))),
            (".wh..", Some(Whiteout::Nameless(b"."))),
            (".wh...", Some(Whiteout::Nameless(b".."))),
            (".wh..wh.", Some(Whiteout::Marker(b".wh."))),
            (".wh..wh.opq", Some(Whiteout::Marker(b".wh.opq"))),
            (".wh..wh..opqx", Some(Whiteout::Marker(b".wh..opqx"))),
            (".wh..wh.plnk", Some(Whiteout::Marker(b".wh.plnk"))),
        ] {
            assert_eq!(Whiteout::by_name(name.as_bytes()), expected, "{name}");
        }
    }
}
