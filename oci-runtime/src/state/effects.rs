//! Clauses about what a state means, which no check can hold one against.

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

pub(super) static OCI_VERSION_COMPLIES: Clause = Clause::must(
    "runtime.state.oci-version.complies",
    "runtime.md#state",
    "`ociVersion` is the version of the specification that the state complies with.",
)
.since(V1_0_2)
.note(
    "A state is judged by the rules of that version; nothing in it can contradict it, as further \
     properties are allowed. Up to v1.0.1 it was the version used when the container was created.",
)
.uncheckable("it says by which rules a state is judged");

pub(super) static ID_ECHOES_CREATE: Clause = Clause::must(
    "runtime.state.id.echoes-create",
    "runtime.md#state",
    "`id` is, byte for byte, the ID that was given to the create operation.",
)
.since(V1_0_0_RC5);

pub(super) static ID_UNIQUE_ON_HOST: Clause = Clause::must(
    "runtime.state.id.unique-on-host",
    "runtime.md#state",
    "No two containers on one host have the same `id`.",
)
.since(V1_0_0_RC5)
.note(
    "The text about create only asks for it within the scope of the runtime, which is all that a \
     runtime can know.",
)
.uncheckable("no one knows the containers of every runtime on a host");

pub(super) static ID_NOT_UNIQUE_ACROSS_HOSTS: Clause = Clause::may(
    "runtime.state.id.not-unique-across-hosts",
    "runtime.md#state",
    "The same `id` may occur on different hosts.",
)
.since(V1_0_0_RC5)
.uncheckable("it says that something is not demanded");

pub(super) static STATUS_CREATING: Clause = Clause::must(
    "runtime.state.status.creating",
    "runtime.md#state",
    "`status` is `creating` while the create operation makes the container, before it has \
     finished.",
)
.since(V1_0_0_RC5)
.note("Hooks that run during create are who usually reads it.");

pub(super) static STATUS_CREATED: Clause = Clause::must(
    "runtime.state.status.created",
    "runtime.md#state",
    "`status` is `created` from when the create operation has finished until the program is \
     executed, unless the container process has exited.",
)
.since(V1_0_0_RC5)
.note("A container whose process is killed before start becomes `stopped`.");

pub(super) static STATUS_RUNNING: Clause = Clause::must(
    "runtime.state.status.running",
    "runtime.md#state",
    "`status` is `running` from when the program has been executed until the container process has \
     exited.",
)
.since(V1_0_0_RC5)
.note("The step of the lifecycle that the text names was wrong in v1.0.2.");

pub(super) static STATUS_STOPPED: Clause = Clause::must(
    "runtime.state.status.stopped",
    "runtime.md#state",
    "`status` is `stopped` from when the container process has exited until the container is \
     deleted.",
)
.since(V1_0_0_RC5)
.note(
    "A process that nobody has waited for yet counts as exited. The step of the lifecycle that the \
     text names was wrong in v1.0.2.",
);

pub(super) static STATUS_ADDITIONAL_NEW_STATES_ONLY: Clause = Clause::must(
    "runtime.state.status.additional-new-states-only",
    "runtime.md#state",
    "A status that a runtime defines stands for a state other than the four; it is no other word \
     for one of them.",
)
.since(V1_0_0_RC5)
.uncheckable("only the runtime knows what its values mean");

pub(super) static PID_CONTAINER_PROCESS: Clause = Clause::must(
    "runtime.state.pid.container-process",
    "runtime.md#state",
    "`pid` is the ID of the container process, as whoever queries the state through the runtime \
     sees it.",
)
.since(V1_0_0_RC5)
.note("Before v1.1.0 it was the ID as the host sees it.");

pub(super) static PID_RUNTIME_NAMESPACE_HOOKS: Clause = Clause::must(
    "runtime.state.pid.runtime-namespace-hooks",
    "runtime.md#state",
    "For hooks that run in the runtime namespace, `pid` is the ID in the PID namespace of the \
     runtime.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "These are `prestart`, `createRuntime`, `poststart` and `poststop`. When `poststop` hooks run \
     there is no process any more.",
);

pub(super) static PID_CONTAINER_NAMESPACE_HOOKS: Clause = Clause::must(
    "runtime.state.pid.container-namespace-hooks",
    "runtime.md#state",
    "For hooks that run in the container namespace, `pid` is the ID in the PID namespace of the \
     container.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("These are `createContainer` and `startContainer`.");

pub(super) static BUNDLE_CONTAINER_BUNDLE: Clause = Clause::must(
    "runtime.state.bundle.container-bundle",
    "runtime.md#state",
    "`bundle` leads to the directory that the container was created from.",
)
.since(V1_0_0_RC5)
.note("Links in the path may have been followed or not.");

pub(super) static ANNOTATIONS_OF_CONTAINER: Clause = Clause::must(
    "runtime.state.annotations.of-container",
    "runtime.md#state",
    "`annotations` are those of the container: those of `config.json` when it was created.",
)
.since(V1_0_0_RC5);
