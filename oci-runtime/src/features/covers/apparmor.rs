//! `apparmor`: [features-linux.md#apparmor](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#apparmor).

use super::Gaps;
use crate::{config::Process, features_linux::LinuxFeatures};

pub(super) fn find(process: &Process, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    if process.apparmor_profile.as_deref().unwrap_or_default() == "" {
        return;
    }
    let enabled = features.and_then(|linux| linux.apparmor.as_ref()?.enabled);
    gaps.expect(
        enabled,
        format_args!("AppArmor"),
        format_args!("/process/apparmorProfile"),
        "/linux/apparmor/enabled",
    );
}
