//! Whatever bytes a fuzzer has, they make documents that break no MUST.

use arbitrary::{Arbitrary, Unstructured};
use oci_conformance::{Context, DocumentType, Invalid};
use oci_runtime::{Config, Features, State, config, features, state};
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
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn documents_break_no_must(bytes in vec(any::<u8>(), 0..4000)) {
        conform::<Config>(&bytes, &config::DOCUMENT)?;
        conform::<State>(&bytes, &state::DOCUMENT)?;
        conform::<Features>(&bytes, &features::DOCUMENT)?;
    }
}

#[test]
fn no_bytes_make_the_smallest_configuration() {
    let config = Config::arbitrary_take_rest(Unstructured::new(&[])).unwrap();
    assert_eq!(
        serde_json::to_string(&config).unwrap(),
        r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"}}"#,
    );
}
