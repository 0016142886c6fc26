//! The objects that have a schema, and what they are called. Namesakes are told apart by what they
//! belong to.

use oci_conformance::{
    schema::schemars::{JsonSchema, Schema, SchemaGenerator},
    shape_schemas,
};

use super::SOURCE;
use crate::{
    config::{self, process},
    config_freebsd as freebsd, config_linux as linux, config_solaris as solaris, config_vm as vm,
    config_windows as windows, config_zos as zos, features, features_linux, state,
};

shape_schemas! {
    pub(super) static PARTS from SOURCE;
    types {
        "Config" = config::Config => &config::SHAPE,
        "Root" = config::Root => &config::ROOT,
        "Mount" = config::Mount => &config::MOUNT,
        "Hooks" = config::Hooks => &config::HOOKS,
        "Hook" = config::Hook => &config::CREATE_RUNTIME_HOOK,

        "Process" = config::Process => &process::PROCESS,
        "ConsoleSize" = process::ConsoleSize => &process::CONSOLE_SIZE,
        "User" = process::User => &process::USER,
        "Capabilities" = process::Capabilities => &process::CAPABILITIES,
        "Rlimit" = process::Rlimit => &process::RLIMIT,
        "Scheduler" = process::Scheduler => &process::SCHEDULER,
        "IoPriority" = process::IoPriority => &process::IO_PRIORITY,
        "ExecCpuAffinity" = process::ExecCpuAffinity => &process::EXEC_CPU_AFFINITY,

        "Linux" = linux::Linux => &linux::LINUX,
        "LinuxNamespace" = linux::Namespace => &linux::NAMESPACE,
        "IdMapping" = linux::IdMapping => &linux::UID_MAPPING,
        "TimeOffset" = linux::TimeOffset => &linux::TIME_OFFSET,
        "LinuxDevice" = linux::Device => &linux::DEVICE,
        "NetDevice" = linux::NetDevice => &linux::NET_DEVICE,
        "IntelRdt" = linux::IntelRdt => &linux::intel_rdt::INTEL_RDT,
        "MemoryPolicy" = linux::MemoryPolicy => &linux::memory_policy::MEMORY_POLICY,
        "Personality" = linux::Personality => &linux::PERSONALITY,
        "ContainerProcessState" = linux::ContainerProcessState
            => &linux::CONTAINER_PROCESS_STATE_SHAPE,

        "LinuxResources" = linux::Resources => &linux::resources::RESOURCES,
        "DeviceCgroup" = linux::resources::DeviceCgroup => &linux::resources::DEVICE,
        "LinuxMemory" = linux::resources::Memory => &linux::resources::MEMORY,
        "LinuxCpu" = linux::resources::Cpu => &linux::resources::CPU,
        "BlockIo" = linux::resources::BlockIo => &linux::resources::BLOCK_IO,
        "WeightDevice" = linux::resources::WeightDevice => &linux::resources::WEIGHT_DEVICE,
        "ThrottleDevice" = linux::resources::ThrottleDevice => &linux::resources::READ_BPS,
        "HugepageLimit" = linux::resources::HugepageLimit => &linux::resources::HUGEPAGE_LIMIT,
        "LinuxNetwork" = linux::resources::Network => &linux::resources::NETWORK,
        "InterfacePriority" = linux::resources::InterfacePriority => &linux::resources::PRIORITY,
        "Pids" = linux::resources::Pids => &linux::resources::PIDS,
        "Rdma" = linux::resources::Rdma => &linux::resources::RDMA,

        "Seccomp" = linux::Seccomp => &linux::seccomp::SECCOMP,
        "Syscall" = linux::seccomp::Syscall => &linux::seccomp::SYSCALL,
        "SyscallArg" = linux::seccomp::SyscallArg => &linux::seccomp::SYSCALL_ARG,

        "Solaris" = solaris::Solaris => &solaris::SOLARIS,
        "Anet" = solaris::Anet => &solaris::ANET,
        "CappedCpu" = solaris::CappedCpu => &solaris::CAPPED_CPU,
        "CappedMemory" = solaris::CappedMemory => &solaris::CAPPED_MEMORY,

        "Windows" = windows::Windows => &windows::WINDOWS,
        "WindowsDevice" = windows::Device => &windows::DEVICE,
        "WindowsResources" = windows::Resources => &windows::RESOURCES,
        "WindowsMemory" = windows::Memory => &windows::MEMORY,
        "WindowsCpu" = windows::Cpu => &windows::CPU,
        "Affinity" = windows::Affinity => &windows::AFFINITY,
        "Storage" = windows::Storage => &windows::STORAGE,
        "WindowsNetwork" = windows::Network => &windows::NETWORK,
        "HyperV" = windows::HyperV => &windows::HYPERV,

        "Vm" = vm::Vm => &vm::VM,
        "Hypervisor" = vm::Hypervisor => &vm::HYPERVISOR,
        "Kernel" = vm::Kernel => &vm::KERNEL,
        "VmImage" = vm::Image => &vm::IMAGE,
        "HwConfig" = vm::HwConfig => &vm::HW_CONFIG,
        "IoMem" = vm::IoMem => &vm::IOMEM,

        "Zos" = zos::Zos => &zos::ZOS,
        "ZosNamespace" = zos::Namespace => &zos::NAMESPACE,

        "Freebsd" = freebsd::Freebsd => &freebsd::FREEBSD,
        "FreebsdDevice" = freebsd::Device => &freebsd::DEVICE,
        "Jail" = freebsd::Jail => &freebsd::JAIL,
        "Allow" = freebsd::Allow => &freebsd::ALLOW,

        "State" = state::State => &state::SHAPE,
        "Features" = features::Features => &features::SHAPE,
        "LinuxFeatures" = features_linux::LinuxFeatures => &features_linux::LINUX_FEATURES,
        "CgroupFeatures" = features_linux::CgroupFeatures => &features_linux::CGROUP_FEATURES,
        "SeccompFeatures" = features_linux::SeccompFeatures => &features_linux::SECCOMP_FEATURES,
        "ApparmorFeatures" = features_linux::ApparmorFeatures
            => &features_linux::APPARMOR_FEATURES,
        "SelinuxFeatures" = features_linux::SelinuxFeatures => &features_linux::SELINUX_FEATURES,
        "IntelRdtFeatures" = features_linux::IntelRdtFeatures
            => &features_linux::INTEL_RDT_FEATURES,
        "MemoryPolicyFeatures" = features_linux::MemoryPolicyFeatures
            => &features_linux::MEMORY_POLICY_FEATURES,
        "MountExtensionsFeatures" = features_linux::MountExtensionsFeatures
            => &features_linux::MOUNT_EXTENSIONS_FEATURES,
        "IdmapFeatures" = features_linux::IdmapFeatures => &features_linux::IDMAP_FEATURES,
        "NetDevicesFeatures" = features_linux::NetDevicesFeatures
            => &features_linux::NET_DEVICES_FEATURES,
    }
    parts {
        "Annotations" = Annotations => &config::ANNOTATIONS,
        "PrestartHook" = PrestartHook => &config::PRESTART_HOOK,
        "MountUidMapping" = MountUidMapping => &config::UID_MAPPING,
        "MountGidMapping" = MountGidMapping => &config::GID_MAPPING,
        "GidMapping" = GidMapping => &linux::GID_MAPPING,
        "ThrottleWriteBpsDevice" = ThrottleWriteBpsDevice => &linux::resources::WRITE_BPS,
        "ThrottleReadIopsDevice" = ThrottleReadIopsDevice => &linux::resources::READ_IOPS,
        "ThrottleWriteIopsDevice" = ThrottleWriteIopsDevice => &linux::resources::WRITE_IOPS,
        "CredentialSpec" = CredentialSpec => &windows::CREDENTIAL_SPEC,
    }
}

/// Lists that have a type of their own.
macro_rules! lists {
    ($($type:ty: $item:ty,)+) => {
        $(
            impl JsonSchema for $type {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> std::borrow::Cow<'static, str> {
                    Vec::<$item>::schema_name()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    Vec::<$item>::json_schema(generator)
                }
            }
        )+
    };
}

lists! {
    linux::seccomp::SyscallNames: String,
    windows::Affinities: windows::Affinity,
}
