//! Mappings of user and group ids: [config-linux.md#user-namespace-mappings](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#user-namespace-mappings).

use oci_conformance::object;

use crate::Extra;

/// A range of ids of the container, and the ids of the host that they stand for.
///
/// [config-linux.md#user-namespace-mappings](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#user-namespace-mappings)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct IdMapping {
    /// The first id in the container.
    pub container_id: u32,
    /// The first id on the host.
    pub host_id: u32,
    /// How many ids are mapped.
    pub size: u32,
    /// Properties that the specification does not name.
    pub extra: Extra<IdMapping>,
}

object!(IdMapping, "a mapping of ids", {
    "containerID" => container_id: integer,
    "hostID" => host_id: integer,
    "size" => size: integer,
});

impl IdMapping {
    /// Maps `size` ids that begin at `container_id` to those that begin at `host_id`.
    #[must_use]
    pub fn new(container_id: u32, host_id: u32, size: u32) -> Self {
        Self {
            container_id,
            host_id,
            size,
            extra: Extra::default(),
        }
    }
}
