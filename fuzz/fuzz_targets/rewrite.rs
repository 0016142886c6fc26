//! Rewriting a text: what comes out means what was asked for, and what does not change stays.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Document, Limits};
use serde_json::Value;

// Two texts with a byte between them that no UTF-8 has.
fuzz_target!(|bytes: &[u8]| {
    let mut texts = bytes.splitn(2, |&byte| byte == 0xff);
    let (Some(text), Some(other)) = (texts.next(), texts.next()) else {
        return;
    };
    let Ok(document) = Document::parse(text, &Limits::DEFAULT) else {
        return;
    };
    let values = (serde_json::from_slice(text), serde_json::from_slice(other));
    let (Ok(before), Ok(after)): (Result<Value, _>, Result<Value, _>) = values else {
        return;
    };
    assert_eq!(document.rewritten(&before, &before), text);
    let rewritten = document.rewritten(&before, &after);
    let read = serde_json::from_slice::<Value>(&rewritten);
    assert_eq!(
        read.ok(),
        Some(after),
        "{}",
        String::from_utf8_lossy(&rewritten)
    );
});
