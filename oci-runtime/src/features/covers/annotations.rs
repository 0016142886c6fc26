//! `potentiallyUnsafeConfigAnnotations`: [features.md#unsafe-annotations-in-configjson](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#unsafe-annotations-in-configjson).

use oci_conformance::shortened;

use super::{Gaps, Support};
use crate::{Config, Features};

const LISTED: &str = "/potentiallyUnsafeConfigAnnotations";

pub(super) fn find(config: &Config, features: &Features, gaps: &mut Gaps) {
    if config.annotations.is_empty() {
        return;
    }
    if features.potentially_unsafe_config_annotations.is_none() {
        let message = "the features do not tell which annotations may change what the runtime does";
        let all = format_args!("/annotations");
        gaps.add(all, LISTED, Support::Unknown, message.to_owned());
    }
    for key in config.annotations.keys() {
        if features.may_be_unsafe(key) == Some(true) {
            let token = key.replace('~', "~0").replace('/', "~1");
            let key = shortened(key);
            let message = format!("the annotation `{key}` may change what the runtime does");
            let one = format_args!("/annotations/{token}");
            gaps.add(one, LISTED, Support::Unsafe, message);
        }
    }
}
