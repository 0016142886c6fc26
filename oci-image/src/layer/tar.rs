//! Reading tar archives.

use oci_conformance::Clause;

use super::{Entry, Limits};

/// Who is told what a [`Scanner`] comes upon.
pub trait Visitor {
    /// An entry begins.
    fn entry(&mut self, entry: &Entry<'_>);

    /// The next bytes of its content.
    fn content(&mut self, bytes: &[u8]) {
        _ = bytes;
    }

    /// Something came up that `clause` is held against.
    fn case(&mut self, clause: &'static Clause);

    /// `clause` is broken by the entry of this name (empty: beside all entries), whose header begins
    /// at this byte.
    fn breach(&mut self, clause: &'static Clause, name: &[u8], offset: u64, message: String);

    /// A limit was reached, and nothing behind it is read.
    fn limit(&mut self, message: String);
}

/// Reads the entries of a tar archive from pieces of any length, and keeps no content.
#[derive(Debug)]
pub struct Scanner {}

impl Scanner {
    /// Begins to read an archive.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        _ = limits;
        Self {}
    }

    /// Takes in the next bytes of the archive.
    pub fn update(&mut self, bytes: &[u8], visitor: &mut impl Visitor) {
        _ = (bytes, visitor);
    }

    /// Whether nothing that follows will be told: a limit was reached, or the archive is broken so
    /// that nobody knows where the next entry begins.
    #[must_use]
    pub fn has_stopped(&self) -> bool {
        false
    }

    /// The archive is at its end.
    pub fn finish(self, visitor: &mut impl Visitor) {
        _ = visitor;
    }
}
