//! Holding the entries of a layer against the clauses of layer.md.
#![warn(clippy::arithmetic_side_effects)]

mod attributes;
mod hard_links;
mod kinds;
#[cfg(test)]
pub(super) mod listing;
#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
mod traces;
mod tree;
mod way;
mod whiteouts;

use std::borrow::Cow;

use oci_conformance::{Clause, Reason};

use self::{
    hard_links::HardLinks,
    tree::{Full, Kind, Link, Tree},
    way::{Way, Ways},
    whiteouts::Whiteout,
};
use super::{
    ATTRIBUTES_GID, ATTRIBUTES_HARDLINK, ATTRIBUTES_MODE, ATTRIBUTES_MTIME, ATTRIBUTES_NO_SPARSE,
    ATTRIBUTES_SYMLINK, ATTRIBUTES_UID, BELOW_NON_DIRECTORY, CREATE_RELATIVE_PATHS, ESCAPING_NAME,
    Entry, EntryKind, FILE_TYPES, FORMAT_NO_DUPLICATE_PATHS, HARDLINKS_NOT_DIRECTORIES, Limits,
    OPAQUE_GENERATE_EXPLICIT, OPAQUE_NAME, ROOT_DIRECTORY, WHITEOUT_EMPTY, WHITEOUT_NAME,
    WHITEOUT_NO_BASENAME_INVALID, WHITEOUT_OF_NOTHING, WHITEOUT_ORDER, WHITEOUT_REGULAR_FILE,
    WHITEOUT_RESERVED_PREFIX,
    path::{leads_out, without_parents},
    stack::{Footprint, Question, Questions},
    verdict::LayerVerdict,
};

/// What is held against every entry, so that nothing is known of it where entries were not seen.
static ABOUT_ENTRIES: &[&Clause] = &[
    &FORMAT_NO_DUPLICATE_PATHS,
    &FILE_TYPES,
    &ATTRIBUTES_MTIME,
    &ATTRIBUTES_UID,
    &ATTRIBUTES_GID,
    &ATTRIBUTES_MODE,
    &ATTRIBUTES_SYMLINK,
    &ATTRIBUTES_HARDLINK,
    &ATTRIBUTES_NO_SPARSE,
    &HARDLINKS_NOT_DIRECTORIES,
    &CREATE_RELATIVE_PATHS,
    &WHITEOUT_EMPTY,
    &WHITEOUT_NAME,
    &WHITEOUT_NO_BASENAME_INVALID,
    &WHITEOUT_RESERVED_PREFIX,
    &WHITEOUT_REGULAR_FILE,
    &WHITEOUT_ORDER,
    &OPAQUE_NAME,
    &OPAQUE_GENERATE_EXPLICIT,
];

/// What is known of the entries of a layer so far.
#[derive(Debug)]
pub(super) struct Changeset {
    entries: u64,
    limits: Limits,
    /// Whether a limit was reached.
    full: bool,
    tree: Tree,
    ways: Ways,
    hard_links: HardLinks,
    whiteouts: Questions,
}

impl Changeset {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            entries: 0,
            limits: *limits,
            full: false,
            tree: Tree::new(limits),
            ways: Ways::default(),
            hard_links: HardLinks::default(),
            whiteouts: Questions::default(),
        }
    }

    /// Takes in the next entry.
    pub(super) fn entry(&mut self, entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
        if self.full {
            return;
        }
        let name = without_parents(entry.name);
        let way = if self.entries < self.limits.entries {
            self.ways.to(&name, &mut self.tree, &self.limits)
        } else {
            Err(Full::Entries)
        };
        match way {
            Ok(way) => {
                self.entries = self.entries.saturating_add(1);
                judge_name(entry, matches!(name, Cow::Owned(_)), verdict);
                self.judge(entry, way, verdict);
            }
            Err(full) => {
                self.full = true;
                verdict.limit(self.reached(full));
            }
        }
    }

    /// How many entries there were.
    pub(super) fn entries(&self) -> u64 {
        self.entries
    }

    /// There are no more entries. With `complete`, all of the archive was seen.
    pub(super) fn finish(self, complete: bool, verdict: &mut LayerVerdict<'_>) -> Footprint {
        let complete = complete && !self.full;
        let mut elsewhere = self.hard_links.finish(&self.tree, verdict);
        if !complete {
            let reason = match verdict.limited() {
                Some(_) => Reason::Limit,
                None => Reason::Prerequisite,
            };
            for clause in ABOUT_ENTRIES {
                verdict.unjudged(clause, reason);
            }
            // Their targets may be in what was not seen.
            elsewhere = Questions::default();
        }
        let records = traces::records(&self.tree);
        drop(self.tree);
        Footprint::new(records, self.whiteouts, elsewhere, complete)
    }

    fn judge(&mut self, entry: &Entry<'_>, way: Way, verdict: &mut LayerVerdict<'_>) {
        way.judge(entry, &self.tree, verdict);
        let node = self.tree.get(way.node);
        verdict.case(&FORMAT_NO_DUPLICATE_PATHS);
        if node.has_entry() {
            let first = node.offset;
            let message = format!("an entry for the same path begins at byte {first} already");
            let (name, offset) = (entry.name, entry.offset);
            verdict.breach(&FORMAT_NO_DUPLICATE_PATHS, name, offset, message);
        }
        kinds::judge(entry, verdict);
        let kind = match Whiteout::by_name(self.tree.name(way.node)) {
            Some(whiteout) => {
                let occupied = self.tree.get(way.directory).occupied;
                whiteout.judge(entry, occupied, verdict);
                whiteout.kind()
            }
            None => self.judge_file(entry, way, verdict),
        };
        if kind == Kind::Whiteout {
            self.ask_for_deleted(entry, verdict);
        }
        let link = match kind {
            Kind::SymbolicLink if leads_out(entry.link_name, way.depth.saturating_sub(1)) => {
                Link::Outward
            }
            Kind::SymbolicLink => Link::Inward,
            _ => Link::No,
        };
        self.tree.change(way.node, |node| {
            if !node.has_entry() {
                node.offset = entry.offset;
            }
            node.kind = kind;
            node.link = node.link.max(link);
        });
    }

    /// Holds an entry that is no whiteout against what there is before it, and says what it is.
    fn judge_file(&mut self, entry: &Entry<'_>, way: Way, verdict: &mut LayerVerdict<'_>) -> Kind {
        attributes::judge(entry, verdict);
        if entry.kind == EntryKind::HardLink {
            self.hard_links.judge(entry, way.node, &self.tree, verdict);
        }
        let kind = kinds::kind(entry.kind);
        if way.node == Tree::ROOT {
            judge_root(entry, kind, verdict);
        } else {
            let occupy = |node: &mut tree::Node| node.occupied = true;
            self.tree.change(way.directory, occupy);
        }
        if self.tree.get(way.node).holds && kind != Kind::Directory {
            let message = "an earlier entry is below it, and it is no directory";
            verdict.breach(&BELOW_NON_DIRECTORY, entry.name, entry.offset, message);
        }
        kind
    }

    /// Whether lower layers have what a whiteout deletes is asked later.
    fn ask_for_deleted(&mut self, entry: &Entry<'_>, verdict: &mut LayerVerdict<'_>) {
        let question = Question {
            offset: entry.offset,
            name: entry.name,
            target: b"",
        };
        if !self.whiteouts.push(question) {
            verdict.unjudged(&WHITEOUT_OF_NOTHING, Reason::Limit);
        }
    }

    /// What to say of a limit.
    fn reached(&self, full: Full) -> String {
        match full {
            Full::Entries => format!(
                "the layer has more than {} entries and implied directories (limit `entries`)",
                self.limits.entries
            ),
            Full::Bytes => format!(
                "the names of all entries are longer than {} bytes (limit `names_bytes`)",
                self.limits.names_bytes
            ),
            Full::Depth => format!(
                "the name of an entry has more than {} parts (limit `path_depth`)",
                self.limits.path_depth
            ),
        }
    }
}

fn judge_name(entry: &Entry<'_>, has_parents: bool, verdict: &mut LayerVerdict<'_>) {
    verdict.case(&CREATE_RELATIVE_PATHS);
    if entry.name.starts_with(b"/") {
        let message = "the name is absolute";
        verdict.breach(&CREATE_RELATIVE_PATHS, entry.name, entry.offset, message);
    }
    verdict.case(&ESCAPING_NAME);
    if has_parents {
        let message = "the name has `..` in it";
        verdict.breach(&ESCAPING_NAME, entry.name, entry.offset, message);
    }
}

fn judge_root(entry: &Entry<'_>, kind: Kind, verdict: &mut LayerVerdict<'_>) {
    verdict.case(&ROOT_DIRECTORY);
    if kind != Kind::Directory {
        let message = format!("the root is {}", kinds::described(entry.kind));
        verdict.breach(&ROOT_DIRECTORY, entry.name, entry.offset, message);
    }
}
