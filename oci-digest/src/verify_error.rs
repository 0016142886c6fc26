use alloc::boxed::Box;
use core::fmt;

use crate::{Algorithm, Digest};

/// The reason why content is not known to be what was promised.
///
/// With the feature `std` it converts into an `io::Error` of the kind `InvalidData`, from which
/// `get_ref` and `downcast_ref` bring it back.
///
/// See [Verification](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    // Boxed because two digests are large for the error of an `update`.
    kind: Box<VerifyErrorKind>,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl core::error::Error for VerifyError {}

/// What keeps content from being verified.
///
/// The first three say that the content is wrong; [`Unverifiable`](Self::Unverifiable) and
/// [`LateDigest`](Self::LateDigest) that it may or may not be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerifyErrorKind {
    /// The content goes on after the last byte it was to have; it was not hashed any further.
    TooLong {
        /// The promised size in bytes.
        expected: u64,
    },
    /// The content ended early; its digest was not looked at.
    TooShort {
        /// The promised size in bytes.
        expected: u64,
        /// The size in bytes that the content has.
        actual: u64,
    },
    /// The content has another digest.
    DigestMismatch {
        /// The promised digest.
        expected: Digest,
        /// The digest of the content under the same algorithm.
        actual: Digest,
    },
    /// The content has the promised size, if one was promised, and every promised digest that
    /// this build can compute, but not all of them can be computed.
    Unverifiable {
        /// The algorithm that this build cannot hash with.
        algorithm: Algorithm,
    },
    /// A further digest was promised after some content had been taken, too late to be computed.
    LateDigest {
        /// The digest that came late.
        digest: Digest,
    },
}

impl fmt::Display for VerifyErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { expected } => {
                write!(
                    f,
                    "wrong size in bytes: expected {expected}, got more than {expected}"
                )
            }
            Self::TooShort { expected, actual } => {
                write!(f, "wrong size in bytes: expected {expected}, got {actual}")
            }
            Self::DigestMismatch { expected, actual } => {
                write!(f, "wrong digest: expected {expected}, actual {actual}")
            }
            Self::Unverifiable { algorithm } => write!(
                f,
                "not verified: this build cannot hash with the algorithm {algorithm}"
            ),
            Self::LateDigest { digest } => write!(
                f,
                "not verified: the content had begun when the digest {digest} was added"
            ),
        }
    }
}

impl VerifyError {
    pub(crate) fn new(kind: VerifyErrorKind) -> Self {
        Self {
            kind: Box::new(kind),
        }
    }

    /// What keeps the content from being verified.
    #[must_use]
    pub fn kind(&self) -> &VerifyErrorKind {
        &self.kind
    }

    /// Whether nothing is known to be wrong with the content, and only the code to hash it is
    /// missing.
    #[must_use]
    pub fn is_unverifiable(&self) -> bool {
        matches!(*self.kind, VerifyErrorKind::Unverifiable { .. })
    }
}

/// Of the kind `InvalidData`; needs the feature `std`.
#[cfg(feature = "std")]
impl From<VerifyError> for std::io::Error {
    fn from(error: VerifyError) -> Self {
        Self::new(std::io::ErrorKind::InvalidData, error)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_text_says_what_was_expected_and_what_came() {
        for (kind, text) in [
            (
                VerifyErrorKind::TooLong { expected: 2 },
                "wrong size in bytes: expected 2, got more than 2",
            ),
            (
                VerifyErrorKind::TooShort {
                    expected: 2,
                    actual: 1,
                },
                "wrong size in bytes: expected 2, got 1",
            ),
            (
                VerifyErrorKind::DigestMismatch {
                    expected: Digest::sha256([0; 32]),
                    actual: Digest::sha256_of(b"{}"),
                },
                "wrong digest: expected \
                 sha256:0000000000000000000000000000000000000000000000000000000000000000, actual \
                 sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            ),
            (
                VerifyErrorKind::Unverifiable {
                    algorithm: "md5".parse().unwrap(),
                },
                "not verified: this build cannot hash with the algorithm md5",
            ),
            (
                VerifyErrorKind::LateDigest {
                    digest: "md5:0".parse().unwrap(),
                },
                "not verified: the content had begun when the digest md5:0 was added",
            ),
        ] {
            assert_eq!(VerifyError::new(kind).to_string(), text);
        }
    }

    #[cfg(feature = "std")]
    #[test]
    fn an_io_error_gives_it_back() {
        let error = VerifyError::new(VerifyErrorKind::TooLong { expected: 2 });
        let outer = std::io::Error::from(error.clone());
        assert_eq!(outer.kind(), std::io::ErrorKind::InvalidData);
        let inner = outer.get_ref().unwrap().downcast_ref::<VerifyError>();
        assert_eq!(inner, Some(&error));
    }
}
