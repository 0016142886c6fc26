//! seccomp.

use super::table::hold;

#[test]
fn seccomp_as_a_whole() {
    let asked = r#""linux":{"seccomp":{
        "defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X32"],
        "flags":["SECCOMP_FILTER_FLAG_LOG"]
    }}"#;
    let unknown: &'static [_] = &[(
        "/linux/seccomp",
        "/linux/seccomp/enabled",
        "Unknown",
        "the features do not tell whether the runtime supports seccomp",
    )];
    let lists = r#""actions":["SCMP_ACT_ALLOW"],"archs":["SCMP_ARCH_X32"],"supportedFlags":["SECCOMP_FILTER_FLAG_LOG"]"#;
    let told = |enabled: &str| -> &'static str {
        format!(r#""linux":{{"seccomp":{{{enabled}{lists}}}}}"#).leak()
    };
    hold(&[
        (asked, told(r#""enabled":true,"#), &[]),
        (
            asked,
            r#""linux":{"seccomp":{"enabled":false,"actions":[]}}"#,
            &[(
                "/linux/seccomp",
                "/linux/seccomp/enabled",
                "Unsupported",
                "the runtime does not support seccomp",
            )],
        ),
        (asked, told(r#""enabled":null,"#), unknown),
        (asked, told(""), unknown),
        // One gap says it all.
        (asked, r#""linux":{"seccomp":null}"#, unknown),
        (asked, r#""linux":{}"#, unknown),
        (asked, r#""linux":null"#, unknown),
        (asked, "", unknown),
    ]);
}

const RULES: &str = r#""linux":{"seccomp":{
    "defaultAction":"SCMP_ACT_ERRNO",
    "syscalls":[
        {"names":["read"],"action":"SCMP_ACT_ALLOW"},
        {"names":["personality"],"action":"SCMP_ACT_LOG","args":[
            {"index":0,"value":0,"op":"SCMP_CMP_EQ"},
            {"index":1,"value":0,"op":"SCMP_CMP_NE"}
        ]}
    ]
}}"#;

const UNKNOWN_RULES: &[(&str, &str, &str, &str)] = &[
    (
        "/linux/seccomp/defaultAction",
        "/linux/seccomp/actions",
        "Unknown",
        "the features do not tell whether the runtime supports the action of seccomp \
         `SCMP_ACT_ERRNO`",
    ),
    (
        "/linux/seccomp/syscalls/0/action",
        "/linux/seccomp/actions",
        "Unknown",
        "the features do not tell whether the runtime supports the action of seccomp \
         `SCMP_ACT_ALLOW`",
    ),
    (
        "/linux/seccomp/syscalls/1/action",
        "/linux/seccomp/actions",
        "Unknown",
        "the features do not tell whether the runtime supports the action of seccomp \
         `SCMP_ACT_LOG`",
    ),
    (
        "/linux/seccomp/syscalls/1/args/0/op",
        "/linux/seccomp/operators",
        "Unknown",
        "the features do not tell whether the runtime supports the operator of seccomp \
         `SCMP_CMP_EQ`",
    ),
    (
        "/linux/seccomp/syscalls/1/args/1/op",
        "/linux/seccomp/operators",
        "Unknown",
        "the features do not tell whether the runtime supports the operator of seccomp \
         `SCMP_CMP_NE`",
    ),
];

#[test]
fn actions_and_operators() {
    hold(&[
        (
            RULES,
            r#""linux":{"seccomp":{"enabled":true,
                "actions":["SCMP_ACT_LOG","SCMP_ACT_ERRNO","SCMP_ACT_ALLOW"],
                "operators":["SCMP_CMP_NE","SCMP_CMP_EQ"]}}"#,
            &[],
        ),
        (
            RULES,
            r#""linux":{"seccomp":{"enabled":true,
                "actions":["SCMP_ACT_ALLOW"],"operators":["SCMP_CMP_EQ"]}}"#,
            &[
                (
                    "/linux/seccomp/defaultAction",
                    "/linux/seccomp/actions",
                    "Unsupported",
                    "the runtime does not support the action of seccomp `SCMP_ACT_ERRNO`",
                ),
                (
                    "/linux/seccomp/syscalls/1/action",
                    "/linux/seccomp/actions",
                    "Unsupported",
                    "the runtime does not support the action of seccomp `SCMP_ACT_LOG`",
                ),
                (
                    "/linux/seccomp/syscalls/1/args/1/op",
                    "/linux/seccomp/operators",
                    "Unsupported",
                    "the runtime does not support the operator of seccomp `SCMP_CMP_NE`",
                ),
            ],
        ),
        (
            RULES,
            r#""linux":{"seccomp":{"enabled":true,"actions":null,"operators":null}}"#,
            UNKNOWN_RULES,
        ),
        (
            RULES,
            r#""linux":{"seccomp":{"enabled":true}}"#,
            UNKNOWN_RULES,
        ),
    ]);
}

#[test]
fn architectures() {
    let asked = r#""linux":{"seccomp":{
        "defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86","SCMP_ARCH_X32"]
    }}"#;
    let unknown: &'static [_] = &[
        (
            "/linux/seccomp/architectures/0",
            "/linux/seccomp/archs",
            "Unknown",
            "the features do not tell whether the runtime supports the architecture of seccomp \
             `SCMP_ARCH_X86`",
        ),
        (
            "/linux/seccomp/architectures/1",
            "/linux/seccomp/archs",
            "Unknown",
            "the features do not tell whether the runtime supports the architecture of seccomp \
             `SCMP_ARCH_X32`",
        ),
    ];
    hold(&[
        (
            asked,
            r#""linux":{"seccomp":{"enabled":true,"actions":["SCMP_ACT_ALLOW"],
                "archs":["SCMP_ARCH_X32","SCMP_ARCH_X86"]}}"#,
            &[],
        ),
        (
            asked,
            r#""linux":{"seccomp":{"enabled":true,"actions":["SCMP_ACT_ALLOW"],
                "archs":["SCMP_ARCH_X86"]}}"#,
            &[(
                "/linux/seccomp/architectures/1",
                "/linux/seccomp/archs",
                "Unsupported",
                "the runtime does not support the architecture of seccomp `SCMP_ARCH_X32`",
            )],
        ),
        (
            asked,
            r#""linux":{"seccomp":{"enabled":true,"actions":["SCMP_ACT_ALLOW"],"archs":null}}"#,
            unknown,
        ),
        (
            asked,
            r#""linux":{"seccomp":{"enabled":true,"actions":["SCMP_ACT_ALLOW"]}}"#,
            unknown,
        ),
    ]);
}

#[test]
fn flags_that_are_known_and_flags_that_are_supported() {
    const LOG: &str = "SECCOMP_FILTER_FLAG_LOG";
    let asked = r#""linux":{"seccomp":{
        "defaultAction":"SCMP_ACT_ALLOW","flags":["SECCOMP_FILTER_FLAG_LOG"]
    }}"#;
    let lacking = format!("the runtime does not support the flag of seccomp `{LOG}`");
    let beyond = format!(
        "the runtime knows the flag of seccomp `{LOG}`, but its kernel or libseccomp does not \
         support it"
    );
    let unknown = format!(
        "the features do not tell whether the runtime supports the flag of seccomp `{LOG}`"
    );
    let config = super::table::config(asked);
    let (known, supported) = ("/linux/seccomp/knownFlags", "/linux/seccomp/supportedFlags");
    for (known_flags, supported_flags, expected) in [
        (Some(true), Some(true), None),
        (Some(false), Some(true), None),
        (None, Some(true), None),
        (
            Some(true),
            Some(false),
            Some((supported, "Unsupported", &beyond)),
        ),
        (
            Some(false),
            Some(false),
            Some((known, "Unsupported", &lacking)),
        ),
        (
            None,
            Some(false),
            Some((supported, "Unsupported", &lacking)),
        ),
        (Some(true), None, Some((supported, "Unknown", &unknown))),
        (Some(false), None, Some((known, "Unsupported", &lacking))),
        (None, None, Some((supported, "Unknown", &unknown))),
    ] {
        let list = |has: Option<bool>| match has {
            Some(true) => format!(r#"["{LOG}"]"#),
            Some(false) => "[]".to_owned(),
            None => "null".to_owned(),
        };
        let offered = format!(
            r#""linux":{{"seccomp":{{"enabled":true,"actions":["SCMP_ACT_ALLOW"],
                "knownFlags":{},"supportedFlags":{}}}}}"#,
            list(known_flags),
            list(supported_flags)
        );
        let found = super::table::lines(&super::table::features(&offered), &config);
        let expected: Vec<String> = expected
            .iter()
            .map(|(pointer, support, message)| {
                format!("/linux/seccomp/flags/0 | {pointer} | {support} | {message}")
            })
            .collect();
        assert_eq!(found, expected, "{offered}");
    }
    hold(&[(
        asked,
        r#""linux":{"seccomp":{"enabled":true,"actions":["SCMP_ACT_ALLOW"]}}"#,
        &[(
            "/linux/seccomp/flags/0",
            "/linux/seccomp/supportedFlags",
            "Unknown",
            "the features do not tell whether the runtime supports the flag of seccomp \
             `SECCOMP_FILTER_FLAG_LOG`",
        )],
    )]);
}
