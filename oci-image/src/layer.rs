//! Layers: [layer.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md).
//!
//! With the feature `layer`, `LayerReading` takes in a layer as it is stored and says what it is:
//! both digests, every clause about its archive, and advisories on what its readers would take
//! differently. `Stack` holds the layers of an image against each other.

#[cfg(feature = "layer")]
mod advisories;
mod applying;
mod archive;
mod attributes;
#[cfg(feature = "layer")]
mod changeset;
mod compression;
mod creating;
#[cfg(feature = "layer")]
pub(crate) mod decompression;
#[cfg(feature = "layer")]
mod entry;
#[cfg(all(test, feature = "layer"))]
#[path = "../tests/forge/mod.rs"]
mod forge;
#[cfg(feature = "layer")]
mod handover;
mod hard_links;
#[cfg(feature = "layer")]
mod judged;
#[cfg(feature = "layer")]
mod judging;
mod limits;
mod nondistributable;
mod opaque_whiteouts;
#[cfg(feature = "layer")]
mod path;
#[cfg(feature = "layer")]
mod reading;
#[cfg(feature = "layer")]
mod sink;
#[cfg(feature = "layer")]
mod stack;
#[cfg(feature = "layer")]
pub mod tar;
#[cfg(feature = "layer")]
mod verdict;
mod whiteouts;

use oci_conformance::{Clause, Heading};

#[cfg(feature = "layout")]
pub(crate) use self::judged::LOST;
pub(crate) use self::nondistributable::NONDISTRIBUTABLE_DEPRECATED;
#[cfg(feature = "layer")]
pub use self::{
    advisories::*,
    entry::*,
    handover::Handover,
    judged::{JudgedLayer, LayerArchive},
    judging::judge_layer,
    reading::{LayerReading, LayerSource, judged_clauses},
    stack::{Footprint, Stack},
};
pub use self::{
    archive::*, attributes::*, compression::*, creating::*, hard_links::*, limits::Limits,
    opaque_whiteouts::*, whiteouts::*,
};

/// The rules over the layers of a manifest.
pub(crate) static MANIFEST_RULES: &[&Clause] = &[
    &NONDISTRIBUTABLE_DEPRECATED,
    &nondistributable::NONDISTRIBUTABLE_MEDIA_TYPE,
    &nondistributable::NONDISTRIBUTABLE_URLS,
];

/// The clauses of layer.md.
pub(crate) static HEADING: Heading = Heading {
    file: "layer.md",
    shapes: &[],
    clauses: &[
        &GZIP_PAYLOAD,
        &GZIP_PAYLOAD_NONDISTRIBUTABLE,
        &ZSTD_PAYLOAD,
        &ZSTD_PAYLOAD_NONDISTRIBUTABLE,
        &FORMAT_TAR_ARCHIVE,
        &FORMAT_NO_DUPLICATE_PATHS,
        &CHANGES_ADDITIONS_MODIFICATIONS,
        &CHANGES_REMOVALS_WHITEOUTS,
        &FILE_TYPES,
        &ATTRIBUTES_MTIME,
        &ATTRIBUTES_UID,
        &ATTRIBUTES_GID,
        &ATTRIBUTES_MODE,
        &ATTRIBUTES_XATTRS,
        &ATTRIBUTES_SYMLINK,
        &ATTRIBUTES_HARDLINK,
        &ATTRIBUTES_UNAME_IGNORED,
        &ATTRIBUTES_GNAME_IGNORED,
        &ATTRIBUTES_NO_SPARSE,
        &HARDLINKS_NOT_DIRECTORIES,
        &HARDLINKS_OUTSIDE_CHANGESET,
        &HARDLINKS_CROSS_LAYER_MAY_FAIL,
        &HARDLINKS_TYPEFLAG,
        &WINDOWS_FILEATTR,
        &WINDOWS_RAWSD,
        &WINDOWS_MOUNTPOINT,
        &WINDOWS_CREATIONTIME,
        &CREATE_RELATIVE_PATHS,
        &CREATE_SNAPSHOT_ISOLATED,
        &CREATE_ONLY_CHANGES,
        &CREATE_WHITEOUT_FOR_REMOVAL,
        &applying::APPLY_NOT_PLAIN_EXTRACT,
        &applying::APPLY_NO_WHITEOUTS_IS_PLAIN,
        &applying::APPLY_DIRECTORY_OVER_DIRECTORY,
        &applying::APPLY_REPLACE,
        &WHITEOUT_EMPTY,
        &WHITEOUT_NAME,
        &WHITEOUT_NO_BASENAME_INVALID,
        &WHITEOUT_NO_BASENAME_ERROR,
        &WHITEOUT_RESERVED_PREFIX,
        &WHITEOUT_HIDDEN,
        &WHITEOUT_LOWER_ONLY,
        &WHITEOUT_SAME_LAYER_VISIBLE,
        &WHITEOUT_REGULAR_FILE,
        &WHITEOUT_ORDER,
        &OPAQUE_NAME,
        &OPAQUE_RECURSIVE,
        &OPAQUE_EQUIVALENT_EXPLICIT,
        &OPAQUE_GENERATE_EXPLICIT,
        &OPAQUE_ACCEPT_BOTH,
        &OPAQUE_ORDER_INDEPENDENT,
        &NONDISTRIBUTABLE_DEPRECATED,
        &nondistributable::NONDISTRIBUTABLE_SUPPORT_EXISTING,
        &nondistributable::NONDISTRIBUTABLE_MEDIA_TYPE,
        &nondistributable::NONDISTRIBUTABLE_NO_UPLOAD,
        &nondistributable::NONDISTRIBUTABLE_DOWNLOAD_UNAFFECTED,
        &nondistributable::NONDISTRIBUTABLE_URLS,
        &nondistributable::NONDISTRIBUTABLE_URLS_NO_SIGNAL,
    ],
};

#[cfg(test)]
mod tests {
    use oci_conformance::ClauseRef;

    use super::*;
    #[test]
    fn every_clause_has_its_own_id() {
        let clauses = HEADING.clauses();
        let ids: std::collections::BTreeSet<String> = clauses.map(|id| id.to_string()).collect();
        assert_eq!(ids.len(), HEADING.clauses.len());
        let stated = |clause: ClauseRef| clause.section().starts_with(HEADING.file);
        assert!(HEADING.clauses().all(stated));
    }
}
