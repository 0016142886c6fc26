//! The profile of runtimes that put a hypervisor into an ordinary container, as crun's krun does.

use super::{
    Condition::{Beside, Lacks},
    Entry,
};

/// The manual of krun.
macro_rules! manual {
    ($anchor:literal) => {
        concat!(
            "https://github.com/containers/crun/blob/0f67c373825ec9a475aa38d20c49b100df7e3409/\
             krun.1.md",
            $anchor
        )
    };
}

/// The entries.
pub(super) static TABLES: &[&[Entry]] = &[KRUN];

const ARCHITECTURE: &str = manual!("#architecture");
const ISOLATION: &str = manual!("#description");
const NETWORKING: &str = manual!("#networking");
/// What is done to the container, and what the guest is told.
const HANDLER: &str = "https://github.com/containers/crun/blob/\
                       ba38286f7d232be8087dbd393315bb05018da68c/src/libcrun/handlers/krun.c";

const KRUN: &[Entry] = &[
    Entry::to_vm("/ociVersion", "the runtime reads it", ARCHITECTURE),
    Entry::to_vm(
        "/root",
        "the runtime mounts it, and shares it with the guest",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/mounts",
        "the runtime mounts them in the hypervisor's container, whose files it shares with the \
         guest",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/hostname",
        "it is the name of the hypervisor's container",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/domainname",
        "it is the name of the hypervisor's container",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/hooks",
        "the runtime runs them on the host and in the hypervisor's container",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/annotations",
        "the runtime reads them; the virtual machine is configured by some of its own",
        manual!("#oci-annotations"),
    ),
    Entry::to_vm(
        "/process",
        "the hypervisor is the process that it is about",
        ARCHITECTURE,
    ),
    Entry::in_guest("/process/args", "the guest is told, and runs it", HANDLER),
    Entry::in_guest(
        "/process/env",
        "the guest is told, and runs the process with it",
        HANDLER,
    ),
    Entry::in_guest(
        "/process/cwd",
        "the guest is told, and runs the process there",
        HANDLER,
    ),
    Entry::to_vm(
        "/linux",
        "the runtime sets the hypervisor's container up as any other, which binds the virtual \
         machine and not the guest's kernel",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/linux/namespaces",
        "they are those of the hypervisor: the guest's processes are in none of them",
        ARCHITECTURE,
    ),
    Entry::needs_host(
        "/linux/namespaces",
        "the guest's processes do not see the host's, whatever the hypervisor sees",
        ISOLATION,
    )
    .when(Lacks("type", "pid")),
    Entry::needs_host(
        "/linux/namespaces",
        "the guest's processes share no memory with the host's, whatever the hypervisor shares",
        ISOLATION,
    )
    .when(Lacks("type", "ipc")),
    Entry::needs_host(
        "/linux/namespaces/*/path",
        "only the hypervisor joins it: the guest's processes do not",
        ISOLATION,
    ),
    Entry::to_vm(
        "/linux/namespaces/*/path",
        "the hypervisor connects the guest to what is there",
        NETWORKING,
    )
    .when(Beside("type", &["network", "mount", "user", "cgroup"])),
    Entry::needs_host(
        "/linux/devices",
        "the nodes are in the filesystem that is shared, but are of what the guest's kernel has \
         under the numbers; no device of the host is passed through",
        ARCHITECTURE,
    ),
    Entry::needs_host(
        "/linux/sysctl",
        "the parameters are set for the hypervisor; the guest's kernel has its own, and is not told",
        HANDLER,
    ),
    Entry::to_vm(
        "/linux/resources",
        "the control group of the hypervisor is limited, and so the virtual machine",
        ARCHITECTURE,
    ),
    Entry::to_vm(
        "/linux/resources/memory/limit",
        "it limits the hypervisor, and is how much memory the guest has",
        manual!("#oci-annotations"),
    ),
    Entry::to_vm(
        "/linux/resources/cpu/cpus",
        "it binds the hypervisor, and is how many processors the guest has",
        manual!("#oci-annotations"),
    ),
    Entry::to_vm(
        "/vm",
        "it describes the virtual machine, which krun configures by annotations instead",
        manual!("#oci-annotations"),
    ),
    Entry::needs_host(
        "/windows",
        "the container and the guest are Linux, and have nothing that it speaks of",
        ARCHITECTURE,
    ),
    Entry::needs_host(
        "/solaris",
        "the container and the guest are Linux, and have nothing that it speaks of",
        ARCHITECTURE,
    ),
    Entry::needs_host(
        "/zos",
        "the container and the guest are Linux, and have nothing that it speaks of",
        ARCHITECTURE,
    ),
    Entry::needs_host(
        "/freebsd",
        "the container and the guest are Linux, and have nothing that it speaks of",
        ARCHITECTURE,
    ),
];
