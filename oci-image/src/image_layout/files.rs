//! The clauses of [image-layout.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md)
//! about files.

use oci_conformance::{
    Clause,
    Example::{FailFiles, PassFiles},
    Subject,
};

use super::example::{
    ARTIFACT, BLOBS, CORRUPT, EMPTY, EMPTY_INDEX, HELLO, INDEX, INDEX_OF_ARTIFACT, OCI_LAYOUT,
};
use crate::specification::V1_1_1;

pub(super) static TRANSPORT: Clause = Clause::may(
    "image.layout.transport",
    "image-layout.md#oci-image-layout-specification",
    "A layout may be moved as an archive, on a shared file system, or file by file over a network.",
)
.note(
    "It is not said whether names in an archive begin with `./`, nor whether directories have \
     entries of their own: either is accepted. The layout is at the archive's root.",
)
.examples(&[PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS])]);

pub(super) static BLOBS_DIRECTORY_OF_BLOBS: Clause = Clause::must(
    "image.layout.blobs.directory-of-blobs",
    "image-layout.md#content",
    "The directory `blobs` holds the content that is addressed by digest.",
)
.note("The name is written exactly so, in small letters.")
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO]),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/README", "stray")],
            "blobs/README",
            "",
        ),
    ],
);

pub(super) static BLOBS_OPAQUE: Clause = Clause::should(
    "image.layout.blobs.opaque",
    "image-layout.md#content",
    "A blob is opaque: only what refers to it says what it means.",
)
.note("What nothing refers to is only held against its own name.");

/// The directory `blobs` is there.
pub static BLOBS_EXISTS: Clause = Clause::must(
    "image.layout.blobs.exists",
    "image-layout.md#content",
    "There is a directory `blobs`.",
)
.note(
    "An archive need not have an entry for a directory that is not empty: anything below `blobs` \
     shows that there is one.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS]),
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO]),
        FailFiles(&[OCI_LAYOUT, EMPTY_INDEX], "", ""),
        FailFiles(&[OCI_LAYOUT, EMPTY_INDEX, ("blobs", "")], "blobs", ""),
        FailFiles(&[OCI_LAYOUT, EMPTY_INDEX, ("Blobs/", "")], "", ""),
    ],
);

pub(super) static BLOBS_MAY_BE_EMPTY: Clause = Clause::may(
    "image.layout.blobs.may-be-empty",
    "image-layout.md#content",
    "The directory `blobs` may be empty.",
)
.examples(&[PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS])]);

/// The file `oci-layout` is there.
pub static OCI_LAYOUT_EXISTS: Clause = Clause::must(
    "image.layout.oci-layout.exists",
    "image-layout.md#content",
    "There is a file `oci-layout`.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS]),
        FailFiles(&[EMPTY_INDEX, BLOBS], "", ""),
        FailFiles(&[("oci-layout/", ""), EMPTY_INDEX, BLOBS], "oci-layout", ""),
    ],
);

/// The file `index.json` is there.
pub static INDEX_EXISTS: Clause = Clause::must(
    "image.layout.index.exists",
    "image-layout.md#content",
    "There is a file `index.json`.",
)
.also(&[&INDEX_REQUIRED])
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS]),
        FailFiles(&[OCI_LAYOUT, BLOBS], "", ""),
        FailFiles(&[OCI_LAYOUT, ("index.json/", ""), BLOBS], "index.json", ""),
    ],
);

pub(super) static INDEX_REQUIRED: Clause = Clause::required(
    "image.layout.index.required",
    "image-layout.md#indexjson-file",
    "`index.json` is there, as the entry point to everything else.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, BLOBS]),
        FailFiles(&[OCI_LAYOUT, BLOBS], "", ""),
    ],
);

pub(super) static ADDITIONAL_FILES: Clause = Clause::may(
    "image.layout.additional-files",
    "image-layout.md#content",
    "A layout may have further files, such as the `manifest.json` of `docker save`.",
)
.since(V1_1_1)
.note(
    "It is not said whether that includes files below `blobs`; as these have rules of their own, \
     it is taken not to.",
)
.examples(&[PassFiles(&[
    OCI_LAYOUT,
    EMPTY_INDEX,
    BLOBS,
    ("manifest.json", "[]"),
    ("com.example/notes", ""),
])]);

pub(super) static UNKNOWN_FILES: Clause = Clause::should_not(
    "image.layout.unknown-files",
    "image-layout.md#content",
    "Nobody fails because of files that he does not know.",
)
.since(V1_1_1);

/// Blobs are files in directories that are named after the digest's algorithm.
pub static BLOBS_ALGORITHM_DIRECTORIES: Clause = Clause::must(
    "image.layout.blobs.algorithm-directories",
    "image-layout.md#blobs",
    "In `blobs` there is a directory for each algorithm, and in these there are the blobs.",
)
.also(&[&BLOBS_DIRECTORY_OF_BLOBS])
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO]),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/README", "stray")],
            "blobs/README",
            "",
        ),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/sha256/directory/", "")],
            "blobs/sha256/directory",
            "",
        ),
    ],
);

/// The content of a blob has the digest that the blob is named by.
pub static BLOBS_CONTENT_MATCHES_NAME: Clause = Clause::must(
    "image.layout.blobs.content-matches-name",
    "image-layout.md#blobs",
    "The content of `blobs/<alg>/<encoded>` has the digest `<alg>:<encoded>`, whether something \
     refers to it or not.",
)
.note(
    "The specification's example names a blob by 40 digits, which no SHA-256 has. Of an algorithm \
     that cannot be computed nothing is known.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO]),
        FailFiles(&[OCI_LAYOUT, EMPTY_INDEX, CORRUPT], CORRUPT.0, ""),
    ],
);

/// The names below `blobs` are the two parts of a digest.
pub static BLOBS_NAME_CHARSET: Clause = Clause::must(
    "image.layout.blobs.name-charset",
    "image-layout.md#blobs",
    "The names of directories and files below `blobs` are written as the algorithm and the encoded \
     part of a digest.",
)
.note(
    "What an algorithm itself asks of its encoded part counts, too. Names such as `.DS_Store` and \
     `x.tmp` are no encoded parts. Names that differ in case alone are two blobs, which some file \
     systems cannot keep apart.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO]),
        PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, ("blobs/other+b64/a=_-", "")]),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/sha256/.DS_Store", "")],
            "blobs/sha256/.DS_Store",
            "",
        ),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/SHA256/", "")],
            "blobs/SHA256",
            "",
        ),
        FailFiles(
            &[OCI_LAYOUT, EMPTY_INDEX, ("blobs/sha256/abc", "")],
            "blobs/sha256/abc",
            "",
        ),
    ],
);

pub(super) static BLOBS_MAY_BE_UNREFERENCED: Clause = Clause::may(
    "image.layout.blobs.may-be-unreferenced",
    "image-layout.md#blobs",
    "There may be blobs that nothing refers to.",
)
.examples(&[PassFiles(&[OCI_LAYOUT, EMPTY_INDEX, HELLO, EMPTY])]);

pub(super) static BLOBS_MAY_BE_MISSING: Clause = Clause::may(
    "image.layout.blobs.may-be-missing",
    "image-layout.md#blobs",
    "Blobs that something refers to may be missing.",
)
.note("A missing blob is no breach, although many tools fail for it.")
.examples(&[
    PassFiles(&[OCI_LAYOUT, INDEX, BLOBS]),
    PassFiles(&[OCI_LAYOUT, INDEX_OF_ARTIFACT, ARTIFACT]),
]);

pub(super) static BLOBS_MISSING_FROM_EXTERNAL: Clause = Clause::should(
    "image.layout.blobs.missing-from-external",
    "image-layout.md#blobs",
    "Blobs that are missing come from an external store.",
)
.note("For layers that must not be distributed, `urls` of the descriptor name such a store.");
