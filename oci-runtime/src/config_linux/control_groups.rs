//! Control groups: [config-linux.md#control-groups](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#control-groups).

pub(super) mod ownership;

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Held, Kind,
};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0},
};

pub(super) static FIT_CHECK: Clause = Clause::may(
    "runtime.linux.cgroup.fit-check",
    "config-linux.md#control-groups",
    "During an operation, a runtime may check whether the container's control group is fit for it.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "A group that is frozen is an example, or for `create` one that is not empty. `exec`, which \
     the text names, is no operation of runtime.md.",
)
.held(Held::Behaviour);

pub(super) static FIT_CHECK_ERROR: Clause = Clause::must(
    "runtime.linux.cgroup.fit-check.error",
    "config-linux.md#control-groups",
    "If the control group is checked and is not fit, the runtime generates an error.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static PATH_ABSOLUTE_OR_RELATIVE: Clause = Clause::must(
    "runtime.linux.cgroups-path.absolute-or-relative",
    "config-linux.md#cgroups-path",
    "`cgroupsPath` is a path, absolute or relative.",
)
.on(platform::LINUX)
.note(
    "Every string without a null byte is one or the other, `slice:prefix:name` too. The empty \
     string passes, which readers in Go take for none.",
)
.check(
    |linux, _, verdict| {
        let path = linux.at("cgroupsPath");
        let Some(text) = path.str() else { return };
        verdict.count_case();
        if text.contains('\0') {
            verdict.breach(path, "a path has no null byte");
        }
    },
    &[
        Pass(r#"{"cgroupsPath":"/myRuntime/myContainer"}"#),
        Pass(r#"{"cgroupsPath":"system.slice:oci:x"}"#),
        Fail(r#"{"cgroupsPath":"/my\u0000Runtime"}"#, "/cgroupsPath"),
    ],
);

pub(super) static PATH_ABSOLUTE_BELOW_MOUNT: Clause = Clause::must(
    "runtime.linux.cgroups-path.absolute.below-mount",
    "config-linux.md#cgroups-path",
    "The runtime takes an absolute `cgroupsPath` to begin where the control groups are mounted.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static PATH_RELATIVE: Clause = Clause::may(
    "runtime.linux.cgroups-path.relative",
    "config-linux.md#cgroups-path",
    "A relative `cgroupsPath` may begin at a place in the hierarchy that the runtime chooses.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(super) static PATH_CONSISTENT: Clause = Clause::must(
    "runtime.linux.cgroups-path.consistent",
    "config-linux.md#cgroups-path",
    "The same `cgroupsPath` always leads to the same place in the hierarchy.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static PATH_DEFAULT: Clause = Clause::may(
    "runtime.linux.cgroups-path.default",
    "config-linux.md#cgroups-path",
    "Without `cgroupsPath`, the runtime may choose the place in the hierarchy.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(super) static PATH_INVALID_VALUES: Clause = Clause::may(
    "runtime.linux.cgroups-path.invalid-values",
    "config-linux.md#cgroups-path",
    "Runtimes may take some values of `cgroupsPath` for invalid.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);

pub(super) static PATH_INVALID_VALUES_ERROR: Clause = Clause::must(
    "runtime.linux.cgroups-path.invalid-values.error",
    "config-linux.md#cgroups-path",
    "If a runtime takes the `cgroupsPath` for invalid, it generates an error.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static PATH_NAMING_FREE: Clause = Clause::may(
    "runtime.linux.cgroups-path.naming-free",
    "config-linux.md#cgroups-path",
    "Implementations name control groups as they like.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.uncheckable("a freedom, which nothing can break");

pub(super) static PATH_NO_PER_CONTROLLER: Clause = Clause::must(
    "runtime.linux.cgroups-path.no-per-controller",
    "config-linux.md#cgroups-path",
    "There is one `cgroupsPath` for all controllers, not one for each.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.check(
    |linux, _, verdict| {
        let Some(path) = verdict.case(linux.at("cgroupsPath")) else {
            return;
        };
        if matches!(path.kind(), Some(Kind::Object | Kind::Array)) {
            verdict.breach(path, "all controllers have one path");
        }
    },
    &[
        Pass(r#"{"cgroupsPath":"/x"}"#),
        Fail(r#"{"cgroupsPath":{"memory":"/x"}}"#, "/cgroupsPath"),
    ],
);

pub(super) static PATH_CREATED: Clause = Clause::must(
    "runtime.linux.cgroups-path.created",
    "config-linux.md#cgroups-path",
    "Control groups that do not exist are made.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

pub(super) static PATH_ADDITIONAL_CONTROLLERS: Clause = Clause::may(
    "runtime.linux.cgroups-path.additional-controllers",
    "config-linux.md#cgroups-path",
    "The runtime may attach the process to more controllers than `resources` needs.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);
