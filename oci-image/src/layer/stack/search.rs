//! Looking for a path in the layers below.

use oci_conformance::Reason;

use super::{Footprint, Key, Layer, Trace};
use crate::layer::path::parts;

/// What is at a path when lower layers are applied.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Found {
    Directory,
    /// Anything else.
    File,
    Nothing,
    /// Nobody knows, for this reason.
    Unknown(Reason),
}

/// A path that is looked for.
pub(super) struct Search<'s> {
    /// The keys of the root, of every directory on the way, and of the path.
    keys: Vec<Key>,
    /// Whether a layer has something below the path: then it is a directory, unless a lower layer
    /// has a symbolic link there.
    implied: bool,
    left: &'s mut u64,
}

/// What one layer says.
enum Layered {
    Found(Found),
    /// There is nothing of lower layers at the path.
    Hidden,
    /// Lower layers show through.
    Open,
}

impl<'s> Search<'s> {
    pub(super) fn new(path: &[u8], left: &'s mut u64) -> Self {
        let mut keys = vec![Key::ROOT];
        let mut key = Key::ROOT;
        for part in parts(path) {
            key = key.child(part);
            keys.push(key);
        }
        *left = left.saturating_sub(keys.len() as u64);
        Self {
            keys,
            implied: false,
            left,
        }
    }

    /// What the layer that asks says itself of what is below it.
    pub(super) fn beside(&mut self, layer: &Footprint) -> Option<Found> {
        match self.look(layer) {
            Layered::Found(found) => Some(found),
            Layered::Hidden => Some(self.nothing()),
            Layered::Open => None,
        }
    }

    /// What is at the path in these layers, the lowest first.
    pub(super) fn below(&mut self, layers: &[Layer<'_>]) -> Found {
        for (_, layer) in layers.iter().rev() {
            let Some(layer) = layer else {
                return Found::Unknown(Reason::Prerequisite);
            };
            match self.look(layer) {
                Layered::Found(found) => return found,
                _ if !layer.complete => return Found::Unknown(Reason::Prerequisite),
                Layered::Hidden => break,
                Layered::Open => {}
            }
        }
        self.nothing()
    }

    fn nothing(&self) -> Found {
        if self.implied {
            Found::Directory
        } else {
            Found::Nothing
        }
    }

    fn look(&mut self, layer: &Footprint) -> Layered {
        let mut hidden = false;
        let mut keys = self.keys.iter().peekable();
        while let Some(&key) = keys.next() {
            let Some(left) = self.left.checked_sub(1) else {
                return Layered::Found(Found::Unknown(Reason::Limit));
            };
            *self.left = left;
            let traces = layer.traces(key);
            let is_path = keys.peek().is_none();
            hidden |= traces.has(Trace::Whiteout);
            hidden |= traces.has(Trace::OpaqueWhiteout) && !is_path;
            let implied = traces.has(Trace::Implied);
            let directory = traces.has(Trace::Directory);
            if is_path {
                if directory {
                    return Layered::Found(Found::Directory);
                } else if traces.has(Trace::SymbolicLink) {
                    return Layered::Found(Found::File);
                } else if traces.has(Trace::File) {
                    // Something above that is below it takes its place.
                    let found = if self.implied {
                        Found::Directory
                    } else {
                        Found::File
                    };
                    return Layered::Found(found);
                }
                self.implied |= implied;
            } else if traces.has(Trace::SymbolicLink) {
                // Readers may follow it or not.
                return Layered::Found(Found::Unknown(Reason::Prerequisite));
            } else if traces.has(Trace::File) {
                return Layered::Hidden;
            } else if !implied && !directory {
                break;
            }
        }
        if hidden {
            Layered::Hidden
        } else {
            Layered::Open
        }
    }
}
