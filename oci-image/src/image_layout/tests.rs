use oci_conformance::{ClauseRef, Example, judge, proof};
use serde_json::json;

use super::*;

#[test]
fn the_examples_prove_their_clauses() {
    assert_eq!(proof::prove(&DOCUMENT), []);
    assert_eq!(proof::prove(&INDEX), []);
}

#[test]
fn index_json_is_an_index() {
    let clause = &index::INDEX_IS_IMAGE_INDEX;
    for example in ClauseRef::from(clause).examples() {
        let (text, pointer) = match *example {
            Example::Pass(text) => (text, None),
            Example::Fail(text, pointer) => (text, Some(pointer)),
            _ => continue,
        };
        let report = judge(text.as_bytes(), &INDEX, &Context::default(), "index.json");
        assert_eq!(proof::problem(clause, &report, pointer), None, "{text}");
    }
}

#[test]
fn the_files_of_examples_are_what_their_names_say() {
    use example::*;
    for (path, content) in [
        ARTIFACT,
        CONFIG,
        EMPTY,
        FALSE_EMPTY,
        HELLO,
        MANIFEST,
        NAMED_NESTED_INDEX,
        NESTED_INDEX,
        UNIDENTIFIED_CONFIG,
        UNIDENTIFIED_MANIFEST,
    ] {
        let digest = oci_digest::Digest::sha256_of(content.as_bytes());
        assert_eq!(digest.blob_path().to_string(), path);
    }
}

#[test]
fn a_file_with_everything_is_written_as_it_was_read() {
    let text = json!({"imageLayoutVersion": "1.0.0", "com.example.unknown": {"a": []}});
    let layout = OciLayout::from_slice(&serde_json::to_vec(&text).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&layout).unwrap(), text);
    assert_eq!(layout.media_type(), MediaType::LAYOUT_HEADER);
    let default = serde_json::to_string(&OciLayout::default()).unwrap();
    assert_eq!(default, example::OCI_LAYOUT.1);
}

#[test]
fn another_version_is_read_and_built() {
    let layout = OciLayout::builder("2.0.0").build().unwrap();
    assert_eq!(layout.image_layout_version, "2.0.0");
    let text = serde_json::to_vec(&layout).unwrap();
    assert_eq!(OciLayout::from_slice(&text).unwrap(), layout);
    let generic: OciLayout = ReadDocument::from_slice(&text).unwrap();
    assert_eq!(generic, layout);
    let report = judge(&text, &DOCUMENT, &Context::default(), "oci-layout");
    assert!(report.conforms());
    assert_eq!(
        report.findings()[0].to_string(),
        "oci-layout:1:23 (/imageLayoutVersion): no layout of the version `2.0.0` is known, only \
         `1.0.0` [image.layout.oci-layout.version.value]",
    );
}

#[test]
fn says_what_is_wrong() {
    assert_eq!(
        OciLayout::from_slice(b"{}").unwrap_err().to_string(),
        "missing field `imageLayoutVersion` at line 1 column 2; 1:1 (/imageLayoutVersion): the \
         layout has no `imageLayoutVersion` [image.layout.oci-layout.version.required]",
    );
    assert_eq!(
        OciLayout::from_slice(br#"["1.0.0"]"#)
            .unwrap_err()
            .error()
            .to_string(),
        "invalid type: sequence, expected the file `oci-layout` at line 1 column 0",
    );
}
