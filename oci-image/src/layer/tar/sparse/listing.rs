//! The map of a sparse file that stands at the beginning of its content, as in PAX format 1.0.

use super::map::Map;

const MALFORMED: &str = "the map in the content of the sparse file is malformed";

/// Reads a map: the number of parts, then their offsets and lengths, each with a newline behind it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listing {
    /// How many bytes of it there were.
    length: u64,
    /// The number that is being read.
    number: Option<u64>,
    /// How many parts are left, once that is known.
    parts: Option<u64>,
    /// Where the part begins whose length comes next.
    offset: Option<u64>,
}

impl Listing {
    /// Takes in the next bytes of the content; returns whether the map is complete, or no map.
    pub(super) fn read(&mut self, bytes: &[u8], map: &mut Map) -> bool {
        for byte in bytes {
            self.length = self.length.saturating_add(1);
            if *byte != b'\n' {
                let digit = byte.is_ascii_digit().then(|| byte.wrapping_sub(b'0'));
                let number = self.number.unwrap_or_default().checked_mul(10);
                let number = number.zip(digit);
                self.number =
                    number.and_then(|(number, digit)| number.checked_add(u64::from(digit)));
                if self.number.is_some() {
                    continue;
                }
            }
            let Some(number) = self.number.take() else {
                map.fail(MALFORMED);
                return true;
            };
            match (self.parts, self.offset.take()) {
                (None, _) => self.parts = Some(number),
                (Some(_), None) => self.offset = Some(number),
                (Some(parts), Some(offset)) => {
                    map.add(offset, number);
                    self.parts = parts.checked_sub(1);
                }
            }
            if self.parts == Some(0) {
                return true;
            }
        }
        false
    }

    /// How long it is, in bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }
}
