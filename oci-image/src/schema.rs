//! JSON Schemas of the documents and of their parts, with the feature `schema`.
//!
//! They are made from the shapes, and follow the newest text of the specification. What they cannot
//! say, or say otherwise than the reader of this crate, is little: they take `1.0` for an integer,
//! do not see duplicate names, and leave the relations between documents, and most of those between
//! properties, to judging. The reader takes an explicit null for a missing property everywhere, they
//! only in a config, where the specification does; and the reader alone refuses an index that could
//! be taken for a manifest, as no clause forbids it.
//!
//! ```
//! use oci_image::schema::DOCUMENTS;
//!
//! let names: Vec<_> = DOCUMENTS.iter().map(|document| document.name).collect();
//! let expected = ["image-index", "image-manifest", "image-config", "descriptor", "oci-layout"];
//! assert_eq!(names, expected);
//! ```

mod grammars;

use oci_conformance::{
    schema::{DocumentSchema, SchemaSource},
    shape_schemas,
};

use self::grammars::GRAMMARS;
use crate::{
    CATALOGUE, Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout, Platform,
    annotations,
    config::{self, ExecutionParameters, Healthcheck, History, RootFs},
    descriptor, image_index, image_layout, manifest, platform,
};

/// The schemas of documents.
pub static DOCUMENTS: &[DocumentSchema] = &[
    DocumentSchema::of::<ImageIndex>("image-index", "OCI Image Index"),
    DocumentSchema::of::<ImageManifest>("image-manifest", "OCI Image Manifest"),
    DocumentSchema::of::<ImageConfig>("image-config", "OCI Image Configuration"),
    DocumentSchema::of::<Descriptor>("descriptor", "OCI Content Descriptor"),
    DocumentSchema::of::<OciLayout>("oci-layout", "OCI Image Layout: the file oci-layout"),
];

/// What the schemas are made from.
pub static SOURCE: SchemaSource = SchemaSource {
    catalogue: &CATALOGUE,
    parts: PARTS,
    grammars: GRAMMARS,
};

shape_schemas! {
    static PARTS from SOURCE;
    types {
        "ImageIndex" = ImageIndex => &image_index::SHAPE,
        "ImageManifest" = ImageManifest => &manifest::SHAPE,
        "ImageConfig" = ImageConfig => &config::SHAPE,
        "Descriptor" = Descriptor => &descriptor::SHAPE,
        "OciLayout" = OciLayout => &image_layout::SHAPE,
        "Platform" = Platform => &platform::SHAPE,
        "ExecutionParameters" = ExecutionParameters => &config::EXECUTION,
        "Healthcheck" = Healthcheck => &config::HEALTHCHECK,
        "RootFs" = RootFs => &config::ROOTFS,
        "History" = History => &config::HISTORY,
    }
    parts {
        "IndexEntry" = IndexEntry => &image_index::ENTRY,
        "Annotations" = Annotations => &annotations::SHAPE,
        "ExposedPorts" = ExposedPorts => &config::EXPOSED_PORTS,
        "Volumes" = Volumes => &config::VOLUMES,
    }
}
