//! A place in a text that only moves forward, over ASCII.

use super::error::{Expected, Found, Part, Problem};

#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            rest: text.as_bytes(),
        }
    }

    pub(super) fn starting_at(text: &'a str, offset: usize) -> Self {
        Self {
            text,
            rest: text.as_bytes().get(offset..).unwrap_or_default(),
        }
    }

    pub(super) fn offset(&self) -> usize {
        self.text.len().saturating_sub(self.rest.len())
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn remainder(&self) -> &'a str {
        self.text.get(self.offset()..).unwrap_or_default()
    }

    /// Passes one `byte`, and says whether it was there.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        match self.rest {
            [first, rest @ ..] if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Passes all bytes of a class that come next, and says how many there were.
    pub(super) fn run(&mut self, class: impl Fn(u8) -> bool) -> usize {
        self.run_at_most(usize::MAX, class)
    }

    /// Passes up to `most` bytes of a class, so that a bounded part costs a bounded time.
    pub(super) fn run_at_most(&mut self, most: usize, class: impl Fn(u8) -> bool) -> usize {
        let length = self
            .rest
            .iter()
            .take(most)
            .take_while(|byte| class(**byte))
            .count();
        self.rest = self.rest.get(length..).unwrap_or_default();
        length
    }

    pub(super) fn unexpected(&self, part: Part, expected: Expected) -> Problem {
        let found = Found(self.remainder().chars().next());
        Problem::Unexpected {
            part,
            expected,
            found,
            offset: self.offset(),
        }
    }
}
