//! Whatever bytes a fuzzer has, they make documents that break no MUST.

use arbitrary::{Arbitrary, Unstructured};
use oci_conformance::{Context, DocumentType, Invalid};
use oci_image::{
    Digest, ImageConfig, ImageIndex, ImageManifest, Reference, config, image_index, manifest,
};
use proptest::{collection::vec, prelude::*};
use serde::Serialize;

fn conform<'a, T: Arbitrary<'a> + Serialize>(
    bytes: &'a [u8],
    kind: &DocumentType,
) -> Result<(), TestCaseError> {
    let some = T::arbitrary(&mut Unstructured::new(bytes));
    let all = T::arbitrary_take_rest(Unstructured::new(bytes));
    for value in [some, all] {
        let value = value.map_err(|error| TestCaseError::fail(error.to_string()))?;
        Invalid::or_document(value, kind, &Context::default())?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_break_no_must(bytes in vec(any::<u8>(), 0..2000)) {
        conform::<ImageManifest>(&bytes, &manifest::DOCUMENT)?;
        conform::<ImageIndex>(&bytes, &image_index::DOCUMENT)?;
        conform::<ImageConfig>(&bytes, &config::DOCUMENT)?;
    }

    #[test]
    fn texts_are_read_as_they_are_written(bytes in vec(any::<u8>(), 0..300)) {
        let mut bytes = Unstructured::new(&bytes);
        let reference = Reference::arbitrary(&mut bytes)?;
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        let digest = Digest::arbitrary(&mut bytes)?;
        prop_assert_eq!(digest.to_string().parse(), Ok(digest));
    }
}

#[test]
fn other_bytes_make_other_documents() {
    let bytes: Vec<u8> = (0..4000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    let mut bytes = Unstructured::new(&bytes);
    let made: Vec<ImageManifest> = (0..3).map(|_| bytes.arbitrary().unwrap()).collect();
    assert!(made[0] != made[1] && made[1] != made[2]);
    assert!(made.iter().any(|manifest| !manifest.layers.is_empty()));
}
