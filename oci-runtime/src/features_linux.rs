//! Features for Linux: [features-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md).

mod cgroup;
mod clauses;
mod effects;
mod intel_rdt;
mod memory_policy;
mod mount_extensions;
mod seccomp;
mod switches;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub use self::{
    cgroup::{CGROUP_FEATURES, CgroupFeatures, CgroupFeaturesBuilder},
    intel_rdt::{INTEL_RDT_FEATURES, IntelRdtFeatures, IntelRdtFeaturesBuilder},
    memory_policy::{MEMORY_POLICY_FEATURES, MemoryPolicyFeatures, MemoryPolicyFeaturesBuilder},
    mount_extensions::{
        IDMAP_FEATURES, IdmapFeatures, MOUNT_EXTENSIONS_FEATURES, MountExtensionsFeatures,
        MountExtensionsFeaturesBuilder,
    },
    seccomp::{SECCOMP_FEATURES, SeccompFeatures, SeccompFeaturesBuilder},
    switches::{
        APPARMOR_FEATURES, ApparmorFeatures, NET_DEVICES_FEATURES, NetDevicesFeatures,
        SELINUX_FEATURES, SelinuxFeatures,
    },
};
use crate::{
    Extra,
    config::process::Capability,
    config_linux::NamespaceType,
    features::lists,
    platform,
    specification::{V1_1_0, V1_2_0, V1_3_0},
};

/// What a runtime implements for Linux, whatever the kernel offers.
///
/// `None` means that the runtime does not tell, which is not the same as an empty list.
///
/// [features-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md)
///
/// ```
/// use oci_runtime::features_linux::{LinuxFeatures, SeccompFeatures, SelinuxFeatures};
///
/// let seccomp = SeccompFeatures::builder().enabled(true).operators(["SCMP_CMP_EQ"]).build()?;
/// let linux = LinuxFeatures::builder()
///     .capabilities(["CAP_CHOWN", "CAP_KILL"])
///     .seccomp(seccomp)
///     .selinux(SelinuxFeatures::new(false))
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct LinuxFeatures {
    /// The types of namespaces that the runtime recognizes.
    pub namespaces: Option<Vec<NamespaceType>>,
    /// The capabilities that the runtime recognizes.
    pub capabilities: Option<Vec<Capability>>,
    /// Managers of control groups.
    pub cgroup: Option<CgroupFeatures>,
    /// seccomp.
    pub seccomp: Option<SeccompFeatures>,
    /// `AppArmor`.
    pub apparmor: Option<ApparmorFeatures>,
    /// `SELinux`.
    pub selinux: Option<SelinuxFeatures>,
    /// Policies of memory.
    pub memory_policy: Option<MemoryPolicyFeatures>,
    /// Intel's Resource Director Technology.
    pub intel_rdt: Option<IntelRdtFeatures>,
    /// Extensions of mounts.
    pub mount_extensions: Option<MountExtensionsFeatures>,
    /// Network devices.
    pub net_devices: Option<NetDevicesFeatures>,
    /// Properties that the specification does not name.
    pub extra: Extra<LinuxFeatures>,
}

object!(LinuxFeatures, "features for Linux", {
    "namespaces" => namespaces: optional,
    "capabilities" => capabilities: optional,
    "cgroup" => cgroup: part,
    "seccomp" => seccomp: part,
    "apparmor" => apparmor: part,
    "selinux" => selinux: part,
    "memoryPolicy" => memory_policy: part,
    "intelRdt" => intel_rdt: part,
    "mountExtensions" => mount_extensions: part,
    "netDevices" => net_devices: part,
});

builder! {
    /// Makes a [`LinuxFeatures`].
    pub struct LinuxFeaturesBuilder(LinuxFeatures) => LINUX_FEATURES;
    option cgroup: CgroupFeatures;
    option seccomp: SeccompFeatures;
    option apparmor: ApparmorFeatures;
    option selinux: SelinuxFeatures;
    option memory_policy: MemoryPolicyFeatures;
    option intel_rdt: IntelRdtFeatures;
    option mount_extensions: MountExtensionsFeatures;
    option net_devices: NetDevicesFeatures;
    value extra: Extra<LinuxFeatures>;
}

lists! {
    LinuxFeaturesBuilder;
    namespaces: NamespaceType;
    capabilities: Capability;
}

impl LinuxFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> LinuxFeaturesBuilder {
        LinuxFeaturesBuilder::of(Self::default())
    }
}

/// The shape of features for Linux.
pub static LINUX_FEATURES: Shape = Shape::new(
    "features for Linux",
    "features-linux.md#linux-features-structure",
    &[
        Property::optional(
            "namespaces",
            "runtime.features.linux.namespaces",
            Value::STRINGS,
        )
        .section("features-linux.md#namespaces")
        .nullable(),
        Property::optional(
            "capabilities",
            "runtime.features.linux.capabilities",
            Value::STRINGS,
        )
        .section("features-linux.md#capabilities")
        .nullable(),
        Property::optional(
            "cgroup",
            "runtime.features.linux.cgroup",
            Value::Shape(&CGROUP_FEATURES),
        )
        .section("features-linux.md#cgroup")
        .nullable(),
        Property::optional(
            "seccomp",
            "runtime.features.linux.seccomp",
            Value::Shape(&SECCOMP_FEATURES),
        )
        .section("features-linux.md#seccomp")
        .nullable(),
        Property::optional(
            "apparmor",
            "runtime.features.linux.apparmor",
            Value::Shape(&APPARMOR_FEATURES),
        )
        .section("features-linux.md#apparmor")
        .nullable(),
        Property::optional(
            "selinux",
            "runtime.features.linux.selinux",
            Value::Shape(&SELINUX_FEATURES),
        )
        .section("features-linux.md#selinux")
        .nullable(),
        Property::optional(
            "memoryPolicy",
            "runtime.features.linux.memory-policy",
            Value::Shape(&MEMORY_POLICY_FEATURES),
        )
        .section("features-linux.md#memorypolicy")
        .since(V1_3_0)
        .nullable()
        .note("The schema does not have it."),
        Property::optional(
            "intelRdt",
            "runtime.features.linux.intel-rdt",
            Value::Shape(&INTEL_RDT_FEATURES),
        )
        .section("features-linux.md#intel-rdt")
        .nullable(),
        Property::optional(
            "mountExtensions",
            "runtime.features.linux.mount-extensions",
            Value::Shape(&MOUNT_EXTENSIONS_FEATURES),
        )
        .section("features-linux.md#mountextensions")
        .since(V1_2_0)
        .nullable(),
        Property::optional(
            "netDevices",
            "runtime.features.linux.net-devices",
            Value::Shape(&NET_DEVICES_FEATURES),
        )
        .section("features-linux.md#netdevices")
        .since(V1_3_0)
        .nullable(),
    ],
)
.since(V1_1_0)
.on(platform::LINUX)
.rules(&[&clauses::NAMESPACES_ENUM, &clauses::CAPABILITIES_PATTERN]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "features-linux.md",
    shapes: &[
        &LINUX_FEATURES,
        &CGROUP_FEATURES,
        &SECCOMP_FEATURES,
        &APPARMOR_FEATURES,
        &SELINUX_FEATURES,
        &MEMORY_POLICY_FEATURES,
        &INTEL_RDT_FEATURES,
        &MOUNT_EXTENSIONS_FEATURES,
        &IDMAP_FEATURES,
        &NET_DEVICES_FEATURES,
    ],
    clauses: &[
        &effects::NAMESPACES_RECOGNIZED,
        &effects::CAPABILITIES_RECOGNIZED,
        &effects::SECCOMP_ACTIONS_RECOGNIZED,
        &effects::SECCOMP_OPERATORS_RECOGNIZED,
        &effects::SECCOMP_ARCHS_RECOGNIZED,
        &effects::SECCOMP_KNOWN_FLAGS_RECOGNIZED,
        &effects::SECCOMP_SUPPORTED_FLAGS_RECOGNIZED,
        &effects::MEMORY_POLICY_MODES_RECOGNIZED,
        &effects::MEMORY_POLICY_FLAGS_RECOGNIZED,
        &effects::MOUNT_EXTENSIONS_IDMAP_ENABLED_PARTIAL_STILL_TRUE,
    ],
};
