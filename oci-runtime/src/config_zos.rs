//! [config-zos.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-zos.md).

mod namespaces;
#[cfg(test)]
mod tests;

use oci_conformance::{Clause, Example::Pass, Heading, Property, Shape, Value, builder, object};

pub use self::namespaces::{KnownNamespaceType, NAMESPACE, Namespace, NamespaceType};
use crate::{
    Extra, platform,
    specification::{V1_1_0, V1_2_1},
};

/// The `zos` section of a configuration: what a container on z/OS has beside what every container
/// has.
///
/// [config-zos.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-zos.md)
///
/// ```
/// use oci_runtime::config_zos::{Namespace, NamespaceType, Zos};
///
/// let zos = Zos::builder()
///     .namespace(Namespace::join(NamespaceType::PID, "/proc/1234/ns/pid"))
///     .namespace(Namespace::new(NamespaceType::MOUNT))
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Zos {
    /// The namespaces that the container does not share with the runtime.
    pub namespaces: Vec<Namespace>,
    /// Properties that the specification does not name, `devices` of versions 1.1.0 and 1.2.0 among
    /// them.
    pub extra: Extra<Zos>,
}

object!(Zos, "the `zos` section of a configuration", {
    "namespaces" => namespaces: list,
});

builder! {
    /// Makes a [`Zos`].
    pub struct ZosBuilder(Zos) => ZOS;
    list namespaces/namespace: Namespace;
    value extra: Extra<Zos>;
}

impl Zos {
    /// Starts a section, of which no part has to be there.
    pub fn builder() -> ZosBuilder {
        ZosBuilder::of(Self::default())
    }
}

/// The shape of the `zos` section of a configuration.
pub static ZOS: Shape = Shape::new(
    "`zos` section",
    "config-zos.md#zos-container-configuration",
    &[Property::optional(
        "namespaces",
        "runtime.zos.namespaces",
        Value::List(&Value::Shape(&NAMESPACE)),
    )
    .section("config-zos.md#namespaces")
    .since(V1_2_1)
    .note("The text calls it a root field; it is one of `zos`.")],
)
.since(V1_1_0)
.on(platform::ZOS)
.rules(&[&DEVICES_REMOVED, &namespaces::NAMESPACES_NO_DUPLICATE_TYPES]);

static DEFAULT_FILESYSTEMS_PROC: Clause = Clause::should(
    "runtime.zos.default-filesystems.proc",
    "config-zos.md#zos-container-configuration",
    "Every container has a filesystem of the type `proc` at `/proc`.",
)
.since(V1_2_1)
.on(platform::ZOS)
.note("Whether it stands in `mounts` or the runtime mounts it unasked the text leaves open.");

static DEVICES_REMOVED: Clause = Clause::may(
    "runtime.zos.devices.removed",
    "config-zos.md#zos-container-configuration",
    "`devices`, which versions 1.1.0 and 1.2.0 had in `zos`, is an unknown property, which does \
     no harm.",
)
.since(V1_1_0)
.on(platform::ZOS)
.examples(&[Pass(r#"{"devices":[{"path":"/dev/null","type":"c"}]}"#)]);

static  POSIX_COMMON_FIELDS: Clause = Clause::may(
    "runtime.zos.posix-common-fields",
    "config-zos.md#zos-container-configuration",
    "The properties of config.md for POSIX platforms may be used on z/OS.",
)
.since(V1_1_0)
.on(platform::ZOS)
.note("Go's types tag some of them for fewer platforms than config.md.")
.examples(&[Pass(
    r#"{"ociVersion":"1.2.1","process":{"cwd":"/","args":["sh"],"user":{"uid":1,"gid":1,"umask":18,"additionalGids":[5]},"rlimits":[{"type":"RLIMIT_NOFILE","hard":1024,"soft":1024}]},"root":{"path":"rootfs"},"zos":{}}"#,
)]);

/// The clauses of config-zos.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config-zos.md",
    shapes: &[&ZOS, &NAMESPACE],
    clauses: &[
        &DEFAULT_FILESYSTEMS_PROC,
        &POSIX_COMMON_FIELDS,
        &namespaces::NAMESPACES_TYPE_SUPPORTED,
        &namespaces::NAMESPACES_TYPE_PID_EFFECT,
        &namespaces::NAMESPACES_TYPE_MOUNT_EFFECT,
        &namespaces::NAMESPACES_TYPE_IPC_EFFECT,
        &namespaces::NAMESPACES_TYPE_UTS_EFFECT,
        &namespaces::NAMESPACES_PATH_JOIN,
        &namespaces::NAMESPACES_PATH_TYPE_MISMATCH_ERROR,
        &namespaces::NAMESPACES_PATH_ABSENT_NEW_NAMESPACE,
        &namespaces::NAMESPACES_INHERIT_UNLISTED,
        &namespaces::NAMESPACES_DUPLICATE_TYPES_ERROR,
    ],
};
