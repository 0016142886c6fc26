//! [config-solaris.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md).

mod anet;
mod caps;
mod section;
#[cfg(test)]
mod tests;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub use self::{
    anet::{ANET, Anet, AnetBuilder},
    caps::{
        CAPPED_CPU, CAPPED_MEMORY, CappedCpu, CappedCpuBuilder, CappedMemory, CappedMemoryBuilder,
    },
};
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The `solaris` section of a configuration: what an application container of Solaris has beside
/// what every container has.
///
/// [config-solaris.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md)
///
/// ```
/// use oci_runtime::config_solaris::{Anet, CappedCpu, Solaris};
///
/// let link = Anet::builder().linkname("net0").lower_link("net2").build()?;
/// let solaris = Solaris::builder()
///     .milestone("svc:/milestone/container:default")
///     .max_shm_memory("512m")
///     .capped_cpu(CappedCpu::builder().ncpus("8").build()?)
///     .link(link)
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Solaris {
    /// The service that has to be online before the process starts.
    pub milestone: Option<String>,
    /// The privileges that a process can have at most, separated by commas.
    pub limitpriv: Option<String>,
    /// How much memory can be shared at most: a number with a scale.
    pub max_shm_memory: Option<String>,
    /// How much of the processors the container has at most.
    pub capped_cpu: Option<CappedCpu>,
    /// How much memory the container has at most.
    pub capped_memory: Option<CappedMemory>,
    /// The network interfaces that are made for it.
    pub anet: Vec<Anet>,
    /// Properties that the specification does not name.
    pub extra: Extra<Solaris>,
}

object!(Solaris, "the `solaris` section of a configuration", {
    "milestone" => milestone: text,
    "limitpriv" => limitpriv: text,
    "maxShmMemory" => max_shm_memory: text,
    "cappedCPU" => capped_cpu: part,
    "cappedMemory" => capped_memory: part,
    "anet" => anet: list,
});

builder! {
    /// Makes a [`Solaris`].
    pub struct SolarisBuilder(Solaris) => SOLARIS;
    option milestone: String;
    option limitpriv: String;
    option max_shm_memory: String;
    option capped_cpu: CappedCpu;
    option capped_memory: CappedMemory;
    list anet/link: Anet;
    value extra: Extra<Solaris>;
}

impl Solaris {
    /// Starts a section, of which no part has to be there.
    pub fn builder() -> SolarisBuilder {
        SolarisBuilder::of(Self::default())
    }
}

/// The shape of the `solaris` section of a configuration.
pub static SOLARIS: Shape = Shape::new(
    "`solaris` section",
    "config-solaris.md#solaris-application-container-configuration",
    &[
        Property::optional("milestone", "runtime.solaris.milestone", Value::String)
            .section("config-solaris.md#milestone"),
        Property::optional("limitpriv", "runtime.solaris.limitpriv", Value::String)
            .section("config-solaris.md#limitpriv"),
        Property::optional("maxShmMemory", "runtime.solaris.max-shm-memory", Value::String)
            .section("config-solaris.md#maxshmmemory")
            .note("A number without quotes is an error."),
        Property::optional(
            "cappedCPU",
            "runtime.solaris.capped-cpu",
            Value::Shape(&CAPPED_CPU),
        )
        .section("config-solaris.md#cappedcpu")
        .note("Only the JSON Schema and Go's types say which type it has and that it may be absent."),
        Property::optional(
            "cappedMemory",
            "runtime.solaris.capped-memory",
            Value::Shape(&CAPPED_MEMORY),
        )
        .section("config-solaris.md#cappedmemory")
        .note("Only the JSON Schema and Go's types say which type it has and that it may be absent."),
        Property::optional(
            "anet",
            "runtime.solaris.anet",
            Value::List(&Value::Shape(&ANET)),
        )
        .section("config-solaris.md#automatic-network-anet")
        .note("Only the JSON Schema and Go's types say that its items are objects and that it may be absent."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.rules(&[
    &section::MILESTONE_FMRI,
    &section::LIMITPRIV_FORMAT,
    &section::MAX_SHM_MEMORY_FORMAT,
]);

/// The clauses of config-solaris.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config-solaris.md",
    shapes: &[&SOLARIS, &CAPPED_CPU, &CAPPED_MEMORY, &ANET],
    clauses: &[
        &section::ZONECFG_MAPPING,
        &section::MILESTONE_ONLINE_BEFORE_START,
        &section::LIMITPRIV_EFFECT,
        &section::MAX_SHM_MEMORY_EFFECT,
        &caps::CAPPED_CPU_NCPUS_EFFECT,
        &caps::CAPPED_CPU_PROJECT_MINIMUM,
        &caps::CAPPED_MEMORY_PHYSICAL_EFFECT,
        &caps::CAPPED_MEMORY_SWAP_EFFECT,
        &anet::ANET_VNIC_CREATED,
        &anet::ANET_VNIC_DELETED,
        &anet::ANET_LINKNAME_EFFECT,
        &anet::ANET_LOWER_LINK_EFFECT,
        &anet::ANET_ALLOWED_ADDRESS_RESTRICTS,
        &anet::ANET_CONFIGURE_ALLOWED_ADDRESS_EFFECT,
        &anet::ANET_DEFROUTER_EFFECT,
        &anet::ANET_MAC_ADDRESS_EFFECT,
        &anet::ANET_LINK_PROTECTION_EFFECT,
    ],
};
