//! The steps of the lifecycle, but for hooks: [runtime.md#lifecycle](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#lifecycle).

use oci_conformance::{Clause, Held};

use crate::specification::V1_0_0_RC5;

pub(super) static ORDER: Clause = Clause::must(
    "runtime.lifecycle.order",
    "runtime.md#lifecycle",
    "The events happen in the listed order: create called, environment created, `prestart`, \
     `createRuntime` and `createContainer` hooks, start called, `startContainer` hooks, program \
     run, `poststart` hooks, process exit, delete called, destruction, `poststop` hooks.",
)
.since(V1_0_0_RC5)
.note(
    "Up to v1.0.1 `prestart` hooks belonged to start; since v1.0.2 they belong to create. \
     config.md went on to say until v1.1.0 that they are called after start.",
);

pub(super) static CREATE_INVOKED_WITH_BUNDLE_AND_ID: Clause = Clause::must(
    "runtime.lifecycle.create.invoked-with-bundle-and-id",
    "runtime.md#lifecycle",
    "The life of a container begins with the create command receiving the location of a bundle and \
     a unique identifier.",
)
.since(V1_0_0_RC5);

pub(super) static ENVIRONMENT_PER_CONFIG: Clause = Clause::must(
    "runtime.lifecycle.environment.per-config",
    "runtime.md#lifecycle",
    "The runtime environment of the container is created as `config.json` describes it.",
)
.since(V1_0_0_RC5);

pub(super) static ENVIRONMENT_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.environment.failure-error",
    "runtime.md#lifecycle",
    "If the environment described by `config.json` cannot be created, create generates an error.",
)
.since(V1_0_0_RC5)
.note(
    "That the error is shown to anyone is not required: see `runtime.lifecycle.errors.exposure`.",
);

pub(super) static ENVIRONMENT_RESOURCES_CREATED: Clause = Clause::must(
    "runtime.lifecycle.environment.resources-created",
    "runtime.md#lifecycle",
    "When create has finished, the resources requested by `config.json` (namespaces, mounts, \
     cgroups, devices and so on) exist although the program has not run.",
)
.since(V1_0_0_RC5);

pub(super) static ENVIRONMENT_PROGRAM_NOT_RUN: Clause = Clause::must_not(
    "runtime.lifecycle.environment.program-not-run",
    "runtime.md#lifecycle",
    "While the environment is being created and until start, the program of `process` is not \
     executed.",
)
.since(V1_0_0_RC5);

pub(super) static ENVIRONMENT_CONFIG_UPDATES_IGNORED: Clause = Clause::must_not(
    "runtime.lifecycle.environment.config-updates-ignored",
    "runtime.md#lifecycle",
    "Changes to `config.json` after the environment was created have no influence on the \
     container.",
)
.since(V1_0_0_RC5)
.note("The text says after step 2: what a `createRuntime` hook changes comes too late already.");

pub(super) static PROGRAM_RUN: Clause = Clause::must(
    "runtime.lifecycle.program.run",
    "runtime.md#lifecycle",
    "After the `startContainer` hooks the runtime executes the program that `process` describes.",
)
.since(V1_0_0_RC5);

pub(super) static EXIT_REASONS: Clause = Clause::may(
    "runtime.lifecycle.exit.reasons",
    "runtime.md#lifecycle",
    "The container process may end by itself, by an error, by crashing or through the kill \
     operation; each of these leads to the status `stopped`.",
)
.since(V1_0_0_RC5)
.note("The state does not hold the exit status, so nothing is demanded of it.")
.held(Held::Behaviour);

pub(super) static DELETE_INVOKED_WITH_ID: Clause = Clause::must(
    "runtime.lifecycle.delete.invoked-with-id",
    "runtime.md#lifecycle",
    "Removal of a stopped container is triggered by the delete command with the identifier of the \
     container.",
)
.since(V1_0_0_RC5)
.note("A stopped container stays until then: its state can still be queried.");

pub(super) static DESTROY_UNDO_CREATE: Clause = Clause::must(
    "runtime.lifecycle.destroy.undo-create",
    "runtime.md#lifecycle",
    "Destroying the container reverses what create did in step 2.",
)
.since(V1_0_0_RC5)
.note(
    "What undoing means for files that the program has written, or for mount points that were made \
     in its root filesystem, is not said.",
);
