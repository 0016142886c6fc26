//! Strings, which are checked but not decoded.

use super::{
    cursor::Cursor,
    defect::{DefectKind, Tally},
    error::{Fault, Wanted},
    escape::Escape,
    spelling::Form,
    unicode,
};

impl Cursor<'_> {
    /// Skips the string whose opening quote is here, and notes its defects for `node`.
    pub(super) fn string(&mut self, tally: &mut Tally, node: usize) -> Result<Form, Fault> {
        let mut form = Form::PLAIN;
        self.skip(1);
        loop {
            self.skip_plain();
            match self.peek() {
                Some(b'"') => {
                    self.skip(1);
                    return Ok(form);
                }
                Some(b'\\') => {
                    form.escaped = true;
                    form.exact &= self.escape(tally, node)?;
                }
                Some(0x80..) => form.exact &= self.beyond_ascii(tally, node),
                Some(_) => return Err(self.fault(Wanted::EscapedControl)),
                None => return Err(self.fault(Wanted::Quote)),
            }
        }
    }

    /// Skips the ASCII characters that stand for themselves.
    fn skip_plain(&mut self) {
        while let Some(&word) = self.rest().first_chunk::<8>() {
            let stops = stops(u64::from_le_bytes(word));
            if stops != 0 {
                self.skip(stops.trailing_zeros() as usize / 8);
                return;
            }
            self.skip(8);
        }
        while let Some(b' '..=b'!' | b'#'..=b'[' | b']'..=0x7f) = self.peek() {
            self.skip(1);
        }
    }

    /// Skips an escape and tells whether it is Unicode.
    fn escape(&mut self, tally: &mut Tally, node: usize) -> Result<bool, Fault> {
        let start = self.at();
        let Some((escape, length)) = Escape::read(self.rest()) else {
            return Err(self.broken_escape());
        };
        self.skip(length);
        match escape {
            Escape::Character(c) => {
                if unicode::is_noncharacter(c) {
                    tally.add(DefectKind::Noncharacter, start..self.at(), node);
                }
                Ok(true)
            }
            Escape::Surrogate(_) => {
                tally.add(DefectKind::LoneSurrogate, start..self.at(), node);
                Ok(false)
            }
        }
    }

    #[cold]
    fn broken_escape(&mut self) -> Fault {
        self.skip(1);
        if self.peek() != Some(b'u') {
            return self.fault(Wanted::EscapeLetter);
        }
        self.skip(1);
        while self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
            self.skip(1);
        }
        self.fault(Wanted::HexDigit)
    }

    /// Skips what is not ASCII and tells whether it is UTF-8.
    fn beyond_ascii(&mut self, tally: &mut Tally, node: usize) -> bool {
        let mut exact = true;
        while let Some(0x80..) = self.peek() {
            let start = self.at();
            if let Some(c) = unicode::first_char(self.rest()) {
                self.skip(c.len_utf8());
                if unicode::is_noncharacter(c) {
                    tally.add(DefectKind::Noncharacter, start..self.at(), node);
                }
            } else {
                exact = false;
                self.skip_ill_formed();
                tally.add(DefectKind::InvalidUtf8, start..self.at(), node);
            }
        }
        exact
    }

    fn skip_ill_formed(&mut self) {
        while unicode::first_char(self.rest()).is_none() && self.peek().is_some() {
            self.skip(1);
        }
    }
}

/// The high bit of every byte at which a string may need attention, and no bit below the first.
///
/// A subtraction borrows only from above the byte that stops, so the lowest bit is always right.
const fn stops(word: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    const SPACE: u64 = u64::from_ne_bytes([b' '; 8]);
    let quote = word ^ u64::from_ne_bytes([b'"'; 8]);
    let backslash = word ^ u64::from_ne_bytes([b'\\'; 8]);
    (word | word.wrapping_sub(SPACE) | quote.wrapping_sub(LOW) | backslash.wrapping_sub(LOW)) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stop_is_found() {
        for byte in 0..=0xff_u8 {
            let stop = matches!(byte, 0..0x20 | b'"' | b'\\' | 0x80..);
            for place in 0..8 {
                for after in [b'a', 0x00, 0x1f, b' ', b'!', b'#', b']', 0x7f, 0x80, 0xff] {
                    let mut word = [b'a'; 8];
                    word[place..].fill(after);
                    word[place] = byte;
                    let found = stops(u64::from_le_bytes(word)).trailing_zeros() as usize / 8;
                    if stop {
                        assert_eq!(found, place, "{word:x?}");
                    } else {
                        assert!(found > place, "{word:x?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_form_and_the_end_are_told() {
        for (text, length, escaped, exact) in [
            (&b"\"\""[..], 2, false, true),
            (b"\"a\"\"", 3, false, true),
            (b"\"0123456789abcdef\":", 18, false, true),
            (br#""\"\\" "#, 6, true, true),
            ("\"é漢😀\"".as_bytes(), 11, false, true),
            (b"\"\xff\"", 3, false, false),
            (b"\"\xff\xc3\xa9\"", 5, false, false),
            (b"\"\xe2\x82\"", 4, false, false),
            (br#""\ud800""#, 8, true, false),
            (br#""\ud800\n""#, 10, true, false),
        ] {
            let mut cursor = Cursor::new(text);
            let form = cursor.string(&mut Tally::default(), 0);
            assert_eq!(form, Ok(Form { escaped, exact }));
            assert_eq!(cursor.at(), length);
        }
    }
}
