//! What comes of the parameters of a jail: [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail).

use oci_conformance::Clause;

use crate::{platform, specification::V1_3_0};

pub(crate) static JAIL_PARENT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.parent.effect",
    "config-freebsd.md#jail",
    "The jail is in the one that `parent` names; without it, in the host.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "What to do if there is none the text does not say. FreeBSD has no such parameter: the name \
     of a jail tells which one it is in.",
);

pub(crate) static JAIL_HOST_NEW_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.host.new-effect",
    "config-freebsd.md#jail",
    "With `host` set to `new` the names of host and domain are those of the configuration, if \
     it has them, and all names and identifiers can differ from those of the parent.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The table of parameters lacks the name of the domain.");

pub(crate) static JAIL_HOST_INHERIT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.host.inherit-effect",
    "config-freebsd.md#jail",
    "With `host` set to `inherit` the container has the names and identifiers of the host or of \
     its parent.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("What comes of `hostname` and `domainname` then the text does not say.");

pub(crate) static JAIL_IP4_INHERIT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.ip4.inherit-effect",
    "config-freebsd.md#jail",
    "With `ip4` set to `inherit` the container can use the IPv4 addresses of the host or of its \
     parent.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_IP4_DISABLE_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.ip4.disable-effect",
    "config-freebsd.md#jail",
    "With `ip4` set to `disable` the container cannot use IPv4.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_IP4_ADDR_RESTRICT: Clause = Clause::must(
    "runtime.freebsd.jail.ip4-addr.restrict",
    "config-freebsd.md#jail",
    "With `ip4Addr` the container can use no other IPv4 addresses.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_IP6_INHERIT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.ip6.inherit-effect",
    "config-freebsd.md#jail",
    "With `ip6` set to `inherit` the container can use the IPv6 addresses of the host or of its \
     parent.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_IP6_DISABLE_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.ip6.disable-effect",
    "config-freebsd.md#jail",
    "With `ip6` set to `disable` the container cannot use IPv6.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_IP6_ADDR_RESTRICT: Clause = Clause::must(
    "runtime.freebsd.jail.ip6-addr.restrict",
    "config-freebsd.md#jail",
    "With `ip6Addr` the container can use no other IPv6 addresses.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_VNET_NEW_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.vnet.new-effect",
    "config-freebsd.md#jail",
    "With `vnet` set to `new` the container has a network of its own.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_VNET_INHERIT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.vnet.inherit-effect",
    "config-freebsd.md#jail",
    "With `vnet` set to `inherit` the container shares the network of its parent or of the host.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_INTERFACE_ALIAS_ADDED: Clause = Clause::must(
    "runtime.freebsd.jail.interface.alias-added",
    "config-freebsd.md#jail",
    "When the container is created, an alias for each address in `ip4Addr` and `ip6Addr` is \
     added to `interface`.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_INTERFACE_ALIAS_REMOVED: Clause = Clause::must(
    "runtime.freebsd.jail.interface.alias-removed",
    "config-freebsd.md#jail",
    "After the container has stopped, the aliases that were added to `interface` are gone.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "That is before the container is deleted. What comes of an alias that was there before the \
     text does not say.",
);

pub(crate) static JAIL_VNET_INTERFACES_MOVED: Clause = Clause::must(
    "runtime.freebsd.jail.vnet-interfaces.moved",
    "config-freebsd.md#jail",
    "The interfaces in `vnetInterfaces` are in the container's network while it lives.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_SYSVMSG_DEFAULT_NEW: Clause = Clause::must(
    "runtime.freebsd.jail.sysvmsg.default-new",
    "config-freebsd.md#jail",
    "Without `sysvmsg` the container is as if it were `new`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The kernel's own default is another: a runtime that leaves the parameter out breaks this.");

pub(crate) static JAIL_SYSVMSG_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.sysvmsg.effect",
    "config-freebsd.md#jail",
    "With `sysvmsg` set to `inherit` the container sees all messages of System V of the host or \
     of its parent, with `new` it has keys of its own, and with `disable` the calls fail.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_SYSVSEM_DEFAULT_NEW: Clause = Clause::must(
    "runtime.freebsd.jail.sysvsem.default-new",
    "config-freebsd.md#jail",
    "Without `sysvsem` the container is as if it were `new`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The kernel's own default is another: a runtime that leaves the parameter out breaks this.");

pub(crate) static JAIL_SYSVSEM_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.sysvsem.effect",
    "config-freebsd.md#jail",
    "`sysvsem` does with semaphores of System V what `sysvmsg` does with messages.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_SYSVSHM_DEFAULT_NEW: Clause = Clause::must(
    "runtime.freebsd.jail.sysvshm.default-new",
    "config-freebsd.md#jail",
    "Without `sysvshm` the container is as if it were `new`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The kernel's own default is another: a runtime that leaves the parameter out breaks this.");

pub(crate) static JAIL_SYSVSHM_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.sysvshm.effect",
    "config-freebsd.md#jail",
    "`sysvshm` does with shared memory of System V what `sysvmsg` does with messages.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ENFORCE_STATFS_DEFAULT: Clause = Clause::must(
    "runtime.freebsd.jail.enforce-statfs.default",
    "config-freebsd.md#jail",
    "Without `enforceStatfs` the container is as if it were 2.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ENFORCE_STATFS_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.enforce-statfs.effect",
    "config-freebsd.md#jail",
    "The container sees all mounts of the host if `enforceStatfs` is 0, those below its root if \
     it is 1, and only its root if it is 2.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_OFF_BY_DEFAULT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.off-by-default",
    "config-freebsd.md#jail",
    "What `allow` does not say is not allowed, with the exceptions that are named.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "The text excepts `setHostname` and `reservedPorts`, whose own entries say that they are \
     off, and does not except `suser`, whose entry says that it is on. The other five are \
     beyond dispute.",
);

pub(crate) static JAIL_ALLOW_SET_HOSTNAME_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.set-hostname.effect",
    "config-freebsd.md#jail",
    "The container can change its host name only if `setHostname` is true, which is not the \
     default.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The introduction excepts it from being off by default, and the kernel's own default is on.");

pub(crate) static JAIL_ALLOW_RAW_SOCKETS_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.raw-sockets.effect",
    "config-freebsd.md#jail",
    "The container can open raw sockets only if `rawSockets` is true, which is not the default.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_CHFLAGS_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.chflags.effect",
    "config-freebsd.md#jail",
    "The container can change the system's flags of files only if `chflags` is true, which is \
     not the default.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_MOUNT_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.mount.effect",
    "config-freebsd.md#jail",
    "The container can mount and unmount filesystems of the types in `mount`, and no others.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_QUOTAS_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.quotas.effect",
    "config-freebsd.md#jail",
    "The container can change the quotas of filesystems only if `quotas` is true, which is not \
     the default.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_SOCKET_AF_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.socket-af.effect",
    "config-freebsd.md#jail",
    "The container can open sockets beside those of IPv4, IPv6 and Unix only if `socketAf` is \
     true, which is not the default.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("FreeBSD lets sockets of routing through nevertheless.");

pub(crate) static JAIL_ALLOW_MLOCK_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.mlock.effect",
    "config-freebsd.md#jail",
    "The container can keep memory from being swapped only if `mlock` is true, which is not the \
     default.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_RESERVED_PORTS_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.reserved-ports.effect",
    "config-freebsd.md#jail",
    "The container can bind to ports below 1024 only if `reservedPorts` is true, which is not \
     the default.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The introduction excepts it from being off by default, and the kernel's own default is on.");

pub(crate) static JAIL_ALLOW_SUSER_EFFECT: Clause = Clause::must(
    "runtime.freebsd.jail.allow.suser.effect",
    "config-freebsd.md#jail",
    "The container's super-user has the privileges of one unless `suser` is false or the parent \
     has none.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note("The introduction says that it is off by default; its own entry, that it is on.");
