//! Intel RDT: [config-linux.md#intelrdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#intelrdt).

mod effects;
mod schemata;
#[cfg(test)]
mod tests;

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Heading, Kind, Node, Property, Shape, Value, Verdict, builder, object,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_2, V1_1_0, V1_3_0},
};

/// A share of caches and of memory bandwidth, by Intel's Resource Director Technology.
///
/// [config-linux.md#intelrdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#intelrdt)
///
/// ```
/// use oci_runtime::config_linux::IntelRdt;
///
/// let rdt = IntelRdt::builder()
///     .clos_id("guaranteed_group")
///     .schemata(["L3:0=7f0;1=1f", "MB:0=20;1=70"])
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct IntelRdt {
    /// The class of service, which is a directory of resctrl; `/` is the default class. Without it,
    /// the container has a class of its own.
    pub clos_id: Option<String>,
    /// The share of the L3 caches, as `L3:0=7f0;1=1f`.
    pub l3_cache_schema: Option<String>,
    /// The share of memory bandwidth, as `MB:0=20;1=70`.
    pub mem_bw_schema: Option<String>,
    /// Lines for the file `schemata` of resctrl.
    pub schemata: Vec<String>,
    /// Whether the container is monitored.
    pub enable_monitoring: Option<bool>,
    /// Properties that the specification does not name, or no longer: up to 1.2.1 there were
    /// `enableCMT` and `enableMBM`.
    pub extra: Extra<IntelRdt>,
}

object!(IntelRdt, "the `intelRdt` of Linux", {
    "closID" => clos_id: text,
    "l3CacheSchema" => l3_cache_schema: text,
    "memBwSchema" => mem_bw_schema: text,
    "schemata" => schemata: collection,
    "enableMonitoring" => enable_monitoring: optional,
});

builder! {
    /// Makes an [`IntelRdt`].
    pub struct IntelRdtBuilder(IntelRdt) => INTEL_RDT;
    option clos_id: String;
    option l3_cache_schema: String;
    option mem_bw_schema: String;
    list schemata/schema: String;
    option enable_monitoring: bool;
    value extra: Extra<IntelRdt>;
}

impl IntelRdt {
    /// Starts a share, of which no part has to be there.
    pub fn builder() -> IntelRdtBuilder {
        IntelRdtBuilder::of(Self::default())
    }
}

/// The shape of the `intelRdt` of Linux.
pub static INTEL_RDT: Shape = Shape::new(
    "intelRdt",
    "config-linux.md#intelrdt",
    &[
        Property::optional("closID", "runtime.linux.intel-rdt.clos-id", Value::String)
            .since(V1_0_2)
            .note(
                "Which characters it may have is not said. An empty one is the same as none to \
                 Go, a directory without a name to others.",
            ),
        Property::optional(
            "l3CacheSchema",
            "runtime.linux.intel-rdt.l3-cache-schema",
            Value::String,
        ),
        Property::optional(
            "memBwSchema",
            "runtime.linux.intel-rdt.mem-bw-schema",
            Value::String,
        )
        .since(V1_0_2),
        Property::optional(
            "schemata",
            "runtime.linux.intel-rdt.schemata",
            Value::STRINGS,
        )
        .since(V1_3_0)
        .note("Whether an empty list is the same as none is not said; to Go it is."),
        Property::optional(
            "enableMonitoring",
            "runtime.linux.intel-rdt.enable-monitoring",
            Value::Bool,
        )
        .since(V1_3_0),
        Property::optional(
            "enableCMT",
            "runtime.linux.intel-rdt.enable-cmt",
            Value::Any,
        )
        .since(V1_1_0)
        .untyped()
        .presence_unstated(),
        Property::optional(
            "enableMBM",
            "runtime.linux.intel-rdt.enable-mbm",
            Value::Any,
        )
        .since(V1_1_0)
        .untyped()
        .presence_unstated(),
    ],
)
.since(V1_0_0)
.on(platform::LINUX)
.rules(&[
    &schemata::L3_CACHE_SCHEMA_PREFIX,
    &schemata::L3_CACHE_SCHEMA_NO_NEWLINES,
    &schemata::L3_CACHE_SCHEMA_NOT_WITH_SCHEMATA,
    &schemata::MEM_BW_SCHEMA_PREFIX,
    &schemata::MEM_BW_SCHEMA_NO_NEWLINES,
    &schemata::MEM_BW_SCHEMA_NOT_WITH_SCHEMATA,
    &schemata::SCHEMATA_NO_NEWLINES,
    &ENABLE_CMT_JSON_TYPE,
    &ENABLE_CMT_OPTIONAL,
    &ENABLE_MBM_JSON_TYPE,
    &ENABLE_MBM_OPTIONAL,
]);

static ENABLE_CMT_JSON_TYPE: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-cmt.json-type",
    "config-linux.md#intelrdt",
    "`enableCMT` is a boolean.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "From 1.3.0 on `enableMonitoring` is there instead, and this is a property that the \
     specification does not name.",
)
.until(V1_3_0)
.check(
    |rdt, _, verdict| check_bool(rdt.at("enableCMT"), verdict),
    &[
        Pass(r#"{"enableCMT":true}"#),
        Fail(r#"{"enableCMT":"yes"}"#, "/enableCMT"),
    ],
);

static ENABLE_CMT_OPTIONAL: Clause = Clause::optional(
    "runtime.linux.intel-rdt.enable-cmt.optional",
    "config-linux.md#intelrdt",
    "`enableCMT` may be missing.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("From 1.3.0 on it has no effect.")
.until(V1_3_0)
.examples(&[Pass("{}")]);

static ENABLE_MBM_JSON_TYPE: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-mbm.json-type",
    "config-linux.md#intelrdt",
    "`enableMBM` is a boolean.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "From 1.3.0 on `enableMonitoring` is there instead, and this is a property that the \
     specification does not name.",
)
.until(V1_3_0)
.check(
    |rdt, _, verdict| check_bool(rdt.at("enableMBM"), verdict),
    &[
        Pass(r#"{"enableMBM":false}"#),
        Fail(r#"{"enableMBM":1}"#, "/enableMBM"),
    ],
);

static ENABLE_MBM_OPTIONAL: Clause = Clause::optional(
    "runtime.linux.intel-rdt.enable-mbm.optional",
    "config-linux.md#intelrdt",
    "`enableMBM` may be missing.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("From 1.3.0 on it has no effect.")
.until(V1_3_0)
.examples(&[Pass("{}")]);

fn check_bool(flag: Node<'_>, verdict: &mut Verdict<'_>) {
    if verdict
        .case(flag)
        .is_some_and(|flag| flag.kind() != Some(Kind::Bool))
    {
        verdict.breach(flag, "expected a boolean");
    }
}

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config-linux.md",
    shapes: &[&INTEL_RDT],
    clauses: &[
        &effects::CONTAINER_PID_WRITTEN,
        &effects::NO_RESCTRL_MOUNT_ERROR,
        &effects::NO_RESCTRL_MANIPULATION,
        &effects::ROOT_MEANS_DEFAULT_CLOS,
        &effects::RULES_APPLIED,
        &effects::BOTH_SCHEMAS_WRITTEN,
        &effects::L3_FIRST_MB_LAST,
        &effects::SINGLE_SCHEMA_WRITTEN,
        &effects::SCHEMATA_WRITTEN,
        &effects::SCHEMATA_WRITTEN_LAST,
        &effects::UNTOUCHED_WITHOUT_SCHEMA,
        &effects::CONTAINER_ID_DIRECTORY,
        &effects::MISSING_DIRECTORY_CREATED,
        &effects::EXISTING_DIRECTORY_COMPARED,
        &effects::PRECONFIGURED_PRESENCE_CHECKED,
        &effects::PRECONFIGURED_ASSIGNED,
        &effects::PRECONFIGURED_MISSING_ERROR,
        &effects::DIRECTORY_REMOVED_ON_DELETE,
        &effects::DIRECTORY_KEPT_ON_DELETE,
        &effects::MON_GROUP_CREATED,
        &effects::MON_GROUP_NAME,
        &effects::MON_GROUP_DELETED,
        &effects::MON_GROUP_FAILURE_ERROR,
        &effects::MB_LINES_DROPPED,
    ],
};
