//! `namespaces`: [config-zos.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-zos.md#namespaces).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Facet, Node, Property, Severity, Shape, Value, Verdict, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_2_1};

/// A namespace that a container on z/OS does not share with the runtime.
///
/// [config-zos.md#namespaces](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-zos.md#namespaces)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Namespace {
    /// What it is a namespace of: `type`.
    pub kind: NamespaceType,
    /// The namespace that the container joins; without it, a new one is made.
    pub path: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Namespace>,
}

object!(Namespace, "a namespace", {
    "type" => kind: required_text,
    "path" => path: text,
});

impl Namespace {
    /// A new namespace.
    #[must_use]
    pub fn new(kind: impl Into<NamespaceType>) -> Self {
        Self {
            kind: kind.into(),
            path: None,
            extra: Extra::default(),
        }
    }

    /// The namespace at this path.
    #[must_use]
    pub fn join(kind: impl Into<NamespaceType>, path: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::new(kind)
        }
    }
}

vocabulary! {
    /// What a [`Namespace`] of z/OS isolates.
    pub struct NamespaceType;
    /// The types that the specification names.
    pub enum KnownNamespaceType {
        /// Processes.
        PID / Pid = "pid",
        /// The table of mounts.
        MOUNT / Mount = "mount",
        /// Communication between processes.
        IPC / Ipc = "ipc",
        /// The names of host and domain.
        UTS / Uts = "uts",
    }
}

/// The shape of an entry of `namespaces`.
pub static NAMESPACE: Shape = Shape::new(
    "namespace",
    "config-zos.md#namespaces",
    &[
        Property::required(
            "type",
            "runtime.zos.namespaces.type",
            Value::Enum(NamespaceType::KNOWN),
        )
        .softened(
            Facet::Enum,
            Severity::Warning,
            "the text only says which types runtimes should support; the list is closed in the \
             JSON Schema alone",
        ),
        Property::optional("path", "runtime.zos.namespaces.path", Value::String)
            .note("Go's types take an empty text for absent."),
    ],
)
.since(V1_2_1)
.on(platform::ZOS)
.rules(&[&NAMESPACES_PATH_ABSOLUTE]);

pub(super) static NAMESPACES_TYPE_SUPPORTED: Clause = Clause::should(
    "runtime.zos.namespaces.type.supported",
    "config-zos.md#namespaces",
    "A runtime supports the types `pid`, `mount`, `ipc` and `uts`.",
)
.since(V1_2_1)
.on(platform::ZOS)
.note("Whether another type is an error the text does not say.");

pub(super) static NAMESPACES_TYPE_PID_EFFECT: Clause = Clause::must(
    "runtime.zos.namespaces.type.pid.effect",
    "config-zos.md#namespaces",
    "With a `pid` namespace processes see only those of the same container or namespace.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_TYPE_MOUNT_EFFECT: Clause = Clause::must(
    "runtime.zos.namespaces.type.mount.effect",
    "config-zos.md#namespaces",
    "With a `mount` namespace the container has a table of mounts of its own.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_TYPE_IPC_EFFECT: Clause = Clause::must(
    "runtime.zos.namespaces.type.ipc.effect",
    "config-zos.md#namespaces",
    "With an `ipc` namespace processes reach only those of the same container through the \
     system's communication between processes.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_TYPE_UTS_EFFECT: Clause = Clause::must(
    "runtime.zos.namespaces.type.uts.effect",
    "config-zos.md#namespaces",
    "With a `uts` namespace the container can have names of host and domain of its own.",
)
.since(V1_2_1)
.on(platform::ZOS);

static NAMESPACES_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.zos.namespaces.path.absolute",
    "config-zos.md#namespaces",
    "`path` of a namespace is an absolute path in the mount namespace of the runtime.",
)
.since(V1_2_1)
.on(platform::ZOS)
.check(
    path_absolute,
    &[
        Pass(r#"{"type":"pid","path":"/proc/1234/ns/pid"}"#),
        Fail(r#"{"type":"pid","path":"proc/1234/ns/pid"}"#, "/path"),
        Fail(r#"{"type":"pid","path":""}"#, "/path"),
    ],
);

fn path_absolute(namespace: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let path = namespace.at("path");
    let Some(text) = path.str() else { return };
    verdict.count_case();
    if !platform::is_absolute_posix(&text) {
        let text = shortened(&text);
        verdict.breach(path, format!("expected an absolute path, found `{text}`"));
    }
}

pub(super) static NAMESPACES_PATH_JOIN: Clause = Clause::must(
    "runtime.zos.namespaces.path.join",
    "config-zos.md#namespaces",
    "With `path` the container's process is in the namespace at that path.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_PATH_TYPE_MISMATCH_ERROR: Clause = Clause::must(
    "runtime.zos.namespaces.path.type-mismatch-error",
    "config-zos.md#namespaces",
    "The runtime fails if `path` is not that of a namespace of the type.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_PATH_ABSENT_NEW_NAMESPACE: Clause = Clause::must(
    "runtime.zos.namespaces.path.absent-new-namespace",
    "config-zos.md#namespaces",
    "Without `path` the runtime makes a new namespace of the type for the container.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_INHERIT_UNLISTED: Clause = Clause::must(
    "runtime.zos.namespaces.inherit-unlisted",
    "config-zos.md#namespaces",
    "The container shares the runtime's namespace of every type that is not in the list.",
)
.since(V1_2_1)
.on(platform::ZOS);

pub(super) static NAMESPACES_NO_DUPLICATE_TYPES: Clause = Clause::must(
    "runtime.zos.namespaces.no-duplicate-types",
    "config-zos.md#namespaces",
    "No type stands in `namespaces` twice.",
)
.since(V1_2_1)
.on(platform::ZOS)
.note("The text says it of the runtime, which fails.")
.check(
    no_duplicate_types,
    &[
        Pass(r#"{"namespaces":[{"type":"pid"},{"type":"mount"}]}"#),
        Fail(
            r#"{"namespaces":[{"type":"pid"},{"type":"uts"},{"type":"pid","path":"/ns"}]}"#,
            "/namespaces/2/type",
        ),
    ],
);

fn no_duplicate_types(section: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    for namespace in section.at("namespaces").items() {
        let kind = namespace.at("type");
        let Some(text) = kind.str() else { continue };
        verdict.count_case();
        let shown = shortened(&text);
        if !seen.insert(text) {
            verdict.breach(
                kind,
                format!("there is a namespace of the type `{shown}` already"),
            );
        }
    }
}

pub(super) static NAMESPACES_DUPLICATE_TYPES_ERROR: Clause = Clause::must(
    "runtime.zos.namespaces.duplicate-types-error",
    "config-zos.md#namespaces",
    "The runtime fails if a type stands in `namespaces` twice.",
)
.since(V1_2_1)
.on(platform::ZOS);
