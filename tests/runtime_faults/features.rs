//! features.md and features-linux.md.

use crate::{
    sound::FEATURES,
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn the_features() {
    check(
        &FEATURES,
        &[
            Row(
                "no oldest version",
                Text(r#""ociVersionMin": "1.0.0","#, r#""#),
                Broken(&[(
                    "runtime.features.oci-version-min.required",
                    "/ociVersionMin",
                )]),
            ),
            Row(
                "a wrong version",
                Text(r#""ociVersionMax": "1.3.0""#, r#""ociVersionMax": "1.3""#),
                Broken(&[("runtime.features.oci-version-max.semver", "/ociVersionMax")]),
            ),
            Row(
                "versions in the wrong order",
                Text(r#""ociVersionMin": "1.0.0""#, r#""ociVersionMin": "1.4.0""#),
                Broken(&[(
                    "runtime.features.oci-version-max.not-less-than-min",
                    "/ociVersionMax",
                )]),
            ),
            Row(
                "hooks as a text",
                Text(r#"["prestart", "poststop"]"#, r#""prestart""#),
                Broken(&[("runtime.features.hooks.json-type", "/hooks")]),
            ),
            Row(
                "an unknown hook",
                Text(r#"["prestart", "poststop"]"#, r#"["preStart"]"#),
                Hints(&["runtime.features.hooks.known-names"]),
            ),
            Row(
                "an option that is a number",
                Text(r#"["ro", "bind"]"#, r#"["ro", 1]"#),
                Broken(&[(
                    "runtime.features.mount-options.json-type",
                    "/mountOptions/1",
                )]),
            ),
            Row(
                "options that are null",
                Text(r#"["ro", "bind"]"#, r#"null"#),
                Silence,
            ),
            Row(
                "an unknown property",
                Text(r#""hooks": ["#, r#""x": 1, "hooks": ["#),
                Broken(&[("runtime.features.no-undefined-properties", "/x")]),
            ),
            Row(
                "an annotation that is null",
                Text(
                    r#""com.example.key": "value""#,
                    r#""com.example.key": null"#,
                ),
                Broken(&[(
                    "runtime.features.annotations.json-type",
                    "/annotations/com.example.key",
                )]),
            ),
        ],
    );
}

#[test]
fn the_features_of_linux() {
    check(
        &FEATURES,
        &[
            Row(
                "a namespace that is none",
                Text(r#"["pid", "user"]"#, r#"["pid", "users"]"#),
                Broken(&[(
                    "runtime.features.linux.namespaces.enum",
                    "/linux/namespaces/1",
                )]),
            ),
            Row(
                "a capability without its prefix",
                Text(r#"["CAP_CHOWN"]"#, r#"["CHOWN"]"#),
                Hints(&["runtime.features.linux.capabilities.pattern"]),
            ),
            Row(
                "a truth value as a text",
                Text(r#""v1": true"#, r#""v1": "true""#),
                Broken(&[(
                    "runtime.features.linux.cgroup.v1.json-type",
                    "/linux/cgroup/v1",
                )]),
            ),
            Row(
                "an unknown action",
                Text(r#"["SCMP_ACT_ALLOW"]"#, r#"["ALLOW"]"#),
                Hints(&["runtime.features.linux.seccomp.actions.enum"]),
            ),
            Row(
                "an unknown comparison",
                Text(r#"["SCMP_CMP_EQ"]"#, r#"["EQ"]"#),
                Hints(&["runtime.features.linux.seccomp.operators.enum"]),
            ),
            Row(
                "an unknown architecture",
                Text(r#"["SCMP_ARCH_X86_64"]"#, r#"["X86"]"#),
                Hints(&["runtime.features.linux.seccomp.archs.enum"]),
            ),
            Row(
                "a flag that is supported and not known",
                Text(
                    r#""supportedFlags": ["SECCOMP_FILTER_FLAG_LOG"]"#,
                    r#""supportedFlags": ["SECCOMP_FILTER_FLAG_SPEC_ALLOW"]"#,
                ),
                Hints(&["runtime.features.linux.seccomp.supported-flags.subset"]),
            ),
            Row(
                "AppArmor that is a truth value",
                Text(r#""apparmor": {"enabled": true}"#, r#""apparmor": true"#),
                Broken(&[(
                    "runtime.features.linux.apparmor.json-type",
                    "/linux/apparmor",
                )]),
            ),
            Row(
                "mappings as a truth value",
                Text(r#""idmap": {"enabled": true}"#, r#""idmap": true"#),
                Broken(&[(
                    "runtime.features.linux.mount-extensions.idmap.json-type",
                    "/linux/mountExtensions/idmap",
                )]),
            ),
        ],
    );
}
