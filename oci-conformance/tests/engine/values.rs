//! Values that answer to the clauses.

use std::error::Error as _;

use oci_conformance::{Context, Invalid, Rejected, judge};
use serde_json::{Value, json};

use crate::specification::*;

fn of_document(value: &Value) -> Result<&Value, Invalid> {
    Invalid::or_document(value, &LIST_DOCUMENT, &Context::default())
}

fn of_part(value: &Value) -> Result<&Value, Invalid> {
    Invalid::or_part(value, &PART, &Context::default())
}

#[test]
fn what_conforms_is_handed_back() {
    let list = json!({ "parts": [] });
    assert_eq!(of_document(&list).unwrap(), &list);
    // What breaks advice alone conforms.
    let part = json!({ "size": 2, "name": "long" });
    assert_eq!(of_part(&part).unwrap(), &part);
}

#[test]
fn the_first_breaches_are_told_in_full() {
    let invalid = of_document(&json!({})).unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "1:1 (/parts): the list has no `parts` [list.parts.required]"
    );
    assert_eq!(invalid.report().findings().len(), 1);

    let parts: Vec<Value> = [1, 3, 5, 7, 9]
        .map(|size| json!({ "size": size, "name": "a" }))
        .into();
    let invalid = of_document(&json!({ "parts": parts })).unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "1:30 (/parts/0/size): the size is odd [part.size.even]; \
         1:52 (/parts/1/size): the size is odd [part.size.even]; \
         1:74 (/parts/2/size): the size is odd [part.size.even]; and 2 more"
    );
    assert_eq!(invalid.report().findings().len(), 5);

    let invalid = of_part(&json!({ "size": 3, "name": "long" })).unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "/size: the size is odd [part.size.even]"
    );
    assert_eq!(invalid.report().findings().len(), 2);
}

#[test]
fn what_cannot_be_written_is_invalid() {
    let unwritable = std::collections::HashMap::from([((1, 2), 3)]);
    let error = Invalid::or_document(unwritable.clone(), &LIST_DOCUMENT, &Context::default());
    assert_eq!(error.unwrap_err().to_string(), "key must be a string");
    let error = Invalid::or_part(unwritable, &PART, &Context::default());
    assert_eq!(error.unwrap_err().to_string(), "key must be a string");
}

#[test]
fn what_cannot_be_judged_is_invalid() {
    let deep = |levels| (0..levels).fold(json!({}), |inner, _| json!({ "a": inner }));
    let of = |levels| {
        let inner = deep(levels);
        [
            of_document(&json!({ "parts": [], "b": inner })).err(),
            of_part(&json!({ "size": 2, "name": "a", "b": inner })).err(),
        ]
    };
    assert!(of(125).iter().all(Option::is_none));
    for error in of(126) {
        let error = error.unwrap();
        let told = error.to_string();
        let expected = "not judged: more than 127 nested arrays and objects at byte ";
        assert!(told.starts_with(expected), "{told}");
        assert_eq!(error.report().obstacles().len(), 1);
    }
}

#[test]
fn what_cannot_be_read_tells_what_it_breaks() {
    let rejected = |text: &str| {
        let error = serde_json::from_str::<u8>(text).unwrap_err();
        let report = judge(text.as_bytes(), &LIST_DOCUMENT, &Context::default(), "");
        Rejected::new(error, report)
    };
    let conforming = rejected(r#"{"parts":[]}"#);
    assert_eq!(conforming.to_string(), conforming.error().to_string());
    assert!(conforming.report().conforms());
    let broken = rejected("{}");
    assert_eq!(
        broken.to_string(),
        "invalid type: map, expected u8 at line 1 column 0; \
         1:1 (/parts): the list has no `parts` [list.parts.required]"
    );
    assert_eq!(broken.report().findings().len(), 1);
    let source = broken.source().unwrap().to_string();
    assert_eq!(source, broken.error().to_string());
}
