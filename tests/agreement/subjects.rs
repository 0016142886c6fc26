//! The types of documents that are compared, each with all that judges it.

use oci_conformance::DocumentType;
use oci_image::{Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};
use oci_runtime::{Config, Features, State, config_linux::ContainerProcessState};
use proptest::{
    arbitrary::any,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde::Serialize;

/// A type of document, and how else than by its clauses a text is held against it.
pub(crate) struct Subject {
    /// The specification that describes it.
    pub(crate) specification: &'static str,
    /// The type, with its clauses.
    pub(crate) kind: &'static DocumentType,
    /// Reads a text as the type, or says why it cannot be read.
    pub(crate) read: fn(&[u8]) -> Result<(), String>,
    /// Writes a value that the strategy for the type makes.
    pub(crate) make: fn(&mut TestRunner) -> String,
    /// The official JSON Schema, if there is one.
    pub(crate) schema: Option<&'static str>,
    /// What our own JSON Schema is called.
    pub(crate) ours: &'static str,
}

impl Subject {
    /// Its name among all types of both specifications.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.specification, self.kind.name)
    }
}

macro_rules! read {
    ($type:ty) => {
        |text| match <$type>::from_slice(text) {
            Ok(_) => Ok(()),
            Err(rejected) => Err(rejected.error().to_string()),
        }
    };
}

macro_rules! make {
    ($type:ty) => {
        |runner| made(&any::<$type>(), runner)
    };
}

fn made<T: Serialize>(strategy: &impl Strategy<Value = T>, runner: &mut TestRunner) -> String {
    let tree = strategy.new_tree(runner).expect("a value is made");
    serde_json::to_string(&tree.current()).expect("a value is written")
}

/// All types of documents.
pub(crate) static SUBJECTS: [Subject; 9] = [
    Subject {
        specification: "image-spec",
        kind: &oci_image::descriptor::DOCUMENT,
        // It is no document to the types, but a part of one.
        read: |text| match serde_json::from_slice::<Descriptor>(text) {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        },
        make: make!(Descriptor),
        schema: Some("content-descriptor.json"),
        ours: "descriptor",
    },
    Subject {
        specification: "image-spec",
        kind: &oci_image::image_layout::DOCUMENT,
        read: read!(OciLayout),
        make: make!(OciLayout),
        schema: Some("image-layout-schema.json"),
        ours: "oci-layout",
    },
    Subject {
        specification: "image-spec",
        kind: &oci_image::manifest::DOCUMENT,
        read: read!(ImageManifest),
        make: make!(ImageManifest),
        schema: Some("image-manifest-schema.json"),
        ours: "image-manifest",
    },
    Subject {
        specification: "image-spec",
        kind: &oci_image::image_index::DOCUMENT,
        read: read!(ImageIndex),
        make: make!(ImageIndex),
        schema: Some("image-index-schema.json"),
        ours: "image-index",
    },
    Subject {
        specification: "image-spec",
        kind: &oci_image::config::DOCUMENT,
        read: read!(ImageConfig),
        make: make!(ImageConfig),
        schema: Some("config-schema.json"),
        ours: "image-config",
    },
    Subject {
        specification: "runtime-spec",
        kind: &oci_runtime::config::DOCUMENT,
        read: read!(Config),
        make: make!(Config),
        schema: Some("config-schema.json"),
        ours: "runtime-config",
    },
    Subject {
        specification: "runtime-spec",
        kind: &oci_runtime::state::DOCUMENT,
        read: read!(State),
        make: make!(State),
        schema: Some("state-schema.json"),
        ours: "runtime-state",
    },
    Subject {
        specification: "runtime-spec",
        kind: &oci_runtime::features::DOCUMENT,
        read: read!(Features),
        make: make!(Features),
        schema: Some("features-schema.json"),
        ours: "runtime-features",
    },
    Subject {
        specification: "runtime-spec",
        kind: &oci_runtime::config_linux::CONTAINER_PROCESS_STATE,
        read: read!(ContainerProcessState),
        make: make!(ContainerProcessState),
        schema: None,
        ours: "container-process-state",
    },
];

#[test]
fn every_type_of_document_is_compared() {
    let types = oci_image::DOCUMENT_TYPES
        .iter()
        .chain(oci_runtime::DOCUMENT_TYPES);
    for kind in types {
        assert!(
            SUBJECTS.iter().any(|s| std::ptr::eq(s.kind, *kind)),
            "{} is compared with nothing",
            kind.name
        );
    }
}
