//! The profile of runtimes that are built as Kata Containers is.
//!
//! It says what can be done, not what each version of each runtime does; where Kata Containers does
//! less than it could, the reason says so.

mod linux;
mod process;
mod resources;

use super::{Condition::Beside, Entry};

/// A document of Kata Containers, as it was in August 2026.
macro_rules! kata {
    ($path:literal) => {
        concat!(
            "https://github.com/kata-containers/kata-containers/blob/\
             7c6ba40c54ea29b459b4997cff948caaba4e658b/",
            $path
        )
    };
}
use kata;

/// The entries, by the parts of the specification.
pub(super) static TABLES: &[&[Entry]] = &[
    CONFIG,
    process::PROCESS,
    linux::LINUX,
    resources::RESOURCES,
    VM,
    OTHER_PLATFORMS,
];

/// What the agent in the guest is told of a configuration, and so what it can honour.
const PROTOCOL: &str = kata!("src/libs/protocols/protos/oci.proto");
const HOOKS: &str = kata!("docs/design/hooks-handling.md#execution");
const STORAGE: &str = kata!("docs/design/architecture/storage.md");
const HOST_PATHS: &str = kata!("docs/Limitations.md#kubernetes-hostpath-volumes");
const CONFIG_VM: &str = "https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md";

const CONFIG: &[Entry] = &[
    Entry::to_vm("/ociVersion", "the runtime reads it", PROTOCOL),
    Entry::to_vm(
        "/root",
        "the root filesystem is shared with the guest, or given to it as a block device",
        STORAGE,
    ),
    Entry::in_guest(
        "/root/readonly",
        "the guest mounts the container's root filesystem",
        PROTOCOL,
    ),
    Entry::in_guest("/mounts", "the guest mounts them", PROTOCOL),
    Entry::in_guest("/mounts/*/destination", "the guest mounts there", PROTOCOL),
    Entry::in_guest(
        "/mounts/*/type",
        "the guest's kernel has to know the filesystem",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/mounts/*/options",
        "the guest's kernel has to know them",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/mounts/*/source",
        "it is a filesystem of the guest's own kernel",
        PROTOCOL,
    ),
    Entry::to_vm(
        "/mounts/*/source",
        "a directory of the host is shared with the guest, or copied to it, or a device given to \
         it; the guest then mounts that",
        HOST_PATHS,
    )
    .when(Beside("type", &["bind", "rbind", "none"])),
    Entry::in_guest(
        "/mounts/*/uidMappings",
        "the kernel that mounts maps, which is the guest's; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/mounts/*/gidMappings",
        "the kernel that mounts maps, which is the guest's; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest("/hostname", "the guest has a name of its own", PROTOCOL),
    Entry::in_guest(
        "/domainname",
        "the guest has a name of its own; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::to_vm("/hooks", "the runtime runs them on the host", HOOKS),
    Entry::to_vm(
        "/hooks/prestart",
        "the runtime runs them on the host",
        HOOKS,
    ),
    Entry::to_vm(
        "/hooks/createRuntime",
        "the runtime runs them on the host",
        HOOKS,
    ),
    Entry::needs_host(
        "/hooks/createContainer",
        "a program of the host cannot run in the namespaces of a container that is in a guest; \
         Kata Containers runs it in those of the hypervisor",
        HOOKS,
    ),
    Entry::in_guest(
        "/hooks/startContainer",
        "they are programs of the container, which the guest runs",
        HOOKS,
    ),
    Entry::to_vm(
        "/hooks/poststart",
        "the runtime runs them on the host",
        HOOKS,
    ),
    Entry::to_vm(
        "/hooks/poststop",
        "the runtime runs them on the host",
        HOOKS,
    ),
    Entry::to_vm(
        "/annotations",
        "the runtime reads them; such runtimes are configured by annotations of their own",
        kata!("docs/how-to/how-to-set-sandbox-config-kata.md"),
    ),
];

const VM: &[Entry] = &[
    Entry::to_vm("/vm", "it describes the virtual machine", CONFIG_VM),
    Entry::to_vm("/vm/hypervisor", "it runs the virtual machine", CONFIG_VM),
    Entry::to_vm("/vm/kernel", "the virtual machine boots it", CONFIG_VM),
    Entry::to_vm(
        "/vm/image",
        "it is the root filesystem of the guest",
        CONFIG_VM,
    ),
    Entry::to_vm(
        "/vm/hwConfig",
        "it is the hardware of the virtual machine",
        CONFIG_VM,
    ),
];

/// Where a platform's own section is configured.
const PLATFORMS: &str = "https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#platform-specific-configuration";

const OTHER_PLATFORMS: &[Entry] = &[
    Entry::to_vm(
        "/windows",
        "beside the guest's Linux it tells a host that is Windows how to prepare the virtual \
         machine, and which layers and networks to give to it",
        "https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#hyperv",
    ),
    Entry::needs_host(
        "/solaris",
        "the guest is Linux, and has nothing that it speaks of",
        PLATFORMS,
    ),
    Entry::needs_host(
        "/zos",
        "the guest is Linux, and has nothing that it speaks of",
        PLATFORMS,
    ),
    Entry::needs_host(
        "/freebsd",
        "the guest is Linux, and has nothing that it speaks of",
        PLATFORMS,
    ),
];
