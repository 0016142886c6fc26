//! The types of objects, and the shape that values of each are made by.

use oci_conformance::{
    generate::{Choices, Platforms},
    generated,
};

use super::{document, part};
use crate::{
    Config, Features, State, config,
    config::process,
    config_freebsd as freebsd, config_linux as linux,
    config_linux::{resources, seccomp},
    config_solaris as solaris, config_vm as vm, config_windows as windows, config_zos as zos,
    features, features_linux, state,
};

generated! {
    with Platforms;
    Config: |choices, platforms| document(&config::SHAPE, choices, *platforms);
    State: |choices, platforms| document(&state::SHAPE, choices, *platforms);
    Features: |choices, platforms| document(&features::SHAPE, choices, *platforms);
    config::Root: |choices, platforms| part(&config::ROOT, choices, *platforms);
    config::Mount: |choices, platforms| part(&config::MOUNT, choices, *platforms);
    config::Hooks: |choices, platforms| part(&config::HOOKS, choices, *platforms);
    config::Hook: |choices, platforms| part(&config::CREATE_RUNTIME_HOOK, choices, *platforms);
    config::Process: |choices, platforms| part(&process::PROCESS, choices, *platforms);
    process::ConsoleSize: |choices, platforms| part(&process::CONSOLE_SIZE, choices, *platforms);
    process::User: |choices, platforms| part(&process::USER, choices, *platforms);
    process::Capabilities: |choices, platforms| part(&process::CAPABILITIES, choices, *platforms);
    process::Rlimit: |choices, platforms| part(&process::RLIMIT, choices, *platforms);
    process::Scheduler: |choices, platforms| part(&process::SCHEDULER, choices, *platforms);
    process::IoPriority: |choices, platforms| part(&process::IO_PRIORITY, choices, *platforms);
    process::ExecCpuAffinity: |choices, platforms| part(&process::EXEC_CPU_AFFINITY, choices, *platforms);
    linux::Linux: |choices, platforms| part(&linux::LINUX, choices, *platforms);
    linux::Namespace: |choices, platforms| part(&linux::NAMESPACE, choices, *platforms);
    linux::IdMapping: |choices, platforms| part(&linux::UID_MAPPING, choices, *platforms);
    linux::TimeOffset: |choices, platforms| part(&linux::TIME_OFFSET, choices, *platforms);
    linux::Device: |choices, platforms| part(&linux::DEVICE, choices, *platforms);
    linux::NetDevice: |choices, platforms| part(&linux::NET_DEVICE, choices, *platforms);
    linux::Personality: |choices, platforms| part(&linux::PERSONALITY, choices, *platforms);
    linux::ContainerProcessState: |choices, platforms| part(&linux::CONTAINER_PROCESS_STATE_SHAPE, choices, *platforms);
    linux::IntelRdt: |choices, platforms| part(&linux::intel_rdt::INTEL_RDT, choices, *platforms);
    linux::MemoryPolicy: |choices, platforms| part(&linux::memory_policy::MEMORY_POLICY, choices, *platforms);
    seccomp::Seccomp: |choices, platforms| part(&seccomp::SECCOMP, choices, *platforms);
    seccomp::Syscall: |choices, platforms| part(&seccomp::SYSCALL, choices, *platforms);
    seccomp::SyscallArg: |choices, platforms| part(&seccomp::SYSCALL_ARG, choices, *platforms);
    resources::Resources: |choices, platforms| part(&resources::RESOURCES, choices, *platforms);
    resources::BlockIo: |choices, platforms| part(&resources::BLOCK_IO, choices, *platforms);
    resources::ThrottleDevice: |choices, platforms| part(&resources::READ_BPS, choices, *platforms);
    resources::WeightDevice: |choices, platforms| part(&resources::WEIGHT_DEVICE, choices, *platforms);
    resources::Cpu: |choices, platforms| part(&resources::CPU, choices, *platforms);
    resources::DeviceCgroup: |choices, platforms| part(&resources::DEVICE, choices, *platforms);
    resources::HugepageLimit: |choices, platforms| part(&resources::HUGEPAGE_LIMIT, choices, *platforms);
    resources::Memory: |choices, platforms| part(&resources::MEMORY, choices, *platforms);
    resources::Network: |choices, platforms| part(&resources::NETWORK, choices, *platforms);
    resources::InterfacePriority: |choices, platforms| part(&resources::PRIORITY, choices, *platforms);
    resources::Pids: |choices, platforms| part(&resources::PIDS, choices, *platforms);
    resources::Rdma: |choices, platforms| part(&resources::RDMA, choices, *platforms);
    freebsd::Freebsd: |choices, platforms| part(&freebsd::FREEBSD, choices, *platforms);
    freebsd::Device: |choices, platforms| part(&freebsd::DEVICE, choices, *platforms);
    freebsd::Jail: |choices, platforms| part(&freebsd::JAIL, choices, *platforms);
    freebsd::Allow: |choices, platforms| part(&freebsd::ALLOW, choices, *platforms);
    solaris::Solaris: |choices, platforms| part(&solaris::SOLARIS, choices, *platforms);
    solaris::Anet: |choices, platforms| part(&solaris::ANET, choices, *platforms);
    solaris::CappedCpu: |choices, platforms| part(&solaris::CAPPED_CPU, choices, *platforms);
    solaris::CappedMemory: |choices, platforms| part(&solaris::CAPPED_MEMORY, choices, *platforms);
    vm::Vm: |choices, platforms| part(&vm::VM, choices, *platforms);
    vm::Hypervisor: |choices, platforms| part(&vm::HYPERVISOR, choices, *platforms);
    vm::Kernel: |choices, platforms| part(&vm::KERNEL, choices, *platforms);
    vm::Image: |choices, platforms| part(&vm::IMAGE, choices, *platforms);
    vm::HwConfig: |choices, platforms| part(&vm::HW_CONFIG, choices, *platforms);
    vm::IoMem: |choices, platforms| part(&vm::IOMEM, choices, *platforms);
    windows::Windows: |choices, platforms| part(&windows::WINDOWS, choices, *platforms);
    windows::Device: |choices, platforms| part(&windows::DEVICE, choices, *platforms);
    windows::HyperV: |choices, platforms| part(&windows::HYPERV, choices, *platforms);
    windows::Network: |choices, platforms| part(&windows::NETWORK, choices, *platforms);
    windows::Resources: |choices, platforms| part(&windows::RESOURCES, choices, *platforms);
    windows::Memory: |choices, platforms| part(&windows::MEMORY, choices, *platforms);
    windows::Cpu: |choices, platforms| part(&windows::CPU, choices, *platforms);
    windows::Affinity: |choices, platforms| part(&windows::AFFINITY, choices, *platforms);
    windows::Storage: |choices, platforms| part(&windows::STORAGE, choices, *platforms);
    zos::Zos: |choices, platforms| part(&zos::ZOS, choices, *platforms);
    zos::Namespace: |choices, platforms| part(&zos::NAMESPACE, choices, *platforms);
    features_linux::LinuxFeatures: |choices, platforms| part(&features_linux::LINUX_FEATURES, choices, *platforms);
    features_linux::CgroupFeatures: |choices, platforms| part(&features_linux::CGROUP_FEATURES, choices, *platforms);
    features_linux::SeccompFeatures: |choices, platforms| part(&features_linux::SECCOMP_FEATURES, choices, *platforms);
    features_linux::ApparmorFeatures: |choices, platforms| part(&features_linux::APPARMOR_FEATURES, choices, *platforms);
    features_linux::SelinuxFeatures: |choices, platforms| part(&features_linux::SELINUX_FEATURES, choices, *platforms);
    features_linux::IntelRdtFeatures: |choices, platforms| part(&features_linux::INTEL_RDT_FEATURES, choices, *platforms);
    features_linux::MemoryPolicyFeatures: |choices, platforms| part(&features_linux::MEMORY_POLICY_FEATURES, choices, *platforms);
    features_linux::MountExtensionsFeatures: |choices, platforms| part(&features_linux::MOUNT_EXTENSIONS_FEATURES, choices, *platforms);
    features_linux::IdmapFeatures: |choices, platforms| part(&features_linux::IDMAP_FEATURES, choices, *platforms);
    features_linux::NetDevicesFeatures: |choices, platforms| part(&features_linux::NET_DEVICES_FEATURES, choices, *platforms);
}

generated! {
    seccomp::SyscallNames: |choices| {
        choices.list(1..=5, Choices::word).into_iter().collect()
    };
    windows::Affinities: |choices| {
        let platforms = Platforms::of(&["windows"]);
        let affinity = |choices: &mut Choices<'_>| part(&windows::AFFINITY, choices, platforms);
        choices.list(0..=3, affinity).into_iter().collect()
    };
}
