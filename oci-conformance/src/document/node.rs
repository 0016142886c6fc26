//! One value of a document, or the absence of one.

use std::{
    borrow::Cow,
    cmp::Ordering,
    fmt::{self, Debug, Formatter},
    ops::Range,
    str::{FromStr, from_utf8},
};

use super::{
    Document,
    children::{Children, Indices},
    entry::{Entry, Kind},
    spelling::Spelling,
};

/// A value of a [`Document`], or a property that is missing from it.
///
/// A rule can thus name a property before it knows whether there is one: [`Node::at`] leads to a
/// node in any case, every question has an answer on a missing one, and either way
/// [`Node::pointer`] and [`Node::span`] say where to look.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    /// The value, or the one from which `missing` is missing.
    index: u32,
    missing: Option<&'static str>,
}

impl<'d> Node<'d> {
    pub(super) const fn new(document: &'d Document<'d>, index: u32) -> Self {
        Self {
            document,
            index,
            missing: None,
        }
    }

    /// The document of this node.
    #[must_use]
    pub const fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// The number of this value in document order, by which [`Document::node`] finds it again;
    /// `None` if it is missing.
    #[must_use]
    pub const fn id(self) -> Option<usize> {
        match self.missing {
            None => Some(self.index as usize),
            Some(_) => None,
        }
    }

    /// The property `name`, be it there or not.
    ///
    /// Of several with this name it is the last, which most readers keep. What is asked of a
    /// missing node is that same node: the first step that led nowhere.
    #[must_use]
    pub fn at(self, name: &'static str) -> Self {
        if self.missing.is_some() {
            return self;
        }
        self.get(name).unwrap_or(Self {
            missing: Some(name),
            ..self
        })
    }

    /// The property `name` if it is there; of several, the last.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        let object = self.entry().filter(|entry| entry.kind() == Kind::Object)?;
        let Some(sorted) = self.document.names.sorted(self.index, object) else {
            let entries = &self.document.entries;
            let index = Indices::of_children(entries, self.index)
                .filter(|&index| {
                    let entry = entries.get(index as usize);
                    entry.is_some_and(|entry| entry.name_is(self.document.text, name))
                })
                .last();
            return index.map(|index| Self::new(self.document, index));
        };
        let node = |&index: &u32| Self::new(self.document, index);
        let end = sorted.partition_point(|index| {
            let name = node(index).own_name().map(|own| own.compare(name));
            name != Some(Ordering::Greater)
        });
        let last = sorted.get(..end)?.last().map(node)?;
        last.name_is(name).then_some(last)
    }

    /// What sort of value this is; `None` if it is missing.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        self.entry().map(Entry::kind)
    }

    /// Whether there is a value, be it `null`.
    #[must_use]
    pub const fn exists(self) -> bool {
        self.missing.is_none()
    }

    /// Whether this is `null`, which a missing value is not.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Some(Kind::Null)
    }

    /// This node, unless it is missing.
    #[must_use]
    pub fn present(self) -> Option<Self> {
        self.exists().then_some(self)
    }

    /// The items of an array; none of anything else.
    #[must_use]
    pub fn items(self) -> Children<'d> {
        self.children(Kind::Array)
    }

    /// The members of an object, repeated ones included; none of anything else.
    #[must_use]
    pub fn members(self) -> Children<'d> {
        self.children(Kind::Object)
    }

    /// How many [items](Self::items) or [members](Self::members) there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.entry().map_or(0, |entry| entry.len() as usize)
    }

    /// Whether there are no items and no members.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The name of a member or of a missing property, with U+FFFD for what is not Unicode; `None`
    /// for the root and for items.
    #[must_use]
    pub fn name(self) -> Option<Cow<'d, str>> {
        match self.missing {
            Some(name) => Some(Cow::Borrowed(name)),
            None => self.own_name().map(Spelling::text),
        }
    }

    /// Whether the [name](Self::name) is exactly `name`.
    #[must_use]
    pub fn name_is(self, name: &str) -> bool {
        let own = |entry: &Entry| entry.name_is(self.document.text, name);
        match self.missing {
            Some(missing) => missing == name,
            None => self.entry().is_some_and(own),
        }
    }

    /// Whether [`name`](Self::name) replaces nothing.
    #[must_use]
    pub fn is_exact_name(self) -> bool {
        self.missing.is_some() || self.own_name().is_some_and(|own| own.form.exact)
    }

    /// The span of the name of a member, with its quotes.
    #[must_use]
    pub fn name_span(self) -> Option<Range<usize>> {
        self.entry().and_then(Entry::name_span)
    }

    /// The place of an item in its array, from 0.
    #[must_use]
    pub fn item_index(self) -> Option<usize> {
        let index = self.entry().and_then(Entry::item_index);
        index.map(|index| index as usize)
    }

    /// The array or object around this value, or the value that lacks it; `None` for the root.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let index = match self.missing {
            Some(_) => self.index,
            None => self.entry()?.parent()?,
        };
        Some(Self::new(self.document, index))
    }

    /// This node, what it is in, and so on out to the root.
    pub fn ancestors(self) -> impl Iterator<Item = Self> + Clone {
        std::iter::successors(Some(self), |node| node.parent())
    }

    /// How many values this is in: 0 for the root.
    #[must_use]
    pub fn depth(self) -> usize {
        self.ancestors().skip(1).count()
    }

    /// A string, with U+FFFD for what is not Unicode.
    #[must_use]
    pub fn str(self) -> Option<Cow<'d, str>> {
        self.spelling().map(Spelling::text)
    }

    /// Whether this is a string of which [`str`](Self::str) replaces nothing.
    #[must_use]
    pub fn is_exact_text(self) -> bool {
        self.spelling().is_some_and(|text| text.form.exact)
    }

    /// Whether this is exactly the string `text`.
    #[must_use]
    pub fn is_str(self, text: &str) -> bool {
        self.spelling().is_some_and(|own| own.is(text))
    }

    /// A string, parsed.
    #[must_use]
    pub fn parse<T: FromStr>(self) -> Option<Result<T, T::Err>> {
        self.str().map(|text| text.parse())
    }

    /// `true` or `false`
    #[must_use]
    pub fn bool(self) -> Option<bool> {
        (self.kind() == Some(Kind::Bool)).then(|| self.raw() == b"true")
    }

    /// A number as it is written.
    #[must_use]
    pub fn number(self) -> Option<&'d str> {
        if self.kind() != Some(Kind::Number) {
            return None;
        }
        from_utf8(self.raw()).ok()
    }

    /// A number that is written without fraction and exponent, if it is one of 128 bits.
    #[must_use]
    pub fn int(self) -> Option<i128> {
        let number = self.number()?;
        match number.parse::<i64>() {
            Ok(int) => Some(int.into()),
            Err(_) => number.parse().ok(),
        }
    }

    /// The bytes of this value in the text; of a missing property, those of the value that lacks
    /// it.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        let entry = self.document.entries.get(self.index as usize);
        entry.map_or(0..0, Entry::span)
    }

    /// This value as it is written; nothing if it is missing.
    #[must_use]
    pub fn raw(self) -> &'d [u8] {
        let span = self.entry().map(Entry::span);
        span.and_then(|span| self.document.text.get(span))
            .unwrap_or_default()
    }

    /// The JSON pointer (RFC 6901), as displaying the node writes it.
    #[must_use]
    pub fn pointer(self) -> String {
        self.to_string()
    }

    fn entry(self) -> Option<&'d Entry> {
        match self.missing {
            None => self.document.entries.get(self.index as usize),
            Some(_) => None,
        }
    }

    fn own_name(self) -> Option<Spelling<'d>> {
        self.entry()?.name(self.document.text)
    }

    fn spelling(self) -> Option<Spelling<'d>> {
        self.entry()?.string(self.document.text)
    }

    fn children(self, kind: Kind) -> Children<'d> {
        if self.kind() == Some(kind) {
            Children::of(self.document, self.index)
        } else {
            Children::none(self.document)
        }
    }
}

impl Debug for Node<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node")
            .field("pointer", &format_args!("{self}"))
            .field("kind", &self.kind())
            .field("span", &self.span())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::super::Limits;
    use super::*;

    fn with<T>(text: impl AsRef<[u8]>, check: impl FnOnce(Node<'_>) -> T) -> T {
        let document = Document::parse(text.as_ref(), &Limits::DEFAULT).unwrap();
        check(document.root())
    }

    #[test]
    fn a_node_is_small() {
        assert!(size_of::<Node<'_>>() <= 32);
    }

    #[test]
    fn kinds() {
        for (text, kind) in [
            ("null", Kind::Null),
            ("true", Kind::Bool),
            ("false", Kind::Bool),
            ("-0.5", Kind::Number),
            (r#""""#, Kind::String),
            ("[]", Kind::Array),
            ("{}", Kind::Object),
        ] {
            with(text, |root| {
                assert_eq!(root.kind(), Some(kind));
                assert_eq!(root.is_null(), kind == Kind::Null);
                assert_eq!(root.bool().is_some(), kind == Kind::Bool);
                assert_eq!(root.number().is_some(), kind == Kind::Number);
                assert_eq!(root.str().is_some(), kind == Kind::String);
                assert_eq!(root.is_exact_text(), kind == Kind::String);
                assert!(root.exists() && root.is_empty());
                assert_eq!(root.raw(), text.as_bytes());
                assert_eq!((root.items().len(), root.members().len()), (0, 0));
                assert!(root.is_empty());
                assert_eq!((root.name(), root.name_span()), (None, None));
                assert_eq!((root.item_index(), root.depth()), (None, 0));
                assert!(!root.is_exact_name() && !root.name_is(""));
            });
        }
    }

    #[test]
    fn properties() {
        let text = br#" {"a": {"b": [null, {"c": 1}]}, "n": null} "#;
        with(text, |root| {
            let a = root.at("a");
            assert_eq!(a.name().as_deref(), Some("a"));
            assert_eq!((a.span(), a.name_span()), (7..30, Some(2..5)));
            assert_eq!((a.id(), a.len(), a.depth()), (Some(1), 1, 1));
            let item = a.at("b").items().nth(1).unwrap();
            assert_eq!((item.item_index(), item.name()), (Some(1), None));
            assert_eq!(item.at("c").int(), Some(1));
            assert_eq!(item.at("c").depth(), 4);
            let up: Vec<_> = item.at("c").ancestors().map(Node::pointer).collect();
            assert_eq!(up, ["/a/b/1/c", "/a/b/1", "/a/b", "/a", ""]);
            assert!(root.at("n").is_null() && root.at("n").present().is_some());
            assert_eq!(root.document().node(2).unwrap().pointer(), "/a/b");
            assert!(root.document().node(7).is_none());
            let all: Vec<_> = root.document().nodes().map(Node::id).collect();
            assert_eq!(all, (0..7).map(Some).collect::<Vec<_>>());
        });
    }

    #[test]
    fn missing_properties() {
        with(br#"[{"a": 1}]"#, |root| {
            let object = root.items().next().unwrap();
            for missing in [object.at("b"), object.at("b").at("c").at("d")] {
                assert_eq!(missing.pointer(), "/0/b");
                assert_eq!(missing.span(), 1..9);
                assert_eq!(missing.name().as_deref(), Some("b"));
                assert!(missing.name_is("b") && !missing.name_is("a"));
                assert!(missing.is_exact_name());
                assert_eq!(missing.parent().unwrap().id(), object.id());
                assert_eq!((missing.depth(), missing.len()), (2, 0));
                assert_eq!((missing.id(), missing.kind()), (None, None));
                assert_eq!((missing.raw(), missing.name_span()), (&b""[..], None));
                assert!(!missing.exists() && !missing.is_null() && !missing.is_exact_text());
                assert!(missing.present().is_none() && missing.get("a").is_none());
                assert!(missing.str().is_none() && missing.bool().is_none());
                assert!(missing.int().is_none() && missing.item_index().is_none());
                assert_eq!(missing.items().count().max(missing.members().count()), 0);
            }
            // What is no object lacks every property.
            assert_eq!(root.at("a").pointer(), "/a");
            assert_eq!(object.at("a").at("x").pointer(), "/0/a/x");
            assert_eq!(object.at("a").at("x").span(), 7..8);
        });
    }

    #[test]
    fn the_last_of_several_counts() {
        with(br#"{"a":1,"b":2,"\u0061":3,"c":4}"#, |root| {
            assert_eq!(root.at("a").int(), Some(3));
            assert_eq!((root.len(), root.is_empty()), (4, false));
            let names: Vec<_> = root.members().filter_map(Node::name).collect();
            assert_eq!(names, ["a", "b", "a", "c"]);
        });
    }

    #[test]
    fn names_are_compared_exactly() {
        with(b"{\"a\\n\":1,\"\\ud800\":2,\"\xff\":3,\"\":4}", |root| {
            let members: Vec<_> = root.members().collect();
            assert!(members[0].name_is("a\n") && !members[0].name_is("a\\n"));
            assert!(members[0].is_exact_name() && members[3].is_exact_name());
            for inexact in [members[1], members[2]] {
                assert_eq!(inexact.name().as_deref(), Some("\u{fffd}"));
                assert!(!inexact.name_is("\u{fffd}") && !inexact.is_exact_name());
            }
            assert!(members[3].name_is(""));
            assert!(!root.at("\u{fffd}").exists());
        });
    }

    #[test]
    fn strings() {
        for (text, value, borrowed, exact) in [
            (&br#""""#[..], "", true, true),
            (br#""plain""#, "plain", true, true),
            ("\"é漢😀\"".as_bytes(), "é漢😀", true, true),
            (br#""a\u0000\/""#, "a\0/", false, true),
            (br#""\udc00""#, "\u{fffd}", false, false),
            (b"\"a\xffb\"", "a\u{fffd}b", false, false),
        ] {
            with(text, |root| {
                let str = root.str().unwrap();
                assert_eq!(str, value);
                assert_eq!(matches!(str, Cow::Borrowed(_)), borrowed);
                assert_eq!(root.is_exact_text(), exact);
                assert_eq!(root.is_str(value), exact);
                assert!(!root.is_str("other"));
            });
        }
        with(r#""127.0.0.\u0031""#, |root| {
            assert_eq!(root.parse::<Ipv4Addr>(), Some(Ok(Ipv4Addr::LOCALHOST)));
            assert!(root.parse::<u8>().unwrap().is_err());
        });
        with("127", |root| assert!(root.parse::<u8>().is_none()));
    }

    #[test]
    fn numbers() {
        for (text, int) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("-12", Some(-12)),
            ("170141183460469231731687303715884105727", Some(i128::MAX)),
            ("-170141183460469231731687303715884105728", Some(i128::MIN)),
            ("170141183460469231731687303715884105728", None),
            ("1.0", None),
            ("1e2", None),
            ("1E400", None),
            ("-1e-400", None),
        ] {
            with(text, |root| {
                assert_eq!(root.number(), Some(text));
                assert_eq!(root.int(), int);
            });
        }
        with("true", |root| assert_eq!(root.bool(), Some(true)));
        with("false", |root| assert_eq!(root.bool(), Some(false)));
    }

    #[test]
    fn debugging_shows_where_it_is() {
        with(br#"{"a":[]}"#, |root| {
            assert_eq!(
                format!("{:?} {:?}", root.at("a"), root.at("b")),
                "Node { pointer: /a, kind: Some(Array), span: 5..7 } \
                 Node { pointer: /b, kind: None, span: 0..8 }"
            );
        });
    }
}
