//! [config.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md).

pub(crate) mod process;

use oci_conformance::{
    Clause, Context, DocumentType,
    Example::{Fail, Pass},
    Heading, Invalid, Property, Rejected, Severity, Shape, Value, builder, model, object,
};

pub use self::process::Process;
use crate::{
    Extra,
    config_freebsd::{FREEBSD, Freebsd},
    config_linux::{LINUX, Linux},
    config_solaris::{SOLARIS, Solaris},
    config_vm::{VM, Vm},
    config_windows::{WINDOWS, Windows},
    config_zos::{ZOS, Zos},
    platform,
    specification::{V1_0_0, V1_0_0_RC5, V1_0_2, V1_1_0, V1_3_0},
};

/// The configuration of a container, the content of `config.json`.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Config {
    /// The version of the specification that it complies with.
    pub oci_version: String,
    /// The process.
    pub process: Option<Process>,
    /// Linux.
    pub linux: Option<Linux>,
    /// Windows.
    pub windows: Option<Windows>,
    /// Virtual machines.
    pub vm: Option<Vm>,
    /// Solaris.
    pub solaris: Option<Solaris>,
    /// z/OS.
    pub zos: Option<Zos>,
    /// FreeBSD.
    pub freebsd: Option<Freebsd>,
    /// Properties that the specification does not name.
    pub extra: Extra<Config>,
}

object!(Config, "the configuration of a container", {
    "ociVersion" => oci_version: required_text,
    "process" => process: part,
    "linux" => linux: part,
    "windows" => windows: part,
    "vm" => vm: part,
    "solaris" => solaris: part,
    "zos" => zos: part,
    "freebsd" => freebsd: part,
});

builder! {
    /// Makes a [`Config`].
    pub struct ConfigBuilder(Config);
    option process: Process;
    option linux: Linux;
    option windows: Windows;
    option vm: Vm;
    option solaris: Solaris;
    option zos: Zos;
    option freebsd: Freebsd;
    value extra: Extra<Config>;
}

impl Config {
    /// Starts a configuration for a version of the specification.
    pub fn builder(oci_version: impl Into<String>) -> ConfigBuilder {
        ConfigBuilder(Self {
            oci_version: oci_version.into(),
            process: None,
            linux: None,
            windows: None,
            vm: None,
            solaris: None,
            zos: None,
            freebsd: None,
            extra: Extra::default(),
        })
    }

    /// Reads a configuration; one that cannot be read is held against every clause.
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &DOCUMENT, |_| Ok(()))
    }
}

impl ConfigBuilder {
    /// Ends the configuration, or names the clauses of its version and its platforms that it would
    /// break.
    pub fn build(self) -> Result<Config, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the configuration for a version of the specification and platforms, or names the clauses
    /// that it would break.
    pub fn build_for(self, context: &Context<'_>) -> Result<Config, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// A configuration, `config.json`.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "config",
    shape: &SHAPE,
    syntax: &SYNTAX,
    text: &[],
    covers: &[],
    terms: Some(platform::terms_of_config),
    newer: Some(&NAMES_COMPLIED_VERSION),
};

pub(crate) static SYNTAX: Clause = Clause::must(
    "runtime.config.json.rfc8259",
    "glossary.md#json",
    "The document is JSON as RFC 8259 describes it.",
)
.since(V1_0_0_RC5)
.judged(
    oci_conformance::Subject::Document,
    &[Pass("{}"), Fail("{", "")],
);

static NAMES_COMPLIED_VERSION: Clause = Clause::must(
    "runtime.config.oci-version.names-complied-version",
    "config.md#specification-version",
    "The bundle uses nothing that the release named by `ociVersion` does not know.",
)
.since(V1_0_0_RC5)
.softened(
    Severity::Warning,
    "a runtime of that version ignores what it does not know",
)
.judged(oci_conformance::Subject::Document, &[]);

/// The shape of a configuration.
pub static SHAPE: Shape = Shape::new(
    "config",
    "config.md#configuration",
    &[
        Property::required("ociVersion", "runtime.config.oci-version", Value::String)
            .section("config.md#specification-version"),
        Property::optional(
            "process",
            "runtime.config.process",
            Value::Shape(&process::PROCESS),
        )
        .section("config.md#process"),
        Property::optional("linux", "runtime.config.linux", Value::Shape(&LINUX)),
        Property::optional("windows", "runtime.config.windows", Value::Shape(&WINDOWS)),
        Property::optional("vm", "runtime.config.vm", Value::Shape(&VM)).since(V1_0_2),
        Property::optional("solaris", "runtime.config.solaris", Value::Shape(&SOLARIS)),
        Property::optional("zos", "runtime.config.zos", Value::Shape(&ZOS)).since(V1_1_0),
        Property::optional("freebsd", "runtime.config.freebsd", Value::Shape(&FREEBSD))
            .since(V1_3_0),
    ],
)
.since(V1_0_0_RC5);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[&SHAPE],
    clauses: &[&SYNTAX, &NAMES_COMPLIED_VERSION],
};
