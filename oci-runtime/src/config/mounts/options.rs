//! Mount options: [config.md#linux-mount-options](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-mount-options).

use oci_conformance::vocabulary;

vocabulary! {
    /// An option of a mount.
    ///
    /// The constants are the options that the specification lists for Linux. Any other is kept as it
    /// is: a runtime hands what it does not know to the filesystem.
    ///
    /// ```
    /// use oci_runtime::config::MountOption;
    ///
    /// assert_eq!(MountOption::from("nosuid"), MountOption::NOSUID);
    /// assert_eq!(MountOption::from("size=65536k").known(), None);
    /// ```
    pub struct MountOption;
    /// The options that
    /// [config.md#linux-mount-options](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-mount-options)
    /// lists.
    pub enum KnownMountOption {
        /// Clears `MS_SYNCHRONOUS`.
        ASYNC / Async = "async",
        /// Clears `MS_NOATIME`.
        ATIME / Atime = "atime",
        /// Binds the source, without the mounts below it (`MS_BIND`).
        BIND / Bind = "bind",
        /// `rw`, `suid`, `dev`, `exec` and `async`.
        DEFAULTS / Defaults = "defaults",
        /// Clears `MS_NODEV`.
        DEV / Dev = "dev",
        /// Clears `MS_NODIRATIME`.
        DIRATIME / Diratime = "diratime",
        /// Sets `MS_DIRSYNC`.
        DIRSYNC / Dirsync = "dirsync",
        /// Clears `MS_NOEXEC`.
        EXEC / Exec = "exec",
        /// Sets `MS_I_VERSION`.
        IVERSION / Iversion = "iversion",
        /// Sets `MS_LAZYTIME`.
        LAZYTIME / Lazytime = "lazytime",
        /// Clears `MS_SILENT`.
        LOUD / Loud = "loud",
        /// Sets `MS_MANDLOCK`.
        MAND / Mand = "mand",
        /// Sets `MS_NOATIME`.
        NOATIME / Noatime = "noatime",
        /// Sets `MS_NODEV`.
        NODEV / Nodev = "nodev",
        /// Sets `MS_NODIRATIME`.
        NODIRATIME / Nodiratime = "nodiratime",
        /// Sets `MS_NOEXEC`.
        NOEXEC / Noexec = "noexec",
        /// Clears `MS_I_VERSION`.
        NOIVERSION / Noiversion = "noiversion",
        /// Clears `MS_LAZYTIME`.
        NOLAZYTIME / Nolazytime = "nolazytime",
        /// Clears `MS_MANDLOCK`.
        NOMAND / Nomand = "nomand",
        /// Clears `MS_RELATIME`.
        NORELATIME / Norelatime = "norelatime",
        /// Clears `MS_STRICTATIME`.
        NOSTRICTATIME / Nostrictatime = "nostrictatime",
        /// Sets `MS_NOSUID`.
        NOSUID / Nosuid = "nosuid",
        /// Sets `MS_NOSYMFOLLOW`.
        NOSYMFOLLOW / Nosymfollow = "nosymfollow",
        /// Sets `MS_PRIVATE`.
        PRIVATE / Private = "private",
        /// `atime` for the mount and all below it.
        RATIME / Ratime = "ratime",
        /// Binds the source with the mounts below it (`MS_BIND` and `MS_REC`).
        RBIND / Rbind = "rbind",
        /// `dev` for the mount and all below it.
        RDEV / Rdev = "rdev",
        /// `diratime` for the mount and all below it.
        RDIRATIME / Rdiratime = "rdiratime",
        /// Sets `MS_RELATIME`.
        RELATIME / Relatime = "relatime",
        /// Sets `MS_REMOUNT`.
        REMOUNT / Remount = "remount",
        /// `exec` for the mount and all below it.
        REXEC / Rexec = "rexec",
        /// `noatime` for the mount and all below it.
        RNOATIME / Rnoatime = "rnoatime",
        /// `nodiratime` for the mount and all below it.
        RNODIRATIME / Rnodiratime = "rnodiratime",
        /// `noexec` for the mount and all below it.
        RNOEXEC / Rnoexec = "rnoexec",
        /// `norelatime` for the mount and all below it.
        RNORELATIME / Rnorelatime = "rnorelatime",
        /// `nostrictatime` for the mount and all below it.
        RNOSTRICTATIME / Rnostrictatime = "rnostrictatime",
        /// `nosuid` for the mount and all below it.
        RNOSUID / Rnosuid = "rnosuid",
        /// `nosymfollow` for the mount and all below it.
        RNOSYMFOLLOW / Rnosymfollow = "rnosymfollow",
        /// Sets `MS_RDONLY`.
        RO / Ro = "ro",
        /// Sets `MS_PRIVATE` and `MS_REC`.
        RPRIVATE / Rprivate = "rprivate",
        /// `relatime` for the mount and all below it.
        RRELATIME / Rrelatime = "rrelatime",
        /// `ro` for the mount and all below it.
        RRO / Rro = "rro",
        /// `rw` for the mount and all below it.
        RRW / Rrw = "rrw",
        /// Sets `MS_SHARED` and `MS_REC`.
        RSHARED / Rshared = "rshared",
        /// Sets `MS_SLAVE` and `MS_REC`.
        RSLAVE / Rslave = "rslave",
        /// `strictatime` for the mount and all below it.
        RSTRICTATIME / Rstrictatime = "rstrictatime",
        /// `suid` for the mount and all below it.
        RSUID / Rsuid = "rsuid",
        /// `symfollow` for the mount and all below it.
        RSYMFOLLOW / Rsymfollow = "rsymfollow",
        /// Sets `MS_UNBINDABLE` and `MS_REC`.
        RUNBINDABLE / Runbindable = "runbindable",
        /// Clears `MS_RDONLY`.
        RW / Rw = "rw",
        /// Sets `MS_SHARED`.
        SHARED / Shared = "shared",
        /// Sets `MS_SILENT`.
        SILENT / Silent = "silent",
        /// Sets `MS_SLAVE`.
        SLAVE / Slave = "slave",
        /// Sets `MS_STRICTATIME`.
        STRICTATIME / Strictatime = "strictatime",
        /// Clears `MS_NOSUID`.
        SUID / Suid = "suid",
        /// Clears `MS_NOSYMFOLLOW`.
        SYMFOLLOW / Symfollow = "symfollow",
        /// Sets `MS_SYNCHRONOUS`.
        SYNC / Sync = "sync",
        /// Copies what the root filesystem has at the destination into the new tmpfs.
        TMPCOPYUP / Tmpcopyup = "tmpcopyup",
        /// Sets `MS_UNBINDABLE`.
        UNBINDABLE / Unbindable = "unbindable",
        /// Maps the ids of the mount, without the mounts below it.
        IDMAP / Idmap = "idmap",
        /// Maps the ids of the mount and of all below it.
        RIDMAP / Ridmap = "ridmap",
    }
}
