//! Options of mounts: [features.md#mount-options](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md#mount-options).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    shortened,
};

use crate::{platform, specification::V1_1_0};

/// Options of well-known filesystems that are told to them as data.
const DATA_OPTIONS: &[&str] = &[
    "data",
    "gid",
    "hidepid",
    "lowerdir",
    "mode",
    "newinstance",
    "nr_blocks",
    "nr_inodes",
    "ptmxmode",
    "size",
    "uid",
    "upperdir",
    "workdir",
];

pub(super) static NO_FS_SPECIFIC: Clause = Clause::should_not(
    "runtime.features.mount-options.no-fs-specific",
    "features.md#mount-options",
    "On Linux `mountOptions` has no options of particular filesystems, which mount(2) takes as \
     data.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "Which options these are is not said: some well-known ones are, and whatever has a `=`. The \
     text's own example has `acl` and `noacl`, which pass.",
)
.check(
    |features, _, verdict| {
        for option in features.at("mountOptions").items() {
            let Some(text) = option.str() else { continue };
            verdict.count_case();
            if text.contains('=') || DATA_OPTIONS.contains(&text.as_ref()) {
                let text = shortened(&text);
                verdict.breach(option, format!("`{text}` is an option of a filesystem"));
            }
        }
    },
    &[
        Pass(r#"{"mountOptions":["ro","acl","tmpcopyup"]}"#),
        Fail(r#"{"mountOptions":["ro","lowerdir"]}"#, "/mountOptions/1"),
        Fail(r#"{"mountOptions":["mode=755"]}"#, "/mountOptions/0"),
    ],
);
