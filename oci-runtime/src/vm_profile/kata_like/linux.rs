//! `linux`, but for its `resources`.

use super::{
    super::Condition::{Beside, Is, Lacks},
    Entry, PROTOCOL, kata,
};

/// What Kata Containers takes out of a configuration before it passes it on.
pub(super) const CONSTRAINED: &str = kata!("src/runtime/virtcontainers/kata_agent.go#L1055");
/// What runV could not do.
const RUNV: &str =
    "https://help.aliyun.com/en/ack/ack-managed-and-ack-dedicated/user-guide/compatibility-notes";
/// Each virtual machine has a kernel of its own.
const OWN_KERNEL: &str = kata!("docs/Limitations.md#overview");
const HOST_DEVICES: &str = kata!("docs/Limitations.md#kubernetes-hostpath-volumes");
const VALIDATOR: &str = kata!("src/agent/rustjail/src/validator.rs");
const MOUNT: &str = kata!("src/agent/rustjail/src/mount.rs");
const GUEST_SECCOMP: &str = kata!("docs/how-to/how-to-set-sandbox-config-kata.md");

pub(super) const LINUX: &[Entry] = &[
    Entry::in_guest("/linux", "the guest is Linux", PROTOCOL),
    Entry::in_guest("/linux/namespaces", "the guest makes them", PROTOCOL),
    Entry::needs_host(
        "/linux/namespaces",
        "without a network namespace the container would have the host's network",
        kata!("docs/Limitations.md#host-network"),
    )
    .when(Lacks("type", "network")),
    Entry::needs_host(
        "/linux/namespaces",
        "without a pid namespace the container would see the host's processes",
        RUNV,
    )
    .when(Lacks("type", "pid")),
    Entry::needs_host(
        "/linux/namespaces",
        "without an ipc namespace the container would share memory with the host's processes",
        RUNV,
    )
    .when(Lacks("type", "ipc")),
    Entry::needs_host(
        "/linux/namespaces",
        "without a uts namespace the container would have the host's name",
        OWN_KERNEL,
    )
    .when(Lacks("type", "uts")),
    Entry::needs_host(
        "/linux/namespaces/*/path",
        "a namespace of the host cannot be joined from a guest; containers of one pod share those \
         of their guest instead",
        CONSTRAINED,
    ),
    Entry::to_vm(
        "/linux/namespaces/*/path",
        "the virtual machine is connected to the interfaces in the namespace",
        kata!("docs/design/architecture/networking.md"),
    )
    .when(Beside("type", &["network"])),
    Entry::in_guest(
        "/linux/uidMappings",
        "the guest's kernel maps, to users of the guest",
        VALIDATOR,
    ),
    Entry::in_guest(
        "/linux/gidMappings",
        "the guest's kernel maps, to groups of the guest",
        VALIDATOR,
    ),
    Entry::in_guest(
        "/linux/timeOffsets",
        "the guest's kernel has clocks of its own; Kata Containers does not pass it on",
        CONSTRAINED,
    ),
    Entry::in_guest(
        "/linux/devices",
        "the nodes are made in the guest, and are of what the guest's kernel has under the numbers",
        kata!("docs/Limitations.md#privileged-containers"),
    ),
    Entry::to_vm(
        "/linux/devices/*",
        "a block device of the host is given to the virtual machine",
        HOST_DEVICES,
    )
    .when(Beside("type", &["b"])),
    Entry::needs_host(
        "/linux/netDevices",
        "an interface of the host cannot be moved into a guest; what the guest is connected by is \
         another one",
        kata!("docs/design/architecture/networking.md"),
    ),
    Entry::to_vm(
        "/linux/cgroupsPath",
        "the processes of the virtual machine are put there; in the guest the container has \
         control groups of the guest's",
        kata!("docs/design/host-cgroups.md"),
    ),
    Entry::needs_host(
        "/linux/intelRdt",
        "the processor does not offer it to guests; at most all of a virtual machine can be put \
         into a class of service",
        "https://github.com/kata-containers/runtime/issues/309",
    ),
    Entry::in_guest(
        "/linux/memoryPolicy",
        "the guest's kernel has policies of its own; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::to_vm(
        "/linux/memoryPolicy/nodes",
        "nodes of the host are nodes of the guest only if the virtual machine is given such ones",
        kata!("docs/how-to/how-to-use-numa-with-kata.md"),
    ),
    Entry::in_guest(
        "/linux/sysctl",
        "they are parameters of the guest's kernel",
        kata!("docs/how-to/how-to-use-sysctls-with-kata.md"),
    ),
    Entry::in_guest(
        "/linux/seccomp",
        "the guest's kernel filters",
        GUEST_SECCOMP,
    ),
    Entry::needs_host(
        "/linux/seccomp/listenerPath",
        "who listens on the host cannot be sent a file descriptor of the guest's",
        PROTOCOL,
    ),
    Entry::needs_host(
        "/linux/seccomp/listenerMetadata",
        "it is for who listens on the host, who cannot be reached",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/linux/rootfsPropagation",
        "the guest mounts the container's root filesystem",
        MOUNT,
    ),
    Entry::needs_host(
        "/linux/rootfsPropagation",
        "what is mounted in a guest is not mounted on the host",
        MOUNT,
    )
    .when(Is(&["shared", "rshared"])),
    Entry::in_guest("/linux/maskedPaths", "the guest mounts over them", MOUNT),
    Entry::in_guest("/linux/readonlyPaths", "the guest mounts over them", MOUNT),
    Entry::in_guest(
        "/linux/mountLabel",
        "the guest mounts, and enforces it if the guest's image has a policy",
        MOUNT,
    ),
    Entry::in_guest(
        "/linux/personality",
        "the guest's kernel runs the process; Kata Containers does not pass it on",
        PROTOCOL,
    ),
];
