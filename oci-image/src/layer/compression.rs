//! The clauses of [layer.md#gzip-media-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#gzip-media-types)
//! and [layer.md#zstd-media-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#zstd-media-types).

use oci_conformance::{Clause, Subject};

use crate::specification::V1_1_0;

/// A layer of a type that ends in `+gzip` is compressed with gzip.
pub static GZIP_PAYLOAD: Clause = Clause::must(
    "image.layer.gzip.payload",
    "layer.md#gzip-media-types",
    "Content of the type `application/vnd.oci.image.layer.v1.tar+gzip` is a layer of the type \
     `application/vnd.oci.image.layer.v1.tar`, compressed with gzip (RFC 1952).",
)
.note(
    "Gzip may have several members. Nothing says what bytes behind the last one mean. An archive \
     that is not compressed breaks the clause, even where readers look at the content rather than \
     the type.",
)
.declared(Subject::Layer);

/// A layer that must not be distributed, of a type that ends in `+gzip`, is compressed with gzip.
pub static GZIP_PAYLOAD_NONDISTRIBUTABLE: Clause = Clause::must(
    "image.layer.gzip.payload-nondistributable",
    "layer.md#gzip-media-types",
    "Content of the type `application/vnd.oci.image.layer.nondistributable.v1.tar+gzip` is a layer \
     of the type `application/vnd.oci.image.layer.nondistributable.v1.tar`, compressed with gzip \
     (RFC 1952).",
)
.declared(Subject::Layer);

/// A layer of a type that ends in `+zstd` is compressed with zstd.
pub static ZSTD_PAYLOAD: Clause = Clause::must(
    "image.layer.zstd.payload",
    "layer.md#zstd-media-types",
    "Content of the type `application/vnd.oci.image.layer.v1.tar+zstd` is a layer of the type \
     `application/vnd.oci.image.layer.v1.tar`, compressed with zstd.",
)
.since(V1_1_0)
.note(
    "The specification refers to RFC 8478, which RFC 8878 replaces. Several frames and skippable \
     frames are valid; a frame that needs a dictionary cannot be decoded. Nothing limits the \
     window.",
)
.declared(Subject::Layer);

/// A layer that must not be distributed, of a type that ends in `+zstd`, is compressed with zstd.
pub static ZSTD_PAYLOAD_NONDISTRIBUTABLE: Clause = Clause::must(
    "image.layer.zstd.payload-nondistributable",
    "layer.md#zstd-media-types",
    "Content of the type `application/vnd.oci.image.layer.nondistributable.v1.tar+zstd` is a layer \
     of the type `application/vnd.oci.image.layer.nondistributable.v1.tar`, compressed with zstd.",
)
.since(V1_1_0)
.note("manifest.md has this type in neither of its lists of types to support.")
.declared(Subject::Layer);
