//! The names of capabilities(7).

use oci_conformance::vocabulary;

vocabulary! {
    /// A capability of Linux, such as `CAP_KILL`.
    ///
    /// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process),
    /// which leaves the list to
    /// [capabilities(7)](https://man7.org/linux/man-pages/man7/capabilities.7.html). Names that
    /// are not in it are kept.
    ///
    /// ```
    /// use oci_runtime::config::process::{Capability, KnownCapability};
    ///
    /// assert_eq!(Capability::from("CAP_BPF"), Capability::BPF);
    /// assert_eq!(Capability::BPF.known(), Some(KnownCapability::Bpf));
    /// assert_eq!(Capability::from("CAP_TEST").known(), None);
    /// ```
    pub struct Capability;
    /// The capabilities that Linux has, in the order of their numbers.
    pub enum KnownCapability {
        /// Change the owner of files.
        CHOWN / Chown = "CAP_CHOWN",
        /// Pass over the permissions of files.
        DAC_OVERRIDE / DacOverride = "CAP_DAC_OVERRIDE",
        /// Pass over the permissions to read files and to search directories.
        DAC_READ_SEARCH / DacReadSearch = "CAP_DAC_READ_SEARCH",
        /// Do with any file what is left to its owner.
        FOWNER / Fowner = "CAP_FOWNER",
        /// Keep the set-user-id and set-group-id bits of changed files.
        FSETID / Fsetid = "CAP_FSETID",
        /// Send signals to any process.
        KILL / Kill = "CAP_KILL",
        /// Change group ids.
        SETGID / Setgid = "CAP_SETGID",
        /// Change user ids.
        SETUID / Setuid = "CAP_SETUID",
        /// Change the sets of capabilities beyond what any process may.
        SETPCAP / Setpcap = "CAP_SETPCAP",
        /// Make files immutable or append-only.
        LINUX_IMMUTABLE / LinuxImmutable = "CAP_LINUX_IMMUTABLE",
        /// Listen on ports below 1024.
        NET_BIND_SERVICE / NetBindService = "CAP_NET_BIND_SERVICE",
        /// Broadcast, and listen to multicasts; unused.
        NET_BROADCAST / NetBroadcast = "CAP_NET_BROADCAST",
        /// Configure the network.
        NET_ADMIN / NetAdmin = "CAP_NET_ADMIN",
        /// Use raw sockets.
        NET_RAW / NetRaw = "CAP_NET_RAW",
        /// Lock memory.
        IPC_LOCK / IpcLock = "CAP_IPC_LOCK",
        /// Pass over the permissions of System V IPC objects.
        IPC_OWNER / IpcOwner = "CAP_IPC_OWNER",
        /// Load and unload modules of the kernel.
        SYS_MODULE / SysModule = "CAP_SYS_MODULE",
        /// Reach ports and memory of the machine.
        SYS_RAWIO / SysRawio = "CAP_SYS_RAWIO",
        /// Change the root directory, and the mount namespace.
        SYS_CHROOT / SysChroot = "CAP_SYS_CHROOT",
        /// Trace any process.
        SYS_PTRACE / SysPtrace = "CAP_SYS_PTRACE",
        /// Account for processes.
        SYS_PACCT / SysPacct = "CAP_SYS_PACCT",
        /// Administer the system in many ways, such as to mount.
        SYS_ADMIN / SysAdmin = "CAP_SYS_ADMIN",
        /// Reboot, and load another kernel.
        SYS_BOOT / SysBoot = "CAP_SYS_BOOT",
        /// Raise priorities, and set scheduling policies and affinities of any process.
        SYS_NICE / SysNice = "CAP_SYS_NICE",
        /// Pass over limits of resources, and raise hard ones.
        SYS_RESOURCE / SysResource = "CAP_SYS_RESOURCE",
        /// Set the clock.
        SYS_TIME / SysTime = "CAP_SYS_TIME",
        /// Configure terminals.
        SYS_TTY_CONFIG / SysTtyConfig = "CAP_SYS_TTY_CONFIG",
        /// Make device files.
        MKNOD / Mknod = "CAP_MKNOD",
        /// Take leases on any file.
        LEASE / Lease = "CAP_LEASE",
        /// Write to the audit log of the kernel.
        AUDIT_WRITE / AuditWrite = "CAP_AUDIT_WRITE",
        /// Configure auditing by the kernel.
        AUDIT_CONTROL / AuditControl = "CAP_AUDIT_CONTROL",
        /// Set capabilities of files, and map user 0 of the parent namespace.
        SETFCAP / Setfcap = "CAP_SETFCAP",
        /// Pass over mandatory access control.
        MAC_OVERRIDE / MacOverride = "CAP_MAC_OVERRIDE",
        /// Configure mandatory access control.
        MAC_ADMIN / MacAdmin = "CAP_MAC_ADMIN",
        /// Read and change the log of the kernel.
        SYSLOG / Syslog = "CAP_SYSLOG",
        /// Wake the system by a timer.
        WAKE_ALARM / WakeAlarm = "CAP_WAKE_ALARM",
        /// Keep the system from being suspended.
        BLOCK_SUSPEND / BlockSuspend = "CAP_BLOCK_SUSPEND",
        /// Read the audit log by multicast.
        AUDIT_READ / AuditRead = "CAP_AUDIT_READ",
        /// Watch performance.
        PERFMON / Perfmon = "CAP_PERFMON",
        /// Load BPF programs, and use their maps.
        BPF / Bpf = "CAP_BPF",
        /// Checkpoint and restore processes.
        CHECKPOINT_RESTORE / CheckpointRestore = "CAP_CHECKPOINT_RESTORE",
    }
}
