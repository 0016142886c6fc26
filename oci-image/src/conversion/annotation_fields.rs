//! The clauses of [conversion.md#annotation-fields](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#annotation-fields).

use oci_conformance::Clause;

use crate::specification::V1_1_0;

pub(super) static LABELS: Clause = Clause::must(
    "image.conversion.annotation.labels",
    "conversion.md#annotation-fields",
    "`config.Labels` become `annotations`.",
)
.note("The table has no note on it: it falls under the MUST over all that is copied as it is.");

pub(super) static LABELS_WIN: Clause = Clause::must(
    "image.conversion.annotation.labels-win",
    "conversion.md#annotation-fields",
    "Where `config.Labels` has the key of one of these annotations, its value is used.",
);

pub(super) static OS: Clause = Clause::must(
    "image.conversion.annotation.os",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.os` is the value of `os`.",
)
.since(V1_1_0)
.note("annotations.md does not list the key.");

pub(super) static ARCHITECTURE: Clause = Clause::must(
    "image.conversion.annotation.architecture",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.architecture` is the value of `architecture`.",
)
.since(V1_1_0)
.note("annotations.md does not list the key.");

pub(super) static VARIANT: Clause = Clause::must(
    "image.conversion.annotation.variant",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.variant` is the value of `variant`.",
)
.since(V1_1_0)
.note("annotations.md does not list the key.");

pub(super) static OS_VERSION: Clause = Clause::must(
    "image.conversion.annotation.os-version",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.os.version` is the value of `os.version`.",
)
.since(V1_1_0)
.note("annotations.md does not list the key.");

pub(super) static OS_FEATURES: Clause = Clause::must(
    "image.conversion.annotation.os-features",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.os.features` is the value of `os.features`.",
)
.since(V1_1_0)
.note(
    "annotations.md does not list the key. Nothing says how the array becomes a string; \
     `org.opencontainers.image.exposedPorts` has commas between its values.",
);

pub(super) static AUTHOR: Clause = Clause::must(
    "image.conversion.annotation.author",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.author` is the value of `author`.",
)
.note("annotations.md lists `org.opencontainers.image.authors` instead, in the plural.");

pub(super) static CREATED: Clause = Clause::must(
    "image.conversion.annotation.created",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.created` is the value of `created`.",
);

pub(super) static STOP_SIGNAL: Clause = Clause::must(
    "image.conversion.annotation.stop-signal",
    "conversion.md#annotation-fields",
    "The annotation `org.opencontainers.image.stopSignal` is the value of `config.StopSignal`.",
)
.note("annotations.md does not list the key.");
