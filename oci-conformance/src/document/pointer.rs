//! JSON pointers (RFC 6901).

use std::{
    borrow::Cow,
    fmt::{self, Display, Formatter, Write},
};

use super::{Document, Kind, Node};

impl Display for Node<'_> {
    /// Writes the JSON pointer of the node, or where it would be if it were not missing.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let path: Vec<Node<'_>> = self.ancestors().collect();
        for node in path.iter().rev() {
            if let Some(index) = node.item_index() {
                write!(f, "/{index}")?;
            } else if let Some(name) = node.name() {
                f.write_char('/')?;
                write_escaped(f, &name)?;
            }
        }
        Ok(())
    }
}

fn write_escaped(f: &mut Formatter<'_>, name: &str) -> fmt::Result {
    let mut rest = name;
    while let Some((plain, after)) = rest.split_once(['~', '/']) {
        f.write_str(plain)?;
        let tilde = rest.as_bytes().get(plain.len()) == Some(&b'~');
        f.write_str(if tilde { "~0" } else { "~1" })?;
        rest = after;
    }
    f.write_str(rest)
}

/// The name that a token stands for, unless it is not well-formed.
fn unescape(token: &str) -> Option<Cow<'_, str>> {
    let mut parts = token.split('~');
    let first = parts.next()?;
    if first.len() == token.len() {
        return Some(Cow::Borrowed(token));
    }
    let mut name = String::with_capacity(token.len());
    name.push_str(first);
    for part in parts {
        let (character, rest) = match part.strip_prefix('0') {
            Some(rest) => ('~', rest),
            None => ('/', part.strip_prefix('1')?),
        };
        name.push(character);
        name.push_str(rest);
    }
    Some(Cow::Owned(name))
}

pub(super) fn find<'d>(document: &'d Document<'d>, pointer: &str) -> Option<Node<'d>> {
    if pointer.is_empty() {
        return Some(document.root());
    }
    let mut tokens = pointer.strip_prefix('/')?.split('/');
    tokens.try_fold(document.root(), |node, token| match node.kind()? {
        Kind::Array => item(node, token),
        Kind::Object => member(node, &unescape(token)?),
        _ => None,
    })
}

fn item<'d>(array: Node<'d>, token: &str) -> Option<Node<'d>> {
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || (token.len() > 1 && token.starts_with('0')) {
        return None;
    }
    array.items().nth(token.parse().ok()?)
}

fn member<'d>(object: Node<'d>, name: &str) -> Option<Node<'d>> {
    let found = object.get(name);
    if found.is_some() || !name.contains(char::REPLACEMENT_CHARACTER) {
        return found;
    }
    // A name that is not Unicode has no pointer but the one that is displayed.
    let inexact = object.members().filter(|member| !member.is_exact_name());
    inexact
        .filter(|member| member.name().as_deref() == Some(name))
        .last()
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    /// The document of RFC 6901, section 5.
    const EXAMPLE: &str = r#"{
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
        "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8
    }"#;

    fn parse(text: &[u8]) -> Document<'_> {
        Document::parse(text, &Limits::DEFAULT).unwrap()
    }

    #[test]
    fn the_examples_of_the_rfc() {
        let document = parse(EXAMPLE.as_bytes());
        for (pointer, raw) in [
            ("/foo", r#"["bar", "baz"]"#),
            ("/foo/0", r#""bar""#),
            ("/", "0"),
            ("/a~1b", "1"),
            ("/c%d", "2"),
            ("/e^f", "3"),
            ("/g|h", "4"),
            ("/i\\j", "5"),
            ("/k\"l", "6"),
            ("/ ", "7"),
            ("/m~0n", "8"),
        ] {
            let node = document.find(pointer).unwrap();
            assert_eq!(node.raw(), raw.as_bytes());
            assert_eq!(node.pointer(), pointer);
        }
        assert_eq!(document.find("").unwrap().id(), Some(0));
    }

    #[test]
    fn what_leads_nowhere() {
        let document = parse(EXAMPLE.as_bytes());
        for pointer in [
            "foo",
            "#",
            "#/foo",
            "/foo/",
            "/foo/2",
            "/foo/-",
            "/foo/00",
            "/foo/01",
            "/foo/+1",
            "/foo/-1",
            "/foo/99999999999999999999999",
            "/foo/0/0",
            "/foo/0/",
            "/bar",
            "//",
            "/a/b",
            "/m~n",
            "/m~",
            "/m~2n",
            "/FOO",
            "/foo/\u{664}",
        ] {
            assert!(document.find(pointer).is_none(), "{pointer}");
        }
    }

    #[test]
    fn tildes_and_slashes_are_escaped_both_ways() {
        for (name, token) in [
            ("", ""),
            ("~", "~0"),
            ("/", "~1"),
            ("~1", "~01"),
            ("/0", "~10"),
            ("~0~1", "~00~01"),
            ("a~b/c~/d", "a~0b~1c~0~1d"),
            ("é~漢", "é~0漢"),
        ] {
            assert_eq!(unescape(token).as_deref(), Some(name));
            let text = serde_json::to_vec(&serde_json::json!([{ name: null }])).unwrap();
            let document = parse(&text);
            let pointer = format!("/0/{token}");
            assert_eq!(document.nodes().last().unwrap().pointer(), pointer);
            assert_eq!(document.find(&pointer).unwrap().id(), Some(2));
        }
        for token in ["~", "a~", "~2", "~~0", "~é"] {
            assert_eq!(unescape(token), None, "{token}");
        }
    }

    #[test]
    fn a_missing_name_is_escaped_too() {
        let document = parse(b"{}");
        assert_eq!(document.root().at("a/~b").pointer(), "/a~1~0b");
    }

    #[test]
    fn names_that_are_not_unicode_are_found_as_displayed() {
        let document = parse(b"{\"\\ud800\":1,\"\xff\":2}");
        assert_eq!(document.find("/\u{fffd}").unwrap().int(), Some(2));
        let document = parse(br#"{"\ufffd":1,"\ud800":2}"#);
        assert_eq!(document.find("/\u{fffd}").unwrap().int(), Some(1));
    }
}
