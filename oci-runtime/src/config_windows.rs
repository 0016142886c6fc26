//! [config-windows.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md).

mod credential_spec;
mod devices;
mod hyperv;
mod layer_folders;
mod network;
mod resources;
mod starting;
#[cfg(test)]
mod tests;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};
use serde_json::Value as Json;

pub(crate) use self::hyperv::HYPERV_UTILITY_VM_PATH_IMAGE;
pub use self::{
    credential_spec::CREDENTIAL_SPEC,
    devices::{DEVICE, Device, IdType, KnownIdType},
    hyperv::{HYPERV, HyperV, HyperVBuilder},
    network::{NETWORK, Network, NetworkBuilder},
    resources::{
        AFFINITY, Affinities, Affinity, CPU, Cpu, CpuBuilder, MEMORY, Memory, MemoryBuilder,
        RESOURCES, Resources, ResourcesBuilder, STORAGE, Storage, StorageBuilder,
    },
};
use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2},
};

/// The `windows` section of a configuration: what a container on Windows has beside what every
/// container has.
///
/// [config-windows.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md)
///
/// ```
/// use oci_runtime::config_windows::{Cpu, HyperV, Resources, Windows};
///
/// let half = Cpu::builder().maximum(5000_u16).build()?;
/// let windows = Windows::builder([r"C:\Layers\layer-base", r"C:\scratch"])
///     .resources(Resources::builder().cpu(half).build()?)
///     .hyperv(HyperV::default())
///     .build()?;
/// assert_eq!(windows.scratch(), Some(r"C:\scratch"));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Windows {
    /// The folders of the image's layers, from the topmost to the base, and last the scratch.
    ///
    /// A section that lacks them can be read, as version 1.0.0-rc5 has no such property.
    pub layer_folders: Vec<String>,
    /// The devices of the host that the container has.
    pub devices: Vec<Device>,
    /// What the container may use of the host.
    pub resources: Option<Resources>,
    /// How the container is connected.
    pub network: Option<Network>,
    /// The group Managed Service Account: an object whose properties the implementation defines.
    /// Whatever is read is kept, as some write the object into a string.
    pub credential_spec: Option<Json>,
    /// Whether the container starts to apply an update of Windows that is pending.
    pub servicing: Option<bool>,
    /// Whether nothing is flushed to disk while the container boots.
    pub ignore_flushes_during_boot: Option<bool>,
    /// That the container is isolated by Hyper-V, and how; without it, it shares the host's kernel.
    pub hyperv: Option<HyperV>,
    /// Properties that the specification does not name.
    pub extra: Extra<Windows>,
}

object!(Windows, "the `windows` section of a configuration", {
    "layerFolders" => layer_folders: collection,
    "devices" => devices: list,
    "resources" => resources: part,
    "network" => network: part,
    "credentialSpec" => credential_spec: optional,
    "servicing" => servicing: optional,
    "ignoreFlushesDuringBoot" => ignore_flushes_during_boot: optional,
    "hyperv" => hyperv: part,
});

builder! {
    /// Makes a [`Windows`].
    pub struct WindowsBuilder(Windows) => WINDOWS;
    list devices/device: Device;
    option resources: Resources;
    option network: Network;
    option credential_spec: Json;
    option servicing: bool;
    option ignore_flushes_during_boot: bool;
    option hyperv: HyperV;
    value extra: Extra<Windows>;
}

impl Windows {
    /// Starts a section from the folders of the image's layers, the topmost first, with the scratch
    /// behind the base.
    pub fn builder(layer_folders: impl IntoIterator<Item = impl Into<String>>) -> WindowsBuilder {
        WindowsBuilder::of(Self {
            layer_folders: layer_folders.into_iter().map(Into::into).collect(),
            devices: Vec::new(),
            resources: None,
            network: None,
            credential_spec: None,
            servicing: None,
            ignore_flushes_during_boot: None,
            hyperv: None,
            extra: Extra::default(),
        })
    }

    /// The folder that the container writes to, which is the last: so says the specification since
    /// version 1.0.2.
    #[must_use]
    pub fn scratch(&self) -> Option<&str> {
        self.layer_folders.last().map(String::as_str)
    }

    /// The folders of the layers in the order of an image's manifest: the base first.
    pub fn layers(&self) -> impl Iterator<Item = &str> {
        let layers = self.layer_folders.iter().rev().skip(1);
        layers.map(String::as_str)
    }
}

/// The shape of the `windows` section of a configuration.
pub static WINDOWS: Shape = Shape::new(
    "`windows` section",
    "config-windows.md#layerfolders",
    &[
        Property::required(
            "layerFolders",
            "runtime.windows.layer-folders",
            Value::STRINGS,
        )
        .note(
            "Go's types write `null` for an empty list, which they read as one. The example in the \
             text has a comma too many and is not JSON.",
        ),
        Property::optional(
            "devices",
            "runtime.windows.devices",
            Value::List(&Value::Shape(&DEVICE)),
        )
        .section("config-windows.md#devices")
        .since(V1_0_2),
        Property::optional(
            "resources",
            "runtime.windows.resources",
            Value::Shape(&RESOURCES),
        )
        .section("config-windows.md#resources")
        .since(V1_0_0_RC5)
        .note("Only the JSON Schema says which type it has."),
        Property::optional("network", "runtime.windows.network", Value::Shape(&NETWORK))
            .section("config-windows.md#network")
            .note(
                "Only the JSON Schema says which type it has. It is not the `network` that \
                 `resources` had in version 1.0.0-rc5.",
            ),
        Property::optional(
            "credentialSpec",
            "runtime.windows.credential-spec",
            Value::Shape(&CREDENTIAL_SPEC),
        )
        .section("config-windows.md#credential-spec")
        .note(
            "Go's types take any value, and common engines write the object into a string; the \
             text and the JSON Schema have an object.",
        ),
        Property::optional("servicing", "runtime.windows.servicing", Value::Bool)
            .section("config-windows.md#servicing")
            .note("Only the JSON Schema says which type it has. The text has no default."),
        Property::optional(
            "ignoreFlushesDuringBoot",
            "runtime.windows.ignore-flushes-during-boot",
            Value::Bool,
        )
        .section("config-windows.md#ignoreflushesduringboot")
        .note("Only the JSON Schema says which type it has. The text has no default."),
        Property::optional("hyperv", "runtime.windows.hyperv", Value::Shape(&HYPERV))
            .section("config-windows.md#hyperv")
            .note(
                "Only the JSON Schema says which type it has. An empty object asks for Hyper-V, \
                 too; `null` is an error here, while Go's types silently read it as a container \
                 without.",
            ),
    ],
)
.since(V1_0_0)
.on(platform::WINDOWS)
.rules(&[
    &layer_folders::LAYER_FOLDERS_MIN_ITEMS,
    &layer_folders::LAYER_FOLDERS_ABSOLUTE_PATHS,
]);

/// The clauses of config-windows.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config-windows.md",
    shapes: &[
        &WINDOWS,
        &DEVICE,
        &RESOURCES,
        &MEMORY,
        &CPU,
        &AFFINITY,
        &STORAGE,
        &NETWORK,
        &CREDENTIAL_SPEC,
        &HYPERV,
    ],
    clauses: &[
        &layer_folders::LAYER_FOLDERS_ORDER,
        &layer_folders::LAYER_FOLDERS_SCRATCH_LAST,
        &devices::DEVICES_AVAILABLE,
        &devices::DEVICES_ID_AVAILABLE,
        &resources::RESOURCES_MEMORY_LIMIT_EFFECT,
        &resources::RESOURCES_CPU_COUNT_EFFECT,
        &resources::RESOURCES_CPU_SHARES_EFFECT,
        &resources::RESOURCES_CPU_MAXIMUM_EFFECT,
        &resources::RESOURCES_CPU_AFFINITY_EFFECT,
        &resources::RESOURCES_STORAGE_IOPS_EFFECT,
        &resources::RESOURCES_STORAGE_BPS_EFFECT,
        &resources::RESOURCES_STORAGE_SANDBOX_SIZE_EFFECT,
        &network::NETWORK_ENDPOINT_LIST_CONNECT,
        &network::NETWORK_ALLOW_UNQUALIFIED_DNS_QUERY_EFFECT,
        &network::NETWORK_DNS_SEARCH_LIST_EFFECT,
        &network::NETWORK_NETWORK_SHARED_CONTAINER_NAME_EFFECT,
        &network::NETWORK_NETWORK_NAMESPACE_EFFECT,
        &starting::SERVICING_EFFECT,
        &starting::IGNORE_FLUSHES_DURING_BOOT_EFFECT,
        &hyperv::HYPERV_PRESENT_ISOLATED,
        &hyperv::HYPERV_OMITTED_PROCESS_ISOLATED,
        &HYPERV_UTILITY_VM_PATH_IMAGE,
        &hyperv::HYPERV_UTILITY_VM_PATH_DEFAULT_SEARCH,
    ],
};
