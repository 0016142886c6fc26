//! The clauses that hold between documents.

use std::collections::HashMap;

use oci_conformance::{Context, Place, Report, shortened};
use oci_digest::Digest;

use super::{
    edge::{Edge, PlatformFacts, Spanned},
    facts::{ConfigFacts, ManifestFacts},
    walk::Walk,
};
use crate::{config, descriptor, image_index, ledger, manifest};

/// Holds documents against each other.
pub(super) fn judge(walk: &Walk<'_>, context: &Context<'_>, report: &mut Report) {
    let mut relations = Relations { context, report };
    for (digest, manifest) in &walk.manifests {
        let config = manifest.config.as_ref();
        if let Some(config) = config.and_then(|config| walk.configs.get(config))
            && manifest.is_runnable()
        {
            let file = digest.blob_path().to_string();
            relations.manifest_and_config(&file, manifest, config);
        }
    }
    let mut platforms: HashMap<&Digest, &PlatformFacts> = HashMap::new();
    for entry in &walk.entries {
        let manifest = walk.manifest_files.get(&entry.digest.value);
        let Some((_, manifest)) = manifest.and_then(|&index| walk.manifests.get(index)) else {
            continue;
        };
        relations.entry_and_manifest(entry, manifest);
        if let Some(platform) = &entry.platform
            && manifest.is_runnable()
        {
            let first = platforms
                .entry(&entry.digest.value)
                .or_insert(&platform.value);
            relations.entry_and_entry(entry, platform, first);
        }
        let config = manifest.config.as_ref();
        if let Some(config) = config.and_then(|config| walk.configs.get(config)) {
            relations.entry_and_config(entry, config);
        }
    }
}

struct Relations<'r> {
    context: &'r Context<'r>,
    report: &'r mut Report,
}

impl Relations<'_> {
    fn manifest_and_config(&mut self, file: &str, manifest: &ManifestFacts, config: &ConfigFacts) {
        if let (Some(layers), Some(diff_ids)) = (&manifest.layers, &config.diff_ids) {
            let clause = &config::DIFF_IDS_COUNT;
            ledger::case(self.report, self.context, clause);
            if layers.len() != diff_ids.len() {
                let place = Place::new(file, "/layers", Some(manifest.layers_span.clone()));
                let message = format!(
                    "{} layers, but {} DiffIDs in the config",
                    layers.len(),
                    diff_ids.len(),
                );
                ledger::breach(self.report, self.context, clause, place, message);
            }
        }
        if manifest.is_image {
            let clause = &manifest::CONFIG_RUNNABLE_UNIQUE;
            ledger::case(self.report, self.context, clause);
            if config.diff_ids.as_ref().is_none_or(Vec::is_empty) {
                let place = Place::new(file, "/config", Some(manifest.config_span.clone()));
                let message = "the config has no DiffIDs, so that other images share its ImageID";
                ledger::breach(self.report, self.context, clause, place, message);
            }
        }
    }

    fn entry_and_manifest(&mut self, entry: &Edge, manifest: &ManifestFacts) {
        if let (Some(artifact_type), Some(config_type)) =
            (&entry.artifact_type, &manifest.config_type)
        {
            let clause = &descriptor::ARTIFACT_TYPE_VALUE_FROM_CONFIG;
            ledger::case(self.report, self.context, clause);
            let own = manifest.artifact_type.as_deref();
            let said = artifact_type.value.as_str();
            if said != config_type.as_str() && Some(said) != own {
                let place = entry.place("artifactType", &artifact_type.span);
                let own = own.map_or_else(
                    || "has none".to_owned(),
                    |own| format!("has `{}`", shortened(own)),
                );
                let config_type = shortened(config_type.as_str());
                let message =
                    format!("the manifest {own}, and its config the media type `{config_type}`");
                ledger::breach(self.report, self.context, clause, place, message);
            }
        }
        if manifest.is_runnable() {
            let clause = &image_index::MANIFESTS_PLATFORM_WHEN_SPECIFIC;
            ledger::case(self.report, self.context, clause);
            if entry.platform.is_none() {
                let place = entry.place("platform", &entry.span);
                let message = "the image has a platform, which the descriptor does not name";
                ledger::breach(self.report, self.context, clause, place, message);
            }
        }
    }

    /// Two entries of the same manifest.
    fn entry_and_entry(
        &mut self,
        entry: &Edge,
        platform: &Spanned<PlatformFacts>,
        first: &PlatformFacts,
    ) {
        let clause = &manifest::SINGLE_PLATFORM;
        ledger::case(self.report, self.context, clause);
        if differ(&platform.value, first) {
            let place = entry.place("platform", &platform.span);
            let message = format!(
                "the same manifest is listed for {} and for {}",
                words(first),
                words(&platform.value),
            );
            ledger::breach(self.report, self.context, clause, place, message);
        }
    }

    fn entry_and_config(&mut self, entry: &Edge, config: &ConfigFacts) {
        let Some(platform) = &entry.platform else {
            return;
        };
        let clause = &image_index::PLATFORM_MISMATCH;
        ledger::case(self.report, self.context, clause);
        if differ(&platform.value, &config.platform) {
            let place = entry.place("platform", &platform.span);
            let message = format!(
                "the descriptor says {}, the config {}",
                words(&platform.value),
                words(&config.platform),
            );
            ledger::breach(self.report, self.context, clause, place, message);
        }
    }
}

/// Whether both name something, and not the same. A variant that one of them leaves out is no
/// difference.
fn differ(one: &PlatformFacts, other: &PlatformFacts) -> bool {
    let differ = |one: &Option<String>, other: &Option<String>| {
        one.as_ref()
            .zip(other.as_ref())
            .is_some_and(|(one, other)| one != other)
    };
    differ(&one.os, &other.os)
        || differ(&one.architecture, &other.architecture)
        || differ(&one.variant, &other.variant)
}

fn words(platform: &PlatformFacts) -> String {
    let all = [&platform.os, &platform.architecture, &platform.variant];
    let named: Vec<String> = all
        .into_iter()
        .flatten()
        .map(|name| shortened(name))
        .collect();
    format!("`{}`", named.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_in_words() {
        let name = |name: &str| Some(name.to_owned());
        let mut platform = PlatformFacts {
            os: name("linux"),
            architecture: name("arm"),
            variant: name("v7"),
        };
        assert_eq!(words(&platform), "`linux/arm/v7`");
        platform.architecture = None;
        assert_eq!(words(&platform), "`linux/v7`");
    }
}
