//! The clauses of [conversion.md#verbatim-fields](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#verbatim-fields).

use oci_conformance::{Clause, Held};

pub(super) static VERBATIM_WORKING_DIR: Clause = Clause::must(
    "image.conversion.verbatim.working-dir",
    "conversion.md#verbatim-fields",
    "`config.WorkingDir` becomes `process.cwd` as it is.",
)
.note(
    "The document writes `Config`; the property is `config`. The runtime-spec asks for an \
     absolute path in `process.cwd`, while `WorkingDir` may be missing, empty or relative: such a \
     value cannot be copied.",
);

pub(super) static VERBATIM_ENV: Clause = Clause::must(
    "image.conversion.verbatim.env",
    "conversion.md#verbatim-fields",
    "`config.Env` becomes `process.env` as it is.",
)
.note("The document writes `Config`; the property is `config`.");

pub(super) static VERBATIM_ENTRYPOINT: Clause = Clause::must(
    "image.conversion.verbatim.entrypoint",
    "conversion.md#verbatim-fields",
    "`config.Entrypoint` becomes `process.args` as it is.",
)
.note("The document writes `Config`; the property is `config`.");

pub(super) static VERBATIM_CMD: Clause = Clause::must(
    "image.conversion.verbatim.cmd",
    "conversion.md#verbatim-fields",
    "`config.Cmd` becomes `process.args` as it is.",
)
.note("The document writes `Config`; the property is `config`.");

pub(super) static ENV_ADDITIONAL: Clause = Clause::may(
    "image.conversion.env-additional",
    "conversion.md#verbatim-fields",
    "A converter may add to `process.env`.",
)
.held(Held::Behaviour);

pub(super) static ENV_NO_CLASH: Clause = Clause::should_not(
    "image.conversion.env-no-clash",
    "conversion.md#verbatim-fields",
    "No variable that the converter adds has the name of one in `config.Env`.",
);

pub(super) static ENTRYPOINT_PLUS_CMD: Clause = Clause::must(
    "image.conversion.entrypoint-plus-cmd",
    "conversion.md#verbatim-fields",
    "With both `config.Entrypoint` and `config.Cmd`, `process.args` is the former followed by the \
     latter.",
);
