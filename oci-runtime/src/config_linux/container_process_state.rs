//! The container process state: [config-linux.md#the-container-process-state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#the-container-process-state).

use oci_conformance::{
    Clause, Context, DocumentType,
    Example::{Fail, Pass},
    Held, Invalid, Node, Property, Rejected, Shape, Subject, Terms, Value, builder, model, object,
};

use crate::{Extra, State, glossary, platform, specification::V1_1_0, state};

/// What a runtime sends to the listener of `seccomp.listenerPath`, along with file descriptors.
///
/// [config-linux.md#the-container-process-state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#the-container-process-state)
///
/// ```
/// use oci_runtime::config_linux::ContainerProcessState;
///
/// let text = br#"{
///     "ociVersion": "1.3.0",
///     "fds": ["seccompFd"],
///     "pid": 4422,
///     "state": {
///         "ociVersion": "1.3.0",
///         "id": "oci-container1",
///         "status": "creating",
///         "pid": 4422,
///         "bundle": "/containers/redis"
///     }
/// }"#;
/// let state = ContainerProcessState::from_slice(text)?;
/// assert_eq!((state.pid, state.fds), (4422, vec!["seccompFd".to_owned()]));
/// # Ok::<(), oci_runtime::Rejected>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ContainerProcessState {
    /// The version of the specification that it complies with.
    pub oci_version: String,
    /// The names of the file descriptors that are sent with it, in their order.
    pub fds: Vec<String>,
    /// The process of the container, as the runtime sees it.
    pub pid: i64,
    /// What `seccomp.listenerMetadata` says, which means something to the listener only.
    pub metadata: Option<String>,
    /// The state of the container.
    pub state: State,
    /// Properties that the specification does not name.
    pub extra: Extra<ContainerProcessState>,
}

object!(ContainerProcessState, "a container process state", {
    "ociVersion" => oci_version: required_text,
    "fds" => fds: collection,
    "pid" => pid: integer,
    "metadata" => metadata: text,
    "state" => state: required,
});

builder! {
    /// Makes a [`ContainerProcessState`].
    pub struct ContainerProcessStateBuilder(ContainerProcessState);
    list fds/fd: String;
    option metadata: String;
    value extra: Extra<ContainerProcessState>;
}

impl ContainerProcessState {
    /// The name of the file descriptor that notifies of calls of the kernel.
    pub const SECCOMP_FD: &'static str = "seccompFd";

    /// Starts a state for a version of the specification, with the parts that every one has.
    pub fn builder(
        oci_version: impl Into<String>,
        pid: impl Into<i64>,
        state: State,
    ) -> ContainerProcessStateBuilder {
        ContainerProcessStateBuilder(Self {
            oci_version: oci_version.into(),
            fds: Vec::new(),
            pid: pid.into(),
            metadata: None,
            state,
            extra: Extra::default(),
        })
    }

    /// Reads a state; one that cannot be read is held against every clause.
    #[inline]
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &CONTAINER_PROCESS_STATE, |_| Ok(()))
    }
}

impl ContainerProcessStateBuilder {
    /// Ends the state, or names the clauses of its version that it would break.
    #[inline]
    pub fn build(self) -> Result<ContainerProcessState, Invalid> {
        let context = Context::default().on(platform::LINUX);
        Invalid::or_document(self.0, &CONTAINER_PROCESS_STATE, &context)
    }
}

/// A container process state, which a runtime sends over a socket.
pub static CONTAINER_PROCESS_STATE: DocumentType = DocumentType {
    name: "container-process-state",
    shape: &SHAPE,
    syntax: &OBJECT,
    text: glossary::TEXT,
    covers: &[],
    terms: Some(terms),
    newer: None,
};

/// What names a version that has no such document, as the specification's own example does, is
/// judged by the first that has one.
fn terms(state: Node<'_>) -> Terms {
    let terms = platform::terms_of_version(state, "ociVersion");
    Terms {
        version: terms.version.map(|version| version.max(V1_1_0)),
        ..terms
    }
}

/// The shape of a container process state.
pub static SHAPE: Shape = Shape::new(
    "container process state",
    "config-linux.md#the-container-process-state",
    &[
        Property::required(
            "ociVersion",
            "runtime.linux.container-process-state.oci-version",
            Value::String,
        )
        .note("It need not be the version that `state` names."),
        Property::optional(
            "fds",
            "runtime.linux.container-process-state.fds",
            Value::STRINGS,
        )
        .nullable()
        .note(
            "Writers in Go write null for no descriptors. A seccomp listener always gets one, \
             `seccompFd`, so that the list is optional in name only.",
        ),
        Property::required(
            "pid",
            "runtime.linux.container-process-state.pid",
            Value::INT64,
        )
        .note("Unlike that of `state` it always has to be there."),
        Property::optional(
            "metadata",
            "runtime.linux.container-process-state.metadata",
            Value::String,
        ),
        Property::required(
            "state",
            "runtime.linux.container-process-state.state",
            Value::Shape(&state::SHAPE),
        ),
    ],
)
.since(V1_1_0)
.on(platform::LINUX)
.object(&OBJECT);

pub(super) static JSON_PAYLOAD: Clause = Clause::must(
    "runtime.linux.container-process-state.json-payload",
    "config-linux.md#the-container-process-state",
    "The runtime sends the container process state over the socket as JSON text.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static FDS_BY_SCM_RIGHTS: Clause = Clause::must(
    "runtime.linux.container-process-state.fds-by-scm-rights",
    "config-linux.md#the-container-process-state",
    "The runtime sends file descriptors in messages of the type `SCM_RIGHTS`.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static SEVERAL_SENDMSG: Clause = Clause::may(
    "runtime.linux.container-process-state.several-sendmsg",
    "config-linux.md#the-container-process-state",
    "The runtime may send it all in several calls of `sendmsg(2)`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("Who receives it has to read on until the JSON object is complete.")
.held(Held::Behaviour);

pub(super) static FDS_IN_FIRST_SENDMSG: Clause = Clause::must(
    "runtime.linux.container-process-state.fds-in-first-sendmsg",
    "config-linux.md#the-container-process-state",
    "Of several calls of `sendmsg(2)`, only the first sends file descriptors.",
)
.since(V1_1_0)
.on(platform::LINUX);

static OBJECT: Clause = Clause::must(
    "runtime.linux.container-process-state.json-type",
    "config-linux.md#the-container-process-state",
    "A container process state is a JSON object.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("There is no JSON Schema of it, only a Go type.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"ociVersion":"1.1.0","pid":1,"state":{}}"#),
        Fail("[]", ""),
        Fail("null", ""),
    ],
);

pub(super) static FDS_INDEX_CORRESPONDENCE: Clause = Clause::must(
    "runtime.linux.container-process-state.fds.index-correspondence",
    "config-linux.md#the-container-process-state",
    "Each name in `fds` is that of the file descriptor that is sent at the same place.",
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static PID_RUNTIME_NAMESPACE: Clause = Clause::must(
    "runtime.linux.container-process-state.pid.runtime-namespace",
    "config-linux.md#the-container-process-state",
    "`pid` is the id that the process has where the runtime is.",
)
.since(V1_1_0)
.on(platform::LINUX);

#[cfg(test)]
mod tests {
    use oci_conformance::{Document, Limits, Version, judge, proof};
    use serde_json::{from_str, to_string};

    use super::*;
    use crate::specification::V1_2_1;

    const STATE: &str =
        r#"{"ociVersion":"1.3.0","id":"x","status":"running","pid":7,"bundle":"/b"}"#;

    #[test]
    fn states_are_written_as_they_are_read() {
        let text = format!(
            r#"{{"ociVersion":"1.3.0","fds":["seccompFd"],"pid":7,"metadata":"x","state":{STATE},"note":1}}"#
        );
        let state: ContainerProcessState = from_str(&text).unwrap();
        assert_eq!(state.fds, [ContainerProcessState::SECCOMP_FD]);
        let written: serde_json::Value = from_str(&to_string(&state).unwrap()).unwrap();
        let read: serde_json::Value = from_str(&text).unwrap();
        assert_eq!(written, read);
    }

    #[test]
    fn null_is_no_descriptors() {
        let text = format!(
            r#"{{"ociVersion":"1.3.0","fds":null,"pid":7,"metadata":null,"state":{STATE}}}"#
        );
        let read = ContainerProcessState::from_slice(text.as_bytes()).unwrap();
        let built = ContainerProcessState::builder("1.3.0", 7, from_str(STATE).unwrap()).build();
        assert_eq!(read, built.unwrap());
    }

    #[test]
    fn a_state_without_a_pid_is_rejected() {
        let text = format!(r#"{{"ociVersion":"1.3.0","state":{STATE}}}"#);
        let error = ContainerProcessState::from_slice(text.as_bytes()).unwrap_err();
        let text = error.to_string();
        assert!(
            text.contains("[runtime.linux.container-process-state.pid.required]"),
            "{text}"
        );
    }

    #[test]
    fn older_versions_are_judged_by_the_first_that_has_it() {
        for (version, judged_by) in [
            ("0.2.0", V1_1_0),
            ("1.0.2", V1_1_0),
            ("1.1.0", V1_1_0),
            ("1.2.1", V1_2_1),
            ("2.0.0", Version::UNRELEASED),
        ] {
            let text = format!(r#"{{"ociVersion":"{version}","state":{STATE}}}"#);
            let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
            assert_eq!(terms(document.root()).version, Some(judged_by), "{version}");
            let report = judge(
                text.as_bytes(),
                &CONTAINER_PROCESS_STATE,
                &Context::default(),
                "",
            );
            assert!(!report.conforms(), "{version}");
        }
    }

    #[test]
    fn the_examples_prove_their_clauses() {
        let unproven = proof::prove(&CONTAINER_PROCESS_STATE);
        let ours = |unproven: &&proof::Unproven| unproven.clause.starts_with("runtime.linux.");
        assert_eq!(unproven.iter().find(ours), None);
    }
}
