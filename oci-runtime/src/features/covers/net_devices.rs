//! `netDevices`: [features-linux.md#netdevices](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#netdevices).

use super::Gaps;
use crate::{config_linux::Linux, features_linux::LinuxFeatures};

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    if linux.net_devices.is_empty() {
        return;
    }
    let enabled = features.and_then(|linux| linux.net_devices.as_ref()?.enabled);
    gaps.expect(
        enabled,
        format_args!("network devices"),
        format_args!("/linux/netDevices"),
        "/linux/netDevices/enabled",
    );
}
