//! The scanner against serde_json: what one reads the other reads, but for what only I-JSON
//! forbids, numbers out of range, and limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Document, ErrorKind, Limits, Node};
use serde_json::Value;

fuzz_target!(|text: &[u8]| {
    let theirs = serde_json::from_slice::<Value>(text);
    match Document::parse(text, &Limits::DEFAULT) {
        Ok(document) => {
            // What is in the first of two members with one name has a pointer into the last.
            if document.defect_count() == 0 {
                for node in document.nodes() {
                    let found = document.find(&node.pointer()).and_then(Node::id);
                    assert_eq!(found, node.id());
                }
            }
            match theirs {
                Ok(value) if document.defect_count() == 0 => same(document.root(), &value),
                Ok(_) => {}
                Err(error) => assert!(
                    document.defect_count() > 0 || error.to_string().contains("out of range"),
                    "{error}",
                ),
            }
        }
        Err(error) => {
            assert!(error.offset() <= text.len());
            let limit = matches!(error.kind(), ErrorKind::Limit(_));
            assert!(theirs.is_err() || limit, "{error}");
        }
    }
});

/// Compares trees that are as deep as serde_json allows at most.
fn same(ours: Node<'_>, theirs: &Value) {
    match theirs {
        Value::Null => assert!(ours.is_null()),
        Value::Bool(value) => assert_eq!(ours.bool(), Some(*value)),
        Value::Number(value) => {
            let number = ours.number().and_then(|text| text.parse::<f64>().ok());
            assert_eq!(number, value.as_f64());
        }
        Value::String(value) => assert_eq!(ours.str().as_deref(), Some(value.as_str())),
        Value::Array(items) => {
            assert_eq!(ours.len(), items.len());
            for (ours, theirs) in ours.items().zip(items) {
                same(ours, theirs);
            }
        }
        Value::Object(members) => {
            assert_eq!(ours.len(), members.len());
            for (name, theirs) in members {
                same(ours.get(name).expect("the member is there"), theirs);
            }
        }
    }
}
