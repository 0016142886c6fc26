//! The clauses of [conversion.md#conversion-to-oci-runtime-configuration](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#conversion-to-oci-runtime-configuration).

use oci_conformance::{Clause, Held};

pub(super) static UNSPECIFIED_PROPERTIES: Clause = Clause::optional(
    "image.conversion.unspecified-properties",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "What the document does not mention of a runtime configuration is up to the converter.",
)
.held(Held::Behaviour);

pub(super) static RELY_ON_CONFIG: Clause = Clause::must(
    "image.conversion.rely-on-config",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "The runtime configuration is made from the image's configuration as the document says.",
);

pub(super) static EXTERNAL_OVERRIDE: Clause = Clause::may(
    "image.conversion.external-override",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "What the caller gives may override the generated configuration or be combined with it.",
)
.held(Held::Behaviour);

pub(super) static OWN_DEFAULTS: Clause = Clause::may(
    "image.conversion.own-defaults",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "A converter may have defaults and extensions of its own.",
)
.held(Held::Behaviour);

pub(super) static OWN_DEFAULTS_COMBINED: Clause = Clause::may(
    "image.conversion.own-defaults-combined",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "These defaults may be combined with the generated configuration.",
)
.held(Held::Behaviour);

pub(super) static EXTERNAL_UNRESTRICTED: Clause = Clause::optional(
    "image.conversion.external-unrestricted",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "What the caller gives counts as a change of the image's configuration, and is not \
     restricted.",
)
.held(Held::Behaviour);

pub(super) static EXTERNAL_ENV: Clause = Clause::may(
    "image.conversion.external-env",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "What the caller gives may add, remove or change environment variables.",
)
.held(Held::Behaviour);

pub(super) static DEFAULTS_ENV: Clause = Clause::should_not(
    "image.conversion.defaults-env",
    "conversion.md#conversion-to-oci-runtime-configuration",
    "Defaults of the converter do not remove or change environment variables.",
);
