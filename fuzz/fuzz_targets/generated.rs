//! Documents of every type that a fuzzer's bytes choose: each breaks no MUST, is read as it was
//! written, and is written as it was read.
#![no_main]

use libfuzzer_sys::{
    arbitrary::{Arbitrary, Unstructured},
    fuzz_target,
};
use oci_conformance::{Context, DocumentType, judge};
use oci_image::{Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};
use oci_runtime::{Config, Features, State, config_linux::ContainerProcessState};
use serde::{Serialize, de::DeserializeOwned};

fuzz_target!(|bytes: &[u8]| {
    let Some((&kind, bytes)) = bytes.split_first() else {
        return;
    };
    let (images, runtimes) = (oci_image::DOCUMENT_TYPES, oci_runtime::DOCUMENT_TYPES);
    let kind = usize::from(kind) % (images.len() + runtimes.len());
    match images.get(kind) {
        Some(kind) => of_images(kind, bytes),
        None => of_runtimes(runtimes[kind - images.len()], bytes),
    }
});

fn of_images(kind: &'static DocumentType, bytes: &[u8]) {
    match kind.name {
        "index" => hold::<ImageIndex>(kind, bytes),
        "manifest" => hold::<ImageManifest>(kind, bytes),
        "config" => hold::<ImageConfig>(kind, bytes),
        "oci-layout" => hold::<OciLayout>(kind, bytes),
        "descriptor" => hold::<Descriptor>(kind, bytes),
        other => panic!("{other} is made by nothing"),
    }
}

fn of_runtimes(kind: &'static DocumentType, bytes: &[u8]) {
    match kind.name {
        "config" => hold::<Config>(kind, bytes),
        "state" => hold::<State>(kind, bytes),
        "features" => hold::<Features>(kind, bytes),
        "container-process-state" => hold::<ContainerProcessState>(kind, bytes),
        other => panic!("{other} is made by nothing"),
    }
}

fn hold<T>(kind: &'static DocumentType, bytes: &[u8])
where
    T: for<'a> Arbitrary<'a> + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let Ok(value) = T::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let text = serde_json::to_vec(&value).expect("a document is written");
    let report = judge(&text, kind, &Context::default(), "");
    assert!(report.conforms(), "{:?}", report.findings());
    let read: T = serde_json::from_slice(&text).expect("what was written is read");
    assert_eq!(read, value);
    let again = serde_json::to_vec(&read).expect("a document is written");
    assert_eq!(again, text);
}
