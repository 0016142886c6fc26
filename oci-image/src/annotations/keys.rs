//! The pre-defined keys, in the specification's order.

/// When the image was built: a date and time of
/// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6).
pub const CREATED: &str = "org.opencontainers.image.created";
/// How to reach the people or the organisation that is responsible, in any form.
pub const AUTHORS: &str = "org.opencontainers.image.authors";
/// A URL with more information on the image.
pub const URL: &str = "org.opencontainers.image.url";
/// A URL with documentation on the image.
pub const DOCUMENTATION: &str = "org.opencontainers.image.documentation";
/// A URL with the source code of the image.
pub const SOURCE: &str = "org.opencontainers.image.source";
/// The version of the packaged software.
pub const VERSION: &str = "org.opencontainers.image.version";
/// The revision of the packaged software in its source control.
pub const REVISION: &str = "org.opencontainers.image.revision";
/// The entity, organisation or person that distributes the image.
pub const VENDOR: &str = "org.opencontainers.image.vendor";
/// The licences of the contained software: an
/// [SPDX licence expression](https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/).
pub const LICENSES: &str = "org.opencontainers.image.licenses";
/// The name by which an image layout knows something:
/// [image-layout.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#indexjson-file).
pub const REF_NAME: &str = "org.opencontainers.image.ref.name";
/// A title for people.
pub const TITLE: &str = "org.opencontainers.image.title";
/// A description of the packaged software for people.
pub const DESCRIPTION: &str = "org.opencontainers.image.description";
/// The digest of the image that this image is based on; since version 1.1.0.
pub const BASE_DIGEST: &str = "org.opencontainers.image.base.digest";
/// The reference of the image that this image is based on; since version 1.1.0.
pub const BASE_NAME: &str = "org.opencontainers.image.base.name";

/// All pre-defined keys, in the specification's order.
pub const PREDEFINED: &[&str] = &[
    CREATED,
    AUTHORS,
    URL,
    DOCUMENTATION,
    SOURCE,
    VERSION,
    REVISION,
    VENDOR,
    LICENSES,
    REF_NAME,
    TITLE,
    DESCRIPTION,
    BASE_DIGEST,
    BASE_NAME,
];
