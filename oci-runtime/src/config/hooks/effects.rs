//! When and how hooks are run: [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

pub(super) static PRESTART_PATH_EXECV_SEMANTICS: Clause = Clause::must(
    "runtime.config.hooks.prestart.path.execv-semantics",
    "config.md#posix-platform-hooks",
    "A `prestart` hook is started as `execv` does: without a shell, and without a search for it.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("A program that is not there is a hook that failed: nothing demands it before.");

pub(super) static PRESTART_ARGS_EXECV_ARGV: Clause = Clause::must(
    "runtime.config.hooks.prestart.args.execv-argv",
    "config.md#posix-platform-hooks",
    "A `prestart` hook gets `args` as they are: the first is what it is called, not its first argument.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The example of the text has `-mount` as the first, likely by mistake.");

pub(super) static PRESTART_ENV_ENVIRON_SEMANTICS: Clause = Clause::must(
    "runtime.config.hooks.prestart.env.environ-semantics",
    "config.md#posix-platform-hooks",
    "A `prestart` hook has `env` as its environment.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static PRESTART_TIMEOUT_ABORTS: Clause = Clause::must(
    "runtime.config.hooks.prestart.timeout.aborts",
    "config.md#posix-platform-hooks",
    "A `prestart` hook that takes longer than `timeout` seconds is aborted.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The sentence has no key word. What is aborted has failed.");

pub(super) static PRESTART_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.prestart.path.resolves-in-namespace",
    "config.md#prestart",
    "The path of a `prestart` hook is one of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("The glossary defines the namespaces of runtime and container for Linux only.");

pub(super) static PRESTART_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.prestart.executed-in-namespace",
    "config.md#prestart",
    "`prestart` hooks run in the namespaces of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static PRESTART_CALLED_DURING_CREATE: Clause = Clause::must(
    "runtime.config.hooks.prestart.called-during-create",
    "config.md#prestart",
    "`prestart` hooks run as part of `create`: when the environment is there, and before `pivot_root`.",
)
.since(V1_1_0)
.on(platform::POSIX)
.note(
    "Up to v1.0.2 they ran after `start` was called; the table of the text said so up to \
     v1.2.0, and the comment of the Go type still does.",
);

pub(super) static PRESTART_BEFORE_CREATE_RUNTIME: Clause = Clause::must(
    "runtime.config.hooks.prestart.before-create-runtime",
    "config.md#prestart",
    "`prestart` hooks run before `createRuntime` hooks.",
)
.since(V1_1_0)
.on(platform::POSIX);

pub(super) static PRESTART_CONTAINER_NAMESPACES_EXIST: Clause = Clause::must(
    "runtime.config.hooks.prestart.container-namespaces-exist",
    "config.md#prestart",
    "When `prestart` hooks run, the namespaces of the container are there.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static CREATE_RUNTIME_PATH_EXECV_SEMANTICS: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.path.execv-semantics",
    "config.md#posix-platform-hooks",
    "A `createRuntime` hook is started as `execv` does: without a shell, and without a search for it.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_ARGS_EXECV_ARGV: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.args.execv-argv",
    "config.md#posix-platform-hooks",
    "A `createRuntime` hook gets `args` as they are: the first is what it is called, not its first argument.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_ENV_ENVIRON_SEMANTICS: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.env.environ-semantics",
    "config.md#posix-platform-hooks",
    "A `createRuntime` hook has `env` as its environment.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_TIMEOUT_ABORTS: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.timeout.aborts",
    "config.md#posix-platform-hooks",
    "A `createRuntime` hook that takes longer than `timeout` seconds is aborted.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.path.resolves-in-namespace",
    "config.md#createruntime-hooks",
    "The path of a `createRuntime` hook is one of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.executed-in-namespace",
    "config.md#createruntime-hooks",
    "`createRuntime` hooks run in the namespaces of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_CALLED_DURING_CREATE: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.called-during-create",
    "config.md#createruntime-hooks",
    "`createRuntime` hooks run as part of `create`: when the environment is there, and before `pivot_root`.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_RUNTIME_CONTAINER_NAMESPACES_EXIST: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.container-namespaces-exist",
    "config.md#createruntime-hooks",
    "When `createRuntime` hooks run, the namespaces of the container are there.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static CREATE_RUNTIME_GUARANTEES: Clause = Clause::should(
    "runtime.config.hooks.create-runtime.guarantees",
    "config.md#createruntime-hooks",
    "A `createRuntime` hook relies on no more than the mount namespace and what is mounted in it.",
)
.since(V1_0_2)
.on(platform::POSIX)
.uncheckable("it binds the authors of hooks");

pub(super) static CREATE_CONTAINER_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.create-container.path.resolves-in-namespace",
    "config.md#createcontainer-hooks",
    "The path of a `createContainer` hook is one of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("It is looked up outside, and run inside.");

pub(super) static CREATE_CONTAINER_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.create-container.executed-in-namespace",
    "config.md#createcontainer-hooks",
    "`createContainer` hooks run in the namespaces of the container.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_CONTAINER_CALLED_DURING_CREATE: Clause = Clause::must(
    "runtime.config.hooks.create-container.called-during-create",
    "config.md#createcontainer-hooks",
    "`createContainer` hooks run as part of `create`: when the environment is there, and before `pivot_root`.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_CONTAINER_AFTER_CREATE_RUNTIME: Clause = Clause::must(
    "runtime.config.hooks.create-container.after-create-runtime",
    "config.md#createcontainer-hooks",
    "`createContainer` hooks run after `createRuntime` hooks.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static CREATE_CONTAINER_GUARANTEES: Clause = Clause::should(
    "runtime.config.hooks.create-container.guarantees",
    "config.md#createcontainer-hooks",
    "A `createContainer` hook relies on no more than the mount namespace and what is mounted in it.",
)
.since(V1_0_2)
.on(platform::POSIX)
.uncheckable("it binds the authors of hooks");

pub(super) static START_CONTAINER_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.start-container.path.resolves-in-namespace",
    "config.md#startcontainer-hooks",
    "The path of a `startContainer` hook is one of the container.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static START_CONTAINER_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.start-container.executed-in-namespace",
    "config.md#startcontainer-hooks",
    "`startContainer` hooks run in the namespaces of the container.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static START_CONTAINER_CALLED_DURING_START: Clause = Clause::must(
    "runtime.config.hooks.start-container.called-during-start",
    "config.md#startcontainer-hooks",
    "`startContainer` hooks run as part of `start`, before the process of the user.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static POSTSTART_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.poststart.path.resolves-in-namespace",
    "config.md#poststart",
    "The path of a `poststart` hook is one of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static POSTSTART_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.poststart.executed-in-namespace",
    "config.md#poststart",
    "`poststart` hooks run in the namespaces of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static POSTSTART_AFTER_PROCESS_EXECUTED: Clause = Clause::must(
    "runtime.config.hooks.poststart.after-process-executed",
    "config.md#poststart",
    "`poststart` hooks run after the process of the user was started.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static POSTSTART_BEFORE_START_RETURNS: Clause = Clause::must(
    "runtime.config.hooks.poststart.before-start-returns",
    "config.md#poststart",
    "`poststart` hooks have run when `start` returns.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static POSTSTOP_PATH_RESOLVES_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.poststop.path.resolves-in-namespace",
    "config.md#poststop",
    "The path of a `poststop` hook is one of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static POSTSTOP_EXECUTED_IN_NAMESPACE: Clause = Clause::must(
    "runtime.config.hooks.poststop.executed-in-namespace",
    "config.md#poststop",
    "`poststop` hooks run in the namespaces of the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static POSTSTOP_AFTER_DELETED: Clause = Clause::must(
    "runtime.config.hooks.poststop.after-deleted",
    "config.md#poststop",
    "`poststop` hooks run after the container was deleted.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The comment of the Go type says: after its process has ended.");

pub(super) static POSTSTOP_BEFORE_DELETE_RETURNS: Clause = Clause::must(
    "runtime.config.hooks.poststop.before-delete-returns",
    "config.md#poststop",
    "`poststop` hooks have run when `delete` returns.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static LISTED_ORDER: Clause = Clause::must(
    "runtime.config.hooks.listed-order",
    "config.md#posix-platform-hooks",
    "Hooks of a kind run in the order of their list.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static STATE_ON_STDIN: Clause = Clause::must(
    "runtime.config.hooks.state-on-stdin",
    "config.md#posix-platform-hooks",
    "Every hook gets the state of the container on its standard input.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("Which `status` it has there the text does not say.");

pub(super) static SUMMARY_TABLE: Clause = Clause::must(
    "runtime.config.hooks.summary-table",
    "config.md#summary",
    "The table of hooks says in which namespaces and when they run.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note(
    "It repeats what the sections say. In v1.1.0 and v1.2.0 it had an old moment for \
     `prestart`.",
);
