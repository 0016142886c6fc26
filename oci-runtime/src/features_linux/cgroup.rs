//! `cgroup`: [features-linux.md#cgroup](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#cgroup).

use oci_conformance::{Property, Shape, Value, builder, object};

use crate::{Extra, platform, specification::V1_1_0};

/// Which control groups, and managers of them, a runtime supports, whatever the host has.
///
/// [features-linux.md#cgroup](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#cgroup)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct CgroupFeatures {
    /// Whether it supports control groups of version 1.
    pub v1: Option<bool>,
    /// Whether it supports control groups of version 2.
    pub v2: Option<bool>,
    /// Whether it supports systemd's manager of the whole system.
    pub systemd: Option<bool>,
    /// Whether it supports systemd's managers of users.
    pub systemd_user: Option<bool>,
    /// Whether it supports the controller of RDMA.
    pub rdma: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<CgroupFeatures>,
}

object!(CgroupFeatures, "features of control groups", {
    "v1" => v1: optional,
    "v2" => v2: optional,
    "systemd" => systemd: optional,
    "systemdUser" => systemd_user: optional,
    "rdma" => rdma: optional,
});

builder! {
    /// Makes a [`CgroupFeatures`].
    pub struct CgroupFeaturesBuilder(CgroupFeatures) => CGROUP_FEATURES;
    option v1: bool;
    option v2: bool;
    option systemd: bool;
    option systemd_user: bool;
    option rdma: bool;
    value extra: Extra<CgroupFeatures>;
}

impl CgroupFeatures {
    /// Starts features, of which no part has to be there.
    pub fn builder() -> CgroupFeaturesBuilder {
        CgroupFeaturesBuilder::of(Self::default())
    }
}

/// The shape of `cgroup`.
pub static CGROUP_FEATURES: Shape = Shape::new(
    "features of control groups",
    "features-linux.md#cgroup",
    &[
        Property::optional("v1", "runtime.features.linux.cgroup.v1", Value::Bool).nullable(),
        Property::optional("v2", "runtime.features.linux.cgroup.v2", Value::Bool).nullable(),
        Property::optional(
            "systemd",
            "runtime.features.linux.cgroup.systemd",
            Value::Bool,
        )
        .nullable(),
        Property::optional(
            "systemdUser",
            "runtime.features.linux.cgroup.systemd-user",
            Value::Bool,
        )
        .nullable(),
        Property::optional("rdma", "runtime.features.linux.cgroup.rdma", Value::Bool).nullable(),
    ],
)
.since(V1_1_0)
.on(platform::LINUX);
