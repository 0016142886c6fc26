//! `memoryPolicy`: [features-linux.md#memorypolicy](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#memorypolicy).

use super::{Gaps, Words};
use crate::{config_linux::Linux, features_linux::LinuxFeatures};

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let Some(policy) = &linux.memory_policy else {
        return;
    };
    let features = features.and_then(|linux| linux.memory_policy.as_ref());
    let modes = features.and_then(|features| features.modes.as_ref());
    let modes = Words::new(
        "mode of memory policies",
        "/linux/memoryPolicy/modes",
        modes,
    );
    let mode = format_args!("/linux/memoryPolicy/mode");
    gaps.expect_word(&modes, policy.mode.as_str(), mode);

    let flags = features.and_then(|features| features.flags.as_ref());
    let flags = Words::new(
        "flag of memory policies",
        "/linux/memoryPolicy/flags",
        flags,
    );
    for (index, flag) in policy.flags.iter().enumerate() {
        let config = format_args!("/linux/memoryPolicy/flags/{index}");
        gaps.expect_word(&flags, flag.as_str(), config);
    }
}
