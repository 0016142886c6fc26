//! `intelRdt`: [features-linux.md#intel-rdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#intel-rdt).

use super::Gaps;
use crate::{config_linux::Linux, features_linux::LinuxFeatures};

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let Some(rdt) = &linux.intel_rdt else { return };
    let features = features.and_then(|linux| linux.intel_rdt.as_ref());
    let enabled = features.and_then(|features| features.enabled);
    gaps.expect(
        enabled,
        format_args!("Intel RDT"),
        format_args!("/linux/intelRdt"),
        "/linux/intelRdt/enabled",
    );
    let Some(features) = features.filter(|_| enabled != Some(false)) else {
        return;
    };
    if !rdt.schemata.is_empty() {
        gaps.expect(
            features.schemata,
            format_args!("`schemata` of Intel RDT"),
            format_args!("/linux/intelRdt/schemata"),
            "/linux/intelRdt/schemata",
        );
    }
    if rdt.enable_monitoring == Some(true) {
        gaps.expect(
            features.monitoring,
            format_args!("monitoring by Intel RDT"),
            format_args!("/linux/intelRdt/enableMonitoring"),
            "/linux/intelRdt/monitoring",
        );
    }
}
