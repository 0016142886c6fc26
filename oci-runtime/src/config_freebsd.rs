//! [config-freebsd.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md).

pub(crate) mod advisories;
mod devices;
mod jail;
#[cfg(test)]
mod tests;

use oci_conformance::{Clause, Example::Pass, Heading, Property, Shape, Value, builder, object};

pub use self::{
    devices::{DEVICE, Device},
    jail::{ALLOW, Allow, AllowBuilder, JAIL, Jail, JailBuilder, KnownSharing, Sharing},
};
use crate::{Extra, platform, specification::V1_3_0};

/// The `freebsd` section of a configuration: what a container on FreeBSD has beside what every
/// container has.
///
/// [config-freebsd.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md)
///
/// ```
/// use oci_runtime::config_freebsd::{Allow, Device, Freebsd, Jail, Sharing};
///
/// let allow = Allow::builder().raw_sockets(true).mountable("tmpfs").build()?;
/// let jail = Jail::builder()
///     .host(Sharing::NEW)
///     .vnet(Sharing::NEW)
///     .enforce_statfs(1)
///     .allow(allow)
///     .build()?;
/// let freebsd = Freebsd::builder()
///     .device(Device::new("pf").mode(0o700))
///     .jail(jail)
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Freebsd {
    /// The devices that the container has beside the usual ones.
    pub devices: Vec<Device>,
    /// The jail that the container is.
    pub jail: Option<Jail>,
    /// Properties that the specification does not name.
    pub extra: Extra<Freebsd>,
}

object!(Freebsd, "the `freebsd` section of a configuration", {
    "devices" => devices: list,
    "jail" => jail: part,
});

builder! {
    /// Makes a [`Freebsd`].
    pub struct FreebsdBuilder(Freebsd) => FREEBSD;
    list devices/device: Device;
    option jail: Jail;
    value extra: Extra<Freebsd>;
}

impl Freebsd {
    /// Starts a section, of which no part has to be there.
    pub fn builder() -> FreebsdBuilder {
        FreebsdBuilder::of(Self::default())
    }
}

/// The shape of the `freebsd` section of a configuration.
pub static FREEBSD: Shape = Shape::new(
    "`freebsd` section",
    "config-freebsd.md#freebsd-container-configuration",
    &[
        Property::optional(
            "devices",
            "runtime.freebsd.devices",
            Value::List(&Value::Shape(&DEVICE)),
        )
        .section("config-freebsd.md#devices")
        .note("The text calls it a root field; it is one of `freebsd`."),
        Property::optional("jail", "runtime.freebsd.jail", Value::Shape(&JAIL))
            .section("config-freebsd.md#jail")
            .note(
                "Only the JSON Schema says which type it has. The text calls it a root field; it \
                 is one of `freebsd`.",
            ),
    ],
)
.since(V1_3_0)
.on(platform::FREEBSD);

static  POSIX_COMMON_FIELDS: Clause = Clause::may(
    "runtime.freebsd.posix-common-fields",
    "config-freebsd.md#freebsd-container-configuration",
    "The properties of config.md for POSIX platforms may be used on FreeBSD.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("Go's types tag most of them for other platforms only.")
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","process":{"cwd":"/","args":["sh"],"user":{"uid":1,"gid":1,"umask":18,"additionalGids":[5]},"rlimits":[{"type":"RLIMIT_NOFILE","hard":1024,"soft":1024}]},"root":{"path":"rootfs"},"freebsd":{}}"#,
)]);

/// The clauses of config-freebsd.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config-freebsd.md",
    shapes: &[&FREEBSD, &DEVICE, &JAIL, &ALLOW],
    clauses: &[
        &POSIX_COMMON_FIELDS,
        &devices::DEFAULT_FILESYSTEMS_DEVFS,
        &devices::DEVICES_EXPOSED,
        &devices::DEVICES_MODE_EFFECT,
        &jail::parameters::JAIL_PASSED_TO_KERNEL,
        &jail::effects::JAIL_PARENT_EFFECT,
        &jail::effects::JAIL_HOST_NEW_EFFECT,
        &jail::effects::JAIL_HOST_INHERIT_EFFECT,
        &jail::effects::JAIL_IP4_INHERIT_EFFECT,
        &jail::effects::JAIL_IP4_DISABLE_EFFECT,
        &jail::effects::JAIL_IP4_ADDR_RESTRICT,
        &jail::effects::JAIL_IP6_INHERIT_EFFECT,
        &jail::effects::JAIL_IP6_DISABLE_EFFECT,
        &jail::effects::JAIL_IP6_ADDR_RESTRICT,
        &jail::effects::JAIL_VNET_NEW_EFFECT,
        &jail::effects::JAIL_VNET_INHERIT_EFFECT,
        &jail::effects::JAIL_INTERFACE_ALIAS_ADDED,
        &jail::effects::JAIL_INTERFACE_ALIAS_REMOVED,
        &jail::effects::JAIL_VNET_INTERFACES_MOVED,
        &jail::effects::JAIL_SYSVMSG_DEFAULT_NEW,
        &jail::effects::JAIL_SYSVMSG_EFFECT,
        &jail::effects::JAIL_SYSVSEM_DEFAULT_NEW,
        &jail::effects::JAIL_SYSVSEM_EFFECT,
        &jail::effects::JAIL_SYSVSHM_DEFAULT_NEW,
        &jail::effects::JAIL_SYSVSHM_EFFECT,
        &jail::effects::JAIL_ENFORCE_STATFS_DEFAULT,
        &jail::effects::JAIL_ENFORCE_STATFS_EFFECT,
        &jail::effects::JAIL_ALLOW_OFF_BY_DEFAULT,
        &jail::effects::JAIL_ALLOW_SET_HOSTNAME_EFFECT,
        &jail::effects::JAIL_ALLOW_RAW_SOCKETS_EFFECT,
        &jail::effects::JAIL_ALLOW_CHFLAGS_EFFECT,
        &jail::effects::JAIL_ALLOW_MOUNT_EFFECT,
        &jail::effects::JAIL_ALLOW_QUOTAS_EFFECT,
        &jail::effects::JAIL_ALLOW_SOCKET_AF_EFFECT,
        &jail::effects::JAIL_ALLOW_MLOCK_EFFECT,
        &jail::effects::JAIL_ALLOW_RESERVED_PORTS_EFFECT,
        &jail::effects::JAIL_ALLOW_SUSER_EFFECT,
        &jail::parameters::JAIL_MAPPING_SHOULD,
        &jail::parameters::JAIL_MAPPING_TABLE,
        &jail::parameters::JAIL_NAME_CONTAINER_ID,
        &jail::parameters::JAIL_VNET_INTERFACE_USERSPACE,
        &jail::parameters::JAIL_DEVFS_RULESET_HOST_MOUNTED,
        &jail::parameters::JAIL_CHILDREN_MAX_RUNTIME_MANAGED,
        &jail::parameters::JAIL_ALLOW_MOUNT_TYPES_HOST_MOUNTS,
        &jail::parameters::JAIL_UNSUPPORTED_PARAMETERS_DEFAULT,
    ],
};
