use alloc::format;
use alloc::string::ToString;

use super::*;
use crate::Algorithm;

fn unknown() -> Digest {
    "md5:99914b932bd37a50b983c5e7c90ae93b".parse().unwrap()
}

fn sha512_of(content: &[u8]) -> Digest {
    Digest::of(&Algorithm::Sha512, content).unwrap()
}

#[test]
fn content_as_promised() {
    for content in [b"".as_slice(), b"a", b"{}"] {
        let size = u64::try_from(content.len()).unwrap();
        for algorithm in [Algorithm::Sha256, Algorithm::Sha384, Algorithm::Sha512] {
            let digest = Digest::of(&algorithm, content).unwrap();
            let verified = Verifier::new(digest.clone(), size).verify(content).unwrap();
            assert_eq!(verified.size(), size);
            assert_eq!(verified.digest(), &digest);
            assert!(verified.digests().eq([&digest]));
            assert_eq!(
                Verifier::with_any_size(digest).verify(content),
                Ok(verified)
            );
        }
    }
}

#[test]
fn the_size_is_looked_at_first() {
    for digest in [Digest::sha256([0; 32]), unknown()] {
        let error = Verifier::new(digest.clone(), 3).verify(b"{}").unwrap_err();
        assert_eq!(
            error.kind(),
            &VerifyErrorKind::TooShort {
                expected: 3,
                actual: 2
            }
        );
        let error = Verifier::new(digest, 1).verify(b"{}").unwrap_err();
        assert_eq!(error.kind(), &VerifyErrorKind::TooLong { expected: 1 });
    }
}

#[test]
fn it_stays_failed() {
    let mut verifier = Verifier::new(Digest::sha256_of(b"{}"), 2);
    verifier.update(b"{}").unwrap();
    let error = verifier.update(b"\n").unwrap_err();
    assert_eq!(verifier.received(), 2);
    assert_eq!(verifier.update(b""), Err(error.clone()));
    assert_eq!(verifier.clone().and(unknown()).finish(), Err(error.clone()));
    assert_eq!(verifier.finish(), Err(error));
}

#[test]
fn a_promise_of_nothing() {
    let empty = Digest::sha256_of(b"");
    assert!(Verifier::new(empty.clone(), 0).finish().is_ok());
    assert!(Verifier::new(empty.clone(), 0).update(b"a").is_err());
    assert!(Verifier::new(Digest::sha256_of(b"a"), 0).finish().is_err());
    assert!(Verifier::new(empty, u64::MAX).finish().is_err());
}

#[test]
fn wrong_content_has_both_digests_in_the_error() {
    let expected = Digest::sha256_of(b"{}");
    let error = Verifier::new(expected.clone(), 2)
        .verify(b"[]")
        .unwrap_err();
    let actual = Digest::sha256_of(b"[]");
    assert_eq!(
        error.to_string(),
        format!("wrong digest: expected {expected}, actual {actual}")
    );
    assert_eq!(
        error.kind(),
        &VerifyErrorKind::DigestMismatch { expected, actual }
    );
    assert!(!error.is_unverifiable());
}

#[test]
fn an_encoding_that_is_not_hexadecimal_is_a_mismatch() {
    let right = Digest::of(&Algorithm::Sha384, b"{}").unwrap();
    let upper_case: Digest = format!("sha384:{}", right.encoded().to_uppercase())
        .parse()
        .unwrap();
    let error = Verifier::new(upper_case, 2).verify(b"{}").unwrap_err();
    assert!(matches!(
        error.kind(),
        VerifyErrorKind::DigestMismatch { .. }
    ));
}

#[test]
fn what_cannot_be_hashed_is_not_verified() {
    let unverifiable = VerifyErrorKind::Unverifiable {
        algorithm: unknown().algorithm().clone(),
    };
    let error = Verifier::new(unknown(), 2).verify(b"{}").unwrap_err();
    assert_eq!(error.kind(), &unverifiable);
    assert!(error.is_unverifiable());

    // Nor does another digest make up for it, while a wrong one outweighs it.
    for swap in [false, true] {
        let both = |known: Digest| {
            if swap {
                Verifier::new(known, 2).and(unknown())
            } else {
                Verifier::new(unknown(), 2).and(known)
            }
        };
        let error = both(Digest::sha256_of(b"{}")).verify(b"{}").unwrap_err();
        assert_eq!(error.kind(), &unverifiable);
        let error = both(Digest::sha256_of(b"[]")).verify(b"{}").unwrap_err();
        assert!(matches!(
            error.kind(),
            VerifyErrorKind::DigestMismatch { .. }
        ));
    }
}

#[cfg(not(feature = "blake3"))]
#[test]
fn without_its_feature_blake3_is_unverifiable() {
    let error = Verifier::new(Digest::blake3([0; 32]), 0)
        .finish()
        .unwrap_err();
    assert!(error.is_unverifiable());
}

#[test]
fn every_digest_has_to_be_right() {
    let (sha256, sha512) = (Digest::sha256_of(b"{}"), sha512_of(b"{}"));
    let verified = Verifier::new(sha256.clone(), 2)
        .and(sha512.clone())
        .verify(b"{}")
        .unwrap();
    assert!(verified.digests().eq([&sha256, &sha512]));

    for (sha256, sha512) in [
        (sha256.clone(), sha512_of(b"")),
        (Digest::sha256_of(b""), sha512.clone()),
    ] {
        let error = Verifier::new(sha256, 2).and(sha512).verify(b"{}");
        assert!(matches!(
            error.unwrap_err().kind(),
            VerifyErrorKind::DigestMismatch { .. }
        ));
    }
}

#[test]
fn a_late_digest_is_refused_even_if_it_fits_the_rest() {
    let mut verifier = Verifier::new(Digest::sha256_of(b"{}"), 2);
    verifier.update(b"").unwrap();
    let mut verifier = verifier.and(sha512_of(b"{}"));
    verifier.update(b"{").unwrap();
    let late = sha512_of(b"}");
    let mut verifier = verifier.and(late.clone());
    let error = verifier.update(b"}").unwrap_err();
    assert_eq!(error.kind(), &VerifyErrorKind::LateDigest { digest: late });
    assert_eq!(verifier.finish(), Err(error));
}
