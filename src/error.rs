//! Why something could not be done.

use std::io;

use thiserror::Error;

use crate::{
    change::{ChangeError, Path},
    name::Name,
    printable::printable,
};

/// Why something could not be done.
#[derive(Debug, Error)]
pub(crate) enum Error {
    #[error("cannot read {name}: {}", said(.cause))]
    Read { name: Name, cause: io::Error },
    #[error("cannot read {name}: it is {kind}, not a file or a directory")]
    Special { name: Name, kind: &'static str },
    #[error("cannot read {name}: it is {kind}, not a tar archive, plain or with gzip or zstd")]
    Format { name: Name, kind: &'static str },
    #[error("cannot tell what {name} is: give --type")]
    Unrecognised { name: Name },
    #[error("cannot use {option}: {name} is a {kind} document, not a bundle or a configuration")]
    NoConfig {
        option: &'static str,
        name: Name,
        kind: &'static str,
    },
    #[error("cannot use --features: {name} is no features document: {}", printable(.cause))]
    NoFeatures { name: Name, cause: String },
    #[error("standard input can be read once only: `-` was given twice")]
    StandardInputTwice,
    #[error("cannot use --type: {name} is a directory, not a file")]
    TypedDirectory { name: Name },
    #[error("cannot use --select: {name} is no image layout")]
    SelectedDocument { name: Name },
    #[error("cannot spool {name} to a temporary file: {cause}")]
    Spool { name: Name, cause: io::Error },
    #[error("cannot spool {name} to a temporary file: it is larger than {most} bytes")]
    SpoolSize { name: Name, most: u64 },
    #[error("there is no template `{template}` for {platform}")]
    NoTemplate {
        template: &'static str,
        platform: &'static str,
    },
    #[error("the template would not conform: {0}")]
    Template(#[from] Box<oci_conformance::Invalid>),
    #[error("cannot change {name}: {}", printable(.cause))]
    NoDocument { name: Name, cause: String },
    #[error("cannot change {name}: it is a directory, not a file")]
    FromDirectory { name: Name },
    #[error("cannot set `{path}`: {cause}")]
    Set { path: Path, cause: ChangeError },
    #[error("cannot unset `{path}`: {cause}")]
    Unset { path: Path, cause: ChangeError },
    #[error("the configuration does not conform, and is not written")]
    Unconforming,
    #[error("the configuration cannot be judged to its end, and is not written")]
    Unjudged,
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
    #[error("cannot write {name}: {cause}")]
    WriteFile { name: Name, cause: io::Error },
    #[error("SOURCE_DATE_EPOCH is no number of seconds up to the year 9999")]
    SourceDateEpoch,
    #[error("no clause is called `{}`{}", printable(.id), similar(.nearest))]
    UnknownClause { id: String, nearest: Vec<String> },
    #[error("{name}: {cause}")]
    Unverifiable {
        name: Name,
        cause: oci_digest::VerifyError,
    },
    #[error(transparent)]
    UnsupportedAlgorithm(#[from] oci_digest::UnsupportedAlgorithm),
}

/// What went wrong, where foreign names may be part of it.
fn said(cause: &io::Error) -> String {
    printable(&cause.to_string()).into_owned()
}

fn similar(nearest: &[String]) -> String {
    if nearest.is_empty() {
        return ": `oci-tool clauses` lists them".to_owned();
    }
    let mut text = "; similar ones are:".to_owned();
    for id in nearest {
        text.push_str("\n  ");
        text.push_str(id);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn standard_input_is_read_once() {
        let expected = "standard input can be read once only: `-` was given twice";
        assert_eq!(Error::StandardInputTwice.to_string(), expected);
    }

    #[test]
    fn each_says_what_and_why() {
        let name = || Name::of(Path::new("a\nb"));
        let cause = || io::Error::other("so");
        let kind = "a zip archive";
        let foreign = || io::Error::other("\u{1b}[1m");
        let unknown = |nearest: &[&str]| Error::UnknownClause {
            id: "x".to_owned(),
            nearest: nearest.iter().map(ToString::to_string).collect(),
        };
        let verify = oci_digest::Verifier::with_any_size("md5:0".parse().unwrap());
        let unverifiable = verify.finish().unwrap_err();
        let unsupported = oci_digest::Hasher::new(&"md5".parse().unwrap()).unwrap_err();
        for (error, text) in [
            (
                Error::Read {
                    name: name(),
                    cause: foreign(),
                },
                r"cannot read a\nb: \u{1b}[1m",
            ),
            (
                Error::Read {
                    name: name(),
                    cause: cause(),
                },
                r"cannot read a\nb: so",
            ),
            (
                Error::Special {
                    name: name(),
                    kind: "a FIFO",
                },
                r"cannot read a\nb: it is a FIFO, not a file or a directory",
            ),
            (
                Error::Format { name: name(), kind },
                r"cannot read a\nb: it is a zip archive, not a tar archive, plain or with gzip or zstd",
            ),
            (
                Error::Unrecognised {
                    name: Name::of(Path::new("-")),
                },
                "cannot tell what standard input is: give --type",
            ),
            (
                Error::TypedDirectory { name: name() },
                r"cannot use --type: a\nb is a directory, not a file",
            ),
            (
                Error::SelectedDocument { name: name() },
                r"cannot use --select: a\nb is no image layout",
            ),
            (
                Error::Spool {
                    name: name(),
                    cause: cause(),
                },
                r"cannot spool a\nb to a temporary file: so",
            ),
            (
                Error::SpoolSize {
                    name: name(),
                    most: 7,
                },
                r"cannot spool a\nb to a temporary file: it is larger than 7 bytes",
            ),
            (Error::Write(cause()), "cannot write the output: so"),
            (
                Error::WriteFile {
                    name: name(),
                    cause: cause(),
                },
                r"cannot write a\nb: so",
            ),
            (
                Error::SourceDateEpoch,
                "SOURCE_DATE_EPOCH is no number of seconds up to the year 9999",
            ),
            (
                unknown(&[]),
                "no clause is called `x`: `oci-tool clauses` lists them",
            ),
            (
                unknown(&["y", "z"]),
                "no clause is called `x`; similar ones are:\n  y\n  z",
            ),
            (
                Error::Unverifiable {
                    name: name(),
                    cause: unverifiable,
                },
                r"a\nb: not verified: this build cannot hash with the algorithm md5",
            ),
            (
                unsupported.into(),
                "this build cannot hash with the algorithm md5",
            ),
        ] {
            assert_eq!(error.to_string(), text);
        }
    }
}
