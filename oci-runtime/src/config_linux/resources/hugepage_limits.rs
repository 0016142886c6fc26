//! `hugepageLimits`: [config-linux.md#huge-page-limits](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#huge-page-limits).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Shape, Subject, Value, Verdict, object, shortened,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_2, V1_1_0},
};

/// A limit of huge pages of one size.
///
/// [config-linux.md#huge-page-limits](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#huge-page-limits)
///
/// ```
/// use oci_runtime::config_linux::resources::HugepageLimit;
///
/// let limit = HugepageLimit::new("2MB", 64 << 20);
/// assert_eq!(limit.page_size_bytes(), Some(2 << 20));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct HugepageLimit {
    /// The size of the pages, as `64KB`, `2MB` or `1GB`.
    pub page_size: String,
    /// How many bytes can be used.
    pub limit: u64,
    /// Properties that the specification does not name.
    pub extra: Extra<HugepageLimit>,
}

object!(HugepageLimit, "a limit of huge pages", {
    "pageSize" => page_size: required_text,
    "limit" => limit: integer,
});

impl HugepageLimit {
    /// Limits pages of a size, such as `2MB`, to so many bytes.
    #[must_use]
    pub fn new(page_size: impl Into<String>, limit: u64) -> Self {
        Self {
            page_size: page_size.into(),
            limit,
            extra: Extra::default(),
        }
    }

    /// How many bytes a page has: prefixes are powers of 1024. `None` if the size is not of the
    /// form that the specification describes, or beyond 64 bits.
    #[must_use]
    pub fn page_size_bytes(&self) -> Option<u64> {
        let (digits, unit) = parts_of_size(&self.page_size)?;
        digits.parse::<u64>().ok()?.checked_mul(unit)
    }
}

/// The digits of a size of pages, and how many bytes its unit has.
fn parts_of_size(size: &str) -> Option<(&str, u64)> {
    let number = size.strip_suffix('B')?;
    let (digits, unit) = [("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30)]
        .into_iter()
        .find_map(|(prefix, unit)| Some((number.strip_suffix(prefix)?, unit)))?;
    let decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
    (decimal && !digits.is_empty() && !digits.starts_with('0')).then_some((digits, unit))
}

/// The shape of a limit of huge pages.
pub static HUGEPAGE_LIMIT: Shape = Shape::new(
    "limit of huge pages",
    "config-linux.md#huge-page-limits",
    &[
        Property::required(
            "pageSize",
            "runtime.linux.resources.hugepage-limits.page-size",
            Value::String,
        ),
        Property::required(
            "limit",
            "runtime.linux.resources.hugepage-limits.limit",
            Value::UINT64,
        )
        .note("There is no -1 here. Kernels round to whole pages."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&PAGE_SIZE_FORMAT]);

pub(super) static RESERVATION_DEFAULT: Clause = Clause::must(
    "runtime.linux.resources.hugepage-limits.reservation-default",
    "config-linux.md#huge-page-limits",
    "Where the kernel accounts for reserved huge pages, the limit is one of reservations.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Before 1.1.0 it was one of use.");

pub(super) static PAGE_FAULT_FALLBACK: Clause = Clause::should(
    "runtime.linux.resources.hugepage-limits.page-fault-fallback",
    "config-linux.md#huge-page-limits",
    "Where the kernel does not account for reserved huge pages, the limit is one of use.",
)
.since(V1_1_0)
.on(platform::LINUX);

static PAGE_SIZE_FORMAT: Clause = Clause::must(
    "runtime.linux.resources.hugepage-limits.page-size.format",
    "config-linux.md#huge-page-limits",
    "`pageSize` is a size, one of the prefixes `K`, `M` and `G`, and `B`, as `64KB`, `2MB`, \
     `1GB`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "That there are no other prefixes and no leading zeros the JSON Schema says; the prose has \
     the form and examples.",
)
.check(
    page_size_format,
    &[
        Pass(r#"{"pageSize":"2MB","limit":0}"#),
        Pass(r#"{"pageSize":"1GB","limit":0}"#),
        Fail(r#"{"pageSize":"02MB","limit":0}"#, "/pageSize"),
        Fail(r#"{"pageSize":"0MB","limit":0}"#, "/pageSize"),
        Fail(r#"{"pageSize":"2MiB","limit":0}"#, "/pageSize"),
        Fail(r#"{"pageSize":"2mb","limit":0}"#, "/pageSize"),
        Fail(r#"{"pageSize":"2097152B","limit":0}"#, "/pageSize"),
        Fail(r#"{"pageSize":"2MB\n","limit":0}"#, "/pageSize"),
    ],
);

fn page_size_format(limit: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let size = limit.at("pageSize");
    let Some(text) = size.str() else { return };
    verdict.count_case();
    if parts_of_size(&text).is_none() {
        let text = shortened(&text);
        verdict.breach(
            size,
            format!("expected a size such as `64KB`, `2MB` or `1GB`, found `{text}`"),
        );
    }
}

pub(crate) static PAGE_SIZE_MATCHES_HOST: Clause = Clause::must(
    "runtime.linux.resources.hugepage-limits.page-size.matches-host",
    "config-linux.md#huge-page-limits",
    "`pageSize` is spelled as in the name of one of the host's control files.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "The text names the files of version 1 of control groups; those of version 2 are spelled \
     alike.",
)
.judged(Subject::Host, &[]);

pub(super) static PAGE_SIZE_BASE_1024: Clause = Clause::must(
    "runtime.linux.resources.hugepage-limits.page-size.base-1024",
    "config-linux.md#huge-page-limits",
    "The prefixes in `pageSize` are powers of 1024.",
)
.since(V1_0_2)
.on(platform::LINUX)
.uncheckable("how a reader takes the prefix no document shows");

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.resources.hugepage-limits.applied",
    "config-linux.md#huge-page-limits",
    "The container's control group has the limits of `hugepageLimits`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);
