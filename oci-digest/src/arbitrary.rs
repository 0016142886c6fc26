use alloc::format;
use alloc::string::String;

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::{Algorithm, Digest};

/// The characters of algorithms that are no separators.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// The characters of encoded portions.
const ENCODED: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=_-";

/// Those that have a variant of their own, and any others of up to four components.
impl<'a> Arbitrary<'a> for Algorithm {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let known = [Self::Sha256, Self::Sha512, Self::Blake3, Self::Sha384];
        let index: usize = bytes.int_in_range(0..=known.len())?;
        if let Some(known) = known.get(index) {
            return Ok(known.clone());
        }
        let mut text = characters(bytes, LETTERS, 8)?;
        for _ in 0..bytes.int_in_range(0..=3)? {
            text.push(char::from(*bytes.choose(b"+._-")?));
            text.push_str(&characters(bytes, LETTERS, 8)?);
        }
        Ok(Self::from_checked(&text))
    }
}

impl<'a> Arbitrary<'a> for Digest {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match Algorithm::arbitrary(bytes)? {
            Algorithm::Sha256 => Self::sha256(bytes.arbitrary()?),
            Algorithm::Sha384 => Self::sha384(bytes.arbitrary()?),
            Algorithm::Sha512 => Self::sha512(bytes.arbitrary()?),
            Algorithm::Blake3 => Self::blake3(bytes.arbitrary()?),
            other @ Algorithm::Other(_) => {
                let encoded = characters(bytes, ENCODED, 64)?;
                let text = format!("{other}:{encoded}");
                let parsed = text.parse();
                parsed.map_err(|_| arbitrary::Error::IncorrectFormat)?
            }
        })
    }
}

/// One of the characters, or more, but no more than `most`.
fn characters(bytes: &mut Unstructured<'_>, of: &[u8], most: usize) -> Result<String> {
    let length = bytes.int_in_range(1..=most)?;
    let characters = (0..length).map(|_| bytes.choose(of).copied().map(char::from));
    characters.collect()
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_form_occurs_and_reads_back() {
        let mut names = BTreeSet::new();
        let mut encoded = BTreeSet::new();
        for seed in 0..500_u32 {
            let noise: Vec<u8> = (0..4)
                .map(|part| Digest::sha256_of(format!("{seed} {part}").as_bytes()))
                .flat_map(|hash| hash.as_bytes().unwrap_or_default().to_vec())
                .collect();
            let digest = Digest::arbitrary(&mut Unstructured::new(&noise)).unwrap();
            assert_eq!(digest.to_string().parse().as_ref(), Ok(&digest));
            names.insert(digest.algorithm().to_string());
            if let Algorithm::Other(_) = digest.algorithm() {
                encoded.insert(digest.encoded().to_string());
            }
        }
        for known in ["sha256", "sha384", "sha512", "blake3"] {
            assert!(names.remove(known), "{known}");
        }
        assert!(names.len() > 50);
        let of_all = |texts: &BTreeSet<String>| -> BTreeSet<char> {
            texts.iter().flat_map(|text| text.chars()).collect()
        };
        assert_eq!(of_all(&names).len(), LETTERS.len() + 4);
        assert_eq!(of_all(&encoded).len(), ENCODED.len());
        let longest = encoded.iter().map(String::len).max();
        assert_eq!(longest, Some(64));
    }
}
