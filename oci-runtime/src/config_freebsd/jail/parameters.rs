//! How `jail` becomes parameters of `jail(8)`: [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail).

use oci_conformance::{Clause, Held};

use crate::{platform, specification::V1_3_0};

pub(crate) static JAIL_PASSED_TO_KERNEL: Clause = Clause::must(
    "runtime.freebsd.jail.passed-to-kernel",
    "config-freebsd.md#jail",
    "The values of `jail` are passed to the kernel when the container is created.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "`interface` and `vnetInterfaces` the kernel does not know: the runtime sees to them itself.",
);

pub(crate) static JAIL_MAPPING_SHOULD: Clause = Clause::should(
    "runtime.freebsd.jail.mapping.should",
    "config-freebsd.md#jail",
    "The runtime turns the properties of `jail` into the parameters of `jail(8)` that they are \
     mapped to.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_MAPPING_TABLE: Clause = Clause::may(
    "runtime.freebsd.jail.mapping.table",
    "config-freebsd.md#jail",
    "A runtime may use the table of parameters, or another mapping.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "The table has errors: `allow.sysvipc` is no property, the name of the domain is missing, \
     and `parent` cannot be set.",
)
.held(Held::Behaviour);

pub(crate) static JAIL_NAME_CONTAINER_ID: Clause = Clause::should(
    "runtime.freebsd.jail.name.container-id",
    "config-freebsd.md#jail",
    "The jail is named as the container is.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "The name of a jail with a parent begins with the parent's, and names with dots or digits \
     alone FreeBSD refuses, which are names of containers.",
);

pub(crate) static JAIL_VNET_INTERFACE_USERSPACE: Clause = Clause::must(
    "runtime.freebsd.jail.vnet-interface-userspace",
    "config-freebsd.md#jail",
    "The runtime itself moves the interfaces in `vnetInterfaces` to the jail's network, as the \
     kernel has no parameter for them.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_DEVFS_RULESET_HOST_MOUNTED: Clause = Clause::may(
    "runtime.freebsd.jail.devfs-ruleset.host-mounted",
    "config-freebsd.md#jail",
    "The runtime may mount `devfs` from the host, and leave `devfs_ruleset` unset.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.held(Held::Behaviour);

pub(crate) static JAIL_CHILDREN_MAX_RUNTIME_MANAGED: Clause = Clause::should(
    "runtime.freebsd.jail.children-max.runtime-managed",
    "config-freebsd.md#jail",
    "The runtime itself manages how many jails a jail can have.",
)
.since(V1_3_0)
.on(platform::FREEBSD);

pub(crate) static JAIL_ALLOW_MOUNT_TYPES_HOST_MOUNTS: Clause = Clause::may(
    "runtime.freebsd.jail.allow-mount-types.host-mounts",
    "config-freebsd.md#jail",
    "The runtime may mount from the host what the configuration mounts, whatever the container \
     itself may mount.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.held(Held::Behaviour);

pub(crate) static JAIL_UNSUPPORTED_PARAMETERS_DEFAULT: Clause = Clause::must(
    "runtime.freebsd.jail.unsupported-parameters-default",
    "config-freebsd.md#jail",
    "Parameters that the table has no property for keep their defaults.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "Two cannot: a jail without a process has to persist, and the kernel gives it an identifier.",
);
