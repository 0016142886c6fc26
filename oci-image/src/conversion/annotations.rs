//! The clauses of [conversion.md#annotations](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#annotations).

use oci_conformance::{Clause, Held};

pub(super) static NOT_FROM_MANIFEST: Clause = Clause::should_not(
    "image.conversion.annotations.not-from-manifest",
    "conversion.md#annotations",
    "Annotations of manifests and indexes are not taken over.",
);

pub(super) static LABELS_PRECEDENCE: Clause = Clause::must(
    "image.conversion.annotations.labels-precedence",
    "conversion.md#annotations",
    "Where an annotation is in conflict with `config.Labels`, the label holds.",
)
.note(
    "It holds for the annotations that this document makes, and for those of manifests and \
     indexes where they are taken over.",
);

pub(super) static ADDITIONAL: Clause = Clause::may(
    "image.conversion.annotations.additional",
    "conversion.md#annotations",
    "A converter may add annotations with keys that the image does not have.",
)
.held(Held::Behaviour);

pub(super) static NO_MODIFY: Clause = Clause::must_not(
    "image.conversion.annotations.no-modify",
    "conversion.md#annotations",
    "A converter does not change the values of the image's annotations.",
)
.note("To write `created` in another form of the same time changes it.");
