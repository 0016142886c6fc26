//! [config-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md).

mod advisories;
mod container_process_state;
mod control_groups;
mod default_filesystems;
mod devices;
pub(crate) mod id_mappings;
pub mod intel_rdt;
mod masked_paths;
pub mod memory_policy;
mod mount_label;
mod namespaces;
mod network_devices;
mod paths;
mod personality;
pub mod resources;
mod rootfs_mount_propagation;
pub mod seccomp;
mod sysctl;
mod time_offsets;

use std::collections::BTreeMap;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub(crate) use self::devices::clauses::PATH_EXISTING_MISMATCH_ERROR;
pub use self::{
    advisories::{
        ADVISORIES, MAPPING_RANGES, MAPPINGS_WITHOUT_NAMESPACE, NANOSECS, NET_DEVICE_NAMES,
        NET_DEVICES_WITHOUT_NAMESPACE, TIME_OFFSETS_WITHOUT_NAMESPACE,
    },
    container_process_state::{
        CONTAINER_PROCESS_STATE, ContainerProcessState, ContainerProcessStateBuilder,
        SHAPE as CONTAINER_PROCESS_STATE_SHAPE,
    },
    devices::{DEVICE, Device, DeviceBuilder, DeviceType, KnownDeviceType},
    id_mappings::{GID_MAPPING, IdMapping, UID_MAPPING},
    intel_rdt::IntelRdt,
    memory_policy::MemoryPolicy,
    namespaces::{KnownNamespaceType, NAMESPACE, Namespace, NamespaceBuilder, NamespaceType},
    network_devices::{NET_DEVICE, NetDevice, NetDeviceBuilder},
    personality::{
        KnownPersonalityDomain, PERSONALITY, Personality, PersonalityBuilder, PersonalityDomain,
    },
    resources::Resources,
    rootfs_mount_propagation::{KnownRootfsPropagation, RootfsPropagation},
    seccomp::Seccomp,
    time_offsets::{Clock, KnownClock, TIME_OFFSET, TimeOffset, TimeOffsetBuilder},
};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0, V1_3_0},
};

/// The `linux` section of a configuration: what only containers of Linux have.
///
/// [config-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#linux-container-configuration)
///
/// ```
/// use oci_runtime::config_linux::{
///     Device, IdMapping, Linux, Namespace, NamespaceType, RootfsPropagation,
/// };
///
/// let new = [NamespaceType::PID, NamespaceType::MOUNT, NamespaceType::USER];
/// let linux = Linux::builder()
///     .namespaces(new.map(Namespace::new))
///     .namespace(Namespace::joining(NamespaceType::NETWORK, "/run/netns/web"))
///     .uid_mapping(IdMapping::new(0, 1000, 32000))
///     .gid_mapping(IdMapping::new(0, 1000, 32000))
///     .device(Device::character("/dev/fuse", 10, 229).build()?)
///     .cgroups_path("/web/1")
///     .sysctl_parameter("net.ipv4.ip_forward", "1")
///     .rootfs_propagation(RootfsPropagation::SLAVE)
///     .masked_paths(["/proc/kcore", "/proc/keys"])
///     .readonly_path("/proc/sys")
///     .build()?;
/// assert_eq!(linux.namespaces.len(), 4);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Linux {
    /// The namespaces that the container gets, or joins.
    pub namespaces: Vec<Namespace>,
    /// Which users of the host the users of the container are.
    pub uid_mappings: Vec<IdMapping>,
    /// Which groups of the host the groups of the container are.
    pub gid_mappings: Vec<IdMapping>,
    /// By how much clocks of the container differ from those of the host.
    pub time_offsets: BTreeMap<Clock, TimeOffset>,
    /// Devices that are there in the container.
    pub devices: Vec<Device>,
    /// Network devices that the container gets, by their names on the host.
    pub net_devices: BTreeMap<String, NetDevice>,
    /// The place of the container in the hierarchy of control groups.
    pub cgroups_path: Option<String>,
    /// Limits of control groups.
    pub resources: Option<Resources>,
    /// Intel's Resource Director Technology.
    pub intel_rdt: Option<IntelRdt>,
    /// From which nodes memory is taken.
    pub memory_policy: Option<MemoryPolicy>,
    /// Parameters of the kernel, and their values.
    pub sysctl: BTreeMap<String, String>,
    /// What the process may call of the kernel.
    pub seccomp: Option<Seccomp>,
    /// How mounts of the root filesystem propagate.
    pub rootfs_propagation: Option<RootfsPropagation>,
    /// Paths of the container that cannot be read.
    pub masked_paths: Vec<String>,
    /// Paths of the container that cannot be written.
    pub readonly_paths: Vec<String>,
    /// The context that the mounts have for `SELinux`.
    pub mount_label: Option<String>,
    /// Which kind of system the kernel shows to the process.
    pub personality: Option<Personality>,
    /// Properties that the specification does not name.
    pub extra: Extra<Linux>,
}

object!(Linux, "the `linux` section of a configuration", {
    "namespaces" => namespaces: list,
    "uidMappings" => uid_mappings: list,
    "gidMappings" => gid_mappings: list,
    "timeOffsets" => time_offsets: collection,
    "devices" => devices: list,
    "netDevices" => net_devices: collection,
    "cgroupsPath" => cgroups_path: text,
    "resources" => resources: part,
    "intelRdt" => intel_rdt: part,
    "memoryPolicy" => memory_policy: part,
    "sysctl" => sysctl: collection,
    "seccomp" => seccomp: part,
    "rootfsPropagation" => rootfs_propagation: text,
    "maskedPaths" => masked_paths: collection,
    "readonlyPaths" => readonly_paths: collection,
    "mountLabel" => mount_label: text,
    "personality" => personality: part,
});

builder! {
    /// Makes a [`Linux`].
    pub struct LinuxBuilder(Linux) => LINUX;
    list namespaces/namespace: Namespace;
    list uid_mappings/uid_mapping: IdMapping;
    list gid_mappings/gid_mapping: IdMapping;
    list devices/device: Device;
    map net_devices/net_device: NetDevice;
    option cgroups_path: String;
    option resources: Resources;
    option intel_rdt: IntelRdt;
    option memory_policy: MemoryPolicy;
    map sysctl/sysctl_parameter: String;
    option seccomp: Seccomp;
    option rootfs_propagation: RootfsPropagation;
    list masked_paths/masked_path: String;
    list readonly_paths/readonly_path: String;
    option mount_label: String;
    option personality: Personality;
    value extra: Extra<Linux>;
}

impl Linux {
    /// Starts a section, of which no part has to be there.
    pub fn builder() -> LinuxBuilder {
        LinuxBuilder::of(Self::default())
    }
}

impl LinuxBuilder {
    /// Adds one to `time_offsets`.
    pub fn time_offset(mut self, clock: impl Into<Clock>, offset: TimeOffset) -> Self {
        self.0.time_offsets.insert(clock.into(), offset);
        self
    }
}

/// The shape of the `linux` section.
pub static LINUX: Shape = Shape::new(
    "linux",
    "config-linux.md#linux-container-configuration",
    &[
        Property::optional(
            "namespaces",
            "runtime.linux.namespaces",
            Value::List(&Value::Shape(&NAMESPACE)),
        )
        .section("config-linux.md#namespaces")
        .note("The text does not say that it may be missing; JSON Schema and Go type let it."),
        Property::optional(
            "uidMappings",
            "runtime.linux.uid-mappings",
            Value::List(&Value::Shape(&UID_MAPPING)),
        )
        .section("config-linux.md#user-namespace-mappings")
        .note("Nothing in the text demands a user namespace with it, or it with one."),
        Property::optional(
            "gidMappings",
            "runtime.linux.gid-mappings",
            Value::List(&Value::Shape(&GID_MAPPING)),
        )
        .section("config-linux.md#user-namespace-mappings")
        .note("Nothing in the text demands a user namespace with it, or it with one."),
        Property::optional(
            "timeOffsets",
            "runtime.linux.time-offsets",
            Value::Map(&Value::Shape(&TIME_OFFSET)),
        )
        .section("config-linux.md#offset-for-time-namespace")
        .since(V1_1_0)
        .note(
            "Of entries for other clocks than two the JSON Schema takes any value; text and Go \
             type only objects.",
        ),
        Property::optional(
            "devices",
            "runtime.linux.devices",
            Value::List(&Value::Shape(&DEVICE)),
        )
        .section("config-linux.md#devices"),
        Property::optional(
            "netDevices",
            "runtime.linux.net-devices",
            Value::Map(&Value::Shape(&NET_DEVICE)),
        )
        .section("config-linux.md#network-devices")
        .since(V1_3_0),
        Property::optional("cgroupsPath", "runtime.linux.cgroups-path", Value::String)
            .section("config-linux.md#cgroups-path"),
        Property::optional(
            "resources",
            "runtime.linux.resources",
            Value::Shape(&resources::RESOURCES),
        )
        .section("config-linux.md#cgroups-path"),
        Property::optional(
            "intelRdt",
            "runtime.linux.intel-rdt",
            Value::Shape(&intel_rdt::INTEL_RDT),
        )
        .section("config-linux.md#intelrdt")
        .since(V1_0_0)
        .note("An empty object is not the same as none."),
        Property::optional(
            "memoryPolicy",
            "runtime.linux.memory-policy",
            Value::Shape(&memory_policy::MEMORY_POLICY),
        )
        .section("config-linux.md#memory-policy")
        .since(V1_3_0),
        Property::optional(
            "sysctl",
            "runtime.linux.sysctl",
            Value::Map(&Value::String),
        )
        .section("config-linux.md#sysctl")
        .note(
            "Numbers have to be written as strings. The JSON Schema does not look at the value of \
             an empty name.",
        ),
        Property::optional(
            "seccomp",
            "runtime.linux.seccomp",
            Value::Shape(&seccomp::SECCOMP),
        )
        .section("config-linux.md#seccomp"),
        Property::optional(
            "rootfsPropagation",
            "runtime.linux.rootfs-propagation",
            Value::Enum(RootfsPropagation::KNOWN),
        )
        .section("config-linux.md#rootfs-mount-propagation")
        .note(
            "What holds without it the text does not say. Version 1.0.0-rc5 has no `unbindable`, \
             which passes there, too. The options of mounts, such as `rslave`, are no values of \
             it, although some runtimes take them.",
        ),
        Property::optional("maskedPaths", "runtime.linux.masked-paths", Value::STRINGS)
            .section("config-linux.md#masked-paths"),
        Property::optional("readonlyPaths", "runtime.linux.readonly-paths", Value::STRINGS)
            .section("config-linux.md#readonly-paths"),
        Property::optional("mountLabel", "runtime.linux.mount-label", Value::String)
            .section("config-linux.md#mount-label"),
        Property::optional(
            "personality",
            "runtime.linux.personality",
            Value::Shape(&PERSONALITY),
        )
        .section("config-linux.md#personality")
        .since(V1_0_2),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[
    &namespaces::NO_DUPLICATE_TYPES,
    &time_offsets::CLOCK_NAMES,
    &devices::clauses::NO_DUPLICATE_NUMBERS,
    &control_groups::PATH_ABSOLUTE_OR_RELATIVE,
    &control_groups::PATH_NO_PER_CONTROLLER,
    &sysctl::KEY_FORMAT,
    &sysctl::NAMESPACED,
    &masked_paths::MASKED_ABSOLUTE,
    &masked_paths::READONLY_ABSOLUTE,
])
.rules_elsewhere(&[ADVISORIES]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[
        &LINUX,
        &NAMESPACE,
        &UID_MAPPING,
        &GID_MAPPING,
        &TIME_OFFSET,
        &DEVICE,
        &NET_DEVICE,
        &CONTAINER_PROCESS_STATE_SHAPE,
        &PERSONALITY,
    ],
    clauses: &[
        &default_filesystems::PROC,
        &default_filesystems::SYS,
        &default_filesystems::DEV_PTS,
        &default_filesystems::DEV_SHM,
        &namespaces::effects::TYPE_SUPPORTED,
        &namespaces::effects::PID_EFFECT,
        &namespaces::effects::NETWORK_EFFECT,
        &namespaces::effects::MOUNT_EFFECT,
        &namespaces::effects::IPC_EFFECT,
        &namespaces::effects::UTS_EFFECT,
        &namespaces::effects::USER_EFFECT,
        &namespaces::effects::CGROUP_EFFECT,
        &namespaces::effects::TIME_EFFECT,
        &namespaces::effects::PATH_JOINED,
        &namespaces::effects::PATH_TYPE_MISMATCH_ERROR,
        &namespaces::effects::PATH_ABSENT_CREATES_NEW,
        &namespaces::effects::UNLISTED_INHERITED,
        &id_mappings::UID_APPLIED,
        &id_mappings::GID_APPLIED,
        &id_mappings::NO_CHOWN,
        &id_mappings::COUNT_KERNEL_LIMIT,
        &time_offsets::APPLIED,
        &PATH_EXISTING_MISMATCH_ERROR,
        &devices::effects::AVAILABLE,
        &devices::effects::SUPPLY_MECHANISM,
        &devices::effects::FILE_MODE_APPLIED,
        &devices::effects::UID_CONTAINER_NAMESPACE,
        &devices::effects::GID_CONTAINER_NAMESPACE,
        &devices::effects::ACCESS_ONLY_LISTED,
        &devices::default_devices::NULL,
        &devices::default_devices::ZERO,
        &devices::default_devices::FULL,
        &devices::default_devices::RANDOM,
        &devices::default_devices::URANDOM,
        &devices::default_devices::TTY,
        &devices::default_devices::CONSOLE,
        &devices::default_devices::PTMX,
        &network_devices::effects::AVAILABLE,
        &network_devices::effects::MECHANISM,
        &network_devices::effects::EXISTING_ONLY,
        &network_devices::effects::NAME_DEFAULT,
        &network_devices::effects::NAME_RENAMED,
        &network_devices::effects::MOVE_POSSIBLE_CHECK,
        &network_devices::effects::NAME_CONFLICT_ERROR,
        &network_devices::effects::NAME_TEMPLATE,
        &network_devices::effects::PRESERVE_ADDRESSES,
        &network_devices::effects::PRESERVE_ATTRIBUTES,
        &network_devices::effects::STATE_UP,
        &network_devices::effects::NO_LIFECYCLE_MANAGEMENT,
        &network_devices::effects::NO_MOVE_BACK,
        &network_devices::effects::KERNEL_RETURN,
        &network_devices::effects::CUSTOM_HANDLING,
        &control_groups::FIT_CHECK,
        &control_groups::FIT_CHECK_ERROR,
        &control_groups::PATH_ABSOLUTE_BELOW_MOUNT,
        &control_groups::PATH_RELATIVE,
        &control_groups::PATH_CONSISTENT,
        &control_groups::PATH_DEFAULT,
        &control_groups::PATH_INVALID_VALUES,
        &control_groups::PATH_INVALID_VALUES_ERROR,
        &control_groups::PATH_NAMING_FREE,
        &control_groups::PATH_CREATED,
        &control_groups::PATH_ADDITIONAL_CONTROLLERS,
        &control_groups::ownership::MAY_CHANGE,
        &control_groups::ownership::UID,
        &control_groups::ownership::NOT_ON_V1,
        &control_groups::ownership::NEEDS_CGROUPNS,
        &control_groups::ownership::IFF_RW_MOUNT,
        &control_groups::ownership::NO_MOUNT,
        &control_groups::ownership::DELEGATE_FILES,
        &control_groups::ownership::MISSING_FILES_NO_FAIL,
        &control_groups::ownership::CHANGE_EXISTING_LISTED,
        &control_groups::ownership::FALLBACK_LIST,
        &control_groups::ownership::NO_OTHER_FILES,
        &sysctl::APPLIED,
        &container_process_state::JSON_PAYLOAD,
        &container_process_state::FDS_BY_SCM_RIGHTS,
        &container_process_state::SEVERAL_SENDMSG,
        &container_process_state::FDS_IN_FIRST_SENDMSG,
        &container_process_state::FDS_INDEX_CORRESPONDENCE,
        &container_process_state::PID_RUNTIME_NAMESPACE,
        &rootfs_mount_propagation::SHARED_NEW_PEER_GROUP,
        &rootfs_mount_propagation::SHARED_PROPAGATES_TO_ROOTFS,
        &rootfs_mount_propagation::SLAVE_RECEIVES_HOST_EVENTS,
        &rootfs_mount_propagation::SLAVE_NOT_PROPAGATED_TO_HOST,
        &rootfs_mount_propagation::PRIVATE_ISOLATED_FROM_HOST,
        &rootfs_mount_propagation::PRIVATE_NESTED_ISOLATED,
        &rootfs_mount_propagation::UNBINDABLE_BIND_MOUNT_REFUSED,
        &masked_paths::NOT_READABLE,
        &masked_paths::NOT_WRITABLE,
        &mount_label::APPLIED,
        &personality::APPLIED,
        &personality::DOMAIN_LINUX32_UNAME,
    ],
};

#[cfg(test)]
mod tests;
