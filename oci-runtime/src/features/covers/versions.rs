//! `ociVersion`: [features.md#specification-version](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#specification-version).

use std::cmp::Ordering;

use oci_conformance::shortened;
use semver::Version;

use super::{Gaps, Support};
use crate::{Config, Features};

const NAMED: &str = "/ociVersion";
const MIN: &str = "/ociVersionMin";
const MAX: &str = "/ociVersionMax";

pub(super) fn find(config: &Config, features: &Features, gaps: &mut Gaps) {
    let text = &config.oci_version;
    let Ok(version) = Version::parse(text) else {
        let message = incomparable(text);
        gaps.add(format_args!("{NAMED}"), MAX, Support::Unknown, message);
        return;
    };
    let (min, max) = (&features.oci_version_min, &features.oci_version_max);
    for (bound, pointer, beyond, than, most) in [
        (min, MIN, Ordering::Less, "older", "oldest"),
        (max, MAX, Ordering::Greater, "newer", "newest"),
    ] {
        let (support, message) = match Version::parse(bound) {
            Err(_) => (Support::Unknown, incomparable(bound)),
            Ok(parsed) if version.cmp_precedence(&parsed) == beyond => {
                let (text, bound) = (shortened(text), shortened(bound));
                let message = format!(
                    "{text} is {than} than {bound}, the {most} version that the runtime recognizes"
                );
                (Support::Unsupported, message)
            }
            Ok(_) => continue,
        };
        gaps.add(format_args!("{NAMED}"), pointer, support, message);
    }
}

fn incomparable(text: &str) -> String {
    let text = shortened(text);
    format!("`{text}` is no version, so that nothing can be compared with it")
}
