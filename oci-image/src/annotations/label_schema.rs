//! The clause of [annotations.md#back-compatibility-with-label-schema](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#back-compatibility-with-label-schema).

use oci_conformance::{Clause, Held};

pub(super) static LABEL_SCHEMA_COMPAT: Clause = Clause::may(
    "image.annotations.label-schema.compat",
    "annotations.md#back-compatibility-with-label-schema",
    "A tool may take a key of `org.label-schema` for its pre-defined counterpart: `build-date` is \
     `created`, `vcs-url` is `source`, `vcs-ref` is `revision`, `name` is `title`; `url`, \
     `version`, `vendor` and `description` are themselves; `usage` is `documentation` if it is a \
     URL.",
)
.note(
    "`authors`, `licenses` and `ref.name` have no counterpart in Label Schema, and its \
     `schema-version`, `docker.*` and `rkt.*` have none here. The table leaves out `base.*`.",
)
.held(Held::Behaviour);
