//! Undefined properties: [features.md#specification-version](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#specification-version).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Shape, Value, Verdict, shortened,
};

use super::SHAPE;
use crate::specification::V1_1_0;

pub(super) static NO_UNDEFINED_PROPERTIES: Clause = Clause::must_not(
    "runtime.features.no-undefined-properties",
    "features.md#specification-version",
    "The structure has no property that the specification does not define, at any level.",
)
.since(V1_1_0)
.note(
    "A property that some version defines passes: see `advisory.features.newer-than-max` for one \
     that is newer than `ociVersionMax`. The schemas let anything pass. What stands in \
     `annotations` is free. A `Features` keeps what it does not know.",
)
.check(
    |features, _, verdict| {
        verdict.count_case();
        members(features, &SHAPE, verdict);
    },
    &[
        Pass(r#"{"ociVersionMin":"1.0.0","annotations":{"com.example.key":"value"}}"#),
        Pass(r#"{"linux":{"memoryPolicy":{"modes":[]},"intelRdt":null}}"#),
        Fail(r#"{"windows":{}}"#, "/windows"),
        Fail(r#"{"linux":{"cgroup":{"v3":true}}}"#, "/linux/cgroup/v3"),
        Fail(
            r#"{"linux":{"mountExtensions":{"idmap":{"Enabled":true}}}}"#,
            "/linux/mountExtensions/idmap/Enabled",
        ),
    ],
);

fn members(object: Node<'_>, shape: &'static Shape, verdict: &mut Verdict<'_>) {
    for member in object.members() {
        let mut defined = shape.lineage().flat_map(Shape::properties);
        if let Some(property) = defined.find(|property| member.name_is(property.name())) {
            value(member, property.value(), verdict);
        } else {
            let name = member.name().unwrap_or_default();
            let (name, what) = (shortened(&name), shape.name());
            verdict.breach_name(member, format!("no version defines `{name}` of the {what}"));
        }
    }
}

fn value(node: Node<'_>, value: &'static Value, verdict: &mut Verdict<'_>) {
    if let Value::Shape(shape) = value {
        members(node, shape, verdict);
    }
}
