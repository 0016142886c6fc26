//! `namespaces`: [config-linux.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#namespaces).

pub(super) mod effects;

use std::{borrow::Cow, collections::BTreeSet};

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Facet, Node, Property, Severity, Shape, Value, Verdict, builder, object, shortened, vocabulary,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_1},
};

/// A namespace of the kernel, which the container gets for itself, or joins.
///
/// [config-linux.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#namespaces)
///
/// ```
/// use oci_runtime::config_linux::{Linux, Namespace, NamespaceType};
///
/// let linux = Linux::builder()
///     .namespace(Namespace::new(NamespaceType::PID))
///     .namespace(Namespace::joining(NamespaceType::NETWORK, "/var/run/netns/neta"))
///     .build()?;
/// assert_eq!(linux.namespaces[1].kind, "network");
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Namespace {
    /// What it isolates, `type`.
    pub kind: NamespaceType,
    /// The namespace that the container joins; without one it gets a new one.
    pub path: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Namespace>,
}

object!(Namespace, "a namespace", {
    "type" => kind: required_text,
    "path" => path: text,
});

builder! {
    /// Makes a [`Namespace`].
    pub struct NamespaceBuilder(Namespace) => NAMESPACE;
    option path: String;
    value extra: Extra<Namespace>;
}

impl Namespace {
    /// A new namespace of this type.
    pub fn new(kind: impl Into<NamespaceType>) -> Self {
        Self {
            kind: kind.into(),
            path: None,
            extra: Extra::default(),
        }
    }

    /// The namespace of this type that the file at `path` stands for.
    pub fn joining(kind: impl Into<NamespaceType>, path: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::new(kind)
        }
    }

    /// Starts a namespace of this type.
    pub fn builder(kind: impl Into<NamespaceType>) -> NamespaceBuilder {
        NamespaceBuilder::of(Self::new(kind))
    }
}

vocabulary! {
    /// What a namespace isolates.
    ///
    /// [config-linux.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#namespaces)
    pub struct NamespaceType;
    /// The types of namespaces that the specification names.
    pub enum KnownNamespaceType {
        /// The ids of processes, and which of them can be seen.
        PID / Pid = "pid",
        /// The network stack.
        NETWORK / Network = "network",
        /// The table of mounts.
        MOUNT / Mount = "mount",
        /// Communication between processes through the system.
        IPC / Ipc = "ipc",
        /// The names of host and domain.
        UTS / Uts = "uts",
        /// The ids of users and groups.
        USER / User = "user",
        /// The view of the hierarchy of control groups.
        CGROUP / Cgroup = "cgroup",
        /// The clocks that count from the start of the machine; since version 1.1.0.
        TIME / Time = "time",
    }
}

/// The shape of an entry of `namespaces`.
pub static NAMESPACE: Shape = Shape::new(
    "namespace",
    "config-linux.md#namespaces",
    &[
        Property::required(
            "type",
            "runtime.linux.namespaces.type",
            Value::Enum(NamespaceType::KNOWN),
        )
        .softened(
            Facet::Enum,
            Severity::Warning,
            "the text lists types that are to be supported, and does not say that there are no \
             others",
        )
        .note(
            "The JSON Schema has a closed list, the Go type any string. `time` came with version \
             1.1.0, and passes in earlier ones. The names of the kernel's files, `net` and `mnt`, \
             are none of the list.",
        ),
        Property::optional("path", "runtime.linux.namespaces.path", Value::String),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&PATH_ABSOLUTE]);

static PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.linux.namespaces.path.absolute",
    "config-linux.md#namespaces",
    "`path` is absolute.",
)
.since(V1_0_1)
.on(platform::LINUX)
.note(
    "It is one of the mount namespace that the runtime is in. The JSON Schema takes any string. \
     The empty string is no absolute path, although readers in Go take it for none at all.",
)
.check(
    |namespace, _, verdict| super::paths::check_absolute(namespace.at("path"), verdict),
    &[
        Pass(r#"{"type":"pid","path":"/proc/1234/ns/pid"}"#),
        Fail(r#"{"type":"network","path":"netns/neta"}"#, "/path"),
        Fail(r#"{"type":"network","path":""}"#, "/path"),
    ],
);

pub(super) static NO_DUPLICATE_TYPES: Clause = Clause::must(
    "runtime.linux.namespaces.no-duplicate-types",
    "config-linux.md#namespaces",
    "No two entries of `namespaces` have the same `type`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The key word binds the runtime, which has to refuse such a configuration. Entries that \
     differ in `path` are duplicates, too.",
)
.check(
    no_duplicate_types,
    &[
        Pass(r#"{"namespaces":[{"type":"pid"},{"type":"mount"}]}"#),
        Fail(
            r#"{"namespaces":[{"type":"pid"},{"type":"mount"},{"type":"pid","path":"/proc/1/ns/pid"}]}"#,
            "/namespaces/2/type",
        ),
    ],
);

fn no_duplicate_types(linux: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut seen = BTreeSet::<Cow<'_, str>>::new();
    for namespace in linux.at("namespaces").items() {
        let kind = namespace.at("type");
        let Some(text) = kind.str() else { continue };
        verdict.count_case();
        if seen.contains(&text) {
            let text = shortened(&text);
            verdict.breach(kind, format!("there is an entry of type `{text}` before"));
        } else {
            seen.insert(text);
        }
    }
}

/// Whether a `linux` section has a namespace of this type, be it new or joined.
pub(super) fn has(linux: Node<'_>, kind: KnownNamespaceType) -> bool {
    let mut namespaces = linux.at("namespaces").items();
    namespaces.any(|namespace| namespace.at("type").is_str(kind.as_str()))
}

/// Whether a `linux` section has a new namespace of this type.
pub(super) fn has_new(linux: Node<'_>, kind: KnownNamespaceType) -> bool {
    let mut namespaces = linux.at("namespaces").items();
    namespaces.any(|namespace| {
        let path = namespace.at("path");
        namespace.at("type").is_str(kind.as_str()) && (!path.exists() || path.is_null())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn namespaces_are_written_as_they_are_read() {
        let text = r#"{"type":"pid","path":"/proc/1/ns/pid","com.example":[1]}"#;
        let namespace: Namespace = from_str(text).unwrap();
        assert_eq!(namespace.kind.known(), Some(KnownNamespaceType::Pid));
        assert_eq!(to_string(&namespace).unwrap(), text);
        let unknown: Namespace = from_str(r#"{"type":"net","path":null}"#).unwrap();
        assert_eq!(unknown, Namespace::new("net"));
        assert_eq!(unknown.kind.known(), None);
    }

    #[test]
    fn what_is_no_namespace_is_refused() {
        for (text, problem) in [
            ("{}", "missing field `type` at line 1 column 2"),
            (
                r#"{"type":1}"#,
                "invalid type: integer `1`, expected a string at line 1 column 9",
            ),
            (
                "[]",
                "invalid type: sequence, expected a namespace at line 1 column 0",
            ),
        ] {
            let error = from_str::<Namespace>(text).unwrap_err();
            assert_eq!(error.to_string(), problem, "{text}");
        }
    }

    #[test]
    fn a_builder_answers_to_the_clauses() {
        let built = Namespace::builder(NamespaceType::IPC).path("/x").build();
        assert_eq!(built.unwrap(), Namespace::joining("ipc", "/x"));
        let error = Namespace::builder(NamespaceType::IPC).path("x").build();
        assert_eq!(
            error.unwrap_err().to_string(),
            "/path: `x` is not absolute [runtime.linux.namespaces.path.absolute]",
        );
    }
}
