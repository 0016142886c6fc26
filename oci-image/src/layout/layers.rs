//! Holding configs and manifests against the layers as they were read.

use std::collections::{HashMap, HashSet};

use oci_conformance::{Context, Place, Reason, Report};
use oci_digest::{Algorithm, Digest};

use super::{
    LayerSummary,
    edge::Spanned,
    facts::{ConfigFacts, LayerFacts, LayerRef, ManifestFacts},
};
use crate::{
    KnownMediaType, MediaType,
    config::{self, ChainId, DiffId},
    layer::{Footprint, Stack},
    ledger, manifest,
};

/// How much memory is kept for what layers mean to each other, in bytes. Beyond it, layers are not
/// held against those below.
const RETAINED: usize = 64 << 20;

/// How many layers of manifests and `DiffID`s of configs are kept, all documents together. Beyond
/// it, they are not held against each other.
const MOST: usize = 1_000_000;

/// A layer, as something refers to it.
type Key = (Digest, KnownMediaType);

/// All layers that have been read.
#[derive(Debug, Default)]
pub(super) struct Layers {
    read: HashMap<Key, LayerFacts>,
    /// Digests of archives with other algorithms than SHA-256.
    diff_ids: HashMap<(Key, Algorithm), DiffId>,
    /// What has been asked for, so that it is asked for once.
    asked: HashSet<(Key, Algorithm)>,
    retained: usize,
    /// How many layers and `DiffID`s are kept.
    listed: usize,
}

impl Layers {
    /// Whether so many more layers or `DiffID`s can be kept; counts them if so.
    pub(super) fn has_room(&mut self, more: usize) -> bool {
        let listed = self.listed.saturating_add(more);
        let has_room = listed <= MOST;
        if has_room {
            self.listed = listed;
        }
        has_room
    }

    /// Keeps what is known of a layer.
    pub(super) fn learn(&mut self, digest: &Digest, mut facts: LayerFacts) {
        let key = (digest.clone(), facts.media_type);
        let diff_id = facts.archive.as_ref().and_then(|a| a.diff_id.clone());
        if self.read.contains_key(&key) {
            if let Some(diff_id) = diff_id {
                let algorithm = diff_id.digest().algorithm().clone();
                self.diff_ids.insert((key, algorithm), diff_id);
            }
            return;
        }
        let bytes = facts.footprint.as_ref().map_or(0, Footprint::bytes);
        self.retained = self.retained.saturating_add(bytes);
        if self.retained > RETAINED {
            self.retained = self.retained.saturating_sub(bytes);
            facts.footprint = None;
        }
        self.read.insert(key, facts);
    }

    /// The layers whose archives have to be hashed once more, with the algorithm of their `DiffID`.
    pub(super) fn unhashed(
        &mut self,
        manifest: &ManifestFacts,
        config: &ConfigFacts,
    ) -> Vec<(Digest, KnownMediaType, Algorithm)> {
        let mut unhashed = Vec::new();
        for (layer, diff_id) in pairs(manifest, config) {
            let (Some(key), Some(diff_id)) = (key(layer), &diff_id.value) else {
                continue;
            };
            let algorithm = diff_id.digest().algorithm();
            let is_whole = self.read.get(&key).is_some_and(|l| l.archive.is_some());
            if *algorithm == Algorithm::Sha256 || !algorithm.is_supported() || !is_whole {
                continue;
            }
            if self.asked.insert((key.clone(), algorithm.clone())) {
                unhashed.push((key.0, key.1, algorithm.clone()));
            }
        }
        unhashed
    }

    fn diff_id(&self, key: &Key, algorithm: &Algorithm) -> Option<&DiffId> {
        if *algorithm == Algorithm::Sha256 {
            self.read.get(key)?.archive.as_ref()?.diff_id.as_ref()
        } else {
            self.diff_ids.get(&(key.clone(), algorithm.clone()))
        }
    }
}

fn key(layer: &LayerRef) -> Option<Key> {
    Some((layer.digest.clone()?, layer.media_type?))
}

/// The layers of a manifest with the `DiffID`s that the config has in their places.
fn pairs<'f>(
    manifest: &'f ManifestFacts,
    config: &'f ConfigFacts,
) -> impl Iterator<Item = (&'f LayerRef, &'f Spanned<Option<DiffId>>)> {
    let layers = manifest.layers.iter().flatten();
    layers.zip(config.diff_ids.iter().flatten())
}

/// Holds the images of a layout against their layers.
pub(super) struct Judge<'l> {
    pub(super) layers: &'l Layers,
    pub(super) context: &'l Context<'l>,
    pub(super) report: &'l mut Report,
    pub(super) stack: Stack,
    pub(super) summaries: Vec<LayerSummary>,
}

impl Judge<'_> {
    /// An image, whose manifest and config are in these files.
    pub(super) fn image(
        &mut self,
        (name, manifest): (&Digest, &ManifestFacts),
        config: Option<(&Digest, &ConfigFacts)>,
        shallow: bool,
    ) {
        if let Some((digest, config)) = config {
            let files = [name, digest].map(|digest| digest.blob_path().to_string());
            self.diff_ids(&files, manifest, config, shallow);
            if !shallow && manifest.is_runnable() {
                self.pile(manifest);
            }
        }
        self.summarise(name, manifest, config.map(|(_, config)| config));
    }

    /// Compares the `DiffID`s of the config with those of the layers.
    fn diff_ids(
        &mut self,
        [manifest_file, config_file]: &[String; 2],
        manifest: &ManifestFacts,
        config: &ConfigFacts,
        shallow: bool,
    ) {
        let (report, context) = (&mut *self.report, self.context);
        let mut promised: HashMap<&DiffId, usize> = HashMap::new();
        for (index, diff_id) in config.diff_ids.iter().flatten().enumerate() {
            if let Some(diff_id) = &diff_id.value {
                promised.entry(diff_id).or_insert(index);
            }
        }
        for (index, (layer, diff_id)) in pairs(manifest, config).enumerate() {
            let (Some(key), Some(said)) = (key(layer), &diff_id.value) else {
                continue;
            };
            let actual = self.layers.diff_id(&key, said.digest().algorithm());
            let Some(actual) = actual else {
                let read = self.layers.read.get(&key);
                let reason = match read {
                    None if shallow => Reason::Option,
                    // What is not there has been told already, if it should be.
                    None => continue,
                    Some(layer) if layer.is_limited => Reason::Limit,
                    Some(layer) if layer.archive.is_some() => Reason::Algorithm,
                    Some(_) => Reason::Prerequisite,
                };
                for clause in [
                    &config::DIFF_ID_DEFINITION,
                    &config::DIFF_IDS_ORDER,
                    &manifest::BASE_FIRST,
                ] {
                    ledger::unjudged(report, context, clause, reason);
                }
                continue;
            };
            ledger::case(report, context, &config::DIFF_ID_DEFINITION);
            ledger::case(report, context, &config::DIFF_IDS_ORDER);
            if index == 0 {
                ledger::case(report, context, &manifest::BASE_FIRST);
            }
            if actual == said {
                continue;
            }
            let place = Place::new(
                config_file,
                format!("/rootfs/diff_ids/{index}"),
                Some(diff_id.span.clone()),
            );
            let Some(elsewhere) = promised.get(actual) else {
                let message = format!("the layer in this place has the DiffID {actual}");
                ledger::breach(report, context, &config::DIFF_ID_DEFINITION, place, message);
                continue;
            };
            let message = format!(
                "the layer in this place has the DiffID that is at /rootfs/diff_ids/{elsewhere}"
            );
            ledger::breach(report, context, &config::DIFF_IDS_ORDER, place, message);
            if index == 0 {
                let place = Place::new(manifest_file, "/layers/0", Some(layer.span.clone()));
                let message = format!(
                    "by the config, this is no base layer: its DiffID is at /rootfs/diff_ids/{elsewhere}"
                );
                ledger::breach(report, context, &manifest::BASE_FIRST, place, message);
            }
        }
    }

    /// Holds the layers of an image against those below them.
    fn pile(&mut self, manifest: &ManifestFacts) {
        let layers: Vec<(String, Option<&LayerFacts>)> = manifest
            .layers
            .iter()
            .flatten()
            .map(|layer| match key(layer) {
                Some(key) => (key.0.blob_path().to_string(), self.layers.read.get(&key)),
                None => (String::new(), None),
            })
            .collect();
        let layers: Vec<(&str, Option<&Footprint>)> = layers
            .iter()
            .map(|(file, layer)| {
                let footprint = layer.and_then(|layer| layer.footprint.as_ref());
                (file.as_str(), footprint)
            })
            .collect();
        self.stack.judge(&layers, self.context, self.report);
    }

    /// Says what the layers of an image are.
    fn summarise(&mut self, name: &Digest, manifest: &ManifestFacts, config: Option<&ConfigFacts>) {
        let said = config.and_then(|config| config.diff_ids.as_deref());
        let mut chain = Vec::new();
        let mut is_whole = true;
        for (index, layer) in manifest.layers.iter().flatten().enumerate() {
            let Some(key) = key(layer) else {
                is_whole = false;
                continue;
            };
            let said = said.and_then(|said| said.get(index)?.value.as_ref());
            let algorithm = said.map_or(&Algorithm::Sha256, |said| said.digest().algorithm());
            let diff_id = self.layers.diff_id(&key, algorithm);
            is_whole &= diff_id.is_some();
            chain.extend(diff_id.cloned());
            let Some(facts) = self.layers.read.get(&key) else {
                continue;
            };
            let Some(archive) = &facts.archive else {
                continue;
            };
            self.summaries.push(LayerSummary {
                manifest: name.clone(),
                index,
                digest: key.0,
                media_type: MediaType::from(key.1),
                size: facts.size,
                uncompressed_size: archive.size,
                entries: archive.entries,
                diff_id: diff_id.cloned(),
                chain_id: if is_whole { ChainId::of(&chain) } else { None },
            });
        }
    }
}
