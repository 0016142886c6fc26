//! `ociVersion`: [config.md#specification-version](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#specification-version).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict, Version, shortened,
};

use crate::specification::{V1_0_0_RC5, version_of};

pub(super) static SEMVER: Clause = Clause::must(
    "runtime.config.oci-version.semver",
    "config.md#specification-version",
    "`ociVersion` is a version of Semantic Versioning 2.0.0.",
)
.since(V1_0_0_RC5)
.note(
    "It has three numbers without leading zeros, and may have a pre-release (`-dev`) and build \
     metadata (`+1`). The JSON Schema takes any string.",
)
.check(
    |config, _, verdict| {
        let version = config.at("ociVersion");
        let Some(text) = version.str() else { return };
        verdict.count_case();
        if !is_semver(&text) {
            let text = shortened(&text);
            let message = format!("`{text}` is no version of Semantic Versioning");
            verdict.breach(version, message);
        }
    },
    &[
        Pass(r#"{"ociVersion":"1.3.0"}"#),
        Pass(r#"{"ociVersion":"1.0.0-rc5"}"#),
        Pass(r#"{"ociVersion":"1.3.0-0.a-b.10+dev.01"}"#),
        Pass(r#"{"ociVersion":"1.99999999999999999999.0"}"#),
        Fail(r#"{"ociVersion":""}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"v1.0.0"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"01.0.0"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0.0-01"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0.0-"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0.0+"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0.0 "}"#, "/ociVersion"),
    ],
);

/// Whether a text is a version of Semantic Versioning, however large its numbers.
fn is_semver(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part) && (part == "0" || !part.starts_with('0'));
    let identifier = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !part.is_empty() && part.bytes().all(allowed)
    };
    let (text, build) = match text.split_once('+') {
        Some((text, build)) => (text, Some(build)),
        None => (text, None),
    };
    let (core, pre) = match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (text, None),
    };
    core.split('.').count() == 3
        && core.split('.').all(number)
        && pre.is_none_or(|pre| {
            let mut parts = pre.split('.');
            parts.all(|part| identifier(part) && (!digits(part) || number(part)))
        })
        && build.is_none_or(|build| build.split('.').all(identifier))
}

pub(super) static NAMES_COMPLIED_VERSION: Clause = Clause::must(
    "runtime.config.oci-version.names-complied-version",
    "config.md#specification-version",
    "The bundle uses nothing that the release named by `ociVersion` does not know.",
)
.since(V1_0_0_RC5)
.note(
    "Properties that came later are found. The full example of the text breaks it: it names 1.0.1, \
     and has properties of 1.1.0.",
)
.softened(
    Severity::Warning,
    "a runtime of that version ignores what it does not know",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"ociVersion":"1.1.0","root":{"path":"rootfs"},"domainname":"example"}"#),
        Pass(r#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"com.example.new":true}"#),
        Fail(
            r#"{"ociVersion":"1.0.2","root":{"path":"rootfs"},"domainname":"example"}"#,
            "/domainname",
        ),
        Fail(
            r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"hooks":{"createRuntime":[]}}"#,
            "/hooks/createRuntime",
        ),
        Fail(
            r#"{"ociVersion":"1.2.0","root":{"path":"rootfs"},"freebsd":{}}"#,
            "/freebsd",
        ),
    ],
);

pub(super) static COMPATIBILITY: Clause = Clause::must(
    "runtime.config.oci-version.compatibility",
    "config.md#specification-version",
    "A runtime of version 1.N takes every configuration of a version 1.M that is no newer.",
)
.since(V1_0_0_RC5)
.note(
    "The sentence has no key word. It promises nothing about newer versions, nor about candidates \
     for releases.",
);

/// Tells that a document is of a version that no release has.
pub static UNRELEASED_VERSION: Clause = Clause::advisory(
    "advisory.runtime.unreleased-version",
    "config.md#specification-version",
    "`ociVersion` is not newer than the newest release that is known here.",
    None,
)
.since(V1_0_0_RC5)
.note("Such a document is judged by the newest text, which is older than the document.")
.softened(Severity::Note, "it says how the document is judged")
.check(
    |config, _, verdict| {
        let Some((version, text)) = named(config, verdict) else {
            return;
        };
        if version_of(&text) == Some(Version::UNRELEASED) {
            let text = shortened(&text);
            let message =
                format!("{text} is newer than every known release, so the newest text decides");
            verdict.breach(version, message);
        }
    },
    &[
        Pass(r#"{"ociVersion":"1.3.0"}"#),
        Fail(r#"{"ociVersion":"1.3.1-dev"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"2.0.0"}"#, "/ociVersion"),
    ],
);

/// Tells that a document is of a version before the first that is judged.
pub static EARLY_VERSION: Clause = Clause::advisory(
    "advisory.runtime.early-version",
    "config.md#specification-version",
    "`ociVersion` is not older than 1.0.0-rc5, the oldest version that is known here.",
    None,
)
.since(V1_0_0_RC5)
.note("Such a document is judged by 1.0.0-rc5, which need not agree with what it names.")
.softened(Severity::Note, "it says how the document is judged")
.check(
    |config, _, verdict| {
        let Some((version, text)) = named(config, verdict) else {
            return;
        };
        if is_early(&text) {
            let text = shortened(&text);
            let message = format!("{text} is older than every known version, so 1.0.0-rc5 decides");
            verdict.breach(version, message);
        }
    },
    &[
        Pass(r#"{"ociVersion":"1.0.0-rc5"}"#),
        Pass(r#"{"ociVersion":"1.0.0-rc6-dev"}"#),
        Fail(r#"{"ociVersion":"1.0.0-rc4"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"0.1.0"}"#, "/ociVersion"),
    ],
);

/// The version that a document names, counted as a case if it is one.
fn named<'d>(
    config: Node<'d>,
    verdict: &mut Verdict<'_>,
) -> Option<(Node<'d>, std::borrow::Cow<'d, str>)> {
    let version = config.at("ociVersion");
    let text = version.str()?;
    version_of(&text)?;
    verdict.count_case();
    Some((version, text))
}

/// Whether a version is older than 1.0.0-rc5.
fn is_early(text: &str) -> bool {
    let candidate = |text: &str| {
        let number = text.strip_prefix("1.0.0-rc")?;
        number
            .strip_prefix('.')
            .unwrap_or(number)
            .parse::<u64>()
            .ok()
    };
    text.starts_with("0.") || candidate(text).is_some_and(|number| number < 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_older_than_the_oldest_is_early() {
        for (text, early) in [
            ("0.0.0", true),
            ("0.99.0", true),
            ("1.0.0-rc1", true),
            ("1.0.0-rc.4", true),
            ("1.0.0-rc5", false),
            ("1.0.0-rc10", false),
            ("1.0.0-rc6-dev", false),
            ("1.0.0-dev", false),
            ("1.0.0", false),
            ("2.0.0", false),
        ] {
            assert_eq!(is_early(text), early, "{text}");
        }
    }

    #[test]
    fn the_grammar_is_that_of_semver_but_for_large_numbers() {
        for text in [
            "1.0.0",
            "0.0.0",
            "1.0.0-a",
            "1.0.0-a.b.1",
            "1.0.0--",
            "1.0.0-0a",
            "1.0.0+0.01",
            "1.0.0-a+b-c",
            "1.0.0+a-b+c",
            "1.0.0-a..b",
            "1.0.0-ä",
            "1.0.0.0",
            "1..0",
            "-1.0.0",
            "1.0.0-00",
            "1.00.0",
            " 1.0.0",
        ] {
            assert_eq!(
                is_semver(text),
                semver::Version::parse(text).is_ok(),
                "{text}"
            );
        }
    }
}
