//! `allow`: [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail).

use oci_conformance::{Clause, Example::Pass, Property, Shape, Value, builder, object};

use crate::{Extra, platform, specification::V1_3_0};

/// What a container on FreeBSD may do.
///
/// Nothing that it does not say is allowed, but for [`suser`](Self::suser). On
/// [`set_hostname`](Self::set_hostname) and [`reserved_ports`](Self::reserved_ports) the
/// specification contradicts itself.
///
/// [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Allow {
    /// Whether it may change its host name.
    pub set_hostname: Option<bool>,
    /// Whether it may use raw sockets.
    pub raw_sockets: Option<bool>,
    /// Whether it may change the system's flags of files.
    pub chflags: Option<bool>,
    /// The types of filesystems that it may mount.
    pub mount: Vec<String>,
    /// Whether it may change the quotas of filesystems.
    pub quotas: Option<bool>,
    /// Whether it may use sockets beside those of IPv4, IPv6 and Unix.
    pub socket_af: Option<bool>,
    /// Whether it may keep memory from being swapped.
    pub mlock: Option<bool>,
    /// Whether it may bind to ports below 1024.
    pub reserved_ports: Option<bool>,
    /// Whether its super-user has the privileges of one; without it, they have.
    pub suser: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<Allow>,
}

object!(Allow, "what a jail allows", {
    "setHostname" => set_hostname: optional,
    "rawSockets" => raw_sockets: optional,
    "chflags" => chflags: optional,
    "mount" => mount: collection,
    "quotas" => quotas: optional,
    "socketAf" => socket_af: optional,
    "mlock" => mlock: optional,
    "reservedPorts" => reserved_ports: optional,
    "suser" => suser: optional,
});

builder! {
    /// Makes an [`Allow`].
    pub struct AllowBuilder(Allow) => ALLOW;
    option set_hostname: bool;
    option raw_sockets: bool;
    option chflags: bool;
    list mount/mountable: String;
    option quotas: bool;
    option socket_af: bool;
    option mlock: bool;
    option reserved_ports: bool;
    option suser: bool;
    value extra: Extra<Allow>;
}

impl Allow {
    /// Starts from nothing that is said.
    pub fn builder() -> AllowBuilder {
        AllowBuilder::of(Self::default())
    }
}

/// The shape of `allow`.
pub static ALLOW: Shape = Shape::new(
    "`allow`",
    "config-freebsd.md#jail",
    &[
        Property::optional(
            "setHostname",
            "runtime.freebsd.jail.allow.set-hostname",
            Value::Bool,
        )
        .note("Go's types leave `false` out."),
        Property::optional(
            "rawSockets",
            "runtime.freebsd.jail.allow.raw-sockets",
            Value::Bool,
        ),
        Property::optional("chflags", "runtime.freebsd.jail.allow.chflags", Value::Bool),
        Property::optional("mount", "runtime.freebsd.jail.allow.mount", Value::STRINGS)
            .note("The text calls all of these boolean at first, but describes a list."),
        Property::optional("quotas", "runtime.freebsd.jail.allow.quotas", Value::Bool),
        Property::optional(
            "socketAf",
            "runtime.freebsd.jail.allow.socket-af",
            Value::Bool,
        ),
        Property::optional("mlock", "runtime.freebsd.jail.allow.mlock", Value::Bool),
        Property::optional(
            "reservedPorts",
            "runtime.freebsd.jail.allow.reserved-ports",
            Value::Bool,
        )
        .note("Go's types leave `false` out."),
        Property::optional("suser", "runtime.freebsd.jail.allow.suser", Value::Bool).note(
            "Go's types leave `false` out, and so turn it into the default, which is `true`.",
        ),
    ],
)
.since(V1_3_0)
.on(platform::FREEBSD)
.rules(&[&JAIL_ALLOW_SYSVIPC_UNDEFINED]);

static JAIL_ALLOW_SYSVIPC_UNDEFINED: Clause = Clause::may(
    "runtime.freebsd.jail.allow.sysvipc.undefined",
    "config-freebsd.md#jail",
    "`sysvipc` in `allow` is an unknown property, which does no harm.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "The table of parameters names it, but no property is described, and neither the JSON \
     Schema nor Go's types have it.",
)
.examples(&[Pass(r#"{"sysvipc":true}"#)]);
