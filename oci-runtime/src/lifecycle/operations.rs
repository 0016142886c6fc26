//! Operations: [runtime.md#operations](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#operations).

use oci_conformance::{Clause, Held};

use crate::specification::{V1_0_0_RC5, V1_1_0};

pub(super) static OPERATIONS_SUPPORTED: Clause = Clause::must(
    "runtime.lifecycle.operations.supported",
    "runtime.md#operations",
    "A runtime supports all five operations: query state, create, start, kill and delete.",
)
.since(V1_0_0_RC5)
.note(
    "v1.0.0-rc5 excused what the base operating system does not support. Operations beyond these \
     five are extensions.",
);

pub(super) static OPERATIONS_NOT_A_CLI: Clause = Clause::may(
    "runtime.lifecycle.operations.not-a-cli",
    "runtime.md#operations",
    "The operations and their parameters are abstract; the specification prescribes no command \
     line.",
)
.since(V1_0_0_RC5)
.uncheckable("the text leaves it open");

pub(super) static QUERY_STATE_MISSING_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.query-state.missing-id-error",
    "runtime.md#query-state",
    "Querying the state without a container ID generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static QUERY_STATE_UNKNOWN_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.query-state.unknown-id-error",
    "runtime.md#query-state",
    "Querying the state of a container that does not exist generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static QUERY_STATE_RETURNS_STATE: Clause = Clause::must(
    "runtime.lifecycle.query-state.returns-state",
    "runtime.md#query-state",
    "Querying an existing container returns a state as the section about the state describes it.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_MISSING_BUNDLE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.create.missing-bundle-error",
    "runtime.md#create",
    "Create without a path to the bundle generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_MISSING_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.create.missing-id-error",
    "runtime.md#create",
    "Create without a container ID generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_ID_NOT_UNIQUE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.create.id-not-unique-error",
    "runtime.md#create",
    "Create with an ID that another container within the scope of the runtime already has \
     generates an error.",
)
.since(V1_0_0_RC5)
.note(
    "The text about the state wants the ID to be unique on the host, which no runtime can know; \
     here it is the scope of the runtime.",
);

pub(super) static CREATE_ID_INVALID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.create.id-invalid-error",
    "runtime.md#create",
    "Create with an ID that is not valid for another reason generates an error.",
)
.since(V1_0_0_RC5)
.note("Which characters and which length are valid is not said: the runtime decides.");

pub(super) static CREATE_ID_REJECTED_NO_CONTAINER: Clause = Clause::must_not(
    "runtime.lifecycle.create.id-rejected-no-container",
    "runtime.md#create",
    "When create rejects an ID (duplicate or invalid), no new container comes into being.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_NEW_CONTAINER: Clause = Clause::must(
    "runtime.lifecycle.create.new-container",
    "runtime.md#create",
    "A create operation that succeeds produces a new container that can be queried under the given \
     ID.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_STATUS_CREATED: Clause = Clause::must(
    "runtime.lifecycle.create.status-created",
    "runtime.md#create",
    "After a successful create the status of the container is `created`, or `stopped` if its \
     process was killed meanwhile.",
)
.since(V1_0_0_RC5)
.note("The sentence is gone since v1.0.0, but follows from what `created` means.");

pub(super) static CREATE_APPLIES_CONFIG: Clause = Clause::must(
    "runtime.lifecycle.create.applies-config",
    "runtime.md#create",
    "Create applies every property of `config.json` except those of `process`.",
)
.note("Properties that the specification does not name are left out.");

pub(super) static CREATE_ARGS_NOT_APPLIED: Clause = Clause::must_not(
    "runtime.lifecycle.create.args-not-applied",
    "runtime.md#create",
    "`process.args` is not applied before the start operation.",
)
.note(
    "Whether looking for the program already applies `args` can be argued about; runc looks at \
     create.",
);

pub(super) static CREATE_OTHER_PROCESS_PROPERTIES: Clause = Clause::may(
    "runtime.lifecycle.create.other-process-properties",
    "runtime.md#create",
    "Create may already apply the properties of `process` other than `args`.",
)
.uncheckable("the text leaves it open");

pub(super) static CREATE_CANNOT_APPLY_ERROR: Clause = Clause::must(
    "runtime.lifecycle.create.cannot-apply-error",
    "runtime.md#create",
    "If a property cannot be applied as configured, create generates an error.",
)
.since(V1_0_0_RC5)
.note("If the property is one of `process` that is applied late, the error may come at start.");

pub(super) static CREATE_CANNOT_APPLY_NO_CONTAINER: Clause = Clause::must_not(
    "runtime.lifecycle.create.cannot-apply-no-container",
    "runtime.md#create",
    "If a property cannot be applied, no new container comes into being.",
)
.since(V1_0_0_RC5);

pub(super) static CREATE_VALIDATE_CONFIG: Clause = Clause::may(
    "runtime.lifecycle.create.validate-config",
    "runtime.md#create",
    "A runtime may validate `config.json`, generically or against the local system, before it \
     creates the container.",
)
.since(V1_0_0_RC5)
.held(Held::Behaviour);

pub(super) static CREATE_CALLER_VALIDATION: Clause = Clause::may(
    "runtime.lifecycle.create.caller-validation",
    "runtime.md#create",
    "A caller that wants validation before create can run a bundle validation tool first.",
)
.since(V1_0_0_RC5)
.uncheckable("it is advice to callers");

pub(super) static CREATE_CONFIG_CHANGES_IGNORED: Clause = Clause::must_not(
    "runtime.lifecycle.create.config-changes-ignored",
    "runtime.md#create",
    "Changes to `config.json` after the create operation have no effect on the container.",
)
.since(V1_0_0_RC5)
.note("The same as `runtime.lifecycle.environment.config-updates-ignored`, with a later moment.");

pub(super) static START_MISSING_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.start.missing-id-error",
    "runtime.md#start",
    "Start without a container ID generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static START_NOT_CREATED_NO_EFFECT: Clause = Clause::must(
    "runtime.lifecycle.start.not-created-no-effect",
    "runtime.md#start",
    "Start has no effect on a container whose status is not `created`; its program is not run a \
     second time.",
)
.since(V1_0_0_RC5);

pub(super) static START_NOT_CREATED_ERROR: Clause = Clause::must(
    "runtime.lifecycle.start.not-created-error",
    "runtime.md#start",
    "Start on a container whose status is not `created`, including one that does not exist, \
     generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static START_RUNS_PROGRAM: Clause = Clause::must(
    "runtime.lifecycle.start.runs-program",
    "runtime.md#start",
    "Start executes the program that `process` describes.",
)
.since(V1_0_0_RC5);

pub(super) static START_PROCESS_UNSET_ERROR: Clause = Clause::must(
    "runtime.lifecycle.start.process-unset-error",
    "runtime.md#start",
    "Start generates an error if `config.json` has no `process`.",
)
.note("As a container can be created without `process`, create has to succeed.");

pub(super) static KILL_MISSING_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.kill.missing-id-error",
    "runtime.md#kill",
    "Kill without a container ID generates an error.",
)
.since(V1_0_0_RC5)
.note("What is to happen without a signal, or with one that is not known, is not said.");

pub(super) static KILL_NOT_ALIVE_NO_EFFECT: Clause = Clause::must(
    "runtime.lifecycle.kill.not-alive-no-effect",
    "runtime.md#kill",
    "Kill has no effect on a container that is neither `created` nor `running`.",
)
.since(V1_0_0_RC5);

pub(super) static KILL_NOT_ALIVE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.kill.not-alive-error",
    "runtime.md#kill",
    "Kill on a container that is neither `created` nor `running`, including one that does not \
     exist, generates an error.",
)
.since(V1_0_0_RC5)
.note(
    "v1.0.0-rc5 wanted it for every container that is not running. A status of the runtime's own \
     such as `paused` is not thought of.",
);

pub(super) static KILL_SENDS_SIGNAL: Clause = Clause::must(
    "runtime.lifecycle.kill.sends-signal",
    "runtime.md#kill",
    "Kill delivers the given signal to the container process.",
)
.since(V1_0_0_RC5)
.note(
    "In a new PID namespace the kernel discards signals to the first process that it has no \
     handler for.",
);

pub(super) static DELETE_MISSING_ID_ERROR: Clause = Clause::must(
    "runtime.lifecycle.delete.missing-id-error",
    "runtime.md#delete",
    "Delete without a container ID generates an error.",
)
.since(V1_0_0_RC5);

pub(super) static DELETE_NOT_STOPPED_NO_EFFECT: Clause = Clause::must(
    "runtime.lifecycle.delete.not-stopped-no-effect",
    "runtime.md#delete",
    "Delete has no effect on a container that is not `stopped`.",
)
.note("runc, crun and youki delete a container that is `created`, against the text.");

pub(super) static DELETE_NOT_STOPPED_ERROR: Clause = Clause::must(
    "runtime.lifecycle.delete.not-stopped-error",
    "runtime.md#delete",
    "Delete on a container that is not `stopped`, including one that does not exist, generates an \
     error.",
)
.since(V1_0_0_RC5);

pub(super) static DELETE_DELETES_RESOURCES: Clause = Clause::must(
    "runtime.lifecycle.delete.deletes-resources",
    "runtime.md#delete",
    "Delete removes the resources that create made for the container.",
)
.since(V1_0_0_RC5);

pub(super) static DELETE_KEEPS_FOREIGN_RESOURCES: Clause = Clause::must_not(
    "runtime.lifecycle.delete.keeps-foreign-resources",
    "runtime.md#delete",
    "Delete does not remove resources that are associated with the container but were not created \
     by it.",
)
.since(V1_0_0_RC5);

pub(super) static DELETE_ID_REUSABLE: Clause = Clause::may(
    "runtime.lifecycle.delete.id-reusable",
    "runtime.md#delete",
    "The ID of a deleted container may be used for a new one.",
)
.since(V1_0_0_RC5)
.note("What the caller may do the runtime has to allow.")
.held(Held::Behaviour);

pub(super) static CALLER_CLI_OUT_OF_SCOPE: Clause = Clause::may(
    "runtime.lifecycle.caller.cli-out-of-scope",
    "glossary.md#runtime-caller",
    "Callers usually drive a runtime through a runc-compatible command line, but that interface is \
     out of the scope of the specification.",
)
.since(V1_1_0)
.uncheckable("the text leaves it open");
