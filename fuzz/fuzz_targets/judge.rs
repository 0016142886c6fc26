//! Every type of document of images on any text: judging ends, breaches have cases, what breaks no
//! MUST can be read, and what is read loses nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, judge};
use oci_fuzz::{check, models::hold};
use oci_image::{DOCUMENT_TYPES, Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};

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
});
