//! Versions: [features.md#specification-version](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#specification-version).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use crate::specification::V1_1_0;

pub(super) static MIN_SEMVER: Clause = Clause::must(
    "runtime.features.oci-version-min.semver",
    "features.md#specification-version",
    "`ociVersionMin` is a version of Semantic Versioning 2.0.0.",
)
.since(V1_1_0)
.note("The runtime has to accept it as `ociVersion`, which has to be one.")
.check(
    |features, _, verdict| semantic(features.at("ociVersionMin"), verdict),
    &[
        Pass(r#"{"ociVersionMin":"1.0.0"}"#),
        Fail(r#"{"ociVersionMin":"1.0"}"#, "/ociVersionMin"),
        Fail(r#"{"ociVersionMin":""}"#, "/ociVersionMin"),
    ],
);

pub(super) static MAX_SEMVER: Clause = Clause::must(
    "runtime.features.oci-version-max.semver",
    "features.md#specification-version",
    "`ociVersionMax` is a version of Semantic Versioning 2.0.0.",
)
.since(V1_1_0)
.note("The runtime has to accept it as `ociVersion`, which has to be one.")
.check(
    |features, _, verdict| semantic(features.at("ociVersionMax"), verdict),
    &[
        Pass(r#"{"ociVersionMax":"1.0.2-dev"}"#),
        Fail(r#"{"ociVersionMax":"v1.1.0"}"#, "/ociVersionMax"),
        Fail(r#"{"ociVersionMax":""}"#, "/ociVersionMax"),
    ],
);

fn semantic(version: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = version.str() else { return };
    verdict.count_case();
    if let Err(error) = semver::Version::parse(&text) {
        let text = shortened(&text);
        verdict.breach(version, format!("`{text}` is no version: {error}"));
    }
}

pub(super) static MAX_NOT_LESS_THAN_MIN: Clause = Clause::must_not(
    "runtime.features.oci-version-max.not-less-than-min",
    "features.md#specification-version",
    "`ociVersionMax` is not less than `ociVersionMin`.",
)
.since(V1_1_0)
.note(
    "They are compared as Semantic Versioning orders them: a pre-release comes before its release, \
     and build metadata does not count.",
)
.check(
    |features, _, verdict| {
        let version = |name| features.at(name).parse::<semver::Version>()?.ok();
        let (Some(min), Some(max)) = (version("ociVersionMin"), version("ociVersionMax")) else {
            return;
        };
        verdict.count_case();
        if max.cmp_precedence(&min).is_lt() {
            let (min, max) = (min.to_string(), max.to_string());
            verdict.breach(
                features.at("ociVersionMax"),
                format!("{} is less than {}", shortened(&max), shortened(&min)),
            );
        }
    },
    &[
        Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.0.0"}"#),
        Pass(r#"{"ociVersionMin":"1.9.0","ociVersionMax":"1.10.0"}"#),
        Pass(r#"{"ociVersionMin":"1.1.0+b","ociVersionMax":"1.1.0+a"}"#),
        Fail(
            r#"{"ociVersionMin":"1.1.0","ociVersionMax":"1.0.0"}"#,
            "/ociVersionMax",
        ),
        Fail(
            r#"{"ociVersionMin":"1.1.0","ociVersionMax":"1.1.0-rc.2"}"#,
            "/ociVersionMax",
        ),
    ],
);
