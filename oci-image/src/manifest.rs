//! Manifests.
use oci_conformance::Clause;
pub(crate) static EMPTY_DESCRIPTOR_DIGEST: Clause = Clause::must(
    "image.manifest.empty-descriptor.digest",
    "manifest.md#x",
    "x",
);
pub(crate) static EMPTY_DESCRIPTOR_DATA: Clause =
    Clause::must("image.manifest.empty-descriptor.data", "manifest.md#x", "x");
