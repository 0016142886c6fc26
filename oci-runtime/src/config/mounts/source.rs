//! `source`, and what a bind mount is: [config.md#mounts](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#mounts).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Severity, Subject, shortened,
};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

pub(super) static BIND_FILE_OR_DIRECTORY: Clause = Clause::may(
    "runtime.config.mounts.source.bind.file-or-directory",
    "config.md#mounts",
    "The `source` of a bind mount may be a file or a directory.",
)
.since(V1_0_2)
.note("Older versions mention directories only.");

pub(super) static BIND_RELATIVE_TO_BUNDLE: Clause = Clause::must(
    "runtime.config.mounts.source.bind.relative-to-bundle",
    "config.md#mounts",
    "A relative `source` of a bind mount is relative to the bundle.",
)
.on(platform::POSIX)
.note("Up to v1.0.1 the sentence speaks of every path.");

/// Whether the options of a mount make it a bind mount.
pub(super) fn is_bind(mount: Node<'_>) -> bool {
    let mut options = mount.at("options").items();
    options.any(|option| option.is_str("bind") || option.is_str("rbind"))
}

pub(super) static BIND_DEFINITION: Clause = Clause::must(
    "runtime.config.mounts.bind.definition",
    "config.md#mounts",
    "What is to be a bind mount has the option `bind` or `rbind`, whatever its `type`.",
)
.since(V1_0_2)
.note(
    "The sentence defines what a bind mount is, without a key word. Breaches are mounts that claim \
     to be one by their `type` alone, as the examples of v1.0.1 do.",
)
.softened(
    Severity::Warning,
    "many runtimes take the type for the option, although the text does not",
)
.check(
    |mount, _, verdict| {
        let kind = mount.at("type");
        let claims = kind.is_str("bind") || kind.is_str("rbind");
        let bind = is_bind(mount);
        if bind || claims {
            verdict.count_case();
        }
        if claims && !bind {
            verdict.breach(
                kind,
                "the type is that of a bind mount, but neither `bind` nor `rbind` is an option",
            );
        }
    },
    &[
        Pass(r#"{"destination":"/data","type":"none","source":"/volumes","options":["rbind"]}"#),
        Pass(r#"{"destination":"/data","type":"bind","source":"/volumes","options":["bind"]}"#),
        Fail(
            r#"{"destination":"/data","type":"bind","source":"/volumes","options":["ro"]}"#,
            "/type",
        ),
    ],
);

/// Advises to say what a bind mount binds.
pub static BIND_WITHOUT_SOURCE: Clause = Clause::advisory(
    "advisory.runtime.bind-without-source",
    "config.md#mounts",
    "A bind mount has a `source`.",
    None,
)
.since(V1_0_0_RC5)
.note("No sentence demands it, but there is nothing to bind without one.")
.check(
    |mount, _, verdict| {
        if !is_bind(mount) {
            return;
        }
        verdict.count_case();
        let source = mount.at("source");
        if !source.exists() || source.is_str("") {
            verdict.breach(source, "nothing says what the mount binds");
        }
    },
    &[
        Pass(r#"{"destination":"/data","source":"/volumes","options":["bind"]}"#),
        Fail(r#"{"destination":"/data","options":["bind"]}"#, "/source"),
        Fail(
            r#"{"destination":"/data","source":"","options":["rbind"]}"#,
            "/source",
        ),
    ],
);

pub(crate) static WINDOWS_LOCAL_DIRECTORY: Clause = Clause::must(
    "runtime.config.mounts.source.windows.local-directory",
    "config.md#mounts",
    "`source` is a directory on a local filesystem of the host.",
)
.on(platform::WINDOWS)
.note("The sentence has no key word.")
.judged(Subject::Host, &[]);

pub(super) static WINDOWS_NO_UNC_OR_MAPPED_DRIVE: Clause = Clause::must_not(
    "runtime.config.mounts.source.windows.no-unc-or-mapped-drive",
    "config.md#mounts",
    "`source` is no UNC path, and not on a mapped drive.",
)
.on(platform::WINDOWS)
.note(
    "The text says that these are not supported. UNC paths are judged; which drives are mapped \
     only the host knows. Device paths such as those of named pipes and volumes are no UNC paths.",
)
.check(
    |mount, context, verdict| {
        let source = mount.at("source");
        let Some(path) = source.str() else { return };
        if platform::is_posix(context) {
            return;
        }
        verdict.count_case();
        if is_unc(&path) {
            let path = shortened(&path);
            verdict.breach(source, format!("`{path}` is a UNC path"));
        }
    },
    &[
        Pass(r#"{"destination":"C:\\data","source":"C:\\folder-on-host"}"#),
        Pass(r#"{"destination":"\\\\.\\pipe\\x","source":"\\\\.\\pipe\\x"}"#),
        Fail(
            r#"{"destination":"C:\\data","source":"\\\\server\\share"}"#,
            "/source",
        ),
        Fail(
            r#"{"destination":"C:\\data","source":"//server/share"}"#,
            "/source",
        ),
        Fail(
            r#"{"destination":"C:\\data","source":"\\\\?\\UNC\\server\\share"}"#,
            "/source",
        ),
    ],
);

fn is_unc(path: &str) -> bool {
    let path = path.replace('/', r"\");
    let Some(name) = path.strip_prefix(r"\\") else {
        return false;
    };
    match name
        .strip_prefix(r"?\")
        .or_else(|| name.strip_prefix(r".\"))
    {
        Some(device) => device.to_ascii_lowercase().starts_with(r"unc\"),
        None => true,
    }
}
