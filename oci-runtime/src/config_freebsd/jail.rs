//! `jail`: [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail).

mod allow;
pub(super) mod effects;
mod network;
pub(super) mod parameters;

use oci_conformance::{Property, Shape, Value, builder, object, vocabulary};

pub use self::allow::{ALLOW, Allow, AllowBuilder};
use super::advisories;
use crate::{Extra, platform, specification::V1_3_0};

/// The jail that a container on FreeBSD is.
///
/// [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Jail {
    /// The jail that it is in; without it, it is in the host.
    pub parent: Option<String>,
    /// Whose names it has: `new` or `inherit`.
    pub host: Option<Sharing>,
    /// Whether it can use IPv4.
    pub ip4: Option<Sharing>,
    /// The IPv4 addresses that it can use.
    pub ip4_addr: Vec<String>,
    /// Whether it can use IPv6.
    pub ip6: Option<Sharing>,
    /// The IPv6 addresses that it can use.
    pub ip6_addr: Vec<String>,
    /// Whose network it has: `new` or `inherit`.
    pub vnet: Option<Sharing>,
    /// The interface that its addresses are added to.
    pub interface: Option<String>,
    /// The interfaces that are moved to its network.
    pub vnet_interfaces: Vec<String>,
    /// Whose messages of System V it has; [`Jail::effective_sysvmsg`] has the default.
    pub sysvmsg: Option<Sharing>,
    /// Whose semaphores of System V it has; [`Jail::effective_sysvsem`] has the default.
    pub sysvsem: Option<Sharing>,
    /// Whose shared memory of System V it has; [`Jail::effective_sysvshm`] has the default.
    pub sysvshm: Option<Sharing>,
    /// Which mounts it sees; [`Jail::effective_enforce_statfs`] has the default.
    pub enforce_statfs: Option<i64>,
    /// What it may do.
    pub allow: Option<Allow>,
    /// Properties that the specification does not name.
    pub extra: Extra<Jail>,
}

object!(Jail, "a jail", {
    "parent" => parent: text,
    "host" => host: text,
    "ip4" => ip4: text,
    "ip4Addr" => ip4_addr: collection,
    "ip6" => ip6: text,
    "ip6Addr" => ip6_addr: collection,
    "vnet" => vnet: text,
    "interface" => interface: text,
    "vnetInterfaces" => vnet_interfaces: collection,
    "sysvmsg" => sysvmsg: text,
    "sysvsem" => sysvsem: text,
    "sysvshm" => sysvshm: text,
    "enforceStatfs" => enforce_statfs: optional_integer,
    "allow" => allow: part,
});

builder! {
    /// Makes a [`Jail`].
    pub struct JailBuilder(Jail) => JAIL;
    option parent: String;
    option host: Sharing;
    option ip4: Sharing;
    list ip4_addr/ip4_address: String;
    option ip6: Sharing;
    list ip6_addr/ip6_address: String;
    option vnet: Sharing;
    option interface: String;
    list vnet_interfaces/vnet_interface: String;
    option sysvmsg: Sharing;
    option sysvsem: Sharing;
    option sysvshm: Sharing;
    option enforce_statfs: i64;
    option allow: Allow;
    value extra: Extra<Jail>;
}

impl Jail {
    /// Starts a jail, of which no part has to be there.
    pub fn builder() -> JailBuilder {
        JailBuilder::of(Self::default())
    }

    /// Whose messages of System V it has: if it does not say, its own.
    #[must_use]
    pub fn effective_sysvmsg(&self) -> Sharing {
        self.sysvmsg.clone().unwrap_or(Sharing::NEW)
    }

    /// Whose semaphores of System V it has: if it does not say, its own.
    #[must_use]
    pub fn effective_sysvsem(&self) -> Sharing {
        self.sysvsem.clone().unwrap_or(Sharing::NEW)
    }

    /// Whose shared memory of System V it has: if it does not say, its own.
    #[must_use]
    pub fn effective_sysvshm(&self) -> Sharing {
        self.sysvshm.clone().unwrap_or(Sharing::NEW)
    }

    /// Which mounts it sees: if it does not say, only its root.
    #[must_use]
    pub fn effective_enforce_statfs(&self) -> i64 {
        self.enforce_statfs.unwrap_or(2)
    }
}

vocabulary! {
    /// What a [`Jail`] shares with the host or the jail that it is in.
    pub struct Sharing;
    /// The ways that the specification names.
    pub enum KnownSharing {
        /// The jail does without.
        DISABLE / Disable = "disable",
        /// The jail has its own.
        NEW / New = "new",
        /// The jail has that of the host or of its parent.
        INHERIT / Inherit = "inherit",
    }
}

const NEW_OR_INHERIT: Value = Value::Enum(&["new", "inherit"]);
const SHARING: Value = Value::Enum(Sharing::KNOWN);

/// The shape of `jail`.
pub static JAIL: Shape = Shape::new(
    "jail",
    "config-freebsd.md#jail",
    &[
        Property::optional("parent", "runtime.freebsd.jail.parent", Value::String),
        Property::optional("host", "runtime.freebsd.jail.host", NEW_OR_INHERIT).note(
            "Go's types have one list of values for all parameters, and take an empty text for \
             absent. The text has no default.",
        ),
        Property::optional("ip4", "runtime.freebsd.jail.ip4", SHARING).note(
            "The text has `inherit` and `disable` only; `new` is one of the JSON Schema, of Go's \
             types and of FreeBSD.",
        ),
        Property::optional("ip4Addr", "runtime.freebsd.jail.ip4-addr", Value::STRINGS),
        Property::optional("ip6", "runtime.freebsd.jail.ip6", SHARING).note(
            "The text has `inherit` and `disable` only; `new` is one of the JSON Schema, of Go's \
             types and of FreeBSD.",
        ),
        Property::optional("ip6Addr", "runtime.freebsd.jail.ip6-addr", Value::STRINGS),
        Property::optional("vnet", "runtime.freebsd.jail.vnet", NEW_OR_INHERIT).note(
            "Go's types have one list of values for all parameters, and take an empty text for \
             absent. The text has no default.",
        ),
        Property::optional("interface", "runtime.freebsd.jail.interface", Value::String),
        Property::optional(
            "vnetInterfaces",
            "runtime.freebsd.jail.vnet-interfaces",
            Value::STRINGS,
        ),
        Property::optional("sysvmsg", "runtime.freebsd.jail.sysvmsg", SHARING),
        Property::optional("sysvsem", "runtime.freebsd.jail.sysvsem", SHARING),
        Property::optional("sysvshm", "runtime.freebsd.jail.sysvshm", SHARING),
        Property::optional(
            "enforceStatfs",
            "runtime.freebsd.jail.enforce-statfs",
            Value::Integer(0, 2),
        )
        .ranged()
        .note(
            "The text names three values and no width. The JSON Schema has 8 bits without a sign, \
             Go's types an `int`.",
        ),
        Property::optional("allow", "runtime.freebsd.jail.allow", Value::Shape(&ALLOW))
            .note("Whether the defaults of its properties hold without it the text does not say."),
    ],
)
.since(V1_3_0)
.on(platform::FREEBSD)
.rules(&[
    &network::JAIL_IP4_ADDR_NUMERIC_FORM,
    &network::JAIL_IP6_ADDR_NUMERIC_FORM,
    &network::JAIL_NETWORK_OWN_NAMESPACE_VNET_NEW,
    &network::JAIL_NETWORK_SHARED_IP_INHERIT,
])
.rules_elsewhere(&[advisories::OF_JAIL]);
