//! The clauses of [image-index.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions)
//! about `platform`.

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Held, Severity, shortened,
};

use super::{KnownArchitecture, KnownOs};

pub(crate) static ARCHITECTURE_GOARCH: Clause = Clause::should(
    "image.index.manifests.platform.architecture.goarch",
    "image-index.md#image-index-property-descriptions",
    "`architecture` is one of the values of Go's `GOARCH`.",
)
.note(
    "The list is Go's, and grows with it; names that Go has reserved are taken, too. They are \
     compared exactly: it is `amd64`, not `x86_64`. Attestations are often listed under \
     `unknown`, which is none of them.",
)
.check(
    |platform, _, verdict| {
        let architecture = platform.at("architecture");
        let Some(text) = architecture.str() else {
            return;
        };
        verdict.count_case();
        if KnownArchitecture::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(
                architecture,
                format!("Go knows no architecture called `{text}`"),
            );
        }
    },
    &[
        Pass(r#"{"architecture":"riscv64"}"#),
        Fail(r#"{"architecture":"x86_64"}"#, "/architecture"),
        Fail(r#"{"architecture":"AMD64"}"#, "/architecture"),
        Fail(r#"{"architecture":""}"#, "/architecture"),
    ],
);

pub(crate) static ARCHITECTURE_UNDERSTAND: Clause = Clause::should(
    "image.index.manifests.platform.architecture.understand",
    "image-index.md#image-index-property-descriptions",
    "Implementations understand the values of `GOARCH`.",
);

pub(crate) static OS_GOOS: Clause = Clause::should(
    "image.index.manifests.platform.os.goos",
    "image-index.md#image-index-property-descriptions",
    "`os` is one of the values of Go's `GOOS`.",
)
.note("The list is Go's, and grows with it. Attestations are often listed under `unknown`.")
.check(
    |platform, _, verdict| {
        let os = platform.at("os");
        let Some(text) = os.str() else { return };
        verdict.count_case();
        if KnownOs::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(os, format!("Go knows no operating system called `{text}`"));
        }
    },
    &[
        Pass(r#"{"os":"freebsd"}"#),
        Fail(r#"{"os":"macos"}"#, "/os"),
        Fail(r#"{"os":"Linux"}"#, "/os"),
    ],
);

pub(crate) static OS_UNDERSTAND: Clause = Clause::should(
    "image.index.manifests.platform.os.understand",
    "image-index.md#image-index-property-descriptions",
    "Implementations understand the values of `GOOS`.",
);

pub(crate) static OS_VERSION_REFUSE: Clause = Clause::may(
    "image.index.manifests.platform.os-version.refuse",
    "image-index.md#image-index-property-descriptions",
    "A manifest may be refused because its `os.version` is not known to run on the host.",
)
.held(Held::Behaviour);

pub(crate) static OS_VERSION_VALUES: Clause = Clause::optional(
    "image.index.manifests.platform.os-version.values",
    "image-index.md#image-index-property-descriptions",
    "`os.version` is in whatever form the operating system has for it.",
)
.examples(&[
    Pass(r#"{"architecture":"amd64","os":"windows","os.version":"10.0.14393.1066"}"#),
    Pass(r#"{"architecture":"amd64","os":"linux","os.version":"any other"}"#),
]);

pub(crate) static OS_FEATURES_WINDOWS: Clause = Clause::should(
    "image.index.manifests.platform.os-features.windows",
    "image-index.md#image-index-property-descriptions",
    "Where `os` is `windows`, `os.features` has no other values than `win32k`.",
)
.check(
    |platform, _, verdict| {
        if !platform.at("os").is_str(KnownOs::Windows.as_str()) {
            return;
        }
        for feature in platform.at("os.features").items() {
            let Some(text) = feature.str() else { continue };
            verdict.count_case();
            if text != "win32k" {
                let text = shortened(&text);
                verdict.breach(
                    feature,
                    format!("Windows has no feature called `{text}`, only `win32k`"),
                );
            }
        }
    },
    &[
        Pass(r#"{"os":"windows","os.features":["win32k"]}"#),
        Fail(
            r#"{"os":"windows","os.features":["win32k","hyperv"]}"#,
            "/os.features/1",
        ),
    ],
);

pub(crate) static OS_FEATURES_WINDOWS_UNDERSTAND: Clause = Clause::should(
    "image.index.manifests.platform.os-features.windows-understand",
    "image-index.md#image-index-property-descriptions",
    "Where `os` is `windows`, implementations understand `win32k`.",
);

pub(crate) static OS_FEATURES_OTHER_OS: Clause = Clause::should(
    "image.index.manifests.platform.os-features.other-os",
    "image-index.md#image-index-property-descriptions",
    "Features of other operating systems are submitted to the specification.",
)
.uncheckable("submitting is a process");

pub(crate) static FEATURES_RESERVED: Clause = Clause::should_not(
    "image.index.manifests.platform.features.reserved",
    "image-index.md#image-index-property-descriptions",
    "`features` is reserved for later versions.",
)
.note(
    "The prose calls it an array of strings; the JSON Schema and the Go type do not know it, so \
     that any value passes.",
)
.softened(
    Severity::Note,
    "that a name is reserved does not say that nobody may use it",
)
.check(
    |platform, _, verdict| {
        verdict.count_case();
        if let Some(features) = platform.at("features").present() {
            verdict.breach(features, "`features` has no meaning yet");
        }
    },
    &[
        Pass(r#"{"os":"linux"}"#),
        Fail(r#"{"features":["sse4"]}"#, "/features"),
        Fail(r#"{"features":null}"#, "/features"),
    ],
);
