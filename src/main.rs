//! `oci-tool` judges OCI images and layouts against every clause of the image-spec.
#![forbid(unsafe_code)]

mod change;
mod cli;
mod command;
mod error;
mod input;
mod judging;
mod listing;
mod name;
mod output;
mod printable;
mod progress;
mod render;
mod schemas;
mod status;
mod time;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match cli::Cli::try_parse() {
        Ok(cli) => command::run(cli).into(),
        Err(error) => {
            // Whoever closed the stream does not want to be told.
            let _ = error.print();
            u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}
