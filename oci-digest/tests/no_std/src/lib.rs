//! A program without the standard library that parses, computes and verifies digests.
//!
//! It has a panic handler of its own, of which there can be one only: if any dependency brought in
//! the standard library, this would not compile.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::string::{String, ToString as _};

use dlmalloc::GlobalDlmalloc;
use oci_digest::{Algorithm, Digest, Verifier};

#[global_allocator]
static ALLOCATOR: GlobalDlmalloc = GlobalDlmalloc;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// The path of the blob that has this content, if the digest is right.
pub fn path(digest: &str, content: &[u8]) -> Option<String> {
    let digest: Digest = digest.parse().ok()?;
    let mut verifier = Verifier::new(digest.clone(), content.len() as u64);
    verifier.update(content).ok()?;
    verifier.finish().ok()?;
    Some(digest.blob_path().to_string())
}

/// The digest of content by an algorithm.
pub fn digest(algorithm: &str, content: &[u8]) -> Option<String> {
    let algorithm: Algorithm = algorithm.parse().ok()?;
    let digest = Digest::of(&algorithm, content).ok()?;
    Some(digest.to_string())
}
