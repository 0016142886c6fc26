//! The rules of the section itself: [config-solaris.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Verdict, shortened,
};

use crate::{platform, specification::V1_0_0_RC5};

pub(super) static ZONECFG_MAPPING: Clause = Clause::must(
    "runtime.solaris.zonecfg-mapping",
    "config-solaris.md#solaris-application-container-configuration",
    "Every property but `milestone` has the effect of the property of `zonecfg` that it is \
     mapped to.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static MILESTONE_FMRI: Clause = Clause::must(
    "runtime.solaris.milestone.fmri",
    "config-solaris.md#milestone",
    "`milestone` identifies a service of the Service Management Facility, as \
     `svc:/milestone/container:default` does.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has no grammar.")
.softened(
    Severity::Note,
    "Solaris takes identifiers that are cut short, too",
)
.check(
    fmri,
    &[
        Pass(r#"{"milestone":"svc:/milestone/container:default"}"#),
        Fail(r#"{"milestone":"milestone/container"}"#, "/milestone"),
        Fail(r#"{"milestone":""}"#, "/milestone"),
    ],
);

fn fmri(section: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let milestone = section.at("milestone");
    let Some(text) = milestone.str() else { return };
    verdict.count_case();
    if !text.starts_with("svc:") {
        let text = shortened(&text);
        verdict.breach(milestone, format!("expected `svc:/…`, found `{text}`"));
    }
}

pub(super) static MILESTONE_ONLINE_BEFORE_START: Clause = Clause::should(
    "runtime.solaris.milestone.online-before-start",
    "config-solaris.md#milestone",
    "The service that `milestone` names is online before the process of the container starts.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("What to do if it never is the text does not say.");

pub(super) static LIMITPRIV_FORMAT: Clause = Clause::should(
    "runtime.solaris.limitpriv.format",
    "config-solaris.md#limitpriv",
    "`limitpriv` is a specification of a set of privileges, separated by commas.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("Which privileges there are depends on the release of Solaris: only empty items are found.")
.softened(
    Severity::Note,
    "the grammar is that of a release of Solaris",
)
.check(
    |section, _, verdict| check_list(section.at("limitpriv"), verdict),
    &[
        Pass(r#"{"limitpriv":"default,!sys_time"}"#),
        Fail(r#"{"limitpriv":"default,,sys_time"}"#, "/limitpriv"),
        Fail(r#"{"limitpriv":""}"#, "/limitpriv"),
    ],
);

/// Judges a text of items that are separated by commas.
pub(super) fn check_list(list: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = list.str() else { return };
    verdict.count_case();
    if text.split(',').any(|item| item.trim().is_empty()) {
        let text = shortened(&text);
        verdict.breach(list, format!("`{text}` has an empty item"));
    }
}

pub(super) static LIMITPRIV_EFFECT: Clause = Clause::must(
    "runtime.solaris.limitpriv.effect",
    "config-solaris.md#limitpriv",
    "No process in the container can have a privilege that is not in `limitpriv`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static MAX_SHM_MEMORY_FORMAT: Clause = Clause::must(
    "runtime.solaris.max-shm-memory.format",
    "config-solaris.md#maxshmmemory",
    "`maxShmMemory` is a number, which may have one of the scales K, M, G and T.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has capitals, its example `512m`: both are taken.")
.softened(
    Severity::Note,
    "the text only says what a number can have, and its example does not keep to it",
)
.check(
    |section, _, verdict| check_scaled(section.at("maxShmMemory"), verdict),
    &[
        Pass(r#"{"maxShmMemory":"512m"}"#),
        Pass(r#"{"maxShmMemory":"1.5T"}"#),
        Pass(r#"{"maxShmMemory":"1048576"}"#),
        Fail(r#"{"maxShmMemory":"512 MB"}"#, "/maxShmMemory"),
        Fail(r#"{"maxShmMemory":"m"}"#, "/maxShmMemory"),
        Fail(r#"{"maxShmMemory":""}"#, "/maxShmMemory"),
    ],
);

/// Judges a number with a scale.
pub(super) fn check_scaled(amount: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = amount.str() else { return };
    verdict.count_case();
    let number = text.strip_suffix(['k', 'K', 'm', 'M', 'g', 'G', 't', 'T']);
    if !is_decimal(number.unwrap_or(&text)) {
        let text = shortened(&text);
        verdict.breach(
            amount,
            format!("expected a number such as `512M`, found `{text}`"),
        );
    }
}

/// Whether a text is a number of decimal digits, with a point or not.
pub(super) fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && !fraction.is_empty() && text.bytes().any(|b| b != b'.')
}

pub(super) static MAX_SHM_MEMORY_EFFECT: Clause = Clause::must(
    "runtime.solaris.max-shm-memory.effect",
    "config-solaris.md#maxshmmemory",
    "The container can share no more memory than `maxShmMemory`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_digits_and_no_more_than_one_point() {
        for text in ["8", ".75", "0.75", "1.25", "10"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in ["", ".", "1.", "1.2.3", "-1", "+1", "1e3", "1/2", " 1", "x"] {
            assert!(!is_decimal(text), "{text}");
        }
    }
}
