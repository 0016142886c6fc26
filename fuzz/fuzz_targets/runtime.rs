//! Every type of document of runtimes on any text: judging ends, breaches have cases, what breaks no
//! MUST can be read and is written as it was read, and rewriting it changes nothing.
#![no_main]

use std::fmt::{Debug, Display};

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, Document, Limits, Version, judge, model};
use oci_runtime::{Config, DOCUMENT_TYPES, Features, PLATFORMS, State};
use serde_json::Value;

fuzz_target!(|text: &[u8]| {
    for kind in DOCUMENT_TYPES {
        let report = judge(text, kind, &Context::default(), "");
        oci_fuzz::check(&report, Some(text));
        // An older version, or another platform, may not know yet what reading refuses.
        let all = Context::default().at(Version::UNRELEASED).on(PLATFORMS);
        let report = judge(text, kind, &all, "");
        let sound = report.conforms() && report.obstacles().is_empty();
        match kind.name {
            "config" => again(text, sound, Config::from_slice),
            "state" => again(text, sound, State::from_slice),
            "features" => again(text, sound, Features::from_slice),
            _ => {}
        }
    }
    if let (Ok(document), Ok(value)) = (
        Document::parse(text, &Limits::DEFAULT),
        serde_json::from_slice::<Value>(text),
    ) {
        assert_eq!(document.rewritten(&value, &value), text);
    }
    if let Ok(same) = model::rewrite::<Config>(text, &oci_runtime::config::DOCUMENT, |_| ()) {
        assert_eq!(same, text);
    }
});

/// What breaks no MUST is read, and written and read again it is the same.
fn again<T: serde::Serialize + PartialEq + Debug, E: Display>(
    text: &[u8],
    sound: bool,
    read: impl Fn(&[u8]) -> Result<T, E>,
) {
    match read(text) {
        Ok(value) => {
            let written = serde_json::to_vec(&value).expect("a document is written");
            let again = read(&written).map_err(|error| error.to_string());
            assert_eq!(again.as_ref(), Ok(&value));
        }
        Err(error) => assert!(!sound, "what breaks no MUST is not read: {error}"),
    }
}
