//! `config`, the execution parameters: [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties).

mod clauses;
mod empty_object;
mod healthcheck;

use std::collections::BTreeMap;

use oci_conformance::{Context, Invalid, Property, Shape, Value, builder, object};

pub(super) use self::clauses::*;
pub use self::{
    empty_object::EmptyObject,
    healthcheck::{Healthcheck, HealthcheckBuilder},
};
use crate::{Extra, annotations, specification::V1_1_0};

/// What a container made from the image runs, unless it is told otherwise.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
///
/// The names of the properties begin with capitals in JSON. Of lists and maps the specification
/// does not tell an empty one from none: both are empty here, and are not written.
///
/// ```
/// use oci_image::config::ExecutionParameters;
///
/// let parameters = ExecutionParameters::builder()
///     .entrypoint_arg("/bin/my-app-binary")
///     .env_var("FOO", "oci_is_a")
///     .exposed_port("8080/tcp")
///     .label("com.example.project", "my-app")
///     .build()?;
/// assert_eq!(parameters.env, ["FOO=oci_is_a"]);
/// # Ok::<(), oci_image::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ExecutionParameters {
    /// The user that the process runs as, in the form of its platform: on Linux a name or number,
    /// which a colon and a group may follow.
    pub user: Option<String>,
    /// The ports to expose, such as `8080/tcp`.
    pub exposed_ports: BTreeMap<String, EmptyObject>,
    /// Environment variables, as `NAME=value`.
    pub env: Vec<String>,
    /// The command to run, argument by argument.
    pub entrypoint: Vec<String>,
    /// Default arguments of the entrypoint, or the command itself where there is no entrypoint.
    pub cmd: Vec<String>,
    /// Directories in which the process is likely to write.
    pub volumes: BTreeMap<String, EmptyObject>,
    /// The directory that the process starts in.
    pub working_dir: Option<String>,
    /// What a reader may want to know about the image.
    pub labels: BTreeMap<String, String>,
    /// The signal that ends the process, such as `SIGKILL` or `SIGRTMIN+3`.
    pub stop_signal: Option<String>,
    /// Whether the only argument is a command line that is escaped already; of Docker on Windows,
    /// deprecated.
    pub args_escaped: Option<bool>,
    /// Reserved for compatibility with Docker: a limit of memory, in bytes.
    pub memory: Option<i64>,
    /// Reserved for compatibility with Docker: a limit of memory and swap together, in bytes.
    pub memory_swap: Option<i64>,
    /// Reserved for compatibility with Docker: a weight among the users of the CPU.
    pub cpu_shares: Option<i64>,
    /// Reserved for compatibility with Docker: how to find out whether a container is healthy.
    pub healthcheck: Option<Healthcheck>,
    /// Docker's `OnBuild`: what to do when an image is built upon this one.
    ///
    /// The specification does not name it: a value that is no array of strings is kept in `extra`.
    pub on_build: Vec<String>,
    /// Docker's `Shell`: what runs a command that is given as one line.
    ///
    /// The specification does not name it: a value that is no array of strings is kept in `extra`.
    pub shell: Vec<String>,
    /// Properties that neither the specification nor a field names.
    pub extra: Extra<ExecutionParameters>,
}

object!(ExecutionParameters, "execution parameters", {
    "User" => user: text,
    "ExposedPorts" => exposed_ports: collection,
    "Env" => env: collection,
    "Entrypoint" => entrypoint: collection,
    "Cmd" => cmd: collection,
    "Volumes" => volumes: collection,
    "WorkingDir" => working_dir: text,
    "Labels" => labels: collection,
    "StopSignal" => stop_signal: text,
    "ArgsEscaped" => args_escaped: optional,
    "Memory" => memory: optional_integer,
    "MemorySwap" => memory_swap: optional_integer,
    "CpuShares" => cpu_shares: optional_integer,
    "Healthcheck" => healthcheck: optional,
    "OnBuild" => on_build: loose_collection,
    "Shell" => shell: loose_collection,
});

builder! {
    /// Makes [`ExecutionParameters`].
    pub struct ExecutionParametersBuilder(ExecutionParameters);
    option user: String;
    value exposed_ports: BTreeMap<String, EmptyObject>;
    value env: Vec<String>;
    list entrypoint/entrypoint_arg: String;
    list cmd/cmd_arg: String;
    value volumes: BTreeMap<String, EmptyObject>;
    option working_dir: String;
    map labels/label: String;
    option stop_signal: String;
    option args_escaped: bool;
    option memory: i64;
    option memory_swap: i64;
    option cpu_shares: i64;
    option healthcheck: Healthcheck;
    list on_build/on_build_step: String;
    list shell/shell_arg: String;
    value extra: Extra<ExecutionParameters>;
}

impl ExecutionParameters {
    /// Starts execution parameters, of which none has to be there.
    pub fn builder() -> ExecutionParametersBuilder {
        ExecutionParametersBuilder(Self {
            user: None,
            exposed_ports: BTreeMap::new(),
            env: Vec::new(),
            entrypoint: Vec::new(),
            cmd: Vec::new(),
            volumes: BTreeMap::new(),
            working_dir: None,
            labels: BTreeMap::new(),
            stop_signal: None,
            args_escaped: None,
            memory: None,
            memory_swap: None,
            cpu_shares: None,
            healthcheck: None,
            on_build: Vec::new(),
            shell: Vec::new(),
            extra: Extra::default(),
        })
    }

    /// The environment variables as pairs of a name and a value; what has no `=` is left out.
    pub fn env_vars(&self) -> impl Iterator<Item = (&str, &str)> {
        self.env.iter().filter_map(|entry| entry.split_once('='))
    }

    /// The whole command: the entrypoint, and the default arguments behind it.
    pub fn command(&self) -> impl Iterator<Item = &str> {
        self.entrypoint.iter().chain(&self.cmd).map(String::as_str)
    }
}

impl ExecutionParametersBuilder {
    /// Adds a port to expose, such as `8080/tcp`.
    pub fn exposed_port(mut self, port: impl Into<String>) -> Self {
        self.0
            .exposed_ports
            .insert(port.into(), EmptyObject::default());
        self
    }

    /// Adds an environment variable.
    pub fn env_var(mut self, name: &str, value: &str) -> Self {
        self.0.env.push(format!("{name}={value}"));
        self
    }

    /// Adds a directory in which the process is likely to write.
    pub fn volume(mut self, directory: impl Into<String>) -> Self {
        self.0
            .volumes
            .insert(directory.into(), EmptyObject::default());
        self
    }

    /// Ends the execution parameters, or names the clauses that they would break.
    #[inline]
    pub fn build(self) -> Result<ExecutionParameters, Invalid> {
        Invalid::or_part(self.0, &EXECUTION, &Context::default())
    }
}

const RESERVED: &str = "It is reserved for compatibility with Docker, and means nothing here. The \
    JSON Schema does not list it, and so lets any value pass; the prose, which types it, is \
    followed. Of integers those of 64 bits are taken, which Docker uses.";

/// The shape of `config`.
pub static EXECUTION: Shape = Shape::new(
    "execution parameters",
    "config.md#properties",
    &[
        Property::optional("User", "image.config.config.user", Value::String).nullable(),
        Property::optional(
            "ExposedPorts",
            "image.config.config.exposed-ports",
            Value::Shape(&EXPOSED_PORTS),
        )
        .nullable()
        .note(
            "The JSON Schema refuses null here, but not for `Volumes`, which has the same type; \
             the prose, which lets null stand for every optional property, is followed.",
        ),
        Property::optional("Env", "image.config.config.env", Value::STRINGS).nullable(),
        Property::optional(
            "Entrypoint",
            "image.config.config.entrypoint",
            Value::STRINGS,
        )
        .nullable()
        .note("A command in one string is no array."),
        Property::optional("Cmd", "image.config.config.cmd", Value::STRINGS).nullable(),
        Property::optional(
            "Volumes",
            "image.config.config.volumes",
            Value::Shape(&VOLUMES),
        )
        .nullable(),
        Property::optional(
            "WorkingDir",
            "image.config.config.working-dir",
            Value::String,
        )
        .nullable()
        .note(
            "It need not be absolute here, although it becomes `process.cwd` of a runtime \
                 configuration, which has to be.",
        ),
        Property::optional(
            "Labels",
            "image.config.config.labels",
            Value::Shape(&annotations::SHAPE),
        )
        .nullable()
        .covers(&[&LABELS_ANNOTATION_RULES]),
        Property::optional(
            "StopSignal",
            "image.config.config.stop-signal",
            Value::String,
        )
        .nullable(),
        Property::optional(
            "ArgsEscaped",
            "image.config.config.args-escaped",
            Value::Bool,
        )
        .since(V1_1_0)
        .nullable(),
        Property::optional("Memory", "image.config.config.memory", Value::INT64)
            .since(V1_1_0)
            .nullable()
            .note(RESERVED),
        Property::optional(
            "MemorySwap",
            "image.config.config.memory-swap",
            Value::INT64,
        )
        .since(V1_1_0)
        .nullable()
        .note(RESERVED),
        Property::optional("CpuShares", "image.config.config.cpu-shares", Value::INT64)
            .since(V1_1_0)
            .nullable()
            .note(RESERVED),
        Property::optional(
            "Healthcheck",
            "image.config.config.healthcheck",
            Value::Shape(&HEALTHCHECK),
        )
        .since(V1_1_0)
        .nullable()
        .note(
            "It is reserved for compatibility with Docker, and means nothing here. The JSON Schema \
             does not list it, and so lets any value pass; the prose, which calls it an object, is \
             followed. Nothing is said of what is in it.",
        ),
    ],
)
.rules(&[&ENV_FORMAT, &STOP_SIGNAL_FORMAT, &ARGS_ESCAPED_DEPRECATED]);

/// The shape of `ExposedPorts`: empty objects under the names of ports.
pub static EXPOSED_PORTS: Shape = Shape::new("ports", "config.md#properties", &[])
    .rest(&Value::Any)
    .rules(&[&EXPOSED_PORTS_KEY_FORMAT, &EXPOSED_PORTS_VALUE_EMPTY_OBJECT]);

/// The shape of `Volumes`: empty objects under the names of directories.
pub static VOLUMES: Shape = Shape::new("volumes", "config.md#properties", &[])
    .rest(&Value::Any)
    .rules(&[&VOLUMES_KEYS_DIRECTORIES, &VOLUMES_VALUE_EMPTY_OBJECT]);

/// The shape of `Healthcheck`, of which the specification says no more than that it is an object.
pub static HEALTHCHECK: Shape =
    Shape::new("health check", "config.md#properties", &[]).rest(&Value::Any);
