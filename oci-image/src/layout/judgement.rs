//! What judging a layout leads to.

use oci_conformance::Report;
use oci_digest::Digest;

use crate::{
    MediaType,
    config::{ChainId, DiffId},
};

/// What was found in a layout, and what its layers are.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Judgement {
    /// The clauses that the layout was held against, and the findings.
    pub report: Report,
    /// The layers that were looked into: image by image, in the order in which those were reached,
    /// and each from the lowest layer upwards.
    pub layers: Vec<LayerSummary>,
}

/// A layer of an image, as it was found to be.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LayerSummary {
    /// The manifest that lists it.
    pub manifest: Digest,
    /// Its place in the manifest, from 0.
    pub index: usize,
    /// The digest of what is stored, as the manifest says.
    pub digest: Digest,
    /// What the manifest says that it is.
    pub media_type: MediaType,
    /// How many bytes are stored.
    pub size: u64,
    /// How many bytes its archive has.
    pub uncompressed_size: u64,
    /// How many entries its archive has.
    pub entries: u64,
    /// The digest of its archive, with the algorithm that the config uses for it.
    pub diff_id: Option<DiffId>,
    /// The name of what results from it and the layers below, if the `DiffID`s of all are known.
    pub chain_id: Option<ChainId>,
}
