//! What the heap is asked for, counted on the thread of each test.

use allocation_counter::measure;
use oci_digest::{Algorithm, Digest};

fn of(text: &str) -> u64 {
    let mut parsed = None;
    let allocations = measure(|| parsed = Some(text.parse::<Digest>())).count_total;
    assert!(parsed.is_some_and(|parsed| parsed.is_ok()), "{text}");
    allocations
}

#[test]
fn a_digest_of_a_registered_algorithm_is_parsed_without_allocating() {
    let (hash, long_hash) = ("0a".repeat(32), "0a".repeat(64));
    assert_eq!(of(&format!("sha256:{hash}")), 0);
    assert_eq!(of(&format!("blake3:{hash}")), 0);
    assert_eq!(of(&format!("sha512:{long_hash}")), 0);

    // The counter does count.
    assert_eq!(of(&format!("sha384:{hash}")), 1);
    assert_eq!(of(&format!("md5:{hash}")), 2);
}

#[test]
fn nor_does_using_it_allocate() {
    let digest = Digest::sha256_of(b"{}");
    let other = Digest::sha512([0; 64]);
    let used = measure(|| {
        assert_eq!(digest.clone(), digest);
        assert!(digest < other);
        assert_eq!(digest.algorithm(), &Algorithm::Sha256);
        assert_eq!(digest.encoded().len(), 64);
    });
    assert_eq!(used.count_total, 0);
}

#[test]
fn a_hostile_text_costs_nothing() {
    let long = "a".repeat(1 << 20);
    for text in [format!("sha256:{long}"), format!("md5:{long}/"), long] {
        let refused = measure(|| assert!(text.parse::<Digest>().is_err()));
        assert_eq!(refused.count_total, 0);
    }
}

#[cfg(feature = "serde")]
#[test]
fn nor_does_reading_it_from_json() {
    let json = format!(r#""{}""#, Digest::sha256_of(b"{}"));
    let mut read = None;
    let reading = measure(|| read = Some(serde_json::from_str::<Digest>(&json)));
    assert!(read.is_some_and(|read| read.is_ok()));
    assert_eq!(reading.count_total, 0);
}
