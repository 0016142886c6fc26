//! Errors and warnings: [runtime.md#errors](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#errors).

use oci_conformance::Clause;

use crate::specification::V1_0_0_RC5;

pub(super) static ERRORS_EXPOSURE: Clause = Clause::may(
    "runtime.lifecycle.errors.exposure",
    "runtime.md#errors",
    "How, and even whether, an error is shown to the user is up to the implementation.",
)
.since(V1_0_0_RC5)
.uncheckable("the text leaves it open");

pub(super) static ERRORS_NO_EFFECT: Clause = Clause::must(
    "runtime.lifecycle.errors.no-effect",
    "runtime.md#errors",
    "Unless a clause says otherwise, an operation that generates an error leaves the environment \
     as if it had never been attempted, apart from trivia such as log lines.",
)
.since(V1_0_0_RC5)
.note("Hooks that fail are the exception: they destroy the container.");

pub(super) static WARNINGS_EXPOSURE: Clause = Clause::may(
    "runtime.lifecycle.warnings.exposure",
    "runtime.md#warnings",
    "How, and even whether, a warning is shown to the user is up to the implementation.",
)
.since(V1_0_0_RC5)
.uncheckable("the text leaves it open");

pub(super) static WARNINGS_FLOW_UNCHANGED: Clause = Clause::must(
    "runtime.lifecycle.warnings.flow-unchanged",
    "runtime.md#warnings",
    "Unless a clause says otherwise, an operation that logs a warning goes on as if it had not.",
)
.since(V1_0_0_RC5);
