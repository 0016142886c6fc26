//! Seccomp: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

mod clauses;
mod constants;
mod listener;
mod syscall;
mod syscall_names;
#[cfg(test)]
mod tests;

use oci_conformance::{Facet, Heading, Property, Shape, Value, builder, object};

pub use self::{
    constants::{Action, Arch, Flag, KnownAction, KnownArch, KnownFlag, KnownOperator, Operator},
    syscall::{SYSCALL, SYSCALL_ARG, Syscall, SyscallArg, SyscallArgBuilder, SyscallBuilder},
    syscall_names::{Iter, SyscallNames},
};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0},
};

/// Which system calls a container can make.
///
/// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
///
/// ```
/// use oci_runtime::config_linux::{
///     Seccomp,
///     seccomp::{Action, Arch, Operator, Syscall, SyscallArg},
/// };
///
/// let seccomp = Seccomp::builder(Action::ERRNO)
///     .default_errno_ret(38_u32)
///     .architectures([Arch::X86_64, Arch::X86, Arch::X32])
///     .syscall(Syscall::new(["read", "write", "exit_group"], Action::ALLOW))
///     .syscall(
///         Syscall::builder(["personality"], Action::ALLOW)
///             .arg(SyscallArg::new(0, 0, Operator::EQ))
///             .build()?,
///     )
///     .build()?;
/// assert!(seccomp.syscalls[0].names.contains("write"));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Seccomp {
    /// What is done with calls that no rule is about.
    pub default_action: Action,
    /// The error number that `default_action` returns; 1 (`EPERM`), if it is not set.
    pub default_errno_ret: Option<u32>,
    /// The architectures whose calls the rules are about.
    pub architectures: Vec<Arch>,
    /// How the filter is installed. The specification does not tell an empty list from none, but
    /// there are runtimes that add flags of their own only where there is none.
    pub flags: Option<Vec<Flag>>,
    /// The socket of the agent that decides about calls of the action [`Action::NOTIFY`].
    pub listener_path: Option<String>,
    /// What the agent is told beside, in a form of its own.
    pub listener_metadata: Option<String>,
    /// The rules.
    pub syscalls: Vec<Syscall>,
    /// Properties that the specification does not name.
    pub extra: Extra<Seccomp>,
}

object!(Seccomp, "the `seccomp` of Linux", {
    "defaultAction" => default_action: required_text,
    "defaultErrnoRet" => default_errno_ret: optional_integer,
    "architectures" => architectures: collection,
    "flags" => flags: optional,
    "listenerPath" => listener_path: text,
    "listenerMetadata" => listener_metadata: text,
    "syscalls" => syscalls: list,
});

builder! {
    /// Makes a [`Seccomp`].
    pub struct SeccompBuilder(Seccomp) => SECCOMP;
    option default_errno_ret: u32;
    list architectures/architecture: Arch;
    option flags: Vec<Flag>;
    option listener_path: String;
    option listener_metadata: String;
    list syscalls/syscall: Syscall;
    value extra: Extra<Seccomp>;
}

impl Seccomp {
    /// Starts a filter from what is done with calls that no rule is about.
    pub fn builder(default_action: impl Into<Action>) -> SeccompBuilder {
        SeccompBuilder::of(Self {
            default_action: default_action.into(),
            default_errno_ret: None,
            architectures: Vec::new(),
            flags: None,
            listener_path: None,
            listener_metadata: None,
            syscalls: Vec::new(),
            extra: Extra::default(),
        })
    }
}

/// The shape of the `seccomp` of Linux.
pub static SECCOMP: Shape = Shape::new(
    "seccomp",
    "config-linux.md#seccomp",
    &[
        Property::required(
            "defaultAction",
            "runtime.linux.seccomp.default-action",
            Value::Enum(Action::KNOWN),
        )
        .facets_since(&[(Facet::Presence, V1_0_0), (Facet::Enum, V1_0_0)])
        .note(
            "The list is that of the newest text, in every version. `SCMP_ACT_NOTIFY` is in it, \
             but no runtime can use it here: it would have to make calls that wait for the agent, \
             before there is one.",
        ),
        Property::optional(
            "defaultErrnoRet",
            "runtime.linux.seccomp.default-errno-ret",
            Value::UINT32,
        )
        .since(V1_1_0)
        .ranged()
        .note(ERRNO_NOTE),
        Property::optional(
            "architectures",
            "runtime.linux.seccomp.architectures",
            Value::STRINGS,
        )
        .facets_since(&[(Facet::Presence, V1_0_0)]),
        Property::optional("flags", "runtime.linux.seccomp.flags", Value::STRINGS)
            .since(V1_0_2)
            .note(
                "That an empty list is the same as none is not said, and there are runtimes that \
                 add flags of their own only where there is none.",
            ),
        Property::optional(
            "listenerPath",
            "runtime.linux.seccomp.listener-path",
            Value::String,
        )
        .since(V1_1_0)
        .note(
            "That it is absolute is not said. Without it, nobody can answer calls of the action \
             `SCMP_ACT_NOTIFY`, which the text does not forbid. Without such an action it is \
             ignored.",
        ),
        Property::optional(
            "listenerMetadata",
            "runtime.linux.seccomp.listener-metadata",
            Value::String,
        )
        .since(V1_1_0),
        Property::optional(
            "syscalls",
            "runtime.linux.seccomp.syscalls",
            Value::List(&Value::Shape(&SYSCALL)),
        )
        .facets_since(&[(Facet::Presence, V1_0_0)])
        .note("Several rules can be about one call."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[
    &clauses::ARCHITECTURES_ENUM,
    &clauses::FLAGS_ENUM,
    &listener::METADATA_REQUIRES_LISTENER_PATH,
    &clauses::SYSCALLS_OPTIONAL_FOR_ANY_DEFAULT_ACTION,
]);

const ERRNO_NOTE: &str = "The prose and the Go type have an unsigned integer of no said width, the \
                          JSON Schema one of 32 bits. Linux has error numbers from 1 to 4095; with \
                          0, a call does nothing and succeeds.";

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&SECCOMP, &SYSCALL, &SYSCALL_ARG],
    clauses: &[
        &clauses::FILTER_INSTALLED,
        &clauses::DEFAULT_ACTION_APPLIED,
        &clauses::DEFAULT_ERRNO_RET_UNSUPPORTED_ACTION_ERROR,
        &clauses::DEFAULT_ERRNO_RET_DEFAULT_EPERM,
        &clauses::ARCHITECTURES_NATIVE_BY_DEFAULT,
        &clauses::FLAGS_APPLIED,
        &listener::STATE_SENT,
        &listener::UNIX_STREAM_SOCKET,
        &listener::ONE_STATE_PER_CONNECTION,
        &listener::CONNECTION_NOT_REUSED,
        &listener::CONNECTION_CLOSED,
        &listener::SEND_FAILURE_ERROR,
        &listener::IGNORED_WITHOUT_NOTIFY,
        &listener::SECCOMP_FD_REQUIRED,
        &listener::METADATA_FORWARDED,
        &clauses::ACTION_APPLIED,
        &clauses::ERRNO_RET_UNSUPPORTED_ACTION_ERROR,
        &clauses::ERRNO_RET_DEFAULT_EPERM,
    ],
};
