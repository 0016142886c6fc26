use super::*;

#[test]
fn null_is_an_empty_list() {
    let text = br#"{"schemaVersion":2,"manifests":null}"#;
    assert!(
        crate::ImageIndex::from_slice(text)
            .unwrap()
            .manifests
            .is_empty()
    );
}
