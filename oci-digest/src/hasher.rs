#[cfg(feature = "blake3")]
use alloc::boxed::Box;
use core::fmt;

use sha2::{Digest as _, Sha256, Sha384, Sha512};

use crate::{Algorithm, Digest};

/// Computes the digest of content that arrives in pieces.
///
/// It also takes content as a [`digest::Update`](::digest::Update) and, with the feature `std`,
/// as a [`Write`](https://doc.rust-lang.org/std/io/trait.Write.html).
///
/// ```
/// use oci_digest::{Algorithm, Digest, Hasher};
///
/// let mut hasher = Hasher::new(&Algorithm::Sha256)?;
/// hasher.update(b"{");
/// hasher.update(b"}");
/// assert_eq!(hasher.finish(), Digest::sha256_of(b"{}"));
/// # Ok::<(), oci_digest::UnsupportedAlgorithm>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hasher(State);

#[derive(Clone, Debug)]
enum State {
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
    // Boxed because it is near two kilobytes.
    #[cfg(feature = "blake3")]
    Blake3(Box<blake3::Hasher>),
}

/// The reason why an algorithm cannot be hashed with: this build has no code for it.
///
/// See [`Algorithm::is_supported`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsupportedAlgorithm {
    algorithm: Algorithm,
}

impl fmt::Display for UnsupportedAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let algorithm = &self.algorithm;
        write!(f, "this build cannot hash with the algorithm {algorithm}")
    }
}

impl core::error::Error for UnsupportedAlgorithm {}

impl UnsupportedAlgorithm {
    /// The algorithm that was asked for.
    #[must_use]
    pub fn algorithm(&self) -> &Algorithm {
        &self.algorithm
    }
}

impl Hasher {
    /// A hasher that has seen no content yet.
    pub fn new(algorithm: &Algorithm) -> Result<Self, UnsupportedAlgorithm> {
        match algorithm {
            Algorithm::Sha256 => Ok(Self::sha256()),
            Algorithm::Sha384 => Ok(Self(State::Sha384(Sha384::new()))),
            Algorithm::Sha512 => Ok(Self(State::Sha512(Sha512::new()))),
            #[cfg(feature = "blake3")]
            Algorithm::Blake3 => Ok(Self(State::Blake3(Box::default()))),
            other => Err(UnsupportedAlgorithm {
                algorithm: other.clone(),
            }),
        }
    }

    /// A hasher for `sha256`, the algorithm to prefer.
    #[must_use]
    pub fn sha256() -> Self {
        Self(State::Sha256(Sha256::new()))
    }

    /// Takes the next piece of the content.
    pub fn update(&mut self, piece: &[u8]) {
        match &mut self.0 {
            State::Sha256(hasher) => hasher.update(piece),
            State::Sha384(hasher) => hasher.update(piece),
            State::Sha512(hasher) => hasher.update(piece),
            #[cfg(feature = "blake3")]
            State::Blake3(hasher) => {
                hasher.update(piece);
            }
        }
    }

    /// The digest of everything that was taken.
    #[must_use]
    pub fn finish(self) -> Digest {
        match self.0 {
            State::Sha256(hasher) => Digest::sha256(hasher.finalize().into()),
            State::Sha384(hasher) => Digest::sha384(hasher.finalize().into()),
            State::Sha512(hasher) => Digest::sha512(hasher.finalize().into()),
            #[cfg(feature = "blake3")]
            State::Blake3(hasher) => Digest::blake3(hasher.finalize().into()),
        }
    }
}

impl ::digest::Update for Hasher {
    fn update(&mut self, data: &[u8]) {
        Self::update(self, data);
    }
}

/// Takes everything it is given; needs the feature `std`.
#[cfg(feature = "std")]
impl std::io::Write for Hasher {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        self.update(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    const VECTORS: &[(&str, &[u8])] = &[
        (
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            b"",
        ),
        (
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            b"abc",
        ),
        (
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            b"{}",
        ),
        (
            "sha384:38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da\
             274edebfe76f65fbd51ad2f14898b95b",
            b"",
        ),
        (
            "sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
             8086072ba1e7cc2358baeca134c825a7",
            b"abc",
        ),
        (
            "sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce\
             47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
            b"",
        ),
        (
            "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            b"abc",
        ),
        #[cfg(feature = "blake3")]
        (
            "blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
            b"",
        ),
        #[cfg(feature = "blake3")]
        (
            "blake3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
            b"abc",
        ),
    ];

    #[test]
    fn known_vectors() {
        for &(text, content) in VECTORS {
            let expected: Digest = text.parse().unwrap();
            let actual = Digest::of(expected.algorithm(), content).unwrap();
            assert_eq!(actual, expected);
            assert_eq!(actual.to_string(), text);
        }
        assert_eq!(Digest::sha256_of(b"abc").to_string(), VECTORS[1].0);
    }

    #[test]
    fn an_algorithm_without_code_is_refused() {
        let algorithm: Algorithm = "md5".parse().unwrap();
        let error = Hasher::new(&algorithm).unwrap_err();
        assert_eq!(error.algorithm(), &algorithm);
        assert_eq!(
            error.to_string(),
            "this build cannot hash with the algorithm md5"
        );
        assert_eq!(Digest::of(&algorithm, b""), Err(error));
    }

    #[test]
    fn support_is_what_new_says() {
        for text in [
            "sha256",
            "sha384",
            "sha512",
            "blake3",
            "sha224",
            "sha256+b64u",
        ] {
            let algorithm: Algorithm = text.parse().unwrap();
            assert_eq!(
                algorithm.is_supported(),
                Hasher::new(&algorithm).is_ok(),
                "{text}"
            );
        }
    }

    #[test]
    fn every_way_in_is_the_same() {
        let expected = Digest::sha256_of(b"abc");
        let mut hasher = Hasher::sha256();
        ::digest::Update::update(&mut hasher, b"abc");
        assert_eq!(hasher.finish(), expected);
        #[cfg(feature = "std")]
        {
            let mut hasher = Hasher::sha256();
            std::io::copy(&mut b"abc".as_slice(), &mut hasher).unwrap();
            assert_eq!(hasher.finish(), expected);
        }
    }
}
