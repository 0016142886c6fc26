//! One value of the arena.

use std::ops::Range;

use super::spelling::{Form, Spelling};

/// What a JSON value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, of whatever magnitude and precision
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

/// Where a value stands in the value around it.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Root,
    Item {
        array: u32,
        index: u32,
    },
    /// The name is without its quotes.
    Member {
        object: u32,
        name: Range<u32>,
        form: Form,
    },
}

/// A value, its place in the text and in the tree.
///
/// A subtree is the entries from its root up to `next`, so neither children nor siblings are
/// listed anywhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    start: u32,
    end: u32,
    /// The start of the name of a member, or the index of an item.
    label: u32,
    name_end: u32,
    parent: u32,
    next: u32,
    /// The kind and the marks below in the low byte, the number of children above it.
    shape: u32,
}

const KIND: u32 = 0b111;
const ESCAPED: u32 = 1 << 3;
const INEXACT: u32 = 1 << 4;
const NAME_ESCAPED: u32 = 1 << 5;
const NAME_INEXACT: u32 = 1 << 6;
const MEMBER: u32 = 1 << 7;
const CHILD: u32 = 1 << 8;

/// The parent of the root.
const NOWHERE: u32 = u32::MAX;

impl Entry {
    /// The most values whose number of children fits beside the marks.
    pub(super) const MOST: usize = (u32::MAX / CHILD) as usize;

    /// An entry without children, which `next` is to follow.
    pub(super) const fn new(
        kind: Kind,
        form: Form,
        span: &Range<u32>,
        place: &Place,
        next: u32,
    ) -> Self {
        let mut shape = kind as u32;
        if form.escaped {
            shape |= ESCAPED;
        }
        if !form.exact {
            shape |= INEXACT;
        }
        let (parent, label, name_end) = match place {
            Place::Root => (NOWHERE, 0, 0),
            Place::Item { array, index } => (*array, *index, 0),
            Place::Member { object, name, form } => {
                shape |= MEMBER;
                if form.escaped {
                    shape |= NAME_ESCAPED;
                }
                if !form.exact {
                    shape |= NAME_INEXACT;
                }
                (*object, name.start, name.end)
            }
        };
        Self {
            start: span.start,
            end: span.end,
            label,
            name_end,
            parent,
            next,
            shape,
        }
    }

    /// Counts one more child and tells how many there were.
    pub(super) const fn adopt(&mut self) -> u32 {
        let before = self.len();
        self.shape = self.shape.saturating_add(CHILD);
        before
    }

    pub(super) const fn close(&mut self, end: u32, next: u32) {
        self.end = end;
        self.next = next;
    }

    pub(super) const fn kind(&self) -> Kind {
        match self.shape & KIND {
            0 => Kind::Null,
            1 => Kind::Bool,
            2 => Kind::Number,
            3 => Kind::String,
            4 => Kind::Array,
            _ => Kind::Object,
        }
    }

    pub(super) const fn len(&self) -> u32 {
        self.shape >> CHILD.trailing_zeros()
    }

    pub(super) const fn next(&self) -> u32 {
        self.next
    }

    pub(super) const fn parent(&self) -> Option<u32> {
        match self.parent {
            NOWHERE => None,
            parent => Some(parent),
        }
    }

    pub(super) const fn item_index(&self) -> Option<u32> {
        if self.shape & MEMBER == 0 && self.parent != NOWHERE {
            Some(self.label)
        } else {
            None
        }
    }

    pub(super) const fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The span of the name and its quotes.
    pub(super) const fn name_span(&self) -> Option<Range<usize>> {
        if self.shape & MEMBER == 0 {
            return None;
        }
        let start = (self.label as usize).saturating_sub(1);
        Some(start..(self.name_end as usize).saturating_add(1))
    }

    pub(super) fn name<'t>(&self, text: &'t [u8]) -> Option<Spelling<'t>> {
        if self.shape & MEMBER == 0 {
            return None;
        }
        let raw = text.get(self.label as usize..self.name_end as usize)?;
        Some(Spelling {
            raw,
            form: Form {
                escaped: self.shape & NAME_ESCAPED != 0,
                exact: self.shape & NAME_INEXACT == 0,
            },
        })
    }

    /// Whether this is a member of this name.
    #[inline]
    pub(super) fn name_is(&self, text: &[u8], name: &str) -> bool {
        // Rules ask for properties over and over, and nearly all names differ in length.
        let length = (self.name_end as usize).wrapping_sub(self.label as usize);
        if self.shape & NAME_ESCAPED == 0 && length != name.len() {
            return false;
        }
        self.name(text).is_some_and(|own| own.is(name))
    }

    pub(super) fn string<'t>(&self, text: &'t [u8]) -> Option<Spelling<'t>> {
        if self.kind() != Kind::String {
            return None;
        }
        let span = self.span();
        let raw = text.get(span.start.saturating_add(1)..span.end.saturating_sub(1))?;
        Some(Spelling {
            raw,
            form: Form {
                escaped: self.shape & ESCAPED != 0,
                exact: self.shape & INEXACT == 0,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_small() {
        assert_eq!(size_of::<Entry>(), 28);
    }

    #[test]
    fn every_kind_survives_the_packing() {
        for kind in [
            Kind::Null,
            Kind::Bool,
            Kind::Number,
            Kind::String,
            Kind::Array,
            Kind::Object,
        ] {
            let form = Form {
                escaped: true,
                exact: false,
            };
            let place = Place::Member {
                object: 0,
                name: 2..2,
                form,
            };
            let mut entry = Entry::new(kind, form, &(5..7), &place, 2);
            assert_eq!(entry.adopt(), 0);
            assert_eq!(entry.adopt(), 1);
            assert_eq!((entry.kind(), entry.len()), (kind, 2));
        }
    }
}
