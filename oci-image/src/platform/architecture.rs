//! CPU architectures.

use oci_conformance::vocabulary;

vocabulary! {
    /// A CPU architecture, as Go's `GOARCH` names it.
    pub struct Architecture;

    /// The architectures that Go knows or has reserved names for, which the specification refers
    /// to: [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions).
    pub enum KnownArchitecture {
        /// x86, 32 bits.
        I386 / I386 = "386",
        /// x86, 64 bits.
        AMD64 / Amd64 = "amd64",
        /// x86, 64 bits with pointers of 32.
        AMD64P32 / Amd64p32 = "amd64p32",
        /// Arm, 32 bits.
        ARM / Arm = "arm",
        /// Arm, 32 bits, big-endian.
        ARMBE / Armbe = "armbe",
        /// Arm, 64 bits.
        ARM64 / Arm64 = "arm64",
        /// Arm, 64 bits, big-endian.
        ARM64BE / Arm64be = "arm64be",
        /// `LoongArch`, 64 bits.
        LOONG64 / Loong64 = "loong64",
        /// MIPS, 32 bits.
        MIPS / Mips = "mips",
        /// MIPS, 32 bits, little-endian.
        MIPSLE / Mipsle = "mipsle",
        /// MIPS, 64 bits.
        MIPS64 / Mips64 = "mips64",
        /// MIPS, 64 bits, little-endian.
        MIPS64LE / Mips64le = "mips64le",
        /// MIPS, 64 bits with pointers of 32.
        MIPS64P32 / Mips64p32 = "mips64p32",
        /// MIPS, 64 bits with pointers of 32, little-endian.
        MIPS64P32LE / Mips64p32le = "mips64p32le",
        /// `PowerPC`, 32 bits.
        PPC / Ppc = "ppc",
        /// `PowerPC`, 64 bits.
        PPC64 / Ppc64 = "ppc64",
        /// `PowerPC`, 64 bits, little-endian.
        PPC64LE / Ppc64le = "ppc64le",
        /// RISC-V, 32 bits.
        RISCV / Riscv = "riscv",
        /// RISC-V, 64 bits.
        RISCV64 / Riscv64 = "riscv64",
        /// IBM Z, 31 bits.
        S390 / S390 = "s390",
        /// IBM Z, 64 bits.
        S390X / S390x = "s390x",
        /// SPARC, 32 bits.
        SPARC / Sparc = "sparc",
        /// SPARC, 64 bits.
        SPARC64 / Sparc64 = "sparc64",
        /// WebAssembly.
        WASM / Wasm = "wasm",
    }
}
