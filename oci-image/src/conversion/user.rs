//! The clauses of [conversion.md#parsed-fields](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#parsed-fields)
//! and [conversion.md#configuser](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#configuser).

use oci_conformance::{Clause, Held};

pub(super) static PARSE: Clause = Clause::should(
    "image.conversion.user.parse",
    "conversion.md#parsed-fields",
    "`config.User` is parsed into `process.user`.",
);

pub(super) static NUMERIC_VERBATIM: Clause = Clause::must(
    "image.conversion.user.numeric-verbatim",
    "conversion.md#configuser",
    "Numbers of a user and a group become `process.user.uid` and `process.user.gid` as they are.",
)
.note(
    "Which group a user without one gets is not said here. A user whose name is made of digits is \
     taken for a number.",
);

pub(super) static RESOLVE_NAMES: Clause = Clause::should(
    "image.conversion.user.resolve-names",
    "conversion.md#configuser",
    "Names of a user and a group are looked up in a way that suits the container.",
);

pub(super) static RESOLVE_METHOD: Clause = Clause::may(
    "image.conversion.user.resolve-method",
    "conversion.md#configuser",
    "On Unix they may be looked up through NSS or in the image's `/etc/passwd`.",
)
.held(Held::Behaviour);

pub(super) static ADDITIONAL_GIDS: Clause = Clause::should(
    "image.conversion.user.additional-gids",
    "conversion.md#configuser",
    "`process.user.additionalGids` are the other groups that the user is in.",
);

pub(super) static ADDITIONAL_GIDS_METHOD: Clause = Clause::may(
    "image.conversion.user.additional-gids-method",
    "conversion.md#configuser",
    "On Unix they may be looked up through NSS or in the image's `/etc/group`.",
)
.held(Held::Behaviour);

pub(super) static ADDITIONAL_GIDS_UNTOUCHED: Clause = Clause::should_not(
    "image.conversion.user.additional-gids-untouched",
    "conversion.md#configuser",
    "`process.user.additionalGids` is left alone if the user is a number or a group is given.",
)
.note(
    "config.md contradicts: it gives a user who is a number without a group the other groups too. \
     That a group is given counts since v1.1.0.",
);

pub(super) static UNDEFINED: Clause = Clause::optional(
    "image.conversion.user.undefined",
    "conversion.md#configuser",
    "Without `config.User`, `process.user` is up to the converter.",
)
.held(Held::Behaviour);

pub(super) static UNKNOWN_IS_ERROR: Clause = Clause::must(
    "image.conversion.user.unknown-is-error",
    "conversion.md#configuser",
    "A `config.User` that the container does not have is an error.",
)
.note("A number needs no user of that number; only names can be unknown.");
