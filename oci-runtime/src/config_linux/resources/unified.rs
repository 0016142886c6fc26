//! `unified`: [config-linux.md#unified](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#unified).

use oci_conformance::{Clause, Context, Example::Fail, Held, Node, Subject, Verdict, shortened};

use crate::{platform, specification::V1_1_0};

pub(crate) static KEY_IS_FILE: Clause = Clause::must(
    "runtime.linux.resources.unified.key-is-file",
    "config-linux.md#unified",
    "Each name in `unified` is that of a file of the container's control group.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Which files there are only the host tells; that a name can be none of a file in one \
     directory its text tells, too.",
)
.check(
    key_is_file,
    &[
        Fail(r#"{"unified":{"":"1"}}"#, "/unified/"),
        Fail(r#"{"unified":{"..":"1"}}"#, "/unified/.."),
        Fail(
            r#"{"unified":{"../memory.max":"1"}}"#,
            "/unified/..~1memory.max",
        ),
    ],
)
.held(Held::Judged(Subject::Host));

/// Finds names that no file can have. Others are no case: the host has to be asked.
fn key_is_file(resources: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for member in resources.at("unified").members() {
        let Some(name) = member.name() else { continue };
        if matches!(&*name, "" | "." | "..") || name.contains(['/', '\0']) {
            verdict.count_case();
            verdict.breach_name(
                member,
                format!("`{}` is no name of a file", shortened(&name)),
            );
        }
    }
}

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.resources.unified.applied",
    "config-linux.md#unified",
    "Each value in `unified` is written to the file of the container's control group that its \
     name says.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Which wins where another property sets the same is not said.");

pub(super) static CONTROLLERS_ENABLED: Clause = Clause::must(
    "runtime.linux.resources.unified.controllers-enabled",
    "config-linux.md#unified",
    "The runtime makes sure that the controllers that `unified` needs are enabled.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static UNKNOWN_WRITTEN: Clause = Clause::must(
    "runtime.linux.resources.unified.unknown-written",
    "config-linux.md#unified",
    "What the runtime does not know in `unified` it still writes to the file.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static MISSING_CONTROLLER_ERROR: Clause = Clause::must(
    "runtime.linux.resources.unified.missing-controller-error",
    "config-linux.md#unified",
    "The runtime fails if `unified` needs a controller that is not there or cannot be enabled.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "What a host without control groups of version 2 does is not said; it has none of the \
     controllers.",
);

pub(super) static V1_TO_V2_CONVERSION: Clause = Clause::may(
    "runtime.linux.resources.v1-to-v2-conversion",
    "config-linux.md#unified",
    "Where a controller is one of version 2, a runtime may convert settings that were made for \
     version 1.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "How is not said. The sentence is about all of `resources`, although it stands under \
     `unified`.",
)
.held(Held::Behaviour);

pub(super) static V1_TO_V2_CONVERSION_ERROR: Clause = Clause::must(
    "runtime.linux.resources.v1-to-v2-conversion.error",
    "config-linux.md#unified",
    "A runtime fails if it cannot convert a setting to the controller of version 2.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Many runtimes ignore some of them instead.");
