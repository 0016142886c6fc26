//! What is not of Linux alone: versions, options of mounts, hooks, annotations.

use oci_runtime::{Config, Features};

use super::table::{Row, hold, lines};

#[test]
fn versions_are_compared_by_precedence() {
    const UNRECOGNIZED: &str = "the newest version that the runtime recognizes";
    for (version, min, max, expected) in [
        ("1.0.0", "1.0.0", "1.0.0", ""),
        ("1.10.0", "1.9.0", "1.11.0", ""),
        ("1.0.2-dev", "1.0.0", "1.0.2-dev", ""),
        ("1.1.0", "1.0.0", "1.1.0+dev", ""),
        ("1.1.0+b", "1.0.0", "1.1.0+a", ""),
        (
            "1.1.0",
            "1.0.0",
            "1.1.0-rc.2",
            &format!(
                "/ociVersionMax | Unsupported | 1.1.0 is newer than 1.1.0-rc.2, {UNRECOGNIZED}"
            ),
        ),
        (
            "1.0.2",
            "1.0.0",
            "1.0.2-dev",
            &format!(
                "/ociVersionMax | Unsupported | 1.0.2 is newer than 1.0.2-dev, {UNRECOGNIZED}"
            ),
        ),
        (
            "1.0.0-rc5",
            "1.0.0",
            "1.3.0",
            "/ociVersionMin | Unsupported | 1.0.0-rc5 is older than 1.0.0, the oldest version that \
             the runtime recognizes",
        ),
        (
            "1.0",
            "1.0.0",
            "1.3.0",
            "/ociVersionMax | Unknown | `1.0` is no version, so that nothing can be compared with it",
        ),
        (
            "1.0.0",
            "v1",
            "1.3.0",
            "/ociVersionMin | Unknown | `v1` is no version, so that nothing can be compared with it",
        ),
        (
            "1.0.0",
            "1.0.0",
            "1.\u{1b}",
            "/ociVersionMax | Unknown | `1.\\u{1b}` is no version, so that nothing can be compared \
             with it",
        ),
    ] {
        let config = serde_json::json!({ "ociVersion": version }).to_string();
        let config = Config::from_slice(config.as_bytes()).unwrap();
        let features = serde_json::json!({ "ociVersionMin": min, "ociVersionMax": max });
        let features = Features::from_slice(features.to_string().as_bytes()).unwrap();
        let found = lines(&features, &config);
        let expected: Vec<String> = if expected.is_empty() {
            Vec::new()
        } else {
            vec![format!("/ociVersion | {expected}")]
        };
        assert_eq!(found, expected, "{version} in {min}..{max}");
    }
}

#[test]
fn a_version_can_be_outside_of_a_range_that_is_none() {
    let features = br#"{"ociVersionMin":"1.3.0","ociVersionMax":"1.0.0"}"#;
    let features = Features::from_slice(features).unwrap();
    let config = Config::from_slice(br#"{"ociVersion":"1.1.0"}"#).unwrap();
    assert_eq!(
        lines(&features, &config),
        [
            "/ociVersion | /ociVersionMin | Unsupported | 1.1.0 is older than 1.3.0, the oldest \
             version that the runtime recognizes",
            "/ociVersion | /ociVersionMax | Unsupported | 1.1.0 is newer than 1.0.0, the newest \
             version that the runtime recognizes",
        ]
    );
}

const HOOKS: &str = r#""hooks":{"poststop":[{"path":"/a"}],"prestart":[{"path":"/a"},{"path":"/b"}],"createRuntime":[]}"#;

#[test]
fn hooks() {
    hold(&[
        (HOOKS, r#""hooks":["poststop","prestart"]"#, &[]),
        (
            HOOKS,
            r#""hooks":["poststop","Prestart"]"#,
            &[(
                "/hooks/prestart",
                "/hooks",
                "Unsupported",
                "the runtime does not support the hook `prestart`",
            )],
        ),
        (
            HOOKS,
            r#""hooks":[]"#,
            &[
                (
                    "/hooks/prestart",
                    "/hooks",
                    "Unsupported",
                    "the runtime does not support the hook `prestart`",
                ),
                (
                    "/hooks/poststop",
                    "/hooks",
                    "Unsupported",
                    "the runtime does not support the hook `poststop`",
                ),
            ],
        ),
        (HOOKS, r#""hooks":null"#, UNKNOWN_HOOKS),
        (HOOKS, "", UNKNOWN_HOOKS),
        (r#""hooks":{}"#, "", &[]),
        (r#""hooks":{"com.example":[{"path":"/a"}]}"#, "", &[]),
    ]);
}

const UNKNOWN_HOOKS: &[(&str, &str, &str, &str)] = &[
    (
        "/hooks/prestart",
        "/hooks",
        "Unknown",
        "the features do not tell whether the runtime supports the hook `prestart`",
    ),
    (
        "/hooks/poststop",
        "/hooks",
        "Unknown",
        "the features do not tell whether the runtime supports the hook `poststop`",
    ),
];

const OPTIONS: &str = r#""mounts":[
    {"destination":"/a"},
    {"destination":"/b","options":["rro","size=1m","rslave","newinstance","acl","rnodev"]}
]"#;

#[test]
fn options_of_mounts() {
    hold(&[
        (OPTIONS, r#""mountOptions":["rnodev","rslave","rro"]"#, &[]),
        (
            OPTIONS,
            r#""mountOptions":["ro"]"#,
            &[
                (
                    "/mounts/1/options/0",
                    "/mountOptions",
                    "Unsupported",
                    "the runtime does not support the option of mounts `rro`",
                ),
                (
                    "/mounts/1/options/2",
                    "/mountOptions",
                    "Unsupported",
                    "the runtime does not support the option of mounts `rslave`",
                ),
                (
                    "/mounts/1/options/5",
                    "/mountOptions",
                    "Unsupported",
                    "the runtime does not support the option of mounts `rnodev`",
                ),
            ],
        ),
        (OPTIONS, r#""mountOptions":null"#, UNKNOWN_OPTIONS),
        (OPTIONS, "", UNKNOWN_OPTIONS),
        // What the specification does not know is told to the filesystem.
        (
            r#""mounts":[{"destination":"/b","options":["lowerdir=/l","RO","ro=1",""]}]"#,
            r#""mountOptions":[]"#,
            &[],
        ),
    ]);
}

const UNKNOWN_OPTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "/mounts/1/options/0",
        "/mountOptions",
        "Unknown",
        "the features do not tell whether the runtime supports the option of mounts `rro`",
    ),
    (
        "/mounts/1/options/2",
        "/mountOptions",
        "Unknown",
        "the features do not tell whether the runtime supports the option of mounts `rslave`",
    ),
    (
        "/mounts/1/options/5",
        "/mountOptions",
        "Unknown",
        "the features do not tell whether the runtime supports the option of mounts `rnodev`",
    ),
];

const IDMAP: &str = r#""mounts":[{
    "destination":"/a","options":["ridmap"],
    "uidMappings":[{"containerID":0,"hostID":0,"size":1}],
    "gidMappings":[{"containerID":0,"hostID":0,"size":1}]
}]"#;

#[test]
fn mounts_with_mappings_of_ids() {
    const POINTER: &str = "/linux/mountExtensions/idmap/enabled";
    let unknown: &'static [_] = &[
        (
            "/mounts/0/options/0",
            POINTER,
            "Unknown",
            "the features do not tell whether the runtime supports the option of mounts `ridmap`",
        ),
        (
            "/mounts/0/uidMappings",
            POINTER,
            "Unknown",
            "the features do not tell whether the runtime supports `uidMappings` of mounts",
        ),
        (
            "/mounts/0/gidMappings",
            POINTER,
            "Unknown",
            "the features do not tell whether the runtime supports `gidMappings` of mounts",
        ),
    ];
    hold(&[
        (
            IDMAP,
            r#""mountOptions":[],"linux":{"mountExtensions":{"idmap":{"enabled":true}}}"#,
            &[],
        ),
        (
            IDMAP,
            r#""linux":{"mountExtensions":{"idmap":{"enabled":false}}}"#,
            &[
                (
                    "/mounts/0/options/0",
                    POINTER,
                    "Unsupported",
                    "the runtime does not support the option of mounts `ridmap`",
                ),
                (
                    "/mounts/0/uidMappings",
                    POINTER,
                    "Unsupported",
                    "the runtime does not support `uidMappings` of mounts",
                ),
                (
                    "/mounts/0/gidMappings",
                    POINTER,
                    "Unsupported",
                    "the runtime does not support `gidMappings` of mounts",
                ),
            ],
        ),
        (
            r#""mounts":[{"destination":"/a","options":["idmap"],"uidMappings":[]}]"#,
            r#""mountOptions":["idmap"],"linux":{"mountExtensions":{"idmap":{"enabled":null}}}"#,
            &[],
        ),
        // A list without the option does not tell: there are runtimes that support it.
        (
            IDMAP,
            r#""mountOptions":["ro"],"linux":{"mountExtensions":{"idmap":{"enabled":null}}}"#,
            unknown,
        ),
        (
            IDMAP,
            r#""linux":{"mountExtensions":{"idmap":{}}}"#,
            unknown,
        ),
        (
            IDMAP,
            r#""linux":{"mountExtensions":{"idmap":null}}"#,
            unknown,
        ),
        (IDMAP, r#""linux":{"mountExtensions":null}"#, unknown),
        (IDMAP, r#""linux":null"#, unknown),
        (IDMAP, "", unknown),
    ]);
}

const ANNOTATIONS: &str =
    r#""annotations":{"a/b~c":"1","com.example.key":"2","org.systemd.property.X":"3"}"#;

#[test]
fn annotations() {
    const LISTED: &str = "/potentiallyUnsafeConfigAnnotations";
    let unknown: &'static [_] = &[(
        "/annotations",
        LISTED,
        "Unknown",
        "the features do not tell which annotations may change what the runtime does",
    )];
    let rows: [Row; 6] = [
        (
            ANNOTATIONS,
            r#""potentiallyUnsafeConfigAnnotations":[]"#,
            &[],
        ),
        (
            ANNOTATIONS,
            r#""potentiallyUnsafeConfigAnnotations":["com.example","org.systemd"]"#,
            &[],
        ),
        (
            ANNOTATIONS,
            r#""potentiallyUnsafeConfigAnnotations":["org.systemd.property.","a/b~c"]"#,
            &[
                (
                    "/annotations/a~1b~0c",
                    LISTED,
                    "Unsafe",
                    "the annotation `a/b~c` may change what the runtime does",
                ),
                (
                    "/annotations/org.systemd.property.X",
                    LISTED,
                    "Unsafe",
                    "the annotation `org.systemd.property.X` may change what the runtime does",
                ),
            ],
        ),
        (
            ANNOTATIONS,
            r#""potentiallyUnsafeConfigAnnotations":null"#,
            unknown,
        ),
        (ANNOTATIONS, "", unknown),
        (r#""annotations":{}"#, "", &[]),
    ];
    hold(&rows);
}
