//! What can be asked about bundles, and the documents of runtimes.

use std::path::PathBuf;

use clap::{
    Args, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use oci_conformance::{DocumentType, Version};

use super::{EXIT_STATUS, JudgeArgs, NoSuchValue, versions};
use crate::change::{Assignment, Path};

#[derive(Debug, Subcommand)]
pub(crate) enum RuntimeCommand {
    Validate(RuntimeValidateArgs),
    Generate(GenerateArgs),
    Profile(ProfileArgs),
}

/// Judge bundles, and the documents of runtimes, against every clause.
///
/// A PATH is a directory that holds a bundle, or a JSON document: a configuration, the state of a
/// container, or the features of a runtime. Its type is recognised from what it says, unless
/// `--type` is given. `-` reads a document from standard input.
///
/// A document is judged by the version of the specification that it names itself, and by the rules
/// of the platforms of which it has a section.
///
/// The report goes to standard output, everything else to standard error.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS)]
pub(crate) struct RuntimeValidateArgs {
    #[command(flatten)]
    pub(crate) judge: JudgeArgs,
    /// What a PATH is, if it is no bundle.
    #[arg(long = "type", value_name = "TYPE", value_parser = runtime_kinds())]
    pub(crate) kind: Option<&'static DocumentType>,
    /// The version of the runtime-spec [default: the one that the document names]; `main` is the
    /// newest text, also what is in no release yet.
    #[arg(long, value_name = "VERSION", value_parser = versions(&oci_runtime::CATALOGUE))]
    pub(crate) spec_version: Option<Version>,
    /// A platform whose rules apply (repeatable) [default: those that the document has sections of].
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(oci_runtime::PLATFORMS))]
    pub(crate) platform: Vec<String>,
    /// Hold configurations against this machine, too: its kernel, its memory, its network
    /// interfaces, and its files.
    #[arg(long)]
    pub(crate) host: bool,
    /// Hold configurations against the features of a runtime, too, as `RUNTIME features` prints
    /// them; `-` is standard input. It fails the run if one asks for what is not supported.
    #[arg(long, value_name = "FILE")]
    pub(crate) features: Option<PathBuf>,
    /// Say what of a configuration cannot be had from runtimes that run the container in a virtual
    /// machine, and what applies to that instead of the container. It never fails the run.
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) profile: Option<ProfileName>,
}

fn runtime_kinds() -> impl TypedValueParser<Value = &'static DocumentType> {
    let kinds = oci_runtime::DOCUMENT_TYPES;
    PossibleValuesParser::new(kinds.iter().map(|kind| kind.name)).try_map(move |name| {
        let kind = kinds.iter().copied().find(|kind| kind.name == name);
        kind.ok_or(NoSuchValue)
    })
}

/// Make a configuration from a template or from another one.
///
/// A PATH is a JSON pointer (`/process/user/uid`) or names with dots (`process.user.uid`,
/// `linux.namespaces[type=network].path`, `process.env.-` for a new item of a list). A VALUE is text
/// where a string is expected, and JSON everywhere else. docs/generate.md has examples of all that
/// can be made.
///
/// The result is judged by every clause before it is written: if it breaks a MUST, nothing is.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit status:
  0  the configuration was written
  1  it would not conform, and was not written
  2  it could not be made: usage, input and output")]
pub(crate) struct GenerateArgs {
    /// What the configuration begins as.
    #[arg(long, value_enum, default_value_t = Template::Default)]
    pub(crate) template: Template,
    /// The platform that a template is for.
    #[arg(long, value_enum, default_value_t = Platform::Linux)]
    pub(crate) platform: Platform,
    /// Begin with this file instead of a template, and keep all of it that is not changed; `-` is
    /// standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["template", "platform"])]
    pub(crate) from: Option<PathBuf>,
    /// Remove a property, or an item of a list (repeatable; before anything is set).
    #[arg(long, value_name = "PATH")]
    pub(crate) unset: Vec<Path>,
    /// Set a property, and whatever it needs around it (repeatable).
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) set: Vec<Assignment>,
    /// Write into this file, in one step, instead of to standard output, which is `-`.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What a configuration begins as.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Template {
    /// A shell in a container as engines make them.
    Default,
    /// The same for a user without privileges: with a user namespace (Linux only).
    Rootless,
    /// As little as conforms and can be started.
    Minimal,
}

/// A platform that configurations are made for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Platform {
    Linux,
    Windows,
    Solaris,
    Freebsd,
    Zos,
    /// A Linux container in a virtual machine.
    Vm,
}

impl Template {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Rootless => "rootless",
            Self::Minimal => "minimal",
        }
    }
}

impl Platform {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Windows => "windows",
            Self::Solaris => "solaris",
            Self::Freebsd => "freebsd",
            Self::Zos => "zos",
            Self::Vm => "vm",
        }
    }
}

/// Print what runtimes can honour of a configuration that run the container in a virtual machine.
///
/// Each property applies in the guest, applies to the virtual machine, or needs the host, and so
/// cannot be honoured: with the reason, and the address of a document that says so. `oci-tool runtime
/// validate --profile` holds configurations against this.
#[derive(Args, Debug)]
pub(crate) struct ProfileArgs {
    /// Which runtimes.
    #[arg(value_enum, default_value_t = ProfileName::Vm)]
    pub(crate) name: ProfileName,
    /// How the entries are written.
    #[arg(long, value_enum, default_value_t = EntryFormat::Human)]
    pub(crate) format: EntryFormat,
}

/// A kind of runtimes that run the container in a virtual machine.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum ProfileName {
    /// Those that are built as Kata Containers is: an agent in a Linux guest makes the container.
    Vm,
    /// Those that are built as crun's krun is: a hypervisor in an ordinary container of the host.
    VmKrun,
}

impl ProfileName {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Vm => "vm",
            Self::VmKrun => "vm-krun",
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum EntryFormat {
    /// An entry after the other.
    Human,
    /// One JSON object per entry and line.
    Json,
}
