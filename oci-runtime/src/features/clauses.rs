//! Clauses that a Features structure can break or make use of.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict,
};

use super::known_words;
use crate::{platform, specification::V1_1_0};

/// The hooks that a configuration can have.
pub(crate) const HOOKS: &[&str] = &[
    "prestart",
    "createRuntime",
    "createContainer",
    "startContainer",
    "poststart",
    "poststop",
];

pub(super) static JSON_TYPE: Clause = Clause::must(
    "runtime.features.json-type",
    "features.md#features-structure",
    "A Features structure is one JSON object.",
)
.since(V1_1_0)
.judged(Subject::Document, &[Pass("{}"), Fail("[]", "")]);

pub(super) static ABSENT_OR_NULL: Clause = Clause::may(
    "runtime.features.absent-or-null",
    "features.md#features-structure",
    "Every property but `ociVersionMin` and `ociVersionMax` may be absent or null, at every level.",
)
.since(V1_1_0)
.note(
    "The schemas refuse null. Items of lists and values of annotations are no properties: null \
     has the wrong type there.",
)
.examples(&[
    Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0"}"#),
    Pass(
        r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","hooks":null,"mountOptions":null,"linux":null,"annotations":null,"potentiallyUnsafeConfigAnnotations":null}"#,
    ),
    Pass(
        r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","linux":{"namespaces":null,"capabilities":null,"cgroup":null,"seccomp":null,"apparmor":null,"selinux":null,"memoryPolicy":null,"intelRdt":null,"mountExtensions":null,"netDevices":null}}"#,
    ),
    Pass(
        r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","linux":{"cgroup":{"v1":null,"v2":null,"systemd":null,"systemdUser":null,"rdma":null},"seccomp":{"enabled":null,"actions":null,"operators":null,"archs":null,"knownFlags":null,"supportedFlags":null},"apparmor":{"enabled":null},"selinux":{"enabled":null},"memoryPolicy":{"modes":null,"flags":null},"intelRdt":{"enabled":null,"schemata":null,"monitoring":null},"mountExtensions":{"idmap":{"enabled":null}},"netDevices":{"enabled":null}}}"#,
    ),
]);

pub(super) static HOOKS_KNOWN_NAMES: Clause = Clause::must(
    "runtime.features.hooks.known-names",
    "features.md#hooks",
    "Each of `hooks` is one of `prestart`, `createRuntime`, `createContainer`, `startContainer`, \
     `poststart` and `poststop`.",
)
.since(V1_1_0)
.on(platform::POSIX)
.softened(
    Severity::Warning,
    "a reader of configurations ignores hooks that it does not know",
)
.note("The schema takes any string. It follows from what these names are used for.")
.check(
    |features, _, verdict| known_words(features.at("hooks"), HOOKS, "hook", verdict),
    &[
        Pass(r#"{"hooks":["prestart","createRuntime","createContainer"]}"#),
        Pass(r#"{"hooks":["startContainer","poststart","poststop"]}"#),
        Fail(r#"{"hooks":["poststop","preStart"]}"#, "/hooks/1"),
    ],
);

pub(super) static LINUX_SET_IF_SUPPORTED: Clause = Clause::may(
    "runtime.features.linux.set-if-supported",
    "features.md#platform-specific-features",
    "`linux` may be set if the runtime supports Linux.",
)
.since(V1_1_0)
.examples(&[
    Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","linux":{}}"#),
    Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0"}"#),
]);

pub(super) static ANNOTATIONS_CONFIG_CONVENTION: Clause = Clause::must(
    "runtime.features.annotations.config-convention",
    "features.md#annotations",
    "`annotations` has keys and values as the annotations of a configuration have: no key is \
     empty, and every value is a string.",
)
.since(V1_1_0)
.note(
    "That every value is a string, the type tells. What is only advised of keys there is left out \
     here, and so is that the namespace `org.opencontainers` is reserved: the text's own example \
     has `org.opencontainers.runc.version`.",
)
.check(
    annotations,
    &[
        Pass(r#"{"annotations":{"org.opencontainers.runc.version":"1.1.0","x":""}}"#),
        Fail(r#"{"annotations":{"":"a"}}"#, "/annotations/"),
    ],
);

fn annotations(features: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for annotation in features.at("annotations").members() {
        verdict.count_case();
        if annotation.name_is("") {
            verdict.breach_name(annotation, "the key of the annotation is empty");
        }
    }
}
