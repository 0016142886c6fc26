//! Configurations for other platforms than Linux alone.

use oci_conformance::Invalid;
use oci_runtime::{
    Config,
    config::{
        Mount, Process, Root,
        process::{Rlimit, RlimitType, User},
    },
    config_freebsd::{Device, Freebsd, Jail, Sharing},
    config_solaris::Solaris,
    config_vm::{Hypervisor, Kernel, Vm},
    config_windows::Windows,
    config_zos::{self, Zos},
};

use super::linux;

/// The version that brought z/OS the namespaces.
const ZOS_VERSION: &str = "1.2.1";
/// The version that brought FreeBSD.
const FREEBSD_VERSION: &str = "1.3.0";

/// Where a kernel for guests is usually installed.
const KERNEL: &str = "/usr/share/kata-containers/vmlinux.container";
const HYPERVISOR: &str = "/usr/bin/qemu-system-x86_64";

/// The default of Linux in a virtual machine.
pub(super) fn vm() -> Result<Config, Invalid> {
    let machine = Vm::builder(Kernel::new(KERNEL))
        .hypervisor(Hypervisor::new(HYPERVISOR))
        .build()?;
    linux::base()?.linux(linux::section()?).vm(machine).build()
}

pub(super) fn minimal_vm() -> Result<Config, Invalid> {
    Config::builder(linux::VERSION)
        .process(linux::minimal_process()?)
        .root(Root::new("rootfs"))
        .vm(Vm::builder(Kernel::new(KERNEL)).build()?)
        .build()
}

/// A volume that no machine has: engines put the one of the container's root there.
const VOLUME: &str = r"\\?\Volume{00000000-0000-0000-0000-000000000000}\";
const LAYERS: [&str; 2] = [r"C:\layers\base", r"C:\layers\scratch"];

/// A shell in a process-isolated container.
pub(super) fn windows() -> Result<Config, Invalid> {
    Config::builder(linux::VERSION)
        .process(
            Process::builder(r"C:\")
                .command_line("cmd.exe")
                .env([r"PATH=C:\Windows\system32;C:\Windows"])
                .user(User::named("ContainerUser"))
                .build()?,
        )
        .root(Root::new(VOLUME))
        .hostname("container")
        .windows(
            Windows::builder(LAYERS)
                .ignore_flushes_during_boot(true)
                .build()?,
        )
        .build()
}

pub(super) fn minimal_windows() -> Result<Config, Invalid> {
    Config::builder(linux::VERSION)
        .process(Process::builder(r"C:\").command_line("cmd.exe").build()?)
        .root(Root::new(VOLUME))
        .windows(Windows::builder(LAYERS).build()?)
        .build()
}

/// A shell in an application container.
pub(super) fn solaris() -> Result<Config, Invalid> {
    Config::builder(linux::VERSION)
        .process(posix_process()?)
        .root(Root::new("rootfs"))
        .hostname("container")
        .solaris(
            Solaris::builder()
                .milestone("svc:/milestone/container:default")
                .limitpriv("default")
                .build()?,
        )
        .build()
}

pub(super) fn minimal_solaris() -> Result<Config, Invalid> {
    Config::builder(linux::VERSION)
        .process(linux::minimal_process()?)
        .root(Root::new("rootfs"))
        .solaris(Solaris::builder().build()?)
        .build()
}

/// A shell in a jail with a network stack of its own.
pub(super) fn freebsd() -> Result<Config, Invalid> {
    let devices = [
        "null", "zero", "random", "urandom", "fd", "stdin", "stdout", "stderr",
    ];
    Config::builder(FREEBSD_VERSION)
        .process(posix_process()?)
        .root(Root::new("rootfs"))
        .hostname("container")
        .mount(
            Mount::builder("/dev")
                .kind("devfs")
                .source("devfs")
                .options(["ruleset=4"])
                .build()?,
        )
        .freebsd(
            Freebsd::builder()
                .devices(devices.map(Device::new))
                .jail(Jail::builder().vnet(Sharing::NEW).build()?)
                .build()?,
        )
        .build()
}

pub(super) fn minimal_freebsd() -> Result<Config, Invalid> {
    Config::builder(FREEBSD_VERSION)
        .process(linux::minimal_process()?)
        .root(Root::new("rootfs"))
        .freebsd(Freebsd::builder().build()?)
        .build()
}

/// A shell with namespaces of its own.
pub(super) fn zos() -> Result<Config, Invalid> {
    use config_zos::{Namespace, NamespaceType};

    Config::builder(ZOS_VERSION)
        .process(posix_process()?)
        .root(Root::new("rootfs"))
        .hostname("container")
        .zos(
            Zos::builder()
                .namespaces([
                    Namespace::new(NamespaceType::PID),
                    Namespace::new(NamespaceType::MOUNT),
                    Namespace::new(NamespaceType::IPC),
                    Namespace::new(NamespaceType::UTS),
                ])
                .build()?,
        )
        .build()
}

pub(super) fn minimal_zos() -> Result<Config, Invalid> {
    Config::builder(ZOS_VERSION)
        .process(linux::minimal_process()?)
        .root(Root::new("rootfs"))
        .zos(Zos::builder().build()?)
        .build()
}

/// A shell as every POSIX platform has one.
fn posix_process() -> Result<Process, Invalid> {
    Process::builder("/")
        .args(["sh"])
        .env(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "TERM=xterm"])
        .user(User::root())
        .rlimit(Rlimit::new(RlimitType::NOFILE, 1024, 1024))
        .build()
}
