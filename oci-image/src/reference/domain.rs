//! The domain: a host with or without a port.

use super::cursor::Cursor;
use super::error::{Expected, Part, Problem};

/// Whether `text` is a domain: dotted labels of letters, digits and inner hyphens, or hexadecimal
/// digits and colons in brackets; and after either, if wanted, a colon and a port in digits.
///
/// Neither the address nor the port is looked into. An IPv6 zone is not allowed.
///
/// ```
/// use oci_image::reference::is_domain;
///
/// assert!(is_domain("registry.example.com:5000") && is_domain("[2001:db8::1]"));
/// assert!(!is_domain("my_registry") && !is_domain("[fe80::1%eth0]"));
/// ```
#[must_use]
pub fn is_domain(text: &str) -> bool {
    check(text).is_ok()
}

/// Reads the whole of `text` as a domain.
pub(super) fn check(text: &str) -> Result<(), Problem> {
    let mut cursor = Cursor::new(text);
    let more = scan(&mut cursor)?;
    if cursor.is_at_end() {
        Ok(())
    } else {
        Err(cursor.unexpected(Part::Domain, more.or("the end")))
    }
}

/// Reads a domain and the `/` after it from the start of `text`, and returns where the path begins.
pub(super) fn prefix(text: &str) -> Result<usize, Problem> {
    let mut cursor = Cursor::new(text);
    let more = scan(&mut cursor)?;
    if cursor.eat(b'/') {
        Ok(cursor.offset())
    } else {
        Err(cursor.unexpected(Part::Domain, more.or("'/'")))
    }
}

/// Passes the longest domain that comes next, and returns what could have made it longer.
fn scan(cursor: &mut Cursor<'_>) -> Result<Expected, Problem> {
    let more = if cursor.eat(b'[') {
        address_after_bracket(cursor)?
    } else {
        labels(cursor)?
    };
    if !cursor.eat(b':') {
        return Ok(more);
    }
    if cursor.run(|byte| byte.is_ascii_digit()) == 0 {
        return Err(cursor.unexpected(Part::Domain, Expected::within("a digit of the port")));
    }
    Ok(Expected::within("a digit"))
}

fn address_after_bracket(cursor: &mut Cursor<'_>) -> Result<Expected, Problem> {
    if cursor.run(|byte| byte.is_ascii_hexdigit() || byte == b':') == 0 {
        return Err(cursor.unexpected(Part::Domain, Expected::within("a hexadecimal digit or ':'")));
    }
    if !cursor.eat(b']') {
        let expected = Expected::within("a hexadecimal digit, ':' or ']'");
        return Err(cursor.unexpected(Part::Domain, expected));
    }
    Ok(Expected::within("':'"))
}

fn labels(cursor: &mut Cursor<'_>) -> Result<Expected, Problem> {
    loop {
        if cursor.run(|byte| byte.is_ascii_alphanumeric()) == 0 {
            return Err(cursor.unexpected(Part::Domain, Expected::within("a letter or a digit")));
        }
        // A letter or a digit must follow hyphens as it must follow a dot.
        if cursor.run(|byte| byte == b'-') == 0 && !cursor.eat(b'.') {
            return Ok(Expected::within("a letter, a digit, '-', '.', ':'"));
        }
    }
}
