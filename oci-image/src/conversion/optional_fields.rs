//! The clauses of [conversion.md#optional-fields](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#optional-fields)
//! and [conversion.md#configexposedports](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#configexposedports).

use oci_conformance::{Clause, Held};

pub(super) static PROVIDE: Clause = Clause::should(
    "image.conversion.optional.provide",
    "conversion.md#optional-fields",
    "There is a way to get `config.ExposedPorts` as annotation and `config.Volumes` as mounts.",
);

pub(super) static EXPOSED_PORTS_ANNOTATION: Clause = Clause::should(
    "image.conversion.optional.exposed-ports-annotation",
    "conversion.md#optional-fields",
    "The annotation `org.opencontainers.image.exposedPorts` is set.",
)
.note("The section about `config.ExposedPorts` says it again.");

pub(super) static VOLUMES_MOUNTS: Clause = Clause::should(
    "image.conversion.optional.volumes-mounts",
    "conversion.md#optional-fields",
    "The paths of `config.Volumes` are mounts, so that their data is not in the root file system.",
);

pub(super) static VOLUMES_DESTINATION: Clause = Clause::should(
    "image.conversion.optional.volumes-destination",
    "conversion.md#optional-fields",
    "The `destination` of such a mount is the key in `config.Volumes`.",
);

pub(super) static VOLUMES_SEED: Clause = Clause::may(
    "image.conversion.optional.volumes-seed",
    "conversion.md#optional-fields",
    "Such a mount may begin with what the image has at its path.",
)
.held(Held::Behaviour);

pub(super) static VOLUMES_NOT_IN_NEW_IMAGE: Clause = Clause::should_not(
    "image.conversion.optional.volumes-not-in-new-image",
    "conversion.md#optional-fields",
    "An image that is made from the container does not have the data of these paths.",
);

pub(super) static VOLUMES_OTHER_FIELDS: Clause = Clause::optional(
    "image.conversion.optional.volumes-other-fields",
    "conversion.md#optional-fields",
    "What else such a mount has is up to the converter; other ways than mounts are allowed.",
)
.held(Held::Behaviour);

pub(super) static EXPOSED_PORTS: Clause = Clause::should(
    "image.conversion.exposed-ports.annotation",
    "conversion.md#configexposedports",
    "The annotation `org.opencontainers.image.exposedPorts` is set, unless a label is in conflict \
     with it.",
);

pub(super) static EXPOSED_PORTS_FORMAT: Clause = Clause::must(
    "image.conversion.exposed-ports.format",
    "conversion.md#configexposedports",
    "Its value is the keys of `config.ExposedPorts` with commas between them.",
)
.note("Their order is not said. There are no spaces.");
