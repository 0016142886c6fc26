//! `annotations`: [config.md#annotations](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#annotations).
//!
//! The constants are the keys that the section lists.
//!
//! ```
//! use oci_runtime::config::annotations;
//!
//! assert_eq!(annotations::STOP_SIGNAL, "org.opencontainers.image.stopSignal");
//! ```

mod date_time;
mod image;
mod keys;
mod values;

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Heading, Shape, Subject, Value,
};

pub use self::image::{
    ARCHITECTURE, AUTHOR, CREATED, IMAGE_KEYS, OS, OS_FEATURES, OS_VERSION, STOP_SIGNAL, VARIANT,
};
use crate::specification::V1_0_0_RC5;

/// The shape of annotations: strings under any names.
///
/// That the values are strings a rule says, so that there is one finding for each that is none.
pub static ANNOTATIONS: Shape = Shape::new("annotations", "config.md#annotations", &[])
    .since(V1_0_0_RC5)
    .object(&KEY_VALUE_MAP)
    .rest(&Value::Any)
    .rules(&[
        &STRUCTURE_FREE,
        &keys::STRING,
        &keys::NON_EMPTY,
        &keys::REVERSE_DOMAIN,
        &keys::OPENCONTAINERS_RESERVED,
        &keys::OPENCONTAINERS_KNOWN_KEYS,
        &image::OS_VALUE,
        &image::OS_VERSION_VALUE,
        &image::OS_FEATURES_VALUE,
        &image::ARCHITECTURE_VALUE,
        &image::VARIANT_VALUE,
        &image::AUTHOR_VALUE,
        &image::CREATED_VALUE,
        &image::STOP_SIGNAL_VALUE,
        &keys::OPENCONTAINERS_OTHER_KEYS,
        &values::STRING,
        &values::EMPTY,
    ]);

pub(super) static JSON_TYPE: Clause = Clause::must(
    "runtime.config.annotations.json-type",
    "config.md#annotations",
    "`annotations`, if present, is an object of strings.",
)
.since(V1_0_0_RC5)
.note("The clauses about the map and about its values say the same; a breach of one breaks this.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{"com.example.gpu-cores":"2"}}"#),
        Fail(
            r#"{"annotations":["com.example.gpu-cores"]}"#,
            "/annotations",
        ),
        Fail(r#"{"annotations":null}"#, "/annotations"),
        Fail(
            r#"{"annotations":{"com.example.gpu-cores":2}}"#,
            "/annotations/com.example.gpu-cores",
        ),
    ],
);

static STRUCTURE_FREE: Clause = Clause::may(
    "runtime.config.annotations.structure-free",
    "config.md#annotations",
    "An annotation may have structure, or none.",
)
.since(V1_0_0_RC5)
.examples(&[
    Pass(r#"{"com.example.config":"{\"a\":[1,2]}"}"#),
    Pass(r#"{"com.example.note":"as you like it"}"#),
]);

static KEY_VALUE_MAP: Clause = Clause::must(
    "runtime.config.annotations.key-value-map",
    "config.md#annotations",
    "Annotations are a map of keys to values.",
)
.since(V1_0_0_RC5)
.note("The Go type takes null for none.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"com.example.gpu-cores":"2"}"#),
        Fail("[]", ""),
        Fail("null", ""),
        Fail(r#""com.example.gpu-cores=2""#, ""),
    ],
);

pub(super) static ABSENT_OR_EMPTY: Clause = Clause::may(
    "runtime.config.annotations.absent-or-empty",
    "config.md#annotations",
    "Without annotations there is no `annotations`, or an empty one.",
)
.since(V1_0_0_RC5)
.examples(&[
    Pass(r#"{"ociVersion":"1.3.0","windows":{"layerFolders":["C:\\layer"],"hyperv":{}}}"#),
    Pass(
        r#"{"ociVersion":"1.3.0","windows":{"layerFolders":["C:\\layer"],"hyperv":{}},"annotations":{}}"#,
    ),
]);

/// The clauses about annotations.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&ANNOTATIONS],
    clauses: &[
        &image::ONLY_BY_CONVERSION,
        &image::STOP_SIGNAL_USED_BY_KILL,
        &keys::UNKNOWN_KEYS_IGNORED,
    ],
};
