//! A JSON document as an arena of values, each of which knows where it stands.
//!
//! Rules are asked of documents that break them, so nothing here is a typed struct: a [`Node`] is
//! any value of any document, with its JSON pointer and its byte span, and a property that is
//! missing is a [`Node`] too. [`Document::parse`] holds a text to the grammar of [RFC 8259] and
//! tolerates, but records as [`Defect`]s, what only I-JSON ([RFC 7493]) forbids.
//!
//! The arena is one vector in document order. Nothing is decoded before it is asked for, nothing
//! recurses, and [`Limits`] bound what a foreign text may cost.
//!
//! [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259
//! [RFC 7493]: https://www.rfc-editor.org/rfc/rfc7493

#![warn(clippy::arithmetic_side_effects)]

mod children;
mod cursor;
mod defect;
mod entry;
mod error;
mod escape;
mod limits;
mod lines;
mod names;
mod node;
mod number;
mod pointer;
mod rewrite;
mod scanner;
mod spelling;
mod string;
mod unicode;

// Miri would take hours.
#[cfg(test)]
#[cfg(not(miri))]
mod oracle;

use std::fmt::{self, Debug, Formatter};

use self::{entry::Entry, names::Names};

pub use self::{
    children::Children,
    defect::{Defect, DefectKind},
    entry::Kind,
    error::{ErrorKind, Limit, ParseError},
    limits::Limits,
    lines::{Lines, Position},
    node::Node,
};

/// A JSON text and every value in it.
#[derive(Clone)]
pub struct Document<'t> {
    text: &'t [u8],
    entries: Vec<Entry>,
    names: Names,
    defects: Vec<Defect>,
    defect_count: usize,
}

impl<'t> Document<'t> {
    /// How many defects of one document are kept; the others are only counted.
    pub const MOST_DEFECTS: usize = defect::MOST_KEPT;

    /// Reads `text`, which need not be UTF-8.
    ///
    /// What is accepted is what `serde_json` accepts as a `Value`, and besides: a byte order mark
    /// at the start, ill-formed UTF-8 and lone surrogates in strings (all three are
    /// [defects](Self::defects)), and numbers of any magnitude.
    pub fn parse(text: &'t [u8], limits: &Limits) -> Result<Self, ParseError> {
        let (entries, mut tally) = scanner::scan(text, limits)?;
        let names = Names::examine(text, &entries, &mut tally);
        let defect_count = tally.count();
        Ok(Self {
            text,
            entries,
            names,
            defects: tally.into_defects(),
            defect_count,
        })
    }

    /// The text as it was given.
    #[must_use]
    pub const fn text(&self) -> &'t [u8] {
        self.text
    }

    /// The outermost value.
    #[must_use]
    pub const fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    /// The value with this [id](Node::id).
    #[must_use]
    pub fn node(&self, id: usize) -> Option<Node<'_>> {
        self.entries.get(id)?;
        u32::try_from(id).ok().map(|index| Node::new(self, index))
    }

    /// Every value in document order, the root first.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> + Clone {
        (0..)
            .zip(&self.entries)
            .map(|(index, _)| Node::new(self, index))
    }

    /// The value at a JSON pointer (RFC 6901).
    ///
    /// Of several members with the same name it is the last, as with [`Node::at`]. A name that is
    /// not Unicode is found by the pointer that [`Node`] displays for it. It takes as long as the arrays
    /// on the way are: whoever has to find many values walks over [`nodes`](Self::nodes).
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<Node<'_>> {
        pointer::find(self, pointer)
    }

    /// What I-JSON forbids and this document does, in text order: the first [`MOST_DEFECTS`](Self::MOST_DEFECTS).
    #[must_use]
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    /// How many defects there are, those beyond [`MOST_DEFECTS`](Self::MOST_DEFECTS) included.
    #[must_use]
    pub const fn defect_count(&self) -> usize {
        self.defect_count
    }
}

impl Debug for Document<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("bytes", &self.text.len())
            .field("nodes", &self.entries.len())
            .field("defects", &self.defect_count)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debugging_shows_how_much_there_is() {
        let document = Document::parse(br#"{"a":1,"a":2}"#, &Limits::DEFAULT).unwrap();
        assert_eq!(
            format!("{document:?}"),
            "Document { bytes: 13, nodes: 3, defects: 1, .. }"
        );
    }
}
