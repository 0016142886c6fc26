//! Holding hard links against what is in their layer.

use oci_conformance::Reason;

use super::{
    tree::{Id, Kind, Tree},
    way::{Barrier, blocked},
};
use crate::layer::{
    ATTRIBUTES_HARDLINK, ESCAPING_NAME, Entry, HARD_LINK_ABSOLUTE, HARD_LINK_DANGLING,
    HARD_LINK_ORDER, HARDLINKS_NOT_DIRECTORIES,
    path::{has_parents, shown, without_parents},
    stack::{Question, Questions},
    verdict::LayerVerdict,
};

/// The hard links whose target has not come yet.
#[derive(Debug, Default)]
pub(super) struct HardLinks {
    open: Questions,
}

/// What a layer has at the target of a hard link.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Target {
    /// Nothing, or nothing that an entry tells of.
    Unknown,
    /// Something with an entry of its own, or the root.
    Known(Id),
    /// It is below something that is no directory.
    Blocked(Barrier, Id),
}

impl Target {
    fn find(path: &[u8], tree: &Tree) -> Self {
        let mut blocked = None;
        let found = tree.find(path, |passed| {
            let barrier = Barrier::of(&tree.get(passed));
            blocked = blocked.max(barrier.map(|barrier| (barrier, passed)));
        });
        match (blocked, found) {
            (Some((barrier, at)), _) => Self::Blocked(barrier, at),
            (None, Some(id)) if id == Tree::ROOT || tree.get(id).has_entry() => Self::Known(id),
            (None, _) => Self::Unknown,
        }
    }
}

impl HardLinks {
    /// Holds the hard link at `node` against what came before it.
    pub(super) fn judge(
        &mut self,
        entry: &Entry<'_>,
        node: Id,
        tree: &Tree,
        verdict: &mut LayerVerdict<'_>,
    ) {
        let (name, offset) = (entry.name, entry.offset);
        verdict.case(&ATTRIBUTES_HARDLINK);
        if entry.link_name.is_empty() {
            verdict.breach(
                &ATTRIBUTES_HARDLINK,
                name,
                offset,
                "the hard link has no target",
            );
            return;
        }
        verdict.case(&ESCAPING_NAME);
        let target = shown(entry.link_name);
        if has_parents(entry.link_name) {
            let message = format!("the target `{target}` has `..` in it");
            verdict.breach(&ESCAPING_NAME, name, offset, message);
        }
        verdict.case(&HARD_LINK_ABSOLUTE);
        if entry.link_name.starts_with(b"/") {
            let message = format!("the target `{target}` is absolute");
            verdict.breach(&HARD_LINK_ABSOLUTE, name, offset, message);
        }
        let path = without_parents(entry.link_name);
        let question = Question {
            offset,
            name,
            target: &path,
        };
        let found = Target::find(&path, tree);
        if tree.find(&path, |_| {}) == Some(node) {
            verdict.case(&HARD_LINK_ORDER);
            let message = "the hard link leads to itself";
            verdict.breach(&HARD_LINK_ORDER, name, offset, message);
        } else if found == Target::Unknown {
            if !self.open.push(question) {
                verdict.unjudged(&HARDLINKS_NOT_DIRECTORIES, Reason::Limit);
                verdict.unjudged(&HARD_LINK_DANGLING, Reason::Limit);
                verdict.unjudged(&HARD_LINK_ORDER, Reason::Limit);
            }
        } else {
            settle(question, found, tree, verdict);
        }
    }

    /// Holds the hard links that are still open against all of the layer, and returns those whose
    /// target is elsewhere.
    pub(super) fn finish(self, tree: &Tree, verdict: &mut LayerVerdict<'_>) -> Questions {
        let mut elsewhere = Questions::default();
        for question in self.open.iter() {
            let found = Target::find(question.target, tree);
            match found {
                // There were no more of them before.
                Target::Unknown => _ = elsewhere.push(question),
                Target::Blocked(..) => settle(question, found, tree, verdict),
                Target::Known(_) => {
                    verdict.case(&HARD_LINK_ORDER);
                    let target = shown(question.target);
                    let message = format!("the hard link comes before its target `{target}`");
                    verdict.breach(&HARD_LINK_ORDER, question.name, question.offset, message);
                    settle(question, found, tree, verdict);
                }
            }
        }
        elsewhere
    }
}

/// Holds a hard link against what is at its target.
fn settle(link: Question<'_>, found: Target, tree: &Tree, verdict: &mut LayerVerdict<'_>) {
    let (name, offset) = (link.name, link.offset);
    let target = shown(link.target);
    match found {
        Target::Unknown => {}
        Target::Blocked(Barrier::NonDirectory, at) => {
            let at = shown(&tree.path(at));
            verdict.case(&HARD_LINK_DANGLING);
            let message = format!("the target `{target}` is below `{at}`, which is no directory");
            verdict.breach(&HARD_LINK_DANGLING, name, offset, message);
        }
        Target::Blocked(barrier, at) => {
            let what = format!("the target `{target}`");
            blocked(&what, barrier, &tree.path(at), name, offset, verdict);
        }
        Target::Known(id) => {
            verdict.case(&HARDLINKS_NOT_DIRECTORIES);
            verdict.case(&HARD_LINK_DANGLING);
            verdict.case(&HARD_LINK_ORDER);
            match tree.get(id).kind {
                Kind::Directory | Kind::Implied => {
                    let message = format!("the target `{target}` is a directory");
                    verdict.breach(&HARDLINKS_NOT_DIRECTORIES, name, offset, message);
                }
                Kind::Whiteout | Kind::OpaqueWhiteout | Kind::VoidWhiteout => {
                    let message = format!("the target `{target}` is a whiteout");
                    verdict.breach(&HARD_LINK_DANGLING, name, offset, message);
                }
                Kind::SymbolicLink | Kind::File => {}
            }
        }
    }
}
