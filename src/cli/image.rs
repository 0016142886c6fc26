//! What can be asked about images.

use std::{fmt, num::NonZeroUsize, str::FromStr};

use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use oci_conformance::Version;
use oci_image::{DOCUMENT_TYPES, layer::Limits, layout::Selector};

use super::{EXIT_STATUS, JudgeArgs, NoSuchValue, versions};
use crate::judging::image::{Kind, LAYER};

#[derive(Debug, Subcommand)]
pub(crate) enum ImageCommand {
    Validate(ImageValidateArgs),
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

fn kinds() -> impl TypedValueParser<Value = Kind> {
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
        let mut names = LimitName::ALL.into_iter();
        let name = names
            .find(|known| known.as_str() == name)
            .ok_or_else(|| ParseLimitError::Name(name.to_owned()))?;
        let value = number
            .parse()
            .map_err(|_| ParseLimitError::Number(number.to_owned()))?;
        Ok(Self { name, value })
    }
}

impl fmt::Display for LayerLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name.as_str(), self.value)
    }
}

impl LimitName {
    const ALL: [Self; 8] = [
        Self::UncompressedBytes,
        Self::Ratio,
        Self::Entries,
        Self::PathBytes,
        Self::PathDepth,
        Self::NamesBytes,
        Self::PaxBytes,
        Self::ZstdWindow,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::UncompressedBytes => "uncompressed_bytes",
            Self::Ratio => "ratio",
            Self::Entries => "entries",
            Self::PathBytes => "path_bytes",
            Self::PathDepth => "path_depth",
            Self::NamesBytes => "names_bytes",
            Self::PaxBytes => "pax_bytes",
            Self::ZstdWindow => "zstd_window",
        }
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
