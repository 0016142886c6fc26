//! `oci-tool completions`

use std::io::Write as _;

use clap::CommandFactory as _;

use crate::{
    cli::{Cli, CompletionsArgs},
    error::Error,
    output::Output,
    status::Status,
};

pub(super) fn run(args: &CompletionsArgs, output: &mut Output) -> Result<Status, Error> {
    // Written by way of memory, because the generator panics where a write fails.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "oci-tool", &mut script);
    output.write_all(&script)?;
    Ok(Status::Conformant)
}
