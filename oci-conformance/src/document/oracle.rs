//! Documents as `serde_json` reads them.

use proptest::{prelude::*, sample::Index};
use serde_json::{Map, Value, from_slice, from_str};

use super::{DefectKind, Document, Kind, Limits, Node};

fn parse(text: &[u8]) -> Option<Document<'_>> {
    Document::parse(text, &Limits::DEFAULT).ok()
}

/// The value as `serde_json` would have read it. Only for texts of little depth.
fn value(node: Node<'_>) -> Value {
    match node.kind().unwrap() {
        Kind::Null => Value::Null,
        Kind::Bool => Value::Bool(node.bool().unwrap()),
        Kind::Number => from_str(node.number().unwrap()).unwrap(),
        Kind::String => Value::String(node.str().unwrap().into_owned()),
        Kind::Array => node.items().map(value).collect(),
        Kind::Object => {
            let member = |node: Node<'_>| (node.name().unwrap().into_owned(), value(node));
            Value::Object(node.members().map(member).collect::<Map<_, _>>())
        }
    }
}

/// Whether the document is one of those that `serde_json` refuses and this crate does not.
fn is_tolerated(document: &Document<'_>) -> bool {
    let is_refused = |kind| {
        matches!(
            kind,
            DefectKind::ByteOrderMark | DefectKind::InvalidUtf8 | DefectKind::LoneSurrogate
        )
    };
    let mut numbers = document.nodes().filter_map(Node::number);
    document
        .defects()
        .iter()
        .any(|defect| is_refused(defect.kind))
        || numbers.any(|number| from_str::<Value>(number).is_err())
}

fn agree(text: &[u8]) {
    let theirs = from_slice::<Value>(text);
    let shown = text.escape_ascii();
    match (parse(text), theirs) {
        (Some(document), Ok(theirs)) => {
            assert!(!is_tolerated(&document), "{shown}");
            assert_eq!(value(document.root()), theirs, "{shown}");
        }
        (Some(document), Err(error)) => assert!(is_tolerated(&document), "{error}: {shown}"),
        (None, Ok(_)) => panic!("refused: {shown}"),
        (None, Err(_)) => {}
    }
    if let Some(document) = parse(text) {
        consistent(&document);
    }
}

/// What holds of every document.
fn consistent(document: &Document<'_>) {
    let repeats = document.defects().iter().any(|defect| {
        matches!(
            defect.kind,
            DefectKind::DuplicateName | DefectKind::LoneSurrogate | DefectKind::InvalidUtf8
        )
    });
    for (id, node) in document.nodes().enumerate() {
        assert_eq!(node.id(), Some(id));
        assert_eq!(document.text().get(node.span()), Some(node.raw()));
        let again = parse(node.raw()).unwrap();
        assert_eq!(again.root().kind(), node.kind());
        assert_eq!(again.root().str(), node.str());
        assert_eq!(again.root().len(), node.len());
        assert_eq!(node.len(), node.items().chain(node.members()).count());
        for child in node.items().chain(node.members()) {
            assert_eq!(child.parent().unwrap().id(), Some(id));
            assert_eq!(
                node.kind() == Some(Kind::Array),
                child.item_index().is_some()
            );
            assert_eq!(node.kind() == Some(Kind::Object), child.name().is_some());
            assert!(node.span().start < child.span().start && child.span().end < node.span().end);
        }
        if let Some(span) = node.name_span() {
            let name = parse(document.text().get(span).unwrap()).unwrap();
            assert_eq!(name.root().str(), node.name());
            assert_eq!(name.root().is_exact_text(), node.is_exact_name());
        }
        let pointer = node.pointer();
        match document.find(&pointer) {
            Some(found) => {
                assert_eq!(found.pointer(), pointer);
                assert!(repeats || found.id() == Some(id));
            }
            None => assert!(repeats, "{pointer}"),
        }
    }
    for defect in document.defects() {
        assert!(document.text().get(defect.span.clone()).is_some());
        assert!(document.node(defect.node).is_some());
    }
}

fn scalars() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    scalars().prop_recursive(6, 64, 24, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..24).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..24)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Pieces of JSON, whole and broken, in any order.
fn fragments() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop::sample::select(vec![
        &b"{"[..],
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b" ",
        b"\n",
        b"\"",
        b"\"\"",
        b"\"a\"",
        b"\"a\":",
        b"\"\\u0061\":",
        b"\"",
        b"\\",
        b"\\u",
        b"\\ud83d",
        b"\\ude00",
        b"\\uffff",
        b"\\n",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98",
        b"\xc3\xa9",
        b"0",
        b"-",
        b"1",
        b".",
        b"e",
        b"E+",
        b"1e400",
        b"-1.5e3",
        b"true",
        b"false",
        b"null",
        b"nul",
        b"NaN",
    ]);
    prop::collection::vec(fragment, 0..24).prop_map(|pieces| pieces.concat())
}

/// JSON strings that are strings most of the time.
fn strings() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop_oneof![
        prop::sample::select(vec![
            &b"a"[..],
            b"01234567",
            b"\\n",
            b"\\/",
            b"\\u0000",
            b"\\ud83d",
            b"\\ude00",
            b"\\uFFFE",
            b"\xff",
            b"\xed\xa0\x80",
            b"\xef\xbf\xbf",
            b"\xf0\x9f\x98\x80",
            b"\xe2\x82",
            b"\xc3\xa9",
        ])
        .prop_map(<[u8]>::to_vec),
        any::<u8>().prop_map(|byte| vec![byte]),
    ];
    prop::collection::vec(fragment, 0..12)
        .prop_map(|pieces| [b"\"", pieces.concat().as_slice(), b"\""].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_serde_json_writes_is_read_back(value in values()) {
        agree(&serde_json::to_vec(&value).unwrap());
        agree(&serde_json::to_vec_pretty(&value).unwrap());
    }

    #[test]
    fn any_bytes_are_judged_alike(bytes in any::<Vec<u8>>()) {
        agree(&bytes);
    }

    #[test]
    fn any_fragments_are_judged_alike(text in fragments()) {
        agree(&text);
    }

    #[test]
    fn any_strings_are_judged_alike(first in strings(), second in strings(), third in strings()) {
        let (first, second, third) = (first.as_slice(), second.as_slice(), third.as_slice());
        agree(first);
        agree(&[b"{", first, b":1,", second, b":[", third, b"]}"].concat());
        agree(&[b"{", first, b":1,", second, b":2,", first, b":3}"].concat());
    }

    #[test]
    fn any_numbers_are_judged_alike(number in "-?[0-9]{0,3}([.][0-9]{0,20})?([eE][+-]?[0-9]{0,3})?[0-9.eE+-]{0,2}") {
        agree(number.as_bytes());
        agree(format!("[{number}]").as_bytes());
    }

    #[test]
    fn any_mutation_is_judged_alike(
        value in values(),
        edits in prop::collection::vec((any::<Index>(), 0..3, any::<u8>()), 1..4),
    ) {
        let mut text = serde_json::to_vec_pretty(&value).unwrap();
        for (place, edit, byte) in edits {
            let place = place.index(text.len().max(1));
            match edit {
                0 if place < text.len() => drop(text.remove(place)),
                1 => text.truncate(place),
                _ => text.insert(place, byte),
            }
        }
        agree(&text);
    }
}
