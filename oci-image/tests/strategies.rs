//! What is made for tests breaks no MUST, and has everything that there is.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{collections::BTreeSet, fs, path::Path};

use oci_conformance::{
    Context, DocumentType, Invalid, Shape,
    generate::proof::{prove, prove_text},
    model::Specified,
};
use oci_image::{
    Compression, ContentKind, Data, Descriptor, Digest, ImageConfig, ImageIndex, ImageManifest,
    KnownMediaType, ManifestOrIndex, MediaType, OciLayout, Parsed, Platform, Reference,
    SchemaVersion, config,
    config::{
        ChainId, DateTime, DiffId, EmptyObject, ExecutionParameters, Healthcheck, History, ImageId,
        RootFs, RootFsKind,
    },
    descriptor, image_index, image_layout, manifest, platform,
    platform::{Architecture, KnownArchitecture, KnownOs, KnownVariant, Os, Variant},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde::{Serialize, de::DeserializeOwned};

fn document<T>(kind: &'static DocumentType) -> Vec<String>
where
    T: Arbitrary<Parameters = ()> + Specified + Serialize + DeserializeOwned + PartialEq + Clone,
{
    let conform = |value, (): &()| Invalid::or_document(value, kind, &Context::default());
    prove::<T>(kind.shape, &[()], 200, conform)
}

fn part<T>(shape: &'static Shape) -> Vec<String>
where
    T: Arbitrary<Parameters = ()> + Specified + Serialize + DeserializeOwned + PartialEq + Clone,
{
    let conform = |value, (): &()| Invalid::or_part(value, shape, &Context::default());
    prove::<T>(shape, &[()], 200, conform)
}

/// Every object that has properties of its own, and what its proof finds.
type Proof = (&'static str, fn() -> Vec<String>);

const OBJECTS: &[Proof] = &[
    ("ImageManifest", || {
        document::<ImageManifest>(&manifest::DOCUMENT)
    }),
    ("ImageIndex", || {
        document::<ImageIndex>(&image_index::DOCUMENT)
    }),
    ("ImageConfig", || document::<ImageConfig>(&config::DOCUMENT)),
    ("OciLayout", || {
        document::<OciLayout>(&image_layout::DOCUMENT)
    }),
    ("Descriptor", || {
        document::<Descriptor>(&descriptor::DOCUMENT)
    }),
    ("Platform", || part::<Platform>(&platform::SHAPE)),
    ("RootFs", || part::<RootFs>(&config::ROOTFS)),
    ("History", || part::<History>(&config::HISTORY)),
    ("ExecutionParameters", || {
        part::<ExecutionParameters>(&config::EXECUTION)
    }),
    ("Healthcheck", || part::<Healthcheck>(&config::HEALTHCHECK)),
];

#[test]
fn objects_break_no_must_and_are_read_as_they_are_written() {
    let wrong: Vec<String> = OBJECTS.iter().flat_map(|(_, prove)| prove()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_object_is_forgotten() {
    let named: BTreeSet<String> = OBJECTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut objects = BTreeSet::from(["Healthcheck".to_owned()]);
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut objects,
    );
    assert_eq!(named, objects);
}

/// The types that `object!` is called for, in the files of a folder.
fn collect(folder: &Path, objects: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, objects);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let calls = text
                .lines()
                .filter_map(|line| line.strip_prefix("object!("));
            objects.extend(calls.filter_map(|call| Some(call.split_once(',')?.0.to_owned())));
        }
    }
}

#[test]
fn texts_are_read_as_they_are_written() {
    let wrong = [
        prove_text::<MediaType>(MediaType::KNOWN, 1000),
        prove_text::<Architecture>(Architecture::KNOWN, 1000),
        prove_text::<Os>(Os::KNOWN, 1000),
        prove_text::<Variant>(Variant::KNOWN, 1000),
        prove_text::<Digest>(&[], 200),
        prove_text::<DateTime>(&[], 200),
        prove_text::<Data>(&[], 200),
        prove_text::<DiffId>(&[], 200),
        prove_text::<ChainId>(&[], 200),
        prove_text::<ImageId>(&[], 200),
    ];
    assert_eq!(wrong.concat(), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_without_choice_are_what_they_are(
        version in any::<SchemaVersion>(),
        kind in any::<RootFsKind>(),
        object in any::<EmptyObject>(),
    ) {
        prop_assert_eq!(version.get(), 2);
        prop_assert_eq!(kind, RootFsKind::Layers);
        prop_assert!(object.extra.is_empty());
    }

    #[test]
    fn bytes_are_those_of_the_document(
        manifest in any::<Parsed<ImageManifest>>(),
        either in any::<Parsed<ManifestOrIndex>>(),
    ) {
        let read = Parsed::from_bytes(manifest.bytes());
        prop_assert_eq!(read.map_err(|error| error.to_string()), Ok(manifest));
        let read = Parsed::from_bytes(either.bytes());
        prop_assert_eq!(read.map_err(|error| error.to_string()), Ok(either));
    }

    #[test]
    fn references_come_back(reference in any::<Reference>()) {
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
    }

    #[test]
    fn a_manifest_or_an_index_is_told_by_its_properties(document in any::<ManifestOrIndex>()) {
        let text = serde_json::to_vec(&document).unwrap();
        let read = ManifestOrIndex::from_slice(&text);
        prop_assert_eq!(read.map_err(|error| error.to_string()), Ok(document));
    }
}

/// All values that a strategy makes, in their order.
fn all_made<T: Arbitrary + Ord>() -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let made = (0..1000).map(|_| any::<T>().new_tree(&mut runner).unwrap().current());
    made.collect::<BTreeSet<T>>().into_iter().collect()
}

#[test]
fn every_value_of_a_closed_list_is_made() {
    assert_eq!(all_made::<KnownMediaType>(), KnownMediaType::ALL);
    assert_eq!(all_made::<KnownOs>(), KnownOs::ALL);
    assert_eq!(all_made::<KnownArchitecture>(), KnownArchitecture::ALL);
    assert_eq!(all_made::<KnownVariant>(), KnownVariant::ALL);
    assert_eq!(
        all_made::<Compression>(),
        [Compression::None, Compression::Gzip, Compression::Zstd]
    );
    assert_eq!(
        all_made::<ContentKind>(),
        [
            ContentKind::Descriptor,
            ContentKind::LayoutHeader,
            ContentKind::Index,
            ContentKind::Manifest,
            ContentKind::Config,
            ContentKind::Layer,
            ContentKind::Empty,
        ]
    );
}

#[test]
fn a_manifest_shrinks_to_the_smallest_with_what_is_looked_for() {
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 100_000,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&any::<ImageManifest>(), |manifest| {
        let large = manifest.layers.iter().any(|layer| layer.size >= 1000);
        prop_assert!(!large);
        Ok(())
    });
    let Err(proptest::test_runner::TestError::Fail(_, manifest)) = outcome else {
        panic!("no large layer was made");
    };
    let simplest = r#"{"mediaType":"application/vnd.oci.descriptor.v1+json","digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":SIZE}"#;
    let (config, layer) = (
        simplest.replace("SIZE", "0"),
        simplest.replace("SIZE", "1000"),
    );
    assert_eq!(
        serde_json::to_string(&manifest).unwrap(),
        format!(r#"{{"schemaVersion":2,"config":{config},"layers":[{layer}]}}"#),
    );
}
