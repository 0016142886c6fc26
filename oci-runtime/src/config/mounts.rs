//! `mounts`: [config.md#mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#mounts).

mod destination;
mod kind;
mod mappings;
mod option_support;
mod options;
mod source;

use oci_conformance::{Heading, Property, Shape, Value, builder, object};

pub(super) use self::destination::NOT_NESTED;
pub use self::{
    kind::{KnownMountType, MountType},
    mappings::{GID_MAPPING, IDMAP_WITHOUT_MAPPING, UID_MAPPING},
    options::{KnownMountOption, MountOption},
    source::BIND_WITHOUT_SOURCE,
};
use crate::{
    Extra,
    config_linux::IdMapping,
    platform,
    specification::{V1_0_0_RC5, V1_1_0},
};

/// Something that is mounted over the root filesystem.
///
/// [config.md#mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#mounts)
///
/// ```
/// use oci_runtime::config::{Mount, MountOption, MountType};
///
/// let tmp = Mount::builder("/tmp")
///     .kind(MountType::TMPFS)
///     .source("tmpfs")
///     .options(["nosuid", "strictatime", "mode=755", "size=65536k"])
///     .build()?;
/// assert!(!tmp.is_bind());
///
/// let data = Mount::rbind("/volumes/testing", "/data").option(MountOption::RO).build()?;
/// assert!(data.is_bind());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Mount {
    /// Where it is mounted: a path in the container.
    pub destination: String,
    /// The `type`, which is that of a filesystem.
    pub kind: Option<MountType>,
    /// A device, or for bind mounts a file or directory, or a dummy.
    pub source: Option<String>,
    /// The options.
    pub options: Vec<MountOption>,
    /// How user ids of the source are mapped to those of the mount.
    pub uid_mappings: Vec<IdMapping>,
    /// How group ids of the source are mapped to those of the mount.
    pub gid_mappings: Vec<IdMapping>,
    /// Properties that the specification does not name.
    pub extra: Extra<Mount>,
}

object!(Mount, "a mount", {
    "destination" => destination: required_text,
    "type" => kind: text,
    "source" => source: text,
    "options" => options: collection,
    "uidMappings" => uid_mappings: list,
    "gidMappings" => gid_mappings: list,
});

builder! {
    /// Makes a [`Mount`].
    pub struct MountBuilder(Mount) => MOUNT;
    option kind: MountType;
    option source: String;
    list options/option: MountOption;
    list uid_mappings/uid_mapping: IdMapping;
    list gid_mappings/gid_mapping: IdMapping;
    value extra: Extra<Mount>;
}

impl Mount {
    /// Starts a mount from the path where it is mounted.
    pub fn builder(destination: impl Into<String>) -> MountBuilder {
        MountBuilder::of(Self {
            destination: destination.into(),
            kind: None,
            source: None,
            options: Vec::new(),
            uid_mappings: Vec::new(),
            gid_mappings: Vec::new(),
            extra: Extra::default(),
        })
    }

    /// Starts a bind mount of a file or directory, without what is mounted below it.
    pub fn bind(source: impl Into<String>, destination: impl Into<String>) -> MountBuilder {
        Self::builder(destination)
            .kind(MountType::NONE)
            .source(source)
            .option(MountOption::BIND)
    }

    /// Starts a bind mount of a directory with all that is mounted below it.
    pub fn rbind(source: impl Into<String>, destination: impl Into<String>) -> MountBuilder {
        Self::builder(destination)
            .kind(MountType::NONE)
            .source(source)
            .option(MountOption::RBIND)
    }

    /// Whether it is a bind mount: whether it has the option `bind` or `rbind`.
    #[must_use]
    pub fn is_bind(&self) -> bool {
        let mut options = self.options.iter();
        options.any(|option| [MountOption::BIND, MountOption::RBIND].contains(option))
    }
}

/// The shape of a mount.
pub static MOUNT: Shape = Shape::new(
    "mount",
    "config.md#mounts",
    &[
        Property::required(
            "destination",
            "runtime.config.mounts.destination",
            Value::String,
        ),
        Property::optional("type", "runtime.config.mounts.type", Value::String)
            .section("config.md#posix-platform-mounts")
            .on(platform::POSIX),
        Property::optional("source", "runtime.config.mounts.source", Value::String),
        Property::optional("options", "runtime.config.mounts.options", Value::STRINGS).note(
            "Every string is one option. Repeated and opposite ones are not forbidden; mount(8) \
             takes the last.",
        ),
        Property::optional(
            "uidMappings",
            "runtime.config.mounts.uid-mappings",
            Value::List(&Value::Shape(&UID_MAPPING)),
        )
        .section("config.md#posix-platform-mounts")
        .since(V1_1_0)
        .on(platform::LINUX)
        .note("The text stands under the mounts of POSIX platforms; the Go type is for Linux."),
        Property::optional(
            "gidMappings",
            "runtime.config.mounts.gid-mappings",
            Value::List(&Value::Shape(&GID_MAPPING)),
        )
        .section("config.md#posix-platform-mounts")
        .since(V1_1_0)
        .on(platform::LINUX)
        .note("The text stands under the mounts of POSIX platforms; the Go type is for Linux."),
    ],
)
.since(V1_0_0_RC5)
.rules(&[
    &destination::LINUX_ABSOLUTE,
    &destination::LINUX_RELATIVE_ALLOWED,
    &destination::LINUX_RELATIVE_DEPRECATED,
    &destination::WINDOWS_ABSOLUTE,
    &destination::SOLARIS_ABSOLUTE,
    &destination::OTHER_PLATFORMS_ABSOLUTE,
    &source::BIND_FILE_OR_DIRECTORY,
    &source::BIND_DEFINITION,
    &source::WINDOWS_NO_UNC_OR_MAPPED_DRIVE,
    &kind::LINUX_BIND_DUMMY,
    &mappings::UID_MAPPINGS_REQUIRES_GID_MAPPINGS,
    &mappings::UID_MAPPINGS_IDMAP_OPTION,
    &mappings::GID_MAPPINGS_REQUIRES_UID_MAPPINGS,
    &mappings::GID_MAPPINGS_IDMAP_OPTION,
])
.rules_elsewhere(&[&[&BIND_WITHOUT_SOURCE]]);

/// The clauses about mounts.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&MOUNT, &UID_MAPPING, &GID_MAPPING],
    clauses: &[
        &destination::LISTED_ORDER,
        &destination::LINUX_MOUNT_2,
        &destination::SOLARIS_FS_RESOURCE,
        &destination::LINUX_RELATIVE_FROM_ROOT,
        &source::BIND_RELATIVE_TO_BUNDLE,
        &source::WINDOWS_LOCAL_DIRECTORY,
        &option_support::WINDOWS_RO,
        &option_support::ASYNC,
        &option_support::ATIME,
        &option_support::BIND,
        &option_support::DEFAULTS,
        &option_support::DEV,
        &option_support::DIRATIME,
        &option_support::DIRSYNC,
        &option_support::EXEC,
        &option_support::IVERSION,
        &option_support::LAZYTIME,
        &option_support::LOUD,
        &option_support::MAND,
        &option_support::NOATIME,
        &option_support::NODEV,
        &option_support::NODIRATIME,
        &option_support::NOEXEC,
        &option_support::NOIVERSION,
        &option_support::NOLAZYTIME,
        &option_support::NOMAND,
        &option_support::NORELATIME,
        &option_support::NOSTRICTATIME,
        &option_support::NOSUID,
        &option_support::NOSYMFOLLOW,
        &option_support::PRIVATE,
        &option_support::RATIME,
        &option_support::RBIND,
        &option_support::RDEV,
        &option_support::RDIRATIME,
        &option_support::RELATIME,
        &option_support::REMOUNT,
        &option_support::REXEC,
        &option_support::RNOATIME,
        &option_support::RNODIRATIME,
        &option_support::RNOEXEC,
        &option_support::RNORELATIME,
        &option_support::RNOSTRICTATIME,
        &option_support::RNOSUID,
        &option_support::RNOSYMFOLLOW,
        &option_support::RO,
        &option_support::RPRIVATE,
        &option_support::RRELATIME,
        &option_support::RRO,
        &option_support::RRW,
        &option_support::RSHARED,
        &option_support::RSLAVE,
        &option_support::RSTRICTATIME,
        &option_support::RSUID,
        &option_support::RSYMFOLLOW,
        &option_support::RUNBINDABLE,
        &option_support::RW,
        &option_support::SHARED,
        &option_support::SILENT,
        &option_support::SLAVE,
        &option_support::STRICTATIME,
        &option_support::SUID,
        &option_support::SYMFOLLOW,
        &option_support::SYNC,
        &option_support::TMPCOPYUP,
        &option_support::UNBINDABLE,
        &option_support::idmap::KNOWN,
        &option_support::idmap::MAPPING_APPLIED,
        &option_support::idmap::NOT_PASSED_TO_MOUNT_2,
        &option_support::idmap::MOUNT_MAPPINGS_USED,
        &option_support::idmap::FALLBACK_CONTAINER_MAPPING,
        &option_support::idmap::NO_MAPPING_ERROR,
        &option_support::idmap::NO_USERNS_ERROR,
        &option_support::idmap::MOUNT_SETATTR,
        &option_support::ridmap::KNOWN,
        &option_support::ridmap::MAPPING_APPLIED,
        &option_support::ridmap::NOT_PASSED_TO_MOUNT_2,
        &option_support::ridmap::MOUNT_MAPPINGS_USED,
        &option_support::ridmap::FALLBACK_CONTAINER_MAPPING,
        &option_support::ridmap::NO_MAPPING_ERROR,
        &option_support::ridmap::NO_USERNS_ERROR,
        &option_support::ridmap::MOUNT_SETATTR,
        &option_support::MUST_OPTIONS_FOLLOW_MOUNT_8,
        &option_support::CUSTOM,
        &option_support::CUSTOM_FOLLOWS_MOUNT_8,
        &option_support::UNKNOWN_AS_DATA,
        &kind::LINUX_KERNEL_FILESYSTEM,
        &mappings::UID_MAPPINGS_MOUNT_SETATTR,
        &mappings::UID_MAPPINGS_CONVERTS_IDS,
        &mappings::GID_MAPPINGS_MOUNT_SETATTR,
        &mappings::GID_MAPPINGS_CONVERTS_IDS,
    ],
};

#[cfg(test)]
mod tests;
