//! `selinux`: [features-linux.md#selinux](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#selinux).

use super::Gaps;
use crate::{config::Process, config_linux::Linux, features_linux::LinuxFeatures};

pub(super) fn find_process_label(
    process: &Process,
    features: Option<&LinuxFeatures>,
    gaps: &mut Gaps,
) {
    let label = process.selinux_label.as_deref();
    find(label, "/process/selinuxLabel", features, gaps);
}

pub(super) fn find_mount_label(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let label = linux.mount_label.as_deref();
    find(label, "/linux/mountLabel", features, gaps);
}

fn find(label: Option<&str>, config: &str, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    if label.unwrap_or_default() == "" {
        return;
    }
    let enabled = features.and_then(|linux| linux.selinux.as_ref()?.enabled);
    gaps.expect(
        enabled,
        format_args!("SELinux"),
        format_args!("{config}"),
        "/linux/selinux/enabled",
    );
}
