//! JSON Schemas of the documents and of their parts, with the feature `schema`.
//!
//! They are made from the shapes, follow the newest text of the specification, and are for every
//! platform: what only some platforms demand they do not. What they cannot say, or say otherwise
//! than the reader of this crate, is little: they take `1.0` for an integer, do not see duplicate
//! names, and leave to judging the relations between properties, which lists of words are closed,
//! and that features have no other properties. The reader takes an explicit null
//! for a missing property everywhere, they only in the features, where the specification does; and
//! it reads one object where `affinity` should be a list of them, and `hwconfig` for `hwConfig`.
//!
//! ```
//! use oci_runtime::schema::DOCUMENTS;
//!
//! let names: Vec<_> = DOCUMENTS.iter().map(|document| document.name).collect();
//! let expected =
//!     ["runtime-config", "runtime-state", "runtime-features", "container-process-state"];
//! assert_eq!(names, expected);
//! ```

mod grammars;
mod parts;

use oci_conformance::schema::{DocumentSchema, SchemaSource};

use self::{grammars::GRAMMARS, parts::PARTS};
use crate::{CATALOGUE, Config, Features, State, config_linux::ContainerProcessState};

/// The schemas of documents.
pub static DOCUMENTS: &[DocumentSchema] = &[
    DocumentSchema::of::<Config>("runtime-config", "OCI Runtime Configuration"),
    DocumentSchema::of::<State>("runtime-state", "OCI Runtime State of a Container"),
    DocumentSchema::of::<Features>("runtime-features", "OCI Runtime Features Structure"),
    DocumentSchema::of::<ContainerProcessState>(
        "container-process-state",
        "OCI Runtime Container Process State",
    ),
];

/// What the schemas are made from.
pub static SOURCE: SchemaSource = SchemaSource {
    catalogue: &CATALOGUE,
    parts: PARTS,
    grammars: GRAMMARS,
};
