//! Content digests as the [OCI image-spec] writes them: `sha256:6c3c…`.
//!
//! * [`Digest`] is a digest that fits the grammar. One of a registered algorithm keeps its bytes
//!   inline and is parsed without allocating; any other keeps its text.
//! * [`Algorithm`] is the part before the colon.
//! * [`Hasher`] computes a digest from content that arrives in pieces.
//! * [`Verifier`] checks such content against a size and one or more digests. It does no input or
//!   output itself; `VerifyReader`, `VerifyWriter` and `AsyncVerifyReader` put it around what does.
//!
//! ```
//! use oci_digest::{Algorithm, Digest, Verifier};
//!
//! let digest: Digest =
//!     "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a".parse()?;
//! assert_eq!(digest.algorithm(), &Algorithm::Sha256);
//! assert_eq!(digest, Digest::sha256_of(b"{}"));
//!
//! let mut verifier = Verifier::new(digest, 2);
//! verifier.update(b"{")?;
//! verifier.update(b"}")?;
//! let verified = verifier.finish()?;
//! assert_eq!(verified.size(), 2);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # Features
//!
//! | Feature     | Adds                                                                        |
//! |-------------|-----------------------------------------------------------------------------|
//! | `std`       | `VerifyReader`, `VerifyWriter`, `Write` for `Hasher`, paths (on by default) |
//! | `blake3`    | Hashing with BLAKE3; without it such a digest is parsed but not verified    |
//! | `serde`     | `Serialize` and `Deserialize` for `Digest` and `Algorithm`, as strings      |
//! | `schema`    | `schemars::JsonSchema` for the same two                                     |
//! | `tokio`     | `AsyncVerifyReader`                                                         |
//! | `proptest`  | `proptest::arbitrary::Arbitrary` for `Digest` and `Algorithm`               |
//! | `arbitrary` | `arbitrary::Arbitrary` for the same two                                     |
//!
//! Without `std` the crate needs `alloc` only.
//!
//! [OCI image-spec]: https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
#![no_std]
#![forbid(unsafe_code)]
#![warn(clippy::arithmetic_side_effects)]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

mod algorithm;
#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "tokio")]
mod async_verify_reader;
mod blob_path;
mod digest;
mod encoded;
mod grammar;
mod hasher;
mod hex;
#[cfg(feature = "std")]
mod hold_back;
mod parse;
mod parse_error;
#[cfg(feature = "proptest")]
mod proptest;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "serde")]
mod serde;
mod verifier;
mod verify_error;
#[cfg(feature = "std")]
mod verify_reader;
#[cfg(feature = "std")]
mod verify_writer;

pub use self::algorithm::{Algorithm, OtherAlgorithm};
#[cfg(feature = "tokio")]
pub use self::async_verify_reader::AsyncVerifyReader;
pub use self::blob_path::BlobPath;
pub use self::digest::Digest;
pub use self::encoded::Encoded;
pub use self::hasher::{Hasher, UnsupportedAlgorithm};
pub use self::parse_error::{
    ParseAlgorithmError, ParseAlgorithmErrorKind, ParseDigestError, ParseDigestErrorKind,
};
pub use self::verifier::{Verified, Verifier};
pub use self::verify_error::{VerifyError, VerifyErrorKind};
#[cfg(feature = "std")]
pub use self::verify_reader::VerifyReader;
#[cfg(feature = "std")]
pub use self::verify_writer::VerifyWriter;

#[cfg(all(doctest, feature = "std"))]
#[doc = include_str!("../README.md")]
struct Readme;
