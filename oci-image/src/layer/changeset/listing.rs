//! Entries for tests, listed as by `ls -l`.

use crate::layer::{Attribute, Entry, EntryKind, Records, Time};

/// An entry as usual tools make it.
pub(in crate::layer) fn entry(kind: EntryKind, name: &[u8]) -> Entry<'_> {
    Entry {
        offset: 0,
        kind,
        name,
        link_name: b"",
        size: 0,
        mode: Attribute::Value(0o755),
        uid: Attribute::Value(0),
        gid: Attribute::Value(0),
        mtime: Attribute::Value(Time {
            seconds: 0,
            nanoseconds: 0,
        }),
        device: (Attribute::Value(1), Attribute::Value(3)),
        sparse: false,
        records: Records::default(),
    }
}

/// An entry for each line: the letter of `ls -l` for its kind, its name, and a target.
pub(in crate::layer) fn entries(text: &str) -> Vec<Entry<'_>> {
    let lines = text.lines().zip((0_u64..).step_by(512));
    let entries = lines.map(|(line, offset)| {
        let (kind, rest) = line.split_at(1);
        let rest = rest.trim_start();
        let (name, target) = rest.split_once(" -> ").unwrap_or((rest, ""));
        let kind = match kind {
            "-" => EntryKind::Regular,
            "d" => EntryKind::Directory,
            "l" => EntryKind::SymbolicLink,
            "h" => EntryKind::HardLink,
            "c" => EntryKind::CharacterDevice,
            "b" => EntryKind::BlockDevice,
            "p" => EntryKind::Fifo,
            kind => EntryKind::Other(kind.as_bytes()[0]),
        };
        Entry {
            offset,
            link_name: target.as_bytes(),
            ..entry(kind, name.as_bytes())
        }
    });
    entries.collect()
}
