//! The paths of a layer, as a tree.

use std::hash::{BuildHasher, RandomState};

use hashbrown::{HashTable, hash_table::Entry};

use crate::layer::{Limits, path::parts};

/// The paths that the entries of a layer name, and the directories above them.
///
/// A node comes after the one that it is in, and takes 24 bytes, its name, and less than 10 bytes
/// of the table. The table's hashes have a random key, so no archive can choose names that collide.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    names: Vec<u8>,
    table: HashTable<u32>,
    hasher: RandomState,
    most_nodes: usize,
    most_bytes: usize,
}

/// One path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Where the header of the first entry for it begins.
    pub(super) offset: u64,
    parent: u32,
    name_start: u32,
    name_length: u32,
    pub(super) kind: Kind,
    /// Where to it leads if any entry made it a symbolic link: one that comes later does not undo
    /// what a reader may have done in between.
    pub(super) link: Link,
    /// Whether an entry that is no whiteout stands directly in it.
    pub(super) occupied: bool,
    /// Whether anything is in it.
    pub(super) holds: bool,
}

/// What a path is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A directory that has no entry of its own, but something in it.
    Implied,
    /// A directory.
    Directory,
    /// A symbolic link.
    SymbolicLink,
    /// Any other file.
    File,
    /// A whiteout of one path.
    Whiteout,
    /// A whiteout of everything in its directory.
    OpaqueWhiteout,
    /// A whiteout of what cannot exist.
    VoidWhiteout,
}

/// Where to a path leads as a symbolic link.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Link {
    /// It is none.
    No,
    /// To somewhere in the root.
    Inward,
    /// Out of the root, by its spelling.
    Outward,
}

/// Which node; a path comes after the one that it is in.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Id(u32);

/// A limit that was reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Full {
    /// [`Limits::entries`].
    Entries,
    /// [`Limits::names_bytes`].
    Bytes,
    /// [`Limits::path_depth`].
    Depth,
}

impl Id {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Node {
    const fn new(parent: u32, name_start: u32, name_length: u32) -> Self {
        Self {
            offset: 0,
            parent,
            name_start,
            name_length,
            kind: Kind::Implied,
            link: Link::No,
            occupied: false,
            holds: false,
        }
    }

    /// Whether an entry says what it is.
    pub(super) fn has_entry(&self) -> bool {
        self.kind != Kind::Implied
    }
}

impl Tree {
    pub(super) const ROOT: Id = Id(0);

    /// A tree of the root alone, without an entry.
    pub(super) fn new(limits: &Limits) -> Self {
        let addressable = u32::MAX as usize;
        Self {
            nodes: vec![Node::new(0, 0, 0)],
            names: Vec::new(),
            table: HashTable::new(),
            hasher: RandomState::new(),
            most_nodes: usize::try_from(limits.entries)
                .unwrap_or(usize::MAX)
                .min(addressable),
            most_bytes: limits.names_bytes.min(addressable),
        }
    }

    /// How many paths there are beside the root.
    pub(super) fn len(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    pub(super) fn get(&self, id: Id) -> Node {
        let node = self.nodes.get(id.index()).copied();
        node.unwrap_or(Node::new(0, 0, 0))
    }

    pub(super) fn change(&mut self, id: Id, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id.index()) {
            change(node);
        }
    }

    /// All paths, each after the one that it is in.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Id, Node)> {
        (0..).map(Id).zip(self.nodes.iter().copied())
    }

    pub(super) fn parent(&self, id: Id) -> Id {
        Id(self.get(id).parent)
    }

    /// The last part of its path; empty for the root.
    pub(super) fn name(&self, id: Id) -> &[u8] {
        name(&self.nodes, &self.names, id.0)
    }

    /// Its path.
    pub(super) fn path(&self, mut id: Id) -> Vec<u8> {
        let mut parts = Vec::new();
        while id != Self::ROOT {
            parts.push(self.name(id));
            id = self.parent(id);
        }
        parts.reverse();
        parts.join(&b'/')
    }

    /// What a directory has by this name.
    pub(super) fn child(&self, parent: Id, part: &[u8]) -> Option<Id> {
        let hash = self.hasher.hash_one((parent.0, part));
        let found = self.table.find(hash, |&node| {
            is_child(&self.nodes, &self.names, node, parent, part)
        });
        found.copied().map(Id)
    }

    /// What a directory has by this name, which is put there if need be.
    pub(super) fn child_or_new(&mut self, parent: Id, part: &[u8]) -> Result<Id, Full> {
        let Self {
            nodes,
            names,
            table,
            hasher,
            ..
        } = self;
        let slot = table.entry(
            hasher.hash_one((parent.0, part)),
            |&node| is_child(nodes, names, node, parent, part),
            |&node| {
                let parent = nodes.get(node as usize).map_or(0, |node| node.parent);
                hasher.hash_one((parent, name(nodes, names, node)))
            },
        );
        let slot = match slot {
            Entry::Occupied(slot) => return Ok(Id(*slot.get())),
            Entry::Vacant(slot) => slot,
        };
        if nodes.len() > self.most_nodes {
            return Err(Full::Entries);
        }
        let used = names.len().saturating_add(part.len());
        let id = u32::try_from(nodes.len()).map_err(|_| Full::Entries)?;
        let start = u32::try_from(names.len()).map_err(|_| Full::Bytes)?;
        let length = u32::try_from(part.len()).map_err(|_| Full::Bytes)?;
        if used > self.most_bytes {
            return Err(Full::Bytes);
        }
        slot.insert(id);
        names.extend_from_slice(part);
        nodes.push(Node::new(parent.0, start, length));
        Ok(Id(id))
    }

    /// The path in the tree as far as it goes: whether all of it is there, and where it ends.
    pub(super) fn find(&self, path: &[u8], mut passed: impl FnMut(Id)) -> Option<Id> {
        let mut at = Self::ROOT;
        for part in parts(path) {
            passed(at);
            at = self.child(at, part)?;
        }
        Some(at)
    }
}

fn name<'t>(nodes: &[Node], names: &'t [u8], id: u32) -> &'t [u8] {
    let name = nodes.get(id as usize).and_then(|node| {
        let start = node.name_start as usize;
        let end = start.checked_add(node.name_length as usize)?;
        names.get(start..end)
    });
    name.unwrap_or_default()
}

fn is_child(nodes: &[Node], names: &[u8], id: u32, parent: Id, part: &[u8]) -> bool {
    let of_parent = |node: &Node| node.parent == parent.0;
    nodes.get(id as usize).is_some_and(of_parent) && name(nodes, names, id) == part
}
