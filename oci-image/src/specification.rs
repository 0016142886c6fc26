//! The image-spec and its releases.

use oci_conformance::{Specification, Version};

/// [Version 1.0.0](https://github.com/opencontainers/image-spec/tree/v1.0.0).
pub const V1_0_0: Version = Version::new(1, 0, 0);
/// [Version 1.0.1](https://github.com/opencontainers/image-spec/tree/v1.0.1).
pub const V1_0_1: Version = Version::new(1, 0, 1);
/// [Version 1.0.2](https://github.com/opencontainers/image-spec/tree/v1.0.2).
pub const V1_0_2: Version = Version::new(1, 0, 2);
/// [Version 1.1.0](https://github.com/opencontainers/image-spec/tree/v1.1.0).
pub const V1_1_0: Version = Version::new(1, 1, 0);
/// [Version 1.1.1](https://github.com/opencontainers/image-spec/tree/v1.1.1).
pub const V1_1_1: Version = Version::new(1, 1, 1);

/// The [OCI Image Format Specification](https://github.com/opencontainers/image-spec).
pub static SPECIFICATION: Specification = Specification {
    name: "image-spec",
    repository: "https://github.com/opencontainers/image-spec",
    releases: &[V1_0_0, V1_0_1, V1_0_2, V1_1_0, V1_1_1],
};
