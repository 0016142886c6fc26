//! The scanner against serde_json: it refuses the same texts, and reads the same values from all
//! others, duplicates included, but for what only it tolerates.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{DefectKind, Document, Kind, Limits, Node};
use serde_json::Value;

fuzz_target!(|text: &[u8]| {
    let theirs = serde_json::from_slice::<Value>(text);
    match (Document::parse(text, &Limits::DEFAULT), theirs) {
        (Ok(document), theirs) => {
            match theirs {
                Ok(theirs) => {
                    assert!(!is_tolerated(&document));
                    assert_eq!(value(document.root()), theirs);
                }
                Err(error) => {
                    let all_kept = document.defect_count() == document.defects().len();
                    assert!(is_tolerated(&document) || !all_kept, "{error}");
                }
            }
            // What is in the first of two members with one name has a pointer into the last.
            if document.defect_count() == 0 {
                for node in document.nodes() {
                    let found = document.find(&node.pointer()).and_then(Node::id);
                    assert_eq!(found, node.id());
                }
            }
        }
        // serde_json has the same limit for depth, and no input reaches the others.
        (Err(error), theirs) => {
            assert!(error.offset() <= text.len());
            assert!(theirs.is_err(), "{error}");
        }
    }
});

/// The value as serde_json would have read it: of two members with one name the last counts.
fn value(node: Node<'_>) -> Value {
    match node.kind().expect("a value of a text") {
        Kind::Null => Value::Null,
        Kind::Bool => Value::Bool(node.bool().expect("a boolean")),
        Kind::Number => number(node).expect("a number in range"),
        Kind::String => Value::String(node.str().expect("a string").into_owned()),
        Kind::Array => node.items().map(value).collect(),
        Kind::Object => {
            let name = |node: Node<'_>| node.name().expect("a member").into_owned();
            let members = node.members().map(|node| (name(node), value(node)));
            Value::Object(members.collect())
        }
    }
}

fn number(node: Node<'_>) -> serde_json::Result<Value> {
    serde_json::from_str(node.number().expect("a number"))
}

/// Whether it has what serde_json refuses, and the scanner tells of.
fn is_tolerated(document: &Document<'_>) -> bool {
    let defects = document.defects().iter();
    let mut refused = defects.filter(|defect| {
        matches!(
            defect.kind,
            DefectKind::ByteOrderMark | DefectKind::InvalidUtf8 | DefectKind::LoneSurrogate
        )
    });
    let mut numbers = document.nodes().filter(|node| node.number().is_some());
    refused.next().is_some() || numbers.any(|node| number(node).is_err())
}
