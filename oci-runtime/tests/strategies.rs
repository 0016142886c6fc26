//! What is made for tests breaks no MUST, and has everything that there is.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{collections::BTreeSet, fs, path::Path};

use oci_conformance::{
    Context, DocumentType, Invalid, Shape,
    generate::proof::{prove, prove_text},
    model::Specified,
};
use oci_runtime::{
    Config, Features, Platforms, State, config,
    config::process,
    config_freebsd as freebsd, config_linux as linux,
    config_linux::{resources, seccomp},
    config_solaris as solaris, config_vm as vm, config_windows as windows, config_zos as zos,
    features, features_linux, state,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde::{Serialize, de::DeserializeOwned};

/// The platforms that values are made for, one after the other.
const PLATFORMS: &[Platforms] = &[
    Platforms::of(&["linux"]),
    Platforms::of(&["windows"]),
    Platforms::of(&["solaris"]),
    Platforms::of(&["freebsd"]),
    Platforms::of(&["zos"]),
    Platforms::of(&["vm"]),
    Platforms::of(&["linux", "vm"]),
    Platforms::of(&["windows", "vm"]),
    Platforms::of(&["linux", "windows"]),
];

fn document<T>(kind: &'static DocumentType) -> Vec<String>
where
    T: Arbitrary<Parameters = Platforms>
        + Specified
        + Serialize
        + DeserializeOwned
        + PartialEq
        + Clone,
{
    prove::<T>(kind.shape, PLATFORMS, 24, |value, platforms| {
        let context = Context::default();
        let value = Invalid::or_document(value, kind, &context)?;
        match platforms.0 {
            Some(platforms) => Invalid::or_document(value, kind, &context.on(platforms)),
            None => Ok(value),
        }
    })
}

fn part<T>(shape: &'static Shape) -> Vec<String>
where
    T: Arbitrary<Parameters = Platforms>
        + Specified
        + Serialize
        + DeserializeOwned
        + PartialEq
        + Clone,
{
    let own = shape.platforms();
    let is_own = |platforms: &&Platforms| {
        let mut platforms = platforms.0.into_iter().flatten();
        own.is_empty() || platforms.any(|platform| own.contains(platform))
    };
    let mut platforms = vec![Platforms::default(); 2];
    platforms.extend(PLATFORMS.iter().filter(is_own));
    prove::<T>(shape, &platforms, 40, |value, platforms| {
        let context = Context::default();
        let value = Invalid::or_part(value, shape, &context.on(own))?;
        Invalid::or_part(value, shape, &context.on(platforms.0.unwrap_or_default()))
    })
}

/// Every object that has properties of its own, and what its proof finds.
type Proof = (&'static str, fn() -> Vec<String>);

const OBJECTS: &[Proof] = &[
    ("Config", || document::<Config>(&config::DOCUMENT)),
    ("State", || document::<State>(&state::DOCUMENT)),
    ("Features", || document::<Features>(&features::DOCUMENT)),
    ("config::Root", || part::<config::Root>(&config::ROOT)),
    ("config::Mount", || part::<config::Mount>(&config::MOUNT)),
    ("config::Hooks", || part::<config::Hooks>(&config::HOOKS)),
    ("config::Hook", || {
        part::<config::Hook>(&config::CREATE_RUNTIME_HOOK)
    }),
    ("config::Process", || {
        part::<config::Process>(&process::PROCESS)
    }),
    ("process::ConsoleSize", || {
        part::<process::ConsoleSize>(&process::CONSOLE_SIZE)
    }),
    ("process::User", || part::<process::User>(&process::USER)),
    ("process::Capabilities", || {
        part::<process::Capabilities>(&process::CAPABILITIES)
    }),
    ("process::Rlimit", || {
        part::<process::Rlimit>(&process::RLIMIT)
    }),
    ("process::Scheduler", || {
        part::<process::Scheduler>(&process::SCHEDULER)
    }),
    ("process::IoPriority", || {
        part::<process::IoPriority>(&process::IO_PRIORITY)
    }),
    ("process::ExecCpuAffinity", || {
        part::<process::ExecCpuAffinity>(&process::EXEC_CPU_AFFINITY)
    }),
    ("linux::Linux", || part::<linux::Linux>(&linux::LINUX)),
    ("linux::Namespace", || {
        part::<linux::Namespace>(&linux::NAMESPACE)
    }),
    ("linux::IdMapping", || {
        part::<linux::IdMapping>(&linux::UID_MAPPING)
    }),
    ("linux::TimeOffset", || {
        part::<linux::TimeOffset>(&linux::TIME_OFFSET)
    }),
    ("linux::Device", || part::<linux::Device>(&linux::DEVICE)),
    ("linux::NetDevice", || {
        part::<linux::NetDevice>(&linux::NET_DEVICE)
    }),
    ("linux::Personality", || {
        part::<linux::Personality>(&linux::PERSONALITY)
    }),
    ("linux::ContainerProcessState", || {
        part::<linux::ContainerProcessState>(&linux::CONTAINER_PROCESS_STATE_SHAPE)
    }),
    ("linux::IntelRdt", || {
        part::<linux::IntelRdt>(&linux::intel_rdt::INTEL_RDT)
    }),
    ("linux::MemoryPolicy", || {
        part::<linux::MemoryPolicy>(&linux::memory_policy::MEMORY_POLICY)
    }),
    ("seccomp::Seccomp", || {
        part::<seccomp::Seccomp>(&seccomp::SECCOMP)
    }),
    ("seccomp::Syscall", || {
        part::<seccomp::Syscall>(&seccomp::SYSCALL)
    }),
    ("seccomp::SyscallArg", || {
        part::<seccomp::SyscallArg>(&seccomp::SYSCALL_ARG)
    }),
    ("resources::Resources", || {
        part::<resources::Resources>(&resources::RESOURCES)
    }),
    ("resources::BlockIo", || {
        part::<resources::BlockIo>(&resources::BLOCK_IO)
    }),
    ("resources::ThrottleDevice", || {
        part::<resources::ThrottleDevice>(&resources::READ_BPS)
    }),
    ("resources::WeightDevice", || {
        part::<resources::WeightDevice>(&resources::WEIGHT_DEVICE)
    }),
    ("resources::Cpu", || part::<resources::Cpu>(&resources::CPU)),
    ("resources::DeviceCgroup", || {
        part::<resources::DeviceCgroup>(&resources::DEVICE)
    }),
    ("resources::HugepageLimit", || {
        part::<resources::HugepageLimit>(&resources::HUGEPAGE_LIMIT)
    }),
    ("resources::Memory", || {
        part::<resources::Memory>(&resources::MEMORY)
    }),
    ("resources::Network", || {
        part::<resources::Network>(&resources::NETWORK)
    }),
    ("resources::InterfacePriority", || {
        part::<resources::InterfacePriority>(&resources::PRIORITY)
    }),
    ("resources::Pids", || {
        part::<resources::Pids>(&resources::PIDS)
    }),
    ("resources::Rdma", || {
        part::<resources::Rdma>(&resources::RDMA)
    }),
    ("freebsd::Freebsd", || {
        part::<freebsd::Freebsd>(&freebsd::FREEBSD)
    }),
    ("freebsd::Device", || {
        part::<freebsd::Device>(&freebsd::DEVICE)
    }),
    ("freebsd::Jail", || part::<freebsd::Jail>(&freebsd::JAIL)),
    ("freebsd::Allow", || part::<freebsd::Allow>(&freebsd::ALLOW)),
    ("solaris::Solaris", || {
        part::<solaris::Solaris>(&solaris::SOLARIS)
    }),
    ("solaris::Anet", || part::<solaris::Anet>(&solaris::ANET)),
    ("solaris::CappedCpu", || {
        part::<solaris::CappedCpu>(&solaris::CAPPED_CPU)
    }),
    ("solaris::CappedMemory", || {
        part::<solaris::CappedMemory>(&solaris::CAPPED_MEMORY)
    }),
    ("vm::Vm", || part::<vm::Vm>(&vm::VM)),
    ("vm::Hypervisor", || part::<vm::Hypervisor>(&vm::HYPERVISOR)),
    ("vm::Kernel", || part::<vm::Kernel>(&vm::KERNEL)),
    ("vm::Image", || part::<vm::Image>(&vm::IMAGE)),
    ("vm::HwConfig", || part::<vm::HwConfig>(&vm::HW_CONFIG)),
    ("vm::IoMem", || part::<vm::IoMem>(&vm::IOMEM)),
    ("windows::Windows", || {
        part::<windows::Windows>(&windows::WINDOWS)
    }),
    ("windows::Device", || {
        part::<windows::Device>(&windows::DEVICE)
    }),
    ("windows::HyperV", || {
        part::<windows::HyperV>(&windows::HYPERV)
    }),
    ("windows::Network", || {
        part::<windows::Network>(&windows::NETWORK)
    }),
    ("windows::Resources", || {
        part::<windows::Resources>(&windows::RESOURCES)
    }),
    ("windows::Memory", || {
        part::<windows::Memory>(&windows::MEMORY)
    }),
    ("windows::Cpu", || part::<windows::Cpu>(&windows::CPU)),
    ("windows::Affinity", || {
        part::<windows::Affinity>(&windows::AFFINITY)
    }),
    ("windows::Storage", || {
        part::<windows::Storage>(&windows::STORAGE)
    }),
    ("zos::Zos", || part::<zos::Zos>(&zos::ZOS)),
    ("zos::Namespace", || part::<zos::Namespace>(&zos::NAMESPACE)),
    ("features_linux::LinuxFeatures", || {
        part::<features_linux::LinuxFeatures>(&features_linux::LINUX_FEATURES)
    }),
    ("features_linux::CgroupFeatures", || {
        part::<features_linux::CgroupFeatures>(&features_linux::CGROUP_FEATURES)
    }),
    ("features_linux::SeccompFeatures", || {
        part::<features_linux::SeccompFeatures>(&features_linux::SECCOMP_FEATURES)
    }),
    ("features_linux::ApparmorFeatures", || {
        part::<features_linux::ApparmorFeatures>(&features_linux::APPARMOR_FEATURES)
    }),
    ("features_linux::SelinuxFeatures", || {
        part::<features_linux::SelinuxFeatures>(&features_linux::SELINUX_FEATURES)
    }),
    ("features_linux::IntelRdtFeatures", || {
        part::<features_linux::IntelRdtFeatures>(&features_linux::INTEL_RDT_FEATURES)
    }),
    ("features_linux::MemoryPolicyFeatures", || {
        part::<features_linux::MemoryPolicyFeatures>(&features_linux::MEMORY_POLICY_FEATURES)
    }),
    ("features_linux::MountExtensionsFeatures", || {
        part::<features_linux::MountExtensionsFeatures>(&features_linux::MOUNT_EXTENSIONS_FEATURES)
    }),
    ("features_linux::IdmapFeatures", || {
        part::<features_linux::IdmapFeatures>(&features_linux::IDMAP_FEATURES)
    }),
    ("features_linux::NetDevicesFeatures", || {
        part::<features_linux::NetDevicesFeatures>(&features_linux::NET_DEVICES_FEATURES)
    }),
];

#[test]
fn objects_break_no_must_and_are_read_as_they_are_written() {
    let wrong: Vec<String> = OBJECTS.iter().flat_map(|(_, prove)| prove()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_read_as_they_are_written() {
    let wrong = [
        prove_text::<process::Capability>(process::Capability::KNOWN, 1500),
        prove_text::<process::RlimitType>(process::RlimitType::KNOWN, 1500),
        prove_text::<process::IoPriorityClass>(process::IoPriorityClass::KNOWN, 1500),
        prove_text::<process::SchedulerPolicy>(process::SchedulerPolicy::KNOWN, 1500),
        prove_text::<process::SchedulerFlag>(process::SchedulerFlag::KNOWN, 1500),
        prove_text::<config::MountOption>(config::MountOption::KNOWN, 1500),
        prove_text::<config::MountType>(config::MountType::KNOWN, 1500),
        prove_text::<freebsd::Sharing>(freebsd::Sharing::KNOWN, 1500),
        prove_text::<vm::ImageFormat>(vm::ImageFormat::KNOWN, 1500),
        prove_text::<windows::IdType>(windows::IdType::KNOWN, 1500),
        prove_text::<zos::NamespaceType>(zos::NamespaceType::KNOWN, 1500),
        prove_text::<linux::NamespaceType>(linux::NamespaceType::KNOWN, 1500),
        prove_text::<linux::DeviceType>(linux::DeviceType::KNOWN, 1500),
        prove_text::<linux::PersonalityDomain>(linux::PersonalityDomain::KNOWN, 1500),
        prove_text::<linux::RootfsPropagation>(linux::RootfsPropagation::KNOWN, 1500),
        prove_text::<linux::Clock>(linux::Clock::KNOWN, 1500),
        prove_text::<resources::DeviceKind>(resources::DeviceKind::KNOWN, 1500),
        prove_text::<linux::memory_policy::Mode>(linux::memory_policy::Mode::KNOWN, 1500),
        prove_text::<linux::memory_policy::Flag>(linux::memory_policy::Flag::KNOWN, 1500),
        prove_text::<seccomp::Action>(seccomp::Action::KNOWN, 1500),
        prove_text::<seccomp::Arch>(seccomp::Arch::KNOWN, 1500),
        prove_text::<seccomp::Flag>(seccomp::Flag::KNOWN, 1500),
        prove_text::<seccomp::Operator>(seccomp::Operator::KNOWN, 1500),
        prove_text::<state::Status>(state::Status::KNOWN, 1500),
    ];
    assert_eq!(wrong.concat(), Vec::<String>::new());
}

#[test]
fn no_object_is_forgotten() {
    // Some types of different platforms have the same name.
    let names = OBJECTS
        .iter()
        .map(|(name, _)| name.rsplit("::").next().unwrap());
    let mut named: Vec<String> = names.map(str::to_owned).collect();
    // A macro of their own makes these.
    let switches = [
        "ApparmorFeatures",
        "SelinuxFeatures",
        "NetDevicesFeatures",
        "IdmapFeatures",
    ];
    let mut objects: Vec<String> = switches.map(str::to_owned).into();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut objects,
    );
    named.sort_unstable();
    objects.sort_unstable();
    assert_eq!(named, objects);
}

/// The types that `object!` is called for, in the files of a folder.
fn collect(folder: &Path, objects: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, objects);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let calls = text
                .lines()
                .filter_map(|line| line.strip_prefix("object!("));
            objects.extend(calls.filter_map(|call| Some(call.split_once(',')?.0.to_owned())));
        }
    }
}

#[test]
fn every_section_and_platform_is_made() {
    let mut runner = TestRunner::deterministic();
    let mut sections = BTreeSet::new();
    for _ in 0..400 {
        let tree = any::<Config>().new_tree(&mut runner).unwrap();
        let config = serde_json::to_value(proptest::strategy::ValueTree::current(&tree)).unwrap();
        let there = oci_runtime::PLATFORMS
            .iter()
            .filter(|name| config.get(name).is_some());
        sections.insert(there.copied().collect::<Vec<_>>());
    }
    for platforms in PLATFORMS.iter().filter_map(|platforms| platforms.0) {
        let mut platforms = platforms.to_vec();
        platforms.sort_by_key(|name| oci_runtime::PLATFORMS.iter().position(|own| own == name));
        assert!(sections.contains(&platforms), "{platforms:?}");
    }
}

#[test]
fn a_configuration_shrinks_to_the_smallest_with_what_is_looked_for() {
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 100_000,
        cases: 1000,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&any::<Config>(), |config| {
        let syscalls = config.linux.and_then(|linux| linux.seccomp);
        let args = syscalls.iter().flat_map(|seccomp| &seccomp.syscalls);
        prop_assert!(!args.into_iter().any(|syscall| !syscall.args.is_empty()));
        Ok(())
    });
    let Err(proptest::test_runner::TestError::Fail(_, config)) = outcome else {
        panic!("no argument of a system call was made");
    };
    assert_eq!(
        serde_json::to_string(&config).unwrap(),
        r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"linux":{"seccomp":{"defaultAction":"SCMP_ACT_KILL","syscalls":[{"names":["a"],"action":"SCMP_ACT_KILL","args":[{"index":0,"value":0,"op":"SCMP_CMP_NE"}]}]}}}"#,
    );
}
