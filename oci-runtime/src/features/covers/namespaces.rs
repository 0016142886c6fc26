//! `namespaces`: [features-linux.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#namespaces).

use super::{Gaps, Words};
use crate::{config_linux::Linux, features_linux::LinuxFeatures};

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let listed = features.and_then(|linux| linux.namespaces.as_ref());
    let listed = Words::new("namespace", "/linux/namespaces", listed);
    for (index, namespace) in linux.namespaces.iter().enumerate() {
        let config = format_args!("/linux/namespaces/{index}/type");
        gaps.expect_word(&listed, namespace.kind.as_str(), config);
    }
}
