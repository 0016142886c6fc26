//! The agent that decides about calls: [config-linux.md#seccomp](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#seccomp).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Verdict,
};

use crate::{platform, specification::V1_1_0};

pub(super) static STATE_SENT: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.state-sent",
    "config-linux.md#seccomp",
    "Where an action is `SCMP_ACT_NOTIFY`, the runtime sends the container process state to the \
     socket at `listenerPath`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "When it does is not said: some runtimes do when the container is created, others when it is \
     started.",
);

pub(super) static UNIX_STREAM_SOCKET: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.unix-stream-socket",
    "config-linux.md#seccomp",
    "The socket at `listenerPath` is one of `AF_UNIX` and `SOCK_STREAM`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static ONE_STATE_PER_CONNECTION: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.one-state-per-connection",
    "config-linux.md#seccomp",
    "Each connection to `listenerPath` is sent one container process state.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static CONNECTION_NOT_REUSED: Clause = Clause::must_not(
    "runtime.linux.seccomp.listener-path.connection-not-reused",
    "config-linux.md#seccomp",
    "No connection to `listenerPath` is used again.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static CONNECTION_CLOSED: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.connection-closed",
    "config-linux.md#seccomp",
    "The runtime closes the connection to `listenerPath` after it has sent the state.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Some runtimes keep it open while a call waits for the agent, who had better not wait for the \
     end of the connection.",
);

pub(super) static SEND_FAILURE_ERROR: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.send-failure-error",
    "config-linux.md#seccomp",
    "The runtime fails if it cannot send the state to `listenerPath`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static IGNORED_WITHOUT_NOTIFY: Clause = Clause::must(
    "runtime.linux.seccomp.listener-path.ignored-without-notify",
    "config-linux.md#seccomp",
    "Where no action is `SCMP_ACT_NOTIFY`, `listenerPath` is ignored.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Some runtimes connect nonetheless.");

pub(super) static SECCOMP_FD_REQUIRED: Clause = Clause::required(
    "runtime.linux.seccomp.listener-path.seccomp-fd.required",
    "config-linux.md#seccomp",
    "Among the file descriptors that are sent is the one that the kernel gave for the filter, \
     under the name `seccompFd`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("There may be others, so that its place in the list is not fixed.");

pub(super) static METADATA_FORWARDED: Clause = Clause::must(
    "runtime.linux.seccomp.listener-metadata.forwarded",
    "config-linux.md#seccomp",
    "`metadata` of the container process state is `listenerMetadata`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static METADATA_REQUIRES_LISTENER_PATH: Clause = Clause::must_not(
    "runtime.linux.seccomp.listener-metadata.requires-listener-path",
    "config-linux.md#seccomp",
    "`listenerMetadata` is not set without `listenerPath`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "The JSON Schema does not demand it; the prose is followed. An empty string is the same as \
     none, as it is to Go.",
)
.check(
    requires_listener_path,
    &[
        Pass(
            r#"{"defaultAction":"SCMP_ACT_NOTIFY","listenerPath":"/run/agent","listenerMetadata":"x"}"#,
        ),
        Fail(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","listenerMetadata":"x"}"#,
            "/listenerMetadata",
        ),
        Fail(
            r#"{"defaultAction":"SCMP_ACT_ALLOW","listenerPath":"","listenerMetadata":"x"}"#,
            "/listenerMetadata",
        ),
    ],
);

fn requires_listener_path(seccomp: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let metadata = seccomp.at("listenerMetadata");
    if metadata.str().is_none_or(|text| text.is_empty()) {
        return;
    }
    verdict.count_case();
    let path = seccomp.at("listenerPath");
    if !path.exists() || path.is_null() || path.is_str("") {
        verdict.breach(
            metadata,
            "there is no `listenerPath` that it could be sent to",
        );
    }
}
