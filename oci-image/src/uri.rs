//! The grammar of URIs: [RFC 3986, appendix A](https://www.rfc-editor.org/rfc/rfc3986#appendix-A).

use std::{fmt, net::Ipv6Addr};

/// Why a text is no URI.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct NoUri {
    expected: &'static str,
    offset: usize,
}

impl fmt::Display for NoUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, offset } = self;
        write!(f, "expected {expected} at byte {offset}")
    }
}

const fn expected<T>(expected: &'static str, offset: usize) -> Result<T, NoUri> {
    Err(NoUri { expected, offset })
}

/// Checks that a text is a URI, and returns its scheme.
pub(crate) fn scheme_of(text: &str) -> Result<&str, NoUri> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
    let (scheme, rest) = text.split_at(end.unwrap_or(text.len()));
    if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return expected("a scheme, which begins with a letter,", 0);
    }
    let Some(rest) = rest.strip_prefix(':') else {
        return expected("`:` behind the scheme", scheme.len());
    };
    let (rest, fragment) = cut(rest, '#');
    let (rest, query) = cut(rest, '?');
    let mut offset = scheme.len() + 1;
    let path = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            check_authority(authority, offset + 2)?;
            offset += 2 + authority.len();
            path
        }
    };
    check(path, offset, b":@/", "a character of a path")?;
    offset += path.len() + 1;
    if let Some(query) = query {
        check(query, offset, b":@/?", "a character of a query")?;
        offset += query.len() + 1;
    }
    if let Some(fragment) = fragment {
        check(fragment, offset, b":@/?", "a character of a fragment")?;
    }
    Ok(scheme)
}

/// What is before the first `delimiter`, and what is behind it.
fn cut(text: &str, delimiter: char) -> (&str, Option<&str>) {
    match text.split_once(delimiter) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

fn check_authority(authority: &str, mut offset: usize) -> Result<(), NoUri> {
    let mut host_and_port = authority;
    if let (user, Some(behind)) = cut(authority, '@') {
        check(user, offset, b":", "a character of user information")?;
        offset += user.len() + 1;
        host_and_port = behind;
    }
    let (host, port) = match host_and_port.strip_prefix('[') {
        None => {
            let (name, port) = cut(host_and_port, ':');
            check(name, offset, b"", "a character of a host")?;
            (name, port)
        }
        Some(literal) => {
            let Some((address, behind)) = literal.split_once(']') else {
                return expected("`]` behind the address", offset + host_and_port.len());
            };
            if address.parse::<Ipv6Addr>().is_err() && !is_future_address(address) {
                return expected("an IPv6 address", offset + 1);
            }
            let host = host_and_port.strip_suffix(behind).unwrap_or(host_and_port);
            match (behind, behind.strip_prefix(':')) {
                ("", _) => (host, None),
                (_, Some(port)) => (host, Some(port)),
                _ => return expected("`:` or the path", offset + host.len()),
            }
        }
    };
    let port = port.unwrap_or_default();
    match port.find(|c: char| !c.is_ascii_digit()) {
        Some(at) => expected("a digit of the port", offset + host.len() + 1 + at),
        None => Ok(()),
    }
}

/// Whether this is an address of a version of IP yet to come.
fn is_future_address(address: &str) -> bool {
    let Some(("v" | "V", rest)) = address.split_at_checked(1) else {
        return false;
    };
    rest.split_once('.').is_some_and(|(version, address)| {
        !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !address.is_empty()
            && address.bytes().all(|byte| is_plain(byte) || byte == b':')
    })
}

/// Checks that a part has nothing but plain characters, these, and percent-encoded bytes.
fn check(part: &str, offset: usize, these: &[u8], what: &'static str) -> Result<(), NoUri> {
    let mut rest = part.as_bytes();
    while let [byte, behind @ ..] = rest {
        let at = offset + part.len() - rest.len();
        rest = match (byte, behind) {
            (b'%', [high, low, behind @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                behind
            }
            (b'%', _) => return expected("`%` with two hexadecimal digits", at),
            _ if is_plain(*byte) || these.contains(byte) => behind,
            _ => return expected(what, at),
        };
    }
    Ok(())
}

/// Whether this is `unreserved` or of `sub-delims`, which may stand in every part.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_rfc_3986_allows() {
        for (text, scheme) in [
            ("ftp://ftp.is.co.za/rfc/rfc1808.txt", "ftp"),
            ("http://www.ietf.org/rfc/rfc2396.txt", "http"),
            ("ldap://[2001:db8::7]/c=GB?objectClass?one", "ldap"),
            ("mailto:John.Doe@example.com", "mailto"),
            ("news:comp.infosystems.www.servers.unix", "news"),
            ("tel:+1-816-555-1212", "tel"),
            ("telnet://192.0.2.16:80/", "telnet"),
            ("urn:oasis:names:specification:docbook:dtd:xml:4.1.2", "urn"),
            ("a:", "a"),
            ("a:#", "a"),
            ("git+ssh.2-x://u:p@[v1.a:b]:/%7e?a=/?#?", "git+ssh.2-x"),
            ("file:///etc", "file"),
        ] {
            assert_eq!(scheme_of(text), Ok(scheme), "{text}");
        }
    }

    #[test]
    fn says_what_is_expected_where() {
        for (text, problem) in [
            ("", "a scheme, which begins with a letter, at byte 0"),
            ("1a:", "a scheme, which begins with a letter, at byte 0"),
            ("ä:", "a scheme, which begins with a letter, at byte 0"),
            ("a", "`:` behind the scheme at byte 1"),
            ("a/b:c", "`:` behind the scheme at byte 1"),
            ("a: b", "a character of a path at byte 2"),
            ("a://b/c ä", "a character of a path at byte 7"),
            ("a:/b?c[", "a character of a query at byte 6"),
            ("a:/b?c#d#", "a character of a fragment at byte 8"),
            ("a:b#%", "`%` with two hexadecimal digits at byte 4"),
            ("a:%4", "`%` with two hexadecimal digits at byte 2"),
            ("a:%4g", "`%` with two hexadecimal digits at byte 2"),
            ("a://b^@c", "a character of user information at byte 5"),
            ("a://b@c@d", "a character of a host at byte 7"),
            ("git://b c", "a character of a host at byte 7"),
            ("a://b:8o", "a digit of the port at byte 7"),
            ("a://b@[::1]:8o", "a digit of the port at byte 13"),
            ("a://[::1", "`]` behind the address at byte 8"),
            ("a://[::1]8", "`:` or the path at byte 9"),
            ("a://[1:2]", "an IPv6 address at byte 5"),
            ("a://[v1.]", "an IPv6 address at byte 5"),
        ] {
            let message = format!("expected {problem}");
            assert_eq!(scheme_of(text).unwrap_err().to_string(), message, "{text}");
        }
    }

    proptest! {
        #[test]
        fn takes_what_another_parser_takes(
            text in "\\PC{0,12}",
            uri in "([a:/?#\\[\\]@!v1.%4 ä~^]|//|::|%4a|\\[::|1\\]){0,12}",
            address in "([0-9a-f:.]|::|:1|ff){0,14}",
        ) {
            for text in [&text, &uri, &format!("a:{uri}"), &format!("a://[{address}]:1")] {
                let theirs = fluent_uri::Uri::parse(text.as_str());
                let theirs = theirs.ok().map(|uri| uri.scheme().as_str());
                prop_assert_eq!(scheme_of(text).ok(), theirs, "{}", text);
            }
        }
    }
}
