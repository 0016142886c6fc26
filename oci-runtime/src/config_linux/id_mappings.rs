//! Mappings of user and group ids: [config-linux.md#user-namespace-mappings](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#user-namespace-mappings).

use oci_conformance::{Clause, Property, Shape, Value, object};

use crate::{Extra, platform, specification::V1_0_0_RC5};

/// A range of ids of the container, and the ids of the host that they stand for.
///
/// [config-linux.md#user-namespace-mappings](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#user-namespace-mappings)
///
/// ```
/// use oci_runtime::config_linux::{IdMapping, Linux, Namespace, NamespaceType};
///
/// let ids = IdMapping::new(0, 1000, 32000);
/// let linux = Linux::builder()
///     .namespace(Namespace::new(NamespaceType::USER))
///     .uid_mapping(ids.clone())
///     .gid_mapping(ids)
///     .build()?;
/// assert_eq!(linux.uid_mappings[0].host_id, 1000);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
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

/// The shape of an entry of `uidMappings`.
pub static UID_MAPPING: Shape = Shape::new(
    "mapping of user ids",
    "config-linux.md#user-namespace-mappings",
    &[
        Property::required(
            "containerID",
            "runtime.linux.uid-mappings.container-id",
            Value::UINT32,
        ),
        Property::required(
            "hostID",
            "runtime.linux.uid-mappings.host-id",
            Value::UINT32,
        ),
        Property::required("size", "runtime.linux.uid-mappings.size", Value::UINT32)
            .note("The specification allows 0, which the kernel refuses."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

/// The shape of an entry of `gidMappings`.
pub static GID_MAPPING: Shape = Shape::new(
    "mapping of group ids",
    "config-linux.md#user-namespace-mappings",
    &[
        Property::required(
            "containerID",
            "runtime.linux.gid-mappings.container-id",
            Value::UINT32,
        ),
        Property::required(
            "hostID",
            "runtime.linux.gid-mappings.host-id",
            Value::UINT32,
        ),
        Property::required("size", "runtime.linux.gid-mappings.size", Value::UINT32)
            .note("The specification allows 0, which the kernel refuses."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static UID_APPLIED: Clause = Clause::must(
    "runtime.linux.uid-mappings.applied",
    "config-linux.md#user-namespace-mappings",
    "The map of user ids of the container's user namespace has the ranges of `uidMappings`, and \
     no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "It follows from what runtime.md says of `create`, which has to apply every property. Ranges \
     that overlap, or end behind the last id, the text allows and the kernel refuses.",
);

pub(super) static GID_APPLIED: Clause = Clause::must(
    "runtime.linux.gid-mappings.applied",
    "config-linux.md#user-namespace-mappings",
    "The map of group ids of the container's user namespace has the ranges of `gidMappings`, and \
     no others.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static NO_CHOWN: Clause = Clause::should_not(
    "runtime.linux.id-mappings.no-chown",
    "config-linux.md#user-namespace-mappings",
    "The runtime does not change the owners of files in filesystems that the configuration refers \
     to in order to map ids.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(crate) static COUNT_KERNEL_LIMIT: Clause = Clause::may(
    "runtime.linux.id-mappings.count-kernel-limit",
    "config-linux.md#user-namespace-mappings",
    "The kernel may limit the number of mappings.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Linux took 5 up to version 4.14, and takes 340 from 4.15 on; an advisory holds the machine \
     against it.",
);

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn mappings_are_written_as_they_are_read() {
        let text = r#"{"containerID":0,"hostID":4294967295,"size":1,"note":"x"}"#;
        let mapping: IdMapping = from_str(text).unwrap();
        assert_eq!((mapping.host_id, mapping.size), (u32::MAX, 1));
        assert_eq!(to_string(&mapping).unwrap(), text);
    }

    #[test]
    fn no_part_of_a_mapping_may_be_missing() {
        for (text, problem) in [
            (
                r#"{"containerID":0,"hostID":0}"#,
                "missing field `size` at line 1 column 28",
            ),
            (
                r#"{"containerID":0,"hostID":-1,"size":1}"#,
                "invalid value: integer `-1`, expected an integer in its range at line 1 column 28",
            ),
        ] {
            let error = from_str::<IdMapping>(text).unwrap_err();
            assert_eq!(error.to_string(), problem, "{text}");
        }
    }
}
