//! What runtimes make of mount options: [config.md#linux-mount-options](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-mount-options).

use oci_conformance::{Clause, Held};

use crate::{
    platform,
    specification::{V1_1_0, V1_2_0},
};

pub(super) static WINDOWS_RO: Clause = Clause::must(
    "runtime.config.mounts.options.windows.ro",
    "config.md#mounts",
    "A runtime knows the option `ro`, and mounts what has it read-only.",
)
.on(platform::WINDOWS);

const SECTION: &str = "config.md#linux-mount-options";

/// Declares the clause about one option of the table.
macro_rules! option {
    (may $name:ident, $option:literal, $meaning:literal) => {
        option!(@ may $name, $option, "may know", $meaning, .held(Held::Behaviour));
    };
    ($level:ident $name:ident, $option:literal, $meaning:literal) => {
        option!(@ $level $name, $option, "knows", $meaning,);
    };
    (@ $level:ident $name:ident, $option:literal, $knows:literal, $meaning:literal, $($held:tt)*) => {
        pub(super) static $name: Clause = Clause::$level(
            concat!("runtime.config.mounts.options.linux.", $option),
            SECTION,
            concat!("A runtime ", $knows, " the option `", $option, "`: ", $meaning, "."),
        )
        .since(V1_1_0)
        .on(platform::LINUX)
        $($held)*;
    };
}

option!(must ASYNC, "async", "clears `MS_SYNCHRONOUS`");
option!(must ATIME, "atime", "clears `MS_NOATIME`");
option!(must BIND, "bind", "binds the source, without the mounts below it (`MS_BIND`)");
option!(must DEFAULTS, "defaults", "`rw`, `suid`, `dev`, `exec` and `async`");
option!(must DEV, "dev", "clears `MS_NODEV`");
option!(must DIRATIME, "diratime", "clears `MS_NODIRATIME`");
option!(must DIRSYNC, "dirsync", "sets `MS_DIRSYNC`");
option!(must EXEC, "exec", "clears `MS_NOEXEC`");
option!(must IVERSION, "iversion", "sets `MS_I_VERSION`");
option!(must LAZYTIME, "lazytime", "sets `MS_LAZYTIME`");
option!(must LOUD, "loud", "clears `MS_SILENT`");
option!(may MAND, "mand", "sets `MS_MANDLOCK`");
option!(must NOATIME, "noatime", "sets `MS_NOATIME`");
option!(must NODEV, "nodev", "sets `MS_NODEV`");
option!(must NODIRATIME, "nodiratime", "sets `MS_NODIRATIME`");
option!(must NOEXEC, "noexec", "sets `MS_NOEXEC`");
option!(must NOIVERSION, "noiversion", "clears `MS_I_VERSION`");
option!(must NOLAZYTIME, "nolazytime", "clears `MS_LAZYTIME`");
option!(may NOMAND, "nomand", "clears `MS_MANDLOCK`");
option!(must NORELATIME, "norelatime", "clears `MS_RELATIME`");
option!(must NOSTRICTATIME, "nostrictatime", "clears `MS_STRICTATIME`");
option!(must NOSUID, "nosuid", "sets `MS_NOSUID`");
option!(should NOSYMFOLLOW, "nosymfollow", "sets `MS_NOSYMFOLLOW`");
option!(must PRIVATE, "private", "sets `MS_PRIVATE`");
option!(should RATIME, "ratime", "`atime` for the mount and all below it");
option!(must RBIND, "rbind", "binds the source with the mounts below it (`MS_BIND` and `MS_REC`)");
option!(should RDEV, "rdev", "`dev` for the mount and all below it");
option!(should RDIRATIME, "rdiratime", "`diratime` for the mount and all below it");
option!(must RELATIME, "relatime", "sets `MS_RELATIME`");
option!(must REMOUNT, "remount", "sets `MS_REMOUNT`");
// The table says `dev`, by mistake.
option!(should REXEC, "rexec", "`exec` for the mount and all below it");
option!(should RNOATIME, "rnoatime", "`noatime` for the mount and all below it");
option!(should RNODIRATIME, "rnodiratime", "`nodiratime` for the mount and all below it");
option!(should RNOEXEC, "rnoexec", "`noexec` for the mount and all below it");
option!(should RNORELATIME, "rnorelatime", "`norelatime` for the mount and all below it");
option!(should RNOSTRICTATIME, "rnostrictatime", "`nostrictatime` for the mount and all below it");
option!(should RNOSUID, "rnosuid", "`nosuid` for the mount and all below it");
option!(should RNOSYMFOLLOW, "rnosymfollow", "`nosymfollow` for the mount and all below it");
option!(must RO, "ro", "sets `MS_RDONLY`");
option!(must RPRIVATE, "rprivate", "sets `MS_PRIVATE` and `MS_REC`");
option!(should RRELATIME, "rrelatime", "`relatime` for the mount and all below it");
option!(should RRO, "rro", "`ro` for the mount and all below it");
option!(should RRW, "rrw", "`rw` for the mount and all below it");
option!(must RSHARED, "rshared", "sets `MS_SHARED` and `MS_REC`");
option!(must RSLAVE, "rslave", "sets `MS_SLAVE` and `MS_REC`");
option!(should RSTRICTATIME, "rstrictatime", "`strictatime` for the mount and all below it");
option!(should RSUID, "rsuid", "`suid` for the mount and all below it");
option!(should RSYMFOLLOW, "rsymfollow", "`symfollow` for the mount and all below it");
option!(must RUNBINDABLE, "runbindable", "sets `MS_UNBINDABLE` and `MS_REC`");
option!(must RW, "rw", "clears `MS_RDONLY`");
option!(must SHARED, "shared", "sets `MS_SHARED`");
option!(must SILENT, "silent", "sets `MS_SILENT`");
option!(must SLAVE, "slave", "sets `MS_SLAVE`");
option!(must STRICTATIME, "strictatime", "sets `MS_STRICTATIME`");
option!(must SUID, "suid", "clears `MS_NOSUID`");
option!(should SYMFOLLOW, "symfollow", "clears `MS_NOSYMFOLLOW`");
option!(must SYNC, "sync", "sets `MS_SYNCHRONOUS`");
option!(may TMPCOPYUP, "tmpcopyup", "copies what the root filesystem has at the destination into the new tmpfs");
option!(must UNBINDABLE, "unbindable", "sets `MS_UNBINDABLE`");

/// Declares the clauses about one of the two options that map ids.
macro_rules! mapping_option {
    ($module:ident, $option:literal, $mounts:literal) => {
        #[doc = concat!("The clauses about `", $option, "`.")]
        pub(super) mod $module {
            use super::*;

            pub(in crate::config::mounts) static KNOWN: Clause = Clause::should(
                concat!("runtime.config.mounts.options.linux.", $option),
                SECTION,
                concat!("A runtime knows the option `", $option, "`: the ids of ", $mounts, " are mapped."),
            )
            .since(V1_2_0)
            .on(platform::LINUX);

            pub(in crate::config::mounts) static MAPPING_APPLIED: Clause = Clause::must(
                concat!("runtime.config.mounts.options.linux.", $option, ".mapping-applied"),
                SECTION,
                concat!("With `", $option, "`, files of ", $mounts, " show the ids that theirs are mapped to."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .note("A runtime that mounts without the mapping, and says nothing, breaks it.");

            pub(in crate::config::mounts) static NOT_PASSED_TO_MOUNT_2: Clause = Clause::should_not(
                concat!("runtime.config.mounts.options.linux.", $option, ".not-passed-to-mount-2"),
                SECTION,
                concat!("The text `", $option, "` is not handed to mount(2)."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .uncheckable("it shows only in the calls that the runtime makes");

            pub(in crate::config::mounts) static MOUNT_MAPPINGS_USED: Clause = Clause::must(
                concat!("runtime.config.mounts.options.linux.", $option, ".mount-mappings-used"),
                SECTION,
                concat!("With `", $option, "`, the mappings of the mount are used if it has any, and not those of the container."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .note(
                "The sentence speaks of `uidMappings` or `gidMappings`; the properties themselves \
                 demand both or none.",
            );

            pub(in crate::config::mounts) static FALLBACK_CONTAINER_MAPPING: Clause = Clause::may(
                concat!("runtime.config.mounts.options.linux.", $option, ".fallback-container-mapping"),
                SECTION,
                concat!("With `", $option, "` on a mount without mappings, a runtime may take those of the container's user namespace."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .held(Held::Behaviour);

            pub(in crate::config::mounts) static NO_MAPPING_ERROR: Clause = Clause::must(
                concat!("runtime.config.mounts.options.linux.", $option, ".no-mapping-error"),
                SECTION,
                concat!("With `", $option, "` on a mount without mappings, a runtime that does not take the container's fails."),
            )
            .since(V1_2_0)
            .on(platform::LINUX);

            pub(in crate::config::mounts) static NO_USERNS_ERROR: Clause = Clause::must(
                concat!("runtime.config.mounts.options.linux.", $option, ".no-userns-error"),
                SECTION,
                concat!("With `", $option, "` on a mount without mappings, a runtime fails if the container has no user namespace."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .note("A user namespace that is joined by its path has mappings that the configuration does not show.");

            pub(in crate::config::mounts) static MOUNT_SETATTR: Clause = Clause::should(
                concat!("runtime.config.mounts.options.linux.", $option, ".mount-setattr"),
                SECTION,
                concat!("`", $option, "` is done with `mount_setattr(MOUNT_ATTR_IDMAP)`."),
            )
            .since(V1_2_0)
            .on(platform::LINUX)
            .uncheckable("it shows only in the calls that the runtime makes");
        }
    };
}

mapping_option!(idmap, "idmap", "the mount alone");
mapping_option!(ridmap, "ridmap", "the mount and all below it");

pub(super) static MUST_OPTIONS_FOLLOW_MOUNT_8: Clause = Clause::must(
    "runtime.config.mounts.options.linux.must-options-follow-mount-8",
    SECTION,
    "The options that a runtime has to know mean what mount(8) says of them.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Older versions have no table, and refer to mount(8) for all options.");

pub(super) static CUSTOM: Clause = Clause::may(
    "runtime.config.mounts.options.linux.custom",
    SECTION,
    "A runtime may know options that the table does not list.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("An unknown option is never a breach, therefore.")
.held(Held::Behaviour);

pub(super) static CUSTOM_FOLLOWS_MOUNT_8: Clause = Clause::should(
    "runtime.config.mounts.options.linux.custom-follows-mount-8",
    SECTION,
    "An option that the table does not list, but mount(8) does, means what mount(8) says of it.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static UNKNOWN_AS_DATA: Clause = Clause::should(
    "runtime.config.mounts.options.linux.unknown-as-data",
    SECTION,
    "A runtime hands the options that it does not know to mount(2), joined with commas, as data.",
)
.since(V1_1_0)
.on(platform::LINUX);
