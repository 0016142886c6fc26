//! JSON Schemas of the documents and of their parts, with the feature `schema`.
//!
//! They are made from the shapes, follow the newest text of the specification, and are for every
//! platform: what only some platforms demand they do not. What they cannot say, or say otherwise
//! than the reader of this crate, is little: they take `1.0` for an integer, do not see duplicate
//! names, and leave the relations between properties to judging. The reader takes an explicit null
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

mod parts;

use oci_conformance::schema::{
    DocumentSchema,
    Governed::{Property, Rest},
    Grammar, SchemaSource,
    schemars::{Schema, SchemaGenerator, json_schema},
};

use self::parts::PARTS;
use crate::{CATALOGUE, Config, Features, State, config, config_linux::ContainerProcessState};

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

/// What the shapes leave to rules.
static GRAMMARS: &[Grammar] = &[
    Grammar {
        of: Property("runtime.config.oci-version"),
        schema: semantic_version,
    },
    Grammar {
        of: Rest(&config::ANNOTATIONS),
        schema: |generator| generator.subschema_for::<String>(),
    },
];

/// A version of Semantic Versioning 2.0.0.
fn semantic_version(_: &mut SchemaGenerator) -> Schema {
    const NUMBER: &str = "(?:0|[1-9][0-9]*)";
    const IDENTIFIER: &str = "[0-9A-Za-z-]+";
    // A number, or what is none for a letter or a hyphen in it.
    let before = format!("(?:{NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)");
    json_schema!({
        "type": "string",
        "pattern": format!(
            "^{NUMBER}\\.{NUMBER}\\.{NUMBER}(?:-{before}(?:\\.{before})*)?\
             (?:\\+{IDENTIFIER}(?:\\.{IDENTIFIER})*)?$",
        ),
        "examples": [Config::NEWEST_VERSION],
    })
}
