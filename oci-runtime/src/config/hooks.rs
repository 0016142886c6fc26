//! `hooks`: [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks).

mod clauses;
mod effects;
mod entry;
#[cfg(test)]
mod tests;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub(super) use self::clauses::POSIX_ONLY;
pub use self::{
    clauses::HOOKS_ON_WINDOWS,
    entry::{CREATE_RUNTIME_HOOK, Hook, HookBuilder, PRESTART_HOOK},
};
use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

/// Programs that are run when something happens to a container.
///
/// [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks)
///
/// ```
/// use oci_runtime::config::{Hook, Hooks};
///
/// let hooks = Hooks::builder()
///     .create_runtime_hook(Hook::new("/usr/bin/setup-network"))
///     .poststop_hook(Hook::builder("/usr/sbin/cleanup.sh").args(["cleanup.sh", "-f"]).build()?)
///     .build()?;
/// assert_eq!(hooks.poststop[0].args, ["cleanup.sh", "-f"]);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Hooks {
    /// Deprecated: run as `createRuntime` hooks are, and before them.
    pub prestart: Vec<Hook>,
    /// Run by `create`, in the runtime's namespaces, once those of the container exist.
    pub create_runtime: Vec<Hook>,
    /// Run by `create`, in the container's namespaces, before its root is changed.
    pub create_container: Vec<Hook>,
    /// Run by `start`, in the container, before its process.
    pub start_container: Vec<Hook>,
    /// Run by `start`, in the runtime's namespaces, once the process runs.
    pub poststart: Vec<Hook>,
    /// Run by `delete`, in the runtime's namespaces, once the container is gone.
    pub poststop: Vec<Hook>,
    /// Properties that the specification does not name.
    pub extra: Extra<Hooks>,
}

object!(Hooks, "an object of hooks", {
    "prestart" => prestart: list,
    "createRuntime" => create_runtime: list,
    "createContainer" => create_container: list,
    "startContainer" => start_container: list,
    "poststart" => poststart: list,
    "poststop" => poststop: list,
});

builder! {
    /// Makes [`Hooks`].
    pub struct HooksBuilder(Hooks) => HOOKS;
    list prestart/prestart_hook: Hook;
    list create_runtime/create_runtime_hook: Hook;
    list create_container/create_container_hook: Hook;
    list start_container/start_container_hook: Hook;
    list poststart/poststart_hook: Hook;
    list poststop/poststop_hook: Hook;
    value extra: Extra<Hooks>;
}

impl Hooks {
    /// Starts an object of hooks, of which none has to be there.
    pub fn builder() -> HooksBuilder {
        HooksBuilder::of(Self::default())
    }
}

/// The shape of `hooks`.
pub static HOOKS: Shape = Shape::new(
    "hooks",
    "config.md#posix-platform-hooks",
    &[
        Property::optional(
            "prestart",
            "runtime.config.hooks.prestart",
            Value::List(&Value::Shape(&PRESTART_HOOK)),
        ),
        Property::optional(
            "createRuntime",
            "runtime.config.hooks.create-runtime",
            Value::List(&Value::Shape(&CREATE_RUNTIME_HOOK)),
        )
        .since(V1_0_2),
        Property::optional(
            "createContainer",
            "runtime.config.hooks.create-container",
            Value::List(&Value::Shape(&CREATE_RUNTIME_HOOK)),
        )
        .since(V1_0_2)
        .covers(&[&clauses::CREATE_CONTAINER_ENTRIES_SAME_SCHEMA]),
        Property::optional(
            "startContainer",
            "runtime.config.hooks.start-container",
            Value::List(&Value::Shape(&CREATE_RUNTIME_HOOK)),
        )
        .since(V1_0_2)
        .covers(&[&clauses::START_CONTAINER_ENTRIES_SAME_SCHEMA]),
        Property::optional(
            "poststart",
            "runtime.config.hooks.poststart",
            Value::List(&Value::Shape(&PRESTART_HOOK)),
        )
        .covers(&[&clauses::POSTSTART_ENTRIES_SAME_SCHEMA]),
        Property::optional(
            "poststop",
            "runtime.config.hooks.poststop",
            Value::List(&Value::Shape(&PRESTART_HOOK)),
        )
        .covers(&[&clauses::POSTSTOP_ENTRIES_SAME_SCHEMA]),
    ],
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.rules(&[
    &clauses::MEMBERS,
    &clauses::PRESTART_DEPRECATED,
    &clauses::CREATE_CONTAINER_ENTRIES_SAME_SCHEMA,
    &clauses::START_CONTAINER_ENTRIES_SAME_SCHEMA,
    &clauses::POSTSTART_ENTRIES_SAME_SCHEMA,
    &clauses::POSTSTOP_ENTRIES_SAME_SCHEMA,
]);

/// The clauses about hooks.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&HOOKS, &PRESTART_HOOK, &CREATE_RUNTIME_HOOK],
    clauses: &[
        &effects::PRESTART_PATH_EXECV_SEMANTICS,
        &effects::PRESTART_ARGS_EXECV_ARGV,
        &effects::PRESTART_ENV_ENVIRON_SEMANTICS,
        &effects::PRESTART_TIMEOUT_ABORTS,
        &effects::PRESTART_PATH_RESOLVES_IN_NAMESPACE,
        &effects::PRESTART_EXECUTED_IN_NAMESPACE,
        &effects::PRESTART_CALLED_DURING_CREATE,
        &effects::PRESTART_BEFORE_CREATE_RUNTIME,
        &effects::PRESTART_CONTAINER_NAMESPACES_EXIST,
        &effects::CREATE_RUNTIME_PATH_EXECV_SEMANTICS,
        &effects::CREATE_RUNTIME_ARGS_EXECV_ARGV,
        &effects::CREATE_RUNTIME_ENV_ENVIRON_SEMANTICS,
        &effects::CREATE_RUNTIME_TIMEOUT_ABORTS,
        &effects::CREATE_RUNTIME_PATH_RESOLVES_IN_NAMESPACE,
        &effects::CREATE_RUNTIME_EXECUTED_IN_NAMESPACE,
        &effects::CREATE_RUNTIME_CALLED_DURING_CREATE,
        &effects::CREATE_RUNTIME_CONTAINER_NAMESPACES_EXIST,
        &effects::CREATE_RUNTIME_GUARANTEES,
        &effects::CREATE_CONTAINER_PATH_RESOLVES_IN_NAMESPACE,
        &effects::CREATE_CONTAINER_EXECUTED_IN_NAMESPACE,
        &effects::CREATE_CONTAINER_CALLED_DURING_CREATE,
        &effects::CREATE_CONTAINER_AFTER_CREATE_RUNTIME,
        &effects::CREATE_CONTAINER_GUARANTEES,
        &effects::START_CONTAINER_PATH_RESOLVES_IN_NAMESPACE,
        &effects::START_CONTAINER_EXECUTED_IN_NAMESPACE,
        &effects::START_CONTAINER_CALLED_DURING_START,
        &effects::POSTSTART_PATH_RESOLVES_IN_NAMESPACE,
        &effects::POSTSTART_EXECUTED_IN_NAMESPACE,
        &effects::POSTSTART_AFTER_PROCESS_EXECUTED,
        &effects::POSTSTART_BEFORE_START_RETURNS,
        &effects::POSTSTOP_PATH_RESOLVES_IN_NAMESPACE,
        &effects::POSTSTOP_EXECUTED_IN_NAMESPACE,
        &effects::POSTSTOP_AFTER_DELETED,
        &effects::POSTSTOP_BEFORE_DELETE_RETURNS,
        &effects::LISTED_ORDER,
        &effects::STATE_ON_STDIN,
        &effects::SUMMARY_TABLE,
    ],
};
