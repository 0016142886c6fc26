//! `type`: [config.md#posix-platform-mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-mounts).

use oci_conformance::{Clause, Example::Pass, Severity, Subject, vocabulary};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

vocabulary! {
    /// The type of a mount, which is that of a filesystem.
    ///
    /// The constants are the types that the specification mentions; a kernel has others.
    pub struct MountType;
    /// The types of mounts that the specification mentions.
    pub enum KnownMountType {
        /// No filesystem: what bind mounts have as a dummy.
        NONE / None = "none",
        /// A filesystem in memory.
        TMPFS / Tmpfs = "tmpfs",
        /// The kernel's view of processes.
        PROC / Proc = "proc",
        /// The kernel's view of devices and drivers.
        SYSFS / Sysfs = "sysfs",
        /// Pseudo-terminals.
        DEVPTS / Devpts = "devpts",
        /// POSIX message queues.
        MQUEUE / Mqueue = "mqueue",
        /// Control groups.
        CGROUP / Cgroup = "cgroup",
        /// Minix.
        MINIX / Minix = "minix",
        /// The second extended filesystem.
        EXT2 / Ext2 = "ext2",
        /// The third extended filesystem.
        EXT3 / Ext3 = "ext3",
        /// JFS.
        JFS / Jfs = "jfs",
        /// XFS.
        XFS / Xfs = "xfs",
        /// ReiserFS.
        REISERFS / Reiserfs = "reiserfs",
        /// FAT.
        MSDOS / Msdos = "msdos",
        /// A filesystem on the network.
        NFS / Nfs = "nfs",
        /// A CD-ROM.
        ISO9660 / Iso9660 = "iso9660",
    }
}

pub(crate) static LINUX_KERNEL_FILESYSTEM: Clause = Clause::must(
    "runtime.config.mounts.type.linux.kernel-filesystem",
    "config.md#posix-platform-mounts",
    "`type` is one of the kernel's filesystems (`/proc/filesystems`), except for bind mounts.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("The sentence has no key word. A kernel can load the module of a filesystem when it is used.")
.softened(
    Severity::Warning,
    "a filesystem that the kernel does not list yet may be loaded when it is used",
)
.judged(Subject::Host, &[]);

pub(super) static LINUX_BIND_DUMMY: Clause = Clause::may(
    "runtime.config.mounts.type.linux.bind-dummy",
    "config.md#posix-platform-mounts",
    "The `type` of a bind mount is a dummy, often `none`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.examples(&[
    Pass(r#"{"destination":"/data","type":"none","source":"/volumes","options":["rbind"]}"#),
    Pass(r#"{"destination":"/data","type":"anything","source":"/volumes","options":["bind"]}"#),
    Pass(r#"{"destination":"/data","source":"/volumes","options":["bind","ro"]}"#),
]);
