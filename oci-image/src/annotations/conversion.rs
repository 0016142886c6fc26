//! The keys under which a runtime configuration keeps properties of the image configuration:
//! [conversion.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#annotation-fields).
//!
//! `created` has the pre-defined key, [`CREATED`](super::CREATED).

/// `os` of the image configuration.
pub const OS: &str = "org.opencontainers.image.os";
/// `architecture` of the image configuration.
pub const ARCHITECTURE: &str = "org.opencontainers.image.architecture";
/// `variant` of the image configuration.
pub const VARIANT: &str = "org.opencontainers.image.variant";
/// `os.version` of the image configuration.
pub const OS_VERSION: &str = "org.opencontainers.image.os.version";
/// `os.features` of the image configuration.
pub const OS_FEATURES: &str = "org.opencontainers.image.os.features";
/// `author` of the image configuration; the pre-defined key is another,
/// [`AUTHORS`](super::AUTHORS).
pub const AUTHOR: &str = "org.opencontainers.image.author";
/// `config.StopSignal` of the image configuration.
pub const STOP_SIGNAL: &str = "org.opencontainers.image.stopSignal";
/// The keys of `config.ExposedPorts` of the image configuration, with commas between them:
/// [conversion.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/conversion.md#configexposedports).
pub const EXPOSED_PORTS: &str = "org.opencontainers.image.exposedPorts";

/// All keys of this module, in the specification's order.
pub const KEYS: &[&str] = &[
    OS,
    ARCHITECTURE,
    VARIANT,
    OS_VERSION,
    OS_FEATURES,
    AUTHOR,
    STOP_SIGNAL,
    EXPOSED_PORTS,
];
