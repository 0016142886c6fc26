//! Configurations for Linux.

use oci_conformance::Invalid;
use oci_runtime::{
    Config,
    config::{
        Mount, Process, Root,
        process::{Capabilities, Capability, Rlimit, RlimitType, User},
    },
    config_linux::{
        IdMapping, Linux, Namespace, NamespaceType, Resources, resources::DeviceCgroup,
    },
};

/// The oldest version that has all that is used here, so that every runtime takes it.
pub(super) const VERSION: &str = "1.0.2";

const PATH: &str = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// What not even root of a container should see.
const MASKED: [&str; 11] = [
    "/proc/acpi",
    "/proc/asound",
    "/proc/interrupts",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/sys/firmware",
];

/// What not even root of a container should change.
const READONLY: [&str; 5] = [
    "/proc/bus",
    "/proc/fs",
    "/proc/irq",
    "/proc/sys",
    "/proc/sysrq-trigger",
];

/// A shell in a container as engines make them.
pub(super) fn default() -> Result<Config, Invalid> {
    base()?.linux(section()?).build()
}

/// The same in a virtual machine; what the machine is, is added by the caller.
pub(super) fn base() -> Result<oci_runtime::config::ConfigBuilder, Invalid> {
    let config = Config::builder(VERSION)
        .process(process()?)
        .root(Root::builder("rootfs").readonly(true).build()?)
        .hostname("container")
        .mounts(filesystems(&["gid=5"])?)
        .mount(
            Mount::builder("/sys")
                .kind("sysfs")
                .source("sysfs")
                .options(["nosuid", "noexec", "nodev", "ro"])
                .build()?,
        )
        .mount(
            Mount::builder("/sys/fs/cgroup")
                .kind("cgroup")
                .source("cgroup")
                .options(["nosuid", "noexec", "nodev", "relatime", "ro"])
                .build()?,
        );
    Ok(config)
}

/// The same for a user without privileges, who is root in the container.
pub(super) fn rootless() -> Result<Config, Invalid> {
    let (uid, gid) = caller();
    Config::builder(VERSION)
        .process(process()?)
        .root(Root::builder("rootfs").readonly(true).build()?)
        .hostname("container")
        .mounts(filesystems(&[])?)
        .mount(
            Mount::builder("/sys")
                .kind("none")
                .source("/sys")
                .options(["rbind", "nosuid", "noexec", "nodev", "ro"])
                .build()?,
        )
        .linux(
            Linux::builder()
                .namespaces([
                    Namespace::new(NamespaceType::PID),
                    Namespace::new(NamespaceType::IPC),
                    Namespace::new(NamespaceType::UTS),
                    Namespace::new(NamespaceType::MOUNT),
                    Namespace::new(NamespaceType::CGROUP),
                    Namespace::new(NamespaceType::USER),
                ])
                .uid_mapping(IdMapping::new(0, uid, 1))
                .gid_mapping(IdMapping::new(0, gid, 1))
                .masked_paths(MASKED)
                .readonly_paths(READONLY)
                .build()?,
        )
        .build()
}

/// As little as conforms and can be started: runtimes look at `/proc` of the container.
pub(super) fn minimal() -> Result<Config, Invalid> {
    Config::builder(VERSION)
        .process(minimal_process()?)
        .root(Root::new("rootfs"))
        .mount(proc()?)
        .linux(
            Linux::builder()
                .namespace(Namespace::new(NamespaceType::MOUNT))
                .namespace(Namespace::new(NamespaceType::PID))
                .build()?,
        )
        .build()
}

/// A shell as root, which is what every POSIX platform has.
pub(super) fn minimal_process() -> Result<Process, Invalid> {
    Process::builder("/")
        .args(["/bin/sh"])
        .user(User::root())
        .build()
}

/// A shell with hardly more than no privileges.
fn process() -> Result<Process, Invalid> {
    Process::builder("/")
        .args(["sh"])
        .env([PATH, "TERM=xterm"])
        .user(User::root())
        .capabilities(Capabilities::bounding_effective_permitted([
            Capability::AUDIT_WRITE,
            Capability::KILL,
            Capability::NET_BIND_SERVICE,
        ]))
        .rlimit(Rlimit::new(RlimitType::NOFILE, 1024, 1024))
        .no_new_privileges(true)
        .build()
}

/// All namespaces but that for users, and no devices but those that every container has.
pub(super) fn section() -> Result<Linux, Invalid> {
    Linux::builder()
        .namespaces([
            Namespace::new(NamespaceType::PID),
            Namespace::new(NamespaceType::NETWORK),
            Namespace::new(NamespaceType::IPC),
            Namespace::new(NamespaceType::UTS),
            Namespace::new(NamespaceType::MOUNT),
            Namespace::new(NamespaceType::CGROUP),
        ])
        .resources(
            Resources::builder()
                .device(DeviceCgroup::deny().access("rwm").build()?)
                .build()?,
        )
        .masked_paths(MASKED)
        .readonly_paths(READONLY)
        .build()
}

fn proc() -> Result<Mount, Invalid> {
    Mount::builder("/proc").kind("proc").source("proc").build()
}

/// The filesystems that every Linux container has; `tty` are further options of that for terminals.
fn filesystems(tty: &[&'static str]) -> Result<Vec<Mount>, Invalid> {
    let terminals = [
        "nosuid",
        "noexec",
        "newinstance",
        "ptmxmode=0666",
        "mode=0620",
    ];
    Ok(vec![
        proc()?,
        Mount::builder("/dev")
            .kind("tmpfs")
            .source("tmpfs")
            .options(["nosuid", "strictatime", "mode=755", "size=65536k"])
            .build()?,
        Mount::builder("/dev/pts")
            .kind("devpts")
            .source("devpts")
            .options(terminals.iter().chain(tty).copied())
            .build()?,
        Mount::builder("/dev/shm")
            .kind("tmpfs")
            .source("shm")
            .options(["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"])
            .build()?,
        Mount::builder("/dev/mqueue")
            .kind("mqueue")
            .source("mqueue")
            .options(["nosuid", "noexec", "nodev"])
            .build()?,
    ])
}

/// The user and group that this program runs as.
#[cfg(unix)]
fn caller() -> (u32, u32) {
    use std::os::unix::fs::MetadataExt as _;

    // The kernel shows a process as a directory that belongs to its user.
    std::fs::metadata("/proc/self").map_or(NOBODY_KNOWN, |own| (own.uid(), own.gid()))
}

/// The user and group that this program runs as.
#[cfg(not(unix))]
fn caller() -> (u32, u32) {
    NOBODY_KNOWN
}

/// The first user and group of most systems, where nothing tells which it is.
const NOBODY_KNOWN: (u32, u32) = (1000, 1000);
