//! Clauses that a state can break or make use of.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Reason, Subject, Verdict, shortened,
};

use super::{KnownStatus, Status};
use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0},
};

pub(super) static JSON_TYPE: Clause = Clause::must(
    "runtime.state.json-type",
    "runtime.md#state",
    "A serialised state is one JSON object.",
)
.since(V1_0_0_RC5)
.judged(Subject::Document, &[Pass("{}"), Fail("[]", "")]);

pub(super) static JSON_SCHEMA: Clause = Clause::must(
    "runtime.state.json-schema",
    "runtime.md#state",
    "The serialised state validates against `schema/state-schema.json`.",
)
.since(V1_1_0)
.note(
    "By the schema the list of statuses is closed, although the text before it lets runtimes \
     define further ones. The text is followed: a further status only gets a note. The empty \
     string, and one of the four in another spelling, are no new status and break the clause.",
)
.check(
    json_schema,
    &[
        Pass(
            r#"{"ociVersion":"1.1.0","id":"redis","status":"running","pid":4422,"bundle":"/containers/redis"}"#,
        ),
        Pass(r#"{"ociVersion":"1.1.0","id":"redis","status":"paused","pid":1,"bundle":"/"}"#),
        Fail(
            r#"{"ociVersion":"1.1.0","id":"redis","status":"Running","pid":1,"bundle":"/"}"#,
            "/status",
        ),
        Fail(
            r#"{"ociVersion":"1.1.0","id":"redis","status":"","bundle":"/"}"#,
            "/status",
        ),
        Fail(r#"{"ociVersion":"1.1.0","status":"stopped","bundle":"/"}"#, "/id"),
        Fail(
            r#"{"ociVersion":"1.1.0","id":"redis","status":"created","pid":-1,"bundle":"/"}"#,
            "/pid",
        ),
    ],
);

/// Judges only what is no breach of another clause; the properties tell of the others.
fn json_schema(state: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let status = state.at("status");
    let Some(text) = status.str() else { return };
    verdict.count_case();
    let meant = |known: &&&str| known.eq_ignore_ascii_case(&text);
    match Status::KNOWN.iter().find(meant) {
        _ if text.is_empty() => verdict.breach(status, "the status is empty"),
        Some(&known) if known != text => verdict.breach(
            status,
            format!(
                "`{}` is no status of its own beside `{known}`",
                shortened(&text)
            ),
        ),
        _ => {}
    }
}

pub(super) static OCI_VERSION_SEMVER: Clause = Clause::should(
    "runtime.state.oci-version.semver",
    "runtime.md#state",
    "`ociVersion` is a version of Semantic Versioning 2.0.0, without a `v` before it.",
)
.since(V1_0_0_RC5)
.note("The text about the state demands a string only; that about configurations demands this.")
.check(
    |state, _, verdict| {
        let version = state.at("ociVersion");
        let Some(text) = version.str() else { return };
        verdict.count_case();
        if let Err(error) = semver::Version::parse(&text) {
            let text = shortened(&text);
            verdict.breach(version, format!("`{text}` is no version: {error}"));
        }
    },
    &[
        Pass(r#"{"ociVersion":"1.0.2-dev"}"#),
        Pass(r#"{"ociVersion":"1.3.0+dev"}"#),
        Fail(r#"{"ociVersion":"v1.0.2"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":"1.0"}"#, "/ociVersion"),
        Fail(r#"{"ociVersion":""}"#, "/ociVersion"),
    ],
);

pub(super) static STATUS_DEFINED_VALUES: Clause = Clause::may(
    "runtime.state.status.defined-values",
    "runtime.md#state",
    "`status` may be one of `creating`, `created`, `running` and `stopped`, in lower case.",
)
.since(V1_0_0_RC5)
.examples(&[
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"creating","bundle":"/a"}"#),
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"created","pid":1,"bundle":"/a"}"#),
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"running","pid":1,"bundle":"/a"}"#),
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"stopped","bundle":"/a"}"#),
]);

pub(super) static STATUS_ADDITIONAL: Clause = Clause::may(
    "runtime.state.status.additional",
    "runtime.md#state",
    "A runtime may define further values of `status`.",
)
.since(V1_0_0_RC5)
.note("The schema, which the text makes binding, lists the four; see `runtime.state.json-schema`.")
.examples(&[Pass(
    r#"{"ociVersion":"1.0.0","id":"a","status":"paused","pid":1,"bundle":"/a"}"#,
)]);

pub(super) static PID_MINIMUM: Clause = Clause::must(
    "runtime.state.pid.minimum",
    "runtime.md#state",
    "`pid`, if there is one, is not negative.",
)
.since(V1_0_0_RC5)
.note("It is the schema that says so. runc writes 0 for a container that has stopped.")
.check(
    |state, context, verdict| {
        let pid = state.at("pid");
        let Some(number) = pid.int() else { return };
        verdict.count_case();
        if number < 0 {
            let also: &[&'static Clause] = if context.version() >= V1_1_0 {
                &[&JSON_SCHEMA]
            } else {
                &[]
            };
            verdict.breach_also(pid, format!("{number} is no ID of a process"), also);
        }
    },
    &[
        Pass(r#"{"status":"stopped","pid":0}"#),
        Pass(r#"{"status":"running","pid":1}"#),
        Fail(r#"{"status":"running","pid":-1}"#, "/pid"),
    ],
);

pub(super) static PID_REQUIRED_LINUX: Clause = Clause::required(
    "runtime.state.pid.required-linux",
    "runtime.md#state",
    "On Linux a state whose `status` is `created` or `running` has a `pid`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The schema never asks for it, and v1.0.0-rc5 did on every platform. A 0 is as good as none. \
     A state does not tell its platform: without being told, nothing is judged.",
)
.check(
    pid_required_linux,
    &[
        Pass(r#"{"status":"running","pid":1}"#),
        Fail(r#"{"status":"running"}"#, "/pid"),
        Fail(r#"{"status":"created","pid":0}"#, "/pid"),
    ],
);

fn pid_required_linux(state: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let status = state.at("status").str();
    let status = status.as_deref().and_then(KnownStatus::of);
    let Some(status @ (KnownStatus::Created | KnownStatus::Running)) = status else {
        return;
    };
    if !context.is_for("linux") {
        return verdict.unjudged(Reason::Option);
    }
    verdict.count_case();
    let pid = state.at("pid");
    let status = status.as_str();
    if !pid.exists() {
        verdict.breach(
            pid,
            format!("the container is {status}, and there is no `pid`"),
        );
    } else if pid.int() == Some(0) {
        verdict.breach(pid, format!("the container is {status}, and `pid` is 0"));
    }
}

pub(super) static BUNDLE_ABSOLUTE: Clause = Clause::must(
    "runtime.state.bundle.absolute",
    "runtime.md#state",
    "`bundle` is an absolute path of the platform.",
)
.since(V1_0_0_RC5)
.note(
    "It is a path of the host. The schema asks for any string. If the platform is not known, a \
     path that is absolute on one of them passes.",
)
.check(
    bundle_absolute,
    &[
        Pass(r#"{"bundle":"/containers/redis"}"#),
        Pass(r#"{"bundle":"C:\\containers\\redis"}"#),
        Fail(r#"{"bundle":"containers/redis"}"#, "/bundle"),
        Fail(r#"{"bundle":"."}"#, "/bundle"),
        Fail(r#"{"bundle":""}"#, "/bundle"),
    ],
);

fn bundle_absolute(state: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let bundle = state.at("bundle");
    let Some(path) = bundle.str() else { return };
    verdict.count_case();
    let (windows, posix) = (context.is_for("windows"), platform::is_posix(context));
    // What has both is a Linux container on Windows, or nobody knows.
    let absolute = (windows || !posix) && platform::is_absolute_windows(&path)
        || (posix || !windows) && platform::is_absolute_posix(&path);
    if !absolute {
        let path = shortened(&path);
        verdict.breach(bundle, format!("`{path}` is no absolute path"));
    }
}

pub(super) static ANNOTATIONS_EMPTY: Clause = Clause::may(
    "runtime.state.annotations.empty",
    "runtime.md#state",
    "Without annotations the property may be absent or an empty object.",
)
.since(V1_0_0_RC5)
.examples(&[
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"stopped","bundle":"/a","annotations":{}}"#),
    Pass(r#"{"ociVersion":"1.0.0","id":"a","status":"stopped","bundle":"/a"}"#),
]);

pub(super) static ADDITIONAL_PROPERTIES: Clause = Clause::may(
    "runtime.state.additional-properties",
    "runtime.md#state",
    "A state may have properties beyond those defined.",
)
.since(V1_0_0_RC5)
.note("runc adds `rootfs`, `created` and `owner`. A `State` keeps them.")
.examples(&[Pass(
    r#"{"ociVersion":"1.0.0","id":"a","status":"stopped","bundle":"/a","rootfs":"/a/rootfs","owner":""}"#,
)]);
