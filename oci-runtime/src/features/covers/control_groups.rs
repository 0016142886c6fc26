//! `cgroup`: [features-linux.md#cgroup](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#cgroup).

use super::Gaps;
use crate::{
    config_linux::{Linux, Resources, resources::Network},
    features_linux::{CgroupFeatures, LinuxFeatures},
};

const PATH: &str = "/linux/cgroupsPath";
const RESOURCES: &str = "/linux/resources";

pub(super) fn find(linux: &Linux, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let cgroup = features.and_then(|linux| linux.cgroup.as_ref());
    if let Some(path) = &linux.cgroups_path
        && !path.is_empty()
    {
        if is_of_systemd(path) {
            // The path does not tell which of the two managers is meant.
            gaps.expect(
                either(cgroup, |cgroup| [cgroup.systemd, cgroup.systemd_user]),
                format_args!("systemd's managers of control groups"),
                format_args!("{PATH}"),
                "/linux/cgroup/systemd",
            );
        } else {
            expect_any_version(cgroup, PATH, gaps);
        }
    }
    if let Some(resources) = &linux.resources
        && *resources != Resources::default()
    {
        expect_any_version(cgroup, RESOURCES, gaps);
        find_in_resources(resources, cgroup, gaps);
    }
}

/// Some resources only one version has, and one has a feature of its own.
fn find_in_resources(resources: &Resources, cgroup: Option<&CgroupFeatures>, gaps: &mut Gaps) {
    let network = resources.network.as_ref();
    for (asked, supported, what, config, features) in [
        (
            network.is_some_and(|network| *network != Network::default()),
            cgroup.and_then(|cgroup| cgroup.v1),
            "control groups of version 1, which alone have priorities of network traffic",
            "network",
            "v1",
        ),
        (
            !resources.rdma.is_empty(),
            cgroup.and_then(|cgroup| cgroup.rdma),
            "the controller of RDMA",
            "rdma",
            "rdma",
        ),
        (
            !resources.unified.is_empty(),
            cgroup.and_then(|cgroup| cgroup.v2),
            "control groups of version 2, which alone have `unified`",
            "unified",
            "v2",
        ),
    ] {
        if asked {
            gaps.expect(
                supported,
                format_args!("{what}"),
                format_args!("{RESOURCES}/{config}"),
                &format!("/linux/cgroup/{features}"),
            );
        }
    }
}

fn expect_any_version(cgroup: Option<&CgroupFeatures>, config: &str, gaps: &mut Gaps) {
    gaps.expect(
        either(cgroup, |cgroup| [cgroup.v1, cgroup.v2]),
        format_args!("control groups"),
        format_args!("{config}"),
        "/linux/cgroup",
    );
}

/// Whether one of two is supported; `None` if the features do not tell.
fn either(
    cgroup: Option<&CgroupFeatures>,
    two: impl Fn(&CgroupFeatures) -> [Option<bool>; 2],
) -> Option<bool> {
    let [one, other] = two(cgroup?);
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// Whether a path has the form `slice:prefix:name`, where the slice may be left out.
fn is_of_systemd(path: &str) -> bool {
    let mut parts = path.split(':');
    let slice = parts.next().unwrap_or_default();
    let named = slice.is_empty()
        || slice
            .strip_suffix(".slice")
            .is_some_and(|name| !name.is_empty());
    named && parts.count() == 2 && !path.contains('/')
}
