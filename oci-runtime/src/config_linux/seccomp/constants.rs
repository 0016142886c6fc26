//! Constants of libseccomp and Linux: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use oci_conformance::vocabulary;

vocabulary! {
    /// What is done with a system call.
    ///
    /// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
    pub struct Action;
    /// An [`Action`] that the specification names.
    pub enum KnownAction {
        /// The thread is killed, as by [`Action::KILL_THREAD`].
        KILL / Kill = "SCMP_ACT_KILL",
        /// The process is killed.
        KILL_PROCESS / KillProcess = "SCMP_ACT_KILL_PROCESS",
        /// The thread is killed.
        KILL_THREAD / KillThread = "SCMP_ACT_KILL_THREAD",
        /// The process is sent the signal `SIGSYS`.
        TRAP / Trap = "SCMP_ACT_TRAP",
        /// The call fails with an error number.
        ERRNO / Errno = "SCMP_ACT_ERRNO",
        /// Who traces the process is told.
        TRACE / Trace = "SCMP_ACT_TRACE",
        /// The call is made.
        ALLOW / Allow = "SCMP_ACT_ALLOW",
        /// The call is logged and made.
        LOG / Log = "SCMP_ACT_LOG",
        /// An agent decides.
        NOTIFY / Notify = "SCMP_ACT_NOTIFY",
    }
}

vocabulary! {
    /// An architecture whose system calls a filter is for.
    ///
    /// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
    pub struct Arch;
    /// An [`Arch`] that the specification names.
    pub enum KnownArch {
        /// 32-bit x86.
        X86 / X86 = "SCMP_ARCH_X86",
        /// 64-bit x86.
        X86_64 / X86_64 = "SCMP_ARCH_X86_64",
        /// 64-bit x86 with 32-bit pointers.
        X32 / X32 = "SCMP_ARCH_X32",
        /// 32-bit Arm.
        ARM / Arm = "SCMP_ARCH_ARM",
        /// 64-bit Arm.
        AARCH64 / Aarch64 = "SCMP_ARCH_AARCH64",
        /// 32-bit MIPS.
        MIPS / Mips = "SCMP_ARCH_MIPS",
        /// 64-bit MIPS.
        MIPS64 / Mips64 = "SCMP_ARCH_MIPS64",
        /// 64-bit MIPS with 32-bit pointers.
        MIPS64N32 / Mips64N32 = "SCMP_ARCH_MIPS64N32",
        /// 32-bit MIPS, little-endian.
        MIPSEL / Mipsel = "SCMP_ARCH_MIPSEL",
        /// 64-bit MIPS, little-endian.
        MIPSEL64 / Mipsel64 = "SCMP_ARCH_MIPSEL64",
        /// 64-bit MIPS with 32-bit pointers, little-endian.
        MIPSEL64N32 / Mipsel64N32 = "SCMP_ARCH_MIPSEL64N32",
        /// 32-bit PowerPC.
        PPC / Ppc = "SCMP_ARCH_PPC",
        /// 64-bit PowerPC.
        PPC64 / Ppc64 = "SCMP_ARCH_PPC64",
        /// 64-bit PowerPC, little-endian.
        PPC64LE / Ppc64Le = "SCMP_ARCH_PPC64LE",
        /// 32-bit IBM Z.
        S390 / S390 = "SCMP_ARCH_S390",
        /// 64-bit IBM Z.
        S390X / S390X = "SCMP_ARCH_S390X",
        /// 32-bit PA-RISC.
        PARISC / Parisc = "SCMP_ARCH_PARISC",
        /// 64-bit PA-RISC.
        PARISC64 / Parisc64 = "SCMP_ARCH_PARISC64",
        /// 64-bit RISC-V.
        RISCV64 / Riscv64 = "SCMP_ARCH_RISCV64",
        /// 64-bit LoongArch.
        LOONGARCH64 / Loongarch64 = "SCMP_ARCH_LOONGARCH64",
        /// Motorola 68000.
        M68K / M68K = "SCMP_ARCH_M68K",
        /// SuperH.
        SH / Sh = "SCMP_ARCH_SH",
        /// SuperH, big-endian.
        SHEB / Sheb = "SCMP_ARCH_SHEB",
    }
}

vocabulary! {
    /// How a filter is installed.
    ///
    /// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
    pub struct Flag;
    /// A [`Flag`] that the specification names.
    pub enum KnownFlag {
        /// In all threads of the process.
        TSYNC / Tsync = "SECCOMP_FILTER_FLAG_TSYNC",
        /// With every action logged that is not to allow.
        LOG / Log = "SECCOMP_FILTER_FLAG_LOG",
        /// Without the mitigation of speculative store bypass.
        SPEC_ALLOW / SpecAllow = "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
        /// With calls that only a fatal signal interrupts while the agent has them.
        WAIT_KILLABLE_RECV / WaitKillableRecv = "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
    }
}

vocabulary! {
    /// How an argument of a system call is compared, without regard to signs.
    ///
    /// [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp)
    pub struct Operator;
    /// An [`Operator`] that the specification names.
    pub enum KnownOperator {
        /// Not equal.
        NE / Ne = "SCMP_CMP_NE",
        /// Less.
        LT / Lt = "SCMP_CMP_LT",
        /// Less or equal.
        LE / Le = "SCMP_CMP_LE",
        /// Equal.
        EQ / Eq = "SCMP_CMP_EQ",
        /// Greater or equal.
        GE / Ge = "SCMP_CMP_GE",
        /// Greater.
        GT / Gt = "SCMP_CMP_GT",
        /// Equal in the bits of a mask.
        MASKED_EQ / MaskedEq = "SCMP_CMP_MASKED_EQ",
    }
}
