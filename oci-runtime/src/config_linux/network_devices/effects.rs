//! What a runtime makes of `netDevices`: [config-linux.md#network-devices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#network-devices).

use oci_conformance::Clause;

use crate::{platform, specification::V1_3_0};

pub(in super::super) static AVAILABLE: Clause = Clause::must(
    "runtime.linux.net-devices.available",
    "config-linux.md#network-devices",
    "The runtime moves every network device of `netDevices` into the container.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The text does not say what happens if the container has no network namespace of its own.");

pub(in super::super) static MECHANISM: Clause = Clause::may(
    "runtime.linux.net-devices.mechanism",
    "config-linux.md#network-devices",
    "How devices are moved, implementations choose.",
)
.since(V1_3_0)
.on(platform::LINUX)
.uncheckable("a freedom, which nothing can break");

pub(in super::super) static EXISTING_ONLY: Clause = Clause::must(
    "runtime.linux.net-devices.existing-only",
    "config-linux.md#network-devices",
    "Only devices that the host has are moved; none is made, and none is configured.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "It is a sentence about the scope of the property. That addresses are to be kept forces the \
     runtime to add them again, as the kernel drops them.",
);

pub(in super::super) static NAME_DEFAULT: Clause = Clause::must(
    "runtime.linux.net-devices.name.default",
    "config-linux.md#network-devices",
    "Without `name`, the device has the same name in the container as on the host.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static NAME_RENAMED: Clause = Clause::must(
    "runtime.linux.net-devices.name.renamed",
    "config-linux.md#network-devices",
    "With `name`, the device has that name in the container.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static MOVE_POSSIBLE_CHECK: Clause = Clause::must(
    "runtime.linux.net-devices.move-possible-check",
    "config-linux.md#network-devices",
    "The runtime checks whether the device can be moved into the namespace of the container.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("That it fails if not, follows from what runtime.md says of `create`.");

pub(in super::super) static NAME_CONFLICT_ERROR: Clause = Clause::must(
    "runtime.linux.net-devices.name-conflict-error",
    "config-linux.md#network-devices",
    "The runtime generates an error if the container already has a device of that name, unless \
     the name is a template.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static NAME_TEMPLATE: Clause = Clause::must(
    "runtime.linux.net-devices.name-template",
    "config-linux.md#network-devices",
    "A new name that ends in `%d` is a template: the runtime lets the kernel make a name of it \
     that is free.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static PRESERVE_ADDRESSES: Clause = Clause::must(
    "runtime.linux.net-devices.preserve-addresses",
    "config-linux.md#network-devices",
    "A device that was moved still has its permanent addresses of global scope, of every family.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static PRESERVE_ATTRIBUTES: Clause = Clause::must(
    "runtime.linux.net-devices.preserve-attributes",
    "config-linux.md#network-devices",
    "A device that was moved still has its other attributes.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("Which these are the text does not list; the hardware address and the MTU surely are.");

pub(in super::super) static STATE_UP: Clause = Clause::must(
    "runtime.linux.net-devices.state-up",
    "config-linux.md#network-devices",
    "The runtime sets a device that it has moved up.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static NO_LIFECYCLE_MANAGEMENT: Clause = Clause::must_not(
    "runtime.linux.net-devices.no-lifecycle-management",
    "config-linux.md#namespace-lifecycle-and-container-termination",
    "The runtime does not manage the lifecycle of a device in the container, nor its \
     configuration.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("That it keeps addresses and sets the device up when it moves it, other sentences demand.")
.uncheckable("what does not happen over the whole life of a container cannot be observed");

pub(in super::super) static NO_MOVE_BACK: Clause = Clause::must_not(
    "runtime.linux.net-devices.no-move-back",
    "config-linux.md#namespace-lifecycle-and-container-termination",
    "The runtime does not move a device out of the namespace before that is deleted.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(in super::super) static KERNEL_RETURN: Clause = Clause::must(
    "runtime.linux.net-devices.kernel-return",
    "config-linux.md#namespace-lifecycle-and-container-termination",
    "When the namespace ends, physical devices come back to the first namespace of the host, and \
     virtual ones end with it.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The kernel does it, and some time later.");

pub(in super::super) static CUSTOM_HANDLING: Clause = Clause::may(
    "runtime.linux.net-devices.custom-handling",
    "config-linux.md#namespace-lifecycle-and-container-termination",
    "Who wants it otherwise can use what manages the namespaces, or `poststop` hooks.",
)
.since(V1_3_0)
.on(platform::LINUX)
.uncheckable("advice, which nothing can break");
