//! Annotations.
use oci_conformance::{Clause, Shape, Value};
pub(crate) static MAP_OBJECT: Clause =
    Clause::must("image.annotations.map.object", "annotations.md#rules", "x");
pub(crate) static EMPTY_ABSENT_OR_EMPTY_MAP: Clause = Clause::must(
    "image.annotations.empty-absent-or-empty-map",
    "annotations.md#rules",
    "x",
);
pub(crate) static SHAPE: Shape =
    Shape::new("annotations", "annotations.md#rules", &[]).rest(&Value::Any);
