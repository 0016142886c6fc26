//! What the heap is asked for when documents are read, counted on the thread of each test.

use allocation_counter::measure;
use oci_image::{Digest, ImageConfig, ImageIndex, ImageManifest};

fn of<T>(text: &str, read: impl FnOnce(&[u8]) -> Result<T, oci_image::Rejected>) -> u64 {
    let mut result = None;
    let allocations = measure(|| result = Some(read(text.as_bytes()))).count_total;
    assert!(result.is_some_and(|result| result.is_ok()), "{text}");
    allocations
}

fn descriptor(media_type: &str, more: &str) -> String {
    let digest = Digest::sha256_of(media_type.as_bytes());
    format!(r#"{{"mediaType":"{media_type}","digest":"{digest}","size":1043{more}}}"#)
}

/// How often a vector grows that takes so many values one by one: to 4, 8, 16, …
fn growths(values: usize) -> u64 {
    let capacities = std::iter::successors(Some(4), |capacity| Some(capacity * 2));
    1 + capacities
        .take_while(|&capacity: &usize| capacity < values)
        .count() as u64
}

#[test]
fn a_manifest_costs_its_list_of_layers() {
    let config = descriptor("application/vnd.oci.image.config.v1+json", "");
    let layer = descriptor("application/vnd.oci.image.layer.v1.tar+gzip", "");
    let text = |annotations: &str| {
        format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{config},"layers":[{0}]{annotations}}}"#,
            [layer.as_str(); 5].join(","),
        )
    };
    let read = ImageManifest::from_slice;
    assert_eq!(of(&text(""), read), growths(5));
    // A key, its value, and a node of the map.
    let annotations = r#","annotations":{"org.opencontainers.image.title":"dots"}"#;
    assert_eq!(of(&text(annotations), read), growths(5) + 3);
}

#[test]
fn an_index_costs_its_list_of_manifests() {
    let platform = r#","platform":{"architecture":"arm64","os":"linux","variant":"v8"}"#;
    let entry = descriptor("application/vnd.oci.image.manifest.v1+json", platform);
    let index = |entries: &[&str]| {
        format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#,
            entries.join(","),
        )
    };
    let read = ImageIndex::from_slice;
    assert_eq!(growths(200), 7);
    assert_eq!(of(&index(&[entry.as_str(); 200]), read), 7);
    // The counter does count: a media type that nobody here knows, and the map of an unknown
    // property with its box, its node, its name and its value.
    let unknown = descriptor("application/vnd.example+type", "");
    assert_eq!(of(&index(&[&unknown]), read), 2);
    let unknown = descriptor("application/vnd.oci.image.manifest.v1+json", r#","x":"y""#);
    assert_eq!(of(&index(&[&unknown]), read), 1 + 4);
}

#[test]
fn a_config_costs_its_texts_and_lists() {
    let digest = Digest::sha256_of(b"");
    let text = format!(
        r#"{{"created":"2026-01-02T03:04:05Z","architecture":"amd64","os":"linux","rootfs":{{"type":"layers","diff_ids":["{digest}","{digest}"]}},"history":[{{"created":"2026-01-02T03:04:05Z","created_by":"true"}}]}}"#,
    );
    // Two dates and a command, the list of DiffIDs and that of steps.
    assert_eq!(of(&text, ImageConfig::from_slice), 3 + 2);
}
