//! What is a digest is written as it was read; what is none says where.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_digest::Digest;

fuzz_target!(|text: &str| {
    match text.parse::<Digest>() {
        Ok(digest) => {
            assert_eq!(digest.to_string(), text);
            let path = digest.blob_path().to_string();
            assert!(
                path.split('/').count() == 3 && !path.contains("/../"),
                "{path}"
            );
        }
        Err(error) => assert!(error.offset() <= text.len()),
    }
});
