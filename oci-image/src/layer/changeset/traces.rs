//! What a layer leaves for those above it.

use super::{
    tree::{Kind, Tree},
    way::PREFIX,
};
use crate::layer::stack::{Key, Record, Trace};

/// What is at each path of the layer, as far as it matters to other layers.
pub(super) fn records(tree: &Tree) -> Vec<Record> {
    let mut keys: Vec<Key> = Vec::with_capacity(tree.len().saturating_add(1));
    let mut records = Vec::with_capacity(tree.len().saturating_add(1));
    for (id, node) in tree.iter() {
        let name = tree.name(id);
        let directory = keys.get(tree.parent(id).index());
        let (directory, key) = directory.map_or((Key::ROOT, Key::ROOT), |&directory| {
            (directory, directory.child(name))
        });
        keys.push(key);
        records.extend(match node.kind {
            Kind::Implied => Some(Record::new(key, Trace::Implied)),
            Kind::Directory => Some(Record::new(key, Trace::Directory)),
            Kind::SymbolicLink => Some(Record::new(key, Trace::SymbolicLink)),
            Kind::File => Some(Record::new(key, Trace::File)),
            Kind::Whiteout => name
                .strip_prefix(PREFIX)
                .map(|deleted| Record::new(directory.child(deleted), Trace::Whiteout)),
            Kind::OpaqueWhiteout => Some(Record::new(directory, Trace::OpaqueWhiteout)),
            Kind::VoidWhiteout => None,
        });
    }
    records
}
