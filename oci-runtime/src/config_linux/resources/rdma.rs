//! `rdma`: [config-linux.md#rdma](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#rdma).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Property, Shape, Value, builder, object,
};

use crate::{Extra, platform, specification::V1_0_2};

/// Limits of one device for remote direct memory access.
///
/// [config-linux.md#rdma](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#rdma)
///
/// ```
/// use oci_runtime::config_linux::resources::Rdma;
///
/// let limits = Rdma::builder().hca_handles(3_u32).hca_objects(10_000_u32).build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Rdma {
    /// How many handles there can be.
    pub hca_handles: Option<u32>,
    /// How many objects there can be.
    pub hca_objects: Option<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<Rdma>,
}

object!(Rdma, "limits of an RDMA device", {
    "hcaHandles" => hca_handles: optional_integer,
    "hcaObjects" => hca_objects: optional_integer,
});

builder! {
    /// Makes a [`Rdma`].
    pub struct RdmaBuilder(Rdma) => RDMA;
    option hca_handles: u32;
    option hca_objects: u32;
    value extra: Extra<Rdma>;
}

impl Rdma {
    /// Starts the limits of a device, of which at least one has to be set.
    pub fn builder() -> RdmaBuilder {
        RdmaBuilder::of(Self::default())
    }
}

/// The shape of the limits of one RDMA device.
pub static RDMA: Shape = Shape::new(
    "limits of an RDMA device",
    "config-linux.md#rdma",
    &[
        Property::optional(
            "hcaHandles",
            "runtime.linux.resources.rdma.hca-handles",
            Value::UINT32,
        )
        .note("Without it there is no limit; there is no number that says so."),
        Property::optional(
            "hcaObjects",
            "runtime.linux.resources.rdma.hca-objects",
            Value::UINT32,
        )
        .note("Without it there is no limit; there is no number that says so."),
    ],
)
.since(V1_0_2)
.on(platform::LINUX)
.rules(&[&HCA_HANDLES_OR_HCA_OBJECTS, &BOTH]);

static HCA_HANDLES_OR_HCA_OBJECTS: Clause = Clause::must(
    "runtime.linux.resources.rdma.hca-handles-or-hca-objects",
    "config-linux.md#rdma",
    "An entry of `rdma` has `hcaHandles` or `hcaObjects`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("The JSON Schema does not demand it; the prose is followed. 0 is a limit.")
.check(
    |limits, _, verdict| {
        verdict.count_case();
        let counts = [limits.at("hcaHandles"), limits.at("hcaObjects")];
        if counts
            .iter()
            .all(|count| !count.exists() || count.is_null())
        {
            verdict.breach(limits, "there is neither `hcaHandles` nor `hcaObjects`");
        }
    },
    &[
        Pass(r#"{"hcaHandles":0}"#),
        Pass(r#"{"hcaObjects":1000}"#),
        Fail("{}", ""),
        Fail(r#"{"hcaHandles":null}"#, ""),
    ],
);

static BOTH: Clause = Clause::may(
    "runtime.linux.resources.rdma.both",
    "config-linux.md#rdma",
    "An entry of `rdma` may have both `hcaHandles` and `hcaObjects`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.examples(&[Pass(r#"{"hcaHandles":3,"hcaObjects":10000}"#)]);

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.resources.rdma.applied",
    "config-linux.md#rdma",
    "The container's control group has the limits of `rdma` on these devices.",
)
.since(V1_0_2)
.on(platform::LINUX);
