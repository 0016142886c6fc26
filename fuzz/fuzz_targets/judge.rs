//! Every type of document on any text: judging ends, breaches have cases, and what breaks no MUST
//! can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, judge};
use oci_image::{DOCUMENT_TYPES, Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};

fuzz_target!(|text: &[u8]| {
    for kind in DOCUMENT_TYPES {
        let report = judge(text, kind, &Context::default(), "");
        oci_fuzz::check(&report, Some(text));
        if report.conforms() && report.obstacles().is_empty() {
            read(kind.name, text);
        }
    }
});

/// What breaks no MUST is read, and written and read again it is the same.
fn read(name: &str, text: &[u8]) {
    match name {
        "index" => again(text, ImageIndex::from_slice),
        "manifest" => again(text, ImageManifest::from_slice),
        "config" => again(text, ImageConfig::from_slice),
        "oci-layout" => again(text, OciLayout::from_slice),
        _ => again(text, |text| serde_json::from_slice::<Descriptor>(text)),
    }
}

fn again<T: serde::Serialize + PartialEq + std::fmt::Debug, E: std::fmt::Display>(
    text: &[u8],
    read: impl Fn(&[u8]) -> Result<T, E>,
) {
    match read(text) {
        Ok(value) => {
            let written = serde_json::to_vec(&value).expect("a document is written");
            let again = read(&written).map_err(|error| error.to_string());
            assert_eq!(again.as_ref(), Ok(&value));
        }
        Err(error) => panic!("what breaks no MUST is not read: {error}"),
    }
}
