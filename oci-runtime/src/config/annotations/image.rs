//! The annotations about the image of a container: [config.md#annotations](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#annotations).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Severity, Verdict, shortened,
};

use super::date_time::is_date_time;
use crate::specification::V1_2_0;

const SECTION: &str = "config.md#annotations";

/// The operating system that the image is built for.
pub const OS: &str = "org.opencontainers.image.os";
/// The version of the operating system that the image is built for.
pub const OS_VERSION: &str = "org.opencontainers.image.os.version";
/// The features of the operating system that the image needs.
pub const OS_FEATURES: &str = "org.opencontainers.image.os.features";
/// The architecture that the image is built for.
pub const ARCHITECTURE: &str = "org.opencontainers.image.architecture";
/// The variant of the architecture that the image is built for.
pub const VARIANT: &str = "org.opencontainers.image.variant";
/// Who made the image.
pub const AUTHOR: &str = "org.opencontainers.image.author";
/// When the image was made.
pub const CREATED: &str = "org.opencontainers.image.created";
/// The signal that stops the container.
pub const STOP_SIGNAL: &str = "org.opencontainers.image.stopSignal";

/// All keys of the `org.opencontainers` namespace that may be used, in the specification's order.
pub const IMAGE_KEYS: &[&str] = &[
    OS,
    OS_VERSION,
    OS_FEATURES,
    ARCHITECTURE,
    VARIANT,
    AUTHOR,
    CREATED,
    STOP_SIGNAL,
];

pub(super) static OS_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.os.value",
    SECTION,
    "The value of `org.opencontainers.image.os` is one for `os` of an image configuration.",
)
.since(V1_2_0)
.note(
    "The image-spec only advises to take the values of `GOOS`, so that any name will do; an empty \
     text is none.",
)
.check(
    |annotations, _, verdict| not_empty(annotations.at(OS), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.os":"linux"}"#),
        Fail(
            r#"{"org.opencontainers.image.os":""}"#,
            "/org.opencontainers.image.os",
        ),
    ],
);

pub(super) static OS_VERSION_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.os-version.value",
    SECTION,
    "The value of `org.opencontainers.image.os.version` is one for `os.version` of an image \
     configuration.",
)
.since(V1_2_0)
.uncheckable("the image-spec takes any string");

pub(super) static OS_FEATURES_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.os-features.value",
    SECTION,
    "The value of `org.opencontainers.image.os.features` is one for `os.features` of an image \
     configuration.",
)
.since(V1_2_0)
.note("`os.features` is a list of strings; how it becomes one string neither specification says.")
.uncheckable("nothing says how the list is written as one string");

pub(super) static ARCHITECTURE_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.architecture.value",
    SECTION,
    "The value of `org.opencontainers.image.architecture` is one for `architecture` of an image \
     configuration.",
)
.since(V1_2_0)
.note("Any name will do, as for the operating system.")
.check(
    |annotations, _, verdict| not_empty(annotations.at(ARCHITECTURE), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.architecture":"riscv64"}"#),
        Fail(
            r#"{"org.opencontainers.image.architecture":""}"#,
            "/org.opencontainers.image.architecture",
        ),
    ],
);

pub(super) static VARIANT_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.variant.value",
    SECTION,
    "The value of `org.opencontainers.image.variant` is one for `variant` of an image \
     configuration.",
)
.since(V1_2_0)
.note("Any name will do, as for the operating system.")
.check(
    |annotations, _, verdict| not_empty(annotations.at(VARIANT), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.variant":"v7"}"#),
        Fail(
            r#"{"org.opencontainers.image.variant":""}"#,
            "/org.opencontainers.image.variant",
        ),
    ],
);

pub(super) static AUTHOR_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.author.value",
    SECTION,
    "The value of `org.opencontainers.image.author` is one for `author` of an image configuration.",
)
.since(V1_2_0)
.uncheckable("the image-spec takes any string");

pub(super) static CREATED_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.created.value",
    SECTION,
    "The value of `org.opencontainers.image.created` is a `date-time` of RFC 3339, section 5.6.",
)
.since(V1_2_0)
.check(
    |annotations, _, verdict| {
        let created = annotations.at(CREATED);
        let Some(text) = created.str() else { return };
        verdict.count_case();
        if !is_date_time(&text) {
            let text = shortened(&text);
            verdict.breach(created, format!("`{text}` is no date and time of RFC 3339"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.created":"2015-10-31T22:22:56.015925234Z"}"#),
        Fail(
            r#"{"org.opencontainers.image.created":"2015-10-31"}"#,
            "/org.opencontainers.image.created",
        ),
        Fail(
            r#"{"org.opencontainers.image.created":""}"#,
            "/org.opencontainers.image.created",
        ),
    ],
);

pub(super) static STOP_SIGNAL_VALUE: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.image.stop-signal.value",
    SECTION,
    "The value of `org.opencontainers.image.stopSignal` is one for `Config.StopSignal` of an image \
     configuration.",
)
.since(V1_2_0)
.note(
    "The image-spec says that it can be a name such as `SIGKILL` or `SIGRTMIN+3`. Numbers, which are \
     in use, pass; names without `SIG` do not.",
)
.softened(
    Severity::Warning,
    "the image-spec says what form the value can have, not that it has no other",
)
.check(
    |annotations, _, verdict| {
        let signal = annotations.at(STOP_SIGNAL);
        let Some(text) = signal.str() else { return };
        verdict.count_case();
        if !is_signal(&text) {
            let text = shortened(&text);
            verdict.breach(signal, format!("`{text}` is no name or number of a signal"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.stopSignal":"SIGRTMIN+3"}"#),
        Pass(r#"{"org.opencontainers.image.stopSignal":"15"}"#),
        Fail(
            r#"{"org.opencontainers.image.stopSignal":"TERM"}"#,
            "/org.opencontainers.image.stopSignal",
        ),
        Fail(
            r#"{"org.opencontainers.image.stopSignal":""}"#,
            "/org.opencontainers.image.stopSignal",
        ),
    ],
);

fn is_signal(text: &str) -> bool {
    let of = |part: &str, is: fn(&u8) -> bool| !part.is_empty() && part.as_bytes().iter().all(is);
    let Some(name) = text.strip_prefix("SIG") else {
        return of(text, u8::is_ascii_digit);
    };
    let (name, distance) = name.split_once(['+', '-']).unwrap_or((name, "0"));
    of(name, |byte| {
        byte.is_ascii_uppercase() || byte.is_ascii_digit()
    }) && of(distance, u8::is_ascii_digit)
}

pub(super) static ONLY_BY_CONVERSION: Clause = Clause::should(
    "runtime.config.annotations.opencontainers.image.only-by-conversion",
    SECTION,
    "These annotations come from an image configuration, as the image-spec's conversion.md says.",
)
.since(V1_2_0)
.uncheckable("a configuration does not tell the image that it was made from");

pub(super) static STOP_SIGNAL_USED_BY_KILL: Clause = Clause::should(
    "runtime.config.annotations.opencontainers.image.stop-signal.used-by-kill",
    SECTION,
    "A runtime kills the container with the signal that `org.opencontainers.image.stopSignal` names.",
)
.since(V1_2_0)
.note("`kill` is always told a signal, so that this can only be about a default.");

fn not_empty(annotation: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = annotation.str() else { return };
    verdict.count_case();
    if text.is_empty() {
        verdict.breach(annotation, "the value is empty");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_have_names_or_numbers() {
        for text in ["15", "SIGTERM", "SIGUSR1", "SIGRTMIN+3", "SIGRTMAX-12"] {
            assert!(is_signal(text), "{text}");
        }
        for text in [
            "",
            "-1",
            "1x",
            "TERM",
            "SIG",
            "SIG+3",
            "SIGterm",
            "SIGRTMIN+",
            "SIGRTMIN+x",
        ] {
            assert!(!is_signal(text), "{text}");
        }
    }
}
