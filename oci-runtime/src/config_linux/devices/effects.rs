//! What a runtime makes of `devices`: [config-linux.md#devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#devices).

use oci_conformance::{Clause, Held};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

pub(in super::super) static AVAILABLE: Clause = Clause::must(
    "runtime.linux.devices.available",
    "config-linux.md#devices",
    "Every device of `devices` is there in the container, with its type and its numbers.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(in super::super) static SUPPLY_MECHANISM: Clause = Clause::may(
    "runtime.linux.devices.supply-mechanism",
    "config-linux.md#devices",
    "The runtime may supply devices however it likes: it may make them, mount or link them.",
)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(in super::super) static FILE_MODE_APPLIED: Clause = Clause::must(
    "runtime.linux.devices.file-mode.applied",
    "config-linux.md#devices",
    "The permissions of a device in the container are those of `fileMode`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("It follows from what runtime.md says of `create`, which has to apply every property.");

pub(in super::super) static UID_CONTAINER_NAMESPACE: Clause = Clause::must(
    "runtime.linux.devices.uid.container-namespace",
    "config-linux.md#devices",
    "`uid` is the id that the owner of the device has in the container.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("Earlier versions do not say on which side the id is meant.");

pub(in super::super) static GID_CONTAINER_NAMESPACE: Clause = Clause::must(
    "runtime.linux.devices.gid.container-namespace",
    "config-linux.md#devices",
    "`gid` is the id that the group of the device has in the container.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("Earlier versions do not say on which side the id is meant.");

pub(in super::super) static ACCESS_ONLY_LISTED: Clause = Clause::may(
    "runtime.linux.devices.access-only-listed",
    "config-linux.md#devices",
    "Containers do not get at device nodes that are neither in `devices` nor among the default \
     devices.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "The text says MAY NOT, which is no key word, and can be read as a prohibition or as a \
     permission that is not given. `resources.devices` can allow devices that are not listed.",
)
.held(Held::Behaviour);
