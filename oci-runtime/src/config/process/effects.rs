//! What a runtime does with the process and its user: [config.md#process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#process).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

const POSIX: &str = "config.md#posix-process";
const USER: &str = "config.md#posix-platform-user";

pub(super) static REQUIRED_AT_START: Clause = Clause::required(
    "runtime.config.process.required-at-start",
    "config.md#process",
    "A container that is started has a `process`.",
)
.note(
    "What is changed in the configuration after the container was created has no effect: it has \
     to be there then.",
);

pub(super) static TERMINAL_DEFAULT_FALSE: Clause = Clause::must(
    "runtime.config.process.terminal.default-false",
    "config.md#process",
    "Without `terminal`, or where it is false, the streams of the process are no terminal.",
)
.since(V1_0_0_RC5);

pub(super) static TERMINAL_ATTACHED: Clause = Clause::must(
    "runtime.config.process.terminal.attached",
    "config.md#process",
    "Where `terminal` is true, the process has a terminal: on Linux one pseudoterminal for the \
     three standard streams.",
)
.since(V1_0_0_RC5)
.note("How the caller of the runtime gets at its other end is not said.");

pub(super) static CONSOLE_SIZE_IGNORED_WITHOUT_TERMINAL: Clause = Clause::must(
    "runtime.config.process.console-size.ignored-without-terminal",
    "config.md#process",
    "A runtime ignores `consoleSize` where `terminal` is false or missing.",
)
.note("A value that is no size is found fault with nonetheless.");

pub(super) static CONSOLE_SIZE_APPLIED: Clause = Clause::must(
    "runtime.config.process.console-size.applied",
    "config.md#process",
    "Where `terminal` is true, the terminal starts with the rows and columns of `consoleSize`.",
)
.since(V1_0_0_RC5);

pub(super) static CWD_APPLIED: Clause = Clause::must(
    "runtime.config.process.cwd.applied",
    "config.md#process",
    "The process starts in the directory `cwd` of the container.",
)
.since(V1_0_0_RC5)
.note("What happens if there is none is not said.");

pub(super) static ENV_APPLIED: Clause = Clause::must(
    "runtime.config.process.env.applied",
    "config.md#process",
    "The process finds every entry of `env` in its environment, with that very value.",
)
.since(V1_0_0_RC5)
.note("A runtime may add variables.");

pub(super) static ARGS_EXECVP_FILE: Clause = Clause::must(
    "runtime.config.process.args.execvp-file",
    "config.md#process",
    "`args[0]` is looked up as `execvp` looks up its *file*: with a slash it is a path in the \
     container, without one it is searched along `PATH`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("`PATH` is that of `env`. Where there is none, nothing is said.");

pub(super) static ARGS_ARGV: Clause = Clause::must(
    "runtime.config.process.args.argv",
    "config.md#process",
    "The arguments that the process gets are those of `args`, one by one, `args[0]` included.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static COMMAND_LINE_FALLBACK_ARGS: Clause = Clause::must(
    "runtime.config.process.command-line.fallback-args",
    "config.md#process",
    "On Windows, without `commandLine`, a runtime escapes the `args` and joins them.",
)
.since(V1_0_2)
.on(platform::WINDOWS);

pub(super) static RLIMITS_TYPE_UNMAPPABLE_ERROR: Clause = Clause::must(
    "runtime.config.process.rlimits.type.unmappable-error",
    POSIX,
    "A type that the kernel does not know makes the runtime fail.",
)
.on(platform::POSIX)
.note("Whether to create or to start fails is not said.");

pub(super) static RLIMITS_TYPE_GETRLIMIT_SUCCEEDS: Clause = Clause::must(
    "runtime.config.process.rlimits.type.getrlimit-succeeds",
    POSIX,
    "In the container, `getrlimit` succeeds for the type of each entry.",
)
.on(platform::POSIX);

pub(super) static RLIMITS_SOFT_MATCHES: Clause = Clause::must(
    "runtime.config.process.rlimits.soft.matches",
    POSIX,
    "In the container, `rlim_cur` of `getrlimit` is `soft`.",
)
.on(platform::POSIX);

pub(super) static RLIMITS_HARD_MATCHES: Clause = Clause::must(
    "runtime.config.process.rlimits.hard.matches",
    POSIX,
    "In the container, `rlim_max` of `getrlimit` is `hard`.",
)
.on(platform::POSIX);

pub(super) static RLIMITS_HARD_PRIVILEGED_RAISE: Clause = Clause::may(
    "runtime.config.process.rlimits.hard.privileged-raise",
    POSIX,
    "Only a privileged process can raise a hard limit.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.uncheckable("it is about the kernel");

pub(super) static RLIMITS_DUPLICATE_TYPES_ERROR: Clause = Clause::must(
    "runtime.config.process.rlimits.duplicate-types-error",
    POSIX,
    "Two entries of `rlimits` with the same type make the runtime fail.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static USER_UID_APPLIED: Clause = Clause::must(
    "runtime.config.process.user.uid.applied",
    USER,
    "The process runs with the given user id, as seen in the container.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static USER_GID_APPLIED: Clause = Clause::must(
    "runtime.config.process.user.gid.applied",
    USER,
    "The process runs with the given group id, as seen in the container.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

pub(super) static USER_UMASK_APPLIED: Clause = Clause::must(
    "runtime.config.process.user.umask.applied",
    USER,
    "The process starts with the given umask.",
)
.since(V1_0_2)
.on(platform::POSIX);

pub(super) static USER_UMASK_UNSET_UNCHANGED: Clause = Clause::should_not(
    "runtime.config.process.user.umask.unset-unchanged",
    USER,
    "Without `umask`, the process has the umask of what called the runtime.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("To be missing is not the same as 0.");

pub(super) static USER_ADDITIONAL_GIDS_APPLIED: Clause = Clause::must(
    "runtime.config.process.user.additional-gids.applied",
    USER,
    "The process has every id of `additionalGids` among its supplementary groups.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("Whether it keeps those of the caller, too, is not said.");

pub(super) static USER_USERNAME_APPLIED: Clause = Clause::must(
    "runtime.config.process.user.username.applied",
    "config.md#windows-user",
    "On Windows the process runs as the named user.",
)
.since(V1_0_0_RC5)
.on(platform::WINDOWS);
