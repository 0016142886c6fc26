//! What looks wrong, and is not.

use crate::{
    sound::LINUX,
    table::{
        Change::{Text, Whole},
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn of_configurations() {
    check(
        &LINUX,
        &[
            Row(
                "nothing but the version",
                Whole(br#"{"ociVersion": "1.3.0"}"#),
                Broken(&[("runtime.config.root.other-platforms.required", "/root")]),
            ),
            Row(
                "a version under development",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "1.3.0-dev""#),
                Silence,
            ),
            Row(
                "a version that is newer than all",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "1.99.0""#),
                Hints(&["advisory.runtime.unreleased-version"]),
            ),
            Row(
                "an unknown property",
                Text(
                    r#""hostname": "host","#,
                    r#""hostname": "host", "com.example": {"a": [1]},"#,
                ),
                Silence,
            ),
            Row(
                "properties that are null",
                Text(r#""hostname": "host","#, r#""hostname": null,"#),
                Broken(&[("runtime.config.hostname.json-type", "/hostname")]),
            ),
            Row(
                "an empty section",
                Text(
                    r#""hostname": "host","#,
                    r#""hostname": "host", "windows": null,"#,
                ),
                Broken(&[("runtime.config.windows.json-type", "/windows")]),
            ),
            Row(
                "numbers in another notation",
                Text(r#""size": 10}"#, r#""size": 1e1}"#),
                Broken(&[(
                    "runtime.linux.uid-mappings.size.json-type",
                    "/linux/uidMappings/0/size",
                )]),
            ),
            Row(
                "a minus before nothing",
                Text(r#""containerID": 1,"#, r#""containerID": -0,"#),
                Silence,
            ),
            Row(
                "another case",
                Text(r#""hostname": "host","#, r#""Hostname": "host","#),
                Hints(&["advisory.json.foreign-spelling"]),
            ),
            Row(
                "a variable without a value",
                Text(r#""TERM=xterm""#, r#""TERM=""#),
                Silence,
            ),
            Row(
                "an empty argument",
                Text(r#"["first", "a"]"#, r#"["first", ""]"#),
                Silence,
            ),
            Row(
                "a name of many letters",
                Text(r#""hostname": "host""#, r#""hostname": "ünïcödé""#),
                Silence,
            ),
        ],
    );
}
