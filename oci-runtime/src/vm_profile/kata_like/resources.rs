//! `linux.resources`: [the constraints challenge](https://github.com/kata-containers/kata-containers/blob/main/docs/Limitations.md#the-constraints-challenge).

use super::{Entry, PROTOCOL, kata, linux::CONSTRAINED};

const CONSTRAINTS: &str = kata!("docs/Limitations.md#the-constraints-challenge");
const CPUS: &str = kata!("docs/design/vcpu-handling-runtime-go.md#container-with-cpu-constraint");
const HOST_CGROUPS: &str = kata!("docs/design/host-cgroups.md");
const UPDATE: &str = kata!("docs/Limitations.md#update-command");

pub(super) const RESOURCES: &[Entry] = &[
    Entry::in_guest(
        "/linux/resources",
        "the guest's kernel has control groups of its own",
        CONSTRAINTS,
    ),
    Entry::in_guest(
        "/linux/resources/unified",
        "the guest's kernel has control groups of its own; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/devices",
        "the guest's kernel can keep the container from the guest's devices; Kata Containers does \
         not pass it on",
        CONSTRAINED,
    ),
    Entry::in_guest(
        "/linux/resources/memory",
        "the guest's kernel limits it",
        CONSTRAINTS,
    ),
    Entry::in_guest(
        "/linux/resources/memory/limit",
        "the guest's kernel limits it, and the virtual machine is given as much memory",
        "https://github.com/containers/crun/blob/ba38286f7d232be8087dbd393315bb05018da68c/krun.1.md#oci-annotations",
    ),
    Entry::in_guest(
        "/linux/resources/memory/swap",
        "the guest's kernel swaps, if the guest has a device to swap to",
        kata!("docs/how-to/how-to-setup-swap-devices-in-guest-kernel.md"),
    ),
    Entry::in_guest(
        "/linux/resources/memory/swappiness",
        "the guest's kernel swaps, if the guest has a device to swap to",
        kata!("docs/how-to/how-to-setup-swap-devices-in-guest-kernel.md"),
    ),
    Entry::in_guest(
        "/linux/resources/memory/reservation",
        "the guest's kernel keeps to it among the containers of one guest",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/memory/kernel",
        "the guest's kernel limits it",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/memory/kernelTCP",
        "the guest's kernel limits it",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/memory/disableOOMKiller",
        "the guest's kernel kills or waits",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/memory/useHierarchy",
        "the guest's kernel limits it; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/memory/checkBeforeUpdate",
        "the guest's kernel limits it; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest("/linux/resources/cpu", "the guest's kernel schedules", CPUS),
    Entry::in_guest(
        "/linux/resources/cpu/shares",
        "they weigh the containers of one guest against each other, not against the host's",
        CPUS,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/quota",
        "the virtual machine is given as many processors as it takes, and the guest's kernel limits \
         the container",
        CPUS,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/period",
        "the virtual machine is given as many processors as it takes, and the guest's kernel limits \
         the container",
        CPUS,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/burst",
        "the guest's kernel schedules; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/idle",
        "the guest's kernel schedules; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/realtimeRuntime",
        "the guest's kernel schedules, as far as the virtual processors are scheduled themselves",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/resources/cpu/realtimePeriod",
        "the guest's kernel schedules, as far as the virtual processors are scheduled themselves",
        PROTOCOL,
    ),
    Entry::to_vm(
        "/linux/resources/cpu/cpus",
        "the processors are the host's, and bind the threads of the virtual machine",
        HOST_CGROUPS,
    ),
    Entry::to_vm(
        "/linux/resources/cpu/mems",
        "the nodes are the host's, and bind the threads of the virtual machine",
        HOST_CGROUPS,
    ),
    Entry::in_guest(
        "/linux/resources/pids",
        "the guest's kernel can count the container's processes; Kata Containers does not pass it \
         on",
        CONSTRAINED,
    ),
    Entry::to_vm(
        "/linux/resources/blockIO",
        "the devices are the host's, and only the processes of the virtual machine use them; Kata \
         Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::needs_host(
        "/linux/resources/blockIO/weight",
        "the weight of one container against others is lost: the host sees one virtual machine",
        UPDATE,
    ),
    Entry::needs_host(
        "/linux/resources/blockIO/leafWeight",
        "the weight of one container against others is lost: the host sees one virtual machine",
        UPDATE,
    ),
    Entry::needs_host(
        "/linux/resources/blockIO/weightDevice",
        "the weight of one container against others is lost: the host sees one virtual machine",
        UPDATE,
    ),
    Entry::to_vm(
        "/linux/resources/blockIO/throttleReadBpsDevice",
        "the devices are the host's, and only the processes of the virtual machine use them; Kata \
         Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::to_vm(
        "/linux/resources/blockIO/throttleWriteBpsDevice",
        "the devices are the host's, and only the processes of the virtual machine use them; Kata \
         Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::to_vm(
        "/linux/resources/blockIO/throttleReadIOPSDevice",
        "the devices are the host's, and only the processes of the virtual machine use them; Kata \
         Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::to_vm(
        "/linux/resources/blockIO/throttleWriteIOPSDevice",
        "the devices are the host's, and only the processes of the virtual machine use them; Kata \
         Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::in_guest(
        "/linux/resources/hugepageLimits",
        "the guest's kernel limits those that the guest has",
        "https://github.com/kata-containers/kata-containers/issues/3342",
    ),
    Entry::in_guest(
        "/linux/resources/network",
        "the guest's kernel has control groups of its own; Kata Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::needs_host(
        "/linux/resources/network/classID",
        "filters of the host cannot tell by which container of a guest a packet was sent",
        CONSTRAINED,
    ),
    Entry::in_guest(
        "/linux/resources/network/priorities",
        "the interfaces are those of the guest; Kata Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::in_guest(
        "/linux/resources/rdma",
        "the guest's kernel limits the adapters that are passed through to the guest; Kata \
         Containers does not pass it on",
        PROTOCOL,
    ),
];
