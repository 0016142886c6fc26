//! Variants of CPU architectures.

use oci_conformance::vocabulary;

vocabulary! {
    /// A variant of a CPU architecture.
    pub struct Variant;

    /// The variants of the
    /// [table of platform variants](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants),
    /// as far as it names them one by one.
    pub enum KnownVariant {
        /// Armv6.
        V6 / V6 = "v6",
        /// Armv7.
        V7 / V7 = "v7",
        /// Armv8.
        V8 / V8 = "v8",
        /// Armv8.1.
        V8_1 / V8_1 = "v8.1",
        /// POWER8.
        POWER8 / Power8 = "power8",
        /// POWER9.
        POWER9 / Power9 = "power9",
        /// RVA20U64.
        RVA20U64 / Rva20u64 = "rva20u64",
        /// x86-64-v1.
        V1 / V1 = "v1",
        /// x86-64-v2.
        V2 / V2 = "v2",
        /// x86-64-v3.
        V3 / V3 = "v3",
    }
}
