//! The way from the root to a path, and what stands in it.

use super::tree::{Full, Id, Kind, Link, Node, Tree};
use crate::layer::{
    BELOW_INWARD_LINK, BELOW_NON_DIRECTORY, BELOW_OUTWARD_LINK, Entry, Limits,
    WHITEOUT_RESERVED_PREFIX,
    path::{parts, shown},
    verdict::LayerVerdict,
};

/// The prefix of the names of whiteouts.
pub(super) const PREFIX: &[u8] = b".wh.";

/// The way from the root to a path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Where it ends.
    pub(super) node: Id,
    /// What that is in; the root is in itself.
    pub(super) directory: Id,
    /// How many parts the path has.
    pub(super) depth: usize,
    barrier: Option<(Barrier, Id)>,
    /// What has the name of a whiteout, and now for the first time something in it.
    marker: Option<Id>,
}

/// Something on the way that is no directory, the mildest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Barrier {
    InwardLink,
    NonDirectory,
    OutwardLink,
}

impl Barrier {
    pub(super) fn of(node: &Node) -> Option<Self> {
        match (node.link, node.kind) {
            (Link::Outward, _) => Some(Self::OutwardLink),
            (Link::Inward, _) => Some(Self::InwardLink),
            (Link::No, Kind::File) => Some(Self::NonDirectory),
            (Link::No, _) => None,
        }
    }
}

/// Finds the way to paths, and remembers the last one: most entries stand beside the one before, and
/// change nothing on the way to them. What is in their directory's place is looked at each time.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Up to the last `/`.
    directory: Vec<u8>,
    recent: Option<Way>,
}

impl Ways {
    /// Goes to a path, which is put into the tree if need be.
    pub(super) fn to(
        &mut self,
        path: &[u8],
        tree: &mut Tree,
        limits: &Limits,
    ) -> Result<Way, Full> {
        let slash = path.iter().rposition(|&byte| byte == b'/');
        let last = slash.map_or(0, |slash| slash.saturating_add(1));
        let (directory, last) = path.split_at_checked(last).unwrap_or_default();
        let mut way = match self.recent {
            Some(way) if self.directory == directory => way,
            _ => {
                let mut way = Way::BEGIN;
                for part in parts(directory) {
                    way.step(part, tree, limits)?;
                }
                self.directory.clear();
                self.directory.extend_from_slice(directory);
                self.recent = Some(Way {
                    marker: None,
                    ..way
                });
                way
            }
        };
        for part in parts(last) {
            way.step(part, tree, limits)?;
        }
        Ok(way)
    }
}

impl Way {
    const BEGIN: Self = Self {
        node: Tree::ROOT,
        directory: Tree::ROOT,
        depth: 0,
        barrier: None,
        marker: None,
    };

    fn step(&mut self, part: &[u8], tree: &mut Tree, limits: &Limits) -> Result<(), Full> {
        if self.depth >= limits.path_depth {
            return Err(Full::Depth);
        }
        self.pass(tree);
        self.depth = self.depth.saturating_add(1);
        self.directory = self.node;
        self.node = tree.child_or_new(self.directory, part)?;
        Ok(())
    }

    /// The way goes on from where it is now.
    fn pass(&mut self, tree: &mut Tree) {
        let at = self.node;
        let node = tree.get(at);
        let barrier = Barrier::of(&node).map(|barrier| (barrier, at));
        if barrier.map(|(kind, _)| kind) > self.barrier.map(|(kind, _)| kind) {
            self.barrier = barrier;
        }
        if !node.holds {
            tree.change(at, |node| node.holds = true);
            if tree.name(at).starts_with(PREFIX) {
                self.marker = self.marker.or(Some(at));
            }
        }
    }

    /// Holds the way of an entry against what stands in it.
    pub(super) fn judge(&self, entry: &Entry<'_>, tree: &Tree, verdict: &mut LayerVerdict<'_>) {
        verdict.case(&BELOW_OUTWARD_LINK);
        verdict.case(&BELOW_INWARD_LINK);
        verdict.case(&BELOW_NON_DIRECTORY);
        if let Some((barrier, at)) = self.barrier {
            let (name, offset) = (entry.name, entry.offset);
            blocked("it", barrier, &tree.path(at), name, offset, verdict);
        }
        verdict.case(&WHITEOUT_RESERVED_PREFIX);
        if let Some(marker) = self.marker {
            let marker = shown(&tree.path(marker));
            let message = format!("it is in `{marker}`, which has the name of a whiteout");
            verdict.breach(&WHITEOUT_RESERVED_PREFIX, entry.name, entry.offset, message);
        }
    }
}

/// What an entry speaks of is below something that is no directory.
pub(super) fn blocked(
    what: &str,
    barrier: Barrier,
    at: &[u8],
    name: &[u8],
    offset: u64,
    verdict: &mut LayerVerdict<'_>,
) {
    let at = if at.is_empty() {
        "the root".to_owned()
    } else {
        format!("`{}`", shown(at))
    };
    let (clause, which) = match barrier {
        Barrier::InwardLink => (&BELOW_INWARD_LINK, "a symbolic link of the same layer"),
        Barrier::OutwardLink => (
            &BELOW_OUTWARD_LINK,
            "a symbolic link of the same layer that leads out of the root",
        ),
        Barrier::NonDirectory => (
            &BELOW_NON_DIRECTORY,
            "which is no directory in the same layer",
        ),
    };
    verdict.breach(
        clause,
        name,
        offset,
        format!("{what} is below {at}, {which}"),
    );
}
