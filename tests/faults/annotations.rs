//! annotations.md.

use crate::table::{
    Change::Text,
    Expected::{Broken, Hints, Silence},
    Row, check,
};

#[test]
fn annotations_are_a_map_of_strings() {
    check(&[
        Row(
            "null",
            Text("index.json", r#"{"com.example.index":"top"}"#, "null"),
            Broken(&["image.annotations.empty-absent-or-empty-map"]),
        ),
        Row(
            "null, of a descriptor",
            Text(
                "index.json",
                r#"{"org.opencontainers.image.ref.name":"v1"}"#,
                "null",
            ),
            Broken(&["image.annotations.empty-absent-or-empty-map"]),
        ),
        Row(
            "an array",
            Text("amd64", r#"{"com.example.manifest":"amd64"}"#, "[]"),
            Broken(&["image.annotations.map.object"]),
        ),
        Row(
            "an empty map",
            Text("amd64", r#"{"com.example.manifest":"amd64"}"#, "{}"),
            Silence,
        ),
        Row(
            "a number",
            Text("amd64", r#":"amd64"}"#, ":64}"),
            Broken(&["image.annotations.map.string-values"]),
        ),
        Row(
            "an object",
            Text("nested", r#""nested""#, "{}"),
            Broken(&["image.annotations.map.string-values"]),
        ),
        Row(
            "a value that is null",
            Text("nested", r#""nested""#, "null"),
            Broken(&["image.annotations.value.present"]),
        ),
        Row(
            "an empty value",
            Text("nested", r#""nested""#, r#""""#),
            Silence,
        ),
        Row(
            "an empty key",
            Text("nested", "com.example.index", ""),
            Hints(&[
                "image.annotations.keys.namespaced",
                "image.annotations.keys.reverse-domain",
            ]),
        ),
        Row(
            "a key twice",
            Text(
                "nested",
                r#"{"com.example.index":"#,
                r#"{"com.example.index":"","com.example.index":"#,
            ),
            Broken(&[
                "image.annotations.keys.unique",
                "image.considerations.json.no-duplicate-names",
            ]),
        ),
        Row(
            "a number in a descriptor",
            Text("artifact", r#""sbom.json""#, "1"),
            Broken(&["image.annotations.map.string-values"]),
        ),
    ]);
}

#[test]
fn keys_of_the_oci_are_reserved() {
    check(&[
        Row(
            "of images",
            Text(
                "nested",
                "com.example.index",
                "org.opencontainers.image.index",
            ),
            Broken(&["image.annotations.keys.reserved-org-opencontainers-image"]),
        ),
        Row(
            "of others",
            Text("nested", "com.example.index", "org.opencontainers.index"),
            Broken(&["image.annotations.keys.reserved-org-opencontainers"]),
        ),
        Row(
            "that only begin so",
            Text("nested", "com.example.index", "org.opencontainersx.index"),
            Silence,
        ),
        Row(
            "in capitals",
            Text(
                "nested",
                "com.example.index",
                "ORG.opencontainers.image.title",
            ),
            Silence,
        ),
    ]);
}

#[test]
fn defined_keys_have_values_of_their_kind() {
    check(&[
        Row(
            "a time",
            Text("artifact", "2024-02-29T12:00:00Z", "today"),
            Hints(&["image.annotations.created.rfc3339"]),
        ),
        Row(
            "a URL",
            Text(
                "nested",
                r#""com.example.index":"nested""#,
                r#""org.opencontainers.image.url":"nowhere""#,
            ),
            Hints(&["image.annotations.url.url"]),
        ),
        Row(
            "a license",
            Text(
                "nested",
                r#""com.example.index":"nested""#,
                r#""org.opencontainers.image.licenses":"MIT OR Apache-2.0""#,
            ),
            Silence,
        ),
        Row(
            "no license",
            Text(
                "nested",
                r#""com.example.index":"nested""#,
                r#""org.opencontainers.image.licenses":"mine""#,
            ),
            Hints(&["image.annotations.licenses.spdx"]),
        ),
        Row(
            "a name with two dashes",
            Text("index.json", r#""v1""#, r#""a--b""#),
            Silence,
        ),
        Row(
            "a name with a port and a tag",
            Text("index.json", r#""v1""#, r#""localhost:5000/a/b:v1.2+3@x""#),
            Silence,
        ),
        Row(
            "a name with three dashes",
            Text("index.json", r#""v1""#, r#""a---b""#),
            Broken(&["image.annotations.ref-name.grammar"]),
        ),
        Row(
            "a name with a blank",
            Text("index.json", r#""v1""#, r#""a b""#),
            Broken(&["image.annotations.ref-name.grammar"]),
        ),
        Row(
            "an empty name",
            Text("index.json", r#""v1""#, r#""""#),
            Broken(&["image.annotations.ref-name.grammar"]),
        ),
        Row(
            "a name elsewhere",
            Text(
                "nested",
                r#"<amd64>,"#,
                r#"<amd64>,"annotations":{"org.opencontainers.image.ref.name":"v1"},"#,
            ),
            Hints(&["image.annotations.ref-name.position"]),
        ),
    ]);
}
