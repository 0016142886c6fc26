//! `capabilities`: [features-linux.md#capabilities](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features-linux.md#capabilities).

use super::{Gaps, Words};
use crate::{config::Process, features_linux::LinuxFeatures};

pub(super) fn find(process: &Process, features: Option<&LinuxFeatures>, gaps: &mut Gaps) {
    let Some(capabilities) = &process.capabilities else {
        return;
    };
    let listed = features.and_then(|linux| linux.capabilities.as_ref());
    let listed = Words::new("capability", "/linux/capabilities", listed);
    for (name, set) in [
        ("effective", &capabilities.effective),
        ("bounding", &capabilities.bounding),
        ("inheritable", &capabilities.inheritable),
        ("permitted", &capabilities.permitted),
        ("ambient", &capabilities.ambient),
    ] {
        for (index, capability) in set.iter().enumerate() {
            let config = format_args!("/process/capabilities/{name}/{index}");
            gaps.expect_word(&listed, capability.as_str(), config);
        }
    }
}
