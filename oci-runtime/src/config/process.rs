//! `process`: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

pub(crate) mod advisories;
mod capabilities;
mod clauses;
mod console_size;
mod effects;
mod effects_linux;
mod exec_cpu_affinity;
mod io_priority;
mod rlimits;
mod scheduler;
#[cfg(test)]
mod tests;
mod user;

use oci_conformance::{Context, Facet, Heading, Invalid, Property, Shape, Value, builder, object};

pub use self::{
    capabilities::{CAPABILITIES, Capabilities, CapabilitiesBuilder, Capability, KnownCapability},
    console_size::{CONSOLE_SIZE, ConsoleSize},
    exec_cpu_affinity::{EXEC_CPU_AFFINITY, ExecCpuAffinity, ExecCpuAffinityBuilder},
    io_priority::{IO_PRIORITY, IoPriority, IoPriorityClass, KnownIoPriorityClass},
    rlimits::{KnownRlimitType, RLIMIT, Rlimit, RlimitType},
    scheduler::{
        KnownSchedulerFlag, KnownSchedulerPolicy, SCHEDULER, Scheduler, SchedulerBuilder,
        SchedulerFlag, SchedulerPolicy,
    },
    user::{USER, User, UserBuilder},
};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0, V1_2_1},
};

/// The process of a container.
///
/// [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process)
///
/// Of lists the specification does not tell an empty one from none: both are empty here, and are
/// not written.
///
/// ```
/// use oci_runtime::config::process::{
///     Capabilities, Capability, Process, Rlimit, RlimitType, User,
/// };
///
/// let process = Process::builder("/")
///     .args(["sh", "-c", "env"])
///     .env(["PATH=/usr/bin:/bin", "TERM=xterm"])
///     .user(User::root())
///     .capabilities(Capabilities::of_all_sets([Capability::KILL]))
///     .rlimit(Rlimit::new(RlimitType::NOFILE, 1024, 1024))
///     .no_new_privileges(true)
///     .build()?;
/// assert_eq!(process.env_vars().last(), Some(("TERM", "xterm")));
///
/// let windows = Process::builder(r"C:\app")
///     .command_line("app.exe /run")
///     .user(User::named("ContainerUser"))
///     .build()?;
/// assert!(windows.args.is_empty());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Process {
    /// Whether it has a terminal; [`Process::has_terminal`] has the default.
    pub terminal: Option<bool>,
    /// The size of the terminal.
    pub console_size: Option<ConsoleSize>,
    /// The directory that it starts in.
    pub cwd: String,
    /// Its environment variables, as `NAME=value`.
    pub env: Vec<String>,
    /// What is run, and its arguments.
    pub args: Vec<String>,
    /// The whole command line, on Windows.
    pub command_line: Option<String>,
    /// Limits of resources, on POSIX platforms.
    pub rlimits: Vec<Rlimit>,
    /// The name of an `AppArmor` profile, on Linux.
    pub apparmor_profile: Option<String>,
    /// Its capabilities, on Linux.
    pub capabilities: Option<Capabilities>,
    /// Whether it is kept from gaining privileges, on Linux and z/OS.
    pub no_new_privileges: Option<bool>,
    /// How likely it is to be ended when memory is short, from -1000 to 1000, on Linux.
    pub oom_score_adj: Option<i64>,
    /// How it gets time on the CPU, on Linux.
    pub scheduler: Option<Scheduler>,
    /// A label of `SELinux`, on Linux.
    pub selinux_label: Option<String>,
    /// How it gets access to disks, on Linux.
    pub io_priority: Option<IoPriority>,
    /// On which CPUs it runs if it is added to a container, on Linux: `execCPUAffinity` in JSON.
    pub exec_cpu_affinity: Option<ExecCpuAffinity>,
    /// The user that it runs as.
    pub user: Option<User>,
    /// Properties that the specification does not name.
    pub extra: Extra<Process>,
}

object!(Process, "the process of a container", {
    "terminal" => terminal: optional,
    "consoleSize" => console_size: part,
    "cwd" => cwd: required_text,
    "env" => env: collection,
    "args" => args: collection,
    "commandLine" => command_line: text,
    "rlimits" => rlimits: list,
    "apparmorProfile" => apparmor_profile: text,
    "capabilities" => capabilities: part,
    "noNewPrivileges" => no_new_privileges: optional,
    "oomScoreAdj" => oom_score_adj: optional_integer,
    "scheduler" => scheduler: part,
    "selinuxLabel" => selinux_label: text,
    "ioPriority" => io_priority: part,
    "execCPUAffinity" => exec_cpu_affinity: part,
    "user" => user: part,
});

builder! {
    /// Makes a [`Process`].
    ///
    /// Alone, a process does not tell which platform it is for: what binds one platform only is
    /// judged where the whole configuration is built, or by [`build_for`](Self::build_for).
    pub struct ProcessBuilder(Process) => PROCESS;
    option terminal: bool;
    option console_size: ConsoleSize;
    list env/env_entry: String;
    list args/arg: String;
    option command_line: String;
    list rlimits/rlimit: Rlimit;
    option apparmor_profile: String;
    option capabilities: Capabilities;
    option no_new_privileges: bool;
    option oom_score_adj: i64;
    option scheduler: Scheduler;
    option selinux_label: String;
    option io_priority: IoPriority;
    option exec_cpu_affinity: ExecCpuAffinity;
    option user: User;
    value extra: Extra<Process>;
}

impl Process {
    /// Starts a process from the directory that it starts in.
    pub fn builder(cwd: impl Into<String>) -> ProcessBuilder {
        ProcessBuilder::of(Self {
            terminal: None,
            console_size: None,
            cwd: cwd.into(),
            env: Vec::new(),
            args: Vec::new(),
            command_line: None,
            rlimits: Vec::new(),
            apparmor_profile: None,
            capabilities: None,
            no_new_privileges: None,
            oom_score_adj: None,
            scheduler: None,
            selinux_label: None,
            io_priority: None,
            exec_cpu_affinity: None,
            user: None,
            extra: Extra::default(),
        })
    }

    /// Whether it has a terminal: if it does not say, it has none.
    #[must_use]
    pub fn has_terminal(&self) -> bool {
        self.terminal.unwrap_or(false)
    }

    /// The environment variables as pairs of a name and a value; what has no `=` is left out.
    pub fn env_vars(&self) -> impl Iterator<Item = (&str, &str)> {
        self.env.iter().filter_map(|entry| entry.split_once('='))
    }
}

impl ProcessBuilder {
    /// Adds an environment variable.
    pub fn env_var(self, name: &str, value: &str) -> Self {
        self.env_entry(format!("{name}={value}"))
    }

    /// Ends it for a version of the specification and platforms, or names the clauses that it would
    /// break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<Process, Invalid> {
        Invalid::or_part(self.0, &PROCESS, context)
    }
}

const POSIX: &str = "config.md#posix-process";
const LINUX: &str = "config.md#linux-process";

/// The shape of the process of a container.
pub static PROCESS: Shape = Shape::new(
    "process",
    "config.md#process",
    &[
        Property::optional("terminal", "runtime.config.process.terminal", Value::Bool),
        Property::optional(
            "consoleSize",
            "runtime.config.process.console-size",
            Value::Shape(&CONSOLE_SIZE),
        ),
        Property::required("cwd", "runtime.config.process.cwd", Value::String),
        Property::optional("env", "runtime.config.process.env", Value::STRINGS),
        Property::optional("args", "runtime.config.process.args", Value::STRINGS)
            .facets_since(&[(Facet::Presence, V1_0_2)])
            .note(
                "OPTIONAL is for Windows; on the other platforms at least one entry is REQUIRED. \
                 An empty string is an argument, too.",
            ),
        Property::optional(
            "commandLine",
            "runtime.config.process.command-line",
            Value::String,
        )
        .since(V1_0_2)
        .on(platform::WINDOWS)
        .note("It is only defined for Windows, and is no substitute for `args` elsewhere."),
        Property::optional(
            "rlimits",
            "runtime.config.process.rlimits",
            Value::List(&Value::Shape(&RLIMIT)),
        )
        .section(POSIX)
        .on(platform::POSIX)
        .note("Go does not name FreeBSD as one of its platforms."),
        Property::optional(
            "apparmorProfile",
            "runtime.config.process.apparmor-profile",
            Value::String,
        )
        .section(LINUX)
        .on(platform::LINUX),
        Property::optional(
            "capabilities",
            "runtime.config.process.capabilities",
            Value::Shape(&CAPABILITIES),
        )
        .section(LINUX)
        .on(platform::LINUX)
        .note(
            "Which capabilities a process has without it, the specification does not say; nor that \
             a missing set is empty.",
        ),
        Property::optional(
            "noNewPrivileges",
            "runtime.config.process.no-new-privileges",
            Value::Bool,
        )
        .section(LINUX)
        .on(platform::LINUX)
        .covers(&[&clauses::NO_NEW_PRIVILEGES_ZOS_JSON_TYPE])
        .note("The prose has no default; Go reads false."),
        Property::optional(
            "oomScoreAdj",
            "runtime.config.process.oom-score-adj",
            Value::INT64,
        )
        .section(LINUX)
        .since(V1_0_0)
        .on(platform::LINUX)
        .note(
            "Neither prose nor JSON Schema has a range; the 64 bits of Go are taken. Linux has \
             -1000 to 1000.",
        ),
        Property::optional(
            "scheduler",
            "runtime.config.process.scheduler",
            Value::Shape(&SCHEDULER),
        )
        .section(LINUX)
        .since(V1_1_0)
        .on(platform::LINUX),
        Property::optional(
            "selinuxLabel",
            "runtime.config.process.selinux-label",
            Value::String,
        )
        .section(LINUX)
        .on(platform::LINUX),
        Property::optional(
            "ioPriority",
            "runtime.config.process.io-priority",
            Value::Shape(&IO_PRIORITY),
        )
        .section(LINUX)
        .since(V1_1_0)
        .on(platform::LINUX),
        Property::optional(
            "execCPUAffinity",
            "runtime.config.process.exec-cpu-affinity",
            Value::Shape(&EXEC_CPU_AFFINITY),
        )
        .section(LINUX)
        .since(V1_2_1)
        .on(platform::LINUX),
        Property::optional("user", "runtime.config.process.user", Value::Shape(&USER))
            .section("config.md#user")
            .presence_unstated()
            .note(
                "Whether it has to be there is not said; on POSIX platforms its `uid` and `gid` \
                 have to.",
            ),
    ],
)
.since(V1_0_0_RC5)
.rules(&[
    &clauses::CWD_ABSOLUTE,
    &clauses::ENV_ENVIRON_SEMANTICS,
    &clauses::ARGS_AT_LEAST_ONE,
    &clauses::ARGS_WINDOWS_OPTIONAL,
    &clauses::COMMAND_LINE_REQUIRED_WITHOUT_ARGS,
    &clauses::COMMAND_LINE_PREFERRED,
    &rlimits::NO_DUPLICATE_TYPES,
    &clauses::NO_NEW_PRIVILEGES_ZOS_OPTIONAL,
    &clauses::NO_NEW_PRIVILEGES_ZOS_JSON_TYPE,
    &user::UID_REQUIRED,
    &user::GID_REQUIRED,
])
.rules_elsewhere(&[advisories::OF_PROCESS]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[
        &PROCESS,
        &CONSOLE_SIZE,
        &RLIMIT,
        &CAPABILITIES,
        &SCHEDULER,
        &IO_PRIORITY,
        &EXEC_CPU_AFFINITY,
        &USER,
    ],
    clauses: &[
        &effects::REQUIRED_AT_START,
        &effects::TERMINAL_DEFAULT_FALSE,
        &effects::TERMINAL_ATTACHED,
        &effects::CONSOLE_SIZE_IGNORED_WITHOUT_TERMINAL,
        &effects::CONSOLE_SIZE_APPLIED,
        &effects::CWD_APPLIED,
        &effects::ENV_APPLIED,
        &effects::ARGS_EXECVP_FILE,
        &effects::ARGS_ARGV,
        &effects::COMMAND_LINE_FALLBACK_ARGS,
        &effects::RLIMITS_TYPE_UNMAPPABLE_ERROR,
        &effects::RLIMITS_TYPE_GETRLIMIT_SUCCEEDS,
        &effects::RLIMITS_SOFT_MATCHES,
        &effects::RLIMITS_HARD_MATCHES,
        &effects::RLIMITS_HARD_PRIVILEGED_RAISE,
        &effects::RLIMITS_DUPLICATE_TYPES_ERROR,
        &effects_linux::APPARMOR_PROFILE_APPLIED,
        &effects_linux::CAPABILITIES_UNMAPPABLE_WARNING,
        &effects_linux::CAPABILITIES_NOT_GRANTABLE_NO_FAILURE,
        &effects_linux::CAPABILITIES_EFFECTIVE_KEPT,
        &effects_linux::CAPABILITIES_BOUNDING_KEPT,
        &effects_linux::CAPABILITIES_INHERITABLE_KEPT,
        &effects_linux::CAPABILITIES_PERMITTED_KEPT,
        &effects_linux::CAPABILITIES_AMBIENT_KEPT,
        &effects_linux::NO_NEW_PRIVILEGES_ENFORCED,
        &effects_linux::OOM_SCORE_ADJ_SET,
        &effects_linux::OOM_SCORE_ADJ_UNSET_UNCHANGED,
        &effects_linux::SCHEDULER_NICE_DEFAULT_ZERO,
        &effects_linux::SCHEDULER_PRIORITY_DEFAULT_ZERO,
        &effects_linux::SCHEDULER_RUNTIME_DEFAULT_ZERO,
        &effects_linux::SCHEDULER_DEADLINE_DEFAULT_ZERO,
        &effects_linux::SCHEDULER_PERIOD_DEFAULT_ZERO,
        &effects_linux::SCHEDULER_APPLIED,
        &effects_linux::SELINUX_LABEL_APPLIED,
        &effects_linux::IO_PRIORITY_PROCESS_GROUP,
        &effects_linux::EXEC_CPU_AFFINITY_NOT_FOR_INIT,
        &effects_linux::EXEC_CPU_AFFINITY_INITIAL_APPLIED,
        &effects_linux::EXEC_CPU_AFFINITY_FINAL_APPLIED,
        &effects_linux::EXEC_CPU_AFFINITY_FINAL_OMITTED_UNCHANGED,
        &effects_linux::NO_NEW_PRIVILEGES_ZOS_ENFORCED,
        &effects::USER_UID_APPLIED,
        &effects::USER_GID_APPLIED,
        &effects::USER_UMASK_APPLIED,
        &effects::USER_UMASK_UNSET_UNCHANGED,
        &effects::USER_ADDITIONAL_GIDS_APPLIED,
        &effects::USER_USERNAME_APPLIED,
    ],
};
