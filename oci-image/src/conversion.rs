//! Conversion to a runtime configuration: [conversion.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md).

mod annotation_fields;
mod annotations;
mod optional_fields;
mod scope;
mod user;
mod verbatim_fields;

use oci_conformance::Heading;

/// The clauses of conversion.md.
pub(crate) static HEADING: Heading = Heading {
    file: "conversion.md",
    shapes: &[],
    clauses: &[
        &scope::UNSPECIFIED_PROPERTIES,
        &scope::RELY_ON_CONFIG,
        &scope::EXTERNAL_OVERRIDE,
        &scope::OWN_DEFAULTS,
        &scope::OWN_DEFAULTS_COMBINED,
        &scope::EXTERNAL_UNRESTRICTED,
        &scope::EXTERNAL_ENV,
        &scope::DEFAULTS_ENV,
        &verbatim_fields::VERBATIM_WORKING_DIR,
        &verbatim_fields::VERBATIM_ENV,
        &verbatim_fields::VERBATIM_ENTRYPOINT,
        &verbatim_fields::VERBATIM_CMD,
        &verbatim_fields::ENV_ADDITIONAL,
        &verbatim_fields::ENV_NO_CLASH,
        &verbatim_fields::ENTRYPOINT_PLUS_CMD,
        &annotation_fields::LABELS,
        &annotation_fields::LABELS_WIN,
        &annotation_fields::OS,
        &annotation_fields::ARCHITECTURE,
        &annotation_fields::VARIANT,
        &annotation_fields::OS_VERSION,
        &annotation_fields::OS_FEATURES,
        &annotation_fields::AUTHOR,
        &annotation_fields::CREATED,
        &annotation_fields::STOP_SIGNAL,
        &user::PARSE,
        &user::NUMERIC_VERBATIM,
        &user::RESOLVE_NAMES,
        &user::RESOLVE_METHOD,
        &user::ADDITIONAL_GIDS,
        &user::ADDITIONAL_GIDS_METHOD,
        &user::ADDITIONAL_GIDS_UNTOUCHED,
        &user::UNDEFINED,
        &user::UNKNOWN_IS_ERROR,
        &optional_fields::PROVIDE,
        &optional_fields::EXPOSED_PORTS_ANNOTATION,
        &optional_fields::VOLUMES_MOUNTS,
        &optional_fields::VOLUMES_DESTINATION,
        &optional_fields::VOLUMES_SEED,
        &optional_fields::VOLUMES_NOT_IN_NEW_IMAGE,
        &optional_fields::VOLUMES_OTHER_FIELDS,
        &optional_fields::EXPOSED_PORTS,
        &optional_fields::EXPOSED_PORTS_FORMAT,
        &annotations::NOT_FROM_MANIFEST,
        &annotations::LABELS_PRECEDENCE,
        &annotations::ADDITIONAL,
        &annotations::NO_MODIFY,
    ],
};
