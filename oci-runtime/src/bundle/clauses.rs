//! The clauses about bundles.

use oci_conformance::{
    Clause,
    Example::{FailFiles, PassFiles},
    Severity, Subject,
};

use crate::specification::V1_0_0_RC5;

pub(super) static LOCAL_DIRECTORY: Clause = Clause::must(
    "runtime.bundle.local-directory",
    "bundle.md#container-format",
    "A bundle is a directory of a local filesystem.",
)
.since(V1_0_0_RC5)
.note(
    "How it got there is no part of the format. Whether the filesystem is local is not looked at.",
)
.judged(Subject::Bundle, &[PassFiles(COMPLETE)]);

pub(super) static SELF_CONTAINED: Clause = Clause::must(
    "runtime.bundle.self-contained",
    "bundle.md#container-format",
    "A bundle has all that is needed to load and run the container.",
)
.since(V1_0_0_RC5)
.uncheckable("what is needed only running it would show");

pub(super) static CONFIG_REQUIRED: Clause = Clause::required(
    "runtime.bundle.config.required",
    "bundle.md#containerFormat01",
    "Every bundle has a file `config.json`.",
)
.since(V1_0_0_RC5)
.note("A link counts as the file that it leads to; whatever is no regular file is none.")
.judged(
    Subject::Bundle,
    &[
        PassFiles(COMPLETE),
        FailFiles(&[("rootfs/", "")], "config.json", ""),
        FailFiles(&[("config.json/", "")], "config.json", ""),
    ],
);

pub(super) static CONFIG_IN_ROOT: Clause = Clause::must(
    "runtime.bundle.config.in-root",
    "bundle.md#containerFormat01",
    "`config.json` lies right in the directory of the bundle.",
)
.since(V1_0_0_RC5)
.note("A link that leads out of the bundle breaks it, and is not followed.")
.judged(
    Subject::Bundle,
    &[
        PassFiles(COMPLETE),
        FailFiles(
            &[("redis/config.json", r#"{"ociVersion":"1.0.0"}"#)],
            "redis/config.json",
            "",
        ),
    ],
);

pub(super) static CONFIG_NAME: Clause = Clause::must(
    "runtime.bundle.config.name",
    "bundle.md#containerFormat01",
    "The file with the configuration is called exactly `config.json`.",
)
.since(V1_0_0_RC5)
.note("The directory is listed, as some filesystems also open it under names in other case.")
.judged(
    Subject::Bundle,
    &[
        PassFiles(COMPLETE),
        FailFiles(
            &[("Config.json", r#"{"ociVersion":"1.0.0"}"#)],
            "Config.json",
            "",
        ),
    ],
);

pub(super) static ROOTFS_PRESENT_WHEN_REFERENCED: Clause = Clause::must(
    "runtime.bundle.rootfs.present-when-referenced",
    "bundle.md#containerFormat02",
    "If `config.json` has a `root.path`, that directory is there.",
)
.note(
    "config.md says the same. v1.0.0-rc5 wanted a root directory in every bundle. Volumes of \
     Windows are not looked for.",
)
.judged(
    Subject::Bundle,
    &[
        PassFiles(COMPLETE),
        PassFiles(&[
            (
                "config.json",
                r#"{"ociVersion":"1.0.0","root":{"path":"a/b"}}"#,
            ),
            ("a/b/", ""),
        ]),
        FailFiles(
            &[(
                "config.json",
                r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"}}"#,
            )],
            "config.json",
            "/root/path",
        ),
        FailFiles(
            &[
                (
                    "config.json",
                    r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"}}"#,
                ),
                ("rootfs", "a file"),
            ],
            "config.json",
            "/root/path",
        ),
    ],
);

pub(super) static ARTIFACTS_SINGLE_DIRECTORY: Clause = Clause::must(
    "runtime.bundle.artifacts.single-directory",
    "bundle.md#container-format",
    "`config.json` and the root filesystem are in one directory.",
)
.since(V1_0_0_RC5)
.softened(
    Severity::Warning,
    "config.md lets `root.path` be any absolute path, and tools such as podman make use of it",
)
.note(
    "On Windows the root filesystem is a volume of its own. A directory somewhere below counts, \
     and so does the bundle itself.",
)
.judged(
    Subject::Bundle,
    &[
        PassFiles(COMPLETE),
        FailFiles(
            &[(
                "config.json",
                r#"{"ociVersion":"1.0.0","root":{"path":".."}}"#,
            )],
            "config.json",
            "/root/path",
        ),
    ],
);

pub(super) static ARCHIVE_NO_TOP_LEVEL_DIRECTORY: Clause = Clause::must(
    "runtime.bundle.archive.no-top-level-directory",
    "bundle.md#container-format",
    "The directory is no part of the bundle: an archive of it has `config.json` at its root.",
)
.since(V1_0_0_RC5)
.uncheckable("a directory does not show from which archive it came");

const COMPLETE: &[(&str, &str)] = &[
    (
        "config.json",
        r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"}}"#,
    ),
    ("rootfs/", ""),
];
