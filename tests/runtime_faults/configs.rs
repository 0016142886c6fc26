//! config.md: the version, the root filesystem, mounts, and annotations.

use crate::{
    sound::LINUX,
    table::{
        Change::Text,
        Expected::{Broken, Hints},
        Row, check,
    },
};

#[test]
fn the_version() {
    check(
        &LINUX,
        &[
            Row(
                "none",
                Text(r#""ociVersion": "1.3.0","#, r#""#),
                Broken(&[("runtime.config.oci-version.required", "/ociVersion")]),
            ),
            Row(
                "null",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": null"#),
                Broken(&[("runtime.config.oci-version.json-type", "/ociVersion")]),
            ),
            Row(
                "a number",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": 1.3"#),
                Broken(&[("runtime.config.oci-version.json-type", "/ociVersion")]),
            ),
            Row(
                "two numbers",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "1.3""#),
                Broken(&[("runtime.config.oci-version.semver", "/ociVersion")]),
            ),
            Row(
                "a letter before it",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "v1.3.0""#),
                Broken(&[("runtime.config.oci-version.semver", "/ociVersion")]),
            ),
            Row(
                "a zero before a number",
                Text(r#""ociVersion": "1.3.0""#, r#""ociVersion": "1.03.0""#),
                Broken(&[("runtime.config.oci-version.semver", "/ociVersion")]),
            ),
        ],
    );
}

#[test]
fn the_root_filesystem() {
    check(
        &LINUX,
        &[
            Row(
                "a string",
                Text(
                    r#""root": {"path": "rootfs", "readonly": true}"#,
                    r#""root": "rootfs""#,
                ),
                Broken(&[("runtime.config.root.json-type", "/root")]),
            ),
            Row(
                "no path",
                Text(r#""path": "rootfs", "#, r#""#),
                Broken(&[("runtime.config.root.path.required", "/root/path")]),
            ),
            Row(
                "a path that is a number",
                Text(r#""path": "rootfs""#, r#""path": 1"#),
                Broken(&[("runtime.config.root.path.json-type", "/root/path")]),
            ),
            Row(
                "a text for a truth value",
                Text(r#""readonly": true"#, r#""readonly": "true""#),
                Broken(&[("runtime.config.root.readonly.json-type", "/root/readonly")]),
            ),
        ],
    );
}

#[test]
fn mounts() {
    check(
        &LINUX,
        &[
            Row(
                "an object",
                Text(r#""mounts": ["#, r#""mounts": {}, "x": ["#),
                Broken(&[("runtime.config.mounts.json-type", "/mounts")]),
            ),
            Row(
                "a string among them",
                Text(r#""mounts": ["#, r#""mounts": ["/proc","#),
                Broken(&[("runtime.config.mounts.json-type", "/mounts/0")]),
            ),
            Row(
                "no destination",
                Text(r#""destination": "/proc", "#, r#""#),
                Broken(&[(
                    "runtime.config.mounts.destination.required",
                    "/mounts/0/destination",
                )]),
            ),
            Row(
                "options as a text",
                Text(r#"["rbind", "ro", "idmap"]"#, r#""rbind,ro""#),
                Broken(&[(
                    "runtime.config.mounts.options.json-type",
                    "/mounts/1/options",
                )]),
            ),
            Row(
                "an option that is a number",
                Text(r#"["rbind", "ro", "idmap"]"#, r#"["rbind", 1, "idmap"]"#),
                Broken(&[(
                    "runtime.config.mounts.options.json-type",
                    "/mounts/1/options/1",
                )]),
            ),
            Row(
                "a source that is null",
                Text(r#""source": "proc""#, r#""source": null"#),
                Broken(&[("runtime.config.mounts.source.json-type", "/mounts/0/source")]),
            ),
            Row(
                "a type that is a list",
                Text(r#""type": "proc""#, r#""type": ["proc"]"#),
                Broken(&[("runtime.config.mounts.type.json-type", "/mounts/0/type")]),
            ),
            Row(
                "mappings of users alone",
                Text(
                    r#",
      "gidMappings": [{"containerID": 0, "hostID": 3000, "size": 6}]"#,
                    r#""#,
                ),
                Broken(&[(
                    "runtime.config.mounts.uid-mappings.requires-gid-mappings",
                    "/mounts/1/gidMappings",
                )]),
            ),
            Row(
                "mappings of groups alone",
                Text(
                    r#"
      "uidMappings": [{"containerID": 0, "hostID": 2000, "size": 5}],"#,
                    r#""#,
                ),
                Broken(&[(
                    "runtime.config.mounts.gid-mappings.requires-uid-mappings",
                    "/mounts/1/uidMappings",
                )]),
            ),
        ],
    );
}

#[test]
fn annotations() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#"{"com.example.key": "value"}"#, r#"[]"#),
                Broken(&[("runtime.config.annotations.key-value-map", "/annotations")]),
            ),
            Row(
                "a number as a value",
                Text(r#""com.example.key": "value""#, r#""com.example.key": 1"#),
                Broken(&[(
                    "runtime.config.annotations.value.string",
                    "/annotations/com.example.key",
                )]),
            ),
            Row(
                "null as a value",
                Text(
                    r#""com.example.key": "value""#,
                    r#""com.example.key": null"#,
                ),
                Broken(&[(
                    "runtime.config.annotations.value.string",
                    "/annotations/com.example.key",
                )]),
            ),
            Row(
                "an empty key",
                Text(r#""com.example.key": "value""#, r#""": "value""#),
                Broken(&[("runtime.config.annotations.key.non-empty", "/annotations/")]),
            ),
            Row(
                "a reserved key",
                Text(
                    r#""com.example.key": "value""#,
                    r#""org.opencontainers.other": "value""#,
                ),
                Hints(&["runtime.config.annotations.opencontainers.other-keys"]),
            ),
        ],
    );
}

#[test]
fn names_of_the_host() {
    check(
        &LINUX,
        &[
            Row(
                "a number",
                Text(r#""hostname": "host""#, r#""hostname": 1"#),
                Broken(&[("runtime.config.hostname.json-type", "/hostname")]),
            ),
            Row(
                "an object",
                Text(r#""domainname": "domain""#, r#""domainname": {}"#),
                Broken(&[("runtime.config.domainname.json-type", "/domainname")]),
            ),
        ],
    );
}

#[test]
fn sections_of_platforms() {
    check(
        &LINUX,
        &[Row(
            "a section that is a list",
            Text(
                r#""hostname": "host","#,
                r#""hostname": "host", "windows": [],"#,
            ),
            Broken(&[("runtime.config.windows.json-type", "/windows")]),
        )],
    );
}
