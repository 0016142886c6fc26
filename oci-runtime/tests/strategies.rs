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
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
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

/// More platforms that values can be asked for, although no configuration is for them on its own.
const ODD_PLATFORMS: &[Platforms] = &[
    Platforms::of(&[]),
    Platforms::of(&["windows", "freebsd"]),
    Platforms::of(&["solaris", "windows"]),
    Platforms::of(&["zos", "windows", "vm"]),
    Platforms::of(&["linux", "freebsd"]),
    Platforms::of(&["linux", "windows", "solaris", "freebsd", "zos", "vm"]),
    Platforms::of(&["plan9"]),
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
    let platforms = [PLATFORMS, ODD_PLATFORMS].concat();
    prove::<T>(kind.shape, &platforms, 24, |value, platforms| {
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

macro_rules! proofs {
    ($($proof:ident $type:path => $described:path,)+) => {
        &[$((stringify!($type), || $proof::<$type>(&$described))),+]
    };
}

/// Every object that has properties of its own, and what its proof finds.
type Proof = (&'static str, fn() -> Vec<String>);

const OBJECTS: &[Proof] = proofs! {
    document Config => config::DOCUMENT,
    document State => state::DOCUMENT,
    document Features => features::DOCUMENT,
    part config::Root => config::ROOT,
    part config::Mount => config::MOUNT,
    part config::Hooks => config::HOOKS,
    part config::Hook => config::CREATE_RUNTIME_HOOK,
    part config::Process => process::PROCESS,
    part process::ConsoleSize => process::CONSOLE_SIZE,
    part process::User => process::USER,
    part process::Capabilities => process::CAPABILITIES,
    part process::Rlimit => process::RLIMIT,
    part process::Scheduler => process::SCHEDULER,
    part process::IoPriority => process::IO_PRIORITY,
    part process::ExecCpuAffinity => process::EXEC_CPU_AFFINITY,
    part linux::Linux => linux::LINUX,
    part linux::Namespace => linux::NAMESPACE,
    part linux::IdMapping => linux::UID_MAPPING,
    part linux::TimeOffset => linux::TIME_OFFSET,
    part linux::Device => linux::DEVICE,
    part linux::NetDevice => linux::NET_DEVICE,
    part linux::Personality => linux::PERSONALITY,
    part linux::ContainerProcessState => linux::CONTAINER_PROCESS_STATE_SHAPE,
    part linux::IntelRdt => linux::intel_rdt::INTEL_RDT,
    part linux::MemoryPolicy => linux::memory_policy::MEMORY_POLICY,
    part seccomp::Seccomp => seccomp::SECCOMP,
    part seccomp::Syscall => seccomp::SYSCALL,
    part seccomp::SyscallArg => seccomp::SYSCALL_ARG,
    part resources::Resources => resources::RESOURCES,
    part resources::BlockIo => resources::BLOCK_IO,
    part resources::ThrottleDevice => resources::READ_BPS,
    part resources::WeightDevice => resources::WEIGHT_DEVICE,
    part resources::Cpu => resources::CPU,
    part resources::DeviceCgroup => resources::DEVICE,
    part resources::HugepageLimit => resources::HUGEPAGE_LIMIT,
    part resources::Memory => resources::MEMORY,
    part resources::Network => resources::NETWORK,
    part resources::InterfacePriority => resources::PRIORITY,
    part resources::Pids => resources::PIDS,
    part resources::Rdma => resources::RDMA,
    part freebsd::Freebsd => freebsd::FREEBSD,
    part freebsd::Device => freebsd::DEVICE,
    part freebsd::Jail => freebsd::JAIL,
    part freebsd::Allow => freebsd::ALLOW,
    part solaris::Solaris => solaris::SOLARIS,
    part solaris::Anet => solaris::ANET,
    part solaris::CappedCpu => solaris::CAPPED_CPU,
    part solaris::CappedMemory => solaris::CAPPED_MEMORY,
    part vm::Vm => vm::VM,
    part vm::Hypervisor => vm::HYPERVISOR,
    part vm::Kernel => vm::KERNEL,
    part vm::Image => vm::IMAGE,
    part vm::HwConfig => vm::HW_CONFIG,
    part vm::IoMem => vm::IOMEM,
    part windows::Windows => windows::WINDOWS,
    part windows::Device => windows::DEVICE,
    part windows::HyperV => windows::HYPERV,
    part windows::Network => windows::NETWORK,
    part windows::Resources => windows::RESOURCES,
    part windows::Memory => windows::MEMORY,
    part windows::Cpu => windows::CPU,
    part windows::Affinity => windows::AFFINITY,
    part windows::Storage => windows::STORAGE,
    part zos::Zos => zos::ZOS,
    part zos::Namespace => zos::NAMESPACE,
    part features_linux::LinuxFeatures => features_linux::LINUX_FEATURES,
    part features_linux::CgroupFeatures => features_linux::CGROUP_FEATURES,
    part features_linux::SeccompFeatures => features_linux::SECCOMP_FEATURES,
    part features_linux::ApparmorFeatures => features_linux::APPARMOR_FEATURES,
    part features_linux::SelinuxFeatures => features_linux::SELINUX_FEATURES,
    part features_linux::IntelRdtFeatures => features_linux::INTEL_RDT_FEATURES,
    part features_linux::MemoryPolicyFeatures => features_linux::MEMORY_POLICY_FEATURES,
    part features_linux::MountExtensionsFeatures => features_linux::MOUNT_EXTENSIONS_FEATURES,
    part features_linux::IdmapFeatures => features_linux::IDMAP_FEATURES,
    part features_linux::NetDevicesFeatures => features_linux::NET_DEVICES_FEATURES,
};

#[test]
fn objects_break_no_must_and_are_read_as_they_are_written() {
    let wrong: Vec<String> = OBJECTS.iter().flat_map(|(_, prove)| prove()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! words {
    ($($($module:ident)::+: $word:ident, $known:ident;)+) => {
        &[$((stringify!($word), || {
            let known = $($module)::+::$known::ALL;
            let mut wrong = prove_text::<$($module)::+::$word>($($module)::+::$word::KNOWN, 1500);
            if all_made::<$($module)::+::$known>() != known {
                wrong.push(format!("{}: not all were made", stringify!($known)));
            }
            wrong
        })),+]
    };
}

/// Every vocabulary, and what the proof of its words finds.
const WORDS: &[Proof] = words! {
    process: Capability, KnownCapability;
    process: RlimitType, KnownRlimitType;
    process: IoPriorityClass, KnownIoPriorityClass;
    process: SchedulerPolicy, KnownSchedulerPolicy;
    process: SchedulerFlag, KnownSchedulerFlag;
    config: MountOption, KnownMountOption;
    config: MountType, KnownMountType;
    freebsd: Sharing, KnownSharing;
    vm: ImageFormat, KnownImageFormat;
    windows: IdType, KnownIdType;
    zos: NamespaceType, KnownNamespaceType;
    linux: NamespaceType, KnownNamespaceType;
    linux: DeviceType, KnownDeviceType;
    linux: PersonalityDomain, KnownPersonalityDomain;
    linux: RootfsPropagation, KnownRootfsPropagation;
    linux: Clock, KnownClock;
    resources: DeviceKind, KnownDeviceKind;
    linux::memory_policy: Mode, KnownMode;
    linux::memory_policy: Flag, KnownFlag;
    seccomp: Action, KnownAction;
    seccomp: Arch, KnownArch;
    seccomp: Flag, KnownFlag;
    seccomp: Operator, KnownOperator;
    state: Status, KnownStatus;
};

/// All values that a strategy makes, in their order.
fn all_made<T: Arbitrary + Ord>() -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let made = (0..1500).map(|_| any::<T>().new_tree(&mut runner).unwrap().current());
    made.collect::<BTreeSet<T>>().into_iter().collect()
}

#[test]
fn words_are_read_as_they_are_written() {
    let wrong: Vec<String> = WORDS.iter().flat_map(|(_, prove)| prove()).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn lists_of_their_own_are_read_as_they_are_written() {
    let names = read_again::<seccomp::SyscallNames>();
    let lengths: BTreeSet<_> = names.iter().map(|names| names.iter().count()).collect();
    assert_eq!(lengths, (1..=5).collect());
    let affinities = read_again::<windows::Affinities>();
    let lengths: BTreeSet<_> = affinities.iter().map(|list| list.len()).collect();
    assert_eq!(lengths, (0..=3).collect());
}

/// Makes values that are the same once they are written and read again.
fn read_again<T: Arbitrary + Serialize + DeserializeOwned + PartialEq>() -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let made = (0..200).map(|_| {
        let value = any::<T>().new_tree(&mut runner).unwrap().current();
        let text = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<T>(&text).unwrap(), value);
        value
    });
    made.collect()
}

#[test]
fn no_type_is_forgotten() {
    // A macro of their own makes these.
    let switches = [
        "ApparmorFeatures",
        "SelinuxFeatures",
        "NetDevicesFeatures",
        "IdmapFeatures",
    ];
    let mut objects: Vec<String> = switches.map(str::to_owned).into();
    let mut vocabularies = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect(&folder, &mut objects, &mut vocabularies);
    objects.sort_unstable();
    vocabularies.sort_unstable();
    assert_eq!(names(OBJECTS), objects);
    assert_eq!(names(WORDS), vocabularies);
}

/// The names of types without their modules; some types of different platforms have the same.
fn names(proofs: &[Proof]) -> Vec<&str> {
    let names = proofs.iter().map(|(name, _)| *name);
    let mut names: Vec<_> = names
        .map(|name| name.rsplit("::").next().unwrap())
        .collect();
    names.sort_unstable();
    names
}

/// The types that `object!` and `vocabulary!` are called for, in the files of a folder.
fn collect(folder: &Path, objects: &mut Vec<String>, vocabularies: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, objects, vocabularies);
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines() {
            if let Some(call) = line.strip_prefix("object!(") {
                objects.extend(call.split_once(',').map(|(name, _)| name.to_owned()));
            }
            // Only within `vocabulary!` is there a structure without anything.
            let structure = line.strip_prefix("    pub struct ");
            let name = structure.and_then(|name| name.strip_suffix(';'));
            let name = name.filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            vocabularies.extend(name.map(str::to_owned));
        }
    }
}

#[test]
fn every_section_and_platform_is_made() {
    let mut runner = TestRunner::deterministic();
    let mut sections = BTreeSet::new();
    for _ in 0..400 {
        let tree = any::<Config>().new_tree(&mut runner).unwrap();
        let config = serde_json::to_value(tree.current()).unwrap();
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
