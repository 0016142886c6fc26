//! Numbers, which are read but not calculated.

use super::{
    cursor::Cursor,
    error::{Fault, Wanted},
};

impl Cursor<'_> {
    /// Skips the number that starts here.
    pub(super) fn number(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b'-') {
            self.skip(1);
        }
        if self.peek() == Some(b'0') {
            self.skip(1);
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.fault(Wanted::NoMoreDigits));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.skip(1);
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.skip(1);
            if let Some(b'+' | b'-') = self.peek() {
                self.skip(1);
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at();
        while let Some(b'0'..=b'9') = self.peek() {
            self.skip(1);
        }
        if self.at() == start {
            Err(self.fault(Wanted::Digit))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_skipped_to_its_last_byte() {
        for (text, length) in [
            ("0", 1),
            ("-0", 2),
            ("-0]", 2),
            ("0.0", 3),
            ("0e0", 3),
            ("10", 2),
            ("1E+09,", 5),
            ("1e-400", 6),
            ("-12.345e678 ", 11),
            ("123456789012345678901234567890", 30),
            ("1-", 1),
            ("1.5.5", 3),
        ] {
            let mut cursor = Cursor::new(text.as_bytes());
            assert_eq!(cursor.number(), Ok(()), "{text}");
            assert_eq!(cursor.at(), length, "{text}");
        }
    }
}
