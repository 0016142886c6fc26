//! What holds for every digest, every text and every content.

use std::cmp::Ordering;
use std::collections::HashSet;

use oci_digest::{Algorithm, Digest, Hasher, Verifier, VerifyErrorKind};
use proptest::collection::vec;
use proptest::prelude::*;

fn any_digest_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(sha256|blake3):[0-9a-f]{64}",
        "sha512:[0-9a-f]{128}",
        "(sha384|md5):[a-zA-Z0-9=_-]{1,9}",
        "x[a-z0-9]{0,3}([+._-][a-z0-9]{1,3}){0,3}:[a-zA-Z0-9=_-]{1,40}",
    ]
}

/// Texts that are digests but for a character or two.
fn damaged() -> impl Strategy<Value = String> {
    (any_digest_text(), any::<prop::sample::Index>(), ".{0,2}").prop_map(
        |(text, place, inserted)| {
            let mut chars: Vec<char> = text.chars().collect();
            let place = place.index(chars.len());
            chars.splice(place..=place, inserted.chars());
            chars.into_iter().collect()
        },
    )
}

/// Holds a text against the grammar in another way than the crate does.
fn fits(text: &str) -> bool {
    let Some((algorithm, encoded)) = text.split_once(':') else {
        return false;
    };
    let lower = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase();
    let hex = |digits| {
        encoded.len() == digits && encoded.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
    };
    algorithm
        .split(['+', '.', '_', '-'])
        .all(|component| !component.is_empty() && component.chars().all(lower))
        && !encoded.is_empty()
        && encoded
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '=' | '_' | '-'))
        && match algorithm {
            "sha256" | "blake3" => hex(64),
            "sha512" => hex(128),
            _ => true,
        }
}

fn pieces(content: &[u8], cuts: &[prop::sample::Index]) -> Vec<Vec<u8>> {
    let mut rest = content;
    let mut pieces = Vec::new();
    for cut in cuts {
        let (piece, after) = rest.split_at(cut.index(rest.len() + 1));
        pieces.push(piece.to_vec());
        rest = after;
    }
    pieces.push(rest.to_vec());
    pieces
}

proptest! {
    #[test]
    fn a_digest_is_displayed_as_it_was_parsed(text in any_digest_text()) {
        let digest: Digest = text.parse()?;
        prop_assert_eq!(digest.to_string(), &*text);
        prop_assert_eq!(format!("{}:{}", digest.algorithm(), digest.encoded()), &*text);
        let parts = text.split_once(':').unwrap();
        prop_assert_eq!(Digest::from_parts(parts.0, parts.1)?, digest.clone());
        let algorithm: Algorithm = parts.0.parse()?;
        prop_assert_eq!(digest.algorithm(), &algorithm);
        prop_assert_eq!(digest.as_bytes().is_some(), algorithm.is_registered());
    }

    #[test]
    fn exactly_what_fits_is_parsed(text in prop_oneof![damaged(), ".*"]) {
        match text.parse::<Digest>() {
            Ok(digest) => {
                prop_assert!(fits(&text));
                prop_assert_eq!(digest.to_string(), text);
            }
            Err(error) => {
                prop_assert!(!fits(&text), "{}", error);
                prop_assert!(text.is_char_boundary(error.offset()));
            }
        }
    }

    #[test]
    fn order_equality_and_hash_agree(a in any_digest_text(), b in any_digest_text()) {
        let (x, y): (Digest, Digest) = (a.parse()?, b.parse()?);
        prop_assert_eq!(x.cmp(&y), a.split_once(':').cmp(&b.split_once(':')));
        prop_assert_eq!(x == y, x.cmp(&y) == Ordering::Equal);
        prop_assert_eq!(x == y, a == b);
        prop_assert_eq!(HashSet::from([x, y]).len(), HashSet::from([a, b]).len());
    }

    #[test]
    fn a_path_has_three_plain_names(text in any_digest_text()) {
        let path = text.parse::<Digest>()?.blob_path().to_string();
        let names: Vec<&str> = path.split('/').collect();
        prop_assert_eq!(names.len(), 3);
        for name in names {
            prop_assert!(!matches!(name, "" | "." | ".."));
            prop_assert!(!name.contains(['\\', ':', '\0']));
        }
    }

    #[test]
    fn the_pieces_make_no_difference(
        content in vec(any::<u8>(), 0..300),
        cuts in vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let pieces = pieces(&content, &cuts);
        for name in ["sha256", "sha384", "sha512"] {
            let algorithm: Algorithm = name.parse()?;
            let whole = Digest::of(&algorithm, &content)?;
            let mut hasher = Hasher::new(&algorithm)?;
            let mut verifier = Verifier::new(whole.clone(), content.len() as u64);
            for piece in &pieces {
                hasher.update(piece);
                verifier.update(piece)?;
            }
            prop_assert_eq!(hasher.finish(), whole);
            prop_assert_eq!(verifier.finish()?.size(), content.len() as u64);
        }
    }

    #[test]
    fn other_content_is_never_verified(
        content in vec(any::<u8>(), 1..200),
        bit in any::<prop::sample::Index>(),
        size in 0_u64..250,
    ) {
        let digest = Digest::sha256_of(&content);
        let mut flipped = content.clone();
        let bit = bit.index(content.len() * 8);
        flipped[bit / 8] ^= 1 << (bit % 8);
        let error = Verifier::with_any_size(digest.clone()).verify(&flipped).unwrap_err();
        let is_mismatch = matches!(error.kind(), VerifyErrorKind::DigestMismatch { .. });
        prop_assert!(is_mismatch);

        let outcome = Verifier::new(digest, size).verify(&content);
        prop_assert_eq!(outcome.is_ok(), size == content.len() as u64);
    }
}
