//! Reading tar archives.
//!
//! The [`Scanner`] reads an archive as POSIX and GNU describe it. Other readers find other entries in
//! some archives; what they would read differently is told as breaches of this module's advisories.
#![warn(clippy::arithmetic_side_effects)]

mod advise;
mod advisories;
mod extensions;
mod header;
mod headers;
mod names;
mod number;
pub(super) mod pax;
mod resolve;
mod scanner;
mod sparse;
#[cfg(test)]
mod tests;

use oci_conformance::{Clause, shortened};

pub use self::{advisories::*, scanner::Scanner};
use super::Entry;

/// Who is told what a [`Scanner`] comes upon.
pub trait Visitor {
    /// An entry begins.
    fn entry(&mut self, entry: &Entry<'_>);

    /// The next bytes of its content, at least one.
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

/// Foreign bytes for a message, shortened.
fn shown(bytes: &[u8]) -> String {
    // More than is shown of any text.
    const MOST: usize = 512;
    let bytes = bytes.get(..MOST).unwrap_or(bytes);
    shortened(&String::from_utf8_lossy(bytes))
}
