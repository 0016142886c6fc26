//! The clauses about the document as a whole: [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Held, Node, Subject, Verdict, shortened,
};

use super::DateTime;
use crate::{
    platform::{KnownArchitecture, KnownOs, variants::is_listed},
    specification::V1_1_0,
};

pub(super) static OBJECT: Clause = Clause::must(
    "image.config.object",
    "config.md#oci-image-configuration",
    "A config is a JSON object.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#),
        Fail("[]", ""),
        Fail("null", ""),
    ],
);

pub(super) static OPTIONAL_NULL: Clause = Clause::may(
    "image.config.optional-null",
    "config.md#properties",
    "Every optional property, at any depth, may be null, which is the same as if it were missing.",
)
.note(
    "The JSON Schema takes null only for `Entrypoint`, `Cmd`, `Volumes` and `Labels`, and for what \
     it does not list; and annotations.md, which `Labels` has to follow, refuses it. The prose of \
     config.md is followed. It goes for configs only, not for manifests, indexes and descriptors.",
)
.examples(&[
    Pass(
        r#"{"created":null,"author":null,"architecture":"amd64","os":"linux","os.version":null,"os.features":null,"variant":null,"config":null,"rootfs":{"type":"layers","diff_ids":[]},"history":null}"#,
    ),
    Pass(
        r#"{"architecture":"amd64","os":"linux","config":{"User":null,"ExposedPorts":null,"Env":null,"Entrypoint":null,"Cmd":null,"Volumes":null,"WorkingDir":null,"Labels":null,"StopSignal":null,"ArgsEscaped":null,"Memory":null,"MemorySwap":null,"CpuShares":null,"Healthcheck":null},"rootfs":{"type":"layers","diff_ids":[]},"history":[{"created":null,"author":null,"created_by":null,"comment":null,"empty_layer":true}]}"#,
    ),
]);

pub(super) static CREATED_RFC3339: Clause = Clause::must(
    "image.config.created.rfc3339",
    "config.md#properties",
    "`created` is a `date-time` of RFC 3339, section 5.6.",
)
.note(
    "The letters may be small, a fraction may have any number of digits, and second 60 passes at \
     the end of a month in UTC. The offset is always there, and `T` is not a space. Go refuses \
     small letters and second 60, which the grammar allows; the grammar is followed.",
)
.check(
    |config, _, verdict| check_date_time(config.at("created"), verdict),
    &[
        Pass(r#"{"created":"2015-10-31T22:22:56.015925234Z"}"#),
        Pass(r#"{"created":"1990-12-31t15:59:60-08:00"}"#),
        Fail(r#"{"created":"2015-10-31 22:22:56Z"}"#, "/created"),
        Fail(r#"{"created":"2015-10-31T22:22:56"}"#, "/created"),
        Fail(r#"{"created":"2015-02-29T00:00:00Z"}"#, "/created"),
        Fail(r#"{"created":""}"#, "/created"),
    ],
);

/// Holds a string against the grammar of RFC 3339.
pub(super) fn check_date_time(time: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(parsed) = time.parse::<DateTime>() else {
        return;
    };
    verdict.count_case();
    if let Err(error) = parsed {
        verdict.breach(time, error.to_string());
    }
}

pub(super) static ARCHITECTURE_GOARCH: Clause = Clause::should(
    "image.config.architecture.goarch",
    "config.md#properties",
    "`architecture` is one of Go's values of `GOARCH`.",
)
.note("The list is Go's, with the names that it has reserved.")
.check(
    |config, _, verdict| {
        let architecture = config.at("architecture");
        let Some(text) = architecture.str() else {
            return;
        };
        verdict.count_case();
        if KnownArchitecture::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(architecture, format!("Go knows no architecture `{text}`"));
        }
    },
    &[
        Pass(r#"{"architecture":"riscv64"}"#),
        Fail(r#"{"architecture":"x86_64"}"#, "/architecture"),
        Fail(r#"{"architecture":""}"#, "/architecture"),
    ],
);

pub(super) static ARCHITECTURE_UNDERSTAND: Clause = Clause::should(
    "image.config.architecture.understand",
    "config.md#properties",
    "Implementations understand Go's values of `GOARCH`.",
);

pub(super) static OS_GOOS: Clause = Clause::should(
    "image.config.os.goos",
    "config.md#properties",
    "`os` is one of Go's values of `GOOS`.",
)
.check(
    |config, _, verdict| {
        let os = config.at("os");
        let Some(text) = os.str() else { return };
        verdict.count_case();
        if KnownOs::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(os, format!("Go knows no operating system `{text}`"));
        }
    },
    &[
        Pass(r#"{"os":"freebsd"}"#),
        Fail(r#"{"os":"Linux"}"#, "/os"),
        Fail(r#"{"os":""}"#, "/os"),
    ],
);

pub(super) static OS_UNDERSTAND: Clause = Clause::should(
    "image.config.os.understand",
    "config.md#properties",
    "Implementations understand Go's values of `GOOS`.",
);

pub(super) static OS_VERSION_REFUSE: Clause = Clause::may(
    "image.config.os-version.refuse",
    "config.md#properties",
    "An implementation may refuse an image whose `os.version` is not known to work on its host.",
)
.since(V1_1_0)
.held(Held::Behaviour);

pub(super) static OS_VERSION_VALUES: Clause = Clause::optional(
    "image.config.os-version.values",
    "config.md#properties",
    "`os.version` may be any string.",
)
.since(V1_1_0)
.examples(&[Pass(
    r#"{"architecture":"amd64","os":"windows","os.version":"10.0.14393.1066, or newer","rootfs":{"type":"layers","diff_ids":[]}}"#,
)]);

pub(super) static OS_FEATURES_WINDOWS: Clause = Clause::should(
    "image.config.os-features.windows",
    "config.md#properties",
    "If `os` is `windows`, each of `os.features` is `win32k`.",
)
.since(V1_1_0)
.note(
    "The sentence speaks of image indexes, although it stands in config.md; configs are meant. Of \
     other operating systems nothing is said.",
)
.check(
    |config, _, verdict| {
        if !config.at("os").is_str("windows") {
            return;
        }
        for feature in config.at("os.features").items() {
            let Some(text) = feature.str() else { continue };
            verdict.count_case();
            if text != "win32k" {
                let text = shortened(&text);
                verdict.breach(feature, format!("`{text}` is no known feature of Windows"));
            }
        }
    },
    &[
        Pass(r#"{"os":"windows","os.features":["win32k"]}"#),
        Fail(
            r#"{"os":"windows","os.features":["win32k","win64k"]}"#,
            "/os.features/1",
        ),
    ],
);

pub(super) static OS_FEATURES_WINDOWS_UNDERSTAND: Clause = Clause::should(
    "image.config.os-features.windows-understand",
    "config.md#properties",
    "If `os` is `windows`, implementations understand `win32k`.",
)
.since(V1_1_0);

pub(super) static VARIANT_VALUES: Clause = Clause::should(
    "image.config.variant.values",
    "config.md#properties",
    "`variant` is one that the table of platform variants lists for the architecture.",
)
.since(V1_1_0)
.note(
    "From the newest text on, the table goes on with `…` for all but 32-bit Arm; what continues \
     its pattern is taken for listed, in every version.",
)
.check(
    |config, _, verdict| {
        let variant = config.at("variant");
        let Some(text) = variant.str() else { return };
        let Some(architecture) = config.at("architecture").str() else {
            return;
        };
        verdict.count_case();
        if !is_listed(&architecture, &text) {
            let (text, architecture) = (shortened(&text), shortened(&architecture));
            verdict.breach(
                variant,
                format!("the table lists no variant `{text}` of `{architecture}`"),
            );
        }
    },
    &[
        Pass(r#"{"architecture":"arm","variant":"v7"}"#),
        Pass(r#"{"architecture":"arm64","variant":"v9.2"}"#),
        Pass(r#"{"architecture":"amd64","variant":"v4"}"#),
        Pass(r#"{"architecture":"ppc64le","variant":"power10"}"#),
        Pass(r#"{"architecture":"riscv64","variant":"rva23u64"}"#),
        Fail(r#"{"architecture":"arm","variant":"v5"}"#, "/variant"),
        Fail(r#"{"architecture":"arm64","variant":"v7"}"#, "/variant"),
        Fail(
            r#"{"architecture":"amd64","variant":"x86-64-v2"}"#,
            "/variant",
        ),
        Fail(r#"{"architecture":"s390x","variant":"z13"}"#, "/variant"),
    ],
);

pub(super) static VARIANT_UNDERSTAND: Clause = Clause::should(
    "image.config.variant.understand",
    "config.md#properties",
    "Implementations understand the variants of the table.",
)
.since(V1_1_0);

pub(super) static EXTRA_FIELDS: Clause = Clause::must_not(
    "image.config.extra-fields",
    "config.md#properties",
    "An implementation does not fail over a property that it does not know.",
)
.since(V1_1_0)
.note(
    "considerations.md only advises it; this text is followed. Versions 1.0.x said that such \
     properties are to be ignored. Docker writes many.",
);

pub(super) static WHITESPACE_OPTIONAL: Clause = Clause::optional(
    "image.config.whitespace-optional",
    "config.md#properties",
    "A config may do without whitespace, or have any that JSON allows.",
)
.note("Its digest is that of the bytes as they are, whitespace included.")
.examples(&[
    Pass(r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#),
    Pass(
        "\n{\n\t\"architecture\": \"amd64\",\r\n  \"os\": \"linux\",\n  \"rootfs\": { \"type\": \"layers\", \"diff_ids\": [ ] }\n}\n",
    ),
]);

pub(super) static WHITESPACE_COMPACT: Clause = Clause::may(
    "image.config.whitespace-compact",
    "config.md#properties",
    "Implementations may write configs without whitespace.",
)
.held(Held::Behaviour);
