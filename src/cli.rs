//! What can be asked on the command line.

use std::{num::NonZeroUsize, path::PathBuf, str::FromStr};

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser as _},
};
use oci_conformance::{Catalogue, DocumentType, Level, Version};
use oci_digest::{Algorithm, Digest};
use oci_image::{DOCUMENT_TYPES, layer::Limits, layout::Selector};

use crate::{
    change::{Assignment, Path},
    judging::image::{Kind, LAYER},
    listing::RULEBOOKS,
};

const EXIT_STATUS: &str = "\
Exit status:
  0  everything that was judged conforms
  1  something does not conform, or fails at the chosen --level
  2  something could not be judged, or not to its end: usage, input and output, limits

Of several paths, the worst counts: 2 before 1 before 0.";

/// Judges OCI images, bundles and configurations against every clause of the specifications.
#[derive(Debug, Parser)]
#[command(name = "oci-tool", version, about, long_about = None)]
pub(crate) struct Cli {
    /// When to colour the output; by default on a terminal, unless `NO_COLOR` is set.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 100
    )]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Work with images: layouts, and the documents that they are made of.
    #[command(subcommand)]
    Image(ImageCommand),
    /// Work with bundles, and the documents of runtimes.
    #[command(subcommand)]
    Runtime(RuntimeCommand),
    Clauses(ClausesArgs),
    Explain(ExplainArgs),
    Digest(DigestArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImageCommand {
    Validate(ImageValidateArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum RuntimeCommand {
    Validate(RuntimeValidateArgs),
    Generate(GenerateArgs),
    Profile(ProfileArgs),
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

/// What all commands that judge have in common.
#[derive(Args, Debug)]
pub(crate) struct JudgeArgs {
    /// What to judge; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// What fails the run: a broken MUST, also a broken SHOULD, or any finding about a clause.
    #[arg(long, value_enum, default_value_t = LevelArg::Must)]
    pub(crate) level: LevelArg,
    /// Print findings and the verdict, and nothing else (human format).
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print notes, what became of each clause, and the layers, too (human format).
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Judge image layouts and documents against every clause.
///
/// A PATH is a directory or a tar archive that holds an image layout (the archive plain, or
/// compressed with gzip or zstd), or a JSON document. Its type is recognised from what it says,
/// unless `--type` is given. `-` reads a document or an archive from standard input.
///
/// The report goes to standard output, everything else to standard error.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS)]
pub(crate) struct ImageValidateArgs {
    #[command(flatten)]
    pub(crate) judge: JudgeArgs,
    /// What a PATH is, if it is no layout: a type of document, or a layer's archive.
    #[arg(long = "type", value_name = "TYPE", value_parser = kinds())]
    pub(crate) kind: Option<Kind>,
    /// The version of the image-spec; `main` is the newest text, also what is in no release yet.
    #[arg(long, value_name = "VERSION", default_value = "main", value_parser = versions(&oci_image::CATALOGUE))]
    pub(crate) spec_version: Version,
    /// Judge only what is below a descriptor that has this value (of layouts; repeat it to demand
    /// several), such as `platform.os=linux`.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) select: Vec<Selector>,
    /// How many blobs of a layout are read at the same time [default: the number of cores].
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Do not look inside layers: only the sizes and digests of what is stored are checked.
    #[arg(long)]
    pub(crate) shallow: bool,
    /// How large a layer may be to be judged (repeatable), such as `entries=1000000`: one of
    /// `uncompressed_bytes`, `ratio`, `entries`, `path_bytes`, `path_depth`, `names_bytes`,
    /// `pax_bytes` and `zstd_window`.
    #[arg(long, value_name = "NAME=N")]
    pub(crate) limit: Vec<LayerLimit>,
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

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source with carets below what is wrong.
    Human,
    /// One JSON object per path and line.
    Json,
    /// The Test Anything Protocol: one test point per clause.
    Tap,
    /// XML in the manner of JUnit: one test case per clause.
    Junit,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum LevelArg {
    Must,
    Should,
    May,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Must => Self::Must,
            LevelArg::Should => Self::Should,
            LevelArg::May => Self::May,
        }
    }
}

/// List the clauses of the specifications, and how each is held.
#[derive(Args, Debug)]
pub(crate) struct ClausesArgs {
    /// Only clauses whose ids contain this text.
    pub(crate) pattern: Option<String>,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(crate) format: ListFormat,
    /// Only clauses of this specification.
    #[arg(long, value_name = "NAME", value_parser = specifications())]
    pub(crate) spec: Option<String>,
    /// Only clauses of this level.
    #[arg(long, value_enum)]
    pub(crate) level: Option<LevelArg>,
    /// Only clauses that are held this way.
    #[arg(long, value_enum)]
    pub(crate) held: Option<HeldArg>,
    /// Print what each clause says, too (human format).
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table.
    Human,
    /// One JSON object per clause and line.
    Json,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum HeldArg {
    /// A check looks for breaches.
    Judged,
    /// A check could look for breaches, but there is none yet.
    Declared,
    /// It permits something, so nothing can break it.
    Permits,
    /// It binds the behaviour of implementations; no document can break it.
    Behaviour,
    /// No check can tell.
    Uncheckable,
}

/// Say everything about one clause: what it says, how it is held, and what holds and breaks it.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The clause's id, as reports and `oci-tool clauses` print it.
    pub(crate) id: String,
}

/// Compute the digest of a file, or verify it.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit status:
  0  the digest was computed, or is right
  1  the content is not what it should be
  2  the content could not be read, or its digest cannot be computed")]
pub(crate) struct DigestArgs {
    /// The content; `-` is standard input.
    pub(crate) file: PathBuf,
    /// What to hash with.
    #[arg(long, default_value = "sha256", conflicts_with = "verify", value_parser = algorithms())]
    pub(crate) algorithm: Algorithm,
    /// The digest that the content should have.
    #[arg(long, value_name = "DIGEST")]
    pub(crate) verify: Option<Digest>,
    /// How many bytes the content should have.
    #[arg(long, value_name = "N", requires = "verify")]
    pub(crate) size: Option<u64>,
}

/// Print a script that completes commands and options in a shell.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the manual page, or write one page for each command.
#[derive(Args, Debug)]
pub(crate) struct ManArgs {
    /// Write the pages of all commands into this directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// What clap has checked already is looked up once more, so this says what cannot happen.
#[derive(Debug, thiserror::Error)]
#[error("no such value")]
struct NoSuchValue;

fn kinds() -> impl clap::builder::TypedValueParser<Value = Kind> {
    let names = DOCUMENT_TYPES.iter().map(|kind| kind.name).chain([LAYER]);
    PossibleValuesParser::new(names).try_map(|name| {
        if name == LAYER {
            return Ok(Kind::Layer);
        }
        let mut kinds = DOCUMENT_TYPES.iter().copied();
        let kind = kinds.find(|kind| kind.name == name);
        kind.map(Kind::Document).ok_or(NoSuchValue)
    })
}

/// A limit of layers with its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LayerLimit {
    name: LimitName,
    value: u64,
}

/// The limits of layers, as [`Limits`] names them.
#[derive(Clone, Copy, Debug)]
enum LimitName {
    UncompressedBytes,
    Ratio,
    Entries,
    PathBytes,
    PathDepth,
    NamesBytes,
    PaxBytes,
    ZstdWindow,
}

/// What is wrong with a limit.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum ParseLimitError {
    #[error("expected NAME=N")]
    Form,
    #[error("there is no limit `{0}`")]
    Name(String),
    #[error("expected a number, found `{0}`")]
    Number(String),
}

impl FromStr for LayerLimit {
    type Err = ParseLimitError;

    fn from_str(text: &str) -> Result<Self, ParseLimitError> {
        let (name, number) = text.split_once('=').ok_or(ParseLimitError::Form)?;
        let name = match name {
            "uncompressed_bytes" => LimitName::UncompressedBytes,
            "ratio" => LimitName::Ratio,
            "entries" => LimitName::Entries,
            "path_bytes" => LimitName::PathBytes,
            "path_depth" => LimitName::PathDepth,
            "names_bytes" => LimitName::NamesBytes,
            "pax_bytes" => LimitName::PaxBytes,
            "zstd_window" => LimitName::ZstdWindow,
            other => return Err(ParseLimitError::Name(other.to_owned())),
        };
        let value = number
            .parse()
            .map_err(|_| ParseLimitError::Number(number.to_owned()))?;
        Ok(Self { name, value })
    }
}

impl LayerLimit {
    /// Puts the limit among the others.
    pub(crate) fn put(mut limits: Limits, limit: Self) -> Limits {
        let Self { name, value } = limit;
        let size = usize::try_from(value).unwrap_or(usize::MAX);
        match name {
            LimitName::UncompressedBytes => limits.uncompressed_bytes = value,
            LimitName::Ratio => limits.ratio = value,
            LimitName::Entries => limits.entries = value,
            LimitName::PathBytes => limits.path_bytes = size,
            LimitName::PathDepth => limits.path_depth = size,
            LimitName::NamesBytes => limits.names_bytes = size,
            LimitName::PaxBytes => limits.pax_bytes = size,
            LimitName::ZstdWindow => limits.zstd_window = value,
        }
        limits
    }
}

fn runtime_kinds() -> impl clap::builder::TypedValueParser<Value = &'static DocumentType> {
    let kinds = oci_runtime::DOCUMENT_TYPES;
    PossibleValuesParser::new(kinds.iter().map(|kind| kind.name)).try_map(move |name| {
        let kind = kinds.iter().copied().find(|kind| kind.name == name);
        kind.ok_or(NoSuchValue)
    })
}

fn versions(catalogue: &Catalogue) -> impl clap::builder::TypedValueParser<Value = Version> {
    let releases = catalogue.specification.releases.iter().copied();
    let versions = releases.chain([Version::UNRELEASED]);
    PossibleValuesParser::new(versions.map(|version| version.to_string()))
        .try_map(|text| text.parse::<Version>())
}

fn specifications() -> PossibleValuesParser {
    PossibleValuesParser::new(RULEBOOKS.map(|rules| rules.catalogue.specification.name))
}

fn algorithms() -> impl clap::builder::TypedValueParser<Value = Algorithm> {
    PossibleValuesParser::new(["sha256", "sha512", "sha384", "blake3"])
        .try_map(|text| text.parse::<Algorithm>())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
