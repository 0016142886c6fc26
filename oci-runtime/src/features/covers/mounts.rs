//! Options and mappings of mounts: [features.md#mount-options](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#mount-options).

use super::{Gaps, Words};
use crate::{
    Features,
    config::{KnownMountOption, Mount, MountOption},
};

const IDMAP: &str = "/linux/mountExtensions/idmap/enabled";

/// An option that features.md lists, and config.md has forgotten.
const RNODEV: &str = "rnodev";

pub(super) fn find(mounts: &[Mount], features: &Features, gaps: &mut Gaps) {
    let listed = Words::new(
        "option of mounts",
        "/mountOptions",
        features.mount_options.as_ref(),
    );
    let extensions = features.linux.as_ref();
    let extensions = extensions.and_then(|linux| linux.mount_extensions.as_ref());
    let idmap = extensions.and_then(|extensions| extensions.idmap.as_ref()?.enabled);
    for (index, mount) in mounts.iter().enumerate() {
        for (number, option) in mount.options.iter().enumerate() {
            let config = format_args!("/mounts/{index}/options/{number}");
            if maps_ids(option) {
                if listed.have(option.as_str()) != Some(true) {
                    gaps.expect(
                        idmap,
                        format_args!("the option of mounts `{option}`"),
                        config,
                        IDMAP,
                    );
                }
            } else if option.known().is_some() || option.as_str() == RNODEV {
                gaps.expect_word(&listed, option.as_str(), config);
            }
        }
        for (mappings, name) in [
            (&mount.uid_mappings, "uidMappings"),
            (&mount.gid_mappings, "gidMappings"),
        ] {
            if !mappings.is_empty() {
                let what = format_args!("`{name}` of mounts");
                gaps.expect(idmap, what, format_args!("/mounts/{index}/{name}"), IDMAP);
            }
        }
    }
}

/// Whether the features tell of an option twice.
fn maps_ids(option: &MountOption) -> bool {
    matches!(
        option.known(),
        Some(KnownMountOption::Idmap | KnownMountOption::Ridmap)
    )
}
