//! `root`: [config.md#root](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#root).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Property, Shape, Subject, Value, Verdict, builder, object, shortened,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_0_RC5},
};

/// The root filesystem of a container.
///
/// [config.md#root](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#root)
///
/// ```
/// use oci_runtime::config::Root;
///
/// let root = Root::builder("rootfs").readonly(true).build()?;
/// assert!(root.is_readonly());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Root {
    /// Where it is: an absolute path, or one that is relative to the bundle.
    pub path: String,
    /// Whether the container cannot write to it; [`Root::is_readonly`] has the default.
    pub readonly: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<Root>,
}

object!(Root, "a root filesystem", {
    "path" => path: required_text,
    "readonly" => readonly: optional,
});

builder! {
    /// Makes a [`Root`].
    pub struct RootBuilder(Root) => ROOT;
    option readonly: bool;
    value extra: Extra<Root>;
}

impl Root {
    /// A root filesystem at `path` that can be written to.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            readonly: None,
            extra: Extra::default(),
        }
    }

    /// Starts a root filesystem from its path.
    pub fn builder(path: impl Into<String>) -> RootBuilder {
        RootBuilder::of(Self::new(path))
    }

    /// Whether the container cannot write to it: if it does not say, it can.
    #[must_use]
    pub fn is_readonly(&self) -> bool {
        self.readonly.unwrap_or(false)
    }
}

/// The shape of `root`.
pub static ROOT: Shape = Shape::new(
    "root",
    "config.md#root",
    &[
        Property::required("path", "runtime.config.root.path", Value::String)
            .note("An empty path would be that of the bundle itself; no sentence forbids it."),
        Property::optional("readonly", "runtime.config.root.readonly", Value::Bool),
    ],
)
.since(V1_0_0_RC5)
.rules(&[
    &PATH_WINDOWS_VOLUME_GUID,
    &PATH_POSIX_ABSOLUTE_OR_RELATIVE,
    &PATH_POSIX_CONVENTIONAL_ROOTFS,
    &READONLY_WINDOWS_OMITTED_OR_FALSE,
]);

pub(super) static WINDOWS_SERVER_REQUIRED: Clause = Clause::required(
    "runtime.config.root.windows-server.required",
    "config.md#root",
    "A Windows Server container, which is one without `windows.hyperv`, has a `root`.",
)
.on(platform::WINDOWS)
.check(
    |config, _, verdict| {
        if !config.at("windows").at("hyperv").exists() {
            judge_presence(config, verdict, "a container of Windows without `hyperv`");
        }
    },
    &[
        Pass(r#"{"windows":{},"root":{}}"#),
        Fail(r#"{"windows":{}}"#, "/root"),
        Fail("{}", "/root"),
    ],
);

pub(super) static HYPERV_ABSENT: Clause = Clause::must_not(
    "runtime.config.root.hyperv.absent",
    "config.md#root",
    "A Hyper-V container, which is one with `windows.hyperv`, has no `root`.",
)
.on(platform::WINDOWS)
.note("That `hyperv` is there decides, be it empty.")
.check(
    |config, _, verdict| {
        let hyperv = config.at("windows").at("hyperv");
        if !hyperv.exists() || hyperv.is_null() {
            return;
        }
        verdict.count_case();
        if let Some(root) = config.at("root").present() {
            verdict.breach(root, "a container with `windows.hyperv` has a `root`");
        }
    },
    &[
        Pass(r#"{"windows":{"hyperv":{}}}"#),
        Fail(r#"{"windows":{"hyperv":{}},"root":{}}"#, "/root"),
    ],
);

pub(super) static OTHER_PLATFORMS_REQUIRED: Clause = Clause::required(
    "runtime.config.root.other-platforms.required",
    "config.md#root",
    "On every platform but Windows there is a `root`.",
)
.since(V1_0_0)
.note(
    "The JSON Schema and the Go type do without. What has no `windows` is for another platform, or \
     breaks another clause. The sentence goes for virtual machines, too, although `vm.image` can \
     say what they start from.",
)
.check(
    |config, context, verdict| {
        let known = context.platforms.is_some_and(|names| !names.is_empty());
        let windows = if known {
            context.is_for("windows")
        } else {
            config.at("windows").exists()
        };
        if !windows {
            judge_presence(config, verdict, "the config");
        }
    },
    &[
        Pass(r#"{"root":{"path":"rootfs"}}"#),
        Fail("{}", "/root"),
        Fail(r#"{"linux":{}}"#, "/root"),
    ],
);

fn judge_presence(config: Node<'_>, verdict: &mut Verdict<'_>, what: &str) {
    verdict.count_case();
    let root = config.at("root");
    if !root.exists() {
        verdict.breach(root, format!("{what} has no `root`"));
    }
}

static PATH_WINDOWS_VOLUME_GUID: Clause = Clause::must(
    "runtime.config.root.path.windows.volume-guid",
    "config.md#root",
    r"`path` is a volume GUID path, such as `\\?\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\`.",
)
.on(platform::WINDOWS)
.note(
    "Only the example shows that a backslash ends it; a path without passes, one that leads on \
     does not.",
)
.check(
    volume_guid,
    &[
        Pass(r#"{"path":"\\\\?\\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\\"}"#),
        Pass(r#"{"path":"\\\\?\\Volume{EC84D99E-3F02-11E7-AC6C-00155D7682CF}"}"#),
        Fail(r#"{"path":"rootfs"}"#, "/path"),
        Fail(r#"{"path":"C:\\rootfs"}"#, "/path"),
        Fail(r#"{"path":"\\\\?\\Volume{ec84d99e}\\"}"#, "/path"),
        Fail(
            r#"{"path":"\\\\?\\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\\rootfs"}"#,
            "/path",
        ),
    ],
);

fn volume_guid(root: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let path = root.at("path");
    let Some(text) = path.str() else { return };
    if platform::is_posix(context) {
        return;
    }
    verdict.count_case();
    let guid = text
        .strip_prefix(r"\\?\Volume{")
        .map(|rest| rest.strip_suffix('\\').unwrap_or(rest))
        .and_then(|rest| rest.strip_suffix('}'));
    if !guid.is_some_and(is_guid) {
        let text = shortened(&text);
        verdict.breach(path, format!("`{text}` is no volume GUID path"));
    }
}

fn is_guid(text: &str) -> bool {
    let parts = text.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then_some(part.len())
    });
    parts.eq([8, 4, 4, 4, 12].map(Some))
}

static PATH_POSIX_ABSOLUTE_OR_RELATIVE: Clause = Clause::may(
    "runtime.config.root.path.posix.absolute-or-relative",
    "config.md#root",
    "`path` is an absolute path, or one that is relative to the bundle.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The comment of the Go type speaks of an absolute path.")
.examples(&[
    Pass(r#"{"path":"/to/bundle/rootfs"}"#),
    Pass(r#"{"path":"rootfs"}"#),
]);

pub(super) static PATH_POSIX_RELATIVE_TO_BUNDLE: Clause = Clause::must(
    "runtime.config.root.path.posix.relative-to-bundle",
    "config.md#root",
    "A relative `path` is relative to the bundle, wherever the runtime is started.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

static PATH_POSIX_CONVENTIONAL_ROOTFS: Clause = Clause::should(
    "runtime.config.root.path.posix.conventional-rootfs",
    "config.md#root",
    "`path` is the conventional `rootfs`.",
)
.on(platform::POSIX)
.note("An absolute path that ends in `/rootfs`, as in the example above the sentence, passes.")
.check(
    |root, _, verdict| {
        let path = root.at("path");
        let Some(text) = path.str() else { return };
        verdict.count_case();
        let last = text.trim_end_matches('/').rsplit('/').next();
        if last != Some("rootfs") {
            let text = shortened(&text);
            verdict.breach(path, format!("expected `rootfs`, found `{text}`"));
        }
    },
    &[
        Pass(r#"{"path":"rootfs"}"#),
        Pass(r#"{"path":"./rootfs/"}"#),
        Pass(r#"{"path":"/to/bundle/rootfs"}"#),
        Fail(r#"{"path":"/var/lib/images/1"}"#, "/path"),
        Fail(r#"{"path":""}"#, "/path"),
    ],
);

pub(crate) static PATH_DIRECTORY_EXISTS: Clause = Clause::must(
    "runtime.config.root.path.directory-exists",
    "config.md#root",
    "There is a directory at `path`.",
)
.since(V1_0_0_RC5)
.note("Symbolic links are followed. On Windows only the host knows.")
.judged(
    Subject::Bundle,
    &[
        PassFiles(&[
            (
                "config.json",
                r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"linux":{}}"#,
            ),
            ("rootfs/", ""),
        ]),
        FailFiles(
            &[(
                "config.json",
                r#"{"ociVersion":"1.0.0","root":{"path":"rootfs"},"linux":{}}"#,
            )],
            "config.json",
            "/root/path",
        ),
        FailFiles(
            &[
                (
                    "config.json",
                    r#"{"ociVersion":"1.0.0-rc5","root":{"path":"rootfs"}}"#,
                ),
                ("rootfs", "a file"),
            ],
            "config.json",
            "/root/path",
        ),
    ],
);

pub(super) static READONLY_DEFAULT_FALSE: Clause = Clause::must(
    "runtime.config.root.readonly.default-false",
    "config.md#root",
    "Without `readonly` the root filesystem is not made read-only.",
)
.since(V1_0_0_RC5)
.note("What is read-only on the host stays so.");

pub(super) static READONLY_ENFORCED: Clause = Clause::must(
    "runtime.config.root.readonly.enforced",
    "config.md#root",
    "If `readonly` is true, no process in the container can write to the root filesystem.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX);

static READONLY_WINDOWS_OMITTED_OR_FALSE: Clause = Clause::must(
    "runtime.config.root.readonly.windows.omitted-or-false",
    "config.md#root",
    "`readonly` is not there, or false.",
)
.on(platform::WINDOWS)
.check(
    |root, context, verdict| {
        if platform::is_posix(context) {
            return;
        }
        verdict.count_case();
        let readonly = root.at("readonly");
        if readonly.bool() == Some(true) {
            verdict.breach(readonly, "Windows has no read-only root filesystems");
        }
    },
    &[
        Pass(r#"{"path":"x"}"#),
        Pass(r#"{"path":"x","readonly":false}"#),
        Fail(r#"{"path":"x","readonly":true}"#, "/readonly"),
    ],
);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"path": "rootfs", "readonly": true, "com.example": null});
        let root: Root = serde_json::from_value(value.clone()).unwrap();
        assert!(root.is_readonly());
        assert_eq!(root.extra.get("com.example"), Some(&json!(null)));
        assert_eq!(serde_json::to_value(&root).unwrap(), value);
        let root: Root = serde_json::from_str(r#"{"readonly":null,"path":""}"#).unwrap();
        assert_eq!(root, Root::new(""));
        assert_eq!(serde_json::to_string(&root).unwrap(), r#"{"path":""}"#);
    }

    #[test]
    fn says_why_it_cannot_read() {
        for (text, problem) in [
            ("{}", "missing field `path` at line 1 column 2"),
            (
                "[]",
                "invalid type: sequence, expected a root filesystem at line 1 column 0",
            ),
            (
                r#"{"path":1}"#,
                "invalid type: integer `1`, expected a string at line 1 column 9",
            ),
            (
                r#"{"path":"","readonly":0}"#,
                "invalid type: integer `0`, expected a boolean at line 1 column 23",
            ),
        ] {
            let error = serde_json::from_str::<Root>(text).unwrap_err();
            assert_eq!(error.to_string(), problem);
        }
    }

    #[test]
    fn builds() {
        let root = Root::builder("rootfs").readonly(false).build().unwrap();
        assert_eq!(root.readonly, Some(false));
        assert!(!root.is_readonly());
    }

    #[test]
    fn volumes_have_guids() {
        assert!(is_guid("ec84d99e-3f02-11e7-ac6c-00155d7682cf"));
        for text in [
            "",
            "ec84d99e-3f02-11e7-ac6c",
            "ec84d99e-3f02-11e7-ac6c-00155d7682cg",
        ] {
            assert!(!is_guid(text), "{text}");
        }
    }
}
