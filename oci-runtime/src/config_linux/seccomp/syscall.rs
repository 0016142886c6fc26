//! `syscalls`: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Facet, Kind, Property, Shape, Value, builder, object,
};

use super::{Action, ERRNO_NOTE, Operator, SyscallNames};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_1_0},
};

/// What is done with some system calls.
///
/// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Syscall {
    /// The calls.
    pub names: SyscallNames,
    /// What is done with them.
    pub action: Action,
    /// The error number that the action returns; 1 (`EPERM`), if it is not set.
    pub errno_ret: Option<u32>,
    /// What their arguments have to be. All have to match.
    pub args: Vec<SyscallArg>,
    /// Properties that the specification does not name.
    pub extra: Extra<Syscall>,
}

object!(Syscall, "a rule about system calls", {
    "names" => names: required,
    "action" => action: required_text,
    "errnoRet" => errno_ret: optional_integer,
    "args" => args: list,
});

builder! {
    /// Makes a [`Syscall`].
    pub struct SyscallBuilder(Syscall) => SYSCALL;
    option errno_ret: u32;
    list args/arg: SyscallArg;
    value extra: Extra<Syscall>;
}

impl Syscall {
    /// Starts a rule from the calls and what is done with them.
    pub fn builder(
        names: impl IntoIterator<Item = impl AsRef<str>>,
        action: impl Into<Action>,
    ) -> SyscallBuilder {
        SyscallBuilder::of(Self::new(names, action))
    }

    /// A rule about calls whatever their arguments are.
    pub fn new(
        names: impl IntoIterator<Item = impl AsRef<str>>,
        action: impl Into<Action>,
    ) -> Self {
        Self {
            names: names.into_iter().collect(),
            action: action.into(),
            errno_ret: None,
            args: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// What an argument of a system call has to be.
///
/// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
///
/// ```
/// use oci_runtime::config_linux::seccomp::{Operator, SyscallArg};
///
/// // The first argument, without any of the bits 0x7e020000.
/// let arg = SyscallArg::builder(0, 0x7e02_0000, Operator::MASKED_EQ).value_two(0_u64).build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SyscallArg {
    /// Which argument it is, from 0.
    pub index: u32,
    /// What it is compared with; the mask, if the operator has one.
    pub value: u64,
    /// What it is compared with behind the mask; 0, if it is not set.
    pub value_two: Option<u64>,
    /// How it is compared.
    pub op: Operator,
    /// Properties that the specification does not name.
    pub extra: Extra<SyscallArg>,
}

object!(SyscallArg, "a condition of an argument", {
    "index" => index: integer,
    "value" => value: integer,
    "valueTwo" => value_two: optional_integer,
    "op" => op: required_text,
});

builder! {
    /// Makes a [`SyscallArg`].
    pub struct SyscallArgBuilder(SyscallArg) => SYSCALL_ARG;
    option value_two: u64;
    value extra: Extra<SyscallArg>;
}

impl SyscallArg {
    /// Starts a condition from which argument is compared with what and how.
    pub fn builder(index: u32, value: u64, op: impl Into<Operator>) -> SyscallArgBuilder {
        SyscallArgBuilder::of(Self::new(index, value, op))
    }

    /// A condition of which argument is compared with what and how.
    pub fn new(index: u32, value: u64, op: impl Into<Operator>) -> Self {
        Self {
            index,
            value,
            value_two: None,
            op: op.into(),
            extra: Extra::default(),
        }
    }
}

/// The shape of a rule about system calls.
pub static SYSCALL: Shape = Shape::new(
    "rule about system calls",
    "config-linux.md#seccomp",
    &[
        Property::required(
            "names",
            "runtime.linux.seccomp.syscalls.names",
            Value::STRINGS,
        )
        .facets_since(&[(Facet::Presence, V1_0_0)])
        .note(
            "The JSON Schema of 1.0.0-rc5 has a string, by mistake. Names that a kernel does \
                 not know are fine: filters name calls of newer ones.",
        ),
        Property::required(
            "action",
            "runtime.linux.seccomp.syscalls.action",
            Value::Enum(Action::KNOWN),
        )
        .facets_since(&[(Facet::Presence, V1_0_0)])
        .note(
            "The list is that of the newest text, in every version. Whether it is complete the \
             prose does not say; the JSON Schema does.",
        ),
        Property::optional(
            "errnoRet",
            "runtime.linux.seccomp.syscalls.errno-ret",
            Value::UINT32,
        )
        .since(V1_1_0)
        .ranged()
        .note(ERRNO_NOTE),
        Property::optional(
            "args",
            "runtime.linux.seccomp.syscalls.args",
            Value::List(&Value::Shape(&SYSCALL_ARG)),
        )
        .facets_since(SINCE_1_0_0)
        .note("An empty list is the same as none: the arguments do not matter."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&NAMES_MIN_ITEMS]);

/// The shape of a condition of an argument.
pub static SYSCALL_ARG: Shape = Shape::new(
    "condition of an argument",
    "config-linux.md#seccomp",
    &[
        Property::required(
            "index",
            "runtime.linux.seccomp.syscalls.args.index",
            Value::UINT32,
        )
        .ranged()
        .facets_since(SINCE_1_0_0)
        .note(
            "The prose and the Go type have an unsigned integer of no said width, the JSON Schema \
             one of 32 bits. Calls of Linux have six arguments, so that only 0 to 5 is of use.",
        ),
        Property::required(
            "value",
            "runtime.linux.seccomp.syscalls.args.value",
            Value::UINT64,
        )
        .facets_since(SINCE_1_0_0)
        .note("A negative number is written as the unsigned one of the same 64 bits."),
        Property::optional(
            "valueTwo",
            "runtime.linux.seccomp.syscalls.args.value-two",
            Value::UINT64,
        )
        .facets_since(SINCE_1_0_0)
        .note(
            "What it is for is not said: with `SCMP_CMP_MASKED_EQ`, `value` is the mask and this \
             what is compared with; other operators do not have it.",
        ),
        Property::required(
            "op",
            "runtime.linux.seccomp.syscalls.args.op",
            Value::Enum(Operator::KNOWN),
        )
        .facets_since(SINCE_1_0_0)
        .note(
            "libseccomp takes one condition for each argument; runtimes make several rules of \
             more, any of which suffices.",
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

/// The properties are in 1.0.0-rc5, too, but only its JSON Schema says what they are.
const SINCE_1_0_0: &[(Facet, oci_conformance::Version)] = &[
    (Facet::JsonType, V1_0_0),
    (Facet::Presence, V1_0_0),
    (Facet::Range, V1_0_0),
];

static NAMES_MIN_ITEMS: Clause = Clause::must(
    "runtime.linux.seccomp.syscalls.names.min-items",
    "config-linux.md#seccomp",
    "`names` has at least one name.",
)
.on(platform::LINUX)
.note("Some runtimes take rules without.")
.check(
    |rule, _, verdict| {
        let names = rule.at("names");
        if names.kind() != Some(Kind::Array) {
            return;
        }
        verdict.count_case();
        if names.is_empty() {
            verdict.breach(names, "there is no name of a system call");
        }
    },
    &[
        Pass(r#"{"names":["getcwd"],"action":"SCMP_ACT_ERRNO"}"#),
        Fail(r#"{"names":[],"action":"SCMP_ACT_ERRNO"}"#, "/names"),
    ],
);
