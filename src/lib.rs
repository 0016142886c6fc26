//! The tool `oci-tool`, which judges what the OCI image-spec and runtime-spec describe, by every
//! clause of theirs.
//!
//! This is no API: it changes as the tool does. The libraries are
//! [`oci-image-format`](oci_image), [`oci-runtime`](oci_runtime),
//! [`oci-conformance`](oci_conformance) and [`oci-digest`](oci_digest).
#![forbid(unsafe_code)]

mod change;
mod cli;
mod command;
mod error;
mod fuzzing;
mod input;
mod judging;
mod listing;
mod name;
mod output;
mod printable;
mod progress;
mod render;
mod results;
mod schemas;
mod status;
mod time;

use std::process::ExitCode;

use clap::Parser as _;

#[doc(hidden)]
pub use fuzzing::report;

/// Does what the command line asks for.
#[must_use]
pub fn run() -> ExitCode {
    match cli::Cli::try_parse() {
        Ok(cli) => command::run(cli).into(),
        Err(error) => {
            // Whoever closed the stream does not want to be told.
            let _ = error.print();
            u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}

/// The code in the guides is compiled and run.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../README.md")]
    mod readme {}

    #[doc = include_str!("../docs/guides/runtime-author.md")]
    mod runtime_author {}

    #[doc = include_str!("../docs/guides/registry-author.md")]
    mod registry_author {}

    #[doc = include_str!("../docs/guides/image-builder.md")]
    mod image_builder {}
}
