//! What can be asked on the command line.

mod image;
mod runtime;

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _},
};
use oci_conformance::{Catalogue, Level, Version, schema::DocumentSchema};
use oci_digest::{Algorithm, Digest};

pub(crate) use self::{
    image::{ImageCommand, ImageValidateArgs, LayerLimit},
    runtime::{
        EntryFormat, GenerateArgs, Platform, ProfileArgs, ProfileName, RuntimeCommand,
        RuntimeValidateArgs, Template,
    },
};
use crate::{listing::RULEBOOKS, schemas};

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
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
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
    /// Write results.yaml, report.html and junit.xml into this directory, too.
    #[arg(long, value_name = "DIR")]
    pub(crate) results: Option<PathBuf>,
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
    /// One JSON log of all paths for viewers of code scanning results (SARIF 2.1.0).
    Sarif,
    /// One page for people and browsers that needs nothing else.
    Html,
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

/// Print the JSON Schema of a type of document, or list the types.
///
/// The schemas are of draft 2020-12. They demand what a document has to have, follow the newest text
/// of the specifications, and are for every platform. They name the clauses that bind each property
/// under `x-oci-clauses`. What no schema can say, `oci-tool image validate` and
/// `oci-tool runtime validate` judge.
#[derive(Args, Debug)]
pub(crate) struct SchemaArgs {
    /// The type of document; without it, the types are listed.
    #[arg(value_name = "TYPE", value_parser = schemas())]
    pub(crate) kind: Option<&'static DocumentSchema>,
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

fn versions(catalogue: &Catalogue) -> impl clap::builder::TypedValueParser<Value = Version> {
    let releases = catalogue.specification.releases.iter().copied();
    let versions = releases.chain([Version::UNRELEASED]);
    PossibleValuesParser::new(versions.map(|version| version.to_string()))
        .try_map(|text| text.parse::<Version>())
}

fn specifications() -> PossibleValuesParser {
    PossibleValuesParser::new(RULEBOOKS.map(|rules| rules.catalogue.specification.name))
}

fn schemas() -> impl clap::builder::TypedValueParser<Value = &'static DocumentSchema> {
    let values = schemas::all().map(|schema| PossibleValue::new(schema.name).help(schema.title));
    PossibleValuesParser::new(values).try_map(|name| schemas::find(&name).ok_or(NoSuchValue))
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
