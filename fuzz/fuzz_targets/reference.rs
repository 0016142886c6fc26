//! What is a reference is written as it was read, and its parts make it up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_image::Reference;

fuzz_target!(|text: &str| {
    match text.parse::<Reference>() {
        Ok(reference) => {
            assert_eq!(reference.to_string(), text);
            let mut whole = reference.name().to_owned();
            if let Some(tag) = reference.tag() {
                whole.extend([":", tag]);
            }
            if let Some(digest) = reference.digest() {
                whole.extend(["@", &digest.to_string()]);
            }
            assert_eq!(whole, text);
        }
        Err(error) => assert!(error.offset() <= text.len()),
    }
    if let Ok(reference) = Reference::parse_familiar(text) {
        assert_eq!(
            reference.to_string().parse::<Reference>().as_ref(),
            Ok(&reference)
        );
    }
});
