//! Clauses that the lists of namespaces and capabilities can break.

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Severity, shortened,
};

use crate::{config_linux::NamespaceType, features::known_words, platform, specification::V1_1_0};

pub(super) static NAMESPACES_ENUM: Clause = Clause::must(
    "runtime.features.linux.namespaces.enum",
    "features-linux.md#namespaces",
    "Each of `namespaces` is `mount`, `pid`, `network`, `uts`, `ipc`, `user`, `cgroup` or `time`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("It is the schema that closes the list, the same one as for configurations.")
.check(
    |linux, _, verdict| {
        known_words(
            linux.at("namespaces"),
            NamespaceType::KNOWN,
            "namespace",
            verdict,
        );
    },
    &[
        Pass(r#"{"namespaces":["mount","pid","network","uts","ipc","user","cgroup","time"]}"#),
        Fail(r#"{"namespaces":["mount","net"]}"#, "/namespaces/1"),
    ],
);

pub(super) static CAPABILITIES_PATTERN: Clause = Clause::must(
    "runtime.features.linux.capabilities.pattern",
    "features-linux.md#capabilities",
    "Each of `capabilities` is `CAP_` with capital letters and underscores behind.",
)
.since(V1_1_0)
.on(platform::LINUX)
.softened(Severity::Warning, "it is only the schema that says so")
.check(
    |linux, _, verdict| {
        for capability in linux.at("capabilities").items() {
            let Some(name) = capability.str() else {
                continue;
            };
            verdict.count_case();
            let fits = |c: u8| c.is_ascii_uppercase() || c == b'_';
            let rest = name.strip_prefix("CAP_").unwrap_or_default();
            if rest.is_empty() || !rest.bytes().all(fits) {
                let name = shortened(&name);
                let message = format!("`{name}` does not have the form of a capability");
                verdict.breach(capability, message);
            }
        }
    },
    &[
        Pass(r#"{"capabilities":["CAP_CHOWN","CAP_NET_BIND_SERVICE"]}"#),
        Fail(r#"{"capabilities":["chown"]}"#, "/capabilities/0"),
        Fail(
            r#"{"capabilities":["CAP_KILL","CAP_9P"]}"#,
            "/capabilities/1",
        ),
        Fail(r#"{"capabilities":["CAP_"]}"#, "/capabilities/0"),
        Fail(r#"{"capabilities":["CAP_KILL\n"]}"#, "/capabilities/0"),
    ],
);
