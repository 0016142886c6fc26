//! `rlimits`: [config.md#posix-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-process).

use std::collections::BTreeSet;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, object, shortened, vocabulary,
};

use super::advisories;
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// How much of a resource a process may use.
///
/// [config.md#posix-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-process)
///
/// ```
/// use oci_runtime::config::process::{Rlimit, RlimitType};
///
/// let files = Rlimit::new(RlimitType::NOFILE, 1024, 4096);
/// let core = Rlimit::new(RlimitType::CORE, 0, Rlimit::INFINITY);
/// assert_eq!(
///     serde_json::to_string(&files).unwrap(),
///     r#"{"type":"RLIMIT_NOFILE","soft":1024,"hard":4096}"#,
/// );
/// assert_eq!(core.hard, u64::MAX);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Rlimit {
    /// The resource: `type` in JSON.
    pub kind: RlimitType,
    /// The limit that is enforced.
    pub soft: u64,
    /// How far a process without privileges may raise the soft limit.
    pub hard: u64,
    /// Properties that the specification does not name.
    pub extra: Extra<Rlimit>,
}

object!(Rlimit, "a resource limit", {
    "type" => kind: required_text,
    "soft" => soft: integer,
    "hard" => hard: integer,
});

impl Rlimit {
    /// No limit, on Linux: `RLIM_INFINITY`.
    pub const INFINITY: u64 = u64::MAX;

    /// Limits a resource.
    pub fn new(kind: impl Into<RlimitType>, soft: u64, hard: u64) -> Self {
        Self {
            kind: kind.into(),
            soft,
            hard,
            extra: Extra::default(),
        }
    }
}

vocabulary! {
    /// What an [`Rlimit`] limits, such as `RLIMIT_NOFILE`.
    ///
    /// [config.md#posix-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-process),
    /// which leaves the list to [getrlimit(2)](https://man7.org/linux/man-pages/man2/getrlimit.2.html).
    /// Other names, such as those of other platforms, are kept.
    pub struct RlimitType;
    /// The resources that Linux limits.
    pub enum KnownRlimitType {
        /// The address space, in bytes.
        AS / As = "RLIMIT_AS",
        /// A core file, in bytes.
        CORE / Core = "RLIMIT_CORE",
        /// Time on the CPU, in seconds.
        CPU / Cpu = "RLIMIT_CPU",
        /// Initialized data, uninitialized data and heap, in bytes.
        DATA / Data = "RLIMIT_DATA",
        /// Files that the process makes, in bytes.
        FSIZE / Fsize = "RLIMIT_FSIZE",
        /// Locks and leases of files; of old kernels.
        LOCKS / Locks = "RLIMIT_LOCKS",
        /// Locked memory, in bytes.
        MEMLOCK / Memlock = "RLIMIT_MEMLOCK",
        /// POSIX message queues, in bytes.
        MSGQUEUE / Msgqueue = "RLIMIT_MSGQUEUE",
        /// The nice value: 20 less it.
        NICE / Nice = "RLIMIT_NICE",
        /// The number of open files.
        NOFILE / Nofile = "RLIMIT_NOFILE",
        /// The number of processes of the user.
        NPROC / Nproc = "RLIMIT_NPROC",
        /// Resident memory, in bytes; of old kernels.
        RSS / Rss = "RLIMIT_RSS",
        /// The real-time priority.
        RTPRIO / Rtprio = "RLIMIT_RTPRIO",
        /// Time on the CPU under a real-time policy without a blocking call, in microseconds.
        RTTIME / Rttime = "RLIMIT_RTTIME",
        /// The number of queued signals.
        SIGPENDING / Sigpending = "RLIMIT_SIGPENDING",
        /// The stack, in bytes.
        STACK / Stack = "RLIMIT_STACK",
    }
}

impl KnownRlimitType {
    /// Whether POSIX itself describes the resource, so that every POSIX platform has it.
    #[must_use]
    pub const fn is_posix(self) -> bool {
        matches!(
            self,
            Self::As
                | Self::Core
                | Self::Cpu
                | Self::Data
                | Self::Fsize
                | Self::Nofile
                | Self::Stack
        )
    }
}

const SECTION: &str = "config.md#posix-process";

const UINT64: &str = "`RLIM_INFINITY` of Linux is the largest of these integers, 2^64-1; -1 is \
    none of them.";

/// The shape of an entry of `rlimits`.
pub static RLIMIT: Shape = Shape::new(
    "resource limit",
    SECTION,
    &[
        Property::required("type", "runtime.config.process.rlimits.type", Value::String),
        Property::required("soft", "runtime.config.process.rlimits.soft", Value::UINT64)
            .note(UINT64),
        Property::required("hard", "runtime.config.process.rlimits.hard", Value::UINT64)
            .note(UINT64),
    ],
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.rules(&[&TYPE_LINUX_VALUES, &TYPE_SOLARIS_VALUES, &TYPE_PATTERN])
.rules_elsewhere(&[advisories::OF_RLIMIT]);

static TYPE_LINUX_VALUES: Clause = Clause::must(
    "runtime.config.process.rlimits.type.linux.values",
    SECTION,
    "On Linux the type is one of getrlimit(2): `RLIMIT_AS`, `RLIMIT_CORE`, `RLIMIT_CPU`, \
     `RLIMIT_DATA`, `RLIMIT_FSIZE`, `RLIMIT_LOCKS`, `RLIMIT_MEMLOCK`, `RLIMIT_MSGQUEUE`, \
     `RLIMIT_NICE`, `RLIMIT_NOFILE`, `RLIMIT_NPROC`, `RLIMIT_RSS`, `RLIMIT_RTPRIO`, \
     `RLIMIT_RTTIME`, `RLIMIT_SIGPENDING`, `RLIMIT_STACK`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.softened(Severity::Warning, "the list is the kernel's, and may grow")
.check(
    |limit, context, verdict| {
        if is_only_for("linux", context) {
            judge_type(limit, verdict, "Linux", |_| true);
        }
    },
    &[
        Pass(r#"{"type":"RLIMIT_SIGPENDING","soft":1,"hard":1}"#),
        Fail(r#"{"type":"RLIMIT_TEST","soft":1,"hard":1}"#, "/type"),
        Fail(r#"{"type":"RLIMIT_SWAP","soft":1,"hard":1}"#, "/type"),
        Fail(r#"{"type":"nofile","soft":1,"hard":1}"#, "/type"),
    ],
);

static TYPE_SOLARIS_VALUES: Clause = Clause::must(
    "runtime.config.process.rlimits.type.solaris.values",
    SECTION,
    "On Solaris the type is one of POSIX's getrlimit(3): `RLIMIT_AS`, `RLIMIT_CORE`, `RLIMIT_CPU`, \
     `RLIMIT_DATA`, `RLIMIT_FSIZE`, `RLIMIT_NOFILE`, `RLIMIT_STACK`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.softened(
    Severity::Warning,
    "the list is POSIX's, and Solaris has `RLIMIT_VMEM` beside it",
)
.check(
    |limit, context, verdict| {
        if is_only_for("solaris", context) {
            judge_type(limit, verdict, "POSIX", KnownRlimitType::is_posix);
        }
    },
    &[
        Pass(r#"{"type":"RLIMIT_CORE","soft":1,"hard":1}"#),
        Fail(r#"{"type":"RLIMIT_MSGQUEUE","soft":1,"hard":1}"#, "/type"),
        Fail(r#"{"type":"RLIMIT_VMEM","soft":1,"hard":1}"#, "/type"),
    ],
);

/// Whether this is the one POSIX platform that the limits are for. The names of several platforms
/// may stand side by side.
fn is_only_for(name: &str, context: &Context<'_>) -> bool {
    let mut platforms = platform::POSIX.iter().filter(|name| context.is_for(name));
    platforms.next() == Some(&name) && platforms.next().is_none()
}

fn judge_type(
    limit: Node<'_>,
    verdict: &mut Verdict<'_>,
    of: &str,
    is_listed: impl Fn(KnownRlimitType) -> bool,
) {
    let kind = limit.at("type");
    let Some(text) = kind.str() else { return };
    verdict.count_case();
    if !KnownRlimitType::of(&text).is_some_and(is_listed) {
        let text = shortened(&text);
        verdict.breach(kind, format!("{of} has no resource limit `{text}`"));
    }
}

static TYPE_PATTERN: Clause = Clause::must(
    "runtime.config.process.rlimits.type.pattern",
    SECTION,
    "The type is `RLIMIT_` and one or more of the letters from `A` to `Z`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The JSON Schema alone says so. All names of the present platforms are like this.")
.check(
    |limit, _, verdict| {
        let kind = limit.at("type");
        let Some(text) = kind.str() else { return };
        verdict.count_case();
        let name = text.strip_prefix("RLIMIT_").unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let text = shortened(&text);
            verdict.breach(
                kind,
                format!("expected `RLIMIT_` and capital letters, found `{text}`"),
            );
        }
    },
    &[
        Pass(r#"{"type":"RLIMIT_NOFILE"}"#),
        Pass(r#"{"type":"RLIMIT_KQUEUES"}"#),
        Fail(r#"{"type":"NOFILE"}"#, "/type"),
        Fail(r#"{"type":"rlimit_nofile"}"#, "/type"),
        Fail(r#"{"type":"RLIMIT_"}"#, "/type"),
        Fail(r#"{"type":"RLIMIT_NOFILE2"}"#, "/type"),
        Fail(r#"{"type":"RLIMIT_CPU\n"}"#, "/type"),
    ],
);

/// A rule of the process, which has the list.
pub(super) static NO_DUPLICATE_TYPES: Clause = Clause::must(
    "runtime.config.process.rlimits.no-duplicate-types",
    SECTION,
    "No two entries of `rlimits` have the same type.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "The text says it of runtimes, which fail over such entries even where they agree. The JSON \
     Schema does not see it.",
)
.check(
    types_are_unique,
    &[
        Pass(
            r#"{"rlimits":[{"type":"RLIMIT_CPU","soft":1,"hard":1},{"type":"RLIMIT_AS","soft":1,"hard":1}]}"#,
        ),
        Fail(
            r#"{"rlimits":[{"type":"RLIMIT_CPU","soft":1,"hard":1},{"type":"RLIMIT_CPU","soft":1,"hard":1}]}"#,
            "/rlimits/1/type",
        ),
    ],
);

fn types_are_unique(process: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut seen = BTreeSet::new();
    for limit in process.at("rlimits").items() {
        let kind = limit.at("type");
        let Some(text) = kind.str() else { continue };
        verdict.count_case();
        if seen.contains(&text) {
            let text = shortened(&text);
            verdict.breach(kind, format!("`{text}` is limited above already"));
        } else {
            seen.insert(text);
        }
    }
}
