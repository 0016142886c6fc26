//! The values directly within a value.

use std::{
    fmt::{self, Debug, Formatter},
    iter::FusedIterator,
};

use super::{Document, entry::Entry, node::Node};

/// The items of an array or the members of an object, in order.
#[derive(Clone)]
pub struct Children<'d> {
    document: &'d Document<'d>,
    indices: Indices<'d>,
}

impl<'d> Children<'d> {
    pub(super) fn of(document: &'d Document<'d>, index: u32) -> Self {
        Self {
            document,
            indices: Indices::of_children(&document.entries, index),
        }
    }

    pub(super) const fn none(document: &'d Document<'d>) -> Self {
        Self {
            document,
            indices: Indices::NONE,
        }
    }
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Node<'d>> {
        let index = self.indices.next()?;
        Some(Node::new(self.document, index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.indices.size_hint()
    }
}

impl ExactSizeIterator for Children<'_> {}
impl FusedIterator for Children<'_> {}

impl Debug for Children<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The indices of the children of one entry.
#[derive(Debug, Clone)]
pub(super) struct Indices<'e> {
    entries: &'e [Entry],
    next: u32,
    left: u32,
}

impl<'e> Indices<'e> {
    const NONE: Self = Self {
        entries: &[],
        next: 0,
        left: 0,
    };

    pub(super) fn of_children(entries: &'e [Entry], parent: u32) -> Self {
        Self {
            entries,
            next: parent.saturating_add(1),
            left: entries.get(parent as usize).map_or(0, Entry::len),
        }
    }
}

impl Iterator for Indices<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        let index = self.next;
        self.next = self.entries.get(index as usize)?.next();
        Some(index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left as usize;
        (left, Some(left))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Limits, Node};

    #[test]
    fn children_are_in_order_and_counted() {
        let text = br#"[[1,[2]],{"a":{"b":3}},4]"#;
        let document = Document::parse(text, &Limits::DEFAULT).unwrap();
        let mut items = document.root().items();
        assert_eq!(items.len(), 3);
        let spans: Vec<_> = items.clone().map(Node::span).collect();
        assert_eq!(spans, [1..8, 9..22, 23..24]);
        items.next();
        assert_eq!(items.len(), 2);
        assert_eq!(
            format!("{items:?}"),
            "[Node { pointer: /1, kind: Some(Object), span: 9..22 }, \
             Node { pointer: /2, kind: Some(Number), span: 23..24 }]"
        );
        assert_eq!(items.by_ref().count(), 2);
        assert!(items.next().is_none());
    }
}
