//! The values of annotations: [config.md#annotations](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#annotations).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Kind,
};

use super::JSON_TYPE;
use crate::specification::V1_0_0_RC5;

pub(super) static STRING: Clause = Clause::must(
    "runtime.config.annotations.value.string",
    "config.md#annotations",
    "Values are strings.",
)
.since(V1_0_0_RC5)
.also(&[&JSON_TYPE])
.note("Numbers and booleans are a common mistake.")
.check(
    |annotations, _, verdict| {
        for annotation in annotations.members() {
            verdict.count_case();
            if annotation.kind() != Some(Kind::String) {
                verdict.breach(annotation, "the value is no string");
            }
        }
    },
    &[
        Pass(r#"{"com.example.gpu-cores":"2"}"#),
        Fail(r#"{"com.example.gpu-cores":2}"#, "/com.example.gpu-cores"),
        Fail(r#"{"com.example.gpu":true}"#, "/com.example.gpu"),
        Fail(r#"{"com.example.gpu":null}"#, "/com.example.gpu"),
        Fail(r#"{"":0}"#, "/"),
    ],
);

pub(super) static EMPTY: Clause = Clause::may(
    "runtime.config.annotations.value.empty",
    "config.md#annotations",
    "Values may be empty.",
)
.since(V1_0_0_RC5)
.examples(&[Pass(r#"{"com.example.gpu":""}"#)]);
