//! The runtime-spec and its releases.

use oci_conformance::{Specification, Version};

/// [Version 1.0.0-rc5](https://github.com/opencontainers/runtime-spec/tree/v1.0.0-rc5), the oldest
/// that is judged.
pub const V1_0_0_RC5: Version = Version::new(1, 0, 0).candidate(5);
/// [Version 1.0.0](https://github.com/opencontainers/runtime-spec/tree/v1.0.0).
pub const V1_0_0: Version = Version::new(1, 0, 0);
/// [Version 1.0.1](https://github.com/opencontainers/runtime-spec/tree/v1.0.1).
pub const V1_0_1: Version = Version::new(1, 0, 1);
/// [Version 1.0.2](https://github.com/opencontainers/runtime-spec/tree/v1.0.2).
pub const V1_0_2: Version = Version::new(1, 0, 2);
/// [Version 1.1.0](https://github.com/opencontainers/runtime-spec/tree/v1.1.0).
pub const V1_1_0: Version = Version::new(1, 1, 0);
/// [Version 1.2.0](https://github.com/opencontainers/runtime-spec/tree/v1.2.0).
pub const V1_2_0: Version = Version::new(1, 2, 0);
/// [Version 1.2.1](https://github.com/opencontainers/runtime-spec/tree/v1.2.1).
pub const V1_2_1: Version = Version::new(1, 2, 1);
/// [Version 1.3.0](https://github.com/opencontainers/runtime-spec/tree/v1.3.0).
pub const V1_3_0: Version = Version::new(1, 3, 0);

/// The [OCI Runtime Specification](https://github.com/opencontainers/runtime-spec).
pub static SPECIFICATION: Specification = Specification {
    name: "runtime-spec",
    repository: "https://github.com/opencontainers/runtime-spec",
    releases: &[
        V1_0_0_RC5, V1_0_0, V1_0_1, V1_0_2, V1_1_0, V1_2_0, V1_2_1, V1_3_0,
    ],
};

/// The version by whose rules a document is judged that names `text` as its version; `None` if that
/// is no version of [Semantic Versioning](https://semver.org).
///
/// - A version that is newer than every release is judged by the newest text.
/// - Candidates before 1.0.0-rc5, and anything older, are judged by 1.0.0-rc5.
/// - Any other pre-release (`1.0.2-dev`) is on the way to its release, and judged by that.
/// - A patch level that was never released is judged by the one before it.
#[must_use]
pub fn version_of(text: &str) -> Option<Version> {
    let version = semver::Version::parse(text).ok()?;
    let part = |number: u64| u16::try_from(number).unwrap_or(u16::MAX);
    let release = Version::new(
        part(version.major),
        part(version.minor),
        part(version.patch),
    );
    let candidate = version.pre.strip_prefix("rc").map(|number| {
        let number = number.strip_prefix('.').unwrap_or(number);
        number.parse::<u16>().ok()
    });
    let named = match candidate {
        Some(Some(number)) => release.candidate(number),
        Some(None) | None => release,
    };
    let releases = SPECIFICATION.releases;
    if releases.last().is_some_and(|newest| named > *newest) {
        return Some(Version::UNRELEASED);
    }
    let mut known = releases.iter().rev();
    let judged = known.find(|release| **release <= named);
    Some(judged.copied().unwrap_or(V1_0_0_RC5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_judged_by_the_release_that_it_names() {
        for (text, version) in [
            ("1.0.0", Some(V1_0_0)),
            ("1.0.0-rc5", Some(V1_0_0_RC5)),
            ("1.0.0-rc1", Some(V1_0_0_RC5)),
            ("1.0.0-rc6", Some(V1_0_0_RC5)),
            ("1.0.0-rc.5", Some(V1_0_0_RC5)),
            ("1.0.0-rc65535", Some(V1_0_0)),
            ("1.0.0-rc65536", Some(V1_0_0)),
            ("0.2.0", Some(V1_0_0_RC5)),
            ("1.0.2-dev", Some(V1_0_2)),
            ("1.0.2-rc5-dev", Some(V1_0_2)),
            ("1.0.9", Some(V1_0_2)),
            ("1.2.1+build.5", Some(V1_2_1)),
            ("1.3.0", Some(V1_3_0)),
            ("1.3.0-rc.1", Some(V1_2_1)),
            ("1.3.1", Some(Version::UNRELEASED)),
            ("2.0.0", Some(Version::UNRELEASED)),
            ("99999999.0.0", Some(Version::UNRELEASED)),
            ("1.0", None),
            ("v1.0.0", None),
            ("", None),
        ] {
            assert_eq!(version_of(text), version, "{text}");
        }
    }
}
