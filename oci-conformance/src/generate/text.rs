//! Texts and JSON values that nothing is said about.

use std::ops::RangeInclusive;

use serde_json::{Map, Number, Value};

use super::Choices;

/// The letters of words; the first is the simplest.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// Characters that a text may have beside letters, one of each kind that programs stumble over.
const OTHERS: &[char] = &[
    ' ',
    '"',
    '\\',
    '/',
    '\n',
    '\t',
    '\'',
    '<',
    '=',
    ',',
    ':',
    '0',
    'Z',
    '%',
    '{',
    'ä',
    'ß',
    '\u{301}',
    '漢',
    '\u{200d}',
    '\u{2028}',
    '\u{fffd}',
    '😀',
    '\u{10fffd}',
];

impl Choices<'_> {
    /// A text of so many of these characters, of which the first is the simplest.
    pub fn letters(&mut self, alphabet: &str, lengths: RangeInclusive<usize>) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        let (first, last) = lengths.into_inner();
        let more = self.below((last.saturating_sub(first) as u64).saturating_add(1));
        let length = usize::try_from(more).map_or(first, |more| first.saturating_add(more));
        (0..length).map(|_| *self.pick(&letters)).collect()
    }

    /// A word of one to eight lower-case letters.
    pub fn word(&mut self) -> String {
        self.letters(LETTERS, 1..=8)
    }

    /// Any text but an empty one: a word, or with spaces, quotes, line breaks, letters of other
    /// scripts.
    pub fn text(&mut self) -> String {
        if !self.once_in(4) {
            return self.word();
        }
        let length = self.below(8).saturating_add(1);
        (0..length).map(|_| *self.pick(OTHERS)).collect()
    }

    /// One of these texts, of which the first is the simplest, or sometimes another that `other`
    /// makes.
    pub fn known_or(&mut self, known: &[&str], other: impl FnOnce(&mut Self) -> String) -> String {
        if known.is_empty() || self.once_in(5) {
            other(self)
        } else {
            (*self.pick(known)).to_owned()
        }
    }

    /// `length` bytes in lower-case hexadecimal.
    pub fn hexadecimal(&mut self, length: usize) -> String {
        let words = (0..length.div_ceil(8)).map(|_| format!("{:016x}", self.below(u64::MAX)));
        let mut text: String = words.collect();
        text.truncate(length.saturating_mul(2));
        text
    }

    /// An integer from `first` to `last` as a JSON number; null, if it does not fit into 64 bits.
    pub fn number(&mut self, first: i128, last: i128) -> Value {
        let number = Number::from_i128(self.integer(first, last));
        number.map_or(Value::Null, Value::Number)
    }

    /// Any JSON value, one level deep, whose numbers every reader keeps.
    pub fn any(&mut self) -> Value {
        match self.below(7) {
            5 => Value::Array(self.list(0..=2, Self::scalar)),
            6 => {
                let members = self.list(0..=2, |choices| (choices.text(), choices.scalar()));
                Value::Object(Map::from_iter(members))
            }
            _ => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Value {
        match self.below(5) {
            0 => Value::Bool(self.once_in(2)),
            1 => Value::String(self.text()),
            2 => Value::from(self.below(1 << 53)),
            3 => {
                // Quarters are exact in binary.
                let quarters = u32::try_from(self.below(1 << 20)).unwrap_or_default();
                Value::from(-f64::from(quarters) / 4.0 - 0.25)
            }
            _ => Value::Null,
        }
    }
}
