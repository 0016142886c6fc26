//! Hooks in the lifecycle: [runtime.md#lifecycle](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#lifecycle).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_3_0},
};

pub(super) static HOOKS_PRESTART_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.prestart.invoked",
    "runtime.md#lifecycle",
    "All configured `prestart` hooks are invoked, in create, at the step of the lifecycle reserved \
     for them.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "These hooks are deprecated since v1.0.2, but still to be invoked. They belonged to start \
     until then. Only POSIX platforms have hooks.",
);

pub(super) static HOOKS_PRESTART_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.hooks.prestart.failure-error",
    "runtime.md#lifecycle",
    "If any `prestart` hook fails, the create operation generates an error.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "What it means for a hook to fail is not defined; not to be executable, an exit status other \
     than 0, a signal and a timeout certainly count.",
);

pub(super) static HOOKS_PRESTART_FAILURE_STOP: Clause = Clause::must(
    "runtime.lifecycle.hooks.prestart.failure-stop",
    "runtime.md#lifecycle",
    "If any `prestart` hook fails, the container is stopped and its program is never executed.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static HOOKS_PRESTART_FAILURE_DESTROY: Clause = Clause::must(
    "runtime.lifecycle.hooks.prestart.failure-destroy",
    "runtime.md#lifecycle",
    "If any `prestart` hook fails, the lifecycle continues with destruction: what create made is \
     undone and the `poststop` hooks run, without a delete command.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The step of destruction is number 12 since v1.0.2; it was 9 before, and 10 in v1.0.0-rc5.");

pub(super) static HOOKS_CREATE_RUNTIME_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-runtime.invoked",
    "runtime.md#lifecycle",
    "All configured `createRuntime` hooks are invoked, in create, at the step of the lifecycle \
     reserved for them.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_RUNTIME_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-runtime.failure-error",
    "runtime.md#lifecycle",
    "If any `createRuntime` hook fails, the create operation generates an error.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_RUNTIME_FAILURE_STOP: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-runtime.failure-stop",
    "runtime.md#lifecycle",
    "If any `createRuntime` hook fails, the container is stopped and its program is never \
     executed.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_RUNTIME_FAILURE_DESTROY: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-runtime.failure-destroy",
    "runtime.md#lifecycle",
    "If any `createRuntime` hook fails, the lifecycle continues with destruction: what create made \
     is undone and the `poststop` hooks run, without a delete command.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_CONTAINER_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-container.invoked",
    "runtime.md#lifecycle",
    "All configured `createContainer` hooks are invoked, in create, at the step of the lifecycle \
     reserved for them.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_CONTAINER_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-container.failure-error",
    "runtime.md#lifecycle",
    "If any `createContainer` hook fails, the create operation generates an error.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_CONTAINER_FAILURE_STOP: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-container.failure-stop",
    "runtime.md#lifecycle",
    "If any `createContainer` hook fails, the container is stopped and its program is never \
     executed.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_CREATE_CONTAINER_FAILURE_DESTROY: Clause = Clause::must(
    "runtime.lifecycle.hooks.create-container.failure-destroy",
    "runtime.md#lifecycle",
    "If any `createContainer` hook fails, the lifecycle continues with destruction: what create \
     made is undone and the `poststop` hooks run, without a delete command.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_START_CONTAINER_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.start-container.invoked",
    "runtime.md#lifecycle",
    "All configured `startContainer` hooks are invoked, in start, at the step of the lifecycle \
     reserved for them.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("Such a hook runs inside of the container, so that its program has to exist there.");

pub(super) static HOOKS_START_CONTAINER_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.hooks.start-container.failure-error",
    "runtime.md#lifecycle",
    "If any `startContainer` hook fails, the start operation generates an error.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_START_CONTAINER_FAILURE_STOP: Clause = Clause::must(
    "runtime.lifecycle.hooks.start-container.failure-stop",
    "runtime.md#lifecycle",
    "If any `startContainer` hook fails, the container is stopped and its program is never \
     executed.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_START_CONTAINER_FAILURE_DESTROY: Clause = Clause::must(
    "runtime.lifecycle.hooks.start-container.failure-destroy",
    "runtime.md#lifecycle",
    "If any `startContainer` hook fails, the lifecycle continues with destruction: what create \
     made is undone and the `poststop` hooks run, without a delete command.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static HOOKS_POSTSTART_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststart.invoked",
    "runtime.md#lifecycle",
    "All configured `poststart` hooks are invoked after the program was executed.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static HOOKS_POSTSTART_FAILURE_ERROR: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststart.failure-error",
    "runtime.md#lifecycle",
    "If any `poststart` hook fails, the start operation generates an error.",
)
.since(V1_3_0)
.on(platform::POSIX)
.note("Up to v1.2.1 it was the reverse: see `runtime.lifecycle.hooks.poststart.failure-warning`.");

pub(super) static HOOKS_POSTSTART_FAILURE_STOP: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststart.failure-stop",
    "runtime.md#lifecycle",
    "If any `poststart` hook fails, the container is stopped although its program was already \
     running.",
)
.since(V1_3_0)
.on(platform::POSIX);

pub(super) static HOOKS_POSTSTART_FAILURE_DESTROY: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststart.failure-destroy",
    "runtime.md#lifecycle",
    "If any `poststart` hook fails, the lifecycle continues with destruction and the `poststop` \
     hooks, without a delete command.",
)
.since(V1_3_0)
.on(platform::POSIX)
.note(
    "An operation that generates an error otherwise leaves everything as it was; what is said here \
     in particular is followed.",
);

pub(super) static HOOKS_POSTSTART_FAILURE_WARNING: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststart.failure-warning",
    "runtime.md#lifecycle",
    "If any `poststart` hook fails, a warning is logged, and the remaining hooks and the lifecycle \
     continue as if it had succeeded.",
)
.since(V1_0_0_RC5)
.until(V1_3_0)
.on(platform::POSIX)
.note("v1.3.0 says the reverse: see `runtime.lifecycle.hooks.poststart.failure-error`.");

pub(super) static HOOKS_POSTSTOP_INVOKED: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststop.invoked",
    "runtime.md#lifecycle",
    "All configured `poststop` hooks are invoked after the container was destroyed.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("They are also due after another hook has failed and led here.");

pub(super) static HOOKS_POSTSTOP_FAILURE_WARNING: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststop.failure-warning",
    "runtime.md#lifecycle",
    "If any `poststop` hook fails, the runtime logs a warning and delete does not turn into an \
     error.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static HOOKS_POSTSTOP_FAILURE_CONTINUES: Clause = Clause::must(
    "runtime.lifecycle.hooks.poststop.failure-continues",
    "runtime.md#lifecycle",
    "After a failing `poststop` hook the remaining `poststop` hooks still run and the container is \
     gone.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static HOOKS_REFERENCE: Clause = Clause::may(
    "runtime.lifecycle.hooks.reference",
    "runtime.md#hooks",
    "Hooks add actions before or after operations; their details are in the configuration \
     document.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "The text links the hooks of POSIX platforms: those of the lifecycle do not exist on Windows.",
)
.uncheckable("it points to another text");
