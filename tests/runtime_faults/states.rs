//! runtime.md: the state, and config-linux.md: the state of a process that is sent.

use crate::{
    sound::{PROCESS_STATE, STATE},
    table::{
        Change::{Text, Whole},
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn the_state() {
    check(
        &STATE,
        &[
            Row(
                "a list",
                Whole(br#"[]"#),
                Broken(&[("runtime.state.json-type", "")]),
            ),
            Row(
                "no version",
                Text(r#""ociVersion": "1.3.0", "#, r#""#),
                Broken(&[("runtime.state.oci-version.required", "/ociVersion")]),
            ),
            Row(
                "a wrong version",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "1""#),
                Hints(&["runtime.state.oci-version.semver"]),
            ),
            Row(
                "no id",
                Text(r#""id": "container", "#, r#""#),
                Broken(&[("runtime.state.id.required", "/id")]),
            ),
            Row(
                "an id that is a number",
                Text(r#""id": "container""#, r#""id": 1"#),
                Broken(&[("runtime.state.id.json-type", "/id")]),
            ),
            Row(
                "no status",
                Text(r#""status": "running", "#, r#""#),
                Broken(&[("runtime.state.status.required", "/status")]),
            ),
            Row(
                "a status of the runtime",
                Text(r#""status": "running""#, r#""status": "paused""#),
                Hints(&["runtime.state.status.enum"]),
            ),
            Row("no process", Text(r#""pid": 4422, "#, r#""#), Silence),
            Row(
                "a process that is negative",
                Text(r#""pid": 4422"#, r#""pid": -1"#),
                Broken(&[("runtime.state.pid.minimum", "/pid")]),
            ),
            Row(
                "a process as a text",
                Text(r#""pid": 4422"#, r#""pid": "4422""#),
                Broken(&[("runtime.state.pid.json-type", "/pid")]),
            ),
            Row(
                "no bundle",
                Text(r#""bundle": "/containers/redis", "#, r#""#),
                Broken(&[("runtime.state.bundle.required", "/bundle")]),
            ),
            Row(
                "a relative bundle",
                Text(r#""/containers/redis""#, r#""containers/redis""#),
                Broken(&[("runtime.state.bundle.absolute", "/bundle")]),
            ),
            Row(
                "an annotation that is a number",
                Text(r#""com.example.key": "value""#, r#""com.example.key": 1"#),
                Broken(&[(
                    "runtime.state.annotations.json-type",
                    "/annotations/com.example.key",
                )]),
            ),
        ],
    );
}

#[test]
fn the_state_of_a_process() {
    check(
        &PROCESS_STATE,
        &[
            Row(
                "no descriptors",
                Text(r#""fds": ["seccompFd"], "#, r#""#),
                Silence,
            ),
            Row(
                "a descriptor that is a number",
                Text(r#"["seccompFd"]"#, r#"[3]"#),
                Broken(&[(
                    "runtime.linux.container-process-state.fds.json-type",
                    "/fds/0",
                )]),
            ),
            Row(
                "no process",
                Text(r#""pid": 4422, "metadata""#, r#""metadata""#),
                Broken(&[("runtime.linux.container-process-state.pid.required", "/pid")]),
            ),
            Row(
                "metadata that is an object",
                Text(r#""opaque""#, r#"{}"#),
                Broken(&[(
                    "runtime.linux.container-process-state.metadata.json-type",
                    "/metadata",
                )]),
            ),
            Row(
                "a state without an id",
                Text(r#""id": "container", "#, r#""#),
                Broken(&[("runtime.state.id.required", "/state/id")]),
            ),
        ],
    );
}
