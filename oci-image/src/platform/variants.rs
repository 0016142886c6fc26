//! The clauses of [image-index.md#platform-variants](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict, shortened,
};

use crate::specification::V1_1_1;

pub(crate) static VARIANT_VALUES: Clause = Clause::should(
    "image.index.manifests.platform.variant.values",
    "image-index.md#image-index-property-descriptions",
    "`variant` is one that the table of platform variants lists for the architecture.",
)
.note(
    "Since version 1.1.1 the rows of the table are open, but for that of `arm`: what continues a \
     row counts as listed. Before, it had the rows of `arm` and `arm64` only. Of other \
     architectures it lists nothing.",
)
.also(&[&TABLE])
.softened(
    Severity::Note,
    "the specification leaves variants that it does not list to implementations",
)
.check(
    variant_values,
    &[
        Pass(r#"{"architecture":"arm","variant":"v7"}"#),
        Pass(r#"{"architecture":"arm64","variant":"v8"}"#),
        Pass(r#"{"architecture":"arm64","variant":"v9.2"}"#),
        Pass(r#"{"architecture":"ppc64le","variant":"power10"}"#),
        Pass(r#"{"architecture":"riscv64","variant":"rva22u64"}"#),
        Pass(r#"{"architecture":"amd64","variant":"v4"}"#),
        Fail(r#"{"architecture":"arm","variant":"v5"}"#, "/variant"),
        Fail(r#"{"architecture":"arm64","variant":"v7"}"#, "/variant"),
        Fail(
            r#"{"architecture":"ppc64le","variant":"power7"}"#,
            "/variant",
        ),
        Fail(r#"{"architecture":"amd64","variant":"V2"}"#, "/variant"),
        Fail(r#"{"architecture":"amd64","variant":"v0"}"#, "/variant"),
        Fail(r#"{"architecture":"amd64","variant":""}"#, "/variant"),
        Fail(
            r#"{"architecture":"mips","variant":"softfloat"}"#,
            "/variant",
        ),
    ],
);

fn variant_values(platform: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let variant = platform.at("variant");
    let (Some(architecture), Some(text)) = (platform.at("architecture").str(), variant.str())
    else {
        return;
    };
    verdict.count_case();
    if !is_listed(&architecture, &text) {
        let (architecture, text) = (shortened(&architecture), shortened(&text));
        verdict.breach(
            variant,
            format!("no variant `{text}` of `{architecture}` is listed"),
        );
    }
}

/// Whether the table lists the variant, or it continues an open row.
pub(crate) fn is_listed(architecture: &str, variant: &str) -> bool {
    match architecture {
        "arm" => matches!(variant, "v6" | "v7" | "v8"),
        "arm64" => {
            let version = variant.strip_prefix('v').unwrap_or_default();
            let (major, minor) = match version.split_once('.') {
                Some((major, minor)) => (number(major), number(minor)),
                None => (number(version), Some(0)),
            };
            major >= Some(8) && minor.is_some()
        }
        "ppc64le" => variant.strip_prefix("power").and_then(number) >= Some(8),
        "riscv64" => {
            let year = variant.strip_prefix("rva");
            let year = year.and_then(|year| year.strip_suffix("u64"));
            year.and_then(number) >= Some(20)
        }
        "amd64" => variant.strip_prefix('v').and_then(number) >= Some(1),
        _ => false,
    }
}

/// A number of up to three digits, without zeros in front.
fn number(digits: &str) -> Option<u16> {
    let plain = digits.len() <= 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let padded = digits.len() > 1 && digits.starts_with('0');
    digits.parse().ok().filter(|_| plain && !padded)
}

pub(crate) static VARIANT_UNDERSTAND: Clause = Clause::should(
    "image.index.manifests.platform.variant.understand",
    "image-index.md#image-index-property-descriptions",
    "Implementations understand the variants of the table.",
)
.note("Which variant is meant where none is named is not said.");

pub(crate) static SUBMIT: Clause = Clause::should(
    "image.index.variants.submit",
    "image-index.md#platform-variants",
    "Variants that the table does not list are submitted to the specification.",
)
.uncheckable("submitting is a process");

pub(crate) static GO_ANALOG: Clause = Clause::should(
    "image.index.variants.go-analog",
    "image-index.md#platform-variants",
    "A variant that the table does not list is, or is similar to, what Go has in its place.",
)
.since(V1_1_1)
.note(
    "Go has `GOARM`, `GOARM64`, `GOPPC64`, `GORISCV64` and `GOAMD64`, which the table names, and \
     `GO386`, `GOMIPS` and `GOMIPS64`. As the table has `v7` where Go has `7`, either counts as \
     similar.",
)
.check(
    go_analog,
    &[
        Pass(r#"{"architecture":"arm","variant":"v5"}"#),
        Pass(r#"{"architecture":"arm","variant":"7"}"#),
        Pass(r#"{"architecture":"mips","variant":"softfloat"}"#),
        Fail(r#"{"architecture":"arm","variant":"armv7l"}"#, "/variant"),
        Fail(
            r#"{"architecture":"amd64","variant":"haswell"}"#,
            "/variant",
        ),
        Fail(r#"{"architecture":"386","variant":"i686"}"#, "/variant"),
    ],
);

fn go_analog(platform: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let variant = platform.at("variant");
    let (Some(architecture), Some(text)) = (platform.at("architecture").str(), variant.str())
    else {
        return;
    };
    if is_listed(&architecture, &text) {
        return;
    }
    let similar = match architecture.as_ref() {
        "arm" => matches!(
            text.strip_prefix('v').unwrap_or(&text),
            "5" | "6" | "7" | "8"
        ),
        "386" => matches!(text.as_ref(), "sse2" | "softfloat"),
        "mips" | "mipsle" | "mips64" | "mips64le" => {
            matches!(text.as_ref(), "hardfloat" | "softfloat")
        }
        // What Go has for these continues the rows of the table.
        "arm64" | "ppc64le" | "riscv64" | "amd64" => false,
        _ => return,
    };
    verdict.count_case();
    if !similar {
        let (architecture, text) = (shortened(&architecture), shortened(&text));
        verdict.breach(
            variant,
            format!("Go has nothing like a variant `{text}` of `{architecture}`"),
        );
    }
}

pub(crate) static TABLE: Clause = Clause::should(
    "image.index.variants.table",
    "image-index.md#platform-variants",
    "Variants are those of the table: `v6`, `v7`, `v8` of `arm`, `v8`, `v8.1`, … of `arm64`, \
     `power8`, `power9`, … of `ppc64le`, `rva20u64`, … of `riscv64`, and `v1`, `v2`, `v3`, … of \
     `amd64`.",
)
.since(V1_1_1)
.note("Up to version 1.1.0 the table had but the rows of `arm` and, with `v8` alone, `arm64`.")
.softened(
    Severity::Note,
    "the specification leaves variants that it does not list to implementations",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"architecture":"amd64","variant":"v3"}"#),
        Fail(
            r#"{"architecture":"amd64","variant":"skylake"}"#,
            "/variant",
        ),
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_table_goes_on() {
        for (architecture, variant, listed) in [
            ("arm", "v8", true),
            ("arm", "v9", false),
            ("arm64", "v8", true),
            ("arm64", "v8.0", true),
            ("arm64", "v10.10", true),
            ("arm64", "v7.5", false),
            ("arm64", "v8.x", false),
            ("arm64", "v8.", false),
            ("arm64", "v8.01", false),
            ("arm64", "v8.+1", false),
            ("arm64", "v08", false),
            ("arm64", "8", false),
            ("ppc64le", "power8", true),
            ("ppc64le", "power7", false),
            ("riscv64", "rva20u64", true),
            ("riscv64", "rva20", false),
            ("riscv64", "rva19u64", false),
            ("amd64", "v1", true),
            ("amd64", "v0", false),
            ("386", "v1", false),
        ] {
            assert_eq!(
                is_listed(architecture, variant),
                listed,
                "{architecture}/{variant}"
            );
        }
    }
}
