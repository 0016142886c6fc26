//! `pids`: [config-linux.md#pids](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#pids).

use oci_conformance::{Clause, Facet, Property, Shape, Value, builder, object};

use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_3_0},
};

/// The limit of tasks.
///
/// [config-linux.md#pids](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#pids)
///
/// ```
/// use oci_runtime::config_linux::resources::Pids;
///
/// let pids = Pids::of(2048);
/// assert_eq!(pids, Pids::builder().limit(2048).build()?);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Pids {
    /// How many tasks there can be; -1 is no limit, and 0 is one.
    pub limit: Option<i64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Pids>,
}

object!(Pids, "the limit of tasks", { "limit" => limit: optional_integer, });

builder! {
    /// Makes a [`Pids`].
    pub struct PidsBuilder(Pids) => PIDS;
    option limit: i64;
    value extra: Extra<Pids>;
}

impl Pids {
    /// Starts a limit of tasks, which does not have to be there.
    pub fn builder() -> PidsBuilder {
        PidsBuilder::of(Self::default())
    }

    /// Limits how many tasks there can be.
    #[must_use]
    pub fn of(limit: i64) -> Self {
        Self {
            limit: Some(limit),
            extra: Extra::default(),
        }
    }
}

/// The shape of the limit of tasks.
pub static PIDS: Shape = Shape::new(
    "limit of tasks",
    "config-linux.md#pids",
    &[
        Property::optional("limit", "runtime.linux.resources.pids.limit", Value::INT64)
            .facets_since(&[(Facet::Presence, V1_3_0)])
            .note(
                "Up to 1.2.1 it is required, which is not held against older documents here. The \
                 JSON Schema still demands it, but the prose and the Go type do not.",
            ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static LIMIT_MINUS_ONE_UNLIMITED: Clause = Clause::must(
    "runtime.linux.resources.pids.limit.minus-one-unlimited",
    "config-linux.md#pids",
    "A limit of -1 is none.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("Of numbers below nothing is said.");

pub(super) static LIMIT_ZERO: Clause = Clause::should(
    "runtime.linux.resources.pids.limit.zero",
    "config-linux.md#pids",
    "A limit of 0 is one of no tasks at all, not the same as none.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static LIMIT_APPLIED: Clause = Clause::must(
    "runtime.linux.resources.pids.limit.applied",
    "config-linux.md#pids",
    "The container's control group has `limit` tasks at most.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Threads are tasks, too.");
