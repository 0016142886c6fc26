//! What holds for all of a configuration: [config.md#extensibility](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#extensibility).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Held, Subject,
};

use crate::specification::{V1_0_0_RC5, V1_0_2};

pub(super) static JSON_TYPE: Clause = Clause::must(
    "runtime.config.json-type",
    "config.md#configuration",
    "A configuration is a JSON object.",
)
.since(V1_0_0_RC5)
.note(
    "Null is the wrong type for every property, as the JSON Schema says; the Go types take it for \
     one that is not there, and so does reading here.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"ociVersion":"1.3.0"}"#),
        Fail("[]", ""),
        Fail("null", ""),
    ],
);

pub(super) static PROSE_IS_CANONICAL: Clause = Clause::must(
    "runtime.config.prose-is-canonical",
    "config.md#configuration",
    "Where the text, the JSON Schema and the Go types disagree, the text decides.",
)
.since(V1_0_0_RC5)
.uncheckable("it says how to read the specification, and every other clause here is read so");

pub(super) static PLATFORM_SCOPE: Clause = Clause::may(
    "runtime.config.platform-scope",
    "config.md#configuration",
    "Properties for another platform than the target are no error.",
)
.note(
    "Nothing in a configuration names the target since v1.0.0: unless told, it is judged for the \
     platforms of which it has a section. Up to v1.0.0-rc5, sections of other platforms were \
     forbidden.",
)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","linux":{},"windows":{"layerFolders":["C:\\layer"],"hyperv":{}}}"#,
)]);

pub(super) static UNKNOWN_PROPERTY_LOG: Clause = Clause::may(
    "runtime.config.extensibility.unknown-property.log",
    "config.md#extensibility",
    "A runtime may log properties that it does not know.",
)
.since(V1_0_2)
.held(Held::Behaviour);

pub(super) static UNKNOWN_PROPERTY_IGNORED: Clause = Clause::must(
    "runtime.config.extensibility.unknown-property.ignored",
    "config.md#extensibility",
    "A runtime ignores properties that it does not know, wherever they stand.",
)
.since(V1_0_0_RC5);

pub(super) static UNKNOWN_PROPERTY_NO_ERROR: Clause = Clause::must_not(
    "runtime.config.extensibility.unknown-property.no-error",
    "config.md#extensibility",
    "A runtime does not fail over a property that it does not know.",
)
.since(V1_0_0_RC5)
.note(
    "Names that differ only in the case of letters are unknown; runtimes that are written in Go \
     take them for known.",
);

pub(super) static UNKNOWN_PROPERTY_VALID_DOCUMENT: Clause = Clause::may(
    "runtime.config.extensibility.unknown-property.valid-document",
    "config.md#extensibility",
    "A configuration may have properties that the specification does not name.",
)
.since(V1_0_0_RC5)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","com.example.tint":["red",7],"windows":{"layerFolders":["C:\\layer"],"hyperv":{"com.example":null}}}"#,
)]);

pub(super) static INVALID_ERROR: Clause = Clause::must(
    "runtime.config.valid-values.invalid-error",
    "config.md#valid-values",
    "A runtime fails over values that are not valid, or that it does not support.",
)
.note(
    "Other clauses make exceptions: unknown properties, annotations and options of mounts are no \
     such values.",
);

pub(super) static SUBSET: Clause = Clause::may(
    "runtime.config.valid-values.subset",
    "config.md#valid-values",
    "A runtime may support some of the valid values only, unless a sentence demands support.",
)
.held(Held::Behaviour);
