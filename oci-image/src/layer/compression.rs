//! The clauses of [layer.md#gzip-media-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#gzip-media-types)
//! and [layer.md#zstd-media-types](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#zstd-media-types).

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

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
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled tar+gzip\ncompressed gzip\nfile a"),
        FailEntries("labelled tar+gzip\nfile a", ""),
        FailEntries("labelled tar+gzip\ncompressed zstd\nfile a", ""),
        FailEntries("labelled tar+gzip\ncompressed gzip\ncut 1\nfile a", ""),
    ],
);

/// A layer that must not be distributed, of a type that ends in `+gzip`, is compressed with gzip.
pub static GZIP_PAYLOAD_NONDISTRIBUTABLE: Clause = Clause::must(
    "image.layer.gzip.payload-nondistributable",
    "layer.md#gzip-media-types",
    "Content of the type `application/vnd.oci.image.layer.nondistributable.v1.tar+gzip` is a layer \
     of the type `application/vnd.oci.image.layer.nondistributable.v1.tar`, compressed with gzip \
     (RFC 1952).",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled nondistributable.tar+gzip\ncompressed gzip\nfile a"),
        FailEntries("labelled nondistributable.tar+gzip\nfile a", ""),
        FailEntries(
            "labelled nondistributable.tar+gzip\ncompressed zstd\nfile a",
            "",
        ),
        FailEntries(
            "labelled nondistributable.tar+gzip\ncompressed gzip\ncut 1\nfile a",
            "",
        ),
    ],
);

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
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled tar+zstd\ncompressed zstd\nfile a"),
        FailEntries("labelled tar+zstd\nfile a", ""),
        FailEntries("labelled tar+zstd\ncompressed gzip\nfile a", ""),
        FailEntries("labelled tar+zstd\ncompressed zstd\ncut 1\nfile a", ""),
    ],
);

/// A layer that must not be distributed, of a type that ends in `+zstd`, is compressed with zstd.
pub static ZSTD_PAYLOAD_NONDISTRIBUTABLE: Clause = Clause::must(
    "image.layer.zstd.payload-nondistributable",
    "layer.md#zstd-media-types",
    "Content of the type `application/vnd.oci.image.layer.nondistributable.v1.tar+zstd` is a layer \
     of the type `application/vnd.oci.image.layer.nondistributable.v1.tar`, compressed with zstd.",
)
.since(V1_1_0)
.note("manifest.md has this type in neither of its lists of types to support.")
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled nondistributable.tar+zstd\ncompressed zstd\nfile a"),
        FailEntries("labelled nondistributable.tar+zstd\nfile a", ""),
        FailEntries(
            "labelled nondistributable.tar+zstd\ncompressed gzip\nfile a",
            "",
        ),
        FailEntries(
            "labelled nondistributable.tar+zstd\ncompressed zstd\ncut 1\nfile a",
            "",
        ),
    ],
);

/// Advises against layers that are compressed otherwise than Docker's media types for them say.
pub static MEDIA_TYPE_CONTRADICTED: Clause = Clause::advisory(
    "advisory.layer.media-type-contradicted",
    "media-types.md#compatibility-matrix",
    "A layer of one of Docker's types is compressed as the type says.",
    None,
)
.note("Many readers look at the content rather than at the type, others trust the type.")
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled docker.gzip\ncompressed gzip\nfile a"),
        FailEntries("labelled docker.gzip\ncompressed zstd\nfile a", ""),
    ],
);

/// Advises against bytes that follow what is compressed.
pub static TRAILING_BYTES: Clause = Clause::advisory(
    "advisory.layer.trailing-bytes",
    "layer.md#gzip-media-types",
    "Nothing follows the last member or frame of a layer, or of a layout's archive, that is \
     compressed.",
    None,
)
.note(
    "Some readers ignore what follows, some only zeros, others fail. It is in the digest of the \
     layer, but not in its DiffID.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("labelled tar+gzip\ncompressed gzip\nfile a"),
        FailEntries("labelled tar+gzip\ncompressed gzip\nbehind xyz\nfile a", ""),
        FailEntries("labelled tar+zstd\ncompressed zstd\nbehind \\0\nfile a", ""),
    ],
);
