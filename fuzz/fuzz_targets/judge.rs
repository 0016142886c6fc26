//! Every type of document of images on any text: judging ends, breaches have cases, what breaks no
//! MUST can be read, what is read loses nothing, and is a manifest or an index to every reader.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, judge};
use oci_fuzz::{check, models::hold};
use oci_image::{
    DOCUMENT_TYPES, Descriptor, ImageConfig, ImageIndex, ImageManifest, ManifestOrIndex, OciLayout,
};

fuzz_target!(|text: &[u8]| {
    for kind in DOCUMENT_TYPES {
        let report = judge(text, kind, &Context::default(), "");
        check(&report, Some(text));
        let sound = report.conforms() && report.obstacles().is_empty();
        match kind.name {
            "index" => hold(text, kind, sound, ImageIndex::from_slice),
            "manifest" => hold(text, kind, sound, ImageManifest::from_slice),
            "config" => hold(text, kind, sound, ImageConfig::from_slice),
            "oci-layout" => hold(text, kind, sound, OciLayout::from_slice),
            "descriptor" => hold(text, kind, sound, |text| {
                serde_json::from_slice::<Descriptor>(text)
            }),
            other => panic!("{other} is read by nothing"),
        }
    }
    settle(text);
});

/// What is found without its type being told is what is found with it, and nothing else.
fn settle(text: &[u8]) {
    let manifest = ImageManifest::from_slice(text).map(ManifestOrIndex::from);
    let index = ImageIndex::from_slice(text).map(ManifestOrIndex::from);
    let told = match (manifest, index) {
        (Ok(_), Ok(_)) => panic!("a manifest to one reader is an index to another"),
        (Ok(told), Err(_)) | (Err(_), Ok(told)) => Some(told),
        (Err(_), Err(_)) => None,
    };
    let found = ManifestOrIndex::from_slice(text).ok();
    assert_eq!(found, told);
    if let Some(found) = found {
        let written = serde_json::to_vec(&found).expect("a document is written");
        assert_eq!(ManifestOrIndex::from_slice(&written).ok(), Some(found));
    }
}
