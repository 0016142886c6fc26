//! Documents that a fuzzer's bytes choose: each breaks no MUST, is read as it was written, and is
//! written as it was read.
#![no_main]

use libfuzzer_sys::{
    arbitrary::{Arbitrary, Unstructured},
    fuzz_target,
};
use oci_conformance::{Context, DocumentType, judge};
use oci_image::{Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};
use oci_runtime::{Config, Features, State};
use serde::{Serialize, de::DeserializeOwned};

fuzz_target!(|bytes: &[u8]| {
    let Some((&kind, bytes)) = bytes.split_first() else {
        return;
    };
    match kind % 8 {
        0 => hold::<ImageManifest>(bytes, Some(&oci_image::manifest::DOCUMENT)),
        1 => hold::<ImageIndex>(bytes, Some(&oci_image::image_index::DOCUMENT)),
        2 => hold::<ImageConfig>(bytes, Some(&oci_image::config::DOCUMENT)),
        3 => hold::<OciLayout>(bytes, Some(&oci_image::image_layout::DOCUMENT)),
        4 => hold::<Descriptor>(bytes, None),
        5 => hold::<State>(bytes, Some(&oci_runtime::state::DOCUMENT)),
        6 => hold::<Features>(bytes, Some(&oci_runtime::features::DOCUMENT)),
        _ => hold::<Config>(bytes, Some(&oci_runtime::config::DOCUMENT)),
    }
});

fn hold<T>(bytes: &[u8], kind: Option<&'static DocumentType>)
where
    T: for<'a> Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let Ok(value) = T::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let text = serde_json::to_vec(&value).expect("a document is written");
    if let Some(kind) = kind {
        let report = judge(&text, kind, &Context::default(), "");
        assert!(report.conforms(), "{:?}", report.findings());
    }
    let read: T = serde_json::from_slice(&text).expect("what was written is read");
    assert_eq!(read, value);
    let again = serde_json::to_vec(&read).expect("a document is written");
    assert_eq!(again, text);
}
