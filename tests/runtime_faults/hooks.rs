//! config.md: hooks.

use crate::{
    sound::{LINUX, WINDOWS},
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn hooks() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#""hooks": {"#, r#""hooks": [], "x": {"#),
                Broken(&[("runtime.config.hooks.json-type", "/hooks")]),
            ),
            Row(
                "one that is no list",
                Text(
                    r#""poststop": [{"path": "/bin/last"}]"#,
                    r#""poststop": {"path": "/bin/last"}"#,
                ),
                Broken(&[("runtime.config.hooks.poststop.json-type", "/hooks/poststop")]),
            ),
            Row(
                "a text among them",
                Text(
                    r#""poststop": [{"path": "/bin/last"}]"#,
                    r#""poststop": ["/bin/last"]"#,
                ),
                Broken(&[(
                    "runtime.config.hooks.poststop.json-type",
                    "/hooks/poststop/0",
                )]),
            ),
            Row(
                "no path",
                Text(r#"{"path": "/bin/last"}"#, r#"{}"#),
                Broken(&[(
                    "runtime.config.hooks.prestart.path.required",
                    "/hooks/poststop/0/path",
                )]),
            ),
            Row(
                "a relative path before the container runs",
                Text(r#""path": "/bin/first""#, r#""path": "bin/first""#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.path.absolute",
                    "/hooks/createRuntime/0/path",
                )]),
            ),
            Row(
                "a relative path after the container has run",
                Text(r#""path": "/bin/last""#, r#""path": "bin/last""#),
                Broken(&[(
                    "runtime.config.hooks.prestart.path.absolute",
                    "/hooks/poststop/0/path",
                )]),
            ),
            Row(
                "no time at all",
                Text(r#""timeout": 5"#, r#""timeout": 0"#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.timeout.positive",
                    "/hooks/createRuntime/0/timeout",
                )]),
            ),
            Row(
                "a negative time",
                Text(r#""timeout": 5"#, r#""timeout": -5"#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.timeout.positive",
                    "/hooks/createRuntime/0/timeout",
                )]),
            ),
            Row(
                "a time that is a text",
                Text(r#""timeout": 5"#, r#""timeout": "5s""#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.timeout.json-type",
                    "/hooks/createRuntime/0/timeout",
                )]),
            ),
            Row(
                "arguments as a text",
                Text(r#""args": ["first", "a"]"#, r#""args": "first a""#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.args.json-type",
                    "/hooks/createRuntime/0/args",
                )]),
            ),
            Row(
                "a variable that is a number",
                Text(r#""env": ["A=b"]"#, r#""env": [1]"#),
                Broken(&[(
                    "runtime.config.hooks.create-runtime.env.json-type",
                    "/hooks/createRuntime/0/env/0",
                )]),
            ),
            Row(
                "lists that are empty",
                Text(
                    r#""poststop": [{"path": "/bin/last"}]"#,
                    r#""poststop": []"#,
                ),
                Silence,
            ),
        ],
    );
}

#[test]
fn hooks_on_windows() {
    check(
        &WINDOWS,
        &[Row(
            "one",
            Text(
                r#""hostname": "host","#,
                r#""hostname": "host", "hooks": {"poststop": [{"path": "/bin/last"}]},"#,
            ),
            Hints(&["advisory.runtime.hooks-on-windows"]),
        )],
    );
}
