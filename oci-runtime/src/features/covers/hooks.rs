//! `hooks`: [features.md#hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#hooks).

use super::{Gaps, Words};
use crate::{Config, Features};

pub(super) fn find(config: &Config, features: &Features, gaps: &mut Gaps) {
    let Some(hooks) = &config.hooks else { return };
    let listed = Words::new("hook", "/hooks", features.hooks.as_ref());
    for (name, list) in [
        ("prestart", &hooks.prestart),
        ("createRuntime", &hooks.create_runtime),
        ("createContainer", &hooks.create_container),
        ("startContainer", &hooks.start_container),
        ("poststart", &hooks.poststart),
        ("poststop", &hooks.poststop),
    ] {
        if !list.is_empty() {
            gaps.expect_word(&listed, name, format_args!("/hooks/{name}"));
        }
    }
}
