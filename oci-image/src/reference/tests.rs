mod division;
mod errors;
mod familiar;
mod parts;
mod properties;

use super::Reference;

/// A SHA-256 digest.
const DIGEST: &str = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

fn parse(text: &str) -> Reference {
    match text.parse() {
        Ok(reference) => reference,
        Err(error) => panic!("{text:?}: {error}"),
    }
}
