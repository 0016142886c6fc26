//! One hook: [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Property, Shape, Value, Verdict, builder, object, shortened,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

/// A program that is run when something happens to a container.
///
/// [config.md#posix-platform-hooks](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#posix-platform-hooks)
///
/// ```
/// use oci_runtime::config::Hook;
///
/// let hook = Hook::builder("/usr/bin/fix-mounts")
///     .args(["fix-mounts", "arg1"])
///     .env_var("key1", "value1")
///     .timeout(5)
///     .build()?;
/// assert_eq!(hook.timeout, Some(5));
/// assert!(Hook::builder("fix-mounts").build().is_err());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Hook {
    /// The program: an absolute path.
    pub path: String,
    /// All that the program gets as arguments, beginning with its own name.
    pub args: Vec<String>,
    /// The environment of the program, as `NAME=value`.
    pub env: Vec<String>,
    /// After how many seconds it is aborted.
    pub timeout: Option<i64>,
    /// Properties that the specification does not name.
    pub extra: Extra<Hook>,
}

object!(Hook, "a hook", {
    "path" => path: required_text,
    "args" => args: collection,
    "env" => env: collection,
    "timeout" => timeout: optional_integer,
});

builder! {
    /// Makes a [`Hook`].
    pub struct HookBuilder(Hook) => CREATE_RUNTIME_HOOK;
    list args/arg: String;
    list env/env_entry: String;
    option timeout: i64;
    value extra: Extra<Hook>;
}

impl Hook {
    /// A hook that runs the program at an absolute path.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            args: Vec::new(),
            env: Vec::new(),
            timeout: None,
            extra: Extra::default(),
        }
    }

    /// Starts a hook from the absolute path of its program.
    pub fn builder(path: impl Into<String>) -> HookBuilder {
        HookBuilder::of(Self::new(path))
    }
}

impl HookBuilder {
    /// Adds a variable to `env`.
    pub fn env_var(self, name: &str, value: &str) -> Self {
        self.env_entry(format!("{name}={value}"))
    }
}

/// The shape of an entry of `prestart`, which those of `poststart` and `poststop` have, too.
pub static PRESTART_HOOK: Shape = Shape::new(
    "hook",
    "config.md#posix-platform-hooks",
    &[
        Property::required("path", "runtime.config.hooks.prestart.path", Value::String),
        Property::optional("args", "runtime.config.hooks.prestart.args", Value::STRINGS)
            .note("What a hook without `args` gets, the text does not say."),
        Property::optional("env", "runtime.config.hooks.prestart.env", Value::STRINGS)
            .note("What environment a hook without `env` has, the text does not say."),
        Property::optional(
            "timeout",
            "runtime.config.hooks.prestart.timeout",
            Value::INT64,
        )
        .note("The JSON Schema sets no upper bound; the Go type is a signed integer."),
    ],
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.rules(&[&PRESTART_PATH_ABSOLUTE, &PRESTART_TIMEOUT_POSITIVE]);

/// The shape of an entry of `createRuntime`, which those of `createContainer` and `startContainer`
/// have, too.
pub static CREATE_RUNTIME_HOOK: Shape = Shape::new(
    "hook",
    "config.md#posix-platform-hooks",
    &[
        Property::required(
            "path",
            "runtime.config.hooks.create-runtime.path",
            Value::String,
        ),
        Property::optional(
            "args",
            "runtime.config.hooks.create-runtime.args",
            Value::STRINGS,
        ),
        Property::optional(
            "env",
            "runtime.config.hooks.create-runtime.env",
            Value::STRINGS,
        ),
        Property::optional(
            "timeout",
            "runtime.config.hooks.create-runtime.timeout",
            Value::INT64,
        ),
    ],
)
.since(V1_0_2)
.on(platform::POSIX)
.rules(&[
    &CREATE_RUNTIME_PATH_ABSOLUTE,
    &CREATE_RUNTIME_TIMEOUT_POSITIVE,
]);

static PRESTART_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.config.hooks.prestart.path.absolute",
    "config.md#posix-platform-hooks",
    "`path` of a `prestart` hook is absolute.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("The JSON Schema takes any string.")
.check(
    |hook, _, verdict| judge_path(hook, verdict),
    &[
        Pass(r#"{"path":"/usr/bin/fix-mounts"}"#),
        Fail(r#"{"path":"fix-mounts"}"#, "/path"),
        Fail(r#"{"path":""}"#, "/path"),
    ],
);

static CREATE_RUNTIME_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.path.absolute",
    "config.md#posix-platform-hooks",
    "`path` of a `createRuntime` hook is absolute.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("The JSON Schema takes any string.")
.check(
    |hook, _, verdict| judge_path(hook, verdict),
    &[
        Pass(r#"{"path":"/usr/bin/fix-mounts"}"#),
        Fail(r#"{"path":"./fix-mounts"}"#, "/path"),
    ],
);

fn judge_path(hook: Node<'_>, verdict: &mut Verdict<'_>) {
    let path = hook.at("path");
    let Some(text) = path.str() else { return };
    verdict.count_case();
    if !platform::is_absolute_posix(&text) {
        let text = shortened(&text);
        verdict.breach(path, format!("`{text}` is no absolute path"));
    }
}

static PRESTART_TIMEOUT_POSITIVE: Clause = Clause::must(
    "runtime.config.hooks.prestart.timeout.positive",
    "config.md#posix-platform-hooks",
    "`timeout` of a `prestart` hook is greater than zero.",
)
.on(platform::POSIX)
.note("The Go type takes 0 and less.")
.check(
    |hook, _, verdict| judge_timeout(hook, verdict),
    &[
        Pass(r#"{"path":"/x","timeout":1}"#),
        Fail(r#"{"path":"/x","timeout":0}"#, "/timeout"),
        Fail(r#"{"path":"/x","timeout":-1}"#, "/timeout"),
    ],
);

static CREATE_RUNTIME_TIMEOUT_POSITIVE: Clause = Clause::must(
    "runtime.config.hooks.create-runtime.timeout.positive",
    "config.md#posix-platform-hooks",
    "`timeout` of a `createRuntime` hook is greater than zero.",
)
.since(V1_0_2)
.on(platform::POSIX)
.note("The Go type takes 0 and less.")
.check(
    |hook, _, verdict| judge_timeout(hook, verdict),
    &[
        Pass(r#"{"path":"/x","timeout":30}"#),
        Fail(r#"{"path":"/x","timeout":0}"#, "/timeout"),
    ],
);

fn judge_timeout(hook: Node<'_>, verdict: &mut Verdict<'_>) {
    let timeout = hook.at("timeout");
    let Some(seconds) = timeout.int() else { return };
    verdict.count_case();
    if seconds <= 0 {
        verdict.breach(timeout, format!("{seconds} is not greater than zero"));
    }
}
