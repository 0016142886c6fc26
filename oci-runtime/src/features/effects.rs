//! Clauses about what a runtime does with what it tells.

use oci_conformance::{Clause, Held};

use crate::{
    platform,
    specification::{V1_1_0, V1_2_0},
};

pub(super) static HOST_INDEPENDENT_GLOSSARY: Clause = Clause::must(
    "runtime.features.host-independent.glossary",
    "glossary.md#features-structure",
    "A Features structure tells what the runtime implements, irrespective of what the host offers.",
)
.since(V1_1_0)
.uncheckable("a document does not show where its content comes from");

pub(super) static PROVIDE: Clause = Clause::may(
    "runtime.features.provide",
    "features.md#features-structure",
    "A runtime may offer a Features structure to its callers.",
)
.since(V1_1_0)
.note(
    "A runtime without one complies. How a caller gets it is not said; the custom is a command \
     `features`.",
)
.held(Held::Behaviour);

pub(super) static HOST_INDEPENDENT: Clause = Clause::must(
    "runtime.features.host-independent",
    "features.md#features-structure",
    "The content says nothing about what is available on the host.",
)
.since(V1_1_0)
.uncheckable("a document does not show where its content comes from");

pub(super) static COMPILE_TIME: Clause = Clause::should(
    "runtime.features.compile-time",
    "features.md#features-structure",
    "The content is fixed when the runtime is compiled.",
)
.since(V1_1_0)
.note(
    "`linux.seccomp.supportedFlags` is an exception: it depends on the kernel and on libseccomp.",
);

pub(super) static NULL_IS_UNKNOWN: Clause = Clause::must_not(
    "runtime.features.null-is-unknown",
    "features.md#features-structure",
    "What is null or absent is unknown, and is not taken for an empty value such as `0`, `false`, \
     `\"\"`, `[]` and `{}`.",
)
.since(V1_1_0)
.note(
    "It binds whoever reads or writes a structure: a document cannot break it. The types of this \
     crate keep `None` apart from what is empty; those of Go lose an empty list or map when they \
     write.",
);

pub(super) static OCI_VERSION_MIN_ACCEPTED: Clause = Clause::must(
    "runtime.features.oci-version-min.accepted",
    "features.md#specification-version",
    "The runtime accepts a configuration whose `ociVersion` is `ociVersionMin`.",
)
.since(V1_1_0);

pub(super) static OCI_VERSION_MAX_ACCEPTED: Clause = Clause::must(
    "runtime.features.oci-version-max.accepted",
    "features.md#specification-version",
    "The runtime accepts a configuration whose `ociVersion` is `ociVersionMax`.",
)
.since(V1_1_0);

pub(super) static HOOKS_SUPPORTED: Clause = Clause::must(
    "runtime.features.hooks.supported",
    "features.md#hooks",
    "The runtime supports each of `hooks` as a property of `hooks` in a configuration.",
)
.since(V1_1_0)
.on(platform::POSIX);

pub(super) static MOUNT_OPTIONS_RECOGNIZED: Clause = Clause::must(
    "runtime.features.mount-options.recognized",
    "features.md#mount-options",
    "The runtime recognizes each of `mountOptions` as one of a mount's `options` in a \
     configuration.",
)
.since(V1_1_0)
.note("The kernel may still refuse what the runtime recognizes.");

pub(super) static ANNOTATIONS_STRUCTURED: Clause = Clause::may(
    "runtime.features.annotations.structured",
    "features.md#annotations",
    "What `annotations` hold may have structure or not.",
)
.since(V1_1_0)
.uncheckable("nothing can break it");

pub(super) static ANNOTATIONS_NOT_CONFIG_VALUES: Clause = Clause::may(
    "runtime.features.annotations.not-config-values",
    "features.md#annotations",
    "`annotations` need not tell which annotations a configuration may have.",
)
.since(V1_1_0)
.uncheckable("nothing can break it");

pub(super) static POTENTIALLY_UNSAFE_CONFIG_ANNOTATIONS_CONTENT: Clause = Clause::must(
    "runtime.features.potentially-unsafe-config-annotations.content",
    "features.md#unsafe-annotations-in-configjson",
    "`potentiallyUnsafeConfigAnnotations` are annotations of a configuration, or prefixes of such, \
     that may change what the runtime does.",
)
.since(V1_2_0)
.note("The text calls them values of `annotations`, but its examples are keys.")
.uncheckable("only the runtime knows what changes what it does");

pub(super) static POTENTIALLY_UNSAFE_CONFIG_ANNOTATIONS_PREFIX: Clause = Clause::must(
    "runtime.features.potentially-unsafe-config-annotations.prefix",
    "features.md#unsafe-annotations-in-configjson",
    "An entry that ends in `.` stands for every annotation that begins with it; any other stands \
     for itself alone.",
)
.since(V1_2_0)
.note(
    "It says how the list is to be read, as `Features::may_be_unsafe` does: a document cannot \
     break it.",
);
