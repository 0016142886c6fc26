//! A place in a text.

use super::{
    error::{Fault, Found, Wanted},
    unicode,
};

/// Where reading is.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The offset as the arena keeps it; the scanner refuses texts in which it would not fit.
    pub(super) fn offset(&self) -> u32 {
        u32::try_from(self.at).unwrap_or(u32::MAX)
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) const fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    pub(super) fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.skip(1);
        }
    }

    /// The fault that something else than `wanted`, or nothing, is here.
    #[cold]
    pub(super) fn fault(&self, wanted: Wanted) -> Fault {
        let offset = self.at;
        match self.rest() {
            [] => Fault::Ended { wanted, offset },
            rest @ [byte, ..] => Fault::Unexpected {
                wanted,
                offset,
                found: unicode::first_char(rest).map_or(Found::Byte(*byte), Found::Character),
            },
        }
    }
}
