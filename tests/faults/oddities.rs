//! What is legal, however odd, and what is only pointed out.

use crate::table::{
    Change::{Draft, Text},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn unknown_properties_are_fine_everywhere() {
    const X: &str = r#""x-unknown":{"a":[1,null,{"b":"c"}]}"#;
    check(&[
        Row(
            "in an index",
            Draft(|draft| {
                draft.replace(
                    "nested",
                    r#"{"schemaVersion""#,
                    format!(r#"{{{X},"schemaVersion""#),
                );
            }),
            Silence,
        ),
        Row(
            "in index.json",
            Draft(|draft| {
                draft.replace(
                    "index.json",
                    r#"{"schemaVersion""#,
                    format!(r#"{{{X},"schemaVersion""#),
                );
            }),
            Silence,
        ),
        Row(
            "in a manifest",
            Draft(|draft| {
                draft.replace(
                    "amd64",
                    r#"{"schemaVersion""#,
                    format!(r#"{{{X},"schemaVersion""#),
                );
            }),
            Silence,
        ),
        Row(
            "in a config",
            Draft(|draft| {
                draft.replace(
                    "config-amd64",
                    r#"{"created":"2024-02-29T23"#,
                    format!(r#"{{{X},"created":"2024-02-29T23"#),
                );
            }),
            Silence,
        ),
        Row(
            "in its execution parameters",
            Draft(|draft| draft.replace("config-amd64", r#"{"User""#, format!(r#"{{{X},"User""#))),
            Silence,
        ),
        Row(
            "in its rootfs",
            Draft(|draft| draft.replace("config-amd64", r#"{"type""#, format!(r#"{{{X},"type""#))),
            Silence,
        ),
        Row(
            "in its history",
            Draft(|draft| {
                draft.replace(
                    "config-amd64",
                    r#"{"created_by""#,
                    format!(r#"{{{X},"created_by""#),
                );
            }),
            Silence,
        ),
        Row(
            "in a descriptor",
            Draft(|draft| draft.replace("arm64", "<app>", format!("<app>,{X}"))),
            Silence,
        ),
        Row(
            "in a subject",
            Draft(|draft| draft.replace("artifact", "<amd64>", format!("<amd64>,{X}"))),
            Silence,
        ),
        Row(
            "in an entry",
            Draft(|draft| draft.replace("nested", "<amd64>", format!("<amd64>,{X}"))),
            Silence,
        ),
        Row(
            "in a platform",
            Draft(|draft| {
                draft.replace(
                    "nested",
                    r#"{"architecture":"amd64""#,
                    format!(r#"{{{X},"architecture":"amd64""#),
                );
            }),
            Silence,
        ),
        Row(
            "Docker's, in a config",
            Text(
                "config-amd64",
                r#"{"User""#,
                r#"{"Hostname":"","Domainname":"","AttachStdin":false,"Tty":false,"Image":"sha256:x","OnBuild":[],"Shell":["sh"],"Healthcheck":{"Test":["NONE"]},"User""#,
            ),
            Silence,
        ),
    ]);
}

#[test]
fn advisories_never_decide() {
    check(&[
        Row(
            "a manifest with manifests",
            Text(
                "amd64",
                r#"{"schemaVersion":2"#,
                r#"{"manifests":[],"schemaVersion":2"#,
            ),
            Hints(&["advisory.image.both-shapes"]),
        ),
        Row(
            "an index with layers",
            Text(
                "nested",
                r#"{"schemaVersion":2"#,
                r#"{"layers":[],"schemaVersion":2"#,
            ),
            Hints(&["advisory.image.both-shapes"]),
        ),
        Row(
            "a name in another case",
            Text(
                "amd64",
                r#"{"schemaVersion":2"#,
                r#"{"Layers":[],"schemaVersion":2"#,
            ),
            Hints(&["advisory.json.foreign-spelling"]),
        ),
        Row(
            "a name that folds from a long s",
            Text(
                "amd64",
                r#"{"schemaVersion":2"#,
                "{\"layer\u{17f}\":[],\"schemaVersion\":2",
            ),
            Hints(&["advisory.json.foreign-spelling"]),
        ),
        Row(
            "a required name in another case alone",
            Text("amd64", r#"{"schemaVersion":2"#, r#"{"SchemaVersion":2"#),
            Broken(&["image.manifest.schema-version.required"]),
        ),
    ]);
}
